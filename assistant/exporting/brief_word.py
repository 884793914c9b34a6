"""Writes a briefing as a Word file: real headings, header rows, numbered sources, British English."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Row

from assistant.exporting.word_file import CELL, bytes_of, mark_row, new_document, writable

_WIDTHS = (Mm(74), Mm(92), Mm(20))
_MARGIN = Mm(12)
# Name, size, space before and after, in points.
_SIZES = (
    ("Normal", 8.5, 0, 1),
    (CELL, 8, 0, 0),
    ("Heading 1", 15, 0, 1),
    ("Heading 2", 10, 4, 1),
    ("Subtitle", 9, 0, 0),
    ("List Number", 7.5, 0, 0),
    ("Footer", 7.5, 0, 0),
)


@dataclass(frozen=True, slots=True)
class WordLine:
    """One line: its words, its details, and the numbers of its sources."""

    text: str
    details: str
    numbers: tuple[int, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class WordPart:
    """One part: its heading, the names of its columns, its lines; `notes` stand above them."""

    title: str
    columns: tuple[str, str, str]
    notes: tuple[str, ...]
    lines: tuple[WordLine, ...]


@dataclass(frozen=True, slots=True)
class WordBrief:
    """A briefing as it is to be written. `sources` are in the order of their numbers."""

    title: str
    caption: str
    notices: tuple[str, ...]
    parts: tuple[WordPart, ...]
    sources_title: str
    sources: tuple[str, ...]
    footer: str
    author: str
    made: dt.date


def write_brief(brief: WordBrief) -> bytes:
    """Return the bytes of a .docx file on A4 paper."""
    made_at = dt.datetime.combine(brief.made, dt.time(), dt.UTC)
    document = new_document(brief.title, brief.author, made_at)
    _set_up(document, brief)
    if brief.caption:
        document.add_paragraph(writable(brief.caption), style="Subtitle")
    document.add_heading(writable(brief.title), level=1)
    for notice in brief.notices:
        document.add_paragraph(writable(notice))
    for part in brief.parts:
        _add_part(document, part)
    if brief.sources:
        _add_sources(document, brief)
    return bytes_of(document)


def _add_sources(document: Document, brief: WordBrief) -> None:
    """Add the numbered sources, in two columns below their heading."""
    document.add_heading(writable(brief.sources_title), level=2)
    section = document.add_section(WD_SECTION.CONTINUOUS)
    columns = OxmlElement("w:cols")
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "300")
    for old in section._sectPr.findall(qn("w:cols")):
        section._sectPr.remove(old)
    section._sectPr.append(columns)
    for words in brief.sources:
        document.add_paragraph(writable(words), style="List Number")


def _set_up(document: Document, brief: WordBrief) -> None:
    """Set small type and narrow margins, so that a briefing fits one page."""
    section = document.sections[0]
    section.left_margin = section.right_margin = section.top_margin = _MARGIN
    section.bottom_margin = section.footer_distance = Mm(10)
    footer = section.footer.paragraphs[0]
    footer.text = writable(brief.footer)
    footer.alignment = WD_ALIGN_PARAGRAPH.LEFT
    for name, size, before, after in _SIZES:
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.size = Pt(size)
        style.paragraph_format.space_before, style.paragraph_format.space_after = (
            Pt(before),
            Pt(after),
        )


def _add_part(document: Document, part: WordPart) -> None:
    document.add_heading(writable(part.title), level=2)
    for note in part.notes:
        document.add_paragraph(writable(note))
    if not part.lines:
        return
    table = document.add_table(rows=1, cols=len(part.columns), style="Table Grid")
    table.autofit = False
    _fill(table.rows[0], part.columns)
    mark_row(table.rows[0], "w:tblHeader")
    for line in part.lines:
        numbers = " ".join(f"[{number}]" for number in line.numbers)
        row = table.add_row()
        _fill(row, (line.text, line.details, numbers))
        if line.mark:
            row.cells[0].paragraphs[0].add_run(f" ({line.mark})").italic = True
    _finish(table)


def _fill(row: _Row, words: Sequence[str]) -> None:
    for cell, text in zip(row.cells, words, strict=True):
        cell.paragraphs[0].add_run(writable(text))


def _finish(table: Table) -> None:
    """Set the widths, keep rows whole, and make the header row bold."""
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width
    for row in table.rows:
        mark_row(row, "w:cantSplit")
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = width
            cell.paragraphs[0].style = CELL
    for cell in table.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
