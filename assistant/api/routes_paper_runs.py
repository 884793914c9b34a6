"""Pieces of work on papers: how far each is, and starting one again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from fastapi import APIRouter, Depends, Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from assistant.api.ingesting import make_room, runs_of, start_run
from assistant.api.officers import at_this_computer
from assistant.api.problems import not_found
from assistant.api.security import same_origin
from assistant.api.services import Needed, Services
from assistant.runs import FileState, Run, RunKind, RunState
from assistant.stores.runs import RUN_ID, new_run_id
from assistant.web.papers import wording as said
from assistant.web.papers.listing import moment_words, read_asked
from assistant.web.papers.runs import run_page

router = APIRouter(
    include_in_schema=False,
    default_response_class=HTMLResponse,
    dependencies=[Depends(at_this_computer(said.ONLY_HERE))],
)
MOST_LISTED = 20


def _run(services: Services, run_id: str) -> Run:
    run = runs_of(services).load(run_id)
    if run is None:
        raise not_found(said.NO_SUCH_RUN)
    return run


@router.get("/papers/runs")
def list_runs(services: Needed) -> Response:
    """Show what was done to papers, newest first, and what was erased."""
    runs = runs_of(services).newest(MOST_LISTED)
    held = services.tools.library.papers()
    html = services.renderer.page(
        "papers_runs.html",
        title="Changes to papers",
        here="/papers",
        pages=[run_page(run, 1, held.documents, {}, is_first=False) for run in runs],
        removals=[
            (moment_words(each.made_at), each.made_by, each.reason)
            for each in services.tools.library.paper_changes.removals(MOST_LISTED)
        ],
    )
    return HTMLResponse(html)


@router.get("/papers/runs/{run_id}")
def one_run(run_id: str, request: Request, services: Needed, updates: str = "") -> Response:
    """Show how far a run is; only the part that changes for the page's script."""
    run = _run(services, run_id)
    unfinished = runs_of(services).unfinished()
    is_first = not unfinished or unfinished[0].run_id >= run_id
    held = services.tools.library.papers()
    page = read_asked(request.query_params)[1]
    shown = run_page(run, page, held.documents, held.by_file, is_first=is_first)
    whole = request.query_params.get("part") != "progress"
    html = services.renderer.page(
        "papers_run.html" if whole else "papers_run_part.html",
        title=shown.title,
        here="/papers",
        run=shown,
        paused=updates == "paused",
    )
    return HTMLResponse(html)


@router.get("/papers/runs/{run_id}/log")
def run_log(run_id: str, services: Needed) -> Response:
    """Show what the process of a run has logged."""
    if not RUN_ID.fullmatch(run_id) or not (log := runs_of(services).log(run_id)).is_file():
        raise not_found(said.NO_SUCH_RUN)
    return PlainTextResponse(log.read_text("utf-8", "replace"))


@router.post("/papers/runs/{run_id}/again", dependencies=[Depends(same_origin)])
def repeat(run_id: str, services: Needed) -> Response:
    """Start again what has stopped or failed."""
    run = _run(services, run_id)
    make_room(runs_of(services))
    waiting = tuple(replace(file, state=FileState.WAITING, reason=None) for file in run.files)
    fresh = replace(
        run,
        run_id=new_run_id(),
        asked_at=dt.datetime.now(dt.UTC),
        files=waiting if run.kind is RunKind.ADD else (),
        state=RunState.WAITING,
        pid=None,
        ended_at=None,
        told="",
    )
    return RedirectResponse(start_run(fresh, services), 303)
