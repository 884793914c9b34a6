"""Undertakings that stand in the replies to questions and were read as no undertaking of their own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from assistant.actions import DueDate, DuePrecision
from assistant.answering.reckoning.commitments.own_undertakings import own_undertaking
from assistant.answering.reckoning.ledger import Ledger
from assistant.council import AnswerClass, Commitment, Exchange, Reply
from assistant.dates import Precision, find_dates
from assistant.sentences import split_sentences
from assistant.spans import Span

_CANNOT = re.compile(
    r"(?i)\b(?:could|can|would|will) ?not\b|\bunable\b|n['’]t\b|\bquestion should be put\b"
)
_WHEN = re.compile(
    r"\b(?:by|before|within|in|after|at|to) (?:the )?(?:next|following|end of|meeting|spring|summer|autumn"
    r"|winter|\d|[A-Z])[^,.;]*"
)


def promised_replies(ledger: Ledger, held: Sequence[Commitment]) -> list[Commitment]:
    """Return what replies undertake that none of the undertakings `held` was read from.

    Only a reply that put its question off, with words that say what its speaker will do.
    """
    read = defaultdict(list)
    for each in held:
        read[each.document_id].append(each.span)
    return [
        commitment
        for each in ledger.records(Exchange)
        if each.answer_class is AnswerClass.DEFERRED
        for reply in each.replies
        for commitment in _undertaken(each, reply)
        if not any(_overlap(commitment.span, span) for span in read[each.document_id])
    ]


def _undertaken(exchange: Exchange, reply: Reply) -> Iterator[Commitment]:
    for start, end in split_sentences(reply.span.text):
        text = reply.span.text[start:end]
        strength = own_undertaking(text, reply.span.text[:start], exchange, reply)
        if strength is None or _CANNOT.search(text):
            continue
        span = Span(reply.span.start + start, reply.span.start + end, text)
        yield Commitment(
            exchange.record_id,
            exchange.document_id,
            exchange.passage_id,
            span,
            exchange.committee,
            exchange.day,
            exchange.item,
            exchange.item_title,
            reply.speaker,
            span,
            None,
            _due(text, exchange),
            strength,
        )
        return


def _due(text: str, exchange: Exchange) -> DueDate:
    """Return when it is due, as printed; a day where one that is still to come is printed."""
    when = _WHEN.search(text)
    if when is None:
        return DueDate("")
    days = [date for date in find_dates(when.group()) if date.precision is Precision.DAY]
    if len(days) == 1 and exchange.day and days[0].first > exchange.day:
        return DueDate(when.group(), days[0].first, days[0].first, DuePrecision.DAY)
    return DueDate(when.group())


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
