"""How large a request may be: small, except for uploads, which are checked where they are read."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send


class BodyLimits:
    """Limits the body of every request but a POST to `unlimited` that declares its length."""

    def __init__(self, app: ASGIApp, max_body_size: int, unlimited: str) -> None:
        self._app = app
        self._limited = RequestBodyLimitMiddleware(app, max_body_size)
        self._unlimited = unlimited

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, limited or not."""
        free = (
            scope["type"] == "http"
            and (scope["method"], scope["path"]) == ("POST", self._unlimited)
            and Headers(scope=scope).get("content-length", "").isdigit()
        )
        await (self._app if free else self._limited)(scope, receive, send)
