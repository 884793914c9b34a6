"""The pages that readers see, except sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from textwrap import shorten

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assistant.answers import Answer
from assistant.api.about_making import about_of, statement_of
from assistant.api.asking import in_conversation, whole_answer
from assistant.api.forms import AskForm, read_form
from assistant.api.officers import AtThisComputer
from assistant.api.owning import COOKIE, keep_as_own
from assistant.api.page_stream import rows_near, stream_page
from assistant.api.problems import RequestError
from assistant.api.security import same_origin
from assistant.api.services import Needed, Services
from assistant.api.streaming import EVENT_STREAM
from assistant.web.asking.turns import turns_of, with_short_forms
from assistant.web.conversations.wording import (
    NOT_KEPT,
    cookie_words,
    feedback_words,
    privacy_words,
)
from assistant.web.holdings import holdings_words, kinds_to_choose

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
MAX_FIELDS = 200
LONGEST_TITLE = 80


def _title(answers: Sequence[Answer]) -> str:
    """Return what tells a conversation from others among tabs: its newest question."""
    if not answers:
        return "Ask"
    return f"Ask: {shorten(answers[-1].question, LONGEST_TITLE, placeholder=' …')}"


def _ask_page(
    services: Services, form: AskForm, here: bool, status: int = 200, *, linked: bool = False
) -> Response:
    """Show the page, `here` at the serving computer or to a reader elsewhere.

    `linked` if its address names a conversation, which may be gone.
    """
    view = services.view()
    papers = list(view.documents.values())
    conversation_id = form.conversation_id
    answers = services.answers.turns(conversation_id) if conversation_id else []
    html = services.renderer.page(
        "ask.html",
        title=_title(answers),
        here="/",
        turns=[
            with_short_forms(each, view) for each in turns_of(answers, rows_near(answers, view))
        ],
        conversation_id=conversation_id if answers else "",
        not_kept=NOT_KEPT if linked and not answers else "",
        form=form,
        chosen=form.chosen(view.documents),
        problems=form.problems,
        papers=papers,
        holdings=holdings_words(papers),
        examples=[] if answers else services.examples.of(view),
        committees=sorted({paper.committee for paper in papers if paper.committee}),
        kinds=kinds_to_choose(papers),
        limit=services.settings.max_question_characters,
        privacy=privacy_words(here, services.answers.keep_days),
    )
    return HTMLResponse(html, status)


@router.get("/")
def ask_page(request: Request, services: Needed, here: AtThisComputer) -> Response:
    """Show the question form and the conversation so far."""
    limit = services.settings.max_question_characters
    form = read_form(request.query_params, limit, asked=False)
    return _ask_page(services, form, here, linked=bool(request.query_params.get("conversation")))


@router.post("/", dependencies=[Depends(same_origin)])
async def ask(request: Request, services: Needed, here: AtThisComputer) -> Response:
    """Answer the form's question: as a stream to the page's script, else as a new page."""
    async with request.form(max_files=0, max_fields=MAX_FIELDS) as data:
        form = read_form(data, services.settings.max_question_characters, asked=True)
    streaming = EVENT_STREAM in request.headers.get("accept", "")
    if form.problems and streaming:
        raise RequestError(422, next(iter(form.problems.values())))
    if form.problems:
        return await run_in_threadpool(_ask_page, services, form, here, 422)
    question = await in_conversation(form.to_question(), services)
    if streaming:
        response = await stream_page(question, form, services)
        return await keep_as_own(request, response, question, form, services)
    try:
        answer = await whole_answer(question, services)
    except RequestError as exc:
        failed = replace(form, problems={"question": exc.detail})
        page = await run_in_threadpool(_ask_page, services, failed, here, exc.status)
        page.headers.update(exc.headers)
        return page
    response = RedirectResponse(form.address(answer.conversation_id, answer.answer_id), 303)
    return await keep_as_own(request, response, question, form, services)


@router.get("/about")
def about(services: Needed, here: AtThisComputer) -> Response:
    """Show what the tool is, how it works and what it cannot do."""
    told = about_of(services, here=here)
    html = services.renderer.page("about.html", title="About this tool", here="/about", about=told)
    return HTMLResponse(html)


@router.get("/accessibility")
def accessibility(services: Needed) -> Response:
    """Show the accessibility statement."""
    html = services.renderer.page(
        "accessibility.html",
        title="Accessibility statement",
        here=None,
        **statement_of(services),
    )
    return HTMLResponse(html)


@router.get("/privacy")
def privacy(services: Needed, here: AtThisComputer) -> Response:
    """Show who sees questions and how long they are kept."""
    days = services.answers.keep_days
    html = services.renderer.page(
        "privacy.html",
        title="Privacy",
        here=None,
        privacy=privacy_words(here, days),
        feedback=feedback_words(services.on_loopback),
        feedback_listed=here,
        cookie=cookie_words(days),
        cookie_name=COOKIE,
    )
    return HTMLResponse(html)
