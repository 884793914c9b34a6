"""What registers read of a record that its kind does not name alike."""

from __future__ import annotations

import datetime as dt

from pydantic import JsonValue

from assistant.actions import ActionItem, ActionPlan
from assistant.council import (
    AnswerClass,
    Commitment,
    Exchange,
    Meeting,
    Recommendation,
    Record,
    Resolution,
    Response,
)
from assistant.documents import Document
from assistant.stores.rows import record_adapter, record_kind

# A reply of another class gives neither what was asked nor a part of it.
_GIVES_SOMETHING = frozenset({AnswerClass.DIRECT, AnswerClass.PARTIAL, AnswerClass.REDIRECTED})


def is_answered(exchange: Exchange) -> bool:
    """Return whether a reply is recorded that gives what was asked, or part of it."""
    return exchange.answer_class in _GIVES_SOMETHING and not exchange.topic


def day_of(record: Record, document: Document) -> dt.date | None:
    """Return the day of a record: of its meeting, of its plan's position, else of its paper."""
    match record:
        case Meeting() | Exchange() | Commitment() | Resolution():
            return record.day or document.date.day
        case ActionPlan():
            return record.position_at or document.date.day
    return document.date.day


def committee_of(record: Record, document: Document) -> str | None:
    """Return the committee that a record is of, else that of its paper."""
    match record:
        case Meeting() | Exchange() | Commitment() | Resolution():
            return record.committee or document.committee
    return document.committee


def item_of(record: Record) -> str | None:
    """Return the printed number of the item that a record stands in, None without one."""
    match record:
        case Exchange() | Commitment() | Resolution():
            return record.item
    return None


def number_of(record: Record) -> str | None:
    """Return the printed number or reference of a record itself, None without one."""
    match record:
        case ActionItem():
            return record.ref
        case Resolution():
            return record.marker
        case Recommendation() | Response():
            return record.number
    return None


def facts_as_json(record: Record) -> dict[str, JsonValue]:
    """Return all fields of a record as JSON."""
    facts: dict[str, JsonValue] = record_adapter(record_kind(type(record))).dump_python(
        record, mode="json"
    )
    return facts
