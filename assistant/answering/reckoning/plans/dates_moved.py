"""The due dates of an action in the order in which its plan's versions print them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.actions import ActionItem, DuePrecision
from assistant.answering.reckoning.plans.row_matching import Pair
from assistant.answering.reckoning.plans.versions import Version
from assistant.dates import written_date

_NOTE = re.compile(r"(?i)\((?:revised|originally|previously|was|from|moved)\b[^()]*\)")


@dataclass(frozen=True, slots=True)
class PrintedDue:
    """A due date as one row prints it: its own, or one that its cell says was replaced.

    `said` is what it is compared by. `is_date` is False for words as "TBC" or "Ongoing".
    """

    said: str
    words: str
    day: dt.date | None
    is_date: bool
    row: ActionItem


def dates_printed(history: Sequence[tuple[Version, Pair]]) -> list[PrintedDue]:
    """Return each date once in its turn, oldest first; a date that is only repeated is left out."""
    found: list[PrintedDue] = []
    for _, pair in history:
        row = pair.old
        for day in row.due.earlier:
            if day.isoformat() not in {each.said for each in found}:
                found.append(PrintedDue(day.isoformat(), written_date(day), day, True, row))
        is_date = row.due.precision is not DuePrecision.NONE or row.due.day is not None
        own = PrintedDue(due_said(row), due_words(row), row.due.day, is_date, row)
        if not found or found[-1].said != own.said:
            found.append(own)
    return found


def has_moved(dates: Sequence[PrintedDue]) -> bool:
    """Return whether a date that was once given is not the last one printed.

    A date that is given for the first time has not moved.
    """
    return len(since_first(dates)) > 1


def since_first(dates: Sequence[PrintedDue]) -> list[PrintedDue]:
    """Return dates from the first that is one: what stands before it gives none."""
    first = next((at for at, each in enumerate(dates) if each.is_date), len(dates))
    return list(dates[first:])


def due_words(row: ActionItem) -> str:
    """Return a due date as printed."""
    return row.due.text or "none printed"


def due_said(row: ActionItem) -> str:
    """Return what a due date says, whatever it says beside of earlier dates."""
    return row.due.day.isoformat() if row.due.day else _plain(_NOTE.sub("", row.due.text))


def _plain(text: str) -> str:
    return "".join(text.casefold().split())
