"""Publishes a generation: words and vectors first, then one row in SQL, then the cleaning up.

A crash before that row leaves the last generation as it was; one after it leaves only
cleaning up to do. Either is mended when the next writer begins or publishes.
"""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass
from functools import partial

import numpy as np
from sqlalchemy import Connection, Engine, delete, exists, insert, or_, select

from assistant.errors import StoreError
from assistant.stores.erasing import erase_marked
from assistant.stores.facts import REBUILDING, drop_fact
from assistant.stores.matrices import drop_matrices, read_matrix, write_matrix
from assistant.stores.place import INDEXED, StorePlace
from assistant.stores.reconciling import (
    add_words,
    drop_vectors,
    drop_words,
    move_vectors,
    rows_without_vectors,
)
from assistant.stores.selecting import select_row_ids
from assistant.stores.tables import (
    document_facts,
    documents,
    generations,
    passages,
    records,
    sources,
)
from assistant.stores.vectors import VectorIndex

logger = logging.getLogger(__name__)

VERSIONED = (sources, document_facts, passages, records)


@dataclass(frozen=True, slots=True)
class Stores:
    """All that a writer writes to."""

    place: StorePlace
    reading: Engine
    writing: Engine
    vectors: VectorIndex
    embedder: str
    dimension: int


def mend_published(stores: Stores, generation: int) -> None:
    """Make the words and the matrices of the published generation whole; end its erasing."""
    erase_marked(stores.place, stores.reading, stores.writing, stores.vectors, generation)
    with stores.reading.connect() as connection:
        add_words(stores.place, connection, generation)
        if all(read_matrix(stores.place, generation, access) for access in INDEXED):
            return
        if generation and not rows_without_vectors(stores.vectors, connection, generation):
            _write_matrices(stores, connection, generation, reuse=True)


def publish(stores: Stores, staged: int, *, reuse: bool = True) -> int:
    """Publish generation `staged`, if it differs from the one before; return the newest.

    Without `reuse`, it is published anyway, with no vector taken from earlier files.

    Raises:
        StoreError: Passages have no vector.
    """
    stores.vectors.flush()
    with stores.reading.connect() as connection:
        if reuse and not _differs(connection, staged):
            return staged - 1
        move_vectors(stores.vectors, connection, staged)
        absent = rows_without_vectors(stores.vectors, connection, staged)
        if absent:
            raise StoreError(
                f"{len(absent)} passages have no vector; run the ingestion again", retryable=True
            )
        add_words(stores.place, connection, staged)
        _write_matrices(stores, connection, staged, reuse=reuse)
    with stores.writing.begin() as connection:
        now = dt.datetime.now(dt.UTC)
        connection.execute(
            insert(generations).values(number=staged, published_at=now, embedder=stores.embedder)
        )
        drop_fact(connection, REBUILDING)
    logger.info("generation %s published", staged)
    clean_up(stores, staged)
    return staged


def clean_up(stores: Stores, generation: int) -> None:
    """Remove what only generations before `generation` held, and erase what is to be erased."""
    with stores.reading.connect() as connection:
        drop_words(stores.place, connection, generation)
        drop_vectors(stores.vectors, connection, generation)
    drop_matrices(stores.place, generation)
    with stores.writing.begin() as connection:
        for table in VERSIONED:
            # What the generation before still held is kept for readers that are reading it.
            connection.execute(delete(table).where(table.c.generation_to < generation))
    erase_marked(stores.place, stores.reading, stores.writing, stores.vectors, generation)


def _differs(connection: Connection, staged: int) -> bool:
    changed = [
        exists().where(or_(table.c.generation_from == staged, table.c.generation_to == staged))
        for table in VERSIONED
    ]
    erased = exists().where(documents.c.to_erase)
    return bool(connection.scalar(select(or_(*changed, erased))))


def _write_matrices(
    stores: Stores, connection: Connection, generation: int, *, reuse: bool
) -> None:
    for access in INDEXED:
        write_matrix(
            stores.place,
            generation,
            access,
            np.array(select_row_ids(connection, generation, access), np.int64),
            stores.dimension,
            partial(stores.vectors.fetch, access),
            reuse=reuse,
        )
