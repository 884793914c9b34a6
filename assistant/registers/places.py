"""Where records stand in their papers, as citations."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.citing import citation_of
from assistant.answers import Citation
from assistant.council import Record
from assistant.documents import Passage
from assistant.spans import Span
from assistant.stores.view import View


@dataclass(frozen=True, slots=True)
class Place:
    """Where one part of a record is printed. `part` names it: "question", "replies.0.span"."""

    part: str
    citation: Citation


def cite_records(view: View, records: Sequence[Record]) -> Sequence[Citation]:
    """Return the citation of each record's own span, numbered from 1."""
    passages = view.passages_named({record.passage_id for record in records})
    return [
        citation_of(
            number,
            passages[record.passage_id],
            view.documents[record.document_id],
            record.span.start,
            record.span.text,
        )
        for number, record in enumerate(records, 1)
    ]


def cite_parts(view: View, record: Record) -> Sequence[Place]:
    """Return where each printed part of a record stands, numbered from 1; itself first."""
    passages = view.passages_of(record.document_id)
    paper = view.documents[record.document_id]
    return [
        Place(
            part,
            citation_of(number, passage_at(passages, span.start), paper, span.start, span.text),
        )
        for number, (part, span) in enumerate(parts_of(record), 1)
    ]


def cite_span(view: View, document_id: str, span: Span) -> Citation:
    """Return the citation of one stretch of a paper."""
    passage = passage_at(view.passages_of(document_id), span.start)
    return citation_of(1, passage, view.documents[document_id], span.start, span.text)


def parts_of(record: Record) -> Iterator[tuple[str, Span]]:
    """Yield each printed part of a record with its name; the record's own span first."""
    yield "span", record.span
    for name, span in _spans_in(record, ""):
        if name != "span":
            yield name, span


def _spans_in(value: object, name: str) -> Iterator[tuple[str, Span]]:
    """Yield the spans inside a value with the names of the fields that lead to them."""
    if isinstance(value, Span):
        yield name, value
    elif isinstance(value, tuple):
        for number, each in enumerate(value):
            yield from _spans_in(each, f"{name}.{number}")
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _spans_in(each, f"{name}.{key}")
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            inner = f"{name}.{field.name}" if name else field.name
            yield from _spans_in(getattr(value, field.name), inner)


def passage_at(passages: Sequence[Passage], offset: int) -> Passage:
    """Return the passage at `offset`; the next one, or the last, where none stands there."""
    number = max(bisect_right(passages, offset, key=lambda p: p.locator.start) - 1, 0)
    if offset >= passages[number].locator.end and number + 1 < len(passages):
        number += 1
    return passages[number]
