"""Gathers what the About page and the accessibility statement tell of this installation."""

from __future__ import annotations

import datetime as dt
from importlib.metadata import version

from assistant.api.evaluation_runs import runs_folder
from assistant.api.services import Services
from assistant.evaluation import find_runs
from assistant.web.about.page import AboutPage, Installation, about_page
from assistant.web.about.wording import NO_CONTACT

# When the accessibility statement was last held against the pages.
STATEMENT_PREPARED = dt.date(2026, 11, 22)


def about_of(services: Services, *, here: bool) -> AboutPage:
    """Return the About page of the running app; `here` for a reader at its own computer."""
    settings = services.settings
    installation = Installation(
        council=settings.council_name,
        contact=settings.contact,
        version=version("scrutiny-assistant"),
        embedding_model=services.tools.embedder.name,
        here=here,
        remote_stores=bool(settings.database_url or settings.chroma_url),
        chat_model=services.tools.chat.name if services.tools.chat else None,
        chat_uses=services.tools.uses,
    )
    papers = list(services.view().documents.values())
    return about_page(installation, papers, find_runs(runs_folder(services)))


def statement_of(services: Services) -> dict[str, object]:
    """Return what the accessibility statement prints of this installation."""
    return {
        "contact": services.settings.contact or NO_CONTACT,
        "prepared": STATEMENT_PREPARED,
    }
