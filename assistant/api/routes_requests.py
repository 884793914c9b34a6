"""Requests for papers that are not held: drafted, shown, downloaded; nothing is kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, Response

from assistant.api.security import same_origin
from assistant.api.services import Needed, Services
from assistant.api.typed_text import typed_text
from assistant.exporting.request_word import MEDIA_TYPE, request_word
from assistant.web.requests import wording as request_wording
from assistant.web.requests.draft import (
    LIMITS,
    Draft,
    RequestForm,
    draft_of,
    from_answer,
    problems_of,
)

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


def _page(
    services: Services, form: RequestForm, draft: Draft | None, status: int = 200
) -> Response:
    html = services.renderer.page(
        "request.html",
        title="Your request" if draft else "Request a paper",
        here=None,
        form=form,
        draft=draft,
        say=request_wording,
    )
    return HTMLResponse(html, status)


@router.get("/requests")
def ask_for_paper(
    services: Needed,
    answer: str | None = None,
    paper: Annotated[str, Query(max_length=LIMITS["paper"])] = "",
) -> Response:
    """Show the form, begun with what an answer did not find, or with a paper's name."""
    today = dt.date.today()
    stored = services.answers.answer(answer) if answer else None
    begun = from_answer(stored, today) if stored else RequestForm(received=today.isoformat())
    return _page(services, replace(begun, paper=paper), None)


async def _typed(request: Request) -> RequestForm:
    async with request.form(max_files=0, max_fields=50) as data:
        found = {name: typed_text(data, name) for name in LIMITS}
    form = RequestForm(
        paper=found["paper"],
        body=found["body"],
        paper_date=found["paper_date"],
        kind=found["kind"],
        about=found["about"],
        committee=found["committee"],
        to=found["to"],
        sender=found["sender"],
        received=found["received"],
    )
    return replace(form, problems=problems_of(form))


Typed = Annotated[RequestForm, Depends(_typed)]


@router.post("/requests", dependencies=[Depends(same_origin)])
async def draft(form: Typed, services: Needed) -> Response:
    """Show the request with the days in which it is to be answered."""
    if form.problems:
        return await run_in_threadpool(_page, services, form, None, 422)
    drafted = draft_of(form, dt.date.today())
    return await run_in_threadpool(_page, services, form, drafted)


@router.post("/requests/text", dependencies=[Depends(same_origin)])
async def as_text(form: Typed, services: Needed) -> Response:
    """Return the request as a text file."""
    if form.problems:
        return await run_in_threadpool(_page, services, form, None, 422)
    drafted = draft_of(form, dt.date.today())
    headers = {"Content-Disposition": 'attachment; filename="request.txt"'}
    return Response(drafted.text, headers=headers, media_type="text/plain; charset=utf-8")


@router.post("/requests/word", dependencies=[Depends(same_origin)])
async def as_word(form: Typed, services: Needed) -> Response:
    """Return the request as a Word file."""
    if form.problems:
        return await run_in_threadpool(_page, services, form, None, 422)
    today = dt.date.today()
    drafted = draft_of(form, today)
    sheet = await run_in_threadpool(
        request_word, drafted.subject, drafted.lines, form.sender.strip(), today
    )
    headers = {"Content-Disposition": 'attachment; filename="request.docx"'}
    return Response(sheet, headers=headers, media_type=MEDIA_TYPE)
