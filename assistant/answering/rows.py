"""Reads a table row's passage as cells under their headings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answering.planning import AskedFor, Plan
from assistant.answering.terms import stems
from assistant.documents import Passage

_MOST_CELLS = 4
_SEPARATOR = " | "
_HEADING_OF = {
    AskedFor.DATE: re.compile(
        r"(?i)\b(?:date|timescale|target|when|deadline|completed?|due|achievement)\b"
    ),
    AskedFor.PERSON: re.compile(
        r"(?i)\b(?:lead|leads|who|owner|owners|responsib\w*|officer|agency|contact|proposer"
        r"|seconder|author)\b"
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
    """Return the cells of a table row's passage, with their headings where they are known.

    In a form, a cell that ends in a colon is the heading of the next one.
    """
    cells = passage.text.split(_SEPARATOR)
    headings = passage.context.split("\n")[-1].split(_SEPARATOR)
    if len(headings) != len(cells) or len(cells) < 2:
        headings = [""] * len(cells)
    is_form = len(cells) % 2 == 0 and all(cell.rstrip().endswith(":") for cell in cells[::2])
    named, start = [], 0
    for number, (heading, cell) in enumerate(zip(headings, cells, strict=True)):
        if is_form and number % 2:
            heading = cells[number - 1].rstrip(" :")
        if not is_form or number % 2:
            named.append(NamedCell(heading.strip(), start, start + len(cell), cell))
        start += len(cell) + len(_SEPARATOR)
    return named


def telling_cells(cells: list[NamedCell], plan: Plan) -> list[NamedCell]:
    """Return the cells to quote, in their order: what the row is about, and what was asked.

    Without headings nothing tells what a cell is: none is returned.
    """
    if not any(cell.heading for cell in cells):
        return []
    wanted = set(stems(" ".join(plan.subject)))
    about = max(cells[:3], key=lambda cell: (len(cell.text) > 8, len(cell.text)))
    pattern = _HEADING_OF.get(plan.asked_for)
    asked = [cell for cell in cells if pattern and pattern.search(cell.heading)]
    named = [cell for cell in cells if wanted & set(stems(f"{cell.heading}"))]
    fit = sorted(cells, key=lambda cell: -len(wanted & set(stems(cell.text))))[:2]
    kept = {cell.start for cell in [cells[0], about, *(asked or named or fit)][:_MOST_CELLS]}
    return [cell for cell in cells if cell.start in kept]


def asked_cell(passage: Passage, kind: AskedFor) -> NamedCell | None:
    """Return the cell under the heading of the kind asked for, None where there is none."""
    pattern = _HEADING_OF.get(kind)
    if pattern is None:
        return None
    return next(
        (c for c in read_row(passage) if c.text.strip() and pattern.search(c.heading)), None
    )
