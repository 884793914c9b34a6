"""Finds the exchanges that a question means, and where each was answered, then or later."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.people import PersonAsked, surname_of
from assistant.answering.reckoning.asked.scopes import Lists, Scope, scope_of
from assistant.answering.reckoning.asked.topics import Fit, TopicIndex, TopicText
from assistant.answering.reckoning.exchanges.exchanges_asking import FRAMING, PUBLIC, WRITTEN
from assistant.answering.reckoning.exchanges.exchanges_held import (
    HeldExchanges,
    by_time,
    exchanges_of,
)
from assistant.answering.reckoning.ledger import Ledger
from assistant.council import AnswerClass, Exchange, Speaker

ANSWERED = (AnswerClass.DIRECT,)
PARTLY = (AnswerClass.PARTIAL, AnswerClass.REDIRECTED)
_CLEARLY = 0.9
# Told in other words, a question bears half of the words of what was asked, and two at least.
_MOSTLY, _LEAST_MET = 0.5, 2
# "How long have they got to reply?" is of a deadline, and not of what a member asked.
_OF_ASKING = re.compile(
    r"(?i)\b(?:ask(?:s|ed|ing)?|rais(?:e[ds]?|ing)|questions?|questioned|queri\w+|query|want(?:s|ed)? to"
    r" know|answer\w*|told|wonder\w*|press(?:ed|ing)|chas(?:ed|ing)"
    r"|(?:get|got|have|had|given) (?:a|an|any|no|the) (?:reply|response))\b"
)
# Two questions that stand so close together are of one sentence.
_GAP = 30
_TO = re.compile(
    r"(?i)\b(?:ask(?:ed)?|questions?(?: put)?|put|questioned)\s+(?:to\s+)?(?:the\s+)?$"
    r"|\bto (?:the )?$|\bwhat (?:was|were|has|have) (?:the )?$"
)
# "What was Councillor Moss told": it was said to whoever asked.
_WAS = re.compile(r"(?i)\bwhat (?:was|were|has|have|had|did) (?:the )?$")
_TOLD = re.compile(
    r"(?i)^\s*(?:been |being |get |got )?(?:told|given|advised|informed|assured|promised)\b[^?]*\bask"
)
# "What was Mrs Orr after": she asked.
_WANTS = re.compile(r"(?i)\s*(?:after|asking|wanting|chasing|pressing|on about|trying to)\b")
_SPEAKS = re.compile(
    r"(?i)^\s*(?:say|said|answer|reply|replied|respond|tell|told|give|gave|promise)\b"
)


@dataclass(frozen=True, slots=True)
class FoundExchanges:
    """The exchanges that a question means, oldest first, and what it keeps to.

    `others` are those on its topic that somebody else asked, where the person it names
    asked none: the question rests on a wrong premise.
    """

    scope: Scope
    exchanges: tuple[Exchange, ...]
    others: tuple[Exchange, ...] = ()


def find_exchanges(plan: Plan, ledger: Ledger) -> FoundExchanges | None:
    """Return what a question means of the exchanges in scope, None where nothing clearly."""
    held = exchanges_of(ledger)
    speakers = [s for each in held for s in (*each.askers, *(r.speaker for r in each.replies)) if s]
    scope = scope_of(plan, ledger, speakers, FRAMING)
    if scope is None or not held:
        return None
    lists = Lists(ledger)
    fits = _fits_of_theirs(plan, scope, held, lists, ledger) or _fits_of(scope, held, ledger)
    if not fits and _OF_ASKING.search(plan.standalone):
        fits = _nearest(scope, held)
    kept = [
        held[fit.number]
        for fit in fits
        if scope.holds(held[fit.number].committee, held[fit.number].day)
    ]
    kept = [each for each in kept if _is_of_kind(plan.standalone, each)]
    asked = [each for each in kept if _is_by(scope.people, each, plan.standalone, lists)]
    asked = HeldExchanges(asked, ledger).without_rows()
    if asked:
        return FoundExchanges(scope, tuple(sorted(asked, key=by_time)))
    clear = {held[fit.number].record_id for fit in fits if fit.own >= _CLEARLY}
    others = [each for each in kept if each.record_id in clear]
    if scope.people and scope.topic and others:
        return FoundExchanges(scope, (), tuple(sorted(others, key=by_time)))
    return None


def with_siblings(exchanges: Sequence[Exchange], held: Sequence[Exchange]) -> list[Exchange]:
    """Return exchanges with all topics of a list of which one is among them."""
    lists = {(e.document_id, e.item, e.item_title) for e in exchanges if e.topic}
    found = {each.record_id for each in exchanges}
    more = [
        each
        for each in held
        if each.topic
        and each.record_id not in found
        and (each.document_id, each.item, each.item_title) in lists
    ]
    return sorted((*exchanges, *more), key=by_time) if more else list(exchanges)


def never_asked(plan: Plan, ledger: Ledger) -> bool:
    """Return whether minutes are held and no exchange holds anything of what a question is about."""
    held = exchanges_of(ledger)
    scope = scope_of(plan, ledger, [asker for each in held for asker in each.askers], FRAMING)
    if scope is None or not scope.topic or not held:
        return False
    return not TopicIndex([text_of(each, None, ledger) for each in held]).knows(scope.topic)


def _fits_of_theirs(
    plan: Plan, scope: Scope, held: Sequence[Exchange], lists: Lists, ledger: Ledger
) -> list[Fit]:
    """Return the fits among the exchanges of those whom a question names, replies included.

    What somebody asked may bear another word in the question than in its answer.
    """
    if not (scope.people and scope.topic):
        return []
    theirs = {n for n, e in enumerate(held) if _is_by(scope.people, e, plan.standalone, lists)}
    index = _topics(ledger)
    fits = index.about(scope.topic, theirs) or index.about(scope.topic, theirs, loosely=True)
    if fits:
        return fits
    if scope.days is None:
        likely = index.likeliest(scope.topic, theirs)
        return likely if len(likely) == 1 else []
    then = {n for n in theirs if scope.holds(held[n].committee, held[n].day)}
    said = [f"{e.question.text} {' '.join(r.span.text for r in e.replies)}" for e in held]
    return TopicIndex([TopicText(words) for words in said]).likeliest(scope.topic, then)


def _nearest(scope: Scope, held: Sequence[Exchange]) -> list[Fit]:
    """Return the one thing asked that says half of a question or more, where no other comes near.

    What somebody asked on one day is one thing, though minutes and a list both print it.
    """
    total = len(scope.topic.units)
    if scope.people or total < _LEAST_MET:
        return []
    groups: dict[tuple[object, ...], list[Fit]] = {}
    for number, each in enumerate(held):
        text = TopicText(each.question.text, each.item_title or "")
        met = sum(unit.stands_in(text, text.own) for unit in scope.topic.units)
        if met and scope.holds(each.committee, each.day):
            who = tuple(surname_of(asker) for asker in each.askers)
            groups.setdefault((who, each.day), []).append(Fit(number, met / total, met / total))
    ranked = sorted(groups.values(), key=lambda fits: -max(fit.own for fit in fits))
    best = max((fit.own for fit in ranked[0]), default=0.0) if ranked else 0.0
    second = max((fit.own for fit in ranked[1]), default=0.0) if len(ranked) > 1 else 0.0
    if best * total < _LEAST_MET or best < _MOSTLY or second * 2 > best:
        return []
    return [fit for fit in ranked[0] if fit.own * 2 > best]


def _fits_of(scope: Scope, held: Sequence[Exchange], ledger: Ledger) -> list[Fit]:
    """Return how the exchanges fit a scope's topic, best first; all of them without a topic."""
    if not scope.topic:
        return [Fit(number, 1.0, 1.0) for number in range(len(held))]
    return _topics(ledger).about(scope.topic)


