"""Gathers all that a run is offered: files, members of archives, what cannot be opened."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from assistant.correcting import JsonValue
from assistant.documents import Access, Source
from assistant.errors import UnreadableDocumentError
from assistant.settings import Settings
from ingest.archives import ArchiveLimits, is_archive_of_papers, unpack
from ingest.discovery import FoundFile, Unreadable, describe, find_files, printable
from ingest.parsing.parsed import ParsingLimits
from ingest.sidecar import Sidecars
from ingest.staging import Work

# Raised when parsing, classifying or cutting changes what is stored, so that the next
# run reads every file again.
READING_VERSION = "3"
ByOfficers = Mapping[str, Mapping[str, JsonValue]]


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that a run was offered; `error` says why it cannot even be opened."""

    work: Work
    error: UnreadableDocumentError | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that a run was offered, each file once, and the archives that were opened."""

    offers: tuple[Offer, ...]
    opened: frozenset[str]
    remarks: tuple[str, ...]


def gather(
    places: Sequence[Path],
    unpacked: Path,
    settings: Settings,
    known: Mapping[str, Source],
    default_access: Access | None,
    by_officers: ByOfficers,
) -> Gathered:
    """Return what is at `places`; archives are unpacked into `unpacked`.

    A file that was offered before keeps the access class it was offered with, unless
    `default_access` gives another. `by_officers` is what was said on the pages of files, by
    their digests; it counts before what sidecars state.

    Raises:
        SidecarError: A `papers.yaml` is wrong.
    """
    found: dict[str, FoundFile | Unreadable] = {}
    opened: set[str] = set()
    offering = Offering(settings, known, default_access, by_officers)
    whole: set[Path] = set()
    for place in places:
        root = _root_of(place.resolve(), known)
        offering.sidecars(root)
        if root == place.resolve():
            whole.add(root)
        for file in find_files(place, (settings.store_folder,)):
            for each in _open(root, file, unpacked, settings, opened):
                found.setdefault(_file_of(each).key, each)
    offers = tuple(offering.offer(each) for each in found.values())
    remarks = tuple(
        remark
        for root in sorted(whole)
        for remark in offering.sidecars(root).without_effect(
            [offer.work.found.path for offer in offers if offer.work.found.root == root]
        )
    )
    return Gathered(offers, frozenset(opened), remarks)


def parsing_limits(settings: Settings) -> ParsingLimits:
    """Return what one file may cost its parser."""
    return ParsingLimits(
        max_bytes=settings.max_file_mb * 1_000_000,
        max_pages=settings.max_pages,
        max_unpacked_bytes=settings.max_unpacked_mb * 1_000_000,
        ocr=settings.ocr,
    )


def _root_of(place: Path, known: Mapping[str, Source]) -> Path:
    """Return the outermost folder ingested before that holds `place`, else its own."""
    own = place if place.is_dir() else place.parent
    roots = {source.root for source in known.values()}
    for folder in [*reversed(own.parents), own]:
        if printable(folder) in roots:
            return folder
    return own


def _open(
    root: Path, file: Path, unpacked: Path, settings: Settings, opened: set[str]
) -> Iterator[FoundFile | Unreadable]:
    """Yield a file, or the members of the archive that it is."""
    max_unpacked = settings.max_unpacked_mb * 1_000_000
    if not is_archive_of_papers(file):
        yield describe(root, file, settings.max_file_mb * 1_000_000)
        return
    archive = describe(root, file, max_unpacked)
    if isinstance(archive, Unreadable):
        yield archive
        return
    folder = unpacked / hashlib.sha256(archive.key.encode()).hexdigest()[:16]
    folder.mkdir()
    try:
        members = list(
            unpack(archive, folder, ArchiveLimits(settings.max_archive_files, max_unpacked))
        )
    except UnreadableDocumentError as exc:
        yield Unreadable(archive, exc)
        return
    opened.add(archive.key)
    yield from members


def _file_of(each: FoundFile | Unreadable) -> FoundFile:
    return each.found if isinstance(each, Unreadable) else each


class _AccessGiven:
    """The access class of unmarked papers: given now, else as given for the folder before."""

    def __init__(self, given: Access | None, known: Mapping[str, Source]) -> None:
        self._given = given
        self._known = known
        self._of_root: dict[str, set[Access]] = {}
        for source in known.values():
            if (access := _default_of(source)) is not None:
                self._of_root.setdefault(source.root, set()).add(access)

    def of(self, found: FoundFile) -> Access:
        if self._given is not None:
            return self._given
        before = self._known.get(found.key)
        access = _default_of(before) if before else None
        if access is not None:
            return access
        always = self._of_root.get(printable(found.root), set())
        return Access.EXEMPT if always == {Access.EXEMPT} else Access.PUBLIC


def _default_of(source: Source) -> Access | None:
    parts = source.facts_digest.split(":")
    return Access(parts[2]) if len(parts) > 2 and parts[2] in set(Access) else None


class Offering:
    """Puts to each file what is stated of it, and who may read it if it bears no mark."""

    def __init__(
        self,
        settings: Settings,
        known: Mapping[str, Source],
        default_access: Access | None,
        by_officers: ByOfficers,
    ) -> None:
        self._limits = _limits_digest(settings)
        self._given = _AccessGiven(default_access, known)
        self._by_officers = by_officers
        self._sidecars: dict[Path, Sidecars] = {}

    def sidecars(self, root: Path) -> Sidecars:
        """Return the sidecars below `root`."""
        return self._sidecars.setdefault(root, Sidecars(root))

    def offer(self, each: FoundFile | Unreadable) -> Offer:
        """Return a file with all that decides how it is read.

        Raises:
            SidecarError: A `papers.yaml` is wrong.
        """
        found = _file_of(each)
        stated = self.sidecars(found.root).facts_for(PurePosixPath(found.path))
        if found.digest in self._by_officers:
            stated = stated.and_by_officers(self._by_officers[found.digest])
        access = self._given.of(found)
        if_read = f"{READING_VERSION}:{stated.digest()}:{access.value}"
        work = Work(found, stated, access, if_read, f"{if_read}:{self._limits}")
        return Offer(work, each.error if isinstance(each, Unreadable) else None)


def _limits_digest(settings: Settings) -> str:
    """Return a digest of the limits, so that raising one gives failed files another try."""
    limits = (parsing_limits(settings), settings.file_timeout_s, settings.file_memory_mb)
    return hashlib.sha256(repr(limits).encode()).hexdigest()[:12]
