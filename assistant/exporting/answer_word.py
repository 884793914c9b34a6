"""Writes one answer as a Word file: headings, header rows, a footnote for each source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from docx.document import Document
from docx.shared import Mm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from assistant.exporting.footnotes import Footnote, Footnotes
from assistant.exporting.word_file import (
    CELL,
    add_field,
    bytes_of,
    mark_row,
    new_document,
    writable,
)

_TEXT_MM, _SOURCES_MM = 160, 17
# A column is no wider for longer texts: they break over lines.
_MOST_CHARACTERS = 32


@dataclass(frozen=True, slots=True)
class CitedText:
    """A text with the numbers of the sources that prove it; `more` stands below it."""

    text: str
    numbers: tuple[int, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table with its title; each row has a cell for each column, and its sources."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it. `note` is said before the lines."""

    title: str
    note: str
    lines: tuple[CitedText, ...]
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class WordAnswer:
    """An answer as it is to be written, every word of it. `sources` are by number."""

    question: str
    caption: str
    notes: tuple[str, ...]
    status: str
    status_words: str
    sentences: tuple[CitedText, ...]
    tables: tuple[WordTable, ...]
    source_column: str
    warnings: tuple[str, ...]
    sections: tuple[Section, ...]
    searched: str
    footer: str
    author: str
    made_at: dt.datetime
    sources: Mapping[int, Footnote]


def write_answer(answer: WordAnswer) -> bytes:
    """Return the bytes of a .docx file, the same for the same answer."""
    document = new_document(answer.question, answer.author, answer.made_at)
    notes = Footnotes(document, answer.sources)
    document.add_paragraph(writable(answer.caption), style="Subtitle")
    document.add_heading(writable(answer.question), level=1)
    for words in answer.notes:
        document.add_paragraph(writable(words))
    status = document.add_paragraph()
    status.add_run(f"{answer.status}. ").bold = True
    status.add_run(writable(answer.status_words))
    for sentence in answer.sentences:
        _add_text(document, notes, sentence)
    for table in answer.tables:
        _add_table(document, notes, table, answer.source_column)
    for words in answer.warnings:
        document.add_paragraph().add_run(writable(words)).bold = True
    for section in answer.sections:
        _add_section(document, notes, section)
    document.add_paragraph(writable(answer.searched), style="Subtitle")
    _add_footer(document, answer.footer)
    return bytes_of(document)


def _add_text(
    document: Document, notes: Footnotes, said: CitedText, style: str | None = None
) -> None:
    paragraph = document.add_paragraph(writable(said.text), style=style)
    notes.mark(paragraph, () if said.more else said.numbers)
    if said.more:
        paragraph.add_run().add_break()
        paragraph.add_run(writable(said.more))
        notes.mark(paragraph, said.numbers)


def _add_section(document: Document, notes: Footnotes, section: Section) -> None:
    document.add_heading(section.title, level=2)
    if section.note:
        document.add_paragraph(section.note)
    for line in section.lines:
        _add_text(document, notes, line, "Quote" if section.quoted else "List Bullet")


def _add_table(document: Document, notes: Footnotes, table: WordTable, source: str) -> None:
    caption = document.add_paragraph(writable(table.title), style="Caption")
    caption.paragraph_format.keep_with_next = True
    grid = document.add_table(rows=1, cols=len(table.columns) + 1, style="Table Grid")
    grid.autofit = False
    mark_row(grid.rows[0], "w:tblHeader")
    style = document.styles[CELL].style_id
    for cell, column in zip(grid.rows[0].cells, (*table.columns, source), strict=True):
        _fill(cell, column, style).runs[0].bold = True
    for texts, numbers in table.rows:
        row = grid.add_row()
        *cells, last = row.cells
        # A row may have fewer cells than there are columns; what is not printed is left open.
        for cell, text in zip(cells, texts, strict=False):
            _fill(cell, text or "–", style)
        notes.mark(_fill(last, "", style), numbers)
    widths = column_widths(table)
    for grid_column, width in zip(grid.columns, widths, strict=True):
        grid_column.width = width
    for row in grid.rows:
        mark_row(row, "w:cantSplit")
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    document.add_paragraph()


def column_widths(table: WordTable) -> list[Mm]:
    """Return the widths of a table's columns and of its sources: wide where much is said."""
    weights = []
    for number, column in enumerate(table.columns):
        texts = [column, *(cells[number] for cells, _ in table.rows if number < len(cells))]
        word = max(len(word) for text in texts for word in text.split() or [""])
        weights.append(max(word + 2, min(_MOST_CHARACTERS, max(map(len, texts)))))
    share = (_TEXT_MM - _SOURCES_MM) / sum(weights)
    return [*(Mm(weight * share) for weight in weights), Mm(_SOURCES_MM)]


def _fill(cell: _Cell, text: str, style: str) -> Paragraph:
    paragraph: Paragraph = cell.paragraphs[0]
    # By its id: setting a style by its name searches them all, for every cell.
    paragraph._p.style = style
    paragraph.add_run(writable(text))
    return paragraph


def _add_footer(document: Document, words: str) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{writable(words)} Page ")
    add_field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    add_field(paragraph, "NUMPAGES")
