"""Registers of what the papers record, for programs: as JSON, or as CSV for spreadsheets."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from assistant import council
from assistant.actions import ActionItem, ActionPlan, UnreadTable
from assistant.api.action_schemas import ActionList, PlanList
from assistant.api.record_queries import (
    ActionsAsked,
    CommitmentsAsked,
    ExchangesAsked,
    FiguresAsked,
    MeetingsAsked,
    PlansAsked,
    RecommendationsAsked,
    RecordsAsked,
    ResolutionsAsked,
    ResponsesAsked,
)
from assistant.api.record_schemas import (
    AliasList,
    CommitmentList,
    ExchangeList,
    FigureList,
    MeetingList,
    RecommendationList,
    ResolutionList,
    ResponseList,
    UnreadTableList,
)
from assistant.api.record_sending import OR_CSV, Sending
from assistant.council import (
    Alias,
    Commitment,
    Exchange,
    Figure,
    Meeting,
    Recommendation,
    Resolution,
)

router = APIRouter(prefix="/api", tags=["records"])


@router.get("/meetings", summary="Meetings", response_model=MeetingList, responses=OR_CSV)
def meetings(asked: Annotated[MeetingsAsked, Query()], sending: Sending) -> Response:
    """Return meetings, each as one paper records it."""
    return sending.send("meetings", Meeting, asked, MeetingList)


@router.get(
    "/exchanges", summary="Questions and answers", response_model=ExchangeList, responses=OR_CSV
)
def exchanges(asked: Annotated[ExchangesAsked, Query()], sending: Sending) -> Response:
    """Return questions as minuted, with what was answered."""
    return sending.send("exchanges", Exchange, asked, ExchangeList)


@router.get("/commitments", summary="Undertakings", response_model=CommitmentList, responses=OR_CSV)
def commitments(asked: Annotated[CommitmentsAsked, Query()], sending: Sending) -> Response:
    """Return what was undertaken: who, what, to whom, by when."""
    return sending.send("commitments", Commitment, asked, CommitmentList)


@router.get("/resolutions", summary="Resolutions", response_model=ResolutionList, responses=OR_CSV)
def resolutions(asked: Annotated[ResolutionsAsked, Query()], sending: Sending) -> Response:
    """Return what was resolved, limb by limb."""
    return sending.send("resolutions", Resolution, asked, ResolutionList)


@router.get(
    "/recommendations",
    summary="Recommendations",
    response_model=RecommendationList,
    responses=OR_CSV,
)
def recommendations(asked: Annotated[RecommendationsAsked, Query()], sending: Sending) -> Response:
    """Return recommendations, each with the responses to it that are held."""
    return sending.send("recommendations", Recommendation, asked, RecommendationList)


@router.get(
    "/responses",
    summary="Responses to recommendations",
    response_model=ResponseList,
    responses=OR_CSV,
)
def responses(asked: Annotated[ResponsesAsked, Query()], sending: Sending) -> Response:
    """Return responses to recommendations."""
    return sending.send("responses", council.Response, asked, ResponseList)


@router.get(
    "/plans",
    summary="Versions of action plans",
    response_model=PlanList,
    responses=OR_CSV,
)
def plans(asked: Annotated[PlansAsked, Query()], sending: Sending) -> Response:
    """Return every version of action plans, and which of them counts on `as_of`."""
    return sending.send("plans", ActionPlan, asked, PlanList)


@router.get("/actions", summary="Actions", response_model=ActionList, responses=OR_CSV)
def actions(asked: Annotated[ActionsAsked, Query()], sending: Sending) -> Response:
    """Return the actions of each plan's version in force, and where they stand.

    Overdue is reckoned on `as_of`; without one, on the position date of each plan.
    """
    return sending.send("actions", ActionItem, asked, ActionList)


@router.get("/figures", summary="Figures", response_model=FigureList, responses=OR_CSV)
def figures(asked: Annotated[FiguresAsked, Query()], sending: Sending) -> Response:
    """Return figures with what was counted, when and where."""
    return sending.send("figures", Figure, asked, FigureList)


@router.get("/aliases", summary="Short forms", response_model=AliasList, responses=OR_CSV)
def aliases(asked: Annotated[RecordsAsked, Query()], sending: Sending) -> Response:
    """Return the short forms that papers define."""
    return sending.send("aliases", Alias, asked, AliasList)


@router.get(
    "/unread-tables", summary="Tables not read", response_model=UnreadTableList, responses=OR_CSV
)
def unread_tables(asked: Annotated[RecordsAsked, Query()], sending: Sending) -> Response:
    """Return tables that look like plans and could not be read with confidence."""
    return sending.send("unread-tables", UnreadTable, asked, UnreadTableList)
