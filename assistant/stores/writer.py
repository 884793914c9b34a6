"""The writing side of the stores. One at a time, whatever the process."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from assistant.correcting import JsonValue
from assistant.council import Record
from assistant.documents import Access, Document, Passage, Source, SourceState
from assistant.managing import PaperAction
from assistant.stores import staging
from assistant.stores.agreeing import check_document, check_embedder, check_records
from assistant.stores.database import open_database, open_for_writing
from assistant.stores.erasing import erase_files
from assistant.stores.facts import (
    CHECKED_AT,
    DIMENSION,
    EMBEDDER,
    REBUILDING,
    read_fact,
    write_fact,
)
from assistant.stores.generations import Stores, mend_published, publish
from assistant.stores.locking import WriterLock
from assistant.stores.marking_answers import mark_answers
from assistant.stores.paper_changes import settle, stated_facts
from assistant.stores.place import StorePlace, embedded_text, source_key
from assistant.stores.reconciling import remake_words, rows_without_vectors
from assistant.stores.selecting import published_generation, select_text
from assistant.stores.vectors import VectorIndex

__all__ = ["Writer", "source_key"]

# Passages that `rebuild` embeds between two reports of its progress.
REBUILD_BATCH = 128


class Writer:
    """Stages the next generation and publishes it. A context manager.

    What is staged is durable and invisible until `publish`; a writer that was killed
    leaves it to the next. `rebuilding` says that `rebuild` is what it was opened for.

    Raises:
        WriterBusyError: Another process is writing.
        IndexMismatchError: The index was built by another embedder.
        StoreError: The stores cannot be opened.
    """

    def __init__(
        self, place: StorePlace, embedder: str, dimension: int, *, rebuilding: bool = False
    ) -> None:
        self._lock = WriterLock(place)
        try:
            self._place = place
            self._reading = open_database(place)
            self._writing = open_for_writing(place)
            with self._writing.begin() as connection:
                published = published_generation(connection)
                if not rebuilding:
                    check_embedder(connection, embedder, dimension)
            self._staging = staging.Staging(published + 1)
            vectors = VectorIndex(place)
            self._stores = Stores(place, self._reading, self._writing, vectors, embedder, dimension)
            if published and not rebuilding:
                mend_published(self._stores, published)
        except BaseException:
            self._lock.release()
            raise

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Keep what is staged, and let another process write."""
        try:
            self._stores.vectors.flush()
        finally:
            self._stores.vectors.close()
            self._reading.dispose()
            self._writing.dispose()
            self._lock.release()

    def sources(self) -> Mapping[str, Source]:
        """Return every file offered so far, published or staged, by its `source_key`."""
        with self._reading.connect() as connection:
            return staging.live_sources(connection)

    def documents(self) -> Mapping[str, Document]:
        """Return every document, published or staged, withdrawn ones too, by its id."""
        with self._reading.connect() as connection:
            return staging.live_documents(connection)

    def has_document(self, document_id: str) -> bool:
        """Say whether a document is published or staged; a withdrawn one is."""
        with self._reading.connect() as connection:
            return staging.find_document(connection, document_id) is not None

    def text_of(self, document_id: str) -> str:
        """Return the text of a document, published or staged.

        Raises:
            StoreError: There is none of that id.
        """
        with self._reading.connect() as connection:
            staging.document_row(connection, document_id)
            return select_text(connection, document_id) or ""

    def stage(
        self,
        source: Source,
        document: Document,
        text: str,
        passages: Sequence[Passage],
        vectors: NDArray[np.float32],
        original: Path | None,
        records: Sequence[Record] = (),
    ) -> None:
        """Keep a file, what was read from it, and the vectors of its passages.

        A document that is known gets these facts, passages and records; a withdrawn one stays so.

        Raises:
            ValueError: The parts do not agree, or the paper may not be indexed.
        """
        check_document(document, text, passages, vectors, self._stores.dimension)
        check_records(document, passages, records)
        if original is not None:
            self._keep_original(original, source.digest)
        with self._writing.begin() as connection:
            known = staging.find_document(connection, document.document_id)
            if known is not None and known.withdrawn:
                document = replace(document, withdrawn=True)
                source = replace(source, state=SourceState.WITHDRAWN)
            row = self._staging.put_document(
                connection, document, text, None if original is None else source.digest
            )
            rows = self._staging.put_passages(connection, row, passages)
            self._staging.put_records(connection, row, records)
            self._staging.put_source(connection, source)
        self._stores.vectors.put(document.access, rows, vectors)

    def stage_source(self, source: Source) -> None:
        """State what became of a file that brings no new document."""
        with self._writing.begin() as connection:
            self._staging.put_source(connection, source)

    def update_document(self, document: Document) -> None:
        """Change what is known about a document; its text and passages stay.

        Raises:
            StoreError: There is none of that id.
        """
        with self._writing.begin() as connection:
            row = staging.document_row(connection, document.document_id)
            self._staging.put_facts(connection, row, document)

    def withdraw(self, document_id: str, reason: str) -> None:
        """Hide a document from the next generation on, say why of its files, mark answers.

        Raises:
            StoreError: There is none of that id.
        """
        with self._writing.begin() as connection:
            row = staging.document_row(connection, document_id)
            document = staging.live_documents(connection)[document_id]
            self._staging.put_facts(connection, row, replace(document, withdrawn=True))
            self._staging.withdraw_sources(connection, document_id, reason)
            mark_answers(connection, document_id)

    def remove(self, document_id: str) -> None:
        """Mark a document to be erased everywhere; `publish` hides and erases it.

        Raises:
            StoreError: There is none of that id.
        """
        with self._writing.begin() as connection:
            self._staging.end_document(connection, document_id)

    def restore(self, document_id: str) -> None:
        """Show a withdrawn document again from the next generation on.

        Raises:
            StoreError: There is none of that id.
        """
        with self._writing.begin() as connection:
            row = staging.document_row(connection, document_id)
            document = staging.live_documents(connection)[document_id]
            self._staging.put_facts(connection, row, replace(document, withdrawn=False))
            self._staging.restore_sources(connection, document_id)
            mark_answers(connection, document_id)

    def forget_files(self, keys: Collection[str]) -> None:
        """Take files that gave no document off the list, and erase what was kept of them."""
        with self._writing.begin() as connection:
            self._staging.end_files(connection, keys)
        self.publish()
        erase_files(self._reading, self._writing, keys)

    def stated_facts(self) -> Mapping[str, Mapping[str, JsonValue]]:
        """Return what officers state of files on the pages, by the digest of the file."""
        with self._reading.connect() as connection:
            return stated_facts(connection)

    def settle(
        self, document_id: str, actions: Collection[PaperAction], before: dt.datetime
    ) -> None:
        """State that what officers did with a document before a moment is now published."""
        with self._writing.begin() as connection:
            settle(connection, document_id, actions, before)

    def note_checked(self, now: dt.datetime) -> None:
        """State when papers were last looked at."""
        with self._writing.begin() as connection:
            write_fact(connection, CHECKED_AT, now.isoformat())

    def without_vectors(self) -> list[Passage]:
        """Return the passages, published or staged, whose vectors a crash has lost."""
        with self._reading.connect() as connection:
            rows = self._rows_without_vectors(connection)
            return staging.read_passages(connection, rows)

    def put_vectors(self, passages: Sequence[Passage], vectors: NDArray[np.float32]) -> None:
        """Give passages, published or staged, their vectors."""
        with self._reading.connect() as connection:
            places = [staging.find_passage(connection, passage) for passage in passages]
        for access in Access:
            mine = [number for number, place in enumerate(places) if place[1] is access]
            if mine:
                rows = [places[number][0] for number in mine]
                self._stores.vectors.put(access, rows, vectors[mine])

    def publish(self) -> int:
        """Publish what is staged as one generation; return the number of the newest one.

        Nothing staged publishes nothing. What `remove` marked is erased.

        Raises:
            StoreError: Passages have no vector; `without_vectors` names them.
        """
        return self._publish(reuse=True)

    def _publish(self, *, reuse: bool) -> int:
        published = publish(self._stores, self._staging.generation, reuse=reuse)
        self._staging = staging.Staging(published + 1)
        return published

    def rebuild(
        self,
        embed: Callable[[Sequence[str]], NDArray[np.float32]],
        progress: Callable[[int, int], None] | None = None,
    ) -> int:
        """Make vectors and words anew from SQL, with this writer's embedder, and publish.

        `progress` is told how many passages are done, and how many there are. One that was
        killed goes on where it was. Readers keep the last generation until the end.
        """
        with self._writing.begin() as connection:
            resumed = read_fact(connection, REBUILDING) == self._stores.embedder
            write_fact(connection, REBUILDING, self._stores.embedder)
            write_fact(connection, EMBEDDER, self._stores.embedder)
            write_fact(connection, DIMENSION, str(self._stores.dimension))
        if not resumed:
            self._stores.vectors.clear()
        lost = self.without_vectors()
        for begin in range(0, len(lost), REBUILD_BATCH):
            batch = lost[begin : begin + REBUILD_BATCH]
            self.put_vectors(batch, embed([embedded_text(p.context, p.text) for p in batch]))
            if progress is not None:
                progress(begin + len(batch), len(lost))
        with self._reading.connect() as connection:
            remake_words(self._place, connection, self._staging.generation - 1)
        return self._publish(reuse=False)

    def _rows_without_vectors(self, connection: Connection) -> list[int]:
        return rows_without_vectors(self._stores.vectors, connection, self._staging.generation)

    def _keep_original(self, original: Path, digest: str) -> None:
        target = self._place.originals / digest
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_name(f"{digest}.part{os.getpid()}")
            shutil.copyfile(original, part)
            part.replace(target)
