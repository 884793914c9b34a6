"""Gathers a PDF's tables over pages: repeated headers out, cut rows joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.parsing.geometry import Box
from ingest.parsing.tables import (
    MAX_HEADER_ROWS,
    GridCell,
    cell_text,
    count_header_rows,
    cuts_date,
)

SAME_COLUMN = 8.0
# A cell of so few letters is a value: a reference, a date, a rating.
LONGEST_VALUE = 16
# Words after which a cell cannot end.
_GOES_ON = re.compile(r"(?i)(?:\b(?:and|or|of|the|to|for|with|in|a|an|by|on)|[,/&–-])$")


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table as one page shows it."""

    box: Box
    xs: tuple[float, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    page: int


@dataclass(slots=True)
class WholeTable:
    """A table gathered over pages; `pages` says where each row starts."""

    xs: tuple[float, ...]
    rows: list[tuple[GridCell, ...]] = field(default_factory=list)
    pages: list[int | None] = field(default_factory=list)
    header_rows: int = 0

    def accepts(self, table: PageTable) -> bool:
        """Return whether `table`, at the top of the next page, has the same columns."""
        return same_columns(self.xs, table.xs)

    def add(self, table: PageTable) -> None:
        """Take the rows of `table`, leaving out a header that is printed again."""
        rows = table.rows
        if not self.rows:
            self.header_rows = count_header_rows(rows)
        else:
            rows = _without_header_in_rest(self.rows, rows)
            again = _repeated_rows(self.rows, rows)
            self.header_rows = max(self.header_rows, again)
            rows = rows[again:]
            if rows and _is_rest_of_row(self.rows[-1], rows[0]):
                self.rows[-1] = _with_rest(self.rows[-1], rows[0])
                rows = rows[1:]
        self.rows.extend(rows)
        self.pages.extend([table.page] * len(rows))


def same_columns(xs: Sequence[float], others: Sequence[float]) -> bool:
    """Return whether two tables have their columns at the same places."""
    return len(xs) == len(others) and all(
        abs(one - other) < SAME_COLUMN for one, other in zip(xs, others, strict=True)
    )


def _repeated_rows(first: Sequence[Sequence[GridCell]], rows: Sequence[Sequence[GridCell]]) -> int:
    """Return how many rows at the top of a page repeat those at the top of the table."""
    again = 0
    while (
        again < min(MAX_HEADER_ROWS, len(rows) - 1, len(first) - 1)
        and any(_texts(rows[again]))
        and _texts(rows[again]) == _texts(first[again])
    ):
        again += 1
    return again


def _without_header_in_rest(
    first: Sequence[Sequence[GridCell]], rows: tuple[tuple[GridCell, ...], ...]
) -> tuple[tuple[GridCell, ...], ...]:
    """Part a header from the rest of a cut row, where nothing is drawn between them."""
    header, top = first[0], rows[0] if rows else ()
    if len(header) != len(top) or _texts(header) == _texts(top):
        return rows
    pairs = list(zip(header, top, strict=True))
    if not all(a.text and b.text.startswith(a.text) for a, b in pairs):
        return rows
    rest = tuple(replace(b, text=b.text[len(a.text) :].strip(), breaks=()) for a, b in pairs)
    return (tuple(header), rest, *rows[1:])


def _texts(row: Sequence[GridCell]) -> list[str]:
    return [" ".join(cell.text.split()).lower() for cell in row]


def _is_rest_of_row(above: Sequence[GridCell], row: Sequence[GridCell]) -> bool:
    """Return whether `row` only carries on the cells above, cut by the page's end."""
    if len(above) != len(row) or not row or not above[0].text:
        return False
    pairs = [(a.text, b.text) for a, b in zip(above, row, strict=True) if b.text]
    if not pairs or not all(a for a, _ in pairs) or any(_are_values(a, b) for a, b in pairs):
        return False
    runs_on = [b[:1].islower() or _GOES_ON.search(a) is not None for a, b in pairs]
    if row[0].text:
        return all(runs_on)
    return any(runs_on) or any(not a.endswith((".", "!", "?")) for a, _ in pairs)


def _are_values(one: str, other: str) -> bool:
    """Return whether two short cells are values of two rows, and not one that was cut."""
    if max(len(one), len(other)) > LONGEST_VALUE or other[:1].islower():
        return False
    return _GOES_ON.search(one) is None and not cuts_date(one, other)


def _with_rest(above: Sequence[GridCell], row: Sequence[GridCell]) -> tuple[GridCell, ...]:
    return tuple(
        GridCell(
            text=cell_text([part for part in (a.text, b.text) if part]),
            column=a.column,
            column_span=a.column_span,
            row_span=a.row_span,
            fill=a.fill or b.fill,
            bold=a.bold,
        )
        for a, b in zip(above, row, strict=True)
    )
