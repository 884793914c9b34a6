"""Actions of every plan, and where they stand."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from assistant.api.problems import RequestError, not_found
from assistant.api.services import Needed, Services
from assistant.api.sheet_sending import csv_of, xlsx_of
from assistant.registers.action_finding import FoundActions, book_of, find_actions
from assistant.registers.entering import action_entries
from assistant.web.actions import wording as actions_wording
from assistant.web.actions.asked import (
    MOST_LEADS,
    ActionsAsked,
    asked_in_words,
    choices_of,
    read_actions_asked,
)
from assistant.web.actions.page import actions_page, later_told, words_of
from assistant.web.actions.plans import FEW_PLANS, plan_lines, plan_page
from assistant.web.actions.wording import GROUPS, ORDERS
from assistant.web.paging import page_number, titled
from assistant.web.short_forms import short_forms_in

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
HERE = "/actions"


@router.get("/actions")
def actions(request: Request, services: Needed) -> Response:
    """Show the actions that the address asks for, with what can be asked."""
    view = services.view()
    asked = read_actions_asked(request.query_params)
    choices = choices_of(view)
    plans = plan_lines(view, 1, FEW_PLANS)
    page = actions_page(view, asked)
    filters = asked_in_words(asked, choices)
    named = page.heading if filters and not asked.problems else "Actions"
    html = services.renderer.page(
        "actions.html",
        title=titled(named, page.rows),
        here=HERE,
        asked=asked,
        page=page,
        choices=choices,
        filters=filters,
        plans=plans,
        most_leads=MOST_LEADS,
        statuses=[(group.value, words) for group, words in GROUPS.items()],
        orders=[(order.value, words) for order, words in ORDERS.items()][1:],
        short_forms=short_forms_in(view, words_of(page)),
        said=actions_wording,
    )
    return HTMLResponse(html, 422 if asked.problems else 200)


@router.get("/actions/plans")
def plans(request: Request, services: Needed) -> Response:
    """Show all plans that are held."""
    rows = plan_lines(services.view(), page_number(request.query_params.get("page", "")))
    html = services.renderer.page("plans.html", title="Action plans", here=HERE, rows=rows)
    return HTMLResponse(html)


@router.get("/actions/plans/{plan_id}")
def one_plan(plan_id: str, request: Request, services: Needed) -> Response:
    """Show one plan: its versions, its key, and what changed between two versions."""
    view = services.view()
    book = book_of(view, plan_id)
    if book is None:
        raise not_found("There is no such plan. It may have been replaced or withdrawn.")
    asked = request.query_params
    plan = plan_page(view, book, asked.get("from", ""), asked.get("to", ""))
    html = services.renderer.page(
        "plan.html",
        title=book.name,
        here=HERE,
        plan=plan,
        versions=[(each.record_id, each.label) for each in plan.versions],
        said=actions_wording,
    )
    return HTMLResponse(html)


def _found(request: Request, services: Services) -> tuple[ActionsAsked, FoundActions]:
    """Return what the address asks for, and the actions of all its pages.

    Raises:
        RequestError: 422, a filter cannot be used.
    """
    view = services.view()
    asked = read_actions_asked(request.query_params)
    if asked.problems:
        raise RequestError(422, next(iter(asked.problems.values())))
    return asked, find_actions(view, asked.wanted)


@router.get("/actions.csv")
def actions_csv(request: Request, services: Needed) -> Response:
    """Send the actions that the filters show, as CSV."""
    _, found = _found(request, services)
    return csv_of("actions", action_entries(services.view(), found.listings), request=request)


@router.get("/actions.xlsx")
def actions_xlsx(request: Request, services: Needed) -> Response:
    """Send the actions that the filters show, as XLSX."""
    asked, found = _found(request, services)
    view, as_of = services.view(), asked.wanted.as_of
    later = [each.text for each in later_told(view, found, as_of)]
    return xlsx_of(
        "actions",
        action_entries(view, found.listings),
        request=request,
        services=services,
        filters=asked_in_words(asked, choices_of(view)),
        note=actions_wording.sheet_note(later),
        as_of=as_of,
    )
