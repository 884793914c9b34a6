"""A folder of papers with stores beside it, for tests of ingestion."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Unpack

from typing_extensions import TypedDict

from assistant.documents import Access, Document, Source
from assistant.settings import Settings
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from assistant.stores.view import View
from assistant.stores.writer import Writer
from ingest.pipeline import ingest_places
from ingest.reporting import RunReport
from tests.invented_papers import FixedEmbedder

ALL = frozenset({Access.PUBLIC, Access.EXEMPT})


class How(TypedDict, total=False):
    """How `Desk.run` reads."""

    again: bool
    default_access: Access


@dataclass(frozen=True, slots=True)
class Desk:
    """An officer's folder, and what ingestion made of it."""

    papers: Path
    settings: Settings

    @property
    def place(self) -> StorePlace:
        return StorePlace(self.settings.store_folder)

    def write(self, name: str, content: str | bytes) -> Path:
        """Put a file into the folder."""
        file = self.papers / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def run(self, *places: Path, **how: Unpack[How]) -> RunReport:
        """Ingest the folder, or `places`."""
        embedder = FixedEmbedder()
        with Writer(self.place, embedder.name, embedder.dimension) as writer:
            return ingest_places(places or [self.papers], writer, embedder, self.settings, **how)

    def view(self, access: frozenset[Access] = ALL) -> View:
        """Return what a reader sees."""
        library = Library(self.place)
        try:
            return library.view(access)
        finally:
            library.close()

    def sources(self) -> dict[str, Source]:
        """Return what became of each file, by its path."""
        return {source.path: source for source in self.view().sources()}

    def paper(self, path: str) -> Document:
        """Return the paper that a file gave."""
        document_id = self.sources()[path].document_id
        assert document_id is not None
        return self.view().documents[document_id]


def open_desk(folder: Path, **settings: int | float | bool) -> Desk:
    """Return an empty desk; `settings` are limits that differ from the usual ones."""
    papers = folder / "papers"
    papers.mkdir(parents=True)
    given = {"processes": 1, "ocr": False, **settings}
    return Desk(papers, Settings.model_validate({"store_folder": folder / "stores", **given}))


def a_report(subject: str) -> str:
    """Return the text of a short paper."""
    return (
        f"Report on {subject}\n\nThe committee asked for a report on {subject}.\n\n"
        f"Officers will bring the next report on {subject} in the autumn.\n"
    )


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    """Write a zip archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in members.items():
            opened.writestr(name, content)
    return path
