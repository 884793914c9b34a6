"""Checks that the parts of what is staged agree with one another, and with the index."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from assistant.council import Record
from assistant.documents import Access, Document, Passage
from assistant.errors import IndexMismatchError, StoreError
from assistant.stores.facts import DIMENSION, EMBEDDER, REBUILDING, read_fact, write_fact

REBUILD = "python -m ingest rebuild"


def check_embedder(connection: Connection, embedder: str, dimension: int) -> None:
    """Check that the index was built by an embedder, or state that it will be.

    Raises:
        IndexMismatchError: Another one built it.
        StoreError: Making it anew was interrupted.
    """
    built_by = read_fact(connection, EMBEDDER)
    if built_by is None:
        write_fact(connection, EMBEDDER, embedder)
        write_fact(connection, DIMENSION, str(dimension))
        return
    if (built_by, read_fact(connection, DIMENSION)) != (embedder, str(dimension)):
        raise IndexMismatchError(
            f"the index was built with the embedder {built_by!r}, and {embedder!r} is set."
            f" Set {built_by!r} again, or remake the index: {REBUILD}"
        )
    if read_fact(connection, REBUILDING) is not None:
        raise StoreError(f"remaking the index was interrupted; run it again: {REBUILD}")


def check_document(
    document: Document,
    text: str,
    passages: Sequence[Passage],
    vectors: NDArray[np.float32],
    dimension: int,
) -> None:
    """Check that passages are the document's text at their places, each with its vector.

    Raises:
        ValueError: They do not agree, or the paper may not be indexed.
    """
    name = document.file
    if document.access is Access.QUARANTINED:
        raise ValueError(f"{name!r} is quarantined, and may not be indexed")
    if document.characters != len(text):
        raise ValueError(f"{name!r} has {len(text)} characters, not {document.characters}")
    if vectors.shape != (len(passages), dimension) and len(passages) + len(vectors):
        raise ValueError(f"{name!r} needs {len(passages)} vectors of {dimension} numbers")
    for passage in passages:
        where = passage.locator
        if passage.document_id != document.document_id:
            raise ValueError(f"passage {passage.passage_id!r} is of another paper than {name!r}")
        if passage.text != text[where.start : where.end]:
            raise ValueError(f"passage {passage.passage_id!r} is not the text of {name!r}")
    if len({passage.passage_id for passage in passages}) < len(passages):
        raise ValueError(f"two passages of {name!r} have one id")


def check_records(
    document: Document, passages: Sequence[Passage], records: Sequence[Record]
) -> None:
    """Check that records are of the document and of its passages.

    Raises:
        ValueError: One is not, or two have one id.
    """
    known = {passage.passage_id for passage in passages}
    for record in records:
        if record.document_id != document.document_id or record.passage_id not in known:
            raise ValueError(f"record {record.record_id!r} is not of {document.file!r}")
    if len({record.record_id for record in records}) < len(records):
        raise ValueError(f"two records of {document.file!r} have one id")
