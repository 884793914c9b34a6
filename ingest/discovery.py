"""Finds the files of a folder, opening archives within limits."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from assistant.errors import LimitExceededError, UnreadableDocumentError
from ingest.sidecar import SIDECAR_NAME

_READ_BYTES = 1 << 20
_MAX_RATIO = 200  # A paper compresses 2 to 20 times; a bomb thousands of times.


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to be read. `path` is below `root`; `file` is where its bytes are now."""

    root: Path
    path: PurePosixPath
    file: Path
    digest: str
    size_bytes: int

    @property
    def key(self) -> str:
        """The name that stays the same from run to run."""
        return f"{self.root.as_posix()}/{self.path}"


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """What may be taken from one archive."""

    max_files: int = 2000
    max_unpacked_bytes: int = 400_000_000


def find_files(place: Path) -> Iterator[tuple[Path, Path]]:
    """Yield (root, file) for a file, or for each file below a folder, in order of name.

    Hidden files, sidecars, lock files of office programs and links that lead outside
    the folder are left out.
    """
    place = place.resolve()
    if place.is_file():
        yield place.parent, place
        return
    for file in sorted(place.rglob("*")):
        below = file.relative_to(place)
        hidden = any(part.startswith((".", "~$")) for part in below.parts)
        if hidden or file.name == SIDECAR_NAME or not file.is_file():
            continue
        if place in file.resolve().parents:
            yield place, file


def digest_of(file: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while part := stream.read(_READ_BYTES):
            digest.update(part)
    return digest.hexdigest()


def describe(root: Path, file: Path) -> FoundFile:
    """Return what is known of a file before it is read."""
    path = PurePosixPath(file.relative_to(root).as_posix())
    return FoundFile(root, path, file, digest_of(file), file.stat().st_size)


def is_archive_of_papers(file: Path) -> bool:
    """Return whether a file is a zip archive that is not itself an office document."""
    if not zipfile.is_zipfile(file):
        return False
    try:
        with zipfile.ZipFile(file) as archive:
            return "[Content_Types].xml" not in archive.namelist()
    except (zipfile.BadZipFile, OSError):
        return False


def unpack(archive: FoundFile, folder: Path, limits: ArchiveLimits) -> Iterator[FoundFile]:
    """Unpack an archive into `folder`, yielding its members as "pack.zip!/member".

    Archives inside it are not opened.

    Raises:
        LimitExceededError: It holds too many files, or unpacks to too much.
        UnreadableDocumentError: It is damaged or encrypted.
    """
    try:
        with zipfile.ZipFile(archive.file) as opened:
            members = [member for member in opened.infolist() if _is_paper(member)]
            _check_limits(archive.path.name, members, limits)
            left = limits.max_unpacked_bytes
            for number, member in enumerate(members):
                target = folder / f"{number}{PurePosixPath(member.filename).suffix}"
                left -= _copy(opened, member, target, left)
                steps = [part for part in PurePosixPath(member.filename).parts if part not in "/.."]
                inside = PurePosixPath(f"{archive.path}!", *steps)
                yield FoundFile(
                    archive.root, inside, target, digest_of(target), target.stat().st_size
                )
    except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError) as exc:
        raise UnreadableDocumentError(
            f"{archive.path.name!r} is a damaged or encrypted archive."
        ) from exc


def _is_paper(member: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(member.filename).parts
    hidden = any(part != ".." and part.startswith((".", "~$", "__MACOSX")) for part in parts)
    return not (member.is_dir() or hidden or not parts or parts[-1] == SIDECAR_NAME)


def _check_limits(name: str, members: list[zipfile.ZipInfo], limits: ArchiveLimits) -> None:
    if len(members) > limits.max_files:
        raise LimitExceededError(
            f"{name!r} holds {len(members):,} files; at most {limits.max_files:,} are taken."
        )
    for member in members:
        if member.file_size > _MAX_RATIO * max(member.compress_size, 1) + _READ_BYTES:
            raise LimitExceededError(f"{name!r} holds a file that unpacks to far too much.")


def _copy(opened: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, left: int) -> int:
    """Write one member to `target`, counting what really comes out; return its size."""
    written = 0
    with opened.open(member) as source, target.open("wb") as sink:
        while part := source.read(_READ_BYTES):
            written += len(part)
            if written > left:
                raise LimitExceededError(f"{opened.filename!r} unpacks to too much.")
            sink.write(part)
    return written
