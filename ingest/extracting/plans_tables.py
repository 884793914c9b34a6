"""Finds the tables of a paper that are action plans, logs or trackers, and names their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.extracting.column_headings import Concept
from ingest.extracting.columns import NamedColumns, name_columns, plain_heading
from ingest.extracting.due_units import find_stretches
from ingest.extracting.paper import Paper
from ingest.extracting.ratings import is_rating_cell
from ingest.extracting.statuses import is_status_word
from ingest.parsing.parsed import Block, BlockKind, Cell, Row

# Rows above the header (titles, keys, notes) that a table may begin with.
_ROWS_ABOVE = 8
# What may stand between a table and its rest on the next page: running headers.
_BLOCKS_BETWEEN = 3
_MOST_HEADING = 120
_SHORT = 40
_MOST_TURNED = 14
_LETTERS = re.compile(r"[A-Za-z]{2,}")
_VERDICT = re.compile(
    r"(?i)^\W*(?:partly\s+|partially\s+|not\s+|fully\s+)?(?:accept|agree|reject|support|noted)"
)
_RISK = re.compile(r"\b(?:likelihood|probability|inherent|residual|risk score|controls?)\b")
_TRACKING = (
    Concept.LEAD,
    Concept.DUE,
    Concept.STATUS,
    Concept.RATING,
    Concept.PROGRESS,
    Concept.DONE_TICK,
    Concept.ON_TRACK_TICK,
)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with the block that holds it. `index` is the block's place in the paper."""

    index: int
    block: Block
    row: Row

    @property
    def filled(self) -> list[Cell]:
        """The cells that hold text."""
        return [cell for cell in self.row.cells if cell.text]

    @property
    def width(self) -> int:
        """How many columns the cells reach over."""
        return max((cell.column + cell.column_span for cell in self.row.cells), default=0)

    def cell_at(self, column: int) -> Cell | None:
        """Return the cell over `column`; None where a cell of an earlier row reaches down."""
        for cell in self.row.cells:
            if cell.column <= column < cell.column + cell.column_span:
                return cell
        return None


@dataclass(frozen=True, slots=True)
class PlanTable:
    """A table of a plan: its columns, what stands above its header, and its rows."""

    columns: NamedColumns
    above: tuple[TableRow, ...]
    header: tuple[TableRow, ...]
    rows: tuple[TableRow, ...]
    continues: bool = False

    @property
    def first(self) -> TableRow:
        """The first row of any sort."""
        return (*self.above, *self.header, *self.rows)[0]


@dataclass(frozen=True, slots=True)
class FoundTables:
    """The tables of a paper: plans, and those that look like plans but cannot be read, with why."""

    plans: list[PlanTable] = field(default_factory=list)
    unread: list[tuple[tuple[TableRow, ...], str]] = field(default_factory=list)
    others: list[tuple[TableRow, ...]] = field(default_factory=list)


def find_plan_tables(paper: Paper) -> FoundTables:
    """Return the tables of `paper`, told apart by their columns and what these hold."""
    found = FoundTables()
    previous: PlanTable | None = None
    for rows in _tables(paper):
        table = _with_header(rows)
        if table is None and previous is not None and _goes_on(paper, previous, rows):
            table = PlanTable(previous.columns, (), (), rows, continues=True)
        if table is None and _is_turned(rows):
            found.unread.append((rows, "its headings stand in the first column"))
            continue
        if table is None:
            found.others.append(rows)
            continue
        reason = _unreadable(table)
        if reason is not None:
            found.unread.append((rows, reason))
            previous = None
            continue
        found.plans.append(table)
        previous = table
    return found


