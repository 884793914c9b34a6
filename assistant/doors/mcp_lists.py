"""MCP tools that list records. What a docstring says, the client's model reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, TypeVar

from mcp_types import CallToolResult
from pydantic import BaseModel

from assistant.actions import ActionItem
from assistant.api.record_queries import (
    ActionsAsked,
    CommitmentsAsked,
    ExchangesAsked,
    RecommendationsAsked,
    RecordsAsked,
)
from assistant.api.services import Services
from assistant.council import Commitment, Exchange, Recommendation
from assistant.doors import mcp_asked as asked
from assistant.doors.mcp_records import (
    action_found,
    commitment_found,
    exchange_found,
    recommendation_found,
    stretch_of,
)
from assistant.doors.mcp_replies import reply, told
from assistant.doors.mcp_schemas import (
    ActionFound,
    CommitmentFound,
    ExchangeFound,
    RecommendationFound,
    Stretch,
)
from assistant.doors.mcp_text import text_of
from assistant.registers.entries import Entry
from assistant.stores.records import Kind

Line = TypeVar("Line", bound=BaseModel)


class ListTools:
    """Tools that list what the papers of `services` record."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def list_actions(
        self,
        plan: asked.PlanNamed = None,
        q: asked.Topic = None,
        lead: asked.Person = None,
        number: asked.Number = None,
        status: asked.Statuses = None,
        bucket: asked.Buckets = None,
        as_of: asked.AsOf = None,
        limit: asked.Limit = asked.LIMIT,
        offset: asked.Offset = 0,
    ) -> Annotated[CallToolResult, Stretch[ActionFound]]:
        """List the actions of action plans, each plan in the version in force, and where they stand.

        `total` counts all that match, so it answers "how many". Overdue is reckoned on `as_of`,
        without one on the position date of each plan.
        """
        return self._list(ActionItem, ActionsAsked, action_found, _given(locals()))

    def list_exchanges(
        self,
        q: asked.Topic = None,
        committee: asked.Committees = None,
        asked_by: asked.Person = None,
        answered_by: asked.Person = None,
        answered: asked.Answered = None,
        date_from: asked.From = None,
        date_to: asked.To = None,
        limit: asked.Limit = asked.LIMIT,
        offset: asked.Offset = 0,
    ) -> Annotated[CallToolResult, Stretch[ExchangeFound]]:
        """List questions that were asked at meetings, with what was answered, newest first."""
        return self._list(Exchange, ExchangesAsked, exchange_found, _given(locals()))

    def list_commitments(
        self,
        q: asked.Topic = None,
        committee: asked.Committees = None,
        person: asked.Person = None,
        strength: asked.Strengths = None,
        date_from: asked.From = None,
        date_to: asked.To = None,
        limit: asked.Limit = asked.LIMIT,
        offset: asked.Offset = 0,
    ) -> Annotated[CallToolResult, Stretch[CommitmentFound]]:
        """List what was undertaken at meetings: who, what, to whom, by when; newest first."""
        return self._list(Commitment, CommitmentsAsked, commitment_found, _given(locals()))

    def list_recommendations(
        self,
        q: asked.Topic = None,
        kind: asked.Kinds = None,
        number: asked.Number = None,
        responded: asked.Responded = None,
        date_from: asked.From = None,
        date_to: asked.To = None,
        limit: asked.Limit = asked.LIMIT,
        offset: asked.Offset = 0,
    ) -> Annotated[CallToolResult, Stretch[RecommendationFound]]:
        """List recommendations of reviews and reports, with the responses that are held."""
        return self._list(
            Recommendation, RecommendationsAsked, recommendation_found, _given(locals())
        )

    def _list(
        self,
        kind: type[Kind],
        form: type[RecordsAsked],
        line: Callable[[Entry[Kind]], Line],
        given: dict[str, object],
    ) -> CallToolResult:
        with told():
            result = stretch_of(self._services.view(), kind, form.model_validate(given), line)
        return reply(result, text_of(result))


def _given(arguments: dict[str, object]) -> dict[str, object]:
    """Return what was given of a tool's arguments, which are named as the API names them."""
    return {
        name: value for name, value in arguments.items() if name != "self" and value is not None
    }
