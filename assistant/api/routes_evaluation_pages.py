"""How well the assistant answers, from evaluation runs."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import HTMLResponse, Response

from assistant.api.evaluation_runs import runs_folder
from assistant.api.officers import AtThisComputer
from assistant.api.problems import RequestError, not_found
from assistant.api.services import Needed, Services
from assistant.evaluation import (
    EvaluationFileError,
    EvaluationRun,
    RunsFound,
    find_runs,
    made_for,
    question_for,
    scores_of,
)
from assistant.evaluation.lines import ScoredCase
from assistant.exporting.evaluation_csv import evaluation_csv
from assistant.web.evaluating import wording
from assistant.web.evaluating.page import Filters, compared_choices, run_page, run_path
from assistant.web.evaluating.question import question_page

router = APIRouter(
    prefix="/evaluation", include_in_schema=False, default_response_class=HTMLResponse
)
HERE = "/about"
_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")
Words = Annotated[str, Query(max_length=300)]
Page = Annotated[int, Query(ge=1, le=100_000)]


def _filters(
    outcome: Words = "", kind: Words = "", stage: Words = "", q: Words = "", against: Words = ""
) -> Filters:
    return Filters(outcome, kind, stage, q.strip(), against)


Filtered = Annotated[Filters, Depends(_filters)]


@router.get("")
def latest(services: Needed, filters: Filtered, here: AtThisComputer, page: Page = 1) -> Response:
    """Show the newest run."""
    found = find_runs(runs_folder(services))
    run = found.runs[0] if found.runs else None
    return _page(services, found, run, filters, page, here=here)


@router.get("/runs/{name}")
def one_run(
    name: str, services: Needed, filters: Filtered, here: AtThisComputer, page: Page = 1
) -> Response:
    """Show one run."""
    found = find_runs(runs_folder(services))
    return _page(services, found, _named(found, name), filters, page, here=here)


@router.get("/runs/{name}/results.csv")
def results_csv(name: str, services: Needed) -> Response:
    """Send the test questions of a run as CSV."""
    run = _named(find_runs(runs_folder(services)), name)
    return _file(evaluation_csv(_scores(run)), run, "csv", "text/csv; charset=utf-8")


@router.get("/runs/{name}/results.json")
def results_json(name: str, services: Needed) -> Response:
    """Send a run with its test questions as JSON."""
    run = _named(find_runs(runs_folder(services)), name)
    cases = [case.model_dump(mode="json") for case in _scores(run)]
    told = {"run": run.summary.model_dump(mode="json"), "questions": cases}
    return _file(json.dumps(told, ensure_ascii=False), run, "json", "application/json")


@router.get("/runs/{name}/questions/{case_id:path}")
def question(name: str, case_id: str, services: Needed) -> Response:
    """Show one test question of a run."""
    folder = runs_folder(services)
    run = _named(find_runs(folder), name)
    case = next((each for each in _scores(run) if each.case_id == case_id), None)
    if case is None:
        raise not_found(wording.NO_SUCH_QUESTION)
    try:
        made, asked = made_for(run, case_id), question_for(folder, run, case)
    except EvaluationFileError as exc:
        raise _broken(run, exc) from exc
    html = services.renderer.page(
        "evaluation_question.html",
        title=f"Test question {case.case_id}",
        here=HERE,
        run=run,
        back=run_path(run),
        shown=question_page(case, made, asked),
        say=wording,
    )
    return HTMLResponse(html)


def _named(found: RunsFound, name: str) -> EvaluationRun:
    run = found.named(name)
    if run is None:
        raise not_found(wording.NO_SUCH_RUN)
    return run


def _scores(run: EvaluationRun) -> Sequence[ScoredCase]:
    try:
        return scores_of(run)
    except EvaluationFileError as exc:
        raise _broken(run, exc) from exc


def _broken(run: EvaluationRun, exc: EvaluationFileError) -> RequestError:
    return RequestError(404, wording.broken_words(run.name, str(exc)))


def _page(
    services: Services,
    found: RunsFound,
    run: EvaluationRun | None,
    filters: Filters,
    page: int,
    *,
    here: bool,
) -> Response:
    shown, problem = None, ""
    if run is not None:
        try:
            shown = run_page(run, scores_of(run), _before(found, run, filters), filters, page)
        except EvaluationFileError as exc:
            problem = wording.broken_words(run.name, str(exc))
    html = services.renderer.page(
        "evaluation.html",
        title=wording.TITLE,
        here=HERE,
        found=found,
        shown=shown,
        compared=compared_choices(run, found.runs) if run else (),
        problem=problem,
        say=wording,
        run_path=run_path,
        on_this_computer=here,
    )
    return HTMLResponse(html)


def _before(
    found: RunsFound, run: EvaluationRun, filters: Filters
) -> tuple[EvaluationRun, Sequence[ScoredCase]] | None:
    """Return the run to compare with and its questions, None where none can be read.

    Raises:
        RequestError: 404, a run is named that is not there.
    """
    earlier = _named(found, filters.against) if filters.against else found.before(run)
    try:
        return (earlier, scores_of(earlier)) if earlier else None
    except EvaluationFileError:
        return None


def _file(text: str, run: EvaluationRun, ending: str, media_type: str) -> Response:
    day = run.summary.config.started.date().isoformat()
    # Two runs of one day must not overwrite each other where they are saved.
    name = f"evaluation-{day}-{_UNFIT.sub('-', run.name)}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text, headers=headers, media_type=media_type)
