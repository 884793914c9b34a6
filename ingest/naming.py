"""Finds the paper that an officer names."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import StoreError
from assistant.stores.writer import Writer
from ingest.discovery import printable

_SHORTEST_ID = 6


def find_paper(writer: Writer, wanted: str) -> str:
    """Return the id of the one paper whose id begins with `wanted`, or whose file it names.

    Raises:
        StoreError: None or several fit; the message says so to an officer.
    """
    documents = writer.documents()
    found = {d for d in documents if len(wanted) >= _SHORTEST_ID and d.startswith(wanted)}
    on_disk = printable(Path(wanted).resolve())
    for key, source in writer.sources().items():
        names = (key, source.path, source.path.rpartition("/")[2])
        if source.document_id and (wanted in names or key == on_disk):
            found.add(source.document_id)
    if len(found) == 1:
        return found.pop()
    if not found:
        raise StoreError(
            f"No paper fits {wanted!r}. Give its path as `python -m ingest status` shows it, or at"
            " least the first six characters of its id."
        )
    fitting = "".join(f"\n  {each[:12]}  {documents[each].title}" for each in sorted(found))
    raise StoreError(f"More than one paper fits {wanted!r}:{fitting}")
