"""Papers: what is held, and adding to it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assistant.api.ingesting import NEARLY_FULL_BYTES, free_bytes, make_room, runs_of, start_run
from assistant.api.officers import at_this_computer, is_at_this_computer
from assistant.api.problems import RequestError
from assistant.api.security import same_origin
from assistant.api.services import Needed, Services
from assistant.api.uploads import (
    FIELD,
    MOST_FILES,
    TYPES,
    UPLOAD_PATH,
    chosen_access,
    chosen_files,
    keep_files,
    most_bytes,
    problems_of,
)
from assistant.documents import Access
from assistant.runs import Run, RunKind
from assistant.stores.inbox import Inbox
from assistant.stores.runs import new_run_id
from assistant.web.papers import wording as said
from assistant.web.papers.listing import list_papers, read_asked
from assistant.web.papers.runs import in_progress_words
from assistant.web.wording import file_size

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
OFFICERS_ONLY = Depends(at_this_computer(said.ONLY_HERE))
# More files than may be chosen, so that too many are told in words.
MOST_PARSED = 4 * MOST_FILES
# Room that an upload takes: its spool, its copy, the copy that is kept, passages and vectors.
ROOM_FACTOR = 4


@dataclass(frozen=True, slots=True)
class Office:
    """What the list tells an officer beside the papers."""

    going_on: str
    going_on_href: str
    restricted: int
    disk: str


def _office(request: Request, services: Services) -> Office | None:
    """Return what is told at the serving computer; None elsewhere."""
    if not is_at_this_computer(request, services):
        return None
    runs = runs_of(services).unfinished()
    held = services.tools.library.papers()
    return Office(
        going_on=in_progress_words(runs),
        going_on_href=f"/papers/runs/{runs[0].run_id}" if runs else "",
        restricted=sum(map(held.is_restricted, held.sources)),
        disk=_disk_words(services),
    )


def _disk_words(services: Services) -> str:
    free = free_bytes(services)
    if free >= NEARLY_FULL_BYTES:
        return ""
    return said.DISK_NEARLY_FULL.format(free=file_size(free))


@router.get("/papers")
def papers(request: Request, services: Needed) -> Response:
    """Show every file that readers may know of, and what became of it."""
    view, library = services.view(), services.tools.library
    asked, page = read_asked(request.query_params)
    listing = list_papers(view.sources(), view.documents, asked, page, library.checked_at())
    html = services.renderer.page(
        "papers.html",
        title="Papers",
        here="/papers",
        path="/papers",
        said=said,
        asked=asked,
        listing=listing,
        office=_office(request, services),
    )
    return HTMLResponse(html)


@router.get("/papers/restricted", dependencies=[OFFICERS_ONLY])
def restricted(request: Request, services: Needed) -> Response:
    """Show officers the papers that readers may not know of."""
    held = services.tools.library.papers()
    asked, page = read_asked(request.query_params)
    hidden = [source for source in held.sources if held.is_restricted(source)]
    html = services.renderer.page(
        "papers.html",
        title="Exempt and held-back papers",
        here="/papers",
        path="/papers/restricted",
        said=said,
        asked=asked,
        listing=list_papers(hidden, held.documents, asked, page),
        office=None,
    )
    return HTMLResponse(html)


def _add_page(
    services: Services,
    problems: list[str],
    access: Access | None,
    status: int = 200,
    access_problem: str = "",
) -> Response:
    """Show the form with what is wrong with the files and with the choice of who may read them.

    `access` is None where nothing was chosen, or what was chosen is not known: nobody's choice
    is ever made for them.
    """
    html = services.renderer.page(
        "papers_add.html",
        title="Add papers",
        here="/papers",
        said=said,
        problems=problems,
        access_problem=access_problem,
        access=access.value if access else "",
        disk=_disk_words(services),
        action=UPLOAD_PATH,
        field=FIELD,
        types=TYPES,
        most_files=MOST_FILES,
        most_mb=services.settings.max_file_mb,
        most_together_mb=most_bytes(services.settings) // 1_000_000,
    )
    return HTMLResponse(html, status)


@router.get(UPLOAD_PATH, dependencies=[OFFICERS_ONLY])
def add_page(services: Needed) -> Response:
    """Show the form for adding papers."""
    return _add_page(services, [], Access.PUBLIC)


@router.post(UPLOAD_PATH, dependencies=[OFFICERS_ONLY, Depends(same_origin)])
async def add(request: Request, services: Needed) -> Response:
    """Keep uploaded papers and start a process that reads them."""
    length, most = int(request.headers.get("content-length") or 0), most_bytes(services.settings)
    if length > most:
        told = said.TOO_LARGE_TOGETHER.format(most=most // 1_000_000)
        return await run_in_threadpool(_add_page, services, [told], None, 413)
    if length * ROOM_FACTOR > free_bytes(services):
        full = [said.DISK_TOO_FULL]
        return await run_in_threadpool(_add_page, services, full, None, 507)
    async with request.form(max_files=MOST_PARSED, max_fields=10) as data:
        files = chosen_files(data)
        return await run_in_threadpool(_take, services, files, chosen_access(data))


def _take(services: Services, files: list[UploadFile], access: Access | None) -> Response:
    problems = problems_of(files, services.settings)
    if access is None:
        return _add_page(services, problems, None, 422, said.SELECT_WHO_MAY_READ)
    if problems:
        return _add_page(services, problems, access, 422)
    try:
        make_room(runs_of(services))
    except RequestError as exc:
        return _add_page(services, [exc.detail], access, exc.status)
    kept = keep_files(files, Inbox(services.tools.library.place))
    now = dt.datetime.now(dt.UTC)
    run = Run(new_run_id(), RunKind.ADD, now, files=kept, access=access)
    return RedirectResponse(start_run(run, services), 303)
