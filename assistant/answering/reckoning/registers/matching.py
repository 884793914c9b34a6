"""Finds the rows of a table that belong to a person, or to a stretch of days."""

from __future__ import annotations

import datetime as dt
import re

from assistant.answering.reckoning.figures.tables.periods import spans_in
from assistant.answering.reckoning.registers.tables import Row, Table, read_day
from assistant.answering.reckoning.registers.values import plain, state_of

_OVER = frozenset({"done", "closed", "withdrawn", "refused", "answered", "unfinished", "blue"})
_TITLE = frozenset({"cllr", "councillor", "mr", "mrs", "ms", "miss", "dr", "of", "and", "the"})
_BLANK = re.compile(r"(?i)^\W*(?:none|n/?a|nil)?\W*$")
_OF_PAPER = re.compile(
    r"(?i)^ (?:\w+ )?(?:tracker|version|edition|issue|plan|schedule|register|sheet|report|log|list|update"
    r"|paper|meeting)\b"
)
_BY_THEN = re.compile(r"(?i)\b(?:by|before)\b")
_MONTH = re.compile(
    r"(?i)\b(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december)\b(?! \d)"
)
_FIRST_DATE = re.compile(
    r"(?i)\b(?:first(?:ly)?|original(?:ly)?|baseline|initial(?:ly)?|agreed)\b(?=[^?]{0,20}\b(?:date"
    r"|target|deadline|given|set"
    r"|agreed|timescale|due|promised)\w*\b)|\bbaselines?\b|\b(?:date|deadline"
    r"|target)\w*\b[^?]{0,20}\b(?:first|originally)\b"
)
_LAST_DATE = re.compile(
    r"(?i)\b(?:latest|revised|new|current|present|forecast(?:ed)?|amended"
    r"|second)\b(?=[^?]{0,10}\b(?:dates?|targets?"
    r"|deadlines?|timescales?)\b)|\bforecasts?\b"
)


def is_over(table: Table, row: Row) -> bool:
    """Return whether a row says that nothing is left to do."""
    states = (state_of(row.cells[n]) for n in table.states)
    return bool(next((each for each in states if each), frozenset()) & _OVER)


def of_person(table: Table, question: str) -> tuple[list[Row], str]:
    """Return the rows of the person or the post that a question names, as it is printed."""
    asked = set(plain(question.replace("'s ", " ").replace("’s ", " ")).split())
    names = {row.cells[n] for row in table.rows for n in table.people}
    held = [name for name in names if _is_named(name, asked)]
    if not held:
        return [], ""
    who = max(held, key=len)
    return [row for row in table.rows if any(row.cells[n] == who for n in table.people)], who


def _is_named(name: str, asked: set[str]) -> bool:
    words = [word for word in plain(name.split(",")[0]).split() if word not in _TITLE]
    return len(words) > 1 and set(words) <= asked


def date_column(table: Table, question: str) -> int | None:
    """Return the column of dates that a question names: the first given or the newest; else None."""
    if not table.dates:
        return None
    if len(table.dates) > 1 and _FIRST_DATE.search(question):
        return table.dates[0]
    return table.dates[-1] if _LAST_DATE.search(question) else None


def due_of(table: Table, row: Row, column: int | None) -> dt.date | None:
    """Return the date of a row under a column; the newest where none is meant or it is blank."""
    if column is not None and column == table.dates[0]:
        return read_day(row.cells[column])
    told = (row.cells[n] for n in reversed(table.dates) if not _BLANK.match(row.cells[n]))
    newest = next(told, None)
    return read_day(newest) if newest else None


def days_named(question: str, table: Table) -> tuple[dt.date, dt.date] | None:
    """Return the stretch of days in which, or by which, rows are to be due."""
    named = spans_in(question) or spans_in(question := _with_year(question, table))
    spans = [span for span in named if not _OF_PAPER.match(question[span.end :])]
    if not spans:
        return None
    first = dt.date.min if _BY_THEN.search(question) else spans[-1].first
    return first, spans[-1].last


def _with_year(question: str, table: Table) -> str:
    """Return a question whose month without a year has that of the next one after the table's day."""
    month = _MONTH.search(question)
    if not month or table.day == dt.date.min:
        return question
    for year in (table.day.year, table.day.year + 1):
        spans = spans_in(f"{month[0]} {year}")
        if spans and spans[0].last >= table.day:
            return f"{question[: month.end()]} {year}{question[month.end() :]}"
    return question
