"""The SQL questions that readers and the writer both ask of a generation."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeVarTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Select, func, select

from assistant.documents import Access, Document
from assistant.stores.rows import live_at, read_document
from assistant.stores.tables import document_facts, documents, generations, passages


@dataclass(frozen=True, slots=True, eq=False)
class PassagePlaces:
    """The passages of a generation in reading order: by document, then by ordinal."""

    row_ids: NDArray[np.int64]
    document_rows: NDArray[np.int64]
    ordinals: NDArray[np.int32]
    ids: list[str]


def published_generation(connection: Connection) -> int:
    """Return the newest published generation; 0 before the first."""
    newest: int | None = connection.scalar(select(func.max(generations.c.number)))
    return newest or 0


def select_documents(
    connection: Connection, generation: int, access: Access
) -> Mapping[int, Document]:
    """Return the documents of one access class that are not withdrawn, by their rows."""
    wanted = (
        select(document_facts.c.document_row, document_facts.c.facts)
        .where(live_at(document_facts, generation))
        .where(document_facts.c.access == access.value, ~document_facts.c.withdrawn)
        .order_by(document_facts.c.document_row)
    )
    return {row: read_document(facts) for row, facts in connection.execute(wanted)}


def select_places(connection: Connection, generation: int, access: Access) -> PassagePlaces:
    """Return the passages of one access class that are not withdrawn."""
    columns = (
        passages.c.row_id,
        passages.c.document_row,
        passages.c.ordinal,
        passages.c.passage_id,
    )
    rows = connection.execute(
        _in_reading_order(select(*columns), generation, access, withdrawn=False)
    ).fetchall()
    found = list(zip(*rows, strict=True)) or [(), (), (), ()]
    return PassagePlaces(
        np.array(found[0], np.int64),
        np.array(found[1], np.int64),
        np.array(found[2], np.int32),
        list(found[3]),
    )


def select_row_ids(
    connection: Connection, generation: int, access: Access, *, withdrawn: bool = False
) -> list[int]:
    """Return the rows of `select_places`; with `withdrawn`, those of hidden passages too."""
    wanted = _in_reading_order(select(passages.c.row_id), generation, access, withdrawn=withdrawn)
    return [row for (row,) in connection.execute(wanted).fetchall()]


Columns = TypeVarTuple("Columns")


def _in_reading_order(
    wanted: Select[*Columns], generation: int, access: Access, *, withdrawn: bool
) -> Select[*Columns]:
    wanted = (
        wanted.join(document_facts, document_facts.c.document_row == passages.c.document_row)
        .where(live_at(passages, generation), live_at(document_facts, generation))
        .where(document_facts.c.access == access.value)
        .order_by(passages.c.document_row, passages.c.ordinal)
    )
    return wanted if withdrawn else wanted.where(~document_facts.c.withdrawn)


def select_original(connection: Connection, document_id: str) -> str | None:
    """Return the digest of the bytes that a document was read from."""
    digest: str | None = connection.scalar(
        select(documents.c.original).where(documents.c.document_id == document_id)
    )
    return digest


def has_text(connection: Connection, document_id: str) -> bool:
    """Return whether the text of a document is still there."""
    query = select(documents.c.row_id).where(documents.c.document_id == document_id)
    return connection.scalar(query) is not None


def select_text(connection: Connection, document_id: str) -> str | None:
    """Return a document's text; None for an unknown one."""
    text: str | None = connection.scalar(
        select(documents.c.text).where(documents.c.document_id == document_id)
    )
    return text


def names(access: Collection[Access]) -> list[str]:
    """Return the values of `access` as they stand in the tables."""
    return sorted(each.value for each in access)
