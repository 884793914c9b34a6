"""Finds stretches of time printed in a due date: days, weeks, months, quarters, terms, years."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from assistant.actions import DuePrecision
from assistant.dates import written_date

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = (
    r"(?:(?P<weekday>(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?)\b\.?,?\s+"
    r"(?:the\s+)?)?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:\s?(?:st|nd|rd|th)\b)?"
_NOT_A_TIME = r"(?!\d|\s?(?:[ap]\.?m\b|noon|[:.]\d))"
_YEAR = rf"(?:(?P<year>\d{{4}})|['’]?(?P<short>\d\d)){_NOT_A_TIME}"
_GAP = r"(?:\s{0,2}|,\s?|[./\-–'’]|\.\s|\s['’])"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ORDINAL_QUARTERS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3}
_ORDINAL_QUARTERS |= {"fourth": 4, "4th": 4, "last": 4, "final": 4}
# Years outside these are misprints; no plan reaches so far.
_FIRST_YEAR, _LAST_YEAR = 1980, 2060


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time found at text[start:end]; days are None where nothing resolves them.

    `yearless` says that the year is not printed: then `first` and `last` are of the year
    4 (a leap year), and only their day and month mean anything.
    """

    start: int
    end: int
    precision: DuePrecision
    first: dt.date | None = None
    last: dt.date | None = None
    assumed: str | None = None
    suspect: str | None = None
    weekday: int | None = None
    yearless: bool = False


_NO_YEAR = 4


def month_number(name: str) -> int:
    """Return 1 to 12 for a month's name or its beginning.

    >>> month_number("Sept")
    9
    """
    return _MONTHS.index(name[:3].lower()) + 1


