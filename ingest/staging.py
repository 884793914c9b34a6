"""Puts what was read, or why it could not be read, into the stores' next generation."""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.documents import Access, Document, Passage, Source, SourceState, Standing
from assistant.errors import AssistantError, UnreadableDocumentError
from assistant.models.embedding import Embedder
from assistant.stores.place import embedded_text, source_key
from ingest.discovery import FoundFile, digest_of, printable
from ingest.holdings import Holdings
from ingest.reading import ReadPaper
from ingest.reporting import RunReport
from ingest.sidecar import StatedFacts

logger = logging.getLogger(__name__)

# Passages that are embedded together, of several papers where they are small. The more, the
# less padding: 1,000 passages took 9.9 s of processor time 64 together, 8.7 s 512 together.
_BATCH = 256
_STRICTER = "A file with the same text has another access class: the stricter one holds."
_APPROVED = (Standing.APPROVED, Standing.APPROVED_AS_AMENDED)


@dataclass(frozen=True, slots=True)
class Work:
    """A file to read and all that decides how. `digests` tell whether that has changed:
    where the file was read, and where it could not be."""

    found: FoundFile
    stated: StatedFacts
    default_access: Access
    digest_if_read: str
    digest_if_failed: str


def embedded_texts(passages: Sequence[Passage]) -> list[str]:
    """Return what is embedded of each passage: its context line, then its text."""
    return [embedded_text(passage.context, passage.text) for passage in passages]


