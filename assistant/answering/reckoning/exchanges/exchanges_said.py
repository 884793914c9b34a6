"""Answers what a member said on a topic where minutes have them ask: their words, then the reply.

A reply that names the topic is not what the member said: who replied is said after it.
"""

from __future__ import annotations

import re

from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.people import PersonAsked
from assistant.answering.reckoning.asked.scopes import Lists, scope_of
from assistant.answering.reckoning.asked.topics import TopicIndex
from assistant.answering.reckoning.exchanges.exchanges_asking import FRAMING, AboutAsking
from assistant.answering.reckoning.exchanges.exchanges_few import tell_few
from assistant.answering.reckoning.exchanges.exchanges_found import text_of
from assistant.answering.reckoning.exchanges.exchanges_held import HeldExchanges, exchanges_of
from assistant.answering.reckoning.exchanges.exchanges_later import later_answer
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Reckoned

_SAID = re.compile(
    r"(?i)\bwhat (?:else )?(?:did|has|have|does) [^?]{2,50}?\b(?:say|said|comment|raise|mention|think"
    r"|points? out)\b"
)
_FEW = 2
_WORDS = (
    f"{FRAMING} say said comment commented raise raised mention mentioned think thought point out"
)
_MEMBERS = frozenset({"representative", "governor", "leader", "member", "chair", "councillor"})


def reckon_said(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return what a person who asked is minuted as asking, and the reply; None for another question."""
    if not _SAID.search(plan.standalone) or plan.press:
        return None
    held = [each for each in exchanges_of(ledger) if each.askers and not each.topic]
    scope = scope_of(plan, ledger, [s for each in held for s in each.askers], _WORDS)
    if scope is None or len(scope.people) != 1 or not _asks(scope.people[0]):
        return None
    person, lists = scope.people[0], Lists(ledger)
    theirs = {
        number
        for number, each in enumerate(held)
        if scope.holds(each.committee, each.day)
        and any(lists.is_same(person, asker, each.committee, each.day) for asker in each.askers)
    }
    found = sorted(theirs)
    if scope.topic:
        index = TopicIndex([text_of(each, None, ledger) for each in held])
        fits = index.about(scope.topic, theirs) or index.about(scope.topic, theirs, loosely=True)
        found = sorted(fit.number for fit in fits)
    if not 1 <= len(found) <= _FEW:
        return None
    exchanges = [held[number] for number in found]
    others = HeldExchanges(held, ledger)
    later = [later_answer(each, others, ledger) for each in exchanges]
    return tell_few(AboutAsking.LIST, exchanges, later, ledger)


def _asks(person: PersonAsked) -> bool:
    """Return whether a person is named by title and name, or by a post that members hold."""
    return person.title is not None or bool(_MEMBERS & set(person.post))
