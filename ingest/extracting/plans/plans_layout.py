"""The rows and tables that plans are read from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.spans import Span
from ingest.extracting.plans.columns import NamedColumns
from ingest.extracting.plans.concepts import Concept
from ingest.parsing.parsed import Block, Cell, Row


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
class PlanRow:
    """One action's row: its cells by concept, as texts on one line and as places.

    `carried` holds the concepts whose cell stands in an earlier row. `theme` is the last
    line over the whole table's width above the row, `fills` the colour of each cell.
    """

    first: TableRow
    texts: dict[Concept, str]
    spans: dict[Concept, Span]
    fills: dict[Concept, str]
    carried: frozenset[Concept] = frozenset()
    theme: str | None = None
    parts: tuple[TableRow, ...] = ()

    def text(self, concept: Concept) -> str:
        """Return the text of `concept`, "" where its cell is empty or missing."""
        return self.texts.get(concept, "")


@dataclass(frozen=True, slots=True)
class FoundTables:
    """The tables of a paper: plans, and those that look like plans but cannot be read, with why."""

    plans: list[PlanTable] = field(default_factory=list)
    unread: list[tuple[tuple[TableRow, ...], str]] = field(default_factory=list)
    others: list[tuple[TableRow, ...]] = field(default_factory=list)


def texts_at(column: int, rows: Sequence[TableRow]) -> list[str]:
    """Return what the cells of one column print, without empty ones."""
    cells = (row.cell_at(column) for row in rows)
    return [cell.text for cell in cells if cell is not None and cell.text]


def texts_of(columns: NamedColumns, concept: Concept, rows: Sequence[TableRow]) -> list[str]:
    """Return what the cells of a concept print, without empty ones."""
    return [t for column in columns.columns.get(concept, ()) for t in texts_at(column, rows)]
