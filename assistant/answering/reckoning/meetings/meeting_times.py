"""Answers when a meeting began and ended and where it was held, from the words that print it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.reckoning.asked.quoting import day_value, joined
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.meetings import meetings_wording as wording
from assistant.answering.reckoning.meetings.meetings_asking import BEGAN, ENDED
from assistant.answering.reckoning.meetings.meetings_held import HeldMeeting
from assistant.answering.reckoning.reckoned import Claim, Proof, Reckoned
from assistant.answers import AnswerStatus, Basis
from assistant.council import Meeting
from assistant.dates import written_date
from assistant.spans import Span

_CLOSES = re.compile(r"(?i)\b(?:clos|end|finish|conclud|adjourn|rose)\w*")
_MOST_CHARS = 200


def times_of(meeting: HeldMeeting, question: str, ledger: Ledger) -> Reckoned | None:
    """Return when a meeting began, ended, or both, as printed; None where nothing prints it."""
    found: list[tuple[str, str, Proof]] = []
    if BEGAN.search(question) or not ENDED.search(question):
        found += list(_printed(meeting, ledger, ends=False))[:1]
    if ENDED.search(question):
        found += list(_printed(meeting, ledger, ends=True))[:1]
    day = written_date(meeting.day)
    if not found:
        claim = Claim(wording.NO_TIME, Basis.NOTICE)
        return Reckoned(AnswerStatus.NOT_IN_PAPERS, (claim,), "no time is printed")
    told = joined([f"{verb} at {time}" for verb, time, _ in found])
    proofs = tuple(proof for _, _, proof in found)
    text = wording.times_of(day, told)
    claim = Claim(text, Basis.COMPUTED, proofs, (day_value(meeting.day),))
    return Reckoned(AnswerStatus.ANSWERED, (claim,), "times of a meeting")


def place_of(meeting: HeldMeeting, ledger: Ledger) -> Reckoned | None:
    """Return where a meeting was held, as printed."""
    for paper in meeting.papers:
        span = _line_with(paper, paper.place, ledger) if paper.place else None
        if span is None or paper.place is None:
            continue
        text = wording.place_of(written_date(meeting.day), " ".join(paper.place.split()))
        proof = Proof(paper.document_id, span)
        claim = Claim(text, Basis.COMPUTED, (proof,), (day_value(meeting.day),))
        return Reckoned(AnswerStatus.ANSWERED, (claim,), "place of a meeting")
    return None


def _printed(
    meeting: HeldMeeting, ledger: Ledger, *, ends: bool
) -> Iterator[tuple[str, str, Proof]]:
    for paper in meeting.papers:
        time = paper.ends if ends else paper.begins
        span = _line_with(paper, time, ledger, last=ends) if time else None
        if time and span is not None:
            yield ("ended" if ends else "began", time, Proof(paper.document_id, span))


def _line_with(paper: Meeting, printed: str, ledger: Ledger, *, last: bool = False) -> Span | None:
    """Return the line that prints a time or place: the last that says that a meeting closed."""
    text = ledger.view.text_of(paper.document_id)
    places = [match.start() for match in re.finditer(re.escape(printed), text)]
    lines = [_line_at(text, place, len(printed)) for place in places]
    if last:
        lines = [line for line in reversed(lines) if _CLOSES.search(line.text)]
    return lines[0] if lines else None


def _line_at(text: str, place: int, length: int) -> Span:
    start = max(text.rfind("\n", 0, place) + 1, place - _MOST_CHARS)
    end = text.find("\n", place + length)
    end = min(end if end >= 0 else len(text), place + length + _MOST_CHARS)
    return Span(start, end, text[start:end])
