"""Where the stores live, and how each kind of text is handed to them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.documents import Access, Source

PUBLIC_ONLY = frozenset({Access.PUBLIC})
INDEXED = (Access.PUBLIC, Access.EXEMPT)
"""The access classes that are indexed, each apart from the other."""


@dataclass(frozen=True, slots=True)
class StorePlace:
    """A folder with everything, unless the database or Chroma runs as a server.

    `database_url` is SQLAlchemy's; None means SQLite in the folder. `chroma_url` is
    that of a Chroma server; None means Chroma's own files in the folder.
    """

    folder: Path
    database_url: str | None = None
    chroma_url: str | None = None

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{self.folder / 'scrutiny.db'}"

    @property
    def chroma(self) -> Path:
        return self.folder / "chroma"

    @property
    def matrices(self) -> Path:
        return self.folder / "vectors"

    @property
    def originals(self) -> Path:
        return self.folder / "originals"

    @property
    def inbox(self) -> Path:
        """Where uploads are kept as they came."""
        return self.folder / "inbox"

    def words(self, access: Access) -> Path:
        return self.folder / "words" / access.value


def source_key(source: Source) -> str:
    """Return what tells one file from another: its root and its path below it."""
    return f"{source.root}/{source.path}"


def embedded_text(context: str, text: str) -> str:
    """Return what is embedded of a passage."""
    return f"{context}\n{text}"
