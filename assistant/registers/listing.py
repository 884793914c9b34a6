"""Lists the records of a kind that are wanted, in a stable order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from assistant.actions import ActionPlan
from assistant.answering.planning import AskedFor, Plan
from assistant.answering.reckoning.ledger import Ledger
from assistant.answers import Filters
from assistant.council import Meeting, Record
from assistant.documents import Document
from assistant.registers.facts import day_of
from assistant.registers.matching import Match, plain
from assistant.registers.remembered import remembered
from assistant.registers.wanted import Order, Wanted
from assistant.stores.records import Kind
from assistant.stores.view import View


def list_records(view: View, kind: type[Kind], wanted: Wanted) -> Sequence[Kind]:
    """Return the records of a kind that are wanted, newest first unless asked otherwise.

    Records of one day stand by paper and place. Papers that a newer version replaces
    count only if asked for, or named; of plans, all versions count.
    """
    ledger = ledger_of(view, wanted)
    match = Match(wanted, remembered(view).topics)
    found = [
        record
        for record in ledger.records(kind, replaced=wanted.replaced or kind is ActionPlan)
        if match(record, view.documents[record.document_id])
    ]
    if wanted.meeting:
        found = _at_meeting(found, view, wanted.meeting)
    return in_order(found, view, wanted.order)


def ledger_of(view: View, wanted: Wanted) -> Ledger:
    """Return the records of the papers that count: those of the day wanted or before."""
    plan = Plan(
        standalone="",
        words=(),
        subject=(),
        asked_for=AskedFor.ANYTHING,
        names=(),
        dates=(),
        figures=(),
        filters=Filters(documents=wanted.document),
        as_of=wanted.as_of,
    )
    return Ledger(view, plan)


def in_order(records: Sequence[Kind], view: View, order: Order) -> Sequence[Kind]:
    """Return records by day, then by paper and place; those without a day last."""

    def place(record: Record) -> tuple[float, str, str, int, str]:
        paper = view.documents[record.document_id]
        return (
            rank(day_of(record, paper), order),
            paper.file,
            paper.document_id,
            record.span.start,
            record.record_id,
        )

    return sorted(records, key=place)


def rank(day: dt.date | None, order: Order) -> float:
    """Return what sorts days in an order; no day comes last in each."""
    if day is None:
        return float("inf")
    return day.toordinal() if order is Order.OLDEST else -day.toordinal()


def meeting_named(view: View, record_id: str) -> Meeting | None:
    """Return a meeting by the id of its record, None where the view holds none."""
    return next((each for each in view.records(Meeting) if each.record_id == record_id), None)


def not_held(view: View, wanted: Wanted) -> str | None:
    """Return words for a paper or meeting that is asked for and not held; None if all are."""
    for document_id in wanted.document:
        if document_id not in view.documents:
            return f"There is no paper {document_id!r}."
    if wanted.meeting and meeting_named(view, wanted.meeting) is None:
        return f"There is no meeting {wanted.meeting!r}."
    return None


def _at_meeting(records: Sequence[Kind], view: View, record_id: str) -> list[Kind]:
    """Return the records of a meeting, from each paper that tells of it."""
    meeting = meeting_named(view, record_id)
    if meeting is None:
        return []
    papers = {each.document_id for each in view.records(Meeting) if _is_same(each, meeting)}
    return [
        record
        for record in records
        if record.document_id in papers
        and _is_on(record, meeting.day, view.documents[record.document_id])
    ]


def _is_same(one: Meeting, other: Meeting) -> bool:
    """Return whether two papers tell of one meeting: of one committee, on one day."""
    if one.document_id == other.document_id:
        return one.record_id == other.record_id
    known = one.day is not None and one.day == other.day and bool(one.committee)
    authorities = {each.authority for each in (one, other)} - {None}
    committees = {plain(each.committee or "") for each in (one, other)}
    return known and len(authorities) < 2 and len(committees) == 1


def _is_on(record: Record, day: dt.date | None, paper: Document) -> bool:
    own = day_of(record, paper)
    return day is None or own is None or own == day
