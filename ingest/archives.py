"""Opens zip archives of papers, within limits."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from assistant.errors import LimitExceededError, UnreadableDocumentError
from ingest.discovery import FoundFile, digest_of, printable
from ingest.sidecar import SIDECAR_NAME

_READ_BYTES = 1 << 20
_MAX_RATIO = 200  # A paper compresses 2 to 20 times; a bomb thousands of times.


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """What may be taken from one archive."""

    max_files: int = 2000
    max_unpacked_bytes: int = 400_000_000


def is_archive_of_papers(file: Path) -> bool:
    """Return whether a file is a zip archive that is not itself an office document."""
    try:
        if not file.is_file() or not zipfile.is_zipfile(file):
            return False
        with zipfile.ZipFile(file) as archive:
            return "[Content_Types].xml" not in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
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
            taken: set[PurePosixPath] = set()
            for number, member in enumerate(members):
                target = folder / f"{number}{_suffix(member.filename)}"
                left -= _copy(opened, member, target, left)
                inside = _inside(archive.path, member.filename)
                if inside in taken:
                    inside = inside.with_name(f"{inside.name} ({number})")
                taken.add(inside)
                yield FoundFile(
                    archive.root, inside, target, digest_of(target), target.stat().st_size
                )
    except (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, OSError, EOFError) as exc:
        raise UnreadableDocumentError(
            f"{archive.path.name!r} is a damaged or encrypted archive."
        ) from exc


def _inside(archive: PurePosixPath, member: str) -> PurePosixPath:
    steps = [part for part in PurePosixPath(member).parts if part not in ("/", "..")]
    return PurePosixPath(printable(Path(f"{archive}!", *steps)))


def _suffix(member: str) -> str:
    suffix = PurePosixPath(member).suffix
    return suffix if suffix[1:].isalnum() and suffix.isascii() and len(suffix) < 10 else ""


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
