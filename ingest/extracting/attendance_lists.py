"""Finds where a paper lists who was present, in attendance, absent or replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.council import AttendanceKind
from ingest.extracting.attendance import LABEL, NAME_WORD, TITLE, Listed, read_list
from ingest.extracting.paper import Paper
from ingest.parsing.parsed import Block, BlockKind

# Lists of people stand before the business, and are never longer than this.
_MAX_BLOCKS = 60
_MAX_LIST = 6_000
_LOWER_WORD = re.compile(r"(?<![\w’'-])[a-z][\w’'-]*")
_LIST_WORDS = frozenset(
    "and of the for in de van von der la le with to on non-voting substituting representative".split()
)
_OPEN_END = re.compile(r"(?:,|\band|&|-|\bof|\bfor|\bthe|Councillors?|Mrs?|Ms|Dr)\s*$")
# A label of two words that the page breaks: "Co-opted Mrs X, ..." and "members: ..." below it.
_BROKEN_LABEL = re.compile(
    rf"(?P<first>Co-opted|Officers|Members|Also|Others)\s+(?={TITLE}|{NAME_WORD} {NAME_WORD})"
)
_LABEL_END = re.compile(
    r"(?i)\s{0,3}(?:members|representatives|present|in attendance|attendance)\s?:"
)


@dataclass(frozen=True, slots=True)
class NamedList:
    """One list: what it says of its people, and where it stands in the paper."""

    kind: AttendanceKind
    label: str
    start: int
    entries: tuple[Listed, ...]


def lists_of(paper: Paper, blocks: tuple[Block, ...] | None = None) -> list[NamedList]:
    """Return the lists of people that the paper, or these blocks of it, print before the business."""
    found = []
    for kind, label, parts in _sections(paper, (blocks or paper.parsed.blocks)[:_MAX_BLOCKS]):
        if not parts:
            continue
        start, text = parts[0][0], ""
        for left, right in parts:
            text += "\n" * (left - start - len(text)) + paper.text[left:right]
        if len(text) <= _MAX_LIST:
            found.append(NamedList(kind, label, start, tuple(read_list(text))))
    return found


def _sections(
    paper: Paper, blocks: tuple[Block, ...]
) -> Iterator[tuple[AttendanceKind, str, list[tuple[int, int]]]]:
    """Yield kind, label and the stretches of text of each list."""
    current: tuple[AttendanceKind, str, list[tuple[int, int]]] | None = None
    for block in blocks:
        text = paper.text_of(block)
        in_row = _in_row(block)
        if in_row is not None:
            if current:
                yield current
            yield in_row
            current = None
            continue
        label = LABEL.match(text)
        if label and label.lastgroup and not (block.number and block.kind is BlockKind.HEADING):
            if current:
                yield current
            kind = AttendanceKind(label.lastgroup)
            current = (kind, label.group().strip(" :-–"), [])
            text_start = block.start + label.end()
            if text_start < block.end:
                current[2].append((text_start, block.end))
        elif broken := _BROKEN_LABEL.match(text):
            if current:
                yield current
            current = (
                _kind_of(broken["first"]),
                broken["first"],
                [(block.start + broken.end(), block.end)],
            )
        elif current and block.kind is not BlockKind.HEADING and _goes_on(paper, current[2], text):
            skip = _LABEL_END.match(text)
            current[2].append((block.start + (skip.end() if skip else 0), block.end))
        elif current:
            yield current
            current = None
    if current:
        yield current


def _in_row(block: Block) -> tuple[AttendanceKind, str, list[tuple[int, int]]] | None:
    """Return the list in a table's row: "Present:" in one cell and the people in the next."""
    cells = block.row.cells if block.row else ()
    label = LABEL.fullmatch(cells[0].text.strip()) if len(cells) > 1 else None
    if label is None or label.lastgroup is None:
        return None
    places = [(cell.start, cell.end) for cell in cells[1:] if cell.text.strip()]
    return AttendanceKind(label.lastgroup), label.group().strip(" :-–"), places


def _kind_of(first_word: str) -> AttendanceKind:
    members = first_word in ("Co-opted", "Members")
    return AttendanceKind.PRESENT if members else AttendanceKind.IN_ATTENDANCE


def _goes_on(paper: Paper, parts: list[tuple[int, int]], text: str) -> bool:
    """Return whether a paragraph below a list still belongs to it."""
    if not parts:
        return _is_names(text) or bool(re.match(TITLE, text))
    before = paper.text[parts[0][0] : parts[-1][1]]
    if _LABEL_END.match(text) or before.count("(") > before.count(")"):
        return True
    return len(text) < _MAX_LIST and _is_names(text) and not before.rstrip().endswith(".")


def _is_names(text: str) -> bool:
    outside = re.sub(r"\([^()]{0,200}\)", " ", text[:_MAX_LIST])
    return all(word in _LIST_WORDS for word in _LOWER_WORD.findall(outside))
