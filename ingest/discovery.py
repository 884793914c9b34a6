"""Finds the files of a folder, each with a name that can be printed and kept."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from assistant.errors import LimitExceededError, SidecarError, UnreadableDocumentError
from ingest.sidecar import SIDECAR_NAME

_READ_BYTES = 1 << 20
_MISSPELT = ("papers.yaml", "papers.yml")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to be read. `path` is below `root`; `file` is where its bytes are now.

    `path` can be printed on one line: what cannot is written as an escape, "\\n" say.
    """

    root: Path
    path: PurePosixPath
    file: Path
    digest: str
    size_bytes: int

    @property
    def key(self) -> str:
        """The name that stays the same from run to run."""
        return f"{printable(self.root)}/{self.path}"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file or folder that is there, and why it could not be taken."""

    found: FoundFile
    error: UnreadableDocumentError


def find_files(place: Path, left_out: Sequence[Path] = ()) -> Iterator[Path]:
    """Yield a file, or each file below a folder, in order of name; folders that cannot be
    opened are yielded too.

    Hidden files, sidecars, lock files of office programs, links that lead outside the
    folder, and all below `left_out` are passed over.

    Raises:
        SidecarError: A file has almost the name of a sidecar.
    """
    place = place.resolve()
    if not place.is_dir():
        yield place
        return
    skipped = {folder.resolve() for folder in left_out}
    closed: list[Path] = []
    found: list[Path] = []
    for folder, below, names in os.walk(place, onerror=lambda e: closed.append(Path(e.filename))):
        here = Path(folder)
        below[:] = sorted(
            name for name in below if not _is_hidden(name) and here / name not in skipped
        )
        found.extend(here / name for name in names if not _is_hidden(name))
    for file in sorted([*found, *closed]):
        if file.name.lower() in _MISSPELT and file.name != SIDECAR_NAME:
            raise SidecarError(f"{file.name!r} in {file.parent.name!r} must be {SIDECAR_NAME!r}.")
        if file in closed or (file.name != SIDECAR_NAME and _is_inside(place, file)):
            yield file


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def _is_inside(place: Path, file: Path) -> bool:
    try:
        return file.is_file() and place in file.resolve(strict=True).parents
    except (OSError, RuntimeError):  # A link that leads round in a circle, or nowhere.
        return False


def digest_of(file: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while part := stream.read(_READ_BYTES):
            digest.update(part)
    return digest.hexdigest()


def describe(root: Path, file: Path, max_bytes: int) -> FoundFile | Unreadable:
    """Return what is known of a file before it is read, or why it cannot be."""
    path = PurePosixPath(printable(file.relative_to(root)))
    try:
        size = file.stat().st_size
        if file.is_dir():
            os.scandir(file).close()
        if size > max_bytes:
            told = f"{path.name!r} has {size:,} bytes; at most {max_bytes:,} are read."
            return Unreadable(FoundFile(root, path, file, "", size), LimitExceededError(told))
        return FoundFile(root, path, file, digest_of(file), size)
    except OSError as exc:
        told = f"{path.name!r} cannot be opened: {exc.strerror or exc}."
        fault = UnreadableDocumentError(told, retryable=True)
        return Unreadable(FoundFile(root, path, file, "", 0), fault)


def printable(path: Path) -> str:
    """Return a path as text on one line, whatever bytes it has, with forward slashes.

    >>> printable(Path("two\\nlines.txt"))
    'two\\\\nlines.txt'
    """
    text = os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")
    return "".join(
        each.encode("unicode_escape").decode("ascii")
        if unicodedata.category(each) in ("Cc", "Cf", "Zl", "Zp")
        else each
        for each in text
    )