class Stager:
    """Stages readings in the order in which they are given. End with `flush`.

    `unread` are the keys of the files that this run will still read: what an earlier
    run said of their access does not count.
    """

    def __init__(
        self, holdings: Holdings, embedder: Embedder, report: RunReport, unread: Collection[str]
    ) -> None:
        self._holdings = holdings
        self._embedder = embedder
        self._report = report
        self._unread = set(unread)
        self._waiting: list[tuple[Work, ReadPaper]] = []

    def take(self, work: Work, paper: ReadPaper) -> None:
        """Stage a paper, now or together with the next ones."""
        if any(p.document.document_id == paper.document.document_id for _, p in self._waiting):
            self.flush()
        self._waiting.append((work, paper))
        if sum(len(waiting.passages) for _, waiting in self._waiting) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Embed and stage what is waiting."""
        waiting, self._waiting = self._waiting, []
        vectors = self._embedder.embed(
            [text for _, paper in waiting for text in embedded_texts(paper.passages)]
        )
        begin = 0
        for work, paper in waiting:
            end = begin + len(paper.passages)
            self._stage(work, paper, vectors[begin:end])
            begin = end

    def fail(self, work: Work, error: AssistantError) -> None:
        """List a file that cannot be read, with the reason. What it gave earlier stays."""
        self.flush()
        self._unread.discard(work.found.key)
        before = self._holdings.sources.get(work.found.key)
        earlier = before.document_id if before else None
        source = dataclasses.replace(
            _source(work),
            state=SourceState.FAILED,
            reason=f"{error} What was read from it earlier stays." if earlier else str(error),
            facts_digest="" if error.retryable else work.digest_if_failed,
            document_id=earlier,
            access=work.stated.access or (before.access if before else work.default_access),
        )
        self._report.count_failed(source)
        self._holdings.stage_source(source)
        logger.info("file %s: failed, %s", self._report.done, type(error).__name__)

    def _stage(self, work: Work, paper: ReadPaper, vectors: NDArray[np.float32]) -> None:
        try:
            same = digest_of(work.found.file) == work.found.digest
        except OSError:
            same = False
        if not same:
            told = f"{work.found.path.name!r} changed while it was being read; read it again."
            self.fail(work, UnreadableDocumentError(told, retryable=True))
            return
        self._unread.discard(work.found.key)
        known = work.found.key in self._holdings.sources
        source = _read_source(work, paper)
        if paper.document.access is Access.QUARANTINED:
            self._hold_back(source, paper.document)
        else:
            source = self._settle_access(source, paper.document.document_id)
            document = dataclasses.replace(paper.document, access=source.access)
            if self._is_twin(source, document):
                self._stage_twin(source, document)
            else:
                document = self._linked(source, document)
                self._holdings.stage(
                    source,
                    document,
                    paper.text,
                    paper.passages,
                    vectors,
                    work.found.file,
                    paper.records,
                )
                self._report.passages += len(paper.passages)
        self._report.count_read(source, known=known)
        logger.info(
            "file %s: %s, document %s, %s pages, %s passages, %.0f ms",
            self._report.done, source.state, paper.document.document_id[:12],
            source.pages or "no", source.passages, paper.seconds * 1000,
        )  # fmt: skip

    def _hold_back(self, source: Source, document: Document) -> None:
        """List a quarantined file, and hide the paper that it alone gave earlier."""
        before = self._holdings.sources.get(source_key(source))
        for document_id in {document.document_id, before.document_id if before else None}:
            known = self._holdings.documents.get(document_id or "")
            if known is not None and not self._live_others(source, known.document_id):
                self._holdings.update_document(
                    dataclasses.replace(known, access=Access.QUARANTINED)
                )
        self._holdings.stage_source(source)

    def _settle_access(self, source: Source, document_id: str) -> Source:
        """Return the file with the strictest class of all files that gave the same text."""
        others = [
            other
            for other in self._live_others(source, document_id)
            if source_key(other) not in self._unread
        ]
        if Access.EXEMPT not in {source.access, *(other.access for other in others)}:
            return source
        for other in others:
            self._holdings.stage_source(_made_exempt(other))
        return _made_exempt(source)

    def _live_others(self, source: Source, document_id: str) -> list[Source]:
        live = (SourceState.READY, SourceState.WITHDRAWN)
        others = self._holdings.others(source, document_id)
        return [other for other in others if other.state in live]

    def _is_twin(self, source: Source, document: Document) -> bool:
        """Return whether the paper is there already, read from another file."""
        known = self._holdings.documents.get(document.document_id)
        if known is None or known.file == source.path or known.access is Access.QUARANTINED:
            return False
        return bool(self._live_others(source, document.document_id))

    def _stage_twin(self, source: Source, document: Document) -> None:
        known = self._holdings.documents[document.document_id]
        self._supersede_earlier(source, document.document_id)
        self._holdings.update_document(dataclasses.replace(known, access=document.access))
        self._holdings.stage_source(source)

    def _linked(self, source: Source, document: Document) -> Document:
        """Return the paper with its links to others, and with what others proved of it."""
        known = self._holdings.documents.get(document.document_id)
        if known is not None:
            proved = known.standing in _APPROVED and document.standing is Standing.PUBLISHED
            document = dataclasses.replace(
                document,
                supersedes=known.supersedes,
                superseded_by=known.superseded_by,
                standing=known.standing if proved else document.standing,
            )
        older = self._supersede_earlier(source, document.document_id)
        if older is None:
            return document
        return dataclasses.replace(document, supersedes=older, superseded_by=None)

    def _supersede_earlier(self, source: Source, newer: str) -> str | None:
        """Mark the paper that this file gave before as replaced; return its id, if there is."""
        before = self._holdings.sources.get(source_key(source))
        older = self._holdings.documents.get((before.document_id if before else None) or "")
        if older is None or older.document_id == newer:
            return None
        if self._live_others(source, older.document_id):
            return None
        before_that = None if older.supersedes == newer else older.supersedes
        self._holdings.update_document(
            dataclasses.replace(older, superseded_by=newer, supersedes=before_that)
        )
        return older.document_id


def _made_exempt(source: Source) -> Source:
    if source.access is Access.EXEMPT:
        return source
    return dataclasses.replace(source, access=Access.EXEMPT, warnings=(*source.warnings, _STRICTER))


def _read_source(work: Work, paper: ReadPaper) -> Source:
    quarantined = paper.document.access is Access.QUARANTINED
    held_back = paper.warnings[-1] if paper.warnings else "An officer has held it back."
    return dataclasses.replace(
        _source(work),
        state=SourceState.QUARANTINED if quarantined else SourceState.READY,
        reason=held_back if quarantined else None,
        warnings=paper.warnings,
        file_type=paper.document.file_type,
        pages=paper.document.pages,
        passages=len(paper.passages),
        seconds=round(paper.seconds, 3),
        document_id=None if quarantined else paper.document.document_id,
        access=paper.document.access,
    )


def _source(work: Work) -> Source:
    return Source(
        path=work.found.path.as_posix(),
        root=printable(work.found.root),
        digest=work.found.digest,
        size_bytes=work.found.size_bytes,
        state=SourceState.READY,
        facts_digest=work.digest_if_read,
    )
