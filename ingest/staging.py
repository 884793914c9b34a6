"""Puts what was read, or why it could not be read, into the stores' next generation."""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Iterable, Sequence
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass, field

from pebble import ProcessExpired, ProcessFuture

from assistant.documents import Access, Document, Passage, Source, SourceState
from assistant.errors import AssistantError, LimitExceededError, UnreadableDocumentError
from assistant.models.embedding import Embedder
from assistant.stores.place import embedded_text, source_key
from assistant.stores.writer import Writer
from ingest.discovery import FoundFile
from ingest.reading import ReadPaper
from ingest.sidecar import StatedFacts

logger = logging.getLogger(__name__)

# Raised when parsing, classifying or cutting changes what is stored, so that the next
# run reads every file again.
READING_VERSION = "1"


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
    seconds: float = 0.0
    problems: list[Source] = field(default_factory=list)


def embedded_texts(passages: Sequence[Passage]) -> list[str]:
    """Return what is embedded of each passage: its context line, then its text."""
    return [embedded_text(passage.context, passage.text) for passage in passages]


def facts_digest(stated: StatedFacts) -> str:
    """Return a digest of all that decides how a file is read, besides its bytes."""
    return f"{READING_VERSION}:{stated.digest()}"


def take_reading(
    found: FoundFile,
    stated: StatedFacts,
    future: ProcessFuture[ReadPaper],
    writer: Writer,
    embedder: Embedder,
    report: RunReport,
) -> None:
    """Wait for one file's reading and stage what it gave, or why it gave nothing."""
    name = found.path.name
    try:
        paper: ReadPaper = future.result()
    except AssistantError as exc:
        stage_failure(found, stated, exc, writer, report)
    except FutureTimeoutError:
        slow = LimitExceededError(f"{name!r} took too long to read.")
        stage_failure(found, stated, slow, writer, report)
    except (MemoryError, ProcessExpired):
        large = LimitExceededError(f"{name!r} needed too much memory to read.")
        stage_failure(found, stated, large, writer, report)
    except Exception as exc:  # One file's fault, whatever it is, must not stop the run.
        logger.exception("a file could not be read, in an unforeseen way")
        unforeseen = UnreadableDocumentError(f"{name!r} could not be read: {exc!r}")
        stage_failure(found, stated, unforeseen, writer, report)
    else:
        _stage_paper(found, stated, paper, writer, embedder, report)


def _stage_paper(
    found: FoundFile,
    stated: StatedFacts,
    paper: ReadPaper,
    writer: Writer,
    embedder: Embedder,
    report: RunReport,
) -> None:
    quarantined = paper.document.access is Access.QUARANTINED
    source = dataclasses.replace(
        _source(found, stated),
        state=SourceState.QUARANTINED if quarantined else SourceState.READY,
        reason=paper.warnings[-1] if quarantined else None,
        warnings=paper.warnings,
        file_type=paper.document.file_type,
        pages=paper.document.pages,
        passages=len(paper.passages),
        seconds=round(paper.seconds, 3),
        document_id=None if quarantined else paper.document.document_id,
        access=paper.document.access,
    )
    report.pages += paper.document.pages or 1
    if paper.warnings:
        report.problems.append(source)
    if quarantined:
        report.quarantined += 1
        writer.stage_source(source)
        return
    known = writer.sources()
    if _is_twin(source, known.values(), writer):
        twin = writer.documents()[paper.document.document_id]
        _stage_twin(source, paper.document, twin, writer)
        return
    report.passages += len(paper.passages)
    before = known.get(source_key(source))
    document = _superseding(paper.document, before, known.values(), writer)
    vectors = embedder.embed(embedded_texts(paper.passages))
    writer.stage(source, document, paper.text, paper.passages, vectors, found.file)


def _is_twin(source: Source, known: Iterable[Source], writer: Writer) -> bool:
    """Return whether another file has already given the same document."""
    if source.document_id is None or not writer.has_document(source.document_id):
        return False
    return any(
        other.document_id == source.document_id and source_key(other) != source_key(source)
        for other in known
    )


def _stage_twin(source: Source, document: Document, twin: Document, writer: Writer) -> None:
    """Add a second file of a known document; where their access differs, the stricter holds."""
    if document.access is not twin.access:
        strict = dataclasses.replace(twin, access=Access.EXEMPT)
        if strict != twin:
            writer.update_document(strict)
        remark = "A file with the same text has another access class: the stricter one holds."
        source = dataclasses.replace(
            source, access=Access.EXEMPT, warnings=(*source.warnings, remark)
        )
    writer.stage_source(source)


def _superseding(
    document: Document, before: Source | None, known: Iterable[Source], writer: Writer
) -> Document:
    """Return `document`, linked with the paper whose file it has replaced."""
    older_id = before.document_id if before else None
    if older_id is None or older_id == document.document_id or before is None:
        return document
    elsewhere = any(
        other.document_id == older_id and source_key(other) != source_key(before) for other in known
    )
    older = writer.documents().get(older_id)
    if elsewhere or older is None:
        return document
    writer.update_document(dataclasses.replace(older, superseded_by=document.document_id))
    return dataclasses.replace(document, supersedes=older_id)


def stage_failure(
    found: FoundFile,
    stated: StatedFacts,
    error: AssistantError,
    writer: Writer,
    report: RunReport,
) -> None:
    """List a file that cannot be read, with the reason."""
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
        facts_digest=facts_digest(stated),
        access=stated.access or Access.PUBLIC,
    )
