"""Answers who was in the chair of a meeting, for all of it or a part, and why it was another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.reckoning.asked.quoting import clipped, day_value
from assistant.answering.reckoning.asked.scopes import Scope
from assistant.answering.reckoning.asked.topics import TopicIndex, TopicText
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.meetings import attendance_wording as wording
from assistant.answering.reckoning.meetings.attendance_asking import WERE_THERE, asks_apologies
from assistant.answering.reckoning.meetings.attendance_none import none_recorded
from assistant.answering.reckoning.meetings.attendance_undated import called
from assistant.answering.reckoning.meetings.meetings_held import HeldMeeting
from assistant.answering.reckoning.reckoned import Claim, Proof, Reckoned
from assistant.answers import AnswerStatus, Basis
from assistant.council import Attendance, AttendanceKind, Meeting
from assistant.dates import written_date
from assistant.sentences import split_sentences
from assistant.spans import Span

Kind = AttendanceKind
Listed = tuple[Meeting, Attendance]
_MOST_CHAIRS = 3
_WHY = re.compile(r"(?i)\bwhy\b|\breasons?\b|\bhow come\b")
_PART = re.compile(
    r"(?i)\b(?:rest|remainder|remaining|afterwards|second half|took over|taken over|end of)\b"
    r"|\bafter\b.*\bleft\b"
)
_TOOK = re.compile(r"(?i)\b(?:took|assumed|resumed|vacated) the chair\b|\bpresided\b")
# "Vice-Chair, in the Chair" presided; a "Chair" or "Convener" who was there did so too.
_PRESIDING = re.compile(r"(?i)\bin the chair\b|\bpresiding\b")
_CHAIR = re.compile(r"(?i)(?:the )?(?:chair(?:man|woman|person)?|convener|convenor)\b")


def chair_answer(
    question: str, scope: Scope, meetings: Sequence[HeldMeeting], ledger: Ledger
) -> Reckoned | None:
    """Return who was in the chair of the one meeting that is meant, and its apologies if asked for."""
    if scope.days is not None and (scope.days.first is None or scope.days.last is None):
        return None
    meant = [m for m in meetings if scope.holds(m.committee, m.day)]
    if scope.topic:
        titles = [(m, item) for m in meant for _, item in m.items]
        index = TopicIndex([TopicText(item.title) for _, item in titles])
        found = {titles[fit.number][0].day for fit in index.about(scope.topic)}
        meant = [m for m in meant if m.day in found]
    if len(meant) == 1 and _PART.search(question):
        return _took_over(meant[0], ledger) or in_the_chair(meant)
    chair = in_the_chair(meant) if len(meant) == 1 else None
    if chair is not None and _WHY.search(question):
        return _with_reason(chair, meant[0], ledger)
    if chair is None or not asks_apologies(question):
        return chair
    away = [(meant[0], pair) for pair in meant[0].attendance if pair[1].kind is Kind.APOLOGY]
    beside = quoted_people(away) if away else none_recorded((Kind.APOLOGY,), meant, ledger)
    if beside is None:
        return None
    return replace(chair, claims=(*chair.claims, *beside.claims))


def in_the_chair(meetings: Sequence[HeldMeeting]) -> Reckoned | None:
    """Return who is listed as in the chair, else the chair who was there; None in doubt."""
    there = [(m, pair) for m in meetings for pair in m.attendance if pair[1].kind in WERE_THERE]
    said = [each for each in there if _PRESIDING.search(each[1][1].person.role or "")]
    found = said or [each for each in there if _CHAIR.match(each[1][1].person.role or "")]
    parts = len(found) <= _MOST_CHAIRS and all(each[1][1].note for each in found)
    return quoted_people(found, chaired=True) if len(found) == 1 or (found and parts) else None


def _took_over(meeting: HeldMeeting, ledger: Ledger) -> Reckoned | None:
    """Return the sentences that tell who took the chair during a meeting."""
    claims: dict[int, Claim] = {}
    for paper, each in meeting.attendance:
        span = _sentence_around(each.span, ledger.view.text_of(paper.document_id))
        if _TOOK.search(span.text):
            claims[span.start] = _minuted(span, paper, meeting)
    return (
        Reckoned(AnswerStatus.ANSWERED, tuple(claims.values()), "who took the chair")
        if len(claims) == 1
        else None
    )


def _with_reason(chair: Reckoned, meeting: HeldMeeting, ledger: Ledger) -> Reckoned:
    """Return who was in the chair with the sentence in which the chair is away."""
    for paper, each in meeting.attendance:
        away = each.kind in (Kind.APOLOGY, Kind.LEFT)
        if away and (_CHAIR.match(each.person.role or "") or each.kind is Kind.LEFT):
            span = _sentence_around(each.span, ledger.view.text_of(paper.document_id))
            return replace(chair, claims=(*chair.claims, _minuted(span, paper, meeting)))
    away_too = [pair for pair in meeting.attendance if pair[1].kind is Kind.APOLOGY]
    beside = quoted_people([(meeting, pair) for pair in away_too[:_MOST_CHAIRS]]).claims
    status = AnswerStatus.PARTLY_ANSWERED
    return replace(chair, status=status, claims=(*chair.claims, *beside))


def _sentence_around(span: Span, text: str) -> Span:
    """Return the sentence of a paper in which a span stands."""
    first = text.rfind("\n", 0, span.start) + 1
    last = text.find("\n", span.end)
    line = text[first : last if last >= 0 else len(text)]
    for start, end in split_sentences(line):
        if first + start <= span.start < first + end:
            return Span(first + start, first + end, line[start:end])
    return span


def _minuted(span: Span, paper: Meeting, meeting: HeldMeeting) -> Claim:
    text = wording.minuted(written_date(meeting.day), clipped(span).text)
    proof = Proof(paper.document_id, clipped(span))
    return Claim(text, Basis.COMPUTED, (proof,), (day_value(meeting.day),))


def quoted_people(
    found: Sequence[tuple[HeldMeeting, Listed]], *, chaired: bool = False
) -> Reckoned:
    """Return how each person is recorded, quoted; `chaired`: who presided is told as such."""
    claims = []
    for meeting, (paper, each) in found:
        span = clipped(each.span)
        presided = chaired and _PRESIDING.search(each.person.role or "") is not None
        recorded = wording.PRESIDING if presided else wording.RECORDED_AS[each.kind]
        as_what = f"{recorded} (“{span.text}”)"
        text = wording.person_at(written_date(meeting.day), called(each.person), as_what)
        claims.append(
            Claim(
                text, Basis.COMPUTED, (Proof(paper.document_id, span),), (day_value(meeting.day),)
            )
        )
    return Reckoned(AnswerStatus.ANSWERED, tuple(claims), "attendance as recorded")
