"""Reads a table row's passage as cells under their headings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answering.planning import AskedFor
from assistant.documents import Passage

_SEPARATOR = " | "
_HEADING_OF = {
    AskedFor.DATE: re.compile(
        r"(?i)\b(?:date|timescale|target|when|deadline|completed?|due|achievement)\b"
    ),
    AskedFor.PERSON: re.compile(
        r"(?i)\b(?:lead|leads|who|owner|owners|responsib\w*|officer|agency|contact)\b"
    ),
    AskedFor.MONEY: re.compile(r"(?i)£|\b(?:cost|amount|budget|spend|saving|value)\b"),
}


@dataclass(frozen=True, slots=True)
class NamedCell:
    """A cell at passage.text[start:end] and its printed heading, "" where there is none."""

    heading: str
    start: int
    end: int
    text: str


def read_row(passage: Passage) -> list[NamedCell]:
    """Return the cells of a table row's passage, with their headings where they are known."""
    cells = passage.text.split(_SEPARATOR)
    headings = passage.context.split("\n")[-1].split(_SEPARATOR)
    if len(headings) != len(cells) or len(cells) < 2:
        headings = [""] * len(cells)
    named, start = [], 0
    for heading, cell in zip(headings, cells, strict=True):
        named.append(NamedCell(heading.strip(), start, start + len(cell), cell))
        start += len(cell) + len(_SEPARATOR)
    return named


def asked_cell(passage: Passage, kind: AskedFor) -> NamedCell | None:
    """Return the cell under the heading of the kind asked for, None where there is none."""
    pattern = _HEADING_OF.get(kind)
    if pattern is None:
        return None
    return next(
        (c for c in read_row(passage) if c.text.strip() and pattern.search(c.heading)), None
    )
