"""What only officers may do: on the computer that serves the site, until there is a sign-in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Request

from assistant.api.problems import RequestError
from assistant.api.services import LOOPBACK, Needed

# What proxies add to the requests that they pass on, whatever host they name.
FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


def is_at_this_computer(request: Request, services: Needed) -> bool:
    """Return whether the app listens to its own computer alone and was asked from it by its name.

    A proxy on this computer passes requests on from elsewhere: only that it names its public
    host, or says that it passes them on, tells them apart. A proxy that does neither makes
    officers of all its readers. A server that was started by hand may listen to more than
    the settings say: what comes to it from elsewhere has another address.
    """
    passed_on = any(name in request.headers for name in FORWARDED)
    from_here = request.client is not None and request.client.host in LOOPBACK
    named_here = request.url.hostname in LOOPBACK
    return services.on_loopback and from_here and named_here and not passed_on


AtThisComputer = Annotated[bool, Depends(is_at_this_computer)]


def at_this_computer(refusal: str) -> Callable[[bool], None]:
    """Return a check that refuses what comes from elsewhere, in the words of `refusal`.

    It raises RequestError: 403.
    """

    def check(here: AtThisComputer) -> None:
        if not here:
            raise RequestError(403, refusal)

    return check
