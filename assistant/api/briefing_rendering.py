"""Renders the briefing pages."""

from __future__ import annotations

from starlette.responses import HTMLResponse, Response

from assistant.api.problems import not_found
from assistant.api.services import Services
from assistant.stores.view import View
from assistant.web.briefing import steps, wording
from assistant.web.briefing.draft import MOST_CHARACTERS
from assistant.web.briefing.page import PATH, BriefingPage, caption_of, heading_of, words_of
from assistant.web.briefing.steps import BriefingAsked
from assistant.web.paging import address
from assistant.web.short_forms import short_forms_in

ASK_AGAIN_S = 3


def sitting_asked(view: View, asked: BriefingAsked) -> steps.Sitting | None:
    """Return the meeting asked for.

    Raises:
        RequestError: 404, no paper tells of a meeting of the committee on that day.
    """
    if not asked.meeting or asked.meeting == steps.NO_MEETING:
        return None
    found = steps.sitting_on(view, asked)
    if found is None:
        raise not_found(wording.NO_SUCH_MEETING)
    return found


def committee_page(services: Services, asked: BriefingAsked, problem: str = "") -> Response:
    """Ask for a committee."""
    choices = steps.committees(services.view())
    return _step(services, "briefing_committee.html", asked, problem, "committee", choices=choices)


def plan_page(services: Services, asked: BriefingAsked, problem: str = "") -> Response:
    """Ask for a review or plan."""
    choices = steps.plans(services.view())
    return _step(services, "briefing_plan.html", asked, problem, "plan", choices=choices)


def meeting_page(
    services: Services, asked: BriefingAsked, problem: str = "", *, every: bool = False
) -> Response:
    """Ask for a meeting; of many, the newest."""
    view = services.view()
    if asked.committee not in {choice.value for choice in steps.committees(view)}:
        raise not_found(wording.no_committee(asked.committee))
    held = steps.sittings(view, asked.committee)
    shown = held if every else held[: steps.MOST_MEETINGS]
    return _step(
        services,
        "briefing_meeting.html",
        asked,
        problem,
        "meeting",
        choices=steps.meeting_choices(shown),
        hidden=len(held) - len(shown),
        every=address(f"{PATH}/meeting", {"committee": asked.committee, "every": "yes"}),
    )


def item_page(services: Services, asked: BriefingAsked, problem: str = "") -> Response:
    """Ask for an item of the meeting, or a topic where no agenda is held."""
    sitting = sitting_asked(services.view(), asked)
    choices = steps.item_choices(sitting) if sitting else []
    return _step(
        services,
        "briefing_item.html",
        asked,
        problem,
        "item" if choices else "topic",
        sitting=sitting,
        caption=caption_of(asked),
        choices=choices,
    )


def include_page(services: Services, asked: BriefingAsked, problem: str = "") -> Response:
    """Ask what to include."""
    return _step(services, "briefing_include.html", asked, problem, "include")


def _step(
    services: Services,
    template: str,
    asked: BriefingAsked,
    problem: str,
    name: str,
    **context: object,
) -> Response:
    problems = {name: problem} if problem else {}
    html = services.renderer.page(
        template,
        title=wording.STEP_TITLES[name],
        here=PATH,
        asked=asked,
        problems=problems,
        say=wording,
        **context,
    )
    return HTMLResponse(html, 422 if problem else 200)


def preparing_page(services: Services, asked: BriefingAsked) -> Response:
    """Say that the briefing is being made; the page asks again by itself."""
    html = services.renderer.page(
        "briefing_preparing.html",
        title=wording.PREPARING,
        here=PATH,
        asked=asked,
        heading=heading_of(asked, sitting_asked(services.view(), asked)),
        again=address(f"{PATH}/draft", asked.query),
        say=wording,
    )
    return HTMLResponse(html, 202, {"Refresh": str(ASK_AGAIN_S)})


def draft_page(services: Services, page: BriefingPage) -> Response:
    """Show the briefing."""
    html = services.renderer.page(
        "briefing.html",
        title=page.heading,
        here=PATH,
        page=page,
        short_forms=short_forms_in(services.view(), words_of(page.draft)),
        say=wording,
    )
    return HTMLResponse(html)


def edit_page(
    services: Services, page: BriefingPage, problems: dict[str, str] | None = None
) -> Response:
    """Show the briefing as a form."""
    html = services.renderer.page(
        "briefing_edit.html",
        title=wording.EDIT_TITLE,
        here=PATH,
        page=page,
        problems=problems or {},
        most=MOST_CHARACTERS,
        say=wording,
    )
    return HTMLResponse(html, 422 if problems else 200)
