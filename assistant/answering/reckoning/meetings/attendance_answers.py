"""Answers who was at a meeting, who sent apologies, declared an interest, came or left.

An invitation, and an agenda's "expected", are plans: neither is ever told as attendance.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.people import PersonAsked
from assistant.answering.reckoning.asked.quoting import (
    day_value,
    in_sentence,
    joined,
    plain,
)
from assistant.answering.reckoning.asked.scopes import Scope, scope_of
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.meetings import attendance_wording as wording
from assistant.answering.reckoning.meetings.attendance_asking import (
    CHAIRED,
    FRAMING,
    WERE_THERE,
    attendance_asked,
)
from assistant.answering.reckoning.meetings.attendance_none import none_recorded
from assistant.answering.reckoning.meetings.attendance_undated import (
    called,
    is_of,
    of_one_undated,
    of_undated,
)
from assistant.answering.reckoning.meetings.chairing import (
    chair_answer,
    in_the_chair,
    quoted_people,
)
from assistant.answering.reckoning.meetings.meetings_held import (
    HeldMeeting,
    held_meetings,
    recorded,
)
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
from assistant.council import Attendance, AttendanceKind, Exchange, Meeting, Speaker
from assistant.dates import written_date

Kind = AttendanceKind
Listed = tuple[Meeting, Attendance]
_FEW = 3
_MEETING = re.compile(r"(?i)meeting")
_MEMBERS = re.compile(r"(?i)\b(?:councillors|members|cllrs)\b")
_OFFICERS = re.compile(r"(?i)\b(?:officers|witnesses|guests)\b")


def reckon_attendance(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return who is recorded at the meeting that a question means; None for other questions."""
    question = plan.standalone
    kinds = attendance_asked(question)
    if kinds is None:
        return None
    meetings = held_meetings(ledger)
    scope = scope_of(plan, ledger, _speakers(ledger), FRAMING)
    if scope is None:
        return None
    chaired = CHAIRED.search(question) is not None
    if chaired and (scope.days is not None or scope.topic):
        return chair_answer(question, scope, [m for m in meetings if m.took_place], ledger)
    if scope.topic:
        return None
    undated = of_undated(kinds, scope, ledger)
    if undated is not None:
        return undated
    if scope.is_open and not any(m.took_place for m in meetings):
        return of_one_undated(kinds, ledger)
    meant = [m for m in meetings if m.took_place and scope.holds(m.committee, m.day)]
    every = scope.is_open and kinds == (Kind.DECLARED_INTEREST,) and not _MEETING.search(question)
    if every:
        return _of_meetings(kinds, recorded(meant), question, ledger)
    if not meant or (scope.days is None and not scope.people and not _MEETING.search(question)):
        return None
    if chaired:
        return in_the_chair(meant)
    if scope.people and not _is_post_only(scope, question):
        return _of_person(scope.people[0], kinds, meant, ledger)
    if scope.days is None:
        meant = recorded(meant)[-1:]
    return _of_meetings(kinds, meant, question, ledger) if meant else None


def _is_post_only(scope: Scope, question: str) -> bool:
    """Return whether "members" or the like is all that names anybody."""
    person = scope.people[0]
    return question[person.start : person.end].lower() in ("members", "member", "officers")


def _speakers(ledger: Ledger) -> list[Speaker]:
    listed = [each.person for meeting in ledger.records(Meeting) for each in meeting.attendance]
    spoke = [
        s
        for e in ledger.records(Exchange)
        for s in (*e.askers, *(r.speaker for r in e.replies))
        if s
    ]
    return [*listed, *spoke]


def _of_meetings(
    kinds: Sequence[AttendanceKind],
    meetings: Sequence[HeldMeeting],
    question: str,
    ledger: Ledger,
) -> Reckoned | None:
    """Return who the lists of one or more meetings name, or that there is no list."""
    found = [(m, pair) for m in meetings for pair in m.attendance if pair[1].kind in kinds]
    found = [(m, pair) for m, pair in found if _is_of_side(pair[1], question)]
    if not found:
        return none_recorded(kinds, meetings, ledger)
    if kinds[0] not in WERE_THERE and len(found) <= 2:
        return quoted_people(found)
    values, parts = [], []
    for kind in kinds:
        rows = [pair for _, pair in found if pair[1].kind is kind]
        if rows:
            places = tuple(
                f"{pair[0].record_id}:{pair[1].span.start}:{pair[1].span.end}" for pair in rows
            )
            value = Computed(kind.value, Operation.COUNT, str(len(set(places))), places)
            values.append(value)
            parts.append(f"{value.value} {wording.COUNTED_AS[kind]}")
    meeting, (paper, first) = found[0]
    last = found[-1][0].day
    if meeting.day == last:
        lead = wording.lead_of_meeting(written_date(meeting.day), joined(parts))
        values.append(day_value(meeting.day))
    else:
        lead = wording.lead_of_many(joined(parts), written_date(meeting.day), written_date(last))
        values += [day_value(meeting.day, "first"), day_value(last, "last")]
    claim = Claim(lead, Basis.COMPUTED, (Proof(paper.document_id, first.span),), tuple(values))
    return Reckoned(AnswerStatus.ANSWERED, (claim,), "attendance as recorded", (_table(found),))


