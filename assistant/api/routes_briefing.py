"""Briefs of a committee, an item or a plan, for programs."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from assistant.api.problems import RequestError, not_found
from assistant.api.record_queries import Words
from assistant.api.schemas import CitationOut, Sent
from assistant.api.services import Needed
from assistant.briefing import Brief, BriefScope, brief, not_held

router = APIRouter(prefix="/api/briefing", tags=["briefing"])
NOTHING_NAMED = "Name a committee, an item or a plan."


class BriefAsked(BaseModel):
    """What a brief can be asked for; at least one of committee, item and plan."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    committee: Words | None = Field(None, description="Name of the committee.")
    item: Words | None = Field(
        None, description="Printed number in the newest meeting that has it, or words of a title."
    )
    plan: Words | None = Field(None, description="Record id of a version, or words of the title.")
    as_of: dt.date | None = Field(
        None, description="Only papers dated on or before this day; overdue is reckoned on it."
    )


class LineOut(Sent):
    """One line of a section, with the numbers of the citations that prove it."""

    cells: list[str]
    citations: list[int]


class SectionOut(Sent):
    """One part of a brief."""

    key: str
    title: str
    columns: list[str]
    lines: list[LineOut]
    total: int = Field(description="How many lines there are; of many, the first are given.")
    note: str | None = Field(description="What it is kept to.")
    none: str | None = Field(description="Words that say that there is nothing.")


class BriefOut(Sent):
    """What the papers leave open: preparation, not a record."""

    title: str
    notice: str
    committee: str | None
    item: str | None
    plan: str | None
    as_of: dt.date | None
    latest: dt.date | None = Field(description="Day of the newest paper that it rests on.")
    sections: list[SectionOut]
    citations: list[CitationOut]
    corrected: str | None = Field(description="Words that say that corrections are in it.")
    generation: int
    unmade: list[str] = Field(description="Keys of the sections that could not be made.")


@router.get("", summary="A brief", response_model=BriefOut)
def briefing(asked: Annotated[BriefAsked, Query()], services: Needed) -> Brief:
    """Return what is outstanding, overdue, undated, moved, unanswered, promised or disagreeing."""
    if not (asked.committee or asked.item or asked.plan):
        raise RequestError(422, NOTHING_NAMED)
    view = services.view()
    scope = BriefScope(asked.committee, asked.item, asked.plan, asked.as_of)
    missing = not_held(view, scope)
    if missing:
        raise not_found(missing)
    return brief(view, scope)
