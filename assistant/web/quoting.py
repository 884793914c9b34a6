"""A passage as the page quotes it: the row of a table cell by cell, under its headings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from assistant.answering.rows import read_row
from assistant.answers import Answer, Citation
from assistant.documents import Passage, PassageKind


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row as printed, and its printed heading."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A citation with what is quoted of it: `cells` of a row, else its text."""

    citation: Citation
    cells: tuple[Cell, ...] = ()


def rows_to_read(answers: Iterable[Answer]) -> set[str]:
    """Return the ids of the passages that `quoted` would read, of the nearest that are rows."""
    return {
        citation.passage_id
        for answer in answers
        for citation in answer.citations
        if citation.number in answer.nearest and citation.passage_kind is PassageKind.TABLE_ROW
    }


def quoted(answer: Answer, rows: Mapping[str, Passage]) -> list[Quoted]:
    """Return the nearest passages of an answer, best first; rows cell by cell."""
    by_number = {citation.number: citation for citation in answer.citations}
    nearest = (by_number[number] for number in answer.nearest if number in by_number)
    return [Quoted(each, _cells(each, rows.get(each.passage_id))) for each in nearest]


def _cells(citation: Citation, passage: Passage | None) -> tuple[Cell, ...]:
    """Return the filled cells of a row that has headings; none where it is not quoted whole."""
    if passage is None or passage.text != citation.quote:
        return ()
    cells = [
        Cell(cell.heading.rstrip(": "), cell.text)
        for cell in read_row(passage)
        if cell.text.strip()
    ]
    return tuple(cells) if _telling(cells) else ()


def _telling(cells: Collection[Cell]) -> bool:
    return len(cells) > 1 and all(cell.heading for cell in cells)