def _is_of_side(listed: Attendance, question: str) -> bool:
    if (
        listed.kind is Kind.IN_ATTENDANCE
        and _MEMBERS.search(question)
        and not _OFFICERS.search(question)
    ):
        return False
    only_officers = _OFFICERS.search(question) and not _MEMBERS.search(question)
    return not (listed.kind is Kind.PRESENT and only_officers)


def _of_person(
    person: PersonAsked,
    kinds: Sequence[AttendanceKind],
    meetings: Sequence[HeldMeeting],
    ledger: Ledger,
) -> Reckoned | None:
    """Return how a person is recorded at the meetings that are meant."""
    theirs = [(m, pair) for m in meetings for pair in m.attendance if is_of(person, pair[1])]
    if len(meetings) == 1 and not theirs:
        return _not_listed(person, meetings[0], ledger)
    narrow = [(m, pair) for m, pair in theirs if pair[1].kind in kinds]
    if kinds != WERE_THERE:
        if not narrow and len(meetings) == 1:
            return none_recorded(kinds, meetings, ledger)
        theirs = narrow
    if not theirs:
        return None
    if len(theirs) <= _FEW:
        return quoted_people(theirs)
    days = [meeting.day for meeting, _ in theirs]
    who = called(theirs[0][1][1].person)
    text = wording.lead_of_many(who, written_date(days[0]), written_date(days[-1]))
    paper, each = theirs[0][1]
    values = (day_value(days[0], "first"), day_value(days[-1], "last"))
    claim = Claim(text, Basis.COMPUTED, (Proof(paper.document_id, each.span),), values)
    return Reckoned(AnswerStatus.ANSWERED, (claim,), "attendance of one person", (_table(theirs),))


def _not_listed(person: PersonAsked, meeting: HeldMeeting, ledger: Ledger) -> Reckoned | None:
    """Return that a list does not name somebody, or that minutes without a list let them speak."""
    day = written_date(meeting.day)
    who = _label_of(person, ledger)
    if who is None:
        return None
    there = [pair for pair in meeting.attendance if pair[1].kind in WERE_THERE]
    if there:
        listed = there[0][1]
        text = wording.person_not_named(day, who)
        proof = Proof(there[0][0].document_id, listed.span)
        claim = Claim(text, Basis.COMPUTED, (proof,), (day_value(meeting.day),))
        return Reckoned(AnswerStatus.ANSWERED, (claim,), "not named in the list")
    for each in ledger.records(Exchange):
        heard = [*each.askers, *(reply.speaker for reply in each.replies)]
        spoke = [s for s in heard if s is not None and person.is_same(s)]
        if each.day == meeting.day and spoke:
            text = wording.only_spoke(day, in_sentence(spoke[0].printed))
            proofs = (
                Proof(each.document_id, each.question),
                *(Proof(each.document_id, r.span) for r in each.replies),
            )
            claim = Claim(text, Basis.COMPUTED, proofs, (day_value(meeting.day),))
            return Reckoned(AnswerStatus.PARTLY_ANSWERED, (claim,), "speaks, without a list")
    return None


def _label_of(person: PersonAsked, ledger: Ledger) -> str | None:
    known = _speakers(ledger)
    return next((in_sentence(each.label) for each in known if person.is_same(each)), None)


def _table(found: Sequence[tuple[HeldMeeting, Listed]]) -> ReckonedTable:
    order = list(Kind)
    rows = sorted(found, key=lambda each: (each[0].day, order.index(each[1][1].kind)))
    return ReckonedTable(wording.TITLE, wording.COLUMNS, tuple(_row(m, pair) for m, pair in rows))


def _row(meeting: HeldMeeting, pair: Listed) -> ReckonedRow:
    paper, each = pair
    role = f" ({each.person.role})" if each.person.role and each.person.name else ""
    cells = (
        written_date(meeting.day),
        f"{' '.join(each.person.label.split())}{role}",
        wording.RECORDED_AS[each.kind],
        "; ".join(part for part in (each.at, each.note) if part)
        or (plain(each.span) if each.kind is Kind.DECLARED_INTEREST else ""),
    )
    return ReckonedRow(cells, (Proof(paper.document_id, each.span),))
