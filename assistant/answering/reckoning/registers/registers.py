"""Answers from the rows of any table of things to do, found, asked or agreed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.answering.planning import Plan
from assistant.answering.reckoning.figures.tables.periods import spans_in
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Reckoned
from assistant.answering.reckoning.registers.asking import (
    conditions_of,
    of_version,
    sought_in,
    specific,
    unexplained,
    without_states,
)
from assistant.answering.reckoning.registers.matching import (
    date_column,
    days_named,
    due_of,
    is_over,
    of_person,
)
from assistant.answering.reckoning.registers.tables import Row, Table, tables_near
from assistant.answering.reckoning.registers.telling import quoted, tell_rows
from assistant.answering.reckoning.registers.values import DECISIONS, state_of
from assistant.dates import written_date

_OPEN = re.compile(
    r"(?i)\b(?:still (?:got )?to|left to|(?:still )?(?:open|outstanding)|remaining|yet to|unfinished"
    r"|undelivered"
    r"|not (?:yet )?(?:done|delivered|finished|complete))\b"
)
_DUE = re.compile(
    r"(?i)\b(?:due|by|before|finish\w*|land|deadline|expected|complete\w*|fall(?:s|ing)?)\b"
)
_PAST = re.compile(
    r"(?i)\b(?:(?:run|gone|went|slipped|already|passed|are|were|got) (?:right )?past|passed|overdue"
    r"|missed|overran"
    r"|overshot|out of time)\b|\bpast (?:their|its|the|that|target|due)\b"
)
_COMPARED = re.compile(r"(?i)\b(?:since|compared?|than|between|versions?|both|moved|changed?)\b")
_OF_PERSON = "finish do lead responsible owner own belong task charge due date"
_OF_DATES = """past gone run given deadline date due land forecast baseline original target revised
    latest first by time met board undelivered already drawn end should set agreed fall expected had
    overdue missed passed committee panel"""


def reckon_dated_rows(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return the rows past, or due by, a date of the column that a question names; else None."""
    return _reckon(plan, ledger, (_by_date,))


def reckon_registers(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return the rows of a table by a state or a person that a question names; else None."""
    if _COMPARED.search(plan.standalone):
        return None
    return _reckon(plan, ledger, (_by_progress, _by_person))


def reckon_decided_rows(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return the rows of a table by what was decided on them; else None."""
    return _reckon(plan, ledger, (_by_decision,))


_Found = tuple[Table, str, Callable[[], Reckoned]]
_Way = Callable[[Table, str], _Found | None]


def _reckon(plan: Plan, ledger: Ledger, ways: Sequence[_Way]) -> Reckoned | None:
    question = plan.standalone
    if plan.declined or sought_in(question) is None:
        return None
    tables = tables_near(question, ledger)
    for way in ways:
        of_days = of_version(tables, question, due=way in (_by_person, _by_date))
        found = [each for table in of_days if (each := way(table, question))]
        named = [len(specific(question, table, besides)) for table, besides, _ in found]
        best = [
            each for each, many in zip(found, named, strict=True) if many == max(named) and many
        ]
        if len(best) == 1:
            return best[0][2]()
    return None


def _by_progress(table: Table, question: str) -> _Found | None:
    return None if _decides(table, question) else _by_state(table, question)


def _by_decision(table: Table, question: str) -> _Found | None:
    return _by_state(table, question) if _decides(table, question) else None


def _decides(table: Table, question: str) -> bool:
    """Return whether the column that a question is about says what was decided."""
    columns = [each.column for each in conditions_of(table, question)]
    cells = (row.cells[n] for row in table.rows for n in columns)
    return any(state_of(cell) & DECISIONS for cell in cells)


def _by_state(table: Table, question: str) -> _Found | None:
    conditions = conditions_of(table, question)
    if len(conditions) != 1 or _PAST.search(question):
        return None
    found = conditions[0]
    rest = without_states(question, found.values)
    people, who = of_person(table, rest)
    rows = [row for row in found.rows if not who or row in people]
    if unexplained(rest, table, who) or not rows:
        return None
    values = " or ".join(f"“{quoted(value)}”" for value in _once(found.values))
    having = f"{values} under “{quoted(table.header[found.column])}”"
    if who:
        having += f" and “{quoted(who)}” under “{quoted(_heading_of(table, who))}”"
    return table, who, lambda: tell_rows(table, rows, having)


def _once(values: Sequence[str]) -> list[str]:
    return list({value.casefold(): value for value in values}.values())


def _by_person(table: Table, question: str) -> _Found | None:
    rows, who = of_person(table, question)
    if not rows or unexplained(_OPEN.sub(" ", question), table, f"{who} {_OF_PERSON}"):
        return None
    having = f"“{quoted(who)}” under “{quoted(_heading_of(table, who))}”"
    days = days_named(question, table) if _DUE.search(question) else None
    if days:
        rows = [r for r in rows if (day := due_of(table, r, None)) and days[0] <= day <= days[1]]
        having += " and a date in that time"
    if _OPEN.search(question):
        if not table.states:
            return None
        rows = [row for row in rows if not is_over(table, row)]
        having += ", and no state that ends them"
    return (table, who, lambda: tell_rows(table, rows, having)) if rows else None


def _heading_of(table: Table, who: str) -> str:
    column = next(n for n in table.people if any(who == row.cells[n] for row in table.rows))
    return table.header[column]


def _by_date(table: Table, question: str) -> _Found | None:
    column = date_column(table, question)
    past = _PAST.search(question) is not None
    if (
        column is None
        or not table.states
        or unexplained(_OPEN.sub(" ", question), table, _OF_DATES)
    ):
        return None
    rows: list[Row] = [row for row in table.rows if not is_over(table, row)]
    heading = quoted(table.header[column])
    if past:
        last = spans_in(question)[-1].last if spans_in(question) else table.day
        rows = [r for r in rows if (day := due_of(table, r, column)) and day < last]
        given = written_date(last)
        having = f"a date before {given} under “{heading}”, and no state that ends them"
    else:
        days = days_named(question, table)
        if days is None or not _DUE.search(question):
            return None
        rows = [r for r in rows if (day := due_of(table, r, column)) and days[0] <= day <= days[1]]
        given = written_date(days[1])
        having = f"a date by {given} under “{heading}”, and no state that ends them"
    return (table, "", lambda: tell_rows(table, rows, having, given)) if rows else None
