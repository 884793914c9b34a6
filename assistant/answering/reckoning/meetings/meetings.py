"""Answers about meetings: which there were, when something was last considered, what came when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.quoting import day_value
from assistant.answering.reckoning.asked.scopes import Scope, scope_of
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.meetings import meetings_wording as wording
from assistant.answering.reckoning.meetings.business_moved import business_moved
from assistant.answering.reckoning.meetings.meeting_times import place_of, times_of
from assistant.answering.reckoning.meetings.meetings_asking import (
    FRAMING,
    AboutMeetings,
    about_meetings,
)
from assistant.answering.reckoning.meetings.meetings_compared import compare_meetings
from assistant.answering.reckoning.meetings.meetings_held import HeldMeeting, held_meetings
from assistant.answering.reckoning.meetings.timeline import Event, events_of, on_topic
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
from assistant.council import Meeting
from assistant.dates import written_date

_MOST_ROWS = 60
_COMMITTEE = re.compile(r"(?i)\bcommittee\b")


def reckon_meetings(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return what the papers tell of meetings; None where a question is about another thing."""
    wanted = about_meetings(plan.standalone)
    if wanted is None or plan.press:
        return None
    if wanted is AboutMeetings.COMPARE:
        return compare_meetings(plan, ledger)
    scope = scope_of(plan, ledger, (), FRAMING)
    if scope is None:
        return None
    if wanted is AboutMeetings.TIMELINE:
        return _timeline(scope, ledger)
    if wanted in (AboutMeetings.TIMES, AboutMeetings.PLACE):
        return _times_or_place(wanted, scope, plan.standalone, ledger)
    if wanted in (AboutMeetings.HELD, AboutMeetings.ITEMS):
        one = _one_meeting(scope, ledger)
        if one is None:
            return None
        return _status(one, ledger) if wanted is AboutMeetings.HELD else _items(one)
    if wanted is AboutMeetings.LIST and not scope.topic:
        return _list(scope, ledger)
    return _considered(wanted, scope, plan.standalone, ledger) if scope.topic else None


def _one_meeting(scope: Scope, ledger: Ledger) -> HeldMeeting | None:
    """Return the one meeting that a question means by its day, None where it means none or more."""
    if scope.topic or scope.days is None:
        return None
    found = [m for m in held_meetings(ledger) if scope.holds(m.committee, m.day)]
    return found[0] if len(found) == 1 else None


def _times_or_place(
    wanted: AboutMeetings, scope: Scope, question: str, ledger: Ledger
) -> Reckoned | None:
    """Return when or where one meeting was held; the newest held where the question names none."""
    if scope.topic:
        return None
    found = [m for m in held_meetings(ledger) if m.took_place and scope.holds(m.committee, m.day)]
    if not found:
        undated = [m for m in ledger.records(Meeting) if m.day is None]
        nothing = scope.days is None and len(undated) == 1 and wanted is AboutMeetings.TIMES
        claim = Claim(wording.NO_TIME, Basis.NOTICE)
        return Reckoned(AnswerStatus.NOT_IN_PAPERS, (claim,), "no time") if nothing else None
    if scope.days is not None and len(found) > 1:
        return None
    one = found[-1]
    return (
        place_of(one, ledger) if wanted is AboutMeetings.PLACE else times_of(one, question, ledger)
    )


def _status(meeting: HeldMeeting, ledger: Ledger) -> Reckoned:
    text = wording.status_of(written_date(meeting.day), wording.STATUS[meeting.status])
    proofs = tuple(Proof(paper.document_id, paper.span) for paper in meeting.papers)
    claim = Claim(text, Basis.COMPUTED, proofs, (day_value(meeting.day),))
    moved = () if meeting.took_place else business_moved(meeting.papers, ledger)
    return Reckoned(AnswerStatus.ANSWERED, (claim, *moved), "status of a meeting")


def _items(meeting: HeldMeeting) -> Reckoned | None:
    """Return the items of a meeting as its papers print them."""
    rows = tuple(
        ReckonedRow(
            ((item.number or "").strip(" ."), item.title), (Proof(paper.document_id, item.span),)
        )
        for paper, item in meeting.items
    )
    if not rows:
        return None
    count = _count("items", [f"{p.record_id}:{i.span.start}" for p, i in meeting.items])
    text = wording.items_of(count.value, written_date(meeting.day), wording.STATUS[meeting.status])
    first = meeting.papers[0]
    claim = Claim(
        text,
        Basis.COMPUTED,
        (Proof(first.document_id, first.span),),
        (count, day_value(meeting.day)),
    )
    table = ReckonedTable(wording.ITEMS_TITLE, wording.ITEMS_COLUMNS, rows)
    return Reckoned(AnswerStatus.ANSWERED, (claim,), "items of a meeting", (table,))


