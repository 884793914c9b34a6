"""Answers who was there from minutes that print no date."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.reckoning.asked.people import PersonAsked
from assistant.answering.reckoning.asked.quoting import clipped, in_sentence, quoted
from assistant.answering.reckoning.asked.scopes import Scope
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.meetings import attendance_wording as wording
from assistant.answering.reckoning.reckoned import Claim, Reckoned
from assistant.answers import AnswerStatus, Basis
from assistant.council import Attendance, AttendanceKind, Meeting, Speaker

Kind = AttendanceKind
_FEW = 3


def of_undated(kinds: Sequence[AttendanceKind], scope: Scope, ledger: Ledger) -> Reckoned | None:
    """Return what minutes that print no date record of the person who is asked about."""
    if scope.days is not None or len(scope.people) != 1:
        return None
    found = [
        (meeting.document_id, each)
        for meeting in ledger.records(Meeting)
        if meeting.day is None
        for each in meeting.attendance
        if each.kind in kinds and is_of(scope.people[0], each)
    ]
    if not 1 <= len(found) <= _FEW:
        return None
    claims = tuple(
        quoted(
            wording.undated(called(each.person), wording.RECORDED_AS[each.kind]),
            clipped(each.span),
            document_id,
        )
        for document_id, each in found
    )
    return Reckoned(AnswerStatus.ANSWERED, claims, "attendance in undated minutes")


def of_one_undated(kinds: Sequence[AttendanceKind], ledger: Ledger) -> Reckoned | None:
    """Return what the only minutes, which print no date, record; that they record none, else."""
    papers = [meeting for meeting in ledger.records(Meeting) if meeting.day is None]
    if len(papers) != 1:
        return None
    found = [each for each in papers[0].attendance if each.kind in kinds]
    if not found:
        claim = Claim(wording.not_told(wording.NO_SUCH[kinds[0]]), Basis.NOTICE)
        return Reckoned(AnswerStatus.NOT_IN_PAPERS, (claim,), "no such record of the meeting")
    if len(found) > _FEW:
        return None
    claims = tuple(
        quoted(
            wording.undated_meeting(wording.RECORDED_AS[each.kind]),
            clipped(each.span),
            papers[0].document_id,
        )
        for each in found
    )
    return Reckoned(AnswerStatus.ANSWERED, claims, "attendance in undated minutes")


def is_of(person: PersonAsked, listed: Attendance) -> bool:
    """Return whether a record is of a person, or of the one who stood in for them."""
    if (
        listed.kind is Kind.SUBSTITUTE
        and person.surname
        and person.surname in (listed.note or "").lower()
    ):
        return True
    return person.is_same(listed.person)


def called(person: Speaker) -> str:
    """Return a person as a sentence names them: by name with its title, else as printed."""
    return in_sentence(person.name or person.printed)
