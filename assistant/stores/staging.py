"""Writes the rows of the next generation, which no reader sees before it is published."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, Table, delete, insert, select, update

from assistant.council import Record
from assistant.documents import Access, Document, Passage, Source, SourceState
from assistant.errors import StoreError
from assistant.stores.place import source_key
from assistant.stores.rows import (
    read_document,
    read_passage,
    read_source,
    write_document,
    write_passage,
    write_record,
    write_source,
)
from assistant.stores.tables import document_facts, documents, passages, records, sources

# Bound variables in one statement: far below the limit of every database.
ROWS_IN_ONE_QUERY = 500


class Staging:
    """The rows of one generation to come. Each method is part of the caller's transaction."""

    def __init__(self, generation: int) -> None:
        self.generation = generation

    def put_source(self, connection: Connection, source: Source) -> None:
        """State what became of a file, from this generation on."""
        live = sources.c.generation_to.is_(None) & (sources.c.source_key == source_key(source))
        known = connection.execute(select(sources).where(live)).mappings().first()
        facts = write_source(source)
        if known is not None and known["facts"] == facts:
            return
        if known is not None:
            self._end(connection, sources, [(known["row_id"], known["generation_from"])])
        connection.execute(
            insert(sources).values(
                source_key=source_key(source),
                document_id=source.document_id,
                access=source.access.value,
                facts=facts,
                generation_from=self.generation,
            )
        )

    def put_document(
        self, connection: Connection, document: Document, text: str, original: str | None
    ) -> int:
        """Keep a document and its text; return its row."""
        same = documents.c.document_id == document.document_id
        known: int | None = connection.scalar(select(documents.c.row_id).where(same))
        if known is None:
            connection.execute(
                insert(documents).values(
                    document_id=document.document_id,
                    text=text,
                    original=original,
                    to_erase=False,
                )
            )
            known = connection.execute(select(documents.c.row_id).where(same)).scalar_one()
        else:
            changes: dict[str, object] = {"to_erase": False}
            if original is not None:
                changes["original"] = original
            connection.execute(update(documents).where(same).values(changes))
        self.put_facts(connection, known, document)
        return known

    def put_facts(self, connection: Connection, document_row: int, document: Document) -> None:
        """State what is known about a document, from this generation on."""
        known = connection.execute(
            select(document_facts).where(
                document_facts.c.document_row == document_row,
                document_facts.c.generation_to.is_(None),
            )
        ).mappings().first()  # fmt: skip
        facts = write_document(document)
        if known is not None and known["facts"] == facts:
            return
        if known is not None:
            self._end(connection, document_facts, [(known["row_id"], known["generation_from"])])
        connection.execute(
            insert(document_facts).values(
                document_row=document_row,
                access=document.access.value,
                withdrawn=document.withdrawn,
                facts=facts,
                generation_from=self.generation,
            )
        )

    def put_passages(
        self, connection: Connection, document_row: int, new: Sequence[Passage]
    ) -> list[int]:
        """Make `new` the passages of a document; return their rows in the order of `new`."""
        known = live_passages(connection, document_row)
        if [passage for _, _, passage in known] == list(new):
            return [row for row, _, _ in known]
        self._end(connection, passages, [(row, begins) for row, begins, _ in known])
        if new:
            begins = {"document_row": document_row, "generation_from": self.generation}
            connection.execute(
                insert(passages), [{**write_passage(passage), **begins} for passage in new]
            )
        rows = {each.passage_id: row for row, _, each in live_passages(connection, document_row)}
        return [rows[passage.passage_id] for passage in new]

    def put_records(self, connection: Connection, document_row: int, new: Sequence[Record]) -> None:
        """Make `new` the records of a document."""
        written = [write_record(record) for record in new]
        known = connection.execute(
            select(records.c.row_id, records.c.generation_from, records.c.facts)
            .where(records.c.document_row == document_row, records.c.generation_to.is_(None))
            .order_by(records.c.row_id)
        ).all()
        if [facts for _, _, facts in known] == [facts for _, facts in written]:
            return
        self._end(connection, records, [(row, begins) for row, begins, _ in known])
        if new:
            connection.execute(
                insert(records),
                [
                    {
                        "record_id": record.record_id,
                        "document_row": document_row,
                        "kind": kind,
                        "facts": facts,
                        "generation_from": self.generation,
                    }
                    for record, (kind, facts) in zip(new, written, strict=True)
                ],
            )

    def end_document(self, connection: Connection, document_id: str) -> None:
        """End all that is kept of a document, and mark it to be erased."""
        row = document_row(connection, document_id)
        for table in (document_facts, passages, records):
            live = connection.execute(
                select(table.c.row_id, table.c.generation_from).where(
                    table.c.document_row == row, table.c.generation_to.is_(None)
                )
            )
            self._end(connection, table, [(each[0], each[1]) for each in live])
        live = connection.execute(
            select(sources.c.row_id, sources.c.generation_from).where(
                sources.c.document_id == document_id, sources.c.generation_to.is_(None)
            )
        )
        self._end(connection, sources, [(each[0], each[1]) for each in live])
        connection.execute(update(documents).where(documents.c.row_id == row).values(to_erase=True))

    def withdraw_sources(self, connection: Connection, document_id: str, reason: str) -> None:
        """State of every file of a document that it was withdrawn, and why."""
        for source in live_sources(connection).values():
            if source.document_id == document_id:
                withdrawn = replace(source, state=SourceState.WITHDRAWN, reason=reason)
                self.put_source(connection, withdrawn)

    def restore_sources(self, connection: Connection, document_id: str) -> None:
        """State of every file of a document that it is read again."""
        for source in live_sources(connection).values():
            if source.document_id == document_id and source.state is SourceState.WITHDRAWN:
                restored = replace(source, state=SourceState.READY, reason=None)
                self.put_source(connection, restored)

    def end_files(self, connection: Connection, keys: Collection[str]) -> None:
        """End what is stated of files that gave no document."""
        live = connection.execute(
            select(sources.c.row_id, sources.c.generation_from).where(
                sources.c.source_key.in_(keys),
                sources.c.document_id.is_(None),
                sources.c.generation_to.is_(None),
            )
        )
        self._end(connection, sources, [(each[0], each[1]) for each in live])

    def _end(self, connection: Connection, table: Table, rows: Iterable[tuple[int, int]]) -> None:
        """End rows, given with their first generation, before this one; drop what it began."""
        for row, begins in rows:
            same = table.c.row_id == row
            if begins == self.generation:
                connection.execute(delete(table).where(same))
            else:
                ends = update(table).where(same).values(generation_to=self.generation)
                connection.execute(ends)


