"""What the answers about plans share: values with their rows, tables, and the proof of a position."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.actions import ActionItem
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.plans.actions import (
    due_words,
    is_exact,
    label_of,
    lead_words,
    rating_words,
    status_cell,
)
from assistant.answering.reckoning.plans.versions import PlanBook, Version
from assistant.answering.reckoning.reckoned import (
    Claim,
    Computed,
    Operation,
    Point,
    Proof,
    ReckonedRow,
    ReckonedTable,
)
from assistant.answers import AnswerStatus, Basis
from assistant.dates import written_date
from assistant.spans import Span

MOST_ROWS = 40
_LONGEST_PROOF = 400
CellOf = Callable[[ActionItem], str]
REF = ("Ref", lambda row: row.ref or "–")
ACTION = ("Action", lambda row: " ".join(row.action.split()))
LEAD = ("Lead", lead_words)
DUE = ("Due (as printed)", due_words)
STATUS = ("Status", status_cell)
RATING = ("Rating", lambda row: rating_words(row) or "none printed")
PROGRESS = ("Progress (as printed)", lambda row: " ".join((row.progress or "–").split()))


def _read_as(row: ActionItem) -> str:
    """Return the last day that a vague date allows, and from where it was counted or assumed."""
    if row.due.day is None:
        return "no date"
    counted_from = f", counted from {row.due.anchor}" if row.due.anchor else ""
    assumed = f" ({row.due.assumed})" if row.due.assumed else ""
    return f"{written_date(row.due.day)}{counted_from}{assumed}"


READ_AS = ("Read as, at the latest", _read_as)
USUAL: tuple[tuple[str, CellOf], ...] = (REF, ACTION, LEAD, DUE, STATUS)


@dataclass(frozen=True, slots=True)
class Part:
    """What is told of one plan. `brief` stands for it among others, else its first `short` claims."""

    status: AnswerStatus
    claims: tuple[Claim, ...]
    tables: tuple[ReckonedTable, ...] = ()
    points: tuple[Point, ...] = ()
    short: int = 1
    brief: Claim | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """One plan in the version that is reckoned on, and the day D on which it is.

    `shorts` are short forms that the papers define. `lacks` says that a newer version had
    to be passed over because it prints none of these.
    """

    ledger: Ledger
    book: PlanBook
    version: Version
    day: dt.date | None
    shorts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lacks: str | None = None

    @property
    def rows(self) -> tuple[ActionItem, ...]:
        """The rows of the version."""
        return self.version.rows

    def at(self, version: Version) -> Scene:
        """Return the same plan in another version, on the day of its own position."""
        return replace(self, version=version, day=version.position)

    @property
    def name(self) -> str:
        """The plan's name in a sentence."""
        return f"the {self.book.name}"

    @property
    def position(self) -> str:
        """The position day in words."""
        day = self.version.position
        return f"the position at {written_date(day)}" if day else "a version without a printed date"

    def position_values(self) -> tuple[Computed, ...]:
        """Return the days that a sentence about the position prints."""
        days = dict.fromkeys(day for day in (self.version.position, self.day) if day)
        return tuple(day_value("day", day, self.version.plan.record_id) for day in days)

    def proof(self) -> tuple[Proof, ...]:
        """Return where the plan states its position; a first row where it states none."""
        return (place_of(self.version),)

    def proofs_of(self, rows: Iterable[ActionItem]) -> tuple[Proof, ...]:
        """Return the rows' own places."""
        return tuple(Proof(row.document_id, row.span) for row in rows)


def place_of(version: Version) -> Proof:
    """Return the place that proves which version of a plan is meant."""
    for plan in version.plans:
        if plan.position_span is not None:
            return Proof(plan.document_id, plan.position_span)
    plan = version.plan
    short = len(plan.span.text) <= _LONGEST_PROOF
    return Proof(plan.document_id, plan.span if short else version.rows[0].span)


def count_value(name: str, rows: Sequence[ActionItem]) -> Computed:
    """Return how many rows there are, as a value with its rows."""
    ids = tuple(row.record_id for row in rows)
    return Computed(name, Operation.COUNT, str(len(set(ids))), ids)


