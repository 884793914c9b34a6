"""A passage as the page quotes it: the row of a table cell by cell, under its headings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.rows import NamedCell, read_row
from assistant.answering.terms import stems, subject_words
from assistant.answers import Answer, Citation
from assistant.documents import Passage, PassageKind
from assistant.web.marking import Stretch, marked
from assistant.web.sources.finding import CELL_JOINT


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row as printed, and its printed heading."""

    heading: str
    text: Sequence[Stretch]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A citation with what is quoted of it: `cells` of a row, else its text.

    The words of the question are marked in it.
    """

    citation: Citation
    text: Sequence[Stretch]
    cells: Sequence[Cell] = ()


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
    nearest = [by_number[number] for number in answer.nearest if number in by_number]
    sought = stems(" ".join(subject_words(answer.standalone))) if nearest else []
    return [
        Quoted(
            each, marked(each.quote, sought), quoted_cells(each, rows.get(each.passage_id), sought)
        )
        for each in nearest
    ]


def quoted_cells(
    citation: Citation, passage: Passage | None, sought: Collection[str] = ()
) -> list[Cell]:
    """Return the filled cells of a row that has headings; none where it is not quoted whole."""
    if passage is None or passage.text != citation.quote:
        return []
    return [Cell(cell.heading.rstrip(": "), marked(cell.text, sought)) for cell in _headed(passage)]


def cited_cells(passage: Passage, place: tuple[int, int]) -> list[Cell]:
    """Return the filled cells of a row, marked where they stand at `place` of the paper's text.

    None where the passage is not a row with headings, or the place reaches beyond it.
    """
    row = passage.locator
    if passage.kind is not PassageKind.TABLE_ROW or place[0] < row.start or place[1] > row.end:
        return []
    start, end = place[0] - row.start, place[1] - row.start
    return [
        Cell(
            cell.heading.rstrip(": "),
            _marked_between(cell.text, start - cell.start, end - cell.start),
        )
        for cell in _headed(passage)
    ]


def row_words(text: str, passage: Passage | None) -> str:
    """Return a row, or a part of one, in words: no bars stand between its cells.

    Where the whole row has printed headings, each cell is told under its own.
    """
    cells = _headed(passage) if passage and passage.text == text else []
    if cells:
        told = [f"{cell.heading.rstrip(': ')}: {cell.text}" for cell in cells]
    else:
        told = [cell for cell in text.split(CELL_JOINT) if cell.strip()]
    return "; ".join(each.strip().removesuffix(".") for each in told)


def _headed(passage: Passage) -> list[NamedCell]:
    """Return the filled cells of a row; none where what a cell is stands nowhere."""
    filled = [cell for cell in read_row(passage) if cell.text.strip()]
    return filled if len(filled) > 1 and all(cell.heading for cell in filled) else []


def _marked_between(text: str, start: int, end: int) -> list[Stretch]:
    first = min(max(start, 0), len(text))
    last = max(min(end, len(text)), first)
    parts = [Stretch(text[:first], False), Stretch(text[first:last], True)]
    return [part for part in [*parts, Stretch(text[last:], False)] if part.text]
