"""Finds the paper that an officer names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from assistant.documents import Document, Source
from assistant.errors import StoreError
from assistant.stores.place import source_key
from assistant.stores.writer import Writer
from ingest.discovery import printable

_SHORTEST_ID = 6


def find_paper(writer: Writer, wanted: str) -> str:
    """Return the id of the one paper whose id begins with `wanted`, or whose file it names.

    Raises:
        StoreError: None or several fit; the message says so to an officer.
    """
    return find_among(wanted, writer.documents(), writer.sources().values())


def find_among(
    wanted: str, documents: Mapping[str, Document], sources: Iterable[Source], kind: str = "paper"
) -> str:
    """Return the id of the one of `documents` that is meant; `kind` is what they are called.

    Raises:
        StoreError: None or several fit; the message says so to an officer.
    """
    found = {d for d in documents if len(wanted) >= _SHORTEST_ID and d.startswith(wanted)}
    on_disk = printable(Path(wanted).resolve())
    for source in sources:
        key = source_key(source)
        names = (key, source.path, source.path.rpartition("/")[2])
        if source.document_id and (wanted in names or key == on_disk):
            found.add(source.document_id)
    found &= documents.keys()
    if len(found) == 1:
        return found.pop()
    if not found:
        raise StoreError(
            f"No {kind} fits {wanted!r}. Give its path as `python -m ingest status` shows it, or at"
            " least the first six characters of its id."
        )
    fitting = "".join(f"\n  {each[:12]}  {documents[each].title}" for each in sorted(found))
    raise StoreError(f"More than one {kind} fits {wanted!r}:{fitting}")
