"""What only officers may do: on the computer that serves the site, until there is a sign-in."""

from __future__ import annotations

from fastapi import Depends

from assistant.api.problems import RequestError
from assistant.api.services import Needed
from assistant.web.papers_wording import ONLY_HERE


def at_this_computer(services: Needed) -> None:
    """Refuse where the app listens to more than its own computer.

    Raises:
        RequestError: 403.
    """
    if not services.on_loopback:
        raise RequestError(403, ONLY_HERE)


OFFICERS_ONLY = Depends(at_this_computer)