def _is_turned(rows: Sequence[TableRow]) -> bool:
    """Return whether a table prints one action, a heading a row."""
    if len(rows) > _MOST_TURNED or any(len(row.filled) > 2 for row in rows):
        return False
    columns = name_columns([row.row.cells[0].text for row in rows if row.row.cells])
    tracking = sum(columns.has(concept) for concept in _TRACKING)
    return columns.has(Concept.ACTION) and tracking > 2


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
    for start, end, headings in _headers(rows):
        columns = name_columns(headings)
        if not _names_a_plan(columns):
            continue
        body = tuple(row for row in rows[end:] if not _repeats(row, headings))
        if body and _holds_a_plan(columns, body):
            above, header = tuple(rows[:start]), tuple(rows[start:end])
            return PlanTable(_by_values(columns, body), above, header, body)
    return None


def _headers(rows: Sequence[TableRow]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield where a header may begin and end in `rows`, and its headings."""
    stated = next((row.row.header for row in rows if row.row.header), ())
    marked = [n for n, row in enumerate(rows) if row.row.is_header]
    if stated:
        yield (
            (marked[0], marked[-1] + 1, stated)
            if marked and marked[-1] < _ROWS_ABOVE
            else (0, 0, stated)
        )
    width = max(row.width for row in rows)
    for at, row in enumerate(rows[:_ROWS_ABOVE]):
        if len(row.filled) < min(3, width) or any(len(c.text) > _MOST_HEADING for c in row.filled):
            continue
        yield at, at + 1, _headings((row,), width)
        if at + 1 < len(rows):
            yield at, at + 2, _headings((row, rows[at + 1]), width)


def _headings(rows: Sequence[TableRow], width: int) -> tuple[str, ...]:
    parts: list[list[str]] = [[] for _ in range(width)]
    for row in rows:
        for cell in row.row.cells:
            for column in range(cell.column, min(cell.column + cell.column_span, width)):
                if cell.text and cell.text not in parts[column]:
                    parts[column].append(cell.text)
    return tuple(" ".join(part) for part in parts)


def _names_a_plan(columns: NamedColumns) -> bool:
    """Return whether the headings alone make a plan.

    What is to be done, and who, when or how far. A table of recommendations counts where
    it tracks them; one of risks, indicators or budgets never.
    """
    if columns.has(Concept.NOT_OF_A_PLAN) or _RISK.search(
        " ".join(map(plain_heading, columns.headings))
    ):
        return False
    tracking = sum(columns.has(concept) for concept in _TRACKING)
    if columns.has(Concept.ACTION):
        named = any(
            "action" in columns.headings[at].lower() for at in columns.columns[Concept.ACTION]
        )
        who_or_when = columns.has(Concept.LEAD, Concept.DUE, Concept.STATUS)
        return tracking >= 2 or (tracking == 1 and who_or_when and named)
    if not columns.has(Concept.RECOMMENDATION):
        return False
    return tracking >= 2 and columns.has(Concept.DUE, Concept.LEAD)


def _holds_a_plan(columns: NamedColumns, rows: Sequence[TableRow]) -> bool:
    """Return whether the cells bear the headings out: sentences to do, and no verdicts."""
    what = Concept.ACTION if columns.has(Concept.ACTION) else Concept.RECOMMENDATION
    texts = [text for text in _texts(columns, what, rows) if text]
    worded = [text for text in texts if len(_LETTERS.findall(text)) >= 2]
    if not texts or len(worded) * 2 < len(texts):
        return False
    verdicts = [text for text in _texts(columns, Concept.PROGRESS, rows) if _VERDICT.match(text)]
    followed = columns.has(Concept.LEAD, Concept.STATUS, Concept.RATING)
    if not followed and len(verdicts) * 2 > len(texts):
        return False
    return _dates_fit(columns, rows)


def _dates_fit(columns: NamedColumns, rows: Sequence[TableRow]) -> bool:
    """Return whether a column that is called "Target" or the like holds no mere figures."""
    dues = [text for text in _texts(columns, Concept.DUE, rows) if text]
    figures = [
        text for text in dues if re.fullmatch(r"[£\d.,%\s<>=-]+", text) and not find_stretches(text)
    ]
    return len(figures) * 2 <= len(dues)


def _texts(columns: NamedColumns, concept: Concept, rows: Sequence[TableRow]) -> list[str]:
    found: list[str] = []
    for column in columns.columns.get(concept, ()):
        cells = [row.cell_at(column) for row in rows]
        found += [cell.text for cell in cells if cell is not None]
    return found


def _by_values(columns: NamedColumns, rows: Sequence[TableRow]) -> NamedColumns:
    """Give "Status" to the rating where it holds colours, and a nameless coloured column too."""
    named = dict(columns.columns)
    replies = [t for t in _texts(columns, Concept.PROGRESS, rows) if t]
    if replies and sum(bool(_VERDICT.match(t)) and len(t) < _SHORT for t in replies) * 2 > len(
        replies
    ):
        # "Accepted" answers the recommendation and tells no progress.
        named.pop(Concept.PROGRESS)
    status = [t for t in _texts(columns, Concept.STATUS, rows) if t]
    coloured = sum(is_rating_cell(text) for text in status)
    if status and Concept.RATING not in named and coloured * 2 > len(status):
        named[Concept.RATING] = named.pop(Concept.STATUS)
    if Concept.RATING not in named:
        bare = _coloured_column(columns, rows)
        if bare is not None:
            named = {concept: tuple(c for c in at if c != bare) for concept, at in named.items()
                     if concept in (Concept.REF, Concept.STATUS) or tuple(at) != (bare,)}  # fmt: skip
            named = {concept: at for concept, at in named.items() if at}
            named[Concept.RATING] = (bare,)
    return NamedColumns(named, columns.headings)


def _coloured_column(columns: NamedColumns, rows: Sequence[TableRow]) -> int | None:
    """Return the column without a heading whose cells are coloured and hold no more than ratings."""
    for column in range(max((row.width for row in rows), default=0)):
        heading = columns.headings[column] if column < len(columns.headings) else ""
        if heading and columns.concept_of(column) is not Concept.STATUS:
            continue
        cells = [cell for row in rows if (cell := row.cell_at(column)) is not None]
        filled = [cell for cell in cells if cell.fill]
        if cells and len(filled) * 2 > len(cells) and all(is_rating_cell(c.text) for c in filled):
            return column
    return None


def _repeats(row: TableRow, headings: Sequence[str]) -> bool:
    """Return whether a row prints the header again."""
    texts = [plain_heading(cell.text) for cell in row.filled]
    plain = {plain_heading(heading) for heading in headings if heading}
    return len(texts) > 1 and all(text in plain for text in texts)


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
    return max(row.width for row in rows) == width and _fits(before.columns, rows)


def _turns_page(last: TableRow, first: TableRow) -> bool:
    return last.block.page is not None and first.block.page == last.block.page + 1


def _fits(columns: NamedColumns, rows: Sequence[TableRow]) -> bool:
    """Return whether rows without a header hold in each column what the plan before them does."""
    due = [text for text in _texts(columns, Concept.DUE, rows) if text]
    status = [text for text in _texts(columns, Concept.STATUS, rows) if text]
    if due and sum(bool(find_stretches(text)) or len(text) < 40 for text in due) * 2 < len(due):
        return False
    if status and sum(is_status_word(text) for text in status) * 2 < len(status):
        return False
    return _holds_a_plan(columns, rows)


def _unreadable(table: PlanTable) -> str | None:
    """Return why a plan's rows cannot be trusted; None where they can."""
    columns = table.columns
    what = Concept.ACTION if columns.has(Concept.ACTION) else Concept.RECOMMENDATION
    at = columns.columns[what]
    whole = [row for row in table.rows if len(row.filled) > 1]
    if not whole:
        return "its rows could not be told apart"
    worded = [row for row in whole if any((c := row.cell_at(n)) is None or c.text for n in at)]
    if len(worded) * 2 < len(whole):
        return "most of its rows hold no action where the header places it"
    return None
