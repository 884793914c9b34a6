"""Keeps uploads as they came, in a folder below the stores, until their paper is removed."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from assistant.stores.place import StorePlace

MAX_STEM_BYTES = 150
_COPIED_BYTES = 1 << 20
_UNFIT = re.compile(r"[^\w .,()'’&+-]+")


def safe_name(name: str) -> str:
    """Return a file's name without folders and without what a shell or a page could mistake.

    >>> safe_name("../../etc/..minutes: 14\\\\Jan.PDF"), safe_name("~$a\\n.docx")
    ('Jan.pdf', 'a.docx')
    """
    last = re.split(r"[/\\]", name)[-1]
    text = unicodedata.normalize("NFC", last.encode(errors="replace").decode(errors="replace"))
    text = "".join(each for each in text if unicodedata.category(each)[0] != "C")
    path = PurePosixPath(_UNFIT.sub("-", text).strip(" .-") or "paper")
    stem = path.stem.encode()[:MAX_STEM_BYTES].decode(errors="ignore").strip(" .")
    return f"{stem or 'paper'}{path.suffix.lower()}"


class Inbox:
    """The folder of uploads of one store."""

    def __init__(self, place: StorePlace) -> None:
        self.folder = place.inbox.resolve()

    def keep(self, name: str, content: BinaryIO) -> Path:
        """Copy an upload under its name, with a number where another file has that name."""
        self.folder.mkdir(parents=True, exist_ok=True)
        safe = PurePosixPath(safe_name(name))
        for number in count(1):
            file = self.folder / (safe if number == 1 else safe.with_stem(f"{safe.stem}-{number}"))
            try:
                sink = file.open("xb")
            except FileExistsError:
                continue
            with _taken_back(file), sink:
                shutil.copyfileobj(content, sink, _COPIED_BYTES)
            return file
        raise AssertionError("numbers do not end")


@contextmanager
def _taken_back(file: Path) -> Iterator[None]:
    """Delete a file that could not be written to its end."""
    try:
        yield
    except BaseException:
        file.unlink(missing_ok=True)
        raise
