"""Registers as MCP tools return them, and as text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from pydantic import BaseModel

from assistant.actions import ActionItem
from assistant.api.record_queries import RecordsAsked
from assistant.council import Commitment, Exchange, Recommendation
from assistant.doors.mcp_schemas import (
    ActionFound,
    CommitmentFound,
    Due,
    ExchangeFound,
    Place,
    RecommendationFound,
    ReplyFound,
    ResponseFound,
    Stretch,
)
from assistant.errors import AssistantError
from assistant.registers.entering import enter
from assistant.registers.entries import Entry
from assistant.registers.facts import is_answered
from assistant.registers.listing import not_held
from assistant.stores.records import Kind
from assistant.stores.view import View

Line = TypeVar("Line", bound=BaseModel)


def stretch_of(
    view: View, kind: type[Kind], asked: RecordsAsked, line: Callable[[Entry[Kind]], Line]
) -> Stretch[Line]:
    """Return the stretch of a register that is asked for.

    Raises:
        AssistantError: A paper that is asked for is not held.
    """
    missing = not_held(view, asked.wanted)
    if missing:
        raise AssistantError(missing)
    page = enter(view, kind, asked.wanted, asked.offset, asked.limit)
    end = asked.offset + len(page.entries)
    return Stretch(
        items=[line(entry) for entry in page.entries],
        total=page.total,
        next_offset=end if end < page.total and page.entries else None,
    )


def action_found(entry: Entry[ActionItem]) -> ActionFound:
    """Return an action as it is sent."""
    record, listing = entry.record, entry.listing
    rating = record.rating
    return ActionFound(
        plan=listing.book.name if listing else "",
        position_at=listing.version.position if listing else None,
        ref=record.ref,
        action=record.action,
        leads=list(record.leads),
        due=Due.of(record.due),
        rating=(rating.word or rating.colour) if rating else None,
        status_text=record.status_text,
        status=record.status,
        buckets=list(listing.buckets) if listing else [],
        reckoned_on=listing.day if listing else None,
        days_late=listing.days_late if listing else None,
        source=Place.of(entry.citation),
    )


def exchange_found(entry: Entry[Exchange]) -> ExchangeFound:
    """Return a question with its replies as it is sent."""
    record = entry.record
    return ExchangeFound(
        committee=record.committee,
        day=record.day,
        item_title=record.item_title,
        asked_by=[asker.label for asker in record.askers],
        question=record.question.text,
        replies=[
            ReplyFound(speaker=each.speaker.label if each.speaker else None, text=each.span.text)
            for each in record.replies
        ],
        answered=is_answered(record),
        answer_class=record.answer_class,
        source=Place.of(entry.citation),
    )


def commitment_found(entry: Entry[Commitment]) -> CommitmentFound:
    """Return an undertaking as it is sent."""
    record = entry.record
    return CommitmentFound(
        committee=record.committee,
        day=record.day,
        item_title=record.item_title,
        who=record.who.label if record.who else None,
        what=record.what.text,
        to_whom=record.to_whom,
        due=Due.of(record.due),
        strength=record.strength,
        source=Place.of(entry.citation),
    )


def recommendation_found(entry: Entry[Recommendation]) -> RecommendationFound:
    """Return a recommendation with its responses as it is sent."""
    record = entry.record
    return RecommendationFound(
        kind=record.kind,
        number=record.number,
        text=record.text,
        made_in=record.source_title,
        addressee=record.addressee,
        due=Due.of(record.due),
        responses=[
            ResponseFound(
                by=each.record.by,
                verdict=each.record.verdict,
                words=each.record.verdict_span.text,
                source=Place.of(each.citation),
            )
            for each in entry.responses
        ],
        source=Place.of(entry.citation),
    )
