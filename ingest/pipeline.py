"""From files to one published generation of the stores: read `ingest` first."""

from __future__ import annotations

import dataclasses
import logging
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path, PurePosixPath

from pebble import ProcessFuture, ProcessPool

from assistant.documents import Access, Source, SourceState
from assistant.errors import AssistantError
from assistant.models.embedding import Embedder
from assistant.settings import Settings
from assistant.stores.writer import Writer
from ingest.discovery import (
    ArchiveLimits,
    FoundFile,
    describe,
    find_files,
    is_archive_of_papers,
    unpack,
)
from ingest.parsing.parsed import ParsingLimits
from ingest.reading import ReadingTask, ReadPaper, read_paper, start_reader
from ingest.sidecar import Sidecars, StatedFacts
from ingest.staging import (
    RunReport,
    embedded_texts,
    facts_digest,
    stage_failure,
    take_reading,
)
from ingest.versions import settle_versions

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is. `pages` counts those of files read so far."""

    files_done: int
    files: int
    pages: int
    current: str


@dataclass(frozen=True, slots=True)
class _Job:
    found: FoundFile
    stated: StatedFacts
    future: ProcessFuture[ReadPaper]


def ingest_places(
    places: Sequence[Path],
    writer: Writer,
    embedder: Embedder,
    settings: Settings,
    *,
    default_access: Access = Access.PUBLIC,
    on_progress: Callable[[Progress], None] = lambda _: None,
    again: bool = False,
) -> RunReport:
    """Read the files and folders of `places` and publish what is new as one generation.

    Files that have not changed are left alone; a broken one is listed with its reason
    and stops nothing. Work that an earlier, killed run had staged is published too.

    Raises:
        SidecarError: A `papers.yaml` is wrong. Nothing has been read yet.
    """
    report, started = RunReport(), time.monotonic()
    _mend(writer, embedder)
    with tempfile.TemporaryDirectory() as unpacked:
        found = _discover(places, Path(unpacked), settings, writer, report)
        stated = _stated_facts(found)
        todo = _changed(found, stated, {} if again else writer.sources(), report)
        _read_all(todo, stated, writer, embedder, settings, default_access, on_progress, report)
        _report_missing(places, found, writer, report)
    settle_versions(writer)
    report.generation = writer.publish()
    report.seconds = time.monotonic() - started
    logger.info(
        "generation %s: %s new, %s changed, %s unchanged, %s failed",
        report.generation, report.new, report.changed, report.unchanged, report.failed,
    )  # fmt: skip
    return report


def _mend(writer: Writer, embedder: Embedder) -> None:
    """Embed passages whose vectors were lost when an earlier run was killed."""
    lost = writer.without_vectors()
    if lost:
        logger.warning("%s passages had no vector; embedding them again", len(lost))
        writer.put_vectors(lost, embedder.embed(embedded_texts(lost)))


def _discover(
    places: Sequence[Path], unpacked: Path, settings: Settings, writer: Writer, report: RunReport
) -> list[FoundFile]:
    limits = ArchiveLimits(settings.max_archive_files, settings.max_unpacked_mb * 1_000_000)
    found: list[FoundFile] = []
    for place in places:
        for number, (root, file) in enumerate(find_files(place)):
            described = describe(root, file)
            if not is_archive_of_papers(file):
                found.append(described)
                continue
            folder = unpacked / f"{len(found)}-{number}"
            folder.mkdir()
            try:
                found.extend(list(unpack(described, folder, limits)))
            except AssistantError as exc:
                stage_failure(described, StatedFacts(), exc, writer, report)
    return found


def _stated_facts(found: Sequence[FoundFile]) -> Mapping[str, StatedFacts]:
    sidecars = {file.root: Sidecars(file.root) for file in found}
    return {file.key: sidecars[file.root].facts_for(file.path) for file in found}


def _changed(
    found: Sequence[FoundFile],
    stated: Mapping[str, StatedFacts],
    known: Mapping[str, Source],
    report: RunReport,
) -> list[FoundFile]:
    todo = []
    for file in found:
        source = known.get(file.key)
        settled = source is not None and source.state is not SourceState.MISSING
        same = source is not None and (source.digest, source.facts_digest) == (
            file.digest,
            facts_digest(stated[file.key]),
        )
        if settled and same:
            report.unchanged += 1
        else:
            report.new += source is None
            report.changed += source is not None
            todo.append(file)
    return todo


def _read_all(
    todo: Sequence[FoundFile],
    stated: Mapping[str, StatedFacts],
    writer: Writer,
    embedder: Embedder,
    settings: Settings,
    default_access: Access,
    on_progress: Callable[[Progress], None],
    report: RunReport,
) -> None:
    """Read files over the cores; embed and stage each here as it arrives."""
    if not todo:
        return
    with _pool(settings) as pool:
        jobs = _scheduled(pool, todo, stated, settings, default_access)
        for done, job in enumerate(jobs):
            on_progress(Progress(done, len(todo), report.pages, job.found.path.name))
            take_reading(job.found, job.stated, job.future, writer, embedder, report)
    on_progress(Progress(len(todo), len(todo), report.pages, ""))


def _pool(settings: Settings) -> ProcessPool:
    return ProcessPool(
        max_workers=settings.processes or os.cpu_count() or 1,
        max_tasks=50,
        initializer=start_reader,
        initargs=(
            settings.embedding_model,
            settings.store_folder / "models",
            settings.file_memory_mb * 1_000_000,
        ),
        context=get_context("forkserver"),
    )


def _scheduled(
    pool: ProcessPool,
    todo: Sequence[FoundFile],
    stated: Mapping[str, StatedFacts],
    settings: Settings,
    default_access: Access,
) -> Iterator[_Job]:
    """Yield jobs in order, never more than a few ahead, so that memory stays bounded."""
    limits = ParsingLimits(
        max_bytes=settings.max_file_mb * 1_000_000,
        max_pages=settings.max_pages,
        max_unpacked_bytes=settings.max_unpacked_mb * 1_000_000,
        ocr=settings.ocr,
    )
    ahead = 2 * (settings.processes or os.cpu_count() or 1)
    waiting: list[_Job] = []
    for file in todo:
        task = ReadingTask(file.file, file.path, stated[file.key], default_access, limits)
        future = pool.schedule(read_paper, args=[task], timeout=settings.file_timeout_s)
        waiting.append(_Job(file, stated[file.key], future))
        if len(waiting) > ahead:
            yield waiting.pop(0)
    yield from waiting


def _report_missing(
    places: Sequence[Path], found: Sequence[FoundFile], writer: Writer, report: RunReport
) -> None:
    """List files that have vanished from a folder; their papers stay."""
    folders = {place.resolve().as_posix() for place in places if place.is_dir()}
    present = {file.key for file in found}
    archives = {str(PurePosixPath(key.split("!/")[0])) for key in present}
    for key, source in writer.sources().items():
        gone = source.root in folders and key not in present and key not in archives
        if gone and source.state is SourceState.READY and not _still_there(source):
            writer.stage_source(dataclasses.replace(source, state=SourceState.MISSING))
            report.missing += 1


def _still_there(source: Source) -> bool:
    return Path(source.root, source.path.split("!/")[0]).exists()
