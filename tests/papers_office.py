"""An office of its own for the tests of papers' pages: an app, its stores and a client."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from assistant.answering.pipeline import Tools
from assistant.api import ingesting
from assistant.api.app import create_app
from assistant.managing import file_id
from assistant.runs import Run
from assistant.settings import Settings
from assistant.stores.library import Library
from assistant.stores.runs import RunFolder
from ingest.working import work_off
from tests.invented_papers import FixedEmbedder, build_library, fixed_answers

Served = Callable[[FastAPI], str]
WORD = "zwieselkraut"
PDF = b"%PDF-1.4 and then nothing"
WHY = {"made_by": "Scrutiny Officer", "reason": "Agreed with the clerk."}


class Office:
    """A running app on stores of its own, and a client of it."""

    def __init__(self, library: Library, settings: Settings, address: str) -> None:
        self.library = library
        self.settings = settings
        self.address = address
        self.client = httpx.Client(base_url=address, timeout=30, follow_redirects=True)

    def add(self, *files: tuple[str, bytes], **data: str) -> httpx.Response:
        """Upload files as the form does."""
        sent = [("papers", (name, content)) for name, content in files]
        return self.client.post("/papers/add", files=sent, data={"access": "public", **data})

    def file(self, path: str) -> str:
        """Return the address of a file's page."""
        [source] = [s for s in self.library.papers().sources if s.path == path]
        return f"/papers/files/{file_id(source)}"

    def listed(self) -> str:
        """Return the list that readers see."""
        return self.client.get("/papers").text


@contextmanager
def open_office(folder: Path, served: Served, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """Give an office where runs are done at once, in this process."""
    library = build_library(folder)
    settings = Settings(
        store_folder=library.place.folder, processes=1, ocr=False, max_file_mb=1,
        council_name="Aldermere Borough Council",
    )  # fmt: skip

    def at_once(run: Run, _: RunFolder, __: dict[str, str]) -> None:
        work_off(run.run_id, settings, FixedEmbedder())

    monkeypatch.setattr(ingesting, "launch", at_once)
    tools = Tools(library=library, embedder=FixedEmbedder())
    running = Office(library, settings, served(create_app(settings, tools, fixed_answers)))
    yield running
    running.client.close()
    library.close()
