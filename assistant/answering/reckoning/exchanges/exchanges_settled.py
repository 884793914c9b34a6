"""Weighs what a recorded reply gives: a promise beside a full answer takes nothing from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.planning import AskedFor, asked_for
from assistant.answering.reckoning.asked.quoting import clause
from assistant.answering.terms import stems
from assistant.council import AnswerClass, Exchange
from assistant.dates import Precision, find_dates
from assistant.sentences import split_sentences

_NOT_SETTLED = (AnswerClass.DEFERRED, AnswerClass.UNABLE)
# A sentence that leaves a thing until later, or says that it cannot be given.
_LEAVES = re.compile(
    r"(?i)\b(?:would|will|could|cannot|can|agreed to|undertook|undertakes|promised|offered"
    r"|not (?:yet|ready|present|available|to hand|have|know|known|hold)|too early"
    r"|no (?:agency|record|figure|decision)"
    r"|requested|arranged|being|possible|unable|unfortunately"
    r"|did not|does not|do not|on notice|to be (?:confirmed|provided|circulated))\b|n['’]t\b"
)
_CONFIRMS = re.compile(
    r"(?i)\b(?:asked for|sought|requested) (?:\w+ )?(?:confirmation|assurance|clarification) (?:that|of|on)\b"
)
_WHEN_DUE = re.compile(
    r"(?i)\bwould (?:be (?:presented|published|received|reported|ready|brought|sent|submitted)"
    r"|come|begin|start|go|report)\b[^.]{0,40}$"
)
# "whether the limit was kept": what is asked about stands before the verb.
_WHETHER = re.compile(
    r"(?i)^(?:and )?(?:whether|if) (?P<subject>[^,]{3,80}?) (?:was|were|is|are|had|has|have|would|did)\b"
)
_CHANGES = re.compile(
    r"(?i)\b(?:ris(?:e|en|ing)|rose|fall(?:en|ing|s)?|fell|increas\w+|decreas\w+|reduc(?:ed|ing)"
    r"|gone (?:up|down)|going (?:up|down)|grow(?:n|ing)|improv\w+|chang(?:ed|ing))\b"
)
_COMPARES = re.compile(
    r"(?i)\d[^.]*\b(?:compared (?:with|to)|(?:up|down) from|against|from)\b[^.]*\d"
)
_ABOUT = (
    (AskedFor.DATE, re.compile(r"(?i)\b(?:dates?|timescales?|timetable)\b")),
    (AskedFor.MONEY, re.compile(r"(?i)\b(?:costs?|budget|amount|price)\b")),
)
_NUMBERS = (AskedFor.NUMBER, AskedFor.MONEY)
_MIN_FINDING = 8
# Two questions of one block stand no further apart than this.
_NEAR = 60
_SAYS_LITTLE = frozenset(
    stems(
        """whether that this group being kept still also now been their other member members
        councillor question number figure report would could should council committee"""
    )
)


def settled(exchanges: Sequence[Exchange]) -> list[Exchange]:
    """Return exchanges with what their recorded replies give of each question.

    The second half of a double question has the replies to the first, where those speak
    of it; a reply that gives what was asked and then promises more is an answer.
    """
    told: list[Exchange] = []
    for each in exchanges:
        before = told[-1] if told else None
        told.append(_by_the_reply_before(_weighed(each), before))
    return told


def _weighed(exchange: Exchange) -> Exchange:
    if exchange.answer_class not in _NOT_SETTLED or exchange.topic:
        return exchange
    if _gives_the_date(exchange) or _gives_first(exchange) or _counts(exchange):
        return replace(exchange, answer_class=AnswerClass.DIRECT)
    return exchange


def _gives_first(exchange: Exchange) -> bool:
    """Return whether a sentence before the one that leaves something open gives what was asked."""
    if exchange.answer_class is not AnswerClass.DEFERRED:
        return False
    asked = _asked_for(exchange)
    for reply in exchange.replies:
        text = reply.span.text
        for start, end in split_sentences(text):
            sentence = text[start:end]
            if _LEAVES.search(sentence):
                return False
            if _is_finding(sentence, asked):
                return True
    return False


def _asked_for(exchange: Exchange) -> AskedFor:
    """Return what kind of thing is asked for; "asked about the date" asks for one."""
    words = clause(exchange.question)
    kind = asked_for(words)
    if kind is not AskedFor.ANYTHING:
        return kind
    return next((kind for kind, said in _ABOUT if said.search(words)), kind)


def _is_finding(sentence: str, asked: AskedFor) -> bool:
    if asked in _NUMBERS:
        return any(c.isdigit() for c in _without_dates(sentence))
    if asked is AskedFor.DATE:
        return bool(find_dates(sentence))
    return len(sentence.split()) >= _MIN_FINDING


def _gives_the_date(exchange: Exchange) -> bool:
    """Return whether the day or month asked for, or to be confirmed, is in the reply."""
    question = exchange.question.text
    dated = _asked_for(exchange) is AskedFor.DATE
    if exchange.answer_class is not AnswerClass.DEFERRED:
        return False
    if not (_CONFIRMS.search(question) or dated):
        return False
    first = next(iter(exchange.replies), None)
    if first is None:
        return False
    dates = [d for d in find_dates(first.span.text) if d.precision is not Precision.YEAR]
    return any(_WHEN_DUE.search(first.span.text[: date.start]) for date in dates)


def _counts(exchange: Exchange) -> bool:
    """Return whether the words taken for "cannot be given" are themselves a number given."""
    words = exchange.class_words
    if words is None or exchange.answer_class is not AnswerClass.UNABLE:
        return False
    if _asked_for(exchange) not in (*_NUMBERS, AskedFor.ANYTHING):
        return False
    numbers = any(c.isdigit() for c in _without_dates(words.text))
    return numbers and not re.search(
        r"(?i)\b(?:could|can|cannot|did|do|does|would|will|no|too|without)\b", words.text
    )


def _without_dates(text: str) -> str:
    for date in reversed(find_dates(text)):
        text = text[: date.start] + text[date.end :]
    return text


def _by_the_reply_before(exchange: Exchange, before: Exchange | None) -> Exchange:
    """Return a question without a reply with the reply to the first half, where it speaks of it."""
    if exchange.answer_class is not AnswerClass.NONE_RECORDED or exchange.topic or before is None:
        return exchange
    gap = exchange.question.start - before.question.end
    if before.document_id != exchange.document_id or not 0 <= gap <= _NEAR or not before.replies:
        return exchange
    words = clause(exchange.question)
    replies = [r for r in before.replies if _speaks_of(words, r.span.text, before)]
    if not replies:
        return exchange
    return replace(exchange, replies=tuple(replies), answer_class=AnswerClass.DIRECT)


def _speaks_of(words: str, reply: str, before: Exchange) -> bool:
    whether = _WHETHER.search(words)
    if whether is None:
        return False
    if _CHANGES.search(words):
        return _COMPARES.search(_without_dates(reply)) is not None
    own = set(stems(whether["subject"])) - _SAYS_LITTLE - set(stems(before.question.text))
    found = [reply[s:e] for s, e in split_sentences(reply) if own & set(stems(reply[s:e]))]
    return any(not _LEAVES.search(sentence) for sentence in found)
