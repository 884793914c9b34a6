"""What the answers about plans share: values with their rows, tables, and the proof of a position."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.actions import ActionItem
from assistant.answering.reckoning.corrections import by_whom, given, word_values
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.plans.actions import (
    STATUS_WORDS,
    is_exact,
    label_of,
    status_cell,
)
from assistant.answering.reckoning.plans.naming_plans import plan_name, plan_words
from assistant.answering.reckoning.plans.versions import PlanBook, Version
from assistant.answering.reckoning.reckoned import (
    Claim,
    Computed,
    Operation,
    Point,
    Proof,
    ReckonedTable,
)
from assistant.answers import AnswerStatus, Basis
from assistant.correcting import Correction
from assistant.dates import written_date
from assistant.spans import Span

_LONGEST_PROOF = 400


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
        """The plan's name in a sentence: the version's own where it prints another title."""
        own = set(plan_words(self.version.plan.title))
        if own >= set(self.book.words):
            return f"the {self.book.name}"
        return f"the {plan_name(self.version.plan.title)}"

    @property
    def position(self) -> str:
        """The position day in words."""
        day = self.version.position
        return f"the position at {written_date(day)}" if day else "a version without a printed date"

    def position_values(self) -> tuple[Computed, ...]:
        """Return the days that a sentence about the position prints."""
        days = dict.fromkeys(day for day in (self.version.position, self.day) if day)
        return tuple(day_value("day", day, self.version.plan.record_id) for day in days)

    def correction_of(self, row: ActionItem) -> Correction | None:
        """Return the officer's word by which a row stands corrected; None for one as printed."""
        return self.ledger.word_on(row.record_id) if row is not self.as_printed(row) else None

    def as_printed(self, row: ActionItem) -> ActionItem:
        """Return a row of any version as its paper prints it."""
        return self.ledger.as_read(row)

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


def shared_day(name: str, rows: Sequence[ActionItem]) -> list[Computed]:
    """Return the day that all rows are due, as a value with all of them; nothing without one."""
    days = {row.due.day for row in rows}
    if len(days) != 1 or (day := days.pop()) is None:
        return []
    ids = tuple(row.record_id for row in rows)
    return [Computed(name, Operation.LATEST, written_date(day), ids, (day.isoformat(),))]


def list_values(rows: Sequence[ActionItem]) -> list[Computed]:
    """Return which rows are meant: their printed references, and their printed dates."""
    ids = tuple(row.record_id for row in rows)
    columns = {
        "references": tuple(row.ref for row in rows if row.ref),
        "dates as printed": tuple(row.due.text for row in rows if row.due.text),
    }
    return [
        Computed(name, Operation.LIST, "; ".join(cells), ids, cells)
        for name, cells in columns.items()
        if rows and len(cells) == len(rows)
    ]


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


def due_told(scene: Scene, row: ActionItem) -> tuple[str, tuple[Computed, ...]]:
    """Return a due date as a sentence says it: a day in words, anything vaguer as printed.

    A corrected one is said to be that, with the words that the paper prints.
    """
    printed = scene.as_printed(row)
    word = scene.correction_of(row)
    if word is None or printed.due == row.due:
        return _due_printed(printed)
    before = quotable(printed.due.text, row.span) if printed.due.text else "no date"
    day = row.due.day
    now = written_date(day) if day else row.due.text or "none"
    text = f"{now} (as corrected by {by_whom(word)}; the paper prints {before})"
    return text, (given("due as corrected", now), *word_values(word))


def _due_printed(row: ActionItem) -> tuple[str, tuple[Computed, ...]]:
    day = row.due.day
    if day is not None and is_exact(row):
        return written_date(day), (day_value("due", day, row.record_id),)
    printed = quotable(row.due.text, row.span)
    if day is None:
        return printed, ()
    value = day_value("due", day, row.record_id)
    return f"{printed} (read as ending on {written_date(day)})", (value,)


def status_told(scene: Scene, row: ActionItem) -> tuple[str, tuple[Computed, ...]]:
    """Return a status as a sentence says it, with the printed one of a corrected row."""
    printed = scene.as_printed(row)
    word = scene.correction_of(row)
    if word is None or printed.status is row.status:
        return lower(status_cell(printed)), ()
    before = lower(status_cell(printed))
    now = lower(STATUS_WORDS[row.status])
    text = f"{now} (as corrected by {by_whom(word)}; the paper shows {before})"
    return text, (*word_values(word), given("as the paper shows", before))


def lower(words: str) -> str:
    """Return words with a small first letter."""
    return words[:1].lower() + words[1:]


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


def by_due(rows: Iterable[ActionItem]) -> list[ActionItem]:
    """Return rows by due date, those without one last, in printed order among equals."""
    return sorted(rows, key=lambda row: (row.due.day or dt.date.max, row.order))


def name_of(row: ActionItem) -> str:
    """Return what an action is called at the start of a sentence."""
    label = label_of(row)
    return label[0].upper() + label[1:]
