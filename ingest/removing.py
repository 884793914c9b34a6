"""Takes papers out of the stores, and out of the folder of uploads."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from assistant.managing import file_id
from assistant.settings import Settings
from assistant.stores.place import StorePlace
from assistant.stores.runs import RunFolder
from assistant.stores.writer import Writer
from ingest.versions import settle_versions


def remove_paper(document_id: str, writer: Writer, settings: Settings, run_id: str) -> None:
    """Erase a paper everywhere, with the uploads that gave it and the runs that name them."""
    keys = [key for key, s in writer.sources().items() if s.document_id == document_id]
    _erase_uploads(keys, document_id, settings, run_id)
    writer.remove(document_id)
    settle_versions(writer)
    writer.publish()


def remove_file(named: str, writer: Writer, settings: Settings, run_id: str) -> None:
    """Erase what was kept of a file that gave no paper; `named` is its name in addresses."""
    keys = [key for key, s in writer.sources().items() if file_id(s) == named]
    _erase_uploads(keys, None, settings, run_id)
    writer.forget_files(keys)


def uploads(keys: Iterable[str], settings: Settings) -> list[Path]:
    """Return the files among `keys` that came by upload and are ours to delete."""
    inbox = StorePlace(settings.store_folder.resolve()).inbox
    return [file for key in keys if (file := Path(key)).is_relative_to(inbox)]


def _erase_uploads(
    keys: Collection[str], document_id: str | None, settings: Settings, run_id: str
) -> None:
    for file in uploads(keys, settings):
        file.unlink(missing_ok=True)
    runs = RunFolder(StorePlace(settings.store_folder))
    runs.forget(set(keys), document_id, kept=run_id)
