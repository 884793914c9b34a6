"""Errors in the shape that OpenAI's clients read."""

from __future__ import annotations

import logging

from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from assistant.api.handling import problem_of
from assistant.api.problems import RequestError
from assistant.doors.wording import NO_SUCH_ROUTE

logger = logging.getLogger(__name__)
ErrorBody = dict[str, dict[str, str | None]]


class DoorError(RequestError):
    """A request that is refused, with the code and the field that OpenAI's errors name."""

    def __init__(
        self, status: int, detail: str, *, code: str | None = None, param: str | None = None
    ) -> None:
        super().__init__(status, detail)
        self.code = code
        self.param = param


def invalid_body(exc: ValidationError) -> DoorError:
    """Return the error of a body that is not a request, naming its first fault."""
    fault = exc.errors(include_url=False, include_input=False, include_context=False)[0]
    place = ".".join(str(part) for part in fault["loc"]) or None
    return DoorError(400, f"{place}: {fault['msg']}" if place else fault["msg"], param=place)


def error_body(exc: Exception) -> tuple[int, ErrorBody]:
    """Return the HTTP status and the body that tell of `exc`."""
    problem = problem_of(exc)
    detail = problem.detail
    if isinstance(exc, HTTPException) and exc.status_code == 404:
        detail = NO_SUCH_ROUTE
    # OpenAI answers 400 where this API answers 422.
    status = 400 if problem.status == 422 else problem.status
    kind = "server_error" if status >= 500 else "invalid_request_error"
    code = getattr(exc, "code", None)
    param = getattr(exc, "param", None)
    return status, {"error": {"message": detail, "type": kind, "param": param, "code": code}}


async def respond(request: Request, exc: Exception) -> Response:
    """Return the response that tells of `exc`."""
    status, body = error_body(exc)
    if status >= 500:
        logger.error("%s %s: %s", request.method, request.url.path, exc, exc_info=exc)
    return JSONResponse(body, status, dict(getattr(exc, "headers", None) or {}))
