"""One paper and what officers do with it: correct, read again, withdraw, restore, remove."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assistant.api.ingesting import make_room, runs_of, start_run
from assistant.api.officers import at_this_computer
from assistant.api.paper_forms import (
    MOST_REASON,
    CorrectionForm,
    ReasonForm,
    read_correction,
    read_reason,
    stated_form,
)
from assistant.api.problems import not_found
from assistant.api.security import same_origin
from assistant.api.services import Needed, Services
from assistant.correcting import JsonValue
from assistant.documents import Access, DateIs, Document, DocumentKind, Source, Standing
from assistant.exporting.page_picture import forget_pages
from assistant.managing import PaperAction, PaperChange, file_id
from assistant.runs import Run, RunKind
from assistant.stores.inbox import Inbox
from assistant.stores.runs import new_run_id
from assistant.web.papers import wording as said
from assistant.web.papers.managing import ManagedPaper, known_facts, managed_paper, stated_in
from assistant.web.wording import KINDS, STANDINGS

router = APIRouter(
    include_in_schema=False,
    default_response_class=HTMLResponse,
    dependencies=[Depends(at_this_computer(said.ONLY_HERE))],
)
SENT_HERE = [Depends(same_origin)]
MOST_FIELDS = 20
NOTHING: Mapping[str, JsonValue] = MappingProxyType({})
STEPS = {
    "withdraw": (PaperAction.WITHDRAW, RunKind.WITHDRAW),
    "restore": (PaperAction.RESTORE, RunKind.RESTORE),
    "remove": (PaperAction.REMOVE, RunKind.REMOVE),
}


@dataclass(frozen=True, slots=True)
class Found:
    """A file, the paper it gave, all files that gave that paper, and what officers said of it."""

    source: Source
    paper: Document | None
    files: list[Source]
    changes: list[PaperChange]

    @property
    def document_id(self) -> str | None:
        return self.paper.document_id if self.paper else None

    @property
    def digests(self) -> tuple[str, ...]:
        return tuple(sorted({file.digest for file in self.files if file.digest}))

    @property
    def stated(self) -> dict[str, JsonValue]:
        return dict(stated_in(self.changes))


def _found(services: Services, named: str) -> Found:
    library = services.tools.library
    held = library.papers()
    source = held.by_file.get(named)
    if source is None:
        raise not_found(said.NO_SUCH_FILE)
    paper = held.documents.get(source.document_id or "")
    files = held.files_of(paper.document_id) if paper else [source]
    digests = [file.digest for file in files]
    changes = library.paper_changes.of(paper.document_id if paper else None, digests)
    return Found(source, paper, files, list(changes))


def _managed(services: Services, found: Found) -> ManagedPaper:
    library = services.tools.library
    return managed_paper(
        found.source,
        found.paper,
        found.files,
        found.changes,
        Inbox(library.place).folder.as_posix(),
        library.paper_changes.answers_citing(found.document_id) if found.document_id else 0,
    )


def _manage_page(
    services: Services, found: Found, form: CorrectionForm, status: int = 200
) -> Response:
    held = services.tools.library.papers()
    managed = _managed(services, found)
    html = services.renderer.page(
        "papers_manage.html",
        title=managed.title,
        here="/papers",
        said=said,
        paper=managed,
        form=form,
        most_reason=MOST_REASON,
        committees=sorted({d.committee for d in held.documents.values() if d.committee}),
        kinds=[
            (kind.value, KINDS[kind]) for kind in DocumentKind if kind is not DocumentKind.UNKNOWN
        ],
        standings=[(each.value, STANDINGS[each]) for each in Standing],
        meanings=[(each.value, said.DATES[each]) for each in DateIs if each is not DateIs.UNKNOWN],
        accesses=[(each.value, said.ACCESS[each]) for each in (Access.PUBLIC, Access.EXEMPT)],
    )
    return HTMLResponse(html, status)


@router.get("/papers/{document_id}/manage")
def manage_paper(document_id: str, services: Needed) -> Response:
    """Lead to the page of the file that gave a paper."""
    files = services.tools.library.papers().files_of(document_id)
    if not files:
        raise not_found(said.NO_SUCH_FILE)
    return RedirectResponse(f"/papers/files/{file_id(files[0])}", 303)


@router.get("/papers/files/{named}")
def manage(named: str, services: Needed) -> Response:
    """Show what is known about a paper, with what may be corrected and done."""
    found = _found(services, named)
    return _manage_page(services, found, stated_form(found.stated))


@router.post("/papers/files/{named}", dependencies=SENT_HERE)
async def correct(named: str, request: Request, services: Needed) -> Response:
    """Keep a correction and read the paper again; one that restricts it holds at once."""
    found = await run_in_threadpool(_found, services, named)
    async with request.form(max_files=0, max_fields=MOST_FIELDS) as data:
        form = read_correction(data, found.stated)
    if form.problems:
        return await run_in_threadpool(_manage_page, services, found, form, 422)
    return await run_in_threadpool(_correct, services, found, form)


def _correct(services: Services, found: Found, form: CorrectionForm) -> Response:
    make_room(runs_of(services))
    changes = form.changes(found.stated)
    known = known_facts(found.source, found.paper)
    before = {name: known.get(name) for name in changes}
    _keep(services, found, PaperAction.CORRECT, form.said, changes, before)
    return RedirectResponse(_start(services, found, RunKind.AGAIN), 303)


@router.post("/papers/files/{named}/again", dependencies=SENT_HERE)
def read_again(named: str, services: Needed) -> Response:
    """Read one paper again."""
    make_room(runs_of(services))
    return RedirectResponse(_start(services, _found(services, named), RunKind.AGAIN), 303)


@router.get("/papers/again")
def all_again_page(services: Needed) -> Response:
    """Ask whether to read all papers again."""
    held = services.tools.library.papers()
    html = services.renderer.page(
        "papers_again.html", title="Read all papers again", here="/papers", total=len(held.sources)
    )
    return HTMLResponse(html)


@router.post("/papers/again", dependencies=SENT_HERE)
def all_again(services: Needed) -> Response:
    """Read all papers again."""
    make_room(runs_of(services))
    run = Run(new_run_id(), RunKind.AGAIN, dt.datetime.now(dt.UTC), everything=True)
    return RedirectResponse(start_run(run, services), 303)


@router.get("/papers/files/{named}/{step}")
def confirm_page(named: str, step: str, services: Needed) -> Response:
    """Say what a step does to a paper, and ask who takes it and why."""
    return _confirm_page(services, _found(services, named), step, ReasonForm())


@router.post("/papers/files/{named}/{step}", dependencies=SENT_HERE)
async def confirm(named: str, step: str, request: Request, services: Needed) -> Response:
    """Withdraw, restore or remove a paper; what is withdrawn or removed is hidden at once."""
    async with request.form(max_files=0, max_fields=MOST_FIELDS) as data:
        form = read_reason(data)
    return await run_in_threadpool(_confirm, services, named, step, form)


def _confirm(services: Services, named: str, step: str, form: ReasonForm) -> Response:
    found = _found(services, named)
    _check_step(found, step)
    if form.problems:
        return _confirm_page(services, found, step, form, 422)
    make_room(runs_of(services))
    action, kind = STEPS[step]
    _keep(services, found, action, form)
    if action is not PaperAction.RESTORE:
        forget_pages()
    return RedirectResponse(_start(services, found, kind, form.reason), 303)


def _check_step(found: Found, step: str) -> None:
    """Refuse a step that does not fit: only withdrawn papers are restored, say."""
    withdrawn = found.paper.withdrawn if found.paper else None
    fits = {"withdraw": withdrawn is False, "restore": withdrawn is True, "remove": True}
    if not fits.get(step, False):
        raise not_found(said.NO_SUCH_FILE)


def _confirm_page(
    services: Services, found: Found, step: str, form: ReasonForm, status: int = 200
) -> Response:
    _check_step(found, step)
    managed = _managed(services, found)
    html = services.renderer.page(
        "papers_confirm.html",
        title=f"{step.capitalize()} this paper",
        here="/papers",
        paper=managed,
        step=step,
        form=form,
        most_reason=MOST_REASON,
    )
    return HTMLResponse(html, status)


def _keep(
    services: Services,
    found: Found,
    action: PaperAction,
    form: ReasonForm,
    changes: Mapping[str, JsonValue] = NOTHING,
    before: Mapping[str, JsonValue] = NOTHING,
) -> None:
    services.tools.library.paper_changes.add(
        PaperChange(
            document_id=found.document_id,
            digests=found.digests,
            action=action,
            made_by=form.made_by,
            made_at=dt.datetime.now(dt.UTC),
            reason=form.reason,
            changes=changes,
            before=before,
        )
    )


def _start(services: Services, found: Found, kind: RunKind, reason: str = "") -> str:
    named = file_id(found.source) if found.document_id is None else None
    run = Run(
        new_run_id(),
        kind,
        dt.datetime.now(dt.UTC),
        document_id=found.document_id,
        file_id=named,
        reason=reason,
    )
    return start_run(run, services)
