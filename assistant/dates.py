"""Finds printed dates in text, as British papers write them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:\s?(?:st|nd|rd|th))?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SEPARATOR = r"[\s,\-–_]+"
_DAY_PATTERNS = tuple(
    re.compile(rf"(?<![\w/]){pattern}(?![\w/])", re.IGNORECASE)
    for pattern in (
        rf"{_DAY}{_SEPARATOR}(?:of\s+)?{_MONTH}{_SEPARATOR}{_YEAR}",
        rf"{_MONTH}{_SEPARATOR}{_DAY}{_SEPARATOR}{_YEAR}",
        r"(?P<day>[0-3]?\d)/(?P<number>[01]?\d)/(?P<year>(?:19|20)?\d\d)",
        r"(?P<day>[0-3]?\d)\.(?P<number>[01]?\d)\.(?P<year>(?:19|20)?\d\d)",
        r"(?P<year>(?:19|20)\d\d)-(?P<number>[01]\d)-(?P<day>[0-3]\d)",
    )
)
_MONTH_PATTERN = re.compile(rf"(?<![\w/]){_MONTH}{_SEPARATOR}{_YEAR}(?![\w/])", re.IGNORECASE)
# The years that a person can mean who types a day.
FIRST_YEAR, LAST_YEAR = 1900, 2100
_YEAR_PATTERN = re.compile(rf"(?<![\w/£.,-]){_YEAR}(?![\w/%]|[.,–-]\d)")


class Precision(StrEnum):
    """How exactly a date is printed."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date found at text[start:end]. `first` is its first day, whatever its precision."""

    start: int
    end: int
    first: dt.date
    precision: Precision

    def covers(self, other: PrintedDate) -> bool:
        """Return whether `other` says the same, at least as exactly.

        >>> year, day = find_dates("2024"), find_dates("3 March 2024")
        >>> year[0].covers(day[0]), day[0].covers(year[0])
        (True, False)
        """
        if self.precision is Precision.YEAR:
            return self.first.year == other.first.year
        if self.precision is Precision.MONTH:
            same = (self.first.year, self.first.month) == (other.first.year, other.first.month)
            return same and other.precision is not Precision.YEAR
        return other.precision is Precision.DAY and self.first == other.first


def find_dates(text: str) -> list[PrintedDate]:
    """Return the dates printed in `text`, in order, none inside another.

    Days come before months and years: "3 March 2024" is one date, not three. A day
    that no calendar has is left out. A two-figure year is of this century.

    >>> [(d.first.isoformat(), d.precision.value) for d in find_dates("by 31.3.23, or May 2024")]
    [('2023-03-31', 'day'), ('2024-05-01', 'month')]
    """
    found: list[PrintedDate] = []
    for date in _candidates(text):
        if all(date.end <= other.start or other.end <= date.start for other in found):
            found.append(date)
    return sorted(found, key=lambda date: date.start)


def _candidates(text: str) -> Iterator[PrintedDate]:
    for pattern in _DAY_PATTERNS:
        for match in pattern.finditer(text):
            day = _day(match)
            if day is not None:
                yield PrintedDate(match.start(), match.end(), day, Precision.DAY)
    for match in _MONTH_PATTERN.finditer(text):
        first = dt.date(int(match["year"]), _month_number(match["month"]), 1)
        yield PrintedDate(match.start(), match.end(), first, Precision.MONTH)
    for match in _YEAR_PATTERN.finditer(text):
        first = dt.date(int(match["year"]), 1, 1)
        yield PrintedDate(match.start(), match.end(), first, Precision.YEAR)


def _day(match: re.Match[str]) -> dt.date | None:
    parts = match.groupdict()
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    month = int(parts["number"]) if parts.get("number") else _month_number(parts["month"])
    try:
        return dt.date(year, month, int(parts["day"]))
    except ValueError:
        return None


def _month_number(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name.lower()[:3]))


def day_typed(text: str) -> dt.date | None:
    """Return a day of our times written as browsers send it; None for anything else.

    A year of two figures typed by hand makes a day of the first century.

    >>> day_typed("2025-01-31"), day_typed("20250131"), day_typed("0025-01-31")
    (datetime.date(2025, 1, 31), None, None)
    """
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text and FIRST_YEAR <= day.year <= LAST_YEAR else None


def written_date(day: dt.date) -> str:
    """Return `day` as the pages print it.

    >>> written_date(dt.date(2025, 1, 14))
    '14 January 2025'
    """
    return f"{day.day} {_MONTHS[day.month - 1].capitalize()} {day.year}"
