"""Which day, version or time a question about a plan means."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace

from assistant.dates import Precision, PrintedDate, find_dates

_TODAY = re.compile(r"\btoday\b|\bthis (?:very )?day\b")
_VERSION = re.compile(r"\b(?:version\s*|v)(\d{1,2})\b")
_SINCE_VERSION = re.compile(
    r"\b(?:since|after|from|than|with)\s+(?:the\s+)?(?:version\s*|v)(\d{1,2})\b"
)
_FIRST = re.compile(r"\b(?:first|original|earliest) (?:version|plan)\b")
_PREVIOUS = re.compile(r"\b(?:previous|earlier|last but one) (?:version|plan)\b")
_DUE = re.compile(
    r"\b(?:due|deadlines?|dated)\b[^?]{0,12}?\b(?:by|before|in|on|during|between|until|up to|after"
    r"|from)\s+(?:the\s+)?"
    r"(?:end of\s+)?$"
)
_AFTER = re.compile(r"\b(?:after|from)\s+(?:the\s+)?(?:end of\s+)?$")
_BEFORE = re.compile(r"\b(?:by|before|until|up to)\s+(?:the\s+)?(?:end of\s+)?$")
_SINCE = re.compile(
    r"\b(?:since|after|between)\s+(?:the\s+)?(?:(?:version|plan|position) (?:of|at)\s+)?$"
)
_LAST_TIME = re.compile(
    r"\bsince (?:the )?(?:last|previous|then|we last)\b|\bfrom last time\b|\bsince last\b"
)
_BETWEEN = re.compile(r"\bbetween\b")


@dataclass(frozen=True, slots=True)
class AskedDays:
    """The days of a question. `day` is D where one is given; `today` says that it is today.

    `versions` are the numbers of versions named, `since` the day from which changes are
    asked for, `due_from` and `due_to` the days between which actions are to be due.
    `since_version` is the number of a version from which changes are asked for.
    `last_time` says that only what is new since the version before is asked for.
    """

    day: dt.date | None = None
    today: bool = False
    versions: tuple[int, ...] = ()
    first: bool = False
    previous: bool = False
    since: dt.date | None = None
    due_from: dt.date | None = None
    due_to: dt.date | None = None
    last_time: bool = False
    since_version: int | None = None
    places: tuple[tuple[int, int], ...] = ()

    def without(self, text: str) -> str:
        """Return the question without its dates, which could be taken for numbers of actions."""
        for start, end in reversed(self.places):
            text = f"{text[:start]} {text[end:]}"
        return text


def asked_days(text: str, as_of: dt.date | None, today: dt.date) -> AskedDays:
    """Return the days that a question in small letters means; `as_of` goes before them.

    >>> asked_days("what was overdue at 30 june 2024?", None, dt.date(2026, 1, 1)).day
    datetime.date(2024, 6, 30)
    >>> asked_days("which actions are due by march 2025?", None, dt.date(2026, 1, 1)).due_to
    datetime.date(2025, 3, 31)
    """
    dates = find_dates(text)
    places = tuple((date.start, date.end) for date in dates)
    is_today = _TODAY.search(text) is not None
    since = _SINCE_VERSION.search(text)
    found = AskedDays(
        day=as_of or (today if is_today else None),
        today=is_today and as_of is None,
        versions=tuple(int(number) for number in _VERSION.findall(text)),
        first=_FIRST.search(text) is not None,
        previous=_PREVIOUS.search(text) is not None,
        since_version=int(since.group(1)) if since else None,
        last_time=_LAST_TIME.search(text) is not None,
        places=places,
    )
    return _with_dates(found, text, dates) if dates else found


def _with_dates(found: AskedDays, text: str, dates: list[PrintedDate]) -> AskedDays:
    before = text[: dates[0].start]
    first, last = dates[0].first, last_day(dates[-1])
    since, due_from, due_to, day = found.since, None, None, found.day
    if _DUE.search(before):
        due_from = None if _BEFORE.search(before) else first
        due_to = None if _AFTER.search(before) else last
    elif _SINCE.search(before):
        since = last_day(dates[0])
        day = day or (last if len(dates) > 1 and _BETWEEN.search(text) else None)
    else:
        day = day or last_day(dates[0])
    return replace(found, day=day, since=since, due_from=due_from, due_to=due_to)


def last_day(date: PrintedDate) -> dt.date:
    """Return the last day that a printed date covers."""
    first = date.first
    if date.precision is Precision.YEAR:
        return dt.date(first.year, 12, 31)
    if date.precision is Precision.MONTH:
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return first
