"""The words that a record holds, as stems; made once for each record of a generation."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.actions import ActionItem, ActionPlan, UnreadTable
from assistant.answering.terms import stems
from assistant.council import (
    Alias,
    Commitment,
    Exchange,
    Figure,
    Meeting,
    Recommendation,
    Record,
    Resolution,
    Response,
)


class Topics:
    """Remembers the stems of records. Safe for threads."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Record, frozenset[str]]] = {}

    def of(self, record: Record) -> frozenset[str]:
        """Return the stems of all that a record says."""
        known = self._known.get(record.record_id)
        if known is None or known[0] is not record:
            known = (record, frozenset(stems(" ".join(texts_of(record)))))
            self._known[record.record_id] = known
        return known[1]


def texts_of(record: Record) -> Iterator[str]:
    """Yield the texts in which a topic of a record is looked for."""
    match record:
        case Meeting():
            yield record.committee or ""
            yield from (item.title for item in record.items)
        case Exchange():
            yield from (record.item_title or "", record.question.text, record.span.text)
            yield from (reply.span.text for reply in record.replies)
        case Commitment():
            yield from (record.item_title or "", record.what.text, record.span.text)
        case Resolution():
            yield from (record.item_title or "", record.text)
        case Recommendation():
            yield from (record.source_title, record.text)
        case Response():
            yield from (record.about or "", record.recommendation_text or "", record.span.text)
        case ActionPlan():
            yield record.title
        case ActionItem():
            yield from (record.action, record.recommendation or "", record.span.text)
        case Figure():
            yield from (record.measure, record.span.text)
        case Alias():
            yield from (record.short, record.long)
        case UnreadTable():
            yield record.span.text
