"""Errors as RFC 9457 problem details, for programs and for readers."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field

from assistant.errors import AssistantError

PROBLEM_TYPE = "application/problem+json"
RETRY_AFTER_S = 5


class FieldProblem(BaseModel):
    """What is wrong with one field of a request."""

    field: str
    detail: str


class ProblemDetails(BaseModel):
    """What went wrong, as RFC 9457 says it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "about:blank",
                    "title": "Service Unavailable",
                    "status": 503,
                    "detail": "The service is busy. Try again in a moment.",
                }
            ]
        }
    )

    type: str = Field("about:blank", description="A kind of problem; about:blank means the status.")
    title: str = Field(description="The HTTP status in words.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What happened, in a sentence.")
    errors: list[FieldProblem] = Field(
        default_factory=list, description="What is wrong with which field of the request."
    )


class RequestError(AssistantError):
    """A request that cannot be served, with the HTTP status that says so."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        headers: Mapping[str, str] | None = None,
        retryable: bool = False,
    ) -> None:
        super().__init__(detail, retryable=retryable)
        self.status = status
        self.detail = detail
        self.headers = dict(headers or {})


def busy(detail: str) -> RequestError:
    """Return the problem of too many answers at once; the same request may soon succeed."""
    headers = {"Retry-After": str(RETRY_AFTER_S)}
    return RequestError(503, detail, headers=headers, retryable=True)


def not_found(what: str) -> RequestError:
    """Return the problem of asking for something that is not there."""
    return RequestError(404, what)
