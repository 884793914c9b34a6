"""Reads a table row's passage as cells under their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.planning import AskedFor, Plan
from assistant.answering.terms import stems
from assistant.dates import find_dates
from assistant.documents import Passage

_MOST_CELLS, _MOST_ASKED, _REF_LENGTH = 3, 2, 20
_SEPARATOR = " | "
_REF = re.compile(
    r"(?i)^\W*(?:ref(?:erence)?|no|number|item|id|action (?:no|ref)|minute(?: no)?)\b[.:]?\W*$"
)
_ABOUT = re.compile(
    r"(?i)^\W*(?:key |agreed |proposed |performance )*(?:actions?(?: required| title)?|measures?"
    r"|indicators?|kpis?|recommendations?|findings?|questions?|risks?|targets?|judge?ments?"
    r"|description|title|item|task|milestone|area)\b"
)
_USUAL = re.compile(
    r"(?i)\b(?:date|timescale|due|by when|deadline|status|rating|rag|progress|position|update|response)\b"
)
_PERIOD = re.compile(
    r"(?i)^\W*(?:(?:on|at|as at|in|q[1-4]|quarter [1-4]),? ?)?(?:[\w ]*\b(?:19|20)\d\d(?:[/–-]\d\d)?)\W*$"
)
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


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence tells of a row: its number, what it is about, and the cells asked for."""

    ref: NamedCell | None
    about: NamedCell
    cells: tuple[NamedCell, ...]


def tell_row(cells: Sequence[NamedCell], plan: Plan) -> Told | None:
    """Return what to tell of a row; None without headings: nothing tells what a cell is."""
    cells = [cell for cell in cells if cell.text.strip()]
    if sum(bool(cell.heading) for cell in cells) < 2:
        return None
    ref = next((c for c in cells[:2] if _REF.match(c.heading) and len(c.text) <= _REF_LENGTH), None)
    others = [cell for cell in cells if cell is not ref]
    periods = [cell for cell in others if _PERIOD.search(cell.heading)]
    left = [cell for cell in others if cell not in periods]
    named = [cell for cell in left if _ABOUT.search(cell.heading)]
    about = max(named or left[:3] or others, key=lambda cell: len(cell.text))
    if len(periods) > 1:
        return Told(ref, about, (_of_period(periods, plan),))
    rest = [cell for cell in others if cell is not about]
    return Told(ref, about, tuple(_asked(rest, plan)))


def _asked(cells: Sequence[NamedCell], plan: Plan) -> list[NamedCell]:
    """Return the two or three cells that a question asks for, in their order."""
    wanted = set(stems(" ".join(plan.subject)))
    pattern = _HEADING_OF.get(plan.asked_for)
    asked = [cell for cell in cells if pattern and pattern.search(cell.heading)]
    named = [cell for cell in cells if wanted & set(stems(cell.heading))]
    usual = [cell for cell in cells if _USUAL.search(cell.heading)]
    said = [cell for cell in cells if wanted & set(stems(cell.text))]
    chosen = asked or named or usual or said or list(cells)
    return chosen[: _MOST_CELLS if chosen is usual else _MOST_ASKED]


def _of_period(cells: Sequence[NamedCell], plan: Plan) -> NamedCell:
    """Return the cell of the period that a question names, else of the newest."""
    for asked in plan.dates:
        for cell in cells:
            if any(asked.covers(date) or date.covers(asked) for date in find_dates(cell.heading)):
                return cell
    return max(enumerate(cells), key=lambda each: (_last_year(each[1].heading), each[0]))[1]


def _last_year(heading: str) -> int:
    dates = find_dates(heading)
    if dates:
        return max(date.first for date in dates).toordinal()
    years = re.findall(r"(?:19|20)\d\d", heading)
    return int(years[-1]) * 365 if years else 0


def asked_cell(passage: Passage, kind: AskedFor) -> NamedCell | None:
    """Return the cell under the heading of the kind asked for, None where there is none."""
    pattern = _HEADING_OF.get(kind)
    if pattern is None:
        return None
    return next(
        (c for c in read_row(passage) if c.text.strip() and pattern.search(c.heading)), None
    )
