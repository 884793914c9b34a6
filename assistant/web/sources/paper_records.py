"""What was read from one paper as records of one kind, each with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.council import Record
from assistant.documents import Document
from assistant.registers.kinds import REGISTERS
from assistant.registers.places import cite_records
from assistant.stores.view import View
from assistant.web import wording
from assistant.web.paging import Paged, paged
from assistant.web.sources.wording import recorded

LONGEST = 400  # characters of a record's own words


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One record: its words as printed, where they stand, and the page on how it was read."""

    text: str
    place: str
    source: str
    record: str


@dataclass(frozen=True, slots=True)
class RecordsPage:
    """The records of one kind in a paper, a page of them at a time."""

    title: str
    name: str
    paper: str
    address: str
    sheet: str
    lines: Paged[RecordLine]


def records_page(view: View, document: Document, register: str, page: int) -> RecordsPage:
    """Return the records of a register that a paper holds, in reading order."""
    held = [
        each
        for each in view.records(REGISTERS[register])
        if each.document_id == document.document_id
    ]
    rows = paged(held, page)
    return RecordsPage(
        title=recorded(register, len(held)),
        name=wording.full_name(document),
        paper=f"/papers/{document.document_id}",
        address=f"/papers/{document.document_id}/records/{register}",
        sheet=sheet_address(document.document_id, register),
        lines=rows.with_rows(_lines(view, rows.rows)),
    )


def sheet_address(document_id: str, register: str) -> str:
    """Return where the records of a paper are downloaded for a spreadsheet."""
    return f"/api/{register}?document={document_id}&replaced=true&format=csv"


def _lines(view: View, records: Sequence[Record]) -> Sequence[RecordLine]:
    return [
        RecordLine(
            text=_shortened(record.span.text),
            place=wording.cited_place(citation) or wording.short_name(citation),
            source=citation.url,
            record=f"/records/{record.record_id}",
        )
        for record, citation in zip(records, cite_records(view, records), strict=True)
    ]


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rsplit(" ", 1)[0] + " …"
