"""Reads papers again from the files that were kept of them, wherever those came from."""

from __future__ import annotations

import dataclasses
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath

from assistant.documents import Access, Source, SourceState
from assistant.errors import UnreadableDocumentError
from assistant.models.embedding import Embedder
from assistant.settings import Settings
from assistant.stores.place import source_key
from assistant.stores.writer import Writer
from ingest.discovery import FoundFile
from ingest.gathering import ByOfficers, Gathered, Offer, Offering, gather
from ingest.holdings import Holdings
from ingest.pipeline import mend, publish_run, read_offers
from ingest.reporting import Progress, RunReport

ABSENT = "The file is no longer where it was, and no copy of it is kept. Add it again."


def read_again(
    keys: Collection[str],
    writer: Writer,
    embedder: Embedder,
    settings: Settings,
    on_progress: Callable[[Progress], None] = lambda _: None,
) -> RunReport:
    """Read the files `keys` again, and publish what that changes as one generation.

    What was kept of a file is read, else the file in its folder. A paper that officers made
    exempt is exempt from then on, even if it cannot be read any more.
    """
    report, started = RunReport(), time.monotonic()
    mend(writer, embedder)
    holdings = Holdings(writer)
    by_officers = writer.stated_facts()
    wanted = [source for key, source in holdings.sources.items() if key in keys]
    _restrict(wanted, holdings, by_officers)
    with tempfile.TemporaryDirectory(prefix="papers-") as folder:
        offers = list(_offers(wanted, Path(folder), settings, holdings.sources, by_officers))
        read_offers(offers, holdings, embedder, settings, on_progress, report)
    _keep_missing(wanted, holdings)
    return publish_run(writer, report, started)


def _restrict(wanted: list[Source], holdings: Holdings, by_officers: ByOfficers) -> None:
    for source in wanted:
        paper = holdings.documents.get(source.document_id or "")
        stated = by_officers.get(source.digest, {}).get("access")
        if paper is not None and stated == Access.EXEMPT and paper.access is Access.PUBLIC:
            holdings.update_document(dataclasses.replace(paper, access=Access.EXEMPT))


def _offers(
    wanted: list[Source],
    folder: Path,
    settings: Settings,
    known: Mapping[str, Source],
    by_officers: ByOfficers,
) -> Iterator[Offer]:
    offering = Offering(settings, known, None, by_officers)
    unkept = []
    for number, source in enumerate(wanted):
        original = settings.store_folder.resolve() / "originals" / source.digest
        if source.digest and original.is_file():
            yield offering.offer(_kept(source, original, folder / f"kept-{number}"))
        else:
            unkept.append(source)
    found = _found_in_folders(unkept, folder, settings, known, by_officers)
    present = {offer.work.found.key: offer for offer in found.offers}
    for source in unkept:
        absent = Offer(
            offering.offer(_unkept(source)).work, UnreadableDocumentError(ABSENT, retryable=True)
        )
        yield present.get(source_key(source), absent)


def _found_in_folders(
    unkept: list[Source],
    folder: Path,
    settings: Settings,
    known: Mapping[str, Source],
    by_officers: ByOfficers,
) -> Gathered:
    """Return what lies where files, or the archives that held them, were found."""
    places = {Path(source_key(source).split("!/")[0]) for source in unkept}
    there = sorted(place for place in places if place.is_file())
    return gather(there, folder, settings, known, None, by_officers)


def _kept(source: Source, original: Path, folder: Path) -> FoundFile:
    """Return what was kept of a file, under the file's own name, which parsers look at."""
    path = PurePosixPath(source.path)
    folder.mkdir()
    named = folder / path.name
    named.symlink_to(original)
    return FoundFile(Path(source.root), path, named, source.digest, source.size_bytes)


def _unkept(source: Source) -> FoundFile:
    path = PurePosixPath(source.path)
    return FoundFile(
        Path(source.root), path, Path(source_key(source)), source.digest, source.size_bytes
    )


def _keep_missing(wanted: list[Source], holdings: Holdings) -> None:
    """State again of files that had vanished that they have."""
    for source in wanted:
        now = holdings.sources[source_key(source)]
        if source.state is SourceState.MISSING and now.state is SourceState.READY:
            gone = dataclasses.replace(now, state=SourceState.MISSING, reason=source.reason)
            holdings.stage_source(gone)
