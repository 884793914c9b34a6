"""Recommendations across reviews, with what became of them."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from assistant.api.services import Needed
from assistant.api.sheet_sending import csv_of, xlsx_of
from assistant.web.paging import titled
from assistant.web.recommendations import wording as recommendations_wording
from assistant.web.recommendations.asked import (
    GROUPINGS,
    asked_of_recommendations,
    read_recommendations_asked,
    recommendation_choices,
)
from assistant.web.recommendations.page import compared_reviews, recommendations_page, reviews_of
from assistant.web.recommendations.sheet import recommendations_sheet
from assistant.web.recommendations.wording import KINDS, STATES

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
HERE = "/recommendations"


@router.get("/recommendations")
def recommendations(request: Request, services: Needed) -> Response:
    """Show the recommendations that the address asks for, with what can be asked."""
    view = services.view()
    asked = read_recommendations_asked(request.query_params)
    page = recommendations_page(view, asked)
    filters = asked_of_recommendations(asked)
    html = services.renderer.page(
        "recommendations.html",
        title=titled(page.heading if filters else "Recommendations", page.rows),
        here=HERE,
        asked=asked,
        page=page,
        choices=recommendation_choices(view),
        filters=filters,
        states=[(state.value, words.label) for state, words in STATES.items()],
        kinds=[(kind.value, words) for kind, words in KINDS.items()],
        groupings=[(group.value, words) for group, words in GROUPINGS.items()][1:],
        said=recommendations_wording,
    )
    return HTMLResponse(html)


@router.get("/recommendations/compare")
def compare(services: Needed, first: str = "", second: str = "") -> Response:
    """Show the recommendations of two reviews side by side."""
    view = services.view()
    html = services.renderer.page(
        "recommendations_compare.html",
        title="Compare two reviews",
        here=HERE,
        compared=compared_reviews(view, first, second),
        reviews=[(title, title) for title in reviews_of(view)],
        said=recommendations_wording,
    )
    return HTMLResponse(html)


@router.get("/recommendations.csv")
def recommendations_csv(request: Request, services: Needed) -> Response:
    """Send the recommendations that the filters show, as CSV."""
    sheet = recommendations_sheet(services.view(), read_recommendations_asked(request.query_params))
    return csv_of("recommendations", sheet.entries, sheet.more, request=request)


@router.get("/recommendations.xlsx")
def recommendations_xlsx(request: Request, services: Needed) -> Response:
    """Send the recommendations that the filters show, as XLSX."""
    asked = read_recommendations_asked(request.query_params)
    sheet = recommendations_sheet(services.view(), asked)
    return xlsx_of(
        "recommendations",
        sheet.entries,
        sheet.more,
        request=request,
        services=services,
        filters=asked_of_recommendations(asked),
        note=recommendations_wording.WHERE_FROM,
    )
