"""Writes a briefing as a Word file: real headings, header rows, numbered sources, British English."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# Characters that XML cannot hold, which a scanned paper may.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIDTHS = (Mm(74), Mm(92), Mm(20))
_MARGIN = Mm(12)
_LANGUAGE = "en-GB"


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
    document = docx.Document()
    _set_up(document, brief)
    if brief.caption:
        document.add_paragraph(_clean(brief.caption), style="Subtitle")
    document.add_heading(_clean(brief.title), level=1)
    for notice in brief.notices:
        document.add_paragraph(_clean(notice))
    for part in brief.parts:
        _add_part(document, part)
    if brief.sources:
        _add_sources(document, brief)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _add_sources(document: Document, brief: WordBrief) -> None:
    """Add the numbered sources, in two columns below their heading."""
    document.add_heading(_clean(brief.sources_title), level=2)
    section = document.add_section(WD_SECTION.CONTINUOUS)
    columns = OxmlElement("w:cols")
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "300")
    for old in section._sectPr.findall(qn("w:cols")):
        section._sectPr.remove(old)
    section._sectPr.append(columns)
    for words in brief.sources:
        document.add_paragraph(_clean(words), style="List Number")


def _set_up(document: Document, brief: WordBrief) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = _MARGIN
    section.bottom_margin = section.footer_distance = Mm(10)
    footer = section.footer.paragraphs[0]
    footer.text = _clean(brief.footer)
    footer.alignment = WD_ALIGN_PARAGRAPH.LEFT
    _set_styles(document)
    core = document.core_properties
    core.title, core.author, core.language = _clean(brief.title), _clean(brief.author), _LANGUAGE
    core.comments, core.last_modified_by = "", _clean(brief.author)
    core.created = core.modified = dt.datetime.combine(brief.made, dt.time(), dt.UTC)


def _set_styles(document: Document) -> None:
    """Set one plain typeface, tight spacing and the language of proofing."""
    for name, size, after in (
        ("Normal", 8.5, 1),
        ("Heading 1", 15, 2),
        ("Heading 2", 10, 1),
        ("Subtitle", 9, 0),
        ("List Number", 7.5, 0),
        ("Footer", 7.5, 0),
    ):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.italic = "Arial", Pt(size), False
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.space_before = Pt(4 if name == "Heading 2" else 0)
        properties = style.element.get_or_add_rPr()
        for spacing in properties.findall(qn("w:spacing")):
            properties.remove(spacing)
        fonts = properties.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:hAnsi"), "Arial")
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), _LANGUAGE)
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
        properties.append(language)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)


def _add_part(document: Document, part: WordPart) -> None:
    document.add_heading(_clean(part.title), level=2)
    for note in part.notes:
        document.add_paragraph(_clean(note))
    if not part.lines:
        return
    table = document.add_table(rows=1, cols=len(part.columns), style="Table Grid")
    table.autofit = False
    _fill(table.rows[0], part.columns)
    _mark_row(table.rows[0], "w:tblHeader")
    for line in part.lines:
        numbers = " ".join(f"[{number}]" for number in line.numbers)
        row = table.add_row()
        _fill(row, (line.text, line.details, numbers))
        if line.mark:
            row.cells[0].paragraphs[0].add_run(f" ({line.mark})").italic = True
    _finish(table)


def _fill(row: _Row, words: Sequence[str]) -> None:
    for cell, text in zip(row.cells, words, strict=True):
        cell.paragraphs[0].add_run(_clean(text))


def _finish(table: Table) -> None:
    """Set the widths, keep rows whole, and make the header row bold."""
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width
    for row in table.rows:
        _mark_row(row, "w:cantSplit")
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = width
            _tighten(cell)
    for cell in table.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True


def _tighten(cell: _Cell) -> None:
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.space_after = Pt(0)
        for run in paragraph.runs:
            run.font.size = Pt(8)


def _mark_row(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _clean(text: str) -> str:
    return _UNWRITABLE.sub("", text)
