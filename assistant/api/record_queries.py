"""What a list of records can be asked for, register by register: on addresses and commands."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

from assistant.actions import ActionStatus
from assistant.council import (
    AnswerClass,
    RecommendationKind,
    ResponseVerdict,
    Strength,
    VerbClass,
)
from assistant.registers.wanted import Bucket, Order, Wanted

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
LIMIT = 100
MOST = 1000


class ListFormat(StrEnum):
    """How a list is sent."""

    JSON = "json"
    CSV = "csv"


class RecordsAsked(BaseModel):
    """What every list of records can be asked for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    committee: list[Words] = Field(
        [], max_length=100, description="Only of this committee; several may be given."
    )
    document: list[Words] = Field(
        [], max_length=1000, description="Only of the paper with this id; several may be given."
    )
    date_from: dt.date | None = Field(None, description="Only of this day or later.")
    date_to: dt.date | None = Field(None, description="Only of this day or earlier.")
    as_of: dt.date | None = Field(
        None, description="Only of papers dated on or before this day; undated ones count."
    )
    q: Words | None = Field(None, description="Words of a topic, all of which a record must hold.")
    replaced: bool = Field(False, description="Also of papers that a newer version replaces.")
    order: Order = Field(Order.NEWEST, description="newest or oldest first.")
    limit: int | None = Field(
        None, ge=1, le=MOST, description=f"Most items to return: {LIMIT} if absent, all as CSV."
    )
    offset: int = Field(0, ge=0, description="Items to leave out first.")
    format: ListFormat | None = Field(None, description="json or csv; `Accept` decides if absent.")

    @property
    def wanted(self) -> Wanted:
        """What is asked for, without how it is sent."""
        return _WANTED.validate_python(self.model_dump(exclude={"limit", "offset", "format"}))


_WANTED = TypeAdapter(Wanted)


class PeopleAsked(RecordsAsked):
    """Lists in which people are named."""

    person: Words | None = Field(
        None, description="Words of a name or post: who asked, replied, undertook, moved or leads."
    )


class MinutedAsked(PeopleAsked):
    """Lists of what meetings record."""

    meeting: Words | None = Field(None, description="Only of the meeting with this record id.")
    item: Words | None = Field(None, description="Printed number of the item, or of one below it.")


class MeetingsAsked(PeopleAsked):
    """Which meetings; `person` was present, absent with apologies, and so on."""

    status: list[Literal["held", "postponed", "cancelled", "planned"]] = Field(
        [], description="Whether it was held; several may be given."
    )


class ExchangesAsked(MinutedAsked):
    """Which questions with their answers."""

    asked_by: Words | None = Field(None, description="Words of the name or post of who asked.")
    answered_by: Words | None = Field(None, description="Words of the name or post of who replied.")
    answer_class: list[AnswerClass] = Field([], description="How it was answered.")
    answered: bool | None = Field(
        None, description="Whether the reply gives what was asked, or part of it."
    )


class CommitmentsAsked(MinutedAsked):
    """Which undertakings."""

    strength: list[Strength] = Field([], description="How far it binds.")


class ResolutionsAsked(MinutedAsked):
    """Which limbs of resolutions."""

    verb_class: list[VerbClass] = Field([], description="What the limb does.")


class RecommendationsAsked(RecordsAsked):
    """Which recommendations."""

    kind: list[RecommendationKind] = Field([], description="Who recommends to whom.")
    number: Words | None = Field(None, description="Printed number.")
    verdict: list[ResponseVerdict] = Field([], description="What a response to it said.")
    responded: bool | None = Field(None, description="Whether a response to it is held.")


class ResponsesAsked(PeopleAsked):
    """Which responses to recommendations."""

    number: Words | None = Field(None, description="Printed number of the recommendation.")
    verdict: list[ResponseVerdict] = Field([], description="What the response said.")


class PlansAsked(RecordsAsked):
    """Which versions of action plans."""

    plan: Words | None = Field(None, description="Record id of a version, or words of the title.")


class ActionsAsked(PlansAsked):
    """Which actions, of the version of each plan that is in force on `as_of`.

    Of all versions with `replaced`; else of those that `plan` or `document` name by id.
    """

    number: Words | None = Field(None, description="Printed reference of the action.")
    person: Words | None = Field(None, description="Words of a lead's name or post.")
    lead: Words | None = Field(None, description="The same as `person`.")
    rating: Words | None = Field(None, description="Printed word or colour of the rating.")
    status: list[ActionStatus] = Field([], description="How far it is.")
    bucket: list[Bucket] = Field([], description="Where it stands on the day it is reckoned on.")


class FiguresAsked(PeopleAsked):
    """Which figures; `person` said it."""


ASKED: dict[str, type[RecordsAsked]] = {
    "meetings": MeetingsAsked,
    "exchanges": ExchangesAsked,
    "commitments": CommitmentsAsked,
    "resolutions": ResolutionsAsked,
    "recommendations": RecommendationsAsked,
    "responses": ResponsesAsked,
    "plans": PlansAsked,
    "actions": ActionsAsked,
    "figures": FiguresAsked,
    "aliases": RecordsAsked,
    "unread-tables": RecordsAsked,
}
