"""Tells that a meeting's papers record none of what was asked for, as far as they prove it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.reckoning.asked.quoting import clipped, day_value
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.meetings import attendance_wording as wording
from assistant.answering.reckoning.meetings.attendance_asking import WERE_THERE
from assistant.answering.reckoning.meetings.meetings_held import HeldMeeting
from assistant.answering.reckoning.reckoned import Claim, Proof, Reckoned
from assistant.answers import AnswerStatus, Basis
from assistant.council import AttendanceKind, Meeting
from assistant.dates import written_date
from assistant.documents import MINUTES_KINDS
from assistant.spans import Span

Kind = AttendanceKind
_MOST_CHARS = 400
# "(Item 2)" under a heading only says where the item stands on the agenda.
_REFERENCE = re.compile(
    r"(?i)[(\[]?(?:agenda )?(?:items?|minutes?|paper)(?: no\.?)? ?\d+[a-z]?[)\]]?\.?"
)
# The items under which minutes print that there was none.
_OWN_ITEM = {
    Kind.DECLARED_INTEREST: re.compile(r"(?i)\bdeclarations?\b.*\binterests?\b"),
    Kind.APOLOGY: re.compile(r"(?i)\bapologies\b"),
    Kind.SUBSTITUTE: re.compile(r"(?i)\bsubstitut"),
}


def none_recorded(
    kinds: Sequence[AttendanceKind], meetings: Sequence[HeldMeeting], ledger: Ledger
) -> Reckoned | None:
    """Return that a meeting's papers record none of what was asked for.

    Minutes that have a part for it prove that there was none; other papers prove nothing.
    """
    if len(meetings) != 1:
        return None
    meeting, what = meetings[0], wording.NO_SUCH[kinds[0]]
    printed = _printed_under_item(kinds[0], meeting, ledger)
    if printed is not None:
        return Reckoned(AnswerStatus.ANSWERED, (printed,), "as minuted under its item")
    proving = [paper for paper in meeting.papers if _would_record(kinds[0], paper, ledger)]
    if not proving:
        claim = Claim(wording.not_told(what), Basis.NOTICE)
        return Reckoned(AnswerStatus.NOT_IN_PAPERS, (claim,), "no such record of the meeting")
    text = wording.none_recorded(written_date(meeting.day), what)
    proofs = tuple(Proof(paper.document_id, paper.span) for paper in proving)
    claim = Claim(text, Basis.COMPUTED, proofs, (day_value(meeting.day),))
    return Reckoned(AnswerStatus.ANSWERED, (claim,), "the minutes record none")


def _would_record(kind: Kind, paper: Meeting, ledger: Ledger) -> bool:
    """Return whether a paper is minutes that list those who were there."""
    is_minutes = ledger.document(paper.document_id).kind in MINUTES_KINDS
    return (
        is_minutes
        and kind not in WERE_THERE[:2]
        and any(each.kind in WERE_THERE for each in paper.attendance)
    )


def _printed_under_item(kind: Kind, meeting: HeldMeeting, ledger: Ledger) -> Claim | None:
    """Return what minutes print under their item of apologies or interests."""
    title = _OWN_ITEM.get(kind)
    for paper in meeting.papers if title else ():
        if ledger.document(paper.document_id).kind not in MINUTES_KINDS:
            continue
        starts = sorted(item.span.start for item in paper.items)
        for item in paper.items:
            if title is None or not title.search(item.title) or {"“", "”"} & set(item.title):
                continue
            after = next((s for s in starts if s > item.span.end), item.span.end + _MOST_CHARS)
            span = _first_lines(ledger.view.text_of(paper.document_id), item.span.end, after)
            if span is None:
                continue
            text = wording.under_item(written_date(meeting.day), item.title)
            proofs = (Proof(paper.document_id, span), Proof(paper.document_id, item.span))
            words = text.replace("{}", f"“{span.text}”")
            return Claim(words, Basis.COMPUTED, proofs, (day_value(meeting.day),))
    return None


def _first_lines(text: str, start: int, end: int) -> Span | None:
    """Return the first paragraph of text[start:end] that says something, None where none does."""
    body = text[start : min(end, start + _MOST_CHARS)]
    parts = (part.strip() for part in body.strip().split("\n\n"))
    lines = next((part for part in parts if part and not _REFERENCE.fullmatch(part)), "")
    if not lines:
        return None
    at = text.index(lines, start)
    return clipped(Span(at, at + len(lines), lines))
