"""Which browser asks: a random cookie by which it finds its own conversations again.

There is no sign-in. The cookie says nothing of the person; the stores hold only a digest of it.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from assistant.answers import Question
from assistant.api.forms import AskForm
from assistant.api.services import Services
from assistant.web.conversations.wording import cookie_days

COOKIE = "scrutiny_browser"
_VALUE = re.compile(r"[0-9a-f]{32}")
_BYTES = 16
DAY_S = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser by its cookie's value, which may be one that it has yet to be given."""

    value: str

    @property
    def owner(self) -> str:
        """What the stores know it by."""
        return hashlib.sha256(self.value.encode()).hexdigest()


def known_browser(request: Request) -> Browser | None:
    """Return the browser that sent `request`; None where it has no cookie of ours."""
    value = request.cookies.get(COOKIE, "")
    return Browser(value) if _VALUE.fullmatch(value) else None


def owner_of(request: Request) -> str | None:
    """Return what the stores know the sender of `request` by; None without a cookie."""
    browser = known_browser(request)
    return browser.owner if browser else None


def new_browser() -> Browser:
    """Return a browser with a cookie that nobody can guess."""
    return Browser(secrets.token_hex(_BYTES))


def set_cookie(request: Request, response: Response, browser: Browser, keep_days: int) -> None:
    """Let `browser` keep its cookie as long as conversations are kept from now."""
    days = cookie_days(keep_days)
    response.set_cookie(
        COOKIE,
        browser.value,
        max_age=days * DAY_S,
        path="/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )


async def keep_as_own(
    request: Request, response: Response, question: Question, form: AskForm, services: Services
) -> Response:
    """Return `response`, the conversation kept as the asking browser's if it has just begun.

    A question that goes on with somebody's conversation leaves it theirs.
    """
    browser = known_browser(request)
    begun = question.conversation_id if question.conversation_id != form.conversation_id else None
    if begun is not None:
        browser = browser or new_browser()
        await run_in_threadpool(services.conversations.begin, begun, browser.owner)
    if browser is not None:
        set_cookie(request, response, browser, services.answers.keep_days)
    return response
