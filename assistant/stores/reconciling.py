"""Makes the word index and the vectors agree with SQL, whatever a crash has left behind."""

from __future__ import annotations

import logging
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, select

from assistant.documents import Access
from assistant.errors import StoreError
from assistant.stores.place import INDEXED, StorePlace
from assistant.stores.selecting import select_row_ids
from assistant.stores.tables import passages
from assistant.stores.vectors import VectorIndex
from assistant.stores.words import IndexedPassage, WordIndex

logger = logging.getLogger(__name__)

TEXTS_IN_ONE_QUERY = 500


def add_words(place: StorePlace, connection: Connection, generation: int) -> None:
    """Index the words of every passage of `generation` that is not indexed, or is twice."""
    for access in INDEXED:
        wanted = select_row_ids(connection, generation, access)
        if not wanted and not place.words(access).exists():
            continue
        with _word_index(place, access) as index:
            counts = Counter(index.row_ids())
            twice = [row for row, count in counts.items() if count > 1]
            absent = [row for row in wanted if counts[row] != 1]
            if twice or absent:
                index.delete(twice)
                index.add(_texts(connection, absent))
                index.commit()
                logger.info("%s word index: %s passages added", access, len(absent))


def drop_words(place: StorePlace, connection: Connection, generation: int) -> None:
    """Take passages that are not part of `generation` out of the word index."""
    for access in INDEXED:
        if not place.words(access).exists():
            continue
        wanted = set(select_row_ids(connection, generation, access))
        with _word_index(place, access) as index:
            gone = set(index.row_ids()) - wanted
            if gone:
                index.delete(gone)
                index.commit()


def remake_words(place: StorePlace, connection: Connection, generation: int) -> None:
    """Index `generation` anew in one commit, leaving nothing of any other passage."""
    for access in INDEXED:
        wanted = select_row_ids(connection, generation, access)
        if not wanted and not place.words(access).exists():
            continue
        with _word_index(place, access) as index:
            index.clear()
            index.add(_texts(connection, wanted))
            index.commit()


def rows_without_vectors(
    vectors: VectorIndex, connection: Connection, generation: int
) -> list[int]:
    """Return the passages of `generation`, hidden ones too, that have no vector anywhere."""
    present = set[int]().union(*(vectors.row_ids(access) for access in INDEXED))
    return [
        row
        for access in INDEXED
        for row in select_row_ids(connection, generation, access, withdrawn=True)
        if row not in present
    ]


def move_vectors(vectors: VectorIndex, connection: Connection, generation: int) -> None:
    """Copy vectors of documents whose access class has changed to their new collection."""
    present = {access: vectors.row_ids(access) for access in INDEXED}
    for access in INDEXED:
        wanted = select_row_ids(connection, generation, access, withdrawn=True)
        absent = set(wanted) - present[access]
        for other in INDEXED:
            found = sorted(absent & present[other])
            if found:
                fetched = vectors.fetch(other, found)
                vectors.put(access, list(fetched), list(fetched.values()))
    vectors.flush()


def drop_vectors(vectors: VectorIndex, connection: Connection, generation: int) -> None:
    """Delete the vectors of passages that are not part of `generation`, hidden ones aside."""
    for access in INDEXED:
        wanted = select_row_ids(connection, generation, access, withdrawn=True)
        gone = vectors.row_ids(access) - set(wanted)
        if gone:
            vectors.delete(access, sorted(gone))


@contextmanager
def _word_index(place: StorePlace, access: Access) -> Iterator[WordIndex]:
    folder = place.words(access)
    try:
        index = WordIndex(folder)
    except StoreError:
        logger.warning("the %s word index cannot be read; making it anew", access)
        shutil.rmtree(folder)
        index = WordIndex(folder)
    try:
        yield index
    finally:
        index.close()


def _texts(connection: Connection, row_ids: Sequence[int]) -> Iterator[IndexedPassage]:
    for begin in range(0, len(row_ids), TEXTS_IN_ONE_QUERY):
        batch = row_ids[begin : begin + TEXTS_IN_ONE_QUERY]
        found = connection.execute(
            select(
                passages.c.row_id,
                passages.c.document_row,
                passages.c.context,
                passages.c.text,
            ).where(passages.c.row_id.in_(batch))
        )
        for row_id, document_row, context, text in found:
            yield IndexedPassage(row_id, document_row, context, text)
