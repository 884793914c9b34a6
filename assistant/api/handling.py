"""The one place where errors become responses: problem details, or a page for readers."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from assistant.api.problems import (
    PROBLEM_TYPE,
    RETRY_AFTER_S,
    FieldProblem,
    ProblemDetails,
    RequestError,
)
from assistant.api.security import HEADERS
from assistant.api.services import services_of
from assistant.errors import AssistantError, CorrectionError
from assistant.web.wording import FAILED, NOT_FOUND

logger = logging.getLogger(__name__)
UNEXPECTED = "Something went wrong that we did not expect. Try again in a few minutes."
NO_SUCH_PAGE = "If you typed the address, check it is correct. The page may have been removed."


def problem_of(exc: Exception) -> ProblemDetails:
    """Return what to tell of `exc`. Only errors raised for the reader tell their words."""
    match exc:
        case RequestError():
            status, detail = exc.status, exc.detail
        case RequestValidationError():
            return _problem(422, "The request is not valid.", _field_problems(exc))
        case HTTPException():
            status, detail = exc.status_code, str(exc.detail)
        case CorrectionError():
            status, detail = 422, f"{exc}."
        case AssistantError(retryable=True):
            status, detail = 503, FAILED
        case _:
            status, detail = 500, UNEXPECTED
    return _problem(status, detail)


def _problem(status: int, detail: str, errors: Iterable[FieldProblem] = ()) -> ProblemDetails:
    title = HTTPStatus(status).phrase
    return ProblemDetails(
        type="about:blank", title=title, status=status, detail=detail, errors=list(errors)
    )


def _field_problems(exc: RequestValidationError) -> list[FieldProblem]:
    return [
        FieldProblem(field=".".join(str(part) for part in error["loc"]), detail=error["msg"])
        for error in exc.errors()
    ]


def _wants_page(request: Request) -> bool:
    accept = request.headers.get("accept", "")
    return not request.url.path.startswith("/api") and "text/html" in accept


def _page(request: Request, problem: ProblemDetails, headers: dict[str, str]) -> Response:
    missing = problem.status == HTTPStatus.NOT_FOUND and problem.detail == "Not Found"
    title = NOT_FOUND if problem.status == HTTPStatus.NOT_FOUND else "There is a problem"
    html = services_of(request).renderer.page(
        "error.html",
        title=title,
        here=None,
        detail=NO_SUCH_PAGE if missing else problem.detail,
    )
    return HTMLResponse(html, problem.status, headers)


async def respond(request: Request, exc: Exception) -> Response:
    """Return the response that tells of `exc`."""
    problem = problem_of(exc)
    headers = HEADERS | dict(getattr(exc, "headers", None) or {})
    if problem.status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers.setdefault("Retry-After", str(RETRY_AFTER_S))
    if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        logger.error("%s %s: %s", request.method, request.url.path, exc, exc_info=exc)
    if _wants_page(request):
        return _page(request, problem, headers)
    return Response(problem.model_dump_json(), problem.status, headers, media_type=PROBLEM_TYPE)


def handle_errors(app: FastAPI) -> None:
    """Let `respond` answer every error of `app`."""
    for kind in (AssistantError, HTTPException, RequestValidationError, Exception):
        app.add_exception_handler(kind, respond)
