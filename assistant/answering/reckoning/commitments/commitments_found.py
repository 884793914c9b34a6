"""Finds the undertakings that a question means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.people import is_officer
from assistant.answering.reckoning.asked.scopes import Lists, Scope, scope_of
from assistant.answering.reckoning.asked.topics import Fit, TopicIndex, TopicText
from assistant.answering.reckoning.commitments.commitments_asking import FRAMING, WEAK
from assistant.answering.reckoning.commitments.commitments_followed import Follower, speakers_of
from assistant.answering.reckoning.commitments.later_mentions import names_a_thing
from assistant.answering.reckoning.commitments.named_times import once_each
from assistant.answering.reckoning.commitments.promised_replies import promised_replies
from assistant.answering.reckoning.commitments.promised_topics import (
    Told,
    is_closely_about,
    told_by,
    with_other_words,
)
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.terms import stems
from assistant.council import Commitment

# A question without a word of promising must be met by nearly all of its words.
_WEAKLY_ASKED = 0.85
_CLEARLY, _HALF, _WHOLLY = 0.9, 0.45, 0.99
_MIN_UNITS = 2


@dataclass(frozen=True, slots=True)
class FoundPromises:
    """The undertakings that a question means, oldest first; `others` were given by another."""

    scope: Scope
    commitments: tuple[Commitment, ...]
    others: tuple[Commitment, ...] = ()


def find_commitments(
    plan: Plan, ledger: Ledger, *, officers: bool, members: bool = False, closely: bool = False
) -> FoundPromises | None:
    """Return what a question means of the undertakings in scope, None where nothing clearly.

    `closely`: all that was undertaken on a topic is asked for, and nothing that is near it.
    Then a reply that promises something counts too, where nothing else is about the topic.
    """
    held = commitments_of(ledger)
    found = _found(plan, ledger, held, officers, members, closely) if held else None
    if found is None and closely:
        replies = ledger.once("promised replies", _replies)
        found = _found(plan, ledger, replies, officers, members, closely) if replies else None
        return found if found and found.scope.topic else None
    return found


def _replies(ledger: Ledger) -> list[Commitment]:
    return promised_replies(ledger, commitments_of(ledger))


def _found(
    plan: Plan,
    ledger: Ledger,
    held: Sequence[Commitment],
    officers: bool,
    members: bool,
    closely: bool,
) -> FoundPromises | None:
    scope = scope_of(plan, ledger, speakers_of(ledger), FRAMING)
    if scope is None:
        return None
    fits = _fits(scope, held, ledger, plan.standalone if closely else None)
    if not WEAK.search(plan.standalone):
        many = len(scope.topic.units) > _MIN_UNITS
        fits = [fit for fit in fits if _is_met(fit, many)] if _is_told(scope) else []
    kept = [
        held[f.number] for f in fits if scope.holds(held[f.number].committee, held[f.number].day)
    ]
    if officers:
        kept = [each for each in kept if each.who is None or is_officer(each.who)]
    if members:
        kept = [each for each in kept if each.who is not None and not is_officer(each.who)]
    lists = Lists(ledger)
    given = [
        each
        for each in kept
        if all(lists.is_same(p, each.who, each.committee, each.day) for p in scope.people)
    ]
    given = given or _given_to(scope, kept, lists, ledger)
    if given:
        return FoundPromises(scope, tuple(sorted(given, key=order)))
    clear = {held[fit.number].record_id for fit in fits if fit.own >= _CLEARLY}
    others = tuple(sorted((each for each in kept if each.record_id in clear), key=order))
    return FoundPromises(scope, (), others) if scope.people and scope.topic and others else None


def _given_to(
    scope: Scope, kept: Sequence[Commitment], lists: Lists, ledger: Ledger
) -> list[Commitment]:
    """Return the undertakings by which those were answered whom a question names."""
    if not scope.people:
        return []
    follower = Follower(ledger)
    asked = {each.record_id: [a for e in follower.led_by(each) for a in e.askers] for each in kept}
    return [
        each
        for each in kept
        if asked[each.record_id]
        and all(
            any(
                lists.is_same(person, asker, each.committee, each.day)
                for asker in asked[each.record_id]
            )
            for person in scope.people
        )
    ]


def commitments_of(ledger: Ledger) -> list[Commitment]:
    """Return the undertakings in scope, each once though two papers minute it."""
    once: dict[tuple[object, ...], Commitment] = {}
    for each in ledger.records(Commitment):
        words = tuple(stems(each.what.text))
        once.setdefault((each.day, words) if each.day else (each.record_id,), each)
    return once_each(list(once.values()))


def _is_met(fit: Fit, many: bool) -> bool:
    """Return whether an undertaking says nearly all of a question, by itself or as its answer.

    Where a question tells `many` things and all stand in what it replies to, that is enough.
    """
    half = fit.own >= _HALF and fit.share >= _CLEARLY
    return fit.own >= _WEAKLY_ASKED or half or (many and fit.share >= _WHOLLY)


def _is_told(scope: Scope) -> bool:
    return len(scope.topic.units) >= _MIN_UNITS


def _fits(
    scope: Scope, held: Sequence[Commitment], ledger: Ledger, closely_asked: str | None
) -> list[Fit]:
    """Return which undertakings fit the topic, best first; closely where the question is given."""
    if not scope.topic:
        return [Fit(number, 1.0, 1.0) for number in range(len(held))]
    follower = Follower(ledger)
    asked = [follower.asked_for(each) for each in held]
    index = TopicIndex([text_of(each, a, ledger) for each, a in zip(held, asked, strict=True)])
    if closely_asked is None:
        return index.about(scope.topic)
    topic = with_other_words(index.as_spelt(scope.topic))
    told = [_told(each, a) for each, a in zip(held, asked, strict=True)]
    near = {n for n, each in enumerate(told) if is_closely_about(each, topic, closely_asked)}
    return index.about(topic, near)


def _told(commitment: Commitment, asked: str) -> Told:
    who = commitment.who.printed if commitment.who else ""
    said = commitment.span.text.replace(who, " ", 1) if who else commitment.span.text
    return told_by(f"{said} {commitment.what.text}", asked, commitment.item_title or "", who)


def text_of(commitment: Commitment, asked: str, ledger: Ledger) -> TopicText:
    """Return what an undertaking is about.

    Where its own words name nothing ("it would be provided"), the question that led to it
    says what it is.
    """
    named = names_a_thing(commitment.what.text)
    who = commitment.who.printed if commitment.who else ""
    said = commitment.span.text.replace(who, " ", 1) if who else commitment.span.text
    return TopicText(
        f"{said} {commitment.what.text} {'' if named else asked}",
        f"{commitment.item_title or ''} {asked}",
        ledger.document(commitment.document_id).title,
    )


def order(commitment: Commitment) -> tuple[bool, str, int]:
    """Return the place of an undertaking in time."""
    day = commitment.day.isoformat() if commitment.day else ""
    return commitment.day is None, day, commitment.span.start
