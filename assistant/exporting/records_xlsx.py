"""Registers as XLSX: one sheet of rows, one that says what was asked."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from urllib.parse import urljoin

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assistant.council import Record
from assistant.registers import columns as registers
from assistant.registers.entries import Entry

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LANGUAGE = "en-GB"
MOST_CHARACTERS = 32_767
NARROWEST, WIDEST = 10, 60
DATE_FORMAT = "d mmmm yyyy"
ABOUT = "About this list"
_BOLD = Font(bold=True)
_HEAD = PatternFill("solid", fgColor="FFE6E0EF")
_LINK = Font(color="FF4A2C78", underline="single")
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def records_xlsx(
    title: str,
    columns: Sequence[registers.Column],
    entries: Sequence[Entry[Record]],
    about: Sequence[tuple[str, registers.Cell]],
    address: str,
) -> bytes:
    """Return a register as a workbook; its column "Source" links to pages at `address`.

    The second sheet holds `about`: what was asked, as at which day, when it was made.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    _fill(sheet, columns, entries, address)
    told = book.create_sheet(ABOUT)
    for row, pair in enumerate(about, 1):
        cells = [_written(told, row, column, value) for column, value in enumerate(pair, 1)]
        cells[0].font = _BOLD
        told.append(cells)
    told.column_dimensions["A"].width, told.column_dimensions["B"].width = 28, 90
    book.properties.title, book.properties.language = title, LANGUAGE
    book.properties.creator = "Scrutiny questions"
    sent = io.BytesIO()
    book.save(sent)
    return sent.getvalue()


def _fill(
    sheet: Worksheet,
    columns: Sequence[registers.Column],
    entries: Sequence[Entry[Record]],
    address: str,
) -> None:
    """Write a line of titles that stays in sight, and a line for each entry."""
    widths = [len(column.title) for column in columns]
    heads = [_written(sheet, 1, number, each.title) for number, each in enumerate(columns, 1)]
    for head in heads:
        head.font, head.fill = _BOLD, _HEAD
    sheet.append(heads)
    for row, entry in enumerate(entries, 2):
        values = [column.cell(entry) for column in columns]
        cells = [_written(sheet, row, number, each) for number, each in enumerate(values, 1)]
        for cell, column, value in zip(cells, columns, values, strict=True):
            if column.title == "Source" and isinstance(value, str):
                _link(cell, urljoin(address, value))
        sheet.append(cells)
        lengths = (len(str(value or "")) for value in values)
        widths = [max(pair) for pair in zip(widths, lengths, strict=True)]
    for number, width in enumerate(widths, 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = min(max(width + 2, NARROWEST), WIDEST)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(entries) + 1}"


def _written(sheet: Worksheet, row: int, column: int, value: registers.Cell) -> Cell:
    """Return a value as what it is; text always as text, so that none is taken for a formula."""
    cell = Cell(sheet, row=row, column=column)
    cell.alignment = _WRAPPED
    if isinstance(value, bool):
        value = "yes" if value else "no"
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:MOST_CHARACTERS]
        cell.data_type = "s"
        cell.quotePrefix = True
    else:
        cell.value = value
        if isinstance(value, dt.date):
            cell.number_format = DATE_FORMAT
    return cell


def _link(cell: Cell, address: str) -> None:
    cell.hyperlink = address
    cell.value = address
    cell.data_type = "s"
    cell.font = _LINK
