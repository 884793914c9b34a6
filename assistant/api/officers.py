"""What only officers may do: on the computer that serves the site, until there is a sign-in."""

from __future__ import annotations

from fastapi import Depends, Request

from assistant.api.problems import RequestError
from assistant.api.services import LOOPBACK, Needed, Services
from assistant.web.papers.wording import ONLY_HERE


def is_at_this_computer(request: Request, services: Services) -> bool:
    """Return whether the app listens to its own computer alone and was asked under its name.

    A proxy that passes requests on from elsewhere names another host.
    """
    return services.on_loopback and request.url.hostname in LOOPBACK


def at_this_computer(request: Request, services: Needed) -> None:
    """Refuse what comes from elsewhere.

    Raises:
        RequestError: 403.
    """
    if not is_at_this_computer(request, services):
        raise RequestError(403, ONLY_HERE)


OFFICERS_ONLY = Depends(at_this_computer)
