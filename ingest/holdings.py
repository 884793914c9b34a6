"""What the stores hold while a run goes on, read once and kept in step."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.council import Record
from assistant.documents import Document, Passage, Source, SourceState
from assistant.stores.place import source_key
from assistant.stores.writer import Writer


class Holdings:
    """The files and papers of a writer. All that a run changes goes through here."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.sources: dict[str, Source] = dict(writer.sources())
        self.documents: dict[str, Document] = dict(writer.documents())
        self._files: dict[str, set[str]] = defaultdict(set)
        for key, source in self.sources.items():
            if source.document_id:
                self._files[source.document_id].add(key)

    def others(self, source: Source, document_id: str) -> list[Source]:
        """Return the other files that gave a document."""
        keys = sorted(self._files[document_id] - {source_key(source)})
        return [self.sources[key] for key in keys]

    def stage(
        self,
        source: Source,
        document: Document,
        text: str,
        passages: Sequence[Passage],
        vectors: NDArray[np.float32],
        original: Path,
        records: Sequence[Record] = (),
    ) -> None:
        """Keep a file and the paper that was read from it; a withdrawn paper stays so."""
        known = self.documents.get(document.document_id)
        if known is not None and known.withdrawn:
            document = dataclasses.replace(document, withdrawn=True)
        source = self._as_before(self._in_step(source))
        self._writer.stage(source, document, text, passages, vectors, original, records)
        self.documents[document.document_id] = document
        self._note(source)

    def stage_source(self, source: Source) -> None:
        """State what became of a file that brings no new paper."""
        source = self._as_before(self._in_step(source))
        self._writer.stage_source(source)
        self._note(source)

    def update_document(self, document: Document) -> None:
        """Change what is known about a paper."""
        if document != self.documents.get(document.document_id):
            self._writer.update_document(document)
            self.documents[document.document_id] = document

    def _in_step(self, source: Source) -> Source:
        """Return a file's facts, withdrawn as its paper is."""
        paper = self.documents.get(source.document_id or "")
        if source.state is not SourceState.READY or paper is None or not paper.withdrawn:
            return source
        before = self.sources.get(source_key(source))
        reason = before.reason if before and before.state is SourceState.WITHDRAWN else None
        return dataclasses.replace(source, state=SourceState.WITHDRAWN, reason=reason)

    def _as_before(self, source: Source) -> Source:
        """Return the facts as they stood where only the time of reading differs."""
        before = self.sources.get(source_key(source))
        if before and before == dataclasses.replace(source, seconds=before.seconds):
            return before
        return source

    def _note(self, source: Source) -> None:
        key = source_key(source)
        before = self.sources.get(key)
        if before and before.document_id:
            self._files[before.document_id].discard(key)
        if source.document_id:
            self._files[source.document_id].add(key)
        self.sources[key] = source
