"""The records of the sample papers: each in its place, none twice, each of its paper."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest

from assistant.answering.pipeline import Tools
from assistant.council import RECORD_TYPES, Record
from assistant.spans import Span


@pytest.fixture(scope="session")
def records(sample_tools: Tools) -> list[Record]:
    view = sample_tools.library.view()
    return [record for kind in RECORD_TYPES for record in view.records(kind)]


def spans_of(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from spans_of(each)
    elif isinstance(value, dict):
        yield from spans_of(list(value.values()))
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from spans_of(getattr(value, field.name))


def test_every_span_of_every_record_is_the_text_at_its_place(
    sample_tools: Tools, records: list[Record]
) -> None:
    view = sample_tools.library.view()

    wrong = [
        (record.record_id, span.text[:60])
        for record in records
        for span in spans_of(record)
        if view.text_of(record.document_id)[span.start : span.end] != span.text
    ]

    assert records
    assert wrong == []


def test_every_record_names_a_passage_of_its_paper_near_its_span(
    sample_tools: Tools, records: list[Record]
) -> None:
    view = sample_tools.library.view()

    wrong = []
    for record in records:
        passage = view.passage(record.passage_id)
        if passage is None or passage.document_id != record.document_id:
            wrong.append(record.record_id)
            continue
        # A heading or a table's header is in no passage: the next one stands for it.
        place, start = passage.locator, record.span.start
        between = view.text_of(record.document_id)[start : place.start]
        if not (place.start <= start < place.end or (start < place.start and len(between) < 700)):
            wrong.append(record.record_id)

    assert wrong == []


def test_no_two_records_have_one_id(records: list[Record]) -> None:
    ids = [record.record_id for record in records]

    assert len(ids) == len(set(ids))
