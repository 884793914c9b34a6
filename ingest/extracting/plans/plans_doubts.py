"""Says, for officers, what in a row of a plan looks wrong or could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.actions import ActionItem, ActionStatus
from ingest.extracting.plans.columns import plain_heading
from ingest.extracting.plans.concepts import Concept
from ingest.extracting.plans.plans_layout import PlanRow
from ingest.extracting.plans.ratings import contradicts, is_rating_cell
from ingest.extracting.plans.statuses import is_status_word, read_status

_PARTS = re.compile(r"\d+|[a-z]+")


def with_doubts(items: Sequence[ActionItem], rows: Sequence[PlanRow]) -> list[ActionItem]:
    """Return the items with what is doubtful about each."""
    doubted: list[ActionItem] = []
    for number, (item, row) in enumerate(zip(items, rows, strict=True)):
        part = _part(row)
        above = [
            other
            for other, its_row in zip(items[:number], rows, strict=False)
            if _part(its_row) == part
        ]
        of_order = () if Concept.REF in row.carried else _of_order(item, above)
        doubts = (*of_order, *_of_row(item, row))
        doubted.append(replace(item, doubts=doubts))
    return doubted


def _part(row: PlanRow) -> tuple[object, ...]:
    """Return the theme, sheet or heading under which references run in order."""
    return row.first.block.headings, row.theme


def _of_order(item: ActionItem, above: Sequence[ActionItem]) -> Iterator[str]:
    """Yield a doubt where references do not run in order: then text may have leaked."""
    refs = [other.ref for other in above if other.ref]
    if item.ref is None or not refs:
        return
    if item.ref in refs:
        yield f"The reference {item.ref} is printed more than once."
    elif _is_before(item.ref, refs[-1]):
        yield f"The reference {item.ref} stands after {refs[-1]}."


def _is_before(ref: str, before: str) -> bool:
    one, other = _PARTS.findall(ref.lower()), _PARTS.findall(before.lower())
    if len(one) != len(other) or [p.isdigit() for p in one] != [p.isdigit() for p in other]:
        return False
    return [int(p) if p.isdigit() else p for p in one] < [
        int(p) if p.isdigit() else p for p in other
    ]


def _of_row(item: ActionItem, row: PlanRow) -> Iterator[str]:
    if (
        item.status_text
        and item.status is ActionStatus.UNKNOWN
        and not is_status_word(item.status_text)
    ):
        yield f"The status “{item.status_text[:60]}” is not a known word."
    if item.due.suspect:
        yield f"The due date looks misprinted: {item.due.suspect}."
    if item.rating and contradicts(item.rating):
        yield f"The rating says {item.rating.word} in a cell that is {item.rating.colour}."
    if item.rating and row.text(Concept.STATUS) and _disagrees(item):
        yield f"The status says {item.status_text}; the key says of the rating: {item.rating.means}."
    yield from _leaks(row)


def _disagrees(item: ActionItem) -> bool:
    means = read_status(item.rating.means or "") if item.rating else ActionStatus.UNKNOWN
    return means is not ActionStatus.UNKNOWN and means is not item.status


def _leaks(row: PlanRow) -> list[str]:
    """Return what in a row looks as if it had run over from the next column."""
    found: list[str] = []
    if len(row.text(Concept.RATING)) > 40 and not is_rating_cell(row.text(Concept.RATING)):
        found.append("The rating's cell holds more than a rating.")
    if len(plain_heading(row.text(Concept.REF)).split()) > 6:
        found.append("The reference's cell holds more than a reference.")
    return found
