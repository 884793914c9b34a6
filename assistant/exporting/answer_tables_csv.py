"""A table of an answer as CSV that spreadsheets open well and cannot be made to run."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from assistant.exporting.records_csv import BYTE_ORDER_MARK, safe_cell


def table_csv(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows of text with a line of column titles, beginning with the byte order mark.

    >>> table_csv(["Ref", "Due"], [["6.2", "=A1"]])
    "\\ufeffRef,Due\\r\\n6.2,'=A1\\r\\n"
    """
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    for row in (columns, *rows):
        writer.writerow([safe_cell(cell) for cell in row])
    return BYTE_ORDER_MARK + sheet.getvalue()
