"""Papers as workbooks: one sheet for each "!sheet" mark, with fills and real dates."""

from __future__ import annotations

import datetime as dt
import io
import re

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from eval.corpus.rendering.blocks import Heading, Item, Mark, Paragraph, Table, parse_blocks
from eval.corpus.rendering.sources import PaperSource
from eval.corpus.rendering.zipped import WRITTEN, settle

DAY = re.compile(r"^(\d{2})/(\d{2})/(\d{4})$")
WIDTH_OF_A_SHARE = 2.2


def render_xlsx(source: PaperSource) -> bytes:
    """Return the workbook of `source`; the same source gives the same bytes."""
    book = Workbook()
    del book["Sheet"]
    book.properties.title = source.title
    book.properties.creator = source.facts.get("author", "ASCP Business Unit")
    book.properties.created = book.properties.modified = WRITTEN
    sheet: Worksheet | None = None
    for block in parse_blocks(source.body):
        match block:
            case Mark("sheet", name):
                sheet = book.create_sheet(name)
            case Table() if sheet is not None:
                _table(sheet, block)
            case Heading(_, text) if sheet is not None:
                sheet.append([text])
                sheet.cell(sheet.max_row, 1).font = Font(bold=True, size=14)
            case Paragraph(text) | Item(_, text) if sheet is not None:
                sheet.append([text])
            case _:
                raise ValueError("a workbook starts with a sheet and knows no other mark")
    buffer = io.BytesIO()
    book.save(buffer)
    return settle(buffer.getvalue())


def _table(sheet: Worksheet, table: Table) -> None:
    top = sheet.max_row + 2
    for number, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            target = sheet.cell(top + number, column + 1)
            target.alignment = Alignment(wrap_text=True, vertical="top")
            target.value = _value(cell.text)
            if isinstance(target.value, dt.date):
                target.number_format = "dd/mm/yyyy"
            if cell.fill:
                target.fill = PatternFill("solid", fgColor=f"FF{cell.fill}")
            if number == 0 and table.headed:
                target.font = Font(bold=True)
    _merge(sheet, table, top)
    for column, share in enumerate(table.widths):
        sheet.column_dimensions[chr(ord("A") + column)].width = share * WIDTH_OF_A_SHARE
    if table.headed:
        sheet.freeze_panes = f"A{top + 1}"


def _merge(sheet: Worksheet, table: Table, top: int) -> None:
    for column in range(len(table.rows[0])):
        start = 0
        for number in range(1, len(table.rows) + 1):
            if number < len(table.rows) and table.rows[number][column].joined:
                continue
            if number - start > 1:
                sheet.merge_cells(
                    start_row=top + start,
                    end_row=top + number - 1,
                    start_column=column + 1,
                    end_column=column + 1,
                )
            start = number


def _value(text: str) -> str | int | dt.date | None:
    if match := DAY.match(text):
        return dt.date(int(match[3]), int(match[2]), int(match[1]))
    if text.isdigit():
        return int(text)
    return text.replace("<br>", "\n") or None
