"""From files to one published generation of the stores: read `ingest_places` first."""

from __future__ import annotations

import dataclasses
import datetime as dt
import logging
import os
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from assistant.documents import Access, Source, SourceState
from assistant.errors import UnreadableDocumentError
from assistant.models.embedding import Embedder
from assistant.settings import Settings
from assistant.stores.writer import Writer
from ingest.apart import Conditions
from ingest.discovery import printable
from ingest.gathering import Gathered, Offer, gather, parsing_limits
from ingest.holdings import Holdings
from ingest.readers import Crew
from ingest.reading import ReadingTask
from ingest.reporting import Progress, RunReport
from ingest.staging import Stager, embedded_texts
from ingest.versions import settle_versions

logger = logging.getLogger(__name__)

_GONE = "The file is no longer in its folder."
_GONE_BUT_READ = "The file is no longer in its folder; what was read from it stays."


def ingest_places(
    places: Sequence[Path],
    writer: Writer,
    embedder: Embedder,
    settings: Settings,
    *,
    default_access: Access | None = None,
    on_progress: Callable[[Progress], None] = lambda _: None,
    again: bool = False,
) -> RunReport:
    """Read the files and folders of `places` and publish what is new as one generation.

    Files that have not changed are left alone; a broken one is listed with its reason
    and stops nothing. Work that an earlier, killed run had staged is published too.
    `default_access` is the class of papers that bear no mark: None means the one that was
    given for them before, public if none was.

    Raises:
        SidecarError: A `papers.yaml` is wrong. Nothing has been changed.
        ReaderError: The processes that read papers do not start.
    """
    report, started = RunReport(), time.monotonic()
    mend(writer, embedder)
    holdings = Holdings(writer)
    with tempfile.TemporaryDirectory(prefix="papers-") as unpacked:
        gathered = gather(
            places,
            Path(unpacked),
            settings,
            holdings.sources,
            default_access,
            writer.stated_facts(),
        )
        report.remarks.extend(gathered.remarks)
        _list_missing(places, gathered, holdings, report)
        todo = _chosen(gathered, holdings.sources, again=again)
        report.unchanged = len(gathered.offers) - len(todo)
        read_offers(todo, holdings, embedder, settings, on_progress, report)
    return publish_run(writer, report, started)


def publish_run(writer: Writer, report: RunReport, started: float) -> RunReport:
    """Publish what a run has staged; return its report, complete."""
    settle_versions(writer)
    report.generation = writer.publish()
    writer.note_checked(dt.datetime.now(dt.UTC))
    report.seconds = round(time.monotonic() - started, 3)
    logger.info(
        "generation %s: %s new, %s changed, %s unchanged, %s failed, %.0f ms",
        report.generation, report.new, report.changed, report.unchanged, report.failed,
        report.seconds * 1000,
    )  # fmt: skip
    return report


def mend(writer: Writer, embedder: Embedder) -> None:
    """Embed passages whose vectors were lost when an earlier run was killed."""
    lost = writer.without_vectors()
    if lost:
        logger.warning("%s passages had no vector; embedding them again", len(lost))
        writer.put_vectors(lost, embedder.embed(embedded_texts(lost)))


def _list_missing(
    places: Sequence[Path], gathered: Gathered, holdings: Holdings, report: RunReport
) -> None:
    """List files that have vanished from a folder; their papers stay."""
    folders = tuple(f"{printable(place.resolve())}/" for place in places if place.is_dir())
    present = {offer.work.found.key for offer in gathered.offers}
    closed = tuple(f"{offer.work.found.key}/" for offer in gathered.offers if offer.error)
    lasting = (SourceState.MISSING, SourceState.WITHDRAWN)
    for key, source in list(holdings.sources.items()):
        if key in present or source.state in lasting or not key.startswith(folders):
            continue
        archive = key.split("!/")[0]
        if archive in present or (closed and key.startswith(closed)):
            continue
        if key in gathered.opened:
            opened = dataclasses.replace(source, state=SourceState.READY, reason=None)
            holdings.stage_source(opened)
            continue
        reason = _GONE_BUT_READ if source.document_id else _GONE
        gone = dataclasses.replace(source, state=SourceState.MISSING, reason=reason)
        holdings.stage_source(gone)
        report.missing += 1
        report.problems.append(gone)


def _chosen(gathered: Gathered, known: Mapping[str, Source], *, again: bool) -> list[Offer]:
    """Return the files to be read: new ones, changed ones, and the twins of changed ones."""
    chosen = {
        offer.work.found.key
        for offer in gathered.offers
        if again or not _is_settled(offer, known.get(offer.work.found.key))
    }
    papers = {known[key].document_id for key in chosen if key in known} - {None}
    return [
        offer
        for offer in gathered.offers
        if (key := offer.work.found.key) in chosen
        or (key in known and known[key].document_id in papers)
    ]


def _is_settled(offer: Offer, source: Source | None) -> bool:
    """Return whether reading a file again would give what is known of it."""
    if source is None or source.digest != offer.work.found.digest:
        return False
    if source.state is SourceState.FAILED:
        return source.facts_digest == offer.work.digest_if_failed
    same = source.facts_digest == offer.work.digest_if_read
    return same and source.state is not SourceState.MISSING


def read_offers(
    todo: Sequence[Offer],
    holdings: Holdings,
    embedder: Embedder,
    settings: Settings,
    on_progress: Callable[[Progress], None],
    report: RunReport,
) -> None:
    """Read files over the cores; embed and stage each here in its turn."""
    if not todo:
        return
    stager = Stager(holdings, embedder, report, {offer.work.found.key for offer in todo})
    limits = parsing_limits(settings)
    readable = [offer.work for offer in todo if offer.error is None]
    tasks = [
        ReadingTask(work.found.file, work.found.path, work.stated, work.default_access, limits)
        for work in readable
    ]
    for offer in todo:
        if offer.error is not None:
            stager.fail(offer.work, offer.error)
    keys = {task.file: work.found.key for task, work in zip(tasks, readable, strict=True)}

    def tell_pages(task: ReadingTask, done: int, pages: int) -> None:
        key, name = keys[task.file], task.path.name
        on_progress(Progress(report.done, len(todo), report.pages, name, key, done, pages))

    with Crew(_processes(settings, len(tasks)), _conditions(settings), tell_pages) as crew:
        for work, reading in zip(readable, crew.read_all(tasks), strict=True):
            name, key = work.found.path.name, work.found.key
            on_progress(Progress(report.done, len(todo), report.pages, name, key))
            try:
                paper = reading.result()
            except UnreadableDocumentError as exc:
                stager.fail(work, exc)
            else:
                stager.take(work, paper)
        stager.flush()
    on_progress(Progress(len(todo), len(todo), report.pages, ""))


def _processes(settings: Settings, files: int) -> int:
    return max(1, min(settings.processes or os.cpu_count() or 1, files))


def _conditions(settings: Settings) -> Conditions:
    return Conditions(
        model=settings.embedding_model,
        cache=settings.store_folder / "models",
        memory_bytes=settings.file_memory_mb * 1_000_000,
        timeout_s=settings.file_timeout_s,
    )
