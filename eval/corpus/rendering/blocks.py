"""The small Markdown dialect in which the papers' sources are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

ITEM = re.compile(r"^(\s*)([-o]|\d+[.)]|\d+(?:\.\d+)+|\(\w{1,4}\)|[a-z][.)])\s+(\S.*)$")
FILL = re.compile(r"^\{(\w+)\}\s*")
SPACES_PER_DEPTH = 3

FILLS = {
    "green": "92D050",
    "amber": "FFC000",
    "red": "FF0000",
    "blue": "5B9BD5",
    "grey": "D9D9D9",
    "purple": "B39DDB",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` counts from 1."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, with `**bold**` and `*italic*` as in Markdown."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """A list item or numbered paragraph; `label` is "-" for a bullet."""

    label: str
    text: str
    depth: int


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell; `fill` is a colour as "RRGGBB"; `joined` continues the cell above."""

    text: str
    fill: str | None = None
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `widths` are shares of the page's width, empty for equal columns."""

    rows: tuple[tuple[TableCell, ...], ...]
    widths: tuple[int, ...] = ()
    headed: bool = True
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """An instruction to the renderer, written as a line "!name value"."""

    name: str
    value: str


Block = Heading | Paragraph | Item | Table | Mark


def parse_blocks(body: str) -> list[Block]:
    """Return the blocks of `body`, in order; each paragraph and item is one line."""
    blocks: list[Block] = []
    lines = body.splitlines()
    at = 0
    widths: tuple[int, ...] = ()
    headed = ruled = True
    while at < len(lines):
        line = lines[at]
        if line.startswith("|"):
            end = at
            while end < len(lines) and lines[end].startswith("|"):
                end += 1
            rows = tuple(_cells(row) for row in lines[at:end])
            blocks.append(Table(rows, widths, headed, ruled))
            widths, headed, ruled = (), True, True
            at = end
            continue
        if line.startswith("!widths "):
            widths = tuple(int(share) for share in line.split()[1:])
        elif line == "!unheaded":
            headed = False
        elif line == "!unruled":
            ruled = False
        else:
            blocks.extend(_single(line))
        at += 1
    return blocks


def _single(line: str) -> Iterator[Block]:
    if not line.strip():
        return
    if line.startswith("!"):
        name, _, value = line[1:].partition(" ")
        yield Mark(name, value.strip())
    elif line.startswith("#"):
        marks, _, text = line.partition(" ")
        yield Heading(len(marks), text.strip())
    elif match := ITEM.match(line):
        yield Item(match[2], match[3].strip(), len(match[1]) // SPACES_PER_DEPTH)
    else:
        yield Paragraph(line.strip())


def _cells(line: str) -> tuple[TableCell, ...]:
    return tuple(_cell(text.strip()) for text in line.strip().strip("|").split("|"))


def _cell(text: str) -> TableCell:
    if text == "^":
        return TableCell("", joined=True)
    if match := FILL.match(text):
        return TableCell(text[match.end() :], FILLS[match[1]])
    return TableCell(text)


def split_bold(text: str) -> list[tuple[str, bool, bool]]:
    """Return `text` in runs, each with whether it is bold and whether it is italic.

    >>> split_bold("a **b** *c*")
    [('a ', False, False), ('b', True, False), (' ', False, False), ('c', False, True)]
    """
    runs: list[tuple[str, bool, bool]] = []
    for part in re.split(r"(\*\*.+?\*\*|\*[^*]+?\*)", text):
        if part.startswith("**") and part.endswith("**") and len(part) > 4:
            runs.append((part[2:-2], True, False))
        elif part.startswith("*") and part.endswith("*") and len(part) > 2:
            runs.append((part[1:-1], False, True))
        elif part:
            runs.append((part, False, False))
    return runs
