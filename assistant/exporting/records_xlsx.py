"""Registers as XLSX: one sheet of rows, one that says what was asked."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from copy import copy
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
# Excel opens no sheet with more links.
MOST_LINKS = 65_000


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
    styles = _Styles(sheet)
    _fill(sheet, columns, entries, address, styles)
    told = book.create_sheet(ABOUT)
    for row, (name, value) in enumerate(about, 1):
        told.append([styles.head(told, row, 1, name), styles.cell(told, row, 2, value)])
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
    styles: _Styles,
) -> None:
    """Write a line of titles that stays in sight, and a line for each entry."""
    widths = [len(column.title) for column in columns]
    sheet.append([styles.head(sheet, 1, n, each.title) for n, each in enumerate(columns, 1)])
    for row, entry in enumerate(entries, 2):
        values = [column.cell(entry) for column in columns]
        cells = [styles.cell(sheet, row, number, each) for number, each in enumerate(values, 1)]
        for cell, column, value in zip(cells, columns, values, strict=True):
            if cell and column.title == "Source" and isinstance(value, str) and row < MOST_LINKS:
                styles.link(cell, urljoin(address, value))
        sheet.append(cells)
        lengths = (len(str(value or "")) for value in values)
        widths = [max(pair) for pair in zip(widths, lengths, strict=True)]
    for number, width in enumerate(widths, 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = min(max(width + 2, NARROWEST), WIDEST)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(entries) + 1}"


class _Styles:
    """Makes cells of a few looks, each made once: to style every cell anew takes ten times as long."""

    def __init__(self, sheet: Worksheet) -> None:
        wrapped = Alignment(wrap_text=True, vertical="top")
        self._number, self._text, self._date, self._head, self._link = (
            Cell(sheet, row=1, column=1) for _ in range(5)
        )
        for look in (self._number, self._text, self._date, self._head, self._link):
            look.alignment = wrapped
        for look in (self._text, self._head, self._link):
            look.quotePrefix = True
        self._date.number_format = DATE_FORMAT
        self._head.font = Font(bold=True)
        self._head.fill = PatternFill("solid", fgColor="FFE6E0EF")
        self._link.font = Font(color="FF4A2C78", underline="single")

    def cell(self, sheet: Worksheet, row: int, column: int, value: registers.Cell) -> Cell | None:
        """Return a value as what it is; text always as text, so that none is taken for a formula."""
        if value is None:
            return None
        if isinstance(value, bool):
            value = "yes" if value else "no"
        cell = Cell(sheet, row=row, column=column)
        if isinstance(value, str):
            _dress(cell, self._text)
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:MOST_CHARACTERS]
            cell.data_type = "s"
        else:
            cell.value = value
            _dress(cell, self._date if isinstance(value, dt.date) else self._number)
        return cell

    def head(self, sheet: Worksheet, row: int, column: int, title: str) -> Cell:
        """Return the title of a column or line."""
        cell = Cell(sheet, row=row, column=column, value=title)
        _dress(cell, self._head)
        return cell

    def link(self, cell: Cell, address: str) -> None:
        """Make a cell a link that shows its address."""
        cell.hyperlink = address
        cell.value = address
        cell.data_type = "s"
        _dress(cell, self._link)


def _dress(cell: Cell, look: Cell) -> None:
    """Give a cell the look of another."""
    cell._style = copy(look._style)  # type: ignore[attr-defined]  # the stubs leave it out
