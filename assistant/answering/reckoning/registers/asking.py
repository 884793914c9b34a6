"""Reads what a question asks of the rows of a table, and finds the table that it means."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.answering.reckoning.figures.tables.periods import spans_in
from assistant.answering.reckoning.figures.tables.words import FRAMED, measure_stems
from assistant.answering.reckoning.registers.tables import Row, Table, newest_of
from assistant.answering.reckoning.registers.values import plain, state_of, states_in, value_of
from assistant.dates import find_dates


class Sought(StrEnum):
    """What is asked of rows."""

    COUNT = "count"
    LIST = "list"


_COUNT = re.compile(r"(?i)\bhow many\b|\b(?:number|count) of\b|\bwhat number\b")
_LIST = re.compile(
    r"(?i)\bwhich\b|\bwhat\b|\blist\b|\bname\b|\bshow\b|\bgive me\b|\banything\b|\bare there any\b"
    r"|\bany of\b"
)
# Questions of what was said, voted, spent or measured: no row of a register answers them.
_OF_OTHERS = re.compile(
    r"(?i)\b(?:moved|seconded|proposed|proposer|voted?|chaired|in the chair|apologies|attend\w*|say|said"
    r"|why|reason"
    r"|excuse|cost|spent|spend|how much|per ?cent|percentage|promis\w+|told (?:us|me|to)|average|%)\b"
)
_VERSION = re.compile(
    r"(?i)\b(?:(?P<early>first|original|former|previous|earlier|old|initial)"
    r"|latest|newest|current|last|most recent|updated?)\s+(?:\w+\s+){0,2}?"
    r"(?:version|edition|issue|one|tracker|plan|schedule|register|sheet|report|log|list|update"
    r"|follow[- ]?up|copy)\b"
)
_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_MONTH_ALONE = re.compile(rf"(?i)\b(?:{'|'.join(_MONTHS)})\b")
_KINDS = frozenset(measure_stems("plan tracker register schedule log sheet"))
_SHORTEST, _MOST_ENDING = 4, 3
_FRAMING = (
    frozenset(
        measure_stems(
            """list row entry line thing item point one still sitting stand sit latest newest
            version edition issue
        tracker register sheet schedule log table according going name marked shown down against under have
        has been were are currently today present open mention say tell know many which what left outstand
        working group whatsoever exactly given any anything those these belong sits sitting held hold keep
        moment far yet fully get got put status position progress state rated rating flagged showing listed
        followup update report paper plan programme date deadline target action"""
        )
    )
    | FRAMED
)
# Everyday words and those of headings.
_SAME = (
    frozenset(measure_stems("recommendation ask asked request wish recommended")),
    frozenset(measure_stems("finding point weakness")),
    frozenset(measure_stems("tip recycling dump")),
    frozenset(measure_stems("road highway street")),
    frozenset(measure_stems("question matter query")),
    frozenset(measure_stems("answer reply response")),
    frozenset(measure_stems("action task step job")),
)


@dataclass(frozen=True, slots=True)
class Condition:
    """The rows that are meant: by a column of states, and what the question calls it."""

    column: int
    rows: tuple[Row, ...]
    values: tuple[str, ...]


def sought_in(question: str) -> Sought | None:
    """Return whether rows are to be counted or listed; None for another question."""
    if _OF_OTHERS.search(question):
        return None
    if _COUNT.search(question):
        return Sought.COUNT
    return Sought.LIST if _LIST.search(question) else None


def conditions_of(table: Table, question: str) -> list[Condition]:
    """Return the conditions on the states of a table that a question names, one for a column."""
    found = []
    for column in table.states:
        condition = _of_column(table, column, question)
        if condition is not None:
            found.append(condition)
    return found


def _of_column(table: Table, column: int, question: str) -> Condition | None:
    asked = f" {plain(question)} "
    cells = [row.cells[column] for row in table.rows]
    literal = [cell for cell in set(cells) if len(plain(cell)) > 2 and f" {plain(cell)} " in asked]
    if literal:
        value = max(literal, key=len)
        rows = tuple(row for row in table.rows if row.cells[column] == value)
        return Condition(column, rows, (value,)) if _is_state(value, cells) else None
    states = states_in(question).states
    if not states:
        return None
    rows = tuple(row for row in table.rows if states <= state_of(row.cells[column]))
    if not rows:
        return None
    return Condition(
        column, rows, tuple(dict.fromkeys(value_of(row.cells[column]) for row in rows))
    )


def _is_state(value: str, cells: Sequence[str]) -> bool:
    """Return whether a value that a question says is one of how far a row is, and no name."""
    return bool(state_of(value)) or sum(cell == value for cell in cells) > 1


def without_states(question: str, values: Sequence[str]) -> str:
    """Return a question without the words of the values that it names."""
    for value in values:
        words = r"\W+".join(map(re.escape, plain(value).split()))
        question = re.sub(rf"(?i)\b{words}\b", " ", question) if words else question
    return states_in(question).rest


def unexplained(question: str, table: Table, besides: str = "") -> frozenset[str]:
    """Return the words of a question that neither frame it nor stand above its table."""
    bare = question
    for span in reversed(spans_in(question)):
        bare = f"{bare[: span.start]} {bare[span.end :]}"
    for date in reversed(find_dates(bare)):
        bare = f"{bare[: date.start]} {bare[date.end :]}"
    bare = _MONTH_ALONE.sub(" ", bare)
    wanted = measure_stems(bare) - _FRAMING
    told = table.words | measure_stems(besides)
    for same in _SAME:
        told = told | same if told & same else told
    return frozenset(w for w in wanted if not w[0].isdigit() and not stands_in(w, told))


def stands_in(word: str, words: Collection[str]) -> bool:
    """Return whether a word, or it with an ending, is one of some: "mile", "mileage"."""
    return word in words or any(_alike(word, each) for each in words)


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    most = _MOST_ENDING if len(short) >= _SHORTEST else 1
    return len(short) >= _SHORTEST - 1 and long.startswith(short) and len(long) - len(short) <= most


def specific(question: str, table: Table, besides: str = "") -> frozenset[str]:
    """Return the words of a question that name its table, and not what stands in `besides`."""
    told = table.words - measure_stems(besides)
    for same in _SAME:
        told = told | same if told & same else told
    named = frozenset(w for w in measure_stems(question) - _FRAMING if stands_in(w, told))
    return named or measure_stems(question) & _KINDS & told


def of_version(tables: Sequence[Table], question: str, *, due: bool = False) -> list[Table]:
    """Return the tables of the version that a question names, else the newest of each.

    With `due`, days that name no version are those by which rows are due.
    """
    named = _VERSION.search(question)
    if named and named["early"]:
        return []
    newest = newest_of(tables)
    days = _version_days(question)
    if days is None:
        return newest
    if len(set(days)) > 1 and not due:
        return []
    dated = [t for t in tables if any(a <= t.day <= b for a, b in days)]
    dated = dated or [t for t in tables if any(a <= day <= b for a, b in days for day in t.days)]
    return newest_of(dated) if dated or not due else newest


def _version_days(question: str) -> list[tuple[dt.date, dt.date]] | None:
    """Return the stretches of days that a question names; None where it names none."""
    spans = [(span.first, span.last) for span in spans_in(question)]
    days = [(date.first, date.first) for date in find_dates(question) if date.precision == "day"]
    return [*spans, *days] or None
