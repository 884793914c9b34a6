"""Finds the tables of a paper that are action plans, logs or trackers, and names their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.extracting.paper import Paper
from ingest.extracting.plans.columns import name_columns, plain_heading
from ingest.extracting.plans.plans_cards import find_cards, is_turned
from ingest.extracting.plans.plans_contents import (
    by_contents,
    by_values,
    reads_like_a_plan,
    speaks_of_a_plan,
    with_forecasts,
)
from ingest.extracting.plans.plans_headers import headers_of, without_repeats
from ingest.extracting.plans.plans_layout import FoundTables, PlanTable, TableRow
from ingest.extracting.plans.plans_telling import (
    fits,
    holds_a_plan,
    looks_like_a_plan,
    names_a_plan,
    unreadable,
)
from ingest.parsing.parsed import BlockKind

# What may stand between a table and its rest on the next page: running headers.
_BLOCKS_BETWEEN = 3
TURNED = "its headings stand in the first column"
NOT_TOLD = "its columns could not be told by their headings"


def find_plan_tables(paper: Paper) -> FoundTables:
    """Return the tables of `paper`, told apart by their columns and what these hold."""
    found = FoundTables()
    previous: PlanTable | None = None
    tables = list(_tables(paper))
    cards = find_cards(paper, tables)
    for rows in tables:
        if rows[0].row.table in cards.tables:
            found.plans.extend(table for table in cards.plans if table.header[0] is rows[0])
            previous = None
            continue
        table = _with_header(rows)
        if table is None and previous is not None and _goes_on(paper, previous, rows):
            rest = tuple(row for row in rows if not _repeats(previous, row))
            if not rest:
                continue
            table = PlanTable(previous.columns, (), (), rest, continues=True)
        if table is None:
            reason = _why_unread(rows)
            found.others.append(rows)
            if reason is not None:
                found.unread.append((rows, reason))
            continue
        reason = unreadable(table)
        if reason is not None:
            found.unread.append((rows, reason))
            previous = None
            continue
        found.plans.append(table)
        previous = table
    return found


def _why_unread(rows: Sequence[TableRow]) -> str | None:
    """Return why a table that may be a plan is not read; None for another table."""
    if is_turned(rows):
        return TURNED
    header = next(headers_of(rows), None)
    if header is not None:
        columns = name_columns(header.headings, header.lines)
        if looks_like_a_plan(columns, rows[header.end :]):
            return NOT_TOLD
    return NOT_TOLD if reads_like_a_plan(rows) else None


def _tables(paper: Paper) -> Iterator[tuple[TableRow, ...]]:
    rows: list[TableRow] = []
    for index, block in enumerate(paper.parsed.blocks):
        if block.kind is not BlockKind.TABLE_ROW or block.row is None:
            continue
        if rows and rows[-1].row.table != block.row.table:
            yield tuple(rows)
            rows = []
        rows.append(TableRow(index, block, block.row))
    if rows:
        yield tuple(rows)


def _with_header(rows: Sequence[TableRow]) -> PlanTable | None:
    """Return the rows as a plan under the first header that makes them one."""
    for header in headers_of(rows):
        body = without_repeats(rows[header.end :], header)
        columns = with_forecasts(name_columns(header.headings, header.lines), body)
        if not speaks_of_a_plan(columns):
            continue
        columns = by_contents(columns, body)
        if names_a_plan(columns) and body and holds_a_plan(columns, body):
            above, lines = tuple(rows[: header.start]), tuple(rows[header.start : header.end])
            return PlanTable(by_values(columns, body), above, lines, body)
    return None


def _goes_on(paper: Paper, before: PlanTable, rows: Sequence[TableRow]) -> bool:
    """Return whether a table without a plan's header carries on the one before it."""
    last = before.rows[-1]
    between = paper.parsed.blocks[last.index + 1 : rows[0].index]
    if len(between) > _BLOCKS_BETWEEN or any(
        block.kind is BlockKind.TABLE_ROW for block in between
    ):
        return False
    if any(block.kind is BlockKind.HEADING for block in between) and not _turns_page(last, rows[0]):
        return False
    width = max(row.width for row in before.rows)
    return max(row.width for row in rows) == width and fits(before.columns, rows)


def _repeats(before: PlanTable, row: TableRow) -> bool:
    """Return whether a row only prints the headings again: its own rows stand on the next page."""
    headings = [plain_heading(heading) for heading in before.columns.headings]
    cells = [row.cell_at(at) for at in range(len(headings))]
    return [plain_heading(cell.text if cell else "") for cell in cells] == headings


def _turns_page(last: TableRow, first: TableRow) -> bool:
    return last.block.page is not None and first.block.page == last.block.page + 1
