"""Sorts the rows of an answer's table by what their cells say: dates, numbers, else words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answers import Table, TableRow
from assistant.dates import find_dates

Key = tuple[object, ...]
# Numbers of rows are read part by part: 6.10 comes after 6.9.
_REFERENCE = re.compile(r"(?i)\b(?:ref|no|number|item|minute|recommendation|action|id)\b")
_NUMBER = re.compile(
    r"^\D{0,3}(?P<value>-?\d[\d,]*(?:\.\d+)?)\s*(?:%|[a-z ]{0,12})$", re.IGNORECASE
)
_PARTS = re.compile(r"\d+|\D+")
_MOST_WORDS_WITH_A_DATE = 12


@dataclass(frozen=True, slots=True)
class Sorting:
    """By which column, counted from 1, and whether from the greatest to the least."""

    column: int
    descending: bool = False


def sorted_rows(table: Table, sorting: Sorting | None) -> tuple[TableRow, ...]:
    """Return the rows in order; rows that say nothing to sort by come last, in both orders."""
    if sorting is None or not 1 <= sorting.column <= len(table.columns):
        return table.rows
    at = sorting.column - 1
    cells = [row.cells[at] if at < len(row.cells) else "" for row in table.rows]
    key = _key_for(table.columns[at], cells)
    keyed = [(key(cell), row) for cell, row in zip(cells, table.rows, strict=True)]
    told = [each for each in keyed if each[0] is not None]
    told.sort(key=lambda each: each[0] or (), reverse=sorting.descending)
    return tuple(row for _, row in told) + tuple(row for found, row in keyed if found is None)


def _key_for(column: str, cells: Sequence[str]) -> Callable[[str], Key | None]:
    """Return how cells are compared: as most that hold a figure can be; "no date" holds none."""
    figured = [cell for cell in cells if re.search(r"\d", cell)]
    for key in (_date,) if _REFERENCE.search(column) else (_date, _number):
        if 2 * sum(key(cell) is not None for cell in figured) > len(figured):
            return key
    return _words


def _date(cell: str) -> Key | None:
    """Return the last day that a short cell prints: what stands in brackets is more exact."""
    found = find_dates(cell) if len(cell.split()) <= _MOST_WORDS_WITH_A_DATE else []
    return (found[-1].first.toordinal(),) if found else None


def _number(cell: str) -> Key | None:
    match = _NUMBER.match(cell.strip())
    return (float(match["value"].replace(",", "")),) if match else None


def _words(cell: str) -> Key | None:
    """Return the words in small letters, numbers among them as numbers."""
    text = cell.strip(" –-").casefold()
    if not text:
        return None
    parts = _PARTS.findall(text)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