def _topics(ledger: Ledger) -> TopicIndex:
    """Return what the exchanges in scope are about, each with what the one before leads to."""

    def index(ledger: Ledger) -> TopicIndex:
        held = exchanges_of(ledger)
        pairs = zip([None, *held], held, strict=False)
        return TopicIndex([text_of(each, before, ledger) for before, each in pairs])

    return ledger.once("topics of exchanges", index)


def text_of(exchange: Exchange, before: Exchange | None, ledger: Ledger) -> TopicText:
    """Return what an exchange is about: the question with what leads to it, then the rest.

    `before` is the one before it in its paper: a second question of one sentence leans on it.
    """
    lead = before.question.text if before is not None and is_part_of_one(before, exchange) else ""
    document = ledger.document(exchange.document_id)
    replies = " ".join(reply.span.text for reply in exchange.replies)
    return TopicText(
        f"{lead} {exchange.question.text}",
        exchange.item_title or "",
        f"{replies} {document.title}",
    )


def is_part_of_one(before: Exchange, exchange: Exchange) -> bool:
    if before.topic or exchange.topic or not exchange.question.text[:1].islower():
        return False
    gap = exchange.question.start - before.question.end
    return before.document_id == exchange.document_id and 0 <= gap <= _GAP


def _is_of_kind(question: str, exchange: Exchange) -> bool:
    if WRITTEN.search(question):
        return exchange.written
    return not PUBLIC.search(question) or "public" in (exchange.item_title or "").lower()


def _is_by(people: Sequence[PersonAsked], exchange: Exchange, question: str, lists: Lists) -> bool:
    """Return whether everybody whom a question names has their part in an exchange."""

    def among(person: PersonAsked, speakers: Sequence[Speaker | None]) -> bool:
        place = exchange.committee, exchange.day
        return any(lists.is_same(person, speaker, *place) for speaker in speakers)

    replied = [reply.speaker for reply in exchange.replies]
    for person in people:
        before, after = question[: person.start], question[person.end :]
        told = _WAS.search(before) and (_TOLD.search(after) or _WANTS.match(after))
        to = not told and (_TO.search(before) or _SPEAKS.search(after))
        if not among(person, replied if to else exchange.askers):
            return False
    return True
