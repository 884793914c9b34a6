"""Reads figures out of tables of indicators: a measure a row, a period a column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extracting.figures.measures import (
    Amount,
    Period,
    as_measure,
    read_amount,
    read_period_heading,
    unit_after,
    unit_of,
)
from ingest.extracting.paper import Paper
from ingest.parsing.parsed import Block, Cell, Row

_MEASURES = re.compile(
    r"(?i)^\W*(?:(?:key |performance |our )*(?:measures?|indicators?|kpis?)(?: \(.*\))?|description|metric)\W*$"
)
# A row that counts part of the row above it.
_PART = re.compile(r"(?i)^\W*(?:of (?:these|which|whom|those)|including)\b[,:]?\s*")
_ALL = re.compile(r"(?i)[,(]?\s*(?:all (?:categories|ages|types)|in total|total)\)?\W*$")
_IN_THOUSANDS = re.compile(r"£\s?(?P<scale>000s?|k|m)\b")
_SCALES = {"000": 1e3, "000s": 1e3, "k": 1e3, "m": 1e6}


@dataclass(frozen=True, slots=True)
class Tabled:
    """A figure in a table: its cell, of which measure, in which period.

    `within` says that the amount is a part of its cell, at the amount's own place in it.
    """

    block: Block
    cell: Cell
    amount: Amount
    measure: str
    unit: str
    period: Period
    within: bool = False


@dataclass(frozen=True, slots=True)
class _Columns:
    measure: int
    periods: dict[int, Period]
    scales: dict[int, float]


def tabled_figures(paper: Paper) -> Iterator[Tabled]:
    """Yield the figures of the tables whose columns are headed by a measure and by periods."""
    header: Sequence[str] | None = None
    columns: _Columns | None = None
    table, whole = -1, ""
    for block in paper.parsed.blocks:
        row = block.row
        if row is None or row.is_header:
            continue
        own = _own_header(row)
        if own is not None:
            header, columns, table, whole = row.header, own, row.table, ""
            continue
        if row.header is not header or (not row.header and row.table != table):
            header, columns, table, whole = row.header, _columns(row.header), row.table, ""
        if columns is None:
            continue
        label = _label(row, columns)
        part = _PART.match(label)
        if label and not part:
            whole = _ALL.sub("", label)
        measure = f"{whole}, {label[part.end() :]}" if part and whole else label
        yield from _of_row(block, row, columns, measure)


def _columns(header: Sequence[str]) -> _Columns | None:
    measure = next((i for i, name in enumerate(header) if _MEASURES.match(name)), None)
    if measure is None:
        return None
    periods: dict[int, Period] = {}
    scales: dict[int, float] = {}
    for index, name in enumerate(header):
        scale = _IN_THOUSANDS.search(name)
        if scale:
            scales[index] = _SCALES[scale["scale"]]
        period = read_period_heading(_IN_THOUSANDS.sub("", name)) if index != measure else None
        if period is not None and period.day is not None:
            periods[index] = period
    return _Columns(measure, periods, scales) if periods else None


def _own_header(row: Row) -> _Columns | None:
    """Return the columns of a row that heads a table and was not told as its header."""
    if row.header:
        return None
    names = {cell.column: " ".join(cell.text.split()) for cell in row.cells}
    width = max(names, default=-1) + 1
    return _columns([names.get(index, "") for index in range(width)]) if width > 1 else None


def _label(row: Row, columns: _Columns) -> str:
    cell = next((c for c in row.cells if c.column == columns.measure), None)
    return " ".join(cell.text.split()) if cell is not None else ""


def _of_row(block: Block, row: Row, columns: _Columns, measure: str) -> Iterator[Tabled]:
    if not re.search(r"[A-Za-z]{3}", measure):
        return
    for cell in row.cells:
        period = columns.periods.get(cell.column)
        found = _amount(cell.text) if period is not None else None
        if period is None or found is None:
            continue
        amount, unit = found
        scale = columns.scales.get(cell.column)
        if scale and amount.unit is None:
            amount, unit = Amount(amount.start, amount.end, amount.value * scale, "£"), "£"
        yield Tabled(block, cell, amount, as_measure(measure), unit or unit_of(measure), period)


def _amount(text: str) -> tuple[Amount, str | None] | None:
    """Return the amount that fills a cell, and its unit if the cell prints one."""
    stripped = text.strip()
    amount = read_amount(stripped)
    if amount is None:
        return None
    unit = amount.unit or unit_after(stripped, amount.end)
    rest = stripped[amount.end :].strip()
    if rest and not (unit and rest.lower() == unit):
        return None
    return amount, unit