def document_row(connection: Connection, document_id: str) -> int:
    """Return the row of a document.

    Raises:
        StoreError: There is none of that id.
    """
    row: int | None = connection.scalar(
        select(documents.c.row_id)
        .join(document_facts, document_facts.c.document_row == documents.c.row_id)
        .where(documents.c.document_id == document_id, document_facts.c.generation_to.is_(None))
    )
    if row is None:
        raise StoreError(f"there is no paper with the id {document_id!r}")
    return row


def live_documents(connection: Connection) -> dict[str, Document]:
    """Return the documents as published and staged, withdrawn ones too."""
    found = connection.scalars(
        select(document_facts.c.facts)
        .where(document_facts.c.generation_to.is_(None))
        .order_by(document_facts.c.document_row)
    )
    return {paper.document_id: paper for paper in map(read_document, found)}


def live_sources(connection: Connection) -> Mapping[str, Source]:
    """Return the files as published and staged, by their keys."""
    found = connection.execute(
        select(sources.c.source_key, sources.c.facts)
        .where(sources.c.generation_to.is_(None))
        .order_by(sources.c.source_key)
    )
    return {key: read_source(facts) for key, facts in found}


def live_passages(connection: Connection, document_row: int) -> list[tuple[int, int, Passage]]:
    """Return a document's passages with their rows and the generations they began in."""
    found = connection.execute(
        select(passages, documents.c.document_id)
        .join(documents, documents.c.row_id == passages.c.document_row)
        .where(passages.c.document_row == document_row, passages.c.generation_to.is_(None))
        .order_by(passages.c.ordinal)
    ).mappings()
    return [
        (row["row_id"], row["generation_from"], read_passage(row, row["document_id"]))
        for row in found
    ]


def find_document(connection: Connection, document_id: str) -> Document | None:
    """Return what is known about a document, published or staged; None for an unknown one."""
    facts: str | None = connection.scalar(
        select(document_facts.c.facts)
        .join(documents, documents.c.row_id == document_facts.c.document_row)
        .where(documents.c.document_id == document_id, document_facts.c.generation_to.is_(None))
    )
    return None if facts is None else read_document(facts)


def find_passage(connection: Connection, passage: Passage) -> tuple[int, Access]:
    """Return a passage's row and its document's access class.

    Raises:
        StoreError: It is neither published nor staged.
    """
    found = connection.execute(
        select(passages.c.row_id, document_facts.c.access)
        .join(documents, documents.c.row_id == passages.c.document_row)
        .join(document_facts, document_facts.c.document_row == documents.c.row_id)
        .where(passages.c.passage_id == passage.passage_id)
        .where(documents.c.document_id == passage.document_id)
        .where(passages.c.generation_to.is_(None), document_facts.c.generation_to.is_(None))
    ).first()
    if found is None:
        raise StoreError(f"there is no passage with the id {passage.passage_id!r}")
    return found[0], Access(found[1])


def read_passages(connection: Connection, rows: Sequence[int]) -> list[Passage]:
    """Return the passages of `rows` in that order."""
    query = select(passages, documents.c.document_id).join(
        documents, documents.c.row_id == passages.c.document_row
    )
    found = {}
    for begin in range(0, len(rows), ROWS_IN_ONE_QUERY):
        batch = query.where(passages.c.row_id.in_(rows[begin : begin + ROWS_IN_ONE_QUERY]))
        for row in connection.execute(batch).mappings():
            found[row["row_id"]] = read_passage(row, row["document_id"])
    return [found[row] for row in rows]
