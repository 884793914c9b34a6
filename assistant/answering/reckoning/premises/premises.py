"""Corrects a question that puts one person's words into another's mouth.

What was said stays with who said it: only minutes that name the speaker correct anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.people import is_officer
from assistant.answering.reckoning.asked.quoting import (
    clipped,
    day_value,
    in_sentence,
    quoted,
    spoken,
)
from assistant.answering.reckoning.asked.scopes import Lists, scope_of
from assistant.answering.reckoning.asked.topics import TopicIndex, TopicText
from assistant.answering.reckoning.exchanges.exchanges_held import exchanges_of
from assistant.answering.reckoning.exchanges.exchanges_telling import with_day
from assistant.answering.reckoning.exchanges.exchanges_wording import not_that_person
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Claim, Proof, Reckoned
from assistant.answers import AnswerStatus, Basis
from assistant.council import Exchange, Speaker
from assistant.dates import written_date
from assistant.spans import Span

_SAYS = (
    r"(?:say|tell|claim|promise|agree|admit|argue|state|confirm|refuse|warn|report|ask|raise|query|offer"
    r"|suggest|explain|deny|insist|complain)"
)
_PRESUMES = re.compile(
    rf"(?i)\b(?:why|when|where|how come|how|what made)\b[^?]{{0,12}}\b(?:did|has|was)?\b"
    rf"[^?]{{2,60}}?\b{_SAYS}\b"
    rf"|^\W*(?:did|is it true|is it right|has)\b[^?]{{2,80}}?\b{_SAYS}(?:ed|d)?\b"
)
_ASKED = re.compile(r"(?i)\b(?:ask(?:ed)?|raised?|quer(?:y|ied))\b")
_CLEARLY = 0.9
_MIN_WORDS = 2
_FRAMING = """say said tell told claim claimed promise promised agree agreed admit admitted argue argued
state stated confirm confirmed refuse refused warn warned report offer offered suggest suggested explain
explained deny denied insist insisted complain complained true right made reason"""


@dataclass(frozen=True, slots=True)
class _Utterance:
    exchange: Exchange
    speaker: Speaker
    span: Span
    asks: bool


def reckon_premises(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return who said what a question puts into another's mouth; None where it does not."""
    if not _PRESUMES.search(plan.standalone):
        return None
    said = list(_utterances(ledger))
    asked = _ASKED.search(plan.standalone) is not None
    if asked:
        said = [each for each in said if each.asks]
    scope = scope_of(plan, ledger, [each.speaker for each in said], _FRAMING)
    if scope is None or len(scope.people) != 1 or scope.topic.breadth < _MIN_WORDS:
        return None
    person, lists = scope.people[0], Lists(ledger)
    texts = [TopicText(each.span.text, "", _around(each, asked=asked)) for each in said]
    index = TopicIndex(texts)
    theirs = {
        number
        for number, each in enumerate(said)
        if lists.is_same(person, each.speaker, each.exchange.committee, each.exchange.day)
    }
    if index.about(scope.topic, theirs, loosely=True):
        return None
    fits = [
        fit
        for fit in index.about(scope.topic)
        if scope.days is None or scope.days.holds(said[fit.number].exchange.day)
    ]
    clear = [said[fit.number] for fit in fits if fit.own >= _CLEARLY]
    if not clear or len({each.speaker.label for each in clear}) > 1:
        return None
    one = clear[0].exchange
    if not lists.is_other(person, clear[0].speaker, one.committee, one.day):
        return None
    known = [each.speaker for each in said if person.is_same(each.speaker)]
    typed = plan.standalone[person.start : person.end]
    return _corrected(clear[0], known[0].printed if known else typed, ledger)


def _around(said: _Utterance, *, asked: bool) -> str:
    """Return what stands around words: an answer is part of what was asked, and not of what was said."""
    exchange = said.exchange
    replies = " ".join(reply.span.text for reply in exchange.replies) if asked else ""
    question = "" if said.asks else exchange.question.text
    return f"{question} {replies} {exchange.item_title or ''}"


def _utterances(ledger: Ledger) -> Iterator[_Utterance]:
    for each in exchanges_of(ledger):
        if each.askers and not each.topic:
            yield _Utterance(each, each.askers[0], each.question, asks=True)
        for reply in each.replies:
            if reply.speaker is not None:
                yield _Utterance(each, reply.speaker, reply.span, asks=False)


def _corrected(said: _Utterance, asked: str, ledger: Ledger) -> Reckoned | None:
    exchange = said.exchange
    days = (day_value(exchange.day),) if exchange.day else ()
    named = asked if asked[:1].isupper() else asked.title()
    named = in_sentence(asked) if asked[:4].lower() == "the " else named
    named = f"the {asked}" if is_officer(Speaker(asked)) and asked.islower() else named
    on = written_date(exchange.day) if exchange.day else ""
    text = not_that_person(named, in_sentence(said.speaker.printed), on)
    proof = Proof(exchange.document_id, said.span)
    lead = Claim(text, Basis.COMPUTED, (proof,), days)
    span = clipped(said.span)
    who, words = spoken(span, said.speaker, "asked" if said.asks else "said")
    quote = quoted(f"{who or 'The minutes record'}: {{}}", words, exchange.document_id)
    claims = (lead, with_day(quote, exchange, ledger))
    return Reckoned(AnswerStatus.ANSWERED, claims, "the question names another speaker")
