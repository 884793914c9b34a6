"""Registers as CSV that spreadsheets open well and cannot be made to run."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence
from urllib.parse import urljoin

from assistant.council import Record
from assistant.registers.columns import Cell, Column, columns_of
from assistant.registers.entries import Entry

# By this spreadsheets know UTF-8.
BYTE_ORDER_MARK = "\ufeff"
# A cell that begins with one of these would be taken for a formula.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def records_csv(
    register: str, entries: Sequence[Entry[Record]], more: Sequence[Column] = (), address: str = ""
) -> str:
    """Return a register with a line of column titles, beginning with the byte order mark.

    `more` are columns after those of the register. Sources are links from `address`, so that
    they lead to their places from a file as well.
    """
    columns = (*columns_of(register), *more)
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow([column.title for column in columns])
    for entry in entries:
        writer.writerow(
            [safe_cell(_linked(column, column.cell(entry), address)) for column in columns]
        )
    return BYTE_ORDER_MARK + sheet.getvalue()


def _linked(column: Column, cell: Cell, address: str) -> Cell:
    return urljoin(address, cell) if column.title == "Source" and isinstance(cell, str) else cell


def safe_cell(cell: Cell) -> str | int | float:
    """Return a cell as it is written: a text that looks like a formula with an apostrophe before it.

    >>> safe_cell("=SUM(A1)"), safe_cell("As planned"), safe_cell(-2.5), safe_cell(None)
    ("'=SUM(A1)", 'As planned', -2.5, '')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, str):
        text = cell.replace("\x00", "")
        return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
    return cell
