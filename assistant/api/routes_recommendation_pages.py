"""Recommendations across reviews, with what became of them."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from assistant.api.services import Needed
from assistant.api.sheet_sending import csv_of, xlsx_of
from assistant.stores.view import View
from assistant.web.paging import titled
from assistant.web.recommendations import wording as recommendations_wording
from assistant.web.recommendations.asked import (
    GROUPINGS,
    asked_of_recommendations,
    read_recommendations_asked,
    recommendation_choices,
)
from assistant.web.recommendations.items import words_of
from assistant.web.recommendations.page import (
    GroupShown,
    compared_reviews,
    recommendations_page,
    reviews_of,
)
from assistant.web.recommendations.sheet import recommendations_sheet
from assistant.web.recommendations.wording import KINDS, STATES
from assistant.web.short_forms import ShortForm, short_forms_in

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
        short_forms=_short_forms(view, page.groups),
        said=recommendations_wording,
    )
    return HTMLResponse(html)


def _short_forms(view: View, groups: Sequence[GroupShown]) -> Sequence[ShortForm]:
    return short_forms_in(view, words_of(item for group in groups for item in group.items))


@router.get("/recommendations/compare")
def compare(services: Needed, first: str = "", second: str = "") -> Response:
    """Show the recommendations of two reviews side by side."""
    view = services.view()
    compared = compared_reviews(view, first, second)
    html = services.renderer.page(
        "recommendations_compare.html",
        title="Compare two reviews",
        here=HERE,
        compared=compared,
        reviews=[(title, title) for title in reviews_of(view)],
        short_forms=_short_forms(view, compared.sides),
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
