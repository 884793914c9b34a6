"""One record: as printed and as read, its history, and the forms by which officers correct it."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assistant.api.correction_form import CorrectionForm, read_correction
from assistant.api.officers import AtThisComputer, at_this_computer
from assistant.api.problems import RequestError, not_found
from assistant.api.security import same_origin
from assistant.api.services import Needed, Services
from assistant.correcting import Verdict
from assistant.errors import CorrectionError
from assistant.registers.history import (
    RecordHistory,
    correct_record,
    find_record,
    history_of_record,
    word_on,
)
from assistant.registers.proposed import waiting_proposals
from assistant.stores.view import View
from assistant.web.paging import page_number
from assistant.web.records import wording
from assistant.web.records.fields import fields_of
from assistant.web.records.page import corrections_told, offered, record_page

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
MAX_FIELDS = 300
OFFICERS_ONLY = Depends(at_this_computer(wording.ONLY_HERE))


@router.get("/records", dependencies=[OFFICERS_ONLY])
def corrections(request: Request, services: Needed) -> Response:
    """Show what officers said of records, newest first, hidden ones too."""
    view = services.view()
    told = corrections_told(view, page_number(request.query_params.get("page", "")))
    html = services.renderer.page(
        "records.html",
        title="Corrections of records",
        here="/answers",
        told=told,
        waiting=len(waiting_proposals(services.tools.library, view)),
    )
    return HTMLResponse(html)


@router.get("/records/{record_id}")
def one_record(record_id: str, services: Needed, here: AtThisComputer, said: str = "") -> Response:
    """Show a record as printed and as read; `said` is what was saved just now."""
    view = services.view()
    history = _history(services, view, record_id, here=here)
    page = record_page(view, history)
    last = history.corrections[-1].verdict if history.corrections else None
    html = services.renderer.page(
        "record.html",
        title=f"Record: {page.title}",
        here=page.home[0],
        record=page,
        saved=wording.SAVED[last] if last and last.value == said else None,
        correctable=here,
        only_here=wording.ONLY_HERE,
    )
    return HTMLResponse(html)


@router.get("/records/{record_id}/{verdict}", dependencies=[OFFICERS_ONLY])
def form(record_id: str, verdict: Verdict, services: Needed) -> Response:
    """Show the form by which a record is confirmed, corrected, hidden or restored."""
    view = services.view()
    history = _history(services, view, record_id, here=True)
    return _form(services, view, history, verdict, CorrectionForm())


@router.post("/records/{record_id}/{verdict}", dependencies=[OFFICERS_ONLY, Depends(same_origin)])
async def say(record_id: str, verdict: Verdict, request: Request, services: Needed) -> Response:
    """Keep what an officer says of a record, or show what is wrong with it."""
    async with request.form(max_files=0, max_fields=MAX_FIELDS) as data:
        return await run_in_threadpool(_say, services, record_id, verdict, data)


def _say(services: Services, record_id: str, verdict: Verdict, data: FormData) -> Response:
    view = services.view()
    history = _history(services, view, record_id, here=True)
    _check_offered(history, verdict)
    facts = history.as_corrected or history.as_read
    fields = fields_of(history.listed_under, facts)
    read = read_correction(data, verdict, fields, facts)
    if not read.problems:
        read = _keep(services, view, history, verdict, read)
    if read.problems:
        return _form(services, view, history, verdict, read)
    return RedirectResponse(f"/records/{record_id}?said={verdict.value}", 303)


def _keep(
    services: Services, view: View, history: RecordHistory, verdict: Verdict, read: CorrectionForm
) -> CorrectionForm:
    """Keep an officer's word; return the form, with a problem where it cannot be kept."""
    found = find_record(view, history.record_id)
    if found is None:
        raise not_found(wording.RECORD_GONE)
    word = word_on(
        found[1], verdict, made_by=read.made_by, reason=read.reason, changes=read.changes
    )
    try:
        correct_record(services.tools.library, view, found[1], word)
    except CorrectionError as exc:
        return replace(read, problems={"correction": f"{exc}"})
    return read


def _form(
    services: Services, view: View, history: RecordHistory, verdict: Verdict, form: CorrectionForm
) -> Response:
    _check_offered(history, verdict)
    title, explained, asked = wording.ASKED[verdict]
    facts = history.as_corrected or history.as_read
    page = record_page(view, history)
    html = services.renderer.page(
        "correct.html",
        title=title,
        here=page.home[0],
        record=page,
        verdict=verdict,
        explained=explained,
        asked=asked,
        fields=fields_of(history.listed_under, facts) if verdict is Verdict.CORRECT else (),
        form=form,
        problems=form.problems,
    )
    return HTMLResponse(html, 422 if form.problems else 200)


def _check_offered(history: RecordHistory, verdict: Verdict) -> None:
    if verdict not in offered(history):
        raise RequestError(409, wording.NOT_OFFERED)


def _history(services: Services, view: View, record_id: str, *, here: bool) -> RecordHistory:
    """Return a record; a hidden one only on the computer that serves it."""
    found = history_of_record(services.tools.library, view, record_id)
    if found is None or (found.as_corrected is None and not here):
        raise not_found(wording.RECORD_GONE)
    return found
