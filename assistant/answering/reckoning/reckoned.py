"""What reckoning gives: claims and tables, each with the places in papers that prove it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from assistant.answers import AnswerStatus, Basis
from assistant.dates import written_date
from assistant.spans import Span


@dataclass(frozen=True, slots=True)
class Proof:
    """A place in a paper that a claim rests on."""

    document_id: str
    span: Span


class Operation(StrEnum):
    """How a value was computed; `Computed.holds` does it again. `GIVEN`: by the question or an officer.

    A `LIST` is of the printed cells of its rows, in their order.
    """

    COUNT = "count"
    LATEST = "latest"
    EARLIEST = "earliest"
    DIFFERENCE = "difference"
    SUM = "sum"
    DAYS_BETWEEN = "days between"
    GIVEN = "given"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Computed:
    """A value that was worked out, with its working.

    `value` is as an answer prints it: "14", "31 March 2027". `rows` are the ids of the
    records it was computed from: a count is of them. `operands` are the numbers or ISO
    days that went in, in order; a count has none. `name` says what it is ("complete").
    """

    name: str
    operation: Operation
    value: str
    rows: tuple[str, ...] = ()
    operands: tuple[str, ...] = ()

    @property
    def formula(self) -> str:
        """The working in words: "16 minus 2"."""
        if self.operation is Operation.DIFFERENCE:
            return " minus ".join(self.operands)
        if self.operation is Operation.SUM:
            return " plus ".join(self.operands)
        if self.operation is Operation.COUNT:
            return f"count of {len(self.rows)} rows"
        if self.operation is Operation.LIST:
            return f"list of {len(self.operands)} cells"
        if self.operation is Operation.GIVEN:
            return f"as given: {self.value}"
        days = [written_date(dt.date.fromisoformat(day)) for day in self.operands]
        return f"{self.operation.value} of {', '.join(days)}"

    def holds(self) -> bool:
        """Return whether computing it again gives the same value.

        >>> Computed("open", Operation.DIFFERENCE, "2", operands=("16", "14")).holds()
        True
        >>> Computed("fall", Operation.DIFFERENCE, "3.5", operands=("19.6", "16.1")).holds()
        True
        >>> Computed("last", Operation.LATEST, "31 March 2027", operands=("2026-06-30",)).holds()
        False
        """
        return self.value == self._again()

    def _again(self) -> str:
        if self.operation is Operation.COUNT:
            return str(len(set(self.rows)))
        if self.operation is Operation.GIVEN:
            return self.operands[0]
        if self.operation is Operation.LIST:
            return "; ".join(self.operands)
        if self.operation is Operation.DIFFERENCE:
            first, *others = map(Decimal, self.operands)
            return str(first - sum(others))
        if self.operation is Operation.SUM:
            return str(sum(map(Decimal, self.operands)))
        days = [dt.date.fromisoformat(day) for day in self.operands]
        if self.operation is Operation.DAYS_BETWEEN:
            return str((days[1] - days[0]).days)
        pick = max if self.operation is Operation.LATEST else min
        return written_date(pick(days))


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence. A `QUOTATION` quotes its proofs in “…”; a `COMPUTED` one names its values.

    Each figure of a computed sentence stands in what it cites or is the value or an operand
    of one of `computed`. A `NOTICE` holds no figure and no name.
    """

    text: str
    basis: Basis
    proofs: tuple[Proof, ...] = ()
    computed: tuple[Computed, ...] = ()


@dataclass(frozen=True, slots=True)
class ReckonedRow:
    """One row of a table, with its proofs; the first proof is the record's own place."""

    cells: tuple[str, ...]
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class ReckonedTable:
    """Rows that an answer rests on.

    `printed` holds the numbers of the columns, from 0, whose cells stand word for word in
    what their row cites (white space aside); the others hold what was read or worked out.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[ReckonedRow, ...]
    printed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Point:
    """A point to raise in committee on basis F1-F9, why, and what triggers it."""

    question: str
    because: str
    basis: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Reckoned:
    """An answer from records. `reason` says for evaluators how it came about."""

    status: AnswerStatus
    claims: tuple[Claim, ...]
    reason: str
    tables: tuple[ReckonedTable, ...] = ()
    points: tuple[Point, ...] = ()
    ask_next: tuple[str, ...] = ()

    @property
    def computed(self) -> tuple[Computed, ...]:
        """All values that were worked out."""
        return tuple(value for claim in self.claims for value in claim.computed)
