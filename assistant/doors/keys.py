"""The access key that an owner may set for the doors."""

from __future__ import annotations

import hmac

from pydantic import SecretStr
from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.doors.wording import KEY_NEEDED

CHALLENGE = {"WWW-Authenticate": "Bearer"}
_SCHEME = "bearer "


def may_enter(headers: Headers, key: SecretStr | None) -> bool:
    """Return whether a request carries `key`; without a key every request may enter.

    The comparison takes the same time wherever the keys differ.
    """
    if key is None:
        return True
    given = headers.get("authorization", "")
    if given[: len(_SCHEME)].lower() != _SCHEME:
        return False
    # Header values are read as Latin-1; the key may hold any letters.
    sent = given[len(_SCHEME) :].strip().encode("latin-1")
    return hmac.compare_digest(sent, key.get_secret_value().encode())


class KeyGuard:
    """Refuses every HTTP request to `app` that does not carry the key."""

    def __init__(self, app: ASGIApp, key: SecretStr | None) -> None:
        self._app = app
        self._key = key

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 401."""
        if scope["type"] == "http" and not may_enter(Headers(scope=scope), self._key):
            refused = JSONResponse({"error": KEY_NEEDED}, 401, CHALLENGE)
            await refused(scope, receive, send)
        else:
            await self._app(scope, receive, send)
