"""The times that a question names: printed dates, seasons, parts of a year, two months at once."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.dates import Precision, PrintedDate, find_dates

# The months that a part of a year begins and ends with; winter ends in the year after.
_PARTS = {
    "early": (1, 4), "mid": (5, 8), "late": (9, 12),
    "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2),
}  # fmt: skip
_PART = re.compile(
    rf"\b(?:the )?(?P<part>{'|'.join(_PARTS)})(?: of|-)?\s*(?:term )?(?P<year>(?:19|20)\d\d)\b(?![/–-]\d)"
)
_TWO_MONTHS = re.compile(
    r"\b(?P<first>[a-z]{3,9})\s?(?:/|-|–|or|and)\s?(?=[a-z]{3,9}\.?\s+20\d\d\b)"
)
_YEARS = re.compile(
    r"\b(?:20)?(?P<first>\d\d)\s?[/–-]\s?(?:20)?(?P<last>\d\d)\b(?!\s*\)?\s*\d)(?![/-])"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days, both included, that text[start:end] names."""

    start: int
    end: int
    first: dt.date
    last: dt.date


def stretches_in(text: str) -> list[Stretch]:
    """Return the times that a question in small letters names, in their order, none in another.

    >>> [(s.first.isoformat(), s.last.isoformat()) for s in stretches_in("the spring 2025 version")]
    [('2025-03-01', '2025-05-31')]
    >>> [(s.first.isoformat(), s.last.isoformat()) for s in stretches_in("in feb/march 2025")]
    [('2025-02-01', '2025-03-31')]
    """
    found = [*_parts(text)]
    dates = find_dates(text)
    for date in dates:
        if all(date.end <= each.start or each.end <= date.start for each in found):
            found.append(_with_month_before(text, date))
    return sorted(found, key=lambda each: each.start)


def last_day(date: PrintedDate) -> dt.date:
    """Return the last day that a printed date covers."""
    first = date.first
    if date.precision is Precision.YEAR:
        return dt.date(first.year, 12, 31)
    if date.precision is Precision.MONTH:
        return _end_of(first.year, first.month)
    return first


@dataclass(frozen=True, slots=True)
class YearsNamed:
    """A municipal or financial year that a question names: "2024/25" is 2024 and its place."""

    begins: int
    place: tuple[int, int]


def years_named(text: str) -> YearsNamed | None:
    """Return the first year over two calendar years that a question names.

    >>> years_named("the 24/25 action log").begins, years_named("row sr 24/25 08")
    (2024, None)
    """
    for match in _YEARS.finditer(text):
        first, last = int(match["first"]), int(match["last"])
        if last == first + 1:
            return YearsNamed(2000 + first, match.span())
    return None


def _parts(text: str) -> Iterator[Stretch]:
    for match in _PART.finditer(text):
        begins, ends = _PARTS[match["part"]]
        year = int(match["year"])
        last = _end_of(year + 1 if ends < begins else year, ends)
        yield Stretch(match.start("part"), match.end(), dt.date(year, begins, 1), last)


def _with_month_before(text: str, date: PrintedDate) -> Stretch:
    """Return a printed date; "Feb/March 2025" is both months, whatever their mark is read as."""
    stretch = Stretch(date.start, date.end, date.first, last_day(date))
    for match in _TWO_MONTHS.finditer(text):
        year = re.search(r"20\d\d", text[match.end() :])
        if year is None or not match.end() <= date.end <= match.end() + year.end():
            continue
        end = match.end() + year.end()
        months = find_dates(f"{match['first']} {year.group()} {text[match.end() : end]}")
        if len(months) == 2 and months[0].first <= months[1].first:
            return Stretch(match.start(), end, months[0].first, last_day(months[1]))
    return stretch


def _end_of(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