def last_of_month(day: dt.date) -> dt.date:
    """Return the last day of the month of `day`.

    >>> last_of_month(dt.date(2024, 2, 3)).isoformat()
    '2024-02-29'
    """
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day some months later, or the month's last day where it has no such day.

    >>> add_months(dt.date(2024, 8, 31), 6).isoformat()
    '2025-02-28'
    """
    number = day.year * 12 + day.month - 1 + months
    first = dt.date(number // 12, number % 12 + 1, 1)
    return first.replace(day=min(day.day, last_of_month(first).day))


def find_stretches(text: str) -> list[Stretch]:
    """Return the stretches of time printed in `text`, in order, none inside another.

    >>> [(s.precision.value, str(s.last)) for s in find_stretches("Q2 2024/25, w/c 20 May 2019")]
    [('quarter', '2024-09-30'), ('week', '2019-05-26')]
    """
    found: list[Stretch] = []
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            if all(match.end() <= s.start or s.end <= match.start() for s in found):
                found.extend(read(match))
    return sorted(found, key=lambda stretch: stretch.start)


def with_weekday(stretch: Stretch, day: dt.date) -> str | None:
    """Return what is wrong with the printed weekday of `day`; None where nothing is."""
    if stretch.weekday is None or day.weekday() == stretch.weekday:
        return None
    return f"{written_date(day)} was a {_WEEKDAYS[day.weekday()].capitalize()}"


def _year(match: re.Match[str]) -> int | None:
    parts = match.groupdict()
    if parts.get("year"):
        return int(parts["year"])
    return 2000 + int(parts["short"]) if parts.get("short") else None


def _odd_year(year: int) -> str | None:
    return None if _FIRST_YEAR <= year <= _LAST_YEAR else f"the year {year} looks misprinted"


def _days(match: re.Match[str]) -> Iterator[Stretch]:
    parts = match.groupdict()
    month = int(parts["number"]) if parts.get("number") else month_number(match["month"])
    name = (parts.get("weekday") or "").lower()[:3]
    weekday = next((n for n, day in enumerate(_WEEKDAYS) if name and day.startswith(name)), None)
    year = _year(match)
    blank = Stretch(match.start(), match.end(), DuePrecision.DAY, weekday=weekday)
    try:
        day = dt.date(year or _NO_YEAR, month, int(parts["day"]))
    except ValueError:
        wrong = f"{match.group().strip()} is not a day of the calendar"
        yield replace(blank, suspect=wrong)
        return
    stretch = replace(blank, first=day, last=day, yearless=year is None)
    yield (
        stretch
        if year is None
        else replace(stretch, suspect=_odd_year(year) or with_weekday(stretch, day))
    )


def _weeks(match: re.Match[str]) -> Iterator[Stretch]:
    for day in find_stretches(match["rest"]):
        if day.precision is DuePrecision.DAY and day.first and day.last:
            ending = match["ending"] is not None
            week = dt.timedelta(days=6)
            yield replace(
                day,
                start=match.start(),
                end=match.start("rest") + day.end,
                precision=DuePrecision.WEEK,
                first=day.first - week if ending and not day.yearless else day.first,
                last=day.last if ending else day.last + week,
            )
            return


def _quarters(match: re.Match[str]) -> Iterator[Stretch]:
    quarter = int(match["number"] or _ORDINAL_QUARTERS[(match["ordinal"] or "1st").lower()])
    blank = Stretch(match.start(), match.end(), DuePrecision.QUARTER)
    if match["from"] is None:
        yield blank
        return
    year = int(match["from"]) + (2000 if len(match["from"]) == 2 else 0)
    assumed = None
    if match["to"] is None:
        financial = f"{year}/{(year + 1) % 100:02}"
        assumed = f"{match.group().strip()} is read as a quarter of the financial year {financial}"
    first = add_months(dt.date(year, 4, 1), 3 * (quarter - 1))
    yield replace(
        blank,
        first=first,
        last=last_of_month(add_months(first, 2)),
        assumed=assumed,
        suspect=_odd_year(year),
    )


def _months(match: re.Match[str]) -> Iterator[Stretch]:
    year = _year(match)
    first = dt.date(year or _NO_YEAR, month_number(match["month"]), 1)
    opening = first
    if match["other"]:
        number = month_number(match["other"])
        opening = dt.date(first.year - (number > first.month), number, 1)
    assumed = None
    bare = re.search(r"[a-z.]\s+(\d\d)$", match.group(), re.IGNORECASE)
    if bare and year is not None:
        assumed = f"{match.group().strip()} is read as {calendar.month_name[first.month]} {year}"
    yield Stretch(
        match.start(),
        match.end(),
        DuePrecision.MONTH,
        opening,
        last_of_month(first),
        assumed=assumed,
        suspect=_odd_year(year) if year is not None else None,
        yearless=year is None,
    )


def _terms(match: re.Match[str]) -> Iterator[Stretch]:
    yield Stretch(match.start(), match.end(), DuePrecision.TERM)


def _years(match: re.Match[str]) -> Iterator[Stretch]:
    year = int(match["from"])
    printed = f"{match['from']}{match['mark'] or ''}{match['to'] or ''}"
    first, last, read_as = dt.date(year, 1, 1), dt.date(year, 12, 31), "the calendar year"
    if match["to"]:
        until = int(match["to"]) + (year // 100 * 100 if len(match["to"]) == 2 else 0)
        if until <= year:
            return
        kind = (match["kind"] or "").lower()
        if until == year + 1 and (len(match["to"]) == 2 or match["mark"] == "/" or kind):
            first, last, read_as = _named_year(kind, year)
        else:
            last, read_as = dt.date(until, 12, 31), f"ending on 31 December {until}"
    elif (match["kind"] or "").lower() in (
        "municipal",
        "financial",
        "academic",
        "council",
        "school",
    ):
        return
    yield Stretch(
        match.start(),
        match.end(),
        DuePrecision.YEAR,
        first,
        last,
        assumed=f"{printed} is read as {read_as}",
        suspect=_odd_year(year),
    )


def _named_year(kind: str, year: int) -> tuple[dt.date, dt.date, str]:
    if kind in ("municipal", "council"):
        return dt.date(year, 5, 1), dt.date(year + 1, 5, 31), "May to May"
    if kind in ("academic", "school"):
        return dt.date(year, 9, 1), dt.date(year + 1, 8, 31), "September to August"
    return dt.date(year, 4, 1), dt.date(year + 1, 3, 31), "April to March"


_NAMED_MONTH = rf"(?P<month>{MONTH})"
_NO_FIGURES = r"(?!\s?\d{1,4}(?!\d|\s?(?:[ap]\.?m|noon|[:.]\d)))"
_QUARTER = (
    r"(?:\b(?:q(?:uarters?|trs?|tr)?\.?\s{0,2}(?:\d\s{0,2}(?:and|&|/|-|–|to)\s{0,2}q?(?:uarter)?\s{0,2})?(?P<number>[1-4])"
    r"|(?P<ordinal>first|second|third|fourth|last|final|1st|2nd|3rd|4th)\s+quarter)\b)"
)
_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[Stretch]]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), read)
    for pattern, read in (
        (
            r"\b(?:w\s?[/.]\s?[cb]\b\.?|wc\b|(?P<ending>w\s?[/.]\s?e\b\.?|week\s+ending)"
            r"|week\s+(?:commencing|beginning|starting|of)):?\s{0,3}(?P<rest>[^;\n]{4,40})",
            _weeks,
        ),
        (rf"(?<![\w/.]){_WEEKDAY}{_DAY}{_GAP}(?:of\s+)?{_NAMED_MONTH}{_GAP}{_YEAR}", _days),
        (rf"(?<![\w/]){_WEEKDAY}{_NAMED_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})\b", _days),
        (
            rf"(?<![\w/.]){_WEEKDAY}(?P<day>[0-3]?\d)(?P<sep>[/.\-])(?P<number>[0-2]?\d)(?P=sep)(?:(?P<year>\d{{4}})|(?P<short>\d\d))(?![\w/]|[.]\d)",
            _days,
        ),
        (r"(?<![\w/.])(?P<year>(?:19|20)\d\d)-(?P<number>[01]\d)-(?P<day>[0-3]\d)(?!\d)", _days),
        (
            rf"{_QUARTER}(?:,?\s{{0,2}}(?:of|in|-|–|\()?\s{{0,2}}(?:the\s+)?(?:financial\s+year\s+|fy\s?)?"
            r"(?P<from>(?:20)?\d\d)(?:\s?[/–-]\s?(?P<to>(?:20)?\d\d))?(?![\d/.-]))?",
            _quarters,
        ),
        (
            rf"\b(?:(?P<other>{MONTH})\s?(?:/|-|–|to|and|&)\s?)?{_NAMED_MONTH}{_GAP}(?:of\s+)?{_YEAR}(?![/\d])",
            _months,
        ),
        (
            r"\b(?:spring|summer|autumn|winter)\b(?:\s+terms?\b)?(?:,?\s+(?:of\s+)?(?:19|20)\d\d(?:\s?[/–-]\s?\d\d(?:\d\d)?)?)?"
            r"|\bterms?\s+[1-6]\b(?:,?\s+(?:of\s+)?(?:19|20)\d\d(?:\s?[/–-]\s?\d\d(?:\d\d)?)?)?",
            _terms,
        ),
        (
            r"(?<![\w/£.,-])(?:the\s+)?(?:(?P<kind>municipal|financial|academic|council|school|calendar)\s+year,?\s+(?:of\s+)?|fy\s?)?"
            r"(?P<from>(?:19|2\d)\d\d)(?:\s?(?P<mark>[/–-])\s?(?P<to>(?:20)?\d\d))?(?![\w/%]|[.,–-]\d)",
            _years,
        ),
        (rf"(?<![\w/.]){_WEEKDAY}{_DAY}\s{{0,2}}(?:of\s+)?{_NAMED_MONTH}{_NO_FIGURES}", _days),
        (rf"(?<![\w/]){_WEEKDAY}{_NAMED_MONTH}\s{{0,2}}{_DAY}(?!\s?[\d/])\b", _days),
        (rf"\b(?P<other>(?!)x)?{_NAMED_MONTH}{_NO_FIGURES}", _months),
    )
)
