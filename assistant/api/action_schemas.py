"""What goes over the wire: versions of action plans, and actions as they stand on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from pydantic import BaseModel, Field

from assistant.actions import ActionStatus, DueDate, KeyEntry, Rating, StatedTotal
from assistant.api.record_schemas import (
    AliasList,
    CommitmentList,
    ExchangeList,
    FigureList,
    Listed,
    MeetingList,
    RecommendationList,
    RecordOut,
    ResolutionList,
    ResponseList,
    UnreadTableList,
)
from assistant.api.schemas import Sent
from assistant.registers.wanted import Bucket
from assistant.spans import Span


class PlanOut(RecordOut):
    """One version of a plan, as one paper prints it."""

    title: str
    lineage: str = Field(description="The title without version and date; versions share it.")
    position_at: dt.date | None
    position_from: str | None
    position_span: Span | None
    key: tuple[KeyEntry, ...]
    stated_totals: tuple[StatedTotal, ...]
    rows: int
    in_force: bool = Field(description="Whether it is the version in force on the day asked for.")


class EarlierOut(Sent):
    """A row as an earlier version of its plan printed it."""

    record_id: str
    document_id: str
    position_at: dt.date | None
    due: DueDate
    status: ActionStatus
    status_text: str | None
    rating: Rating | None
    leads: tuple[str, ...]
    sure: bool = Field(description="Whether reference and wording are the same.")


class ActionOut(RecordOut):
    """One row of a plan, and where it stands on `reckoned_on`."""

    plan_id: str
    plan: str = Field(description="What the plan is called.")
    position_at: dt.date | None
    order: int
    ref: str | None
    action: str
    recommendation: str | None
    recommendation_ref: str | None
    leads: tuple[str, ...]
    due: DueDate
    rating: Rating | None
    status_text: str | None
    status: ActionStatus
    status_from: str | None
    progress: str | None
    evidence: str | None
    impact: str | None
    origin: str | None
    cells: dict[str, Span]
    doubts: tuple[str, ...]
    reckoned_on: dt.date | None = Field(description="The day on which overdue is reckoned.")
    buckets: tuple[Bucket, ...] = Field(description="Where it stands on that day.")
    days_late: int | None = Field(description="Days from its date to `reckoned_on`, if overdue.")
    history: tuple[EarlierOut, ...] = Field(description="The same row in earlier versions.")


class PlanList(Listed[PlanOut]):
    """Versions of plans."""


class ActionList(Listed[ActionOut]):
    """Actions."""


LISTS: Mapping[str, type[BaseModel]] = {
    "meetings": MeetingList,
    "exchanges": ExchangeList,
    "commitments": CommitmentList,
    "resolutions": ResolutionList,
    "recommendations": RecommendationList,
    "responses": ResponseList,
    "plans": PlanList,
    "actions": ActionList,
    "figures": FigureList,
    "aliases": AliasList,
    "unread-tables": UnreadTableList,
}
