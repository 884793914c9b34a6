"""Answers whether minutes were amended: what a later meeting corrected, when, and to what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.meetings_named import committees_asked, days_asked
from assistant.answering.reckoning.asked.quoting import clipped, day_value
from assistant.answering.reckoning.asked.scopes import meeting_days
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Claim, Proof, Reckoned
from assistant.answers import AnswerStatus, Basis
from assistant.council import Amendment, Meeting
from assistant.dates import written_date
from assistant.documents import MINUTES_KINDS
from assistant.sentences import split_sentences
from assistant.spans import Span

_AMENDED = re.compile(
    r"(?i)\bminutes\b[^?]*\b(?:amend\w*|correct(?:ed|ions?)|chang(?:ed|es)|alter\w*)\b"
    r"|\b(?:amend\w*|correct(?:ed|ions?)|changes?)\b[^?]{0,80}\bminutes\b"
    r"|\b(?:differ\w*|changed?|changes)\b[^?]*\bdraft\b[^?]*\b(?:approved|final|agreed|signed)\b"
    r"|\bdraft\b[^?]*\b(?:approved|final|agreed|signed)\b[^?]*\b(?:differ\w*|changed?|changes)\b"
)
_OF_MINUTES = re.compile(r"(?i)\bminutes\b")
_EITHER = re.compile(r"(?P<one>\d[\d,.]*\d|\d)(?: per cent|%)?\s*,? or (?P<other>\d[\d,.]*\d|\d)\b")
_MOST_WORDS = 40


def reckon_amended(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return what a later meeting amended in minutes; None where that is not asked or unknown."""
    question = plan.standalone
    either = _EITHER.search(question)
    amended = _AMENDED.search(question) and _OF_MINUTES.search(question)
    if either is None and not amended:
        return None
    held = [(m, a) for m in ledger.records(Meeting) for a in m.amendments]
    if either is not None:
        asked = {either["one"], either["other"]}
        held = [(m, a) for m, a in held if {a.old, a.new} == asked]
    days = days_asked(question, meeting_days(ledger))
    known = {m.committee for m, _ in held if m.committee}
    committees = committees_asked(question, known)
    if committees is not None:
        held = [(m, a) for m, a in held if m.committee in committees]
    figures = set(plan.figures)
    named = [(m, a) for m, a in held if figures & {a.old, a.new}]
    if days is not None:
        held = [(m, a) for m, a in held if days.holds(a.amended_day) or days.holds(m.day)]
    held = held or named
    claims = [claim for m, a in held for claim in _told(m, a, ledger)]
    if not claims:
        return None
    return Reckoned(AnswerStatus.ANSWERED, tuple(claims), "minutes amended by a later meeting")


def _told(meeting: Meeting, made: Amendment, ledger: Ledger) -> Iterator[Claim]:
    if meeting.day is None or made.amended_day is None:
        return
    was, on = written_date(made.amended_day), written_date(meeting.day)
    days = (day_value(made.amended_day, "minutes of"), day_value(meeting.day, "amended on"))
    span = clipped(made.span, _MOST_WORDS)
    changed = f": “{made.old}” was changed to “{made.new}”" if made.old and made.new else ""
    text = f"The minutes of {was} were amended on {on}{changed}."
    yield Claim(text, Basis.COMPUTED, (Proof(meeting.document_id, span),), days)
    now = _as_amended(made, ledger)
    if now is not None:
        told = f"The minutes of {was} now read: “{now.span.text}”"
        yield Claim(told, Basis.COMPUTED, (now,), days[:1])


def _as_amended(made: Amendment, ledger: Ledger) -> Proof | None:
    """Return the sentence of the amended minutes that holds the new words."""
    if not made.new:
        return None
    new = re.compile(rf"(?<![\w,.]){re.escape(made.new)}(?!\w)")
    for paper in ledger.documents.values():
        if paper.date.day != made.amended_day or paper.kind not in MINUTES_KINDS:
            continue
        for passage in ledger.view.passages_of(paper.document_id):
            for start, end in split_sentences(passage.text):
                text = passage.text[start:end]
                if new.search(text):
                    base = passage.locator.start
                    span = clipped(Span(base + start, base + end, text), _MOST_WORDS)
                    return Proof(paper.document_id, span)
    return None
