"""A briefing before a meeting: steps that choose it, the page, its wording, and the Word file."""

from __future__ import annotations

import datetime as dt

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, Response

from assistant.api.briefing_forms import (
    TEXT,
    all_parts,
    read_asked,
    read_edits,
    too_long,
    topic_problem,
)
from assistant.api.briefing_rendering import (
    committee_page,
    draft_page,
    edit_page,
    include_page,
    item_page,
    meeting_page,
    plan_page,
    preparing_page,
    sitting_asked,
)
from assistant.api.briefing_sending import word_file
from assistant.api.problems import RequestError, not_found
from assistant.api.security import same_origin
from assistant.api.services import Needed, Services
from assistant.briefing import Brief, not_held, prepare
from assistant.web.briefing import steps, wording
from assistant.web.briefing.draft import MOST_CHARACTERS, Edits
from assistant.web.briefing.page import BriefingPage, page_of
from assistant.web.briefing.steps import BriefingAsked

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
# After so long the page says that it waits, and asks again by itself.
SHOW_WAITING_S = 1.0
LONGEST_WAIT_S = 60.0
MAX_FIELDS = 2000


@router.get("/briefing")
def committee_step(request: Request, services: Needed) -> Response:
    """Ask which committee the briefing is for."""
    return committee_page(services, read_asked(request.query_params))


@router.get("/briefing/plan")
def plan_step(request: Request, services: Needed) -> Response:
    """Ask which review or action plan the briefing is on."""
    return plan_page(services, read_asked(request.query_params))


@router.get("/briefing/meeting")
def meeting_step(request: Request, services: Needed) -> Response:
    """Ask which meeting the briefing is for."""
    asked = read_asked(request.query_params)
    if not asked.committee:
        return committee_page(services, asked, wording.CHOOSE_COMMITTEE)
    return meeting_page(services, asked, every=request.query_params.get("every") == "yes")


@router.get("/briefing/item")
def item_step(request: Request, services: Needed) -> Response:
    """Ask which item the briefing is on."""
    asked = read_asked(request.query_params)
    if not asked.committee:
        return committee_page(services, asked, wording.CHOOSE_COMMITTEE)
    if not asked.meeting:
        return meeting_page(services, asked, wording.CHOOSE_MEETING)
    return item_page(services, asked)


@router.get("/briefing/include")
def include_step(request: Request, services: Needed) -> Response:
    """Ask what the briefing is to hold."""
    asked = read_asked(request.query_params)
    if not (asked.committee or asked.plan):
        on_plan = "plan" in request.query_params
        return (
            plan_page(services, asked, wording.CHOOSE_PLAN)
            if on_plan
            else committee_page(services, asked, wording.CHOOSE_COMMITTEE)
        )
    if not asked.plan and not asked.meeting:
        return meeting_page(services, asked, wording.CHOOSE_MEETING)
    if topic_problem(asked):
        return item_page(services, asked, topic_problem(asked))
    sitting = sitting_asked(services.view(), asked)
    if sitting and sitting.items and not asked.item:
        return item_page(services, asked, wording.CHOOSE_ITEM)
    return include_page(services, all_parts(asked))


@router.get("/briefing/draft")
def draft(request: Request, services: Needed) -> Response:
    """Show the briefing, or say that it is being prepared."""
    asked = read_asked(request.query_params)
    if not asked.include:
        return include_page(services, asked, wording.CHOOSE_PARTS)
    page = _page(services, asked, Edits(), SHOW_WAITING_S)
    return preparing_page(services, asked) if page is None else draft_page(services, page)


@router.get("/briefing/edit")
def edit(request: Request, services: Needed) -> Response:
    """Show the lines of the briefing, to be kept, left out or reworded."""
    asked = all_parts(read_asked(request.query_params))
    page = _page(services, asked, Edits(), SHOW_WAITING_S)
    return preparing_page(services, asked) if page is None else edit_page(services, page)


@router.get("/briefing/word")
def word(request: Request, services: Needed) -> Response:
    """Send the briefing as a Word file."""
    asked = all_parts(read_asked(request.query_params))
    page = _whole_page(services, asked, Edits())
    return word_file(page, services.settings.council_name)


@router.post("/briefing/edit", dependencies=[Depends(same_origin)])
async def edited(request: Request, services: Needed) -> Response:
    """Return the briefing as it was edited: as a page, as a form again, or as a Word file.

    Nothing of it is kept on the server.
    """
    async with request.form(max_files=0, max_fields=MAX_FIELDS) as data:
        asked, edits, wanted = all_parts(read_asked(data)), read_edits(data), data.get("as")
    return await run_in_threadpool(_edited, services, asked, edits, wanted)


def _edited(services: Services, asked: BriefingAsked, edits: Edits, wanted: object) -> Response:
    page = _whole_page(services, asked, edits)
    long = too_long(edits)
    if long:
        message = wording.TOO_LONG.format(limit=MOST_CHARACTERS)
        return edit_page(services, page, {f"{TEXT}{key}": message for key in long})
    if wanted == "word":
        return word_file(page, services.settings.council_name)
    return edit_page(services, page) if wanted == "edit" else draft_page(services, page)


def _brief(services: Services, asked: BriefingAsked, timeout_s: float) -> Brief | None:
    view = services.view()
    if not (asked.committee or asked.plan):
        raise not_found(wording.CHOOSE_COMMITTEE)
    if topic_problem(asked):
        raise RequestError(422, topic_problem(asked))
    scope = steps.scope_of(asked, sitting_asked(view, asked))
    missing = not_held(view, scope)
    if missing:
        raise not_found(missing)
    return prepare(view, scope, timeout_s)


def _page(
    services: Services, asked: BriefingAsked, edits: Edits, timeout_s: float
) -> BriefingPage | None:
    made = _brief(services, asked, timeout_s)
    if made is None:
        return None
    sitting = sitting_asked(services.view(), asked)
    return page_of(made, asked, sitting, edits, dt.date.today())


def _whole_page(services: Services, asked: BriefingAsked, edits: Edits) -> BriefingPage:
    page = _page(services, asked, edits, LONGEST_WAIT_S)
    if page is None:
        raise RequestError(503, wording.STILL_PREPARING, retryable=True)
    return page
