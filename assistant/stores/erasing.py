"""Erases papers so that no file holds a trace of them.

Deleted rows stay in database files, deleted entries in index files. So the word index
and Chroma's files are remade without them, and the database is vacuumed.
"""

from __future__ import annotations

import logging
from collections.abc import Collection

from sqlalchemy import Connection, Engine, Select, delete, select

from assistant.stores.answer_log import forget_document
from assistant.stores.facts import TO_VACUUM, drop_fact, read_fact, write_fact
from assistant.stores.matrices import drop_matrices
from assistant.stores.paper_changes import erase_changes
from assistant.stores.place import INDEXED, StorePlace
from assistant.stores.reconciling import remake_words
from assistant.stores.rows import live_at, read_source
from assistant.stores.scrubbing import filled_memory
from assistant.stores.selecting import select_row_ids
from assistant.stores.tables import (
    corrections,
    document_facts,
    documents,
    passages,
    proposal_parts,
    proposals,
    records,
    sources,
)
from assistant.stores.vectors import VectorIndex

logger = logging.getLogger(__name__)


def erase_marked(
    place: StorePlace, reading: Engine, writing: Engine, vectors: VectorIndex, generation: int
) -> None:
    """Erase the documents that are marked and no longer part of `generation`.

    A crash leaves the mark, and the next publishing begins again.
    """
    with reading.connect() as connection:
        marked = connection.execute(
            select(documents.c.row_id, documents.c.document_id, documents.c.original).where(
                documents.c.to_erase, documents.c.row_id.not_in(_still_read(generation))
            )
        ).all()
        if marked:
            remake_words(place, connection, generation)
            with filled_memory():
                _remake_vectors(vectors, connection, generation)
    if marked:
        drop_matrices(place, generation, kept=1)
        with writing.begin() as connection:
            write_fact(connection, TO_VACUUM, "yes")
            for row, document_id, original in marked:
                _erase_rows(connection, row, document_id)
                _erase_original(connection, place, original)
        logger.info("%s papers erased", len(marked))
    _vacuum(reading, writing)


def _still_read(generation: int) -> Select[tuple[int]]:
    return select(document_facts.c.document_row).where(live_at(document_facts, generation))


def _remake_vectors(vectors: VectorIndex, connection: Connection, generation: int) -> None:
    kept = {}
    for access in INDEXED:
        rows = select_row_ids(connection, generation, access, withdrawn=True)
        kept[access] = vectors.fetch(access, rows)
    vectors.clear()
    for access, found in kept.items():
        vectors.put(access, list(found), list(found.values()))
    vectors.flush()


def _erase_rows(connection: Connection, row: int, document_id: str) -> None:
    ids = list(
        connection.scalars(select(passages.c.passage_id).where(passages.c.document_row == row))
    )
    forget_document(connection, document_id, ids)
    facts = connection.scalars(select(sources.c.facts).where(sources.c.document_id == document_id))
    erase_changes(connection, document_id, {read_source(each).digest for each in facts})
    connection.execute(delete(sources).where(sources.c.document_id == document_id))
    connection.execute(delete(corrections).where(corrections.c.document_id == document_id))
    connection.execute(delete(proposals).where(proposals.c.document_row == row))
    connection.execute(delete(proposal_parts).where(proposal_parts.c.document_row == row))
    connection.execute(delete(records).where(records.c.document_row == row))
    connection.execute(delete(passages).where(passages.c.document_row == row))
    connection.execute(delete(document_facts).where(document_facts.c.document_row == row))
    connection.execute(delete(documents).where(documents.c.row_id == row))


def _erase_original(connection: Connection, place: StorePlace, digest: str | None) -> None:
    if digest is None:
        return
    others = connection.scalar(
        select(documents.c.row_id).where(documents.c.original == digest).limit(1)
    )
    if others is None:
        (place.originals / digest).unlink(missing_ok=True)


def erase_files(reading: Engine, writing: Engine, keys: Collection[str]) -> None:
    """Erase all that was kept of files that gave no paper, and what officers said of them."""
    with writing.begin() as connection:
        mine = sources.c.source_key.in_(keys) & sources.c.document_id.is_(None)
        facts = list(connection.scalars(select(sources.c.facts).where(mine)))
        erase_changes(connection, None, {read_source(each).digest for each in facts} - {""})
        connection.execute(delete(sources).where(mine))
        write_fact(connection, TO_VACUUM, "yes")
    _vacuum(reading, writing)


def _vacuum(reading: Engine, writing: Engine) -> None:
    with reading.connect() as connection:
        due = read_fact(connection, TO_VACUUM)
    if due is None:
        return
    if writing.dialect.name == "sqlite":
        reading.dispose()
        raw = writing.raw_connection()
        try:
            cursor = raw.cursor()
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            [(busy, *_)] = cursor.fetchall()
            cursor.close()
        finally:
            raw.close()
        if busy:
            logger.warning("a reader delays the last step of erasing to the next publishing")
            return
    with writing.begin() as connection:
        drop_fact(connection, TO_VACUUM)
