"""Raises a question that was left open once more, worded so that it reads by itself (basis F1)."""

from __future__ import annotations

import re

from assistant.answering.reckoning.asked.quoting import clause, in_sentence
from assistant.answering.reckoning.exchanges import exchanges_wording as wording
from assistant.answering.reckoning.exchanges.exchanges_found import ANSWERED, PARTLY
from assistant.answering.reckoning.exchanges.exchanges_telling import (
    asked_by,
    short_fall,
    when_and_where,
)
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Point, Proof
from assistant.council import Exchange
from assistant.dates import written_date

_MOST_WORDS = 35
_ASKS = re.compile(
    r"(?i)^(?:and )?(?:when|what|how|why|whether|if|who|whose|whom|which|where|by when|by what)\b"
)
_DIRECT = re.compile(r"^(?:Do|Does|Did|Is|Are|Was|Were|Will|Would|Has|Have|Can|Could|Should)\b")
_NAMES = re.compile(r"^(?:the|an?|any|more|further|our|their|its|his|her|this|these)\b")
# "the Leader how he would": whom, and then what.
_OF_WHOM = re.compile(
    r"^the (?:(?!and\b)[\w’'-]+ ){1,7}?(?=(?:how|what|when|why|whether|if|who)\b (?!of\b))"
)
_EMPTY = re.compile(
    r"(?i)^\W*(?:(?:adoption of )?minutes|actions?|correspondence|matters|any other|apologies|declarations?)"
)
_ASKS_ON = re.compile(r"(?i),? and (?:also |then )?(?:asked|queried|wondered|enquired)\b.*$")


def point_of(exchange: Exchange, ledger: Ledger) -> Point | None:
    """Return a point for committee about a question left open."""
    if exchange.topic or exchange.answer_class in (*ANSWERED, *PARTLY):
        return None
    question = _worded(exchange)
    if question is None:
        return None
    who = in_sentence(asked_by(exchange))
    because = f"Asked{when_and_where(exchange, ledger)} by {who}. {short_fall(exchange)}"
    proofs = (Proof(exchange.document_id, exchange.question),
              *(Proof(exchange.document_id, reply.span) for reply in exchange.replies[:1]))  # fmt: skip
    return Point(question, because, "F1", proofs)


def _worded(exchange: Exchange) -> str | None:
    """Return what to ask: the clause as printed, what it is about, or the item it stands under."""
    when = f"on {written_date(exchange.day)}" if exchange.day else "in committee"
    words = _OF_WHOM.sub("", _ASKS_ON.sub("", clause(exchange.question)))
    short = len(words.split()) <= _MOST_WORDS and not {"“", "”"} & set(words)
    if short and (_ASKS.match(words) or _DIRECT.match(words)):
        return wording.answer_to(re.sub(r"(?i)^and ", "", words), when)
    if short and _NAMES.match(words):
        return wording.answer_about(words, when)
    if exchange.item_title and not _EMPTY.match(exchange.item_title):
        title = " ".join(exchange.item_title.split()).strip(" .:")
        return wording.answer_under(in_sentence(asked_by(exchange)), when, title)
    return None
