"""Reads the figure that a plan's row gives of what its action is to change.

"Reduce the average caseload to 16 | Open: 16.1 on 31 January 2026": the action names the
measure, and another cell prints a number of it with its day.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.extracting.figures.figures_blanked import blank_periods
from ingest.extracting.figures.figures_tables import Tabled
from ingest.extracting.figures.figures_wording import AIMED_AT, CLAUSE, IN_CELL, WISHED
from ingest.extracting.figures.measures import (
    Amount,
    Period,
    as_measure,
    find_periods,
    read_amount,
    unit_after,
    unit_of,
)
from ingest.extracting.paper import Paper
from ingest.parsing.parsed import Block, Cell, Row

_LONGEST_CELL = 400


def planned_figures(paper: Paper) -> Iterator[Tabled]:
    """Yield the figures that rows of plans give of their action's own measure, with a day."""
    for block in paper.parsed.blocks:
        row = block.row
        if row is None or row.is_header:
            continue
        measure = _measure(row)
        if measure is not None:
            yield from _of_row(block, row, *measure)


def _measure(row: Row) -> tuple[Cell, str] | None:
    """Return the one cell of a row that names a measure to be changed, and the measure."""
    found = [
        (cell, as_measure(named["measure"]))
        for cell in row.cells
        if len(cell.text) <= _LONGEST_CELL and (named := AIMED_AT.search(cell.text))
    ]
    aims = [(cell, measure) for cell, measure in found if not list(find_periods(cell.text))]
    return aims[0] if len(aims) == 1 and not CLAUSE.search(aims[0][1]) else None


def _of_row(block: Block, row: Row, action: Cell, measure: str) -> Iterator[Tabled]:
    for cell in row.cells:
        if cell is action or len(cell.text) > _LONGEST_CELL:
            continue
        for amount, period in _dated(cell.text):
            unit = amount.unit or unit_after(cell.text, amount.end) or unit_of(measure)
            if unit == "£":
                continue
            yield Tabled(block, cell, amount, measure, unit, period, within=True)


def _dated(text: str) -> Iterator[tuple[Amount, Period]]:
    """Yield the numbers of a cell that are printed with a day right after them."""
    periods = [period for period in find_periods(text) if period.day is not None]
    bare = blank_periods(text, periods)
    for found in IN_CELL.finditer(bare.text):
        start = bare.start(found.start("number"))
        amount = read_amount(text, start)
        if amount is None or WISHED.search(found.group()):
            continue
        after = next((p for p in periods if not text[amount.end : p.start].strip()), None)
        if after is not None:
            yield amount, after