def _list(scope: Scope, ledger: Ledger) -> Reckoned | None:
    """Return the meetings in scope as a table, those that did not take place marked."""
    meetings = [m for m in held_meetings(ledger) if scope.holds(m.committee, m.day)]
    held = [meeting for meeting in meetings if meeting.took_place]
    if not held:
        return None
    count = _count("meetings held", [m.papers[0].record_id for m in held])
    values = [count, day_value(held[0].day, "first"), day_value(held[-1].day, "last")]
    other = ""
    for status in ("cancelled", "postponed", "planned"):
        some = [m.papers[0].record_id for m in meetings if m.status == status]
        if some:
            values.append(_count(status, some))
            other += f", {values[-1].value} {wording.STATUS[status]}"
    text = wording.lead_of_list(count.value, values[1].value, values[2].value, other)
    first = held[0].papers[0]
    claim = Claim(text, Basis.COMPUTED, (Proof(first.document_id, first.span),), tuple(values))
    table = ReckonedTable(wording.TITLE, wording.COLUMNS, tuple(map(_meeting_row, meetings)))
    return Reckoned(AnswerStatus.ANSWERED, (claim,), "meetings listed", (table,))


def _count(name: str, rows: Sequence[str]) -> Computed:
    return Computed(name, Operation.COUNT, str(len(set(rows))), tuple(rows))


def _meeting_row(meeting: HeldMeeting) -> ReckonedRow:
    cells = (
        written_date(meeting.day),
        meeting.committee or "not printed",
        wording.STATUS[meeting.status],
        str(len(meeting.items)),
    )
    return ReckonedRow(
        cells, tuple(Proof(paper.document_id, paper.span) for paper in meeting.papers)
    )


def _considered(
    wanted: AboutMeetings, scope: Scope, question: str, ledger: Ledger
) -> Reckoned | None:
    """Return when a topic was last, or first, before a committee, and the other times."""
    found = [e for e in on_topic(events_of(ledger), scope.topic) if scope.holds(e.committee, e.day)]
    found = [e for e in found if e.what in (wording.ITEM, wording.ASKED)]
    if scope.committees is None and _COMMITTEE.search(question):
        found = [e for e in found if _COMMITTEE.search(e.committee or "")]
    if not found:
        return None
    pick = min if wanted is AboutMeetings.FIRST else max
    day = pick(event.day for event in found)
    those = [event for event in found if event.day == day]
    one = next((event for event in those if event.what == wording.ITEM), those[0])
    order = "first" if wanted is AboutMeetings.FIRST else "last"
    body = f"the {one.committee}" if one.committee else "a meeting"
    if one.what == wording.ITEM:
        text = wording.last_considered(body[0].upper() + body[1:], order, written_date(day), "")
    else:
        text = wording.last_came_up(body, order, written_date(day))
    lead = Claim(
        f"{text}“{one.span.text}”",
        Basis.COMPUTED,
        (Proof(one.document_id, one.span),),
        (day_value(day),),
    )
    tables = (_table(found),) if len(found) > 1 else ()
    return Reckoned(AnswerStatus.ANSWERED, (lead,), f"considered {order}", tables)


def _timeline(scope: Scope, ledger: Ledger) -> Reckoned | None:
    """Return what the papers record on a topic in order of time, before and after a day if asked."""
    days = scope.days
    if not scope.topic and not (days and days.is_one_day):
        return None
    found = on_topic(events_of(ledger), scope.topic)
    if scope.committees is not None:
        found = [event for event in found if event.committee in scope.committees]
    if days is not None and not days.both_sides:
        found = [event for event in found if days.holds(event.day)]
    if not scope.topic:
        found = _meetings_beside(found, scope)
    if len(found) < 2 or len(found) > _MOST_ROWS:
        return None
    lead = _lead_of_sides(found, scope) or _lead_of_all(found)
    return Reckoned(AnswerStatus.ANSWERED, (lead,), "in order of time", (_table(found),))


def _meetings_beside(found: Sequence[Event], scope: Scope) -> list[Event]:
    """Return the items of the meeting on a day, and of those next to it on either side."""
    day = scope.days.first if scope.days else None
    if day is None:
        return []
    before = max((e.day for e in found if e.day < day), default=None)
    after = min((e.day for e in found if e.day > day), default=None)
    return [e for e in found if e.day in (before, day, after) and e.what == wording.ITEM]


def _lead_of_sides(found: Sequence[Event], scope: Scope) -> Claim | None:
    days = scope.days
    if days is None or not days.both_sides or days.first is None or days.last is None:
        return None
    before = _count("before", [e.record_id for e in found if e.day < days.first])
    after = _count("after", [e.record_id for e in found if e.day > days.last])
    text = wording.lead_of_sides(before.value, after.value, days.text)
    values = (before, after, day_value(days.first), day_value(days.last))
    return Claim(text, Basis.COMPUTED, _ends(found), values)


def _lead_of_all(found: Sequence[Event]) -> Claim:
    count = _count("records", [event.record_id for event in found])
    first, last = day_value(found[0].day, "first"), day_value(found[-1].day, "last")
    text = wording.lead_of_timeline(count.value, first.value, last.value)
    return Claim(text, Basis.COMPUTED, _ends(found), (count, first, last))


def _ends(found: Sequence[Event]) -> tuple[Proof, ...]:
    places = (Proof(event.document_id, event.span) for event in (found[0], found[-1]))
    return tuple(dict.fromkeys(places))


def _table(found: Sequence[Event]) -> ReckonedTable:
    rows = tuple(event.row() for event in found)
    return ReckonedTable(
        wording.TIMELINE_TITLE, wording.TIMELINE_COLUMNS, rows, wording.TIMELINE_PRINTED
    )