def day_value(name: str, day: dt.date, record_id: str) -> Computed:
    """Return one day as a value, so that a sentence may print it in words."""
    return Computed(name, Operation.LATEST, written_date(day), (record_id,), (day.isoformat(),))


def days_between(name: str, first: dt.date, last: dt.date, row: ActionItem) -> Computed:
    """Return the days from one day to another."""
    operands = (first.isoformat(), last.isoformat())
    value = str((last - first).days)
    return Computed(name, Operation.DAYS_BETWEEN, value, (row.record_id,), operands)


def told(text: str, values: Sequence[Computed], proofs: Sequence[Proof]) -> Claim:
    """Return a computed sentence."""
    return Claim(text, Basis.COMPUTED, tuple(dict.fromkeys(proofs)), tuple(values))


def due_told(row: ActionItem) -> tuple[str, tuple[Computed, ...]]:
    """Return a due date as a sentence says it: a day in words, anything vaguer as printed."""
    day = row.due.day
    if day is not None and is_exact(row):
        return written_date(day), (day_value("due", day, row.record_id),)
    printed = quotable(row.due.text, row.span)
    if day is None:
        return printed, ()
    value = day_value("due", day, row.record_id)
    return f"{printed} (read as ending on {written_date(day)})", (value,)


def quotable(text: str, span: Span) -> str:
    """Return text as a quotation where it stands in a place word for word; else plain."""
    text = text.strip()
    fits = text and text in span.text and not set("“”") & set(text)
    return f"“{text}”" if fits else text or "nothing printed"


def ended(text: str) -> str:
    """Return a sentence with one full stop, inside a quotation that ends with one.

    >>> ended("It says “Done.”"), ended("It is done")
    ('It says “Done.”', 'It is done.')
    """
    return text if text.endswith((".”", ".")) else f"{text}."


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "action", "actions"), counted(0, "action", "actions")
    ('1 action', 'no action')
    """
    if number == 0:
        return f"no {one}"
    return f"{number} {one if number == 1 else many}"


def rows_table(
    title: str,
    rows: Sequence[ActionItem],
    columns: Sequence[tuple[str, CellOf]] = USUAL,
) -> ReckonedTable:
    """Return rows as a table, at most forty; its title says when there are more."""
    shown = rows[:MOST_ROWS]
    if not any(row.leads or "lead" in row.cells for row in rows):
        columns = [column for column in columns if column is not LEAD]
    if DUE in columns and any(row.due.day and not is_exact(row) for row in rows):
        columns = [
            part
            for column in columns
            for part in ((column, READ_AS) if column is DUE else (column,))
        ]
    more = f" (the first {MOST_ROWS} of {len(rows)})" if len(rows) > MOST_ROWS else ""
    lines = tuple(
        ReckonedRow(tuple(cell(row) for _, cell in columns), (Proof(row.document_id, row.span),))
        for row in shown
    )
    return table_of(f"{title}{more}", [name for name, _ in columns], lines)


def table_of(title: str, columns: Sequence[str], rows: Sequence[ReckonedRow]) -> ReckonedTable:
    """Return a table that knows which of its columns stand word for word in what is cited."""
    printed = frozenset(
        number
        for number in range(len(columns))
        if all(_stands(row.cells[number], row.proofs) for row in rows)
    )
    return ReckonedTable(title, tuple(columns), tuple(rows), printed)


def _stands(cell: str, proofs: Sequence[Proof]) -> bool:
    quoted = "".join("".join(proof.span.text for proof in proofs).split())
    return "".join(cell.split()) in quoted


def by_due(rows: Iterable[ActionItem]) -> list[ActionItem]:
    """Return rows by due date, those without one last, in printed order among equals."""
    return sorted(rows, key=lambda row: (row.due.day or dt.date.max, row.order))


def name_of(row: ActionItem) -> str:
    """Return what an action is called at the start of a sentence."""
    label = label_of(row)
    return label[0].upper() + label[1:]
