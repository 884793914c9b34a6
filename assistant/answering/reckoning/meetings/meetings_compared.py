"""Puts what two meetings record side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.meetings_named import days_asked
from assistant.answering.reckoning.asked.quoting import day_value
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.meetings import meetings_wording as wording
from assistant.answering.reckoning.meetings.meetings_held import HeldMeeting, held_meetings
from assistant.answering.reckoning.meetings.timeline import Event, events_of
from assistant.answering.reckoning.reckoned import (
    Claim,
    Computed,
    Operation,
    Proof,
    Reckoned,
    ReckonedRow,
    ReckonedTable,
)
from assistant.answers import AnswerStatus, Basis
from assistant.dates import find_dates

_TOLD = (wording.ITEM, wording.ASKED, wording.UNDERTAKEN, wording.RESOLVED)


def compare_meetings(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return what each of two meetings records, side by side; None where two are not named."""
    named = _two_days(plan.standalone, ledger)
    if named is None:
        return None
    sides = [[e for e in events_of(ledger) if e.day == meeting.day] for meeting in named]
    counts = [[_count(kind, side) for kind in _TOLD] for side in sides]
    days = [day_value(meeting.day) for meeting in named]
    (a, b) = counts
    text = wording.compared(
        days[0].value, days[1].value, (a[1].value, b[1].value), (a[2].value, b[2].value)
    )
    papers = [meeting.papers[0] for meeting in named]
    proofs = tuple(Proof(paper.document_id, paper.span) for paper in papers)
    values = (*days, a[1], b[1], a[2], b[2])
    claim = Claim(text, Basis.COMPUTED, proofs, values)
    rows = tuple(
        ReckonedRow((f"{kind}s", one.value, other.value), proofs)
        for kind, one, other in zip(_TOLD, a, b, strict=True)
    )
    columns = (wording.COMPARED_COLUMNS[0], days[0].value, days[1].value)
    listed = [event.row() for side in sides for event in side]
    tables = (
        ReckonedTable(wording.COMPARED_TITLE, columns, rows),
        ReckonedTable(
            wording.TIMELINE_TITLE,
            wording.TIMELINE_COLUMNS,
            tuple(listed),
            wording.TIMELINE_PRINTED,
        ),
    )
    return Reckoned(AnswerStatus.ANSWERED, (claim,), "two meetings side by side", tables)


def _two_days(question: str, ledger: Ledger) -> tuple[HeldMeeting, HeldMeeting] | None:
    """Return the two meetings that a question names by their days, months or order."""
    held = [meeting for meeting in held_meetings(ledger) if meeting.took_place]
    days = {meeting.day for meeting in held}
    found: list[dt.date] = []
    for part in _parts(question):
        asked = days_asked(part, days)
        meant = [day for day in sorted(days) if asked is not None and asked.holds(day)]
        if len(meant) == 1 and meant[0] not in found:
            found += meant
    if len(found) != 2:
        return None
    first, second = (next(m for m in held if m.day == day) for day in sorted(found))
    return first, second


def _parts(question: str) -> list[str]:
    """Return a question cut before its second date, or at "and", "with", "to", "versus"."""
    dates = find_dates(question)
    if len(dates) == 2:
        return [question[: dates[0].end], question[dates[0].end :]]
    words = (
        question.replace(" versus ", " and ").replace(" with ", " and ").replace(" vs ", " and ")
    )
    return words.split(" and ")


def _count(kind: str, events: Sequence[Event]) -> Computed:
    rows = tuple(event.record_id for event in events if event.what == kind)
    return Computed(kind, Operation.COUNT, str(len(set(rows))), rows)
