"""What a brief tells of minutes: questions without an answer, undertakings without an end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answering.reckoning.commitments.commitments_followed import (
    Followed,
    Follower,
    Outcome,
)
from assistant.answering.reckoning.commitments.commitments_found import commitments_of
from assistant.answering.reckoning.commitments.commitments_wording import MENTIONED_ONLY, NO_LATER
from assistant.answering.reckoning.exchanges.exchanges_held import HeldExchanges, exchanges_of
from assistant.answering.reckoning.exchanges.exchanges_later import later_answer
from assistant.answering.reckoning.exchanges.exchanges_wording import HOW
from assistant.briefing import wording
from assistant.briefing.scope import Briefed
from assistant.briefing.sections import Numbering, Section, Told, told
from assistant.council import Commitment, Exchange
from assistant.dates import written_date
from assistant.registers.columns import people
from assistant.registers.facts import committee_of, is_answered
from assistant.registers.matching import plain

# A brief looks back so far: what is older is in the registers.
_YEARS = 2
_DAYS = 731
WITHOUT_EVIDENCE = (Outcome.NONE, Outcome.MENTIONED)


@dataclass(frozen=True, slots=True)
class Minuted:
    """What minutes leave open, newest first. `note` says which meetings were looked at."""

    unanswered: tuple[Exchange, ...]
    followed: tuple[Followed, ...]
    note: str | None

    def with_outcome(self, *outcomes: Outcome) -> list[Followed]:
        """Return the undertakings that came to one of these."""
        return [each for each in self.followed if each.outcome in outcomes]


def find_minuted(briefed: Briefed) -> Minuted:
    """Return what the minutes of the last years leave open."""
    since, note = _window(briefed)
    return Minuted(tuple(_unanswered(briefed, since)), tuple(_followed(briefed, since)), note)


def minuted_sections(minuted: Minuted, numbering: Numbering) -> Iterator[Section]:
    """Yield the sections on questions and undertakings."""
    note = minuted.note
    asked = [_question(each) for each in minuted.unanswered]
    yield numbering.section("unanswered", wording.UNANSWERED, wording.QUESTION_COLUMNS, asked, note)
    for key, title, outcomes in (
        ("promises", wording.PROMISES, WITHOUT_EVIDENCE),
        ("early", wording.EARLY, (Outcome.TOO_EARLY,)),
    ):
        lines = [_promise(each) for each in minuted.with_outcome(*outcomes)]
        yield numbering.section(key, title, wording.PROMISE_COLUMNS, lines, note)


def _window(briefed: Briefed) -> tuple[dt.date, str | None]:
    """Return the first day that counts, and words for it."""
    until = briefed.scope.as_of or briefed.latest
    if until is None or (until - dt.date.min).days < _DAYS:
        return dt.date.min, None
    since = until - dt.timedelta(days=_DAYS)
    return since, wording.of_the_years(_YEARS, written_date(since), written_date(until))


def _unanswered(briefed: Briefed, since: dt.date) -> list[Exchange]:
    """Return the questions to which no reply is recorded that gives any of it, newest first."""
    held = exchanges_of(briefed.ledger)
    found = [
        each
        for each in held
        if each.day is not None
        and each.day >= since
        and not each.topic
        and not is_answered(each)
        and briefed.holds(each)
    ]
    near = {plain(_committee(each, briefed)) for each in found}
    answered = [
        each
        for each in held
        if each.day is not None
        and each.day > since
        and is_answered(each)
        and plain(_committee(each, briefed)) in near
    ]
    others = HeldExchanges(answered, briefed.ledger)
    open_still = [each for each in found if later_answer(each, others, briefed.ledger) is None]
    return sorted(open_still, key=lambda each: (each.day or since, -each.span.start), reverse=True)


def _committee(exchange: Exchange, briefed: Briefed) -> str:
    return committee_of(exchange, briefed.ledger.document(exchange.document_id)) or ""


def _question(exchange: Exchange) -> Told:
    cells = (
        wording.dated(exchange.day),
        exchange.item or "–",
        people(exchange.askers) or wording.NOBODY,
        " ".join(exchange.question.text.split()),
        HOW[exchange.answer_class],
    )
    line = told(cells, exchange)
    replies = tuple((exchange.document_id, reply.span) for reply in exchange.replies)
    return Told(line.cells, (*line.places, *replies), line.records)


def _followed(briefed: Briefed, since: dt.date) -> Iterator[Followed]:
    """Yield the undertakings that no later paper reports on, newest first."""
    held = [
        each
        for each in commitments_of(briefed.ledger)
        if each.day is not None and each.day >= since and briefed.holds(each)
    ]
    follower = Follower(briefed.ledger)
    for each in sorted(held, key=_newest_first):
        followed = follower.follow(each)
        if followed.outcome is not Outcome.REPORTED:
            yield followed


def _newest_first(commitment: Commitment) -> tuple[int, str, int]:
    day = commitment.day or dt.date.min
    return -day.toordinal(), commitment.document_id, commitment.span.start


def _promise(followed: Followed) -> Told:
    commitment, mention = followed.commitment, followed.mention
    later = {
        Outcome.NONE: NO_LATER,
        Outcome.MENTIONED: MENTIONED_ONLY,
        Outcome.TOO_EARLY: "",
    }[followed.outcome]
    cells = (
        wording.dated(commitment.day),
        commitment.item or "–",
        people([commitment.who]) or wording.NOBODY,
        " ".join(commitment.span.text.split()),
        commitment.due.text or "–",
        later or "–",
    )
    line = told(cells, commitment)
    if mention is None:
        return line
    return Told(line.cells, (*line.places, (mention.document_id, mention.span)), line.records)
