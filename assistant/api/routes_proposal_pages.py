"""Records that a language model proposed: an officer accepts or refuses each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assistant.api.correction_form import MOST_IN_A_LINE
from assistant.api.officers import at_this_computer
from assistant.api.security import same_origin
from assistant.api.services import Needed, Services
from assistant.proposals import ProposalState
from assistant.registers.proposed import Decided, decide_proposals, waiting_proposals
from assistant.web.paging import page_number, paged, titled
from assistant.web.records import proposed_wording as said
from assistant.web.records.proposed import FIELD, decided_words, shown_proposals
from assistant.web.records.wording import NAME_EMPTY, ONLY_HERE, TOO_LONG

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
OFFICERS_ONLY = Depends(at_this_computer(ONLY_HERE))
PROPOSALS_A_PAGE = 20
_COUNTS = ("accepted", "refused", "gone")
_LONGEST_COUNT = 4


@dataclass(frozen=True, slots=True)
class DecisionForm:
    """What an officer chose, by the ids of records; what is wrong, by field."""

    made_by: str = ""
    decisions: Mapping[str, ProposalState] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)


@router.get("/records/proposed", dependencies=[OFFICERS_ONLY])
def proposed(request: Request, services: Needed) -> Response:
    """Show the proposals that wait; the address tells what was decided just now."""
    return _page(services, request, DecisionForm())


@router.post("/records/proposed", dependencies=[OFFICERS_ONLY, Depends(same_origin)])
async def decide(request: Request, services: Needed) -> Response:
    """Keep what an officer decides, or show what is wrong with it."""
    most = PROPOSALS_A_PAGE + 1
    async with request.form(max_files=0, max_fields=most) as data:
        return await run_in_threadpool(_decide, services, request, data)


def _decide(services: Services, request: Request, data: FormData) -> Response:
    form = _read(data)
    if form.problems:
        return _page(services, request, form)
    view = services.view()
    library = services.tools.library
    done = decide_proposals(library, view, form.decisions, by=form.made_by, reason=said.REASON)
    told = "&".join(f"{name}={getattr(done, name)}" for name in _COUNTS)
    return RedirectResponse(f"/records/proposed?{told}", 303)


def _read(data: FormData) -> DecisionForm:
    given = {name: value for name, value in data.items() if isinstance(value, str)}
    states = {state.value: state for state in ProposalState if state in said.DECISIONS}
    form = DecisionForm(
        given.get("made_by", "").replace("\0", "").strip(),
        {
            name.removeprefix(FIELD): states[value]
            for name, value in given.items()
            if name.startswith(FIELD) and value in states
        },
    )
    problems: dict[str, str] = {}
    if not form.decisions:
        problems["decisions"] = said.CHOOSE
    if not form.made_by:
        problems["made_by"] = NAME_EMPTY
    elif len(form.made_by) > MOST_IN_A_LINE:
        problems["made_by"] = TOO_LONG.format(limit=MOST_IN_A_LINE)
    return replace(form, problems=problems)


def _page(services: Services, request: Request, form: DecisionForm) -> Response:
    view = services.view()
    waiting = waiting_proposals(services.tools.library, view)
    told = paged(waiting, page_number(request.query_params.get("page", "")), PROPOSALS_A_PAGE)
    shown = shown_proposals(view, told.rows, form.decisions)
    html = services.renderer.page(
        "records_proposed.html",
        title=titled(said.TITLE, told),
        here="/answers",
        told=told.with_rows(shown),
        said=said,
        saved=_saved(request) if request.method == "GET" else None,
        made_by=form.made_by,
        problems=form.problems,
    )
    return HTMLResponse(html, 422 if form.problems else 200)


def _saved(request: Request) -> str | None:
    """Return what the address says was decided; None where it says nothing."""
    counts = [request.query_params.get(name, "") for name in _COUNTS]
    numbers = [int(c) for c in counts if c.isascii() and c.isdigit() and len(c) <= _LONGEST_COUNT]
    return decided_words(Decided(*numbers)) if len(numbers) == len(_COUNTS) else None
