"""Finds the undertakings that a question means, and what later papers say of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.answering.planning import Plan
from assistant.answering.reckoning.commitments_asking import FRAMING, WEAK
from assistant.answering.reckoning.later_mentions import Mention, later_mentions, sought
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.people import is_officer
from assistant.answering.reckoning.scopes import Lists, Scope, scope_of
from assistant.answering.reckoning.topics import Fit, TopicIndex, TopicText
from assistant.answering.terms import stems
from assistant.council import Commitment, Exchange, Speaker

# A question without a word of promising must be met by nearly all of its words.
_WEAKLY_ASKED = 0.85
_CLEARLY = 0.9
_MIN_UNITS = 2
_NEAR = 700


class Outcome(StrEnum):
    """What later papers show of an undertaking. None of these says that it was not kept."""

    REPORTED = "reported back"
    MENTIONED = "mentioned again"
    NONE = "no later evidence"
    TOO_EARLY = "too early"


@dataclass(frozen=True, slots=True)
class Followed:
    """An undertaking with what later papers show of it; `mention` is the sentence that tells."""

    commitment: Commitment
    outcome: Outcome
    mention: Mention | None = None
    latest: dt.date | None = None


@dataclass(frozen=True, slots=True)
class FoundPromises:
    """The undertakings that a question means, oldest first; `others` were given by another."""

    scope: Scope
    commitments: tuple[Commitment, ...]
    others: tuple[Commitment, ...] = ()


def find_commitments(plan: Plan, ledger: Ledger, *, officers: bool) -> FoundPromises | None:
    """Return what a question means of the undertakings in scope, None where nothing clearly."""
    held = commitments_of(ledger)
    if not held:
        return None
    scope = scope_of(plan, ledger, _speakers(held, ledger), FRAMING)
    if scope is None:
        return None
    fits = _fits(scope, held, ledger)
    if not WEAK.search(plan.standalone):
        fits = [fit for fit in fits if fit.own >= _WEAKLY_ASKED] if _is_told(scope) else []
    kept = [
        held[f.number] for f in fits if scope.holds(held[f.number].committee, held[f.number].day)
    ]
    if officers:
        kept = [each for each in kept if each.who is None or is_officer(each.who)]
    lists = Lists(ledger)
    given = [
        each
        for each in kept
        if all(lists.is_same(p, each.who, each.committee, each.day) for p in scope.people)
    ]
    if given:
        return FoundPromises(scope, tuple(sorted(given, key=order)))
    clear = {held[fit.number].record_id for fit in fits if fit.own >= _CLEARLY}
    others = tuple(sorted((each for each in kept if each.record_id in clear), key=order))
    return FoundPromises(scope, (), others) if scope.people and scope.topic and others else None


def commitments_of(ledger: Ledger) -> list[Commitment]:
    """Return the undertakings in scope, each once though two papers minute it."""
    once: dict[tuple[object, ...], Commitment] = {}
    for each in ledger.records(Commitment):
        words = tuple(stems(each.what.text))
        once.setdefault((each.day, words) if each.day else (each.record_id,), each)
    return list(once.values())


def _speakers(held: Sequence[Commitment], ledger: Ledger) -> list[Speaker]:
    """Return everybody who speaks in the minutes, so that somebody else is known as such."""
    asked = [s for each in ledger.records(Exchange) for s in each.askers]
    replied = [r.speaker for each in ledger.records(Exchange) for r in each.replies if r.speaker]
    return [*(each.who for each in held if each.who), *asked, *replied]


def _is_told(scope: Scope) -> bool:
    return len(scope.topic.units) >= _MIN_UNITS


def _fits(scope: Scope, held: Sequence[Commitment], ledger: Ledger) -> list[Fit]:
    if not scope.topic:
        return [Fit(number, 1.0, 1.0) for number in range(len(held))]
    texts = [text_of(each, asked_for(each, ledger), ledger) for each in held]
    return TopicIndex(texts).about(scope.topic)


def text_of(commitment: Commitment, asked: str, ledger: Ledger) -> TopicText:
    """Return what an undertaking is about: its words, then the question that led to it."""
    return TopicText(
        f"{commitment.span.text} {commitment.what.text} {asked}",
        commitment.item_title or "",
        ledger.document(commitment.document_id).title,
    )


def asked_for(commitment: Commitment, ledger: Ledger) -> str:
    """Return the questions to which an undertaking was the reply, "" where there is none."""
    place = commitment.span
    return " ".join(
        each.question.text
        for each in ledger.records(Exchange)
        if each.document_id == commitment.document_id
        and any(r.span.start < place.end and place.start < r.span.end for r in each.replies)
        and abs(each.question.start - place.start) <= _NEAR
    )


def follow(commitment: Commitment, ledger: Ledger) -> Followed:
    """Return what later papers show of an undertaking.

    Whether it is too early is told by its due date and by the newest paper of its committee.
    """
    if commitment.day is None:
        return Followed(commitment, Outcome.NONE)
    people = _named_posts(ledger) | ({commitment.who.printed} if commitment.who else set())
    texts = [commitment.what.text, asked_for(commitment, ledger), commitment.item_title or ""]
    mentions = later_mentions(ledger, sought(texts, commitment.day, people))
    closing = next((each for each in mentions if each.closes), None)
    latest = _latest(commitment, ledger)
    if closing is not None:
        return Followed(commitment, Outcome.REPORTED, closing, latest)
    due = commitment.due.day
    if latest is None or latest <= commitment.day or (due is not None and latest < due):
        return Followed(commitment, Outcome.TOO_EARLY, mentions[-1] if mentions else None, latest)
    if mentions:
        return Followed(commitment, Outcome.MENTIONED, mentions[-1], latest)
    return Followed(commitment, Outcome.NONE, None, latest)


def _named_posts(ledger: Ledger) -> set[str]:
    """Return the posts and names by which the minutes know people."""
    known = _speakers(commitments_of(ledger), ledger)
    printed = {text for each in known for text in (each.role, each.name, each.printed) if text}
    return {text.removeprefix("The ").removeprefix("the ") for text in printed}


def _latest(commitment: Commitment, ledger: Ledger) -> dt.date | None:
    """Return the day of the newest paper of the committee to which an undertaking was given."""
    days = [
        document.date.day
        for document in ledger.documents.values()
        if document.date.day and document.committee == commitment.committee
    ]
    return max(days, default=None)


def order(commitment: Commitment) -> tuple[bool, str, int]:
    """Return the place of an undertaking in time."""
    day = commitment.day.isoformat() if commitment.day else ""
    return commitment.day is None, day, commitment.span.start
