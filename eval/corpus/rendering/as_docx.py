"""Papers as Word files: headings, real or typed numbering, shaded tables."""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from eval.corpus.rendering.blocks import (
    Heading,
    Item,
    Mark,
    Paragraph,
    Table,
    TableCell,
    parse_blocks,
    split_bold,
)
from eval.corpus.rendering.sources import PaperSource
from eval.corpus.rendering.zipped import WRITTEN, settle

NUMBERED_BY_WORD = "by word"


def render_docx(source: PaperSource) -> bytes:
    """Return the Word file of `source`; the same source gives the same bytes."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Arial"
    properties = document.core_properties
    properties.title = source.facts.get("docx_title", source.title)
    properties.author = source.facts.get("author", "Democratic Services")
    properties.created = properties.modified = WRITTEN
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(2)
    section.header.paragraphs[0].text = source.facts.get("header", "")
    section.footer.paragraphs[0].text = source.facts.get("footer", "")
    by_word = source.facts.get("numbering") == NUMBERED_BY_WORD
    for block in parse_blocks(source.body):
        _write(document, block, by_word)
    buffer = io.BytesIO()
    document.save(buffer)
    return settle(buffer.getvalue())


def _write(
    document: Document, block: Heading | Paragraph | Item | Table | Mark, by_word: bool
) -> None:
    match block:
        case Heading(level, text):
            document.add_heading(text, level)
        case Paragraph(text):
            _runs(document.add_paragraph(), text)
        case Item():
            _item(document, block, by_word)
        case Table():
            _table(document, block)
        case Mark("page", _):
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        case Mark(name, _):
            raise ValueError(f"a Word file has no mark {name!r}")


def _item(document: Document, item: Item, by_word: bool) -> None:
    if item.label == "-":
        _runs(document.add_paragraph(style="List Bullet"), item.text)
    elif by_word and item.label.rstrip(".").isdigit():
        _runs(document.add_paragraph(style="List Number"), item.text)
    else:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(1 + item.depth)
        paragraph.paragraph_format.first_line_indent = Cm(-1)
        _runs(paragraph, f"{item.label}\t{item.text}")


def _runs(paragraph: WordParagraph, text: str) -> None:
    for part, bold, italic in split_bold(text):
        run = paragraph.add_run(part)
        run.bold, run.italic = bold or None, italic or None


def _table(document: Document, table: Table) -> None:
    style = "Table Grid" if table.ruled else "Normal Table"
    grid = document.add_table(len(table.rows), len(table.rows[0]), style=style)
    for number, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            target = grid.cell(number, column)
            if cell.joined:
                grid.cell(number - 1, column).merge(target)
                continue
            _fill_cell(target, cell, bold=table.headed and number == 0)
    document.add_paragraph()


def _fill_cell(target: _Cell, cell: TableCell, *, bold: bool) -> None:
    lines = cell.text.split("<br>")
    for number, line in enumerate(lines):
        paragraph = target.paragraphs[0] if number == 0 else target.add_paragraph()
        _runs(paragraph, f"**{line}**" if bold and line else line)
        for run in paragraph.runs:
            run.font.size = Pt(8)
    if cell.fill:
        shading = OxmlElement("w:shd")
        shading.set(qn("w:val"), "clear")
        shading.set(qn("w:fill"), cell.fill)
        target._tc.get_or_add_tcPr().append(shading)
