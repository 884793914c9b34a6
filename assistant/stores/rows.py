"""Turns the product's nouns into rows and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, RowMapping, Table, or_

from assistant.council import RECORD_TYPES, Record
from assistant.documents import Document, Locator, Passage, PassageKind, Source


def live_at(table: Table, generation: int) -> ColumnElement[bool]:
    """Return the condition that a row of `table` is part of `generation`."""
    begins, ends = table.c.generation_from, table.c.generation_to
    return (begins <= generation) & or_(ends.is_(None), ends > generation)


@cache
def _documents() -> TypeAdapter[Document]:
    return TypeAdapter(Document)


@cache
def _sources() -> TypeAdapter[Source]:
    return TypeAdapter(Source)


@cache
def record_adapter(kind: str) -> TypeAdapter[Record]:
    """Return what reads and writes the records of one kind."""
    return TypeAdapter(_KINDS[kind])


_KINDS: Mapping[str, type[Record]] = {each.__name__.lower(): each for each in RECORD_TYPES}


def record_kind(record: type[object]) -> str:
    """Return the name of a kind of record, as it stands in the tables and addresses."""
    return record.__name__.lower()


def write_record(record: Record) -> tuple[str, str]:
    """Return a record's kind and its facts."""
    kind = record_kind(type(record))
    return kind, record_adapter(kind).dump_json(record).decode()


def read_record(kind: str, facts: str) -> Record:
    return record_adapter(kind).validate_json(facts)


def write_document(document: Document) -> str:
    return _documents().dump_json(document).decode()


def read_document(facts: str) -> Document:
    return _documents().validate_json(facts)


def write_source(source: Source) -> str:
    return _sources().dump_json(source).decode()


def read_source(facts: str) -> Source:
    return _sources().validate_json(facts)


def write_passage(passage: Passage) -> Mapping[str, object]:
    """Return the columns of `passage` without its document and its generations."""
    where = passage.locator
    return {
        "passage_id": passage.passage_id,
        "ordinal": passage.ordinal,
        "text": passage.text,
        "context": passage.context,
        "begin": where.start,
        "end": where.end,
        "page": where.page,
        "page_label": where.page_label,
        "headings": json.dumps(where.headings, ensure_ascii=False),
        "kind": passage.kind.value,
        "item": passage.item,
        "ocr": passage.ocr,
    }


def read_passage(row: RowMapping, document_id: str) -> Passage:
    return Passage(
        passage_id=row["passage_id"],
        document_id=document_id,
        ordinal=row["ordinal"],
        text=row["text"],
        context=row["context"],
        locator=Locator(
            row["begin"],
            row["end"],
            row["page"],
            row["page_label"],
            tuple(json.loads(row["headings"])),
        ),
        kind=PassageKind(row["kind"]),
        item=row["item"],
        ocr=row["ocr"],
    )
