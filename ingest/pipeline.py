"""From files to one published generation of the stores: read `ingest` first."""

from __future__ import annotations

import dataclasses
import logging
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path, PurePosixPath

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from assistant.documents import Access, Source, SourceState
from assistant.errors import AssistantError, LimitExceededError, UnreadableDocumentError
from assistant.models.embedding import Embedder
from assistant.settings import Settings
from assistant.stores.writer import Writer, source_key
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
from ingest.versions import settle_versions

logger = logging.getLogger(__name__)

# Raised when parsing, classifying or cutting changes what is stored, so that the next
# run reads every file again.
READING_VERSION = "1"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is. `pages` counts those of files read so far."""

    files_done: int
    files: int
    pages: int
    current: str


@dataclass(slots=True)
class RunReport:
    """What one run did."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0
    quarantined: int = 0
    missing: int = 0
    pages: int = 0
    passages: int = 0
    generation: int = 0
    problems: list[Source] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Job:
    found: FoundFile
    stated: StatedFacts
    future: ProcessFuture


def ingest_places(
    places: Sequence[Path],
    writer: Writer,
    embedder: Embedder,
    settings: Settings,
    *,
    default_access: Access = Access.PUBLIC,
    on_progress: Callable[[Progress], None] = lambda _: None,
) -> RunReport:
    """Read the files and folders of `places` and publish what is new as one generation.

    Files that have not changed are left alone; a broken one is listed with its reason
    and stops nothing. Work that an earlier, killed run had staged is published too.

    Raises:
        SidecarError: A `papers.yaml` is wrong. Nothing has been read yet.
    """
    report = RunReport()
    _mend(writer, embedder)
    with tempfile.TemporaryDirectory() as unpacked:
        found = _discover(places, Path(unpacked), settings, writer, report)
        stated = _stated_facts(found)
        todo = _changed(found, stated, writer.sources(), report)
        _read_all(todo, stated, writer, embedder, settings, default_access, on_progress, report)
        _report_missing(places, found, writer, report)
    settle_versions(writer)
    report.generation = writer.publish()
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
        writer.put_vectors(lost, embedder.embed([_embedded_text(p.context, p.text) for p in lost]))


def _embedded_text(context: str, text: str) -> str:
    return f"{context}\n{text}"


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
                _stage_failure(described, StatedFacts(), exc, writer, report)
    return found


def _stated_facts(found: Sequence[FoundFile]) -> Mapping[str, StatedFacts]:
    sidecars = {file.root: Sidecars(file.root) for file in found}
    return {file.key: sidecars[file.root].facts_for(file.path) for file in found}


def _facts_digest(stated: StatedFacts) -> str:
    return f"{READING_VERSION}:{stated.digest()}"


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
            _facts_digest(stated[file.key]),
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
            _take(job, writer, embedder, report)
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


def _take(job: _Job, writer: Writer, embedder: Embedder, report: RunReport) -> None:
    """Stage what one job read, or why it could not be read."""
    try:
        paper = job.future.result()
    except AssistantError as exc:
        _stage_failure(job.found, job.stated, exc, writer, report)
    except FutureTimeoutError:
        slow = LimitExceededError(f"{job.found.path.name!r} took too long to read.")
        _stage_failure(job.found, job.stated, slow, writer, report)
    except (MemoryError, ProcessExpired):
        large = LimitExceededError(f"{job.found.path.name!r} needed too much memory to read.")
        _stage_failure(job.found, job.stated, large, writer, report)
    except Exception as exc:  # One file's fault, whatever it is, must not stop the run.
        logger.exception("reading a file failed in an unforeseen way")
        unforeseen = UnreadableDocumentError(
            f"{job.found.path.name!r} could not be read ({type(exc).__name__})."
        )
        _stage_failure(job.found, job.stated, unforeseen, writer, report)
    else:
        _stage_paper(job, paper, writer, embedder, report)


def _stage_paper(
    job: _Job, paper: ReadPaper, writer: Writer, embedder: Embedder, report: RunReport
) -> None:
    document, access = paper.document, paper.document.access
    quarantined = access is Access.QUARANTINED
    source = dataclasses.replace(
        _source(job.found, job.stated),
        state=SourceState.QUARANTINED if quarantined else SourceState.READY,
        reason=paper.warnings[-1] if quarantined else None,
        warnings=paper.warnings,
        file_type=document.file_type,
        pages=document.pages,
        passages=len(paper.passages),
        seconds=paper.seconds,
        document_id=None if quarantined else document.document_id,
        access=access,
    )
    report.pages += document.pages or 1
    report.passages += len(paper.passages)
    if quarantined:
        report.quarantined += 1
        report.problems.append(source)
        writer.stage_source(source)
        return
    if paper.warnings:
        report.problems.append(source)
    texts = [_embedded_text(p.context, p.text) for p in paper.passages]
    writer.stage(
        source, document, paper.text, paper.passages, embedder.embed(texts), job.found.file
    )


def _stage_failure(
    found: FoundFile,
    stated: StatedFacts,
    error: AssistantError,
    writer: Writer,
    report: RunReport,
) -> None:
    source = dataclasses.replace(
        _source(found, stated), state=SourceState.FAILED, reason=str(error)
    )
    report.failed += 1
    report.problems.append(source)
    writer.stage_source(source)


def _source(found: FoundFile, stated: StatedFacts) -> Source:
    return Source(
        path=found.path.as_posix(),
        root=found.root.as_posix(),
        digest=found.digest,
        size_bytes=found.size_bytes,
        state=SourceState.READY,
        facts_digest=_facts_digest(stated),
        access=stated.access or Access.PUBLIC,
    )


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


__all__ = ["Progress", "RunReport", "ingest_places", "source_key"]
