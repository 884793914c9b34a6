"""Reads the periods that headings of tables and questions name, as council papers print them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEARS = r"(?:(?:20|19)\d\d[/–-](?:20)?\d\d|\d\d/\d\d)"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
_QUARTER = (
    r"(?:q(?:uarter)?\s?(?P<quarter>[1-4])|(?:the )?(?P<nth>first|second|third|fourth|last|final)"
    r" quarter)(?:,| of| in)?(?: the year)?\s"
)
_PATTERNS = tuple(
    re.compile(rf"(?i)(?<![\w/]){pattern}(?![\w/])")
    for pattern in (
        rf"{_QUARTER}(?P<years>{_YEARS})",
        rf"(?:the )?(?P<half>first|second) (?:half|six months) of (?:the year )?(?P<years>{_YEARS})",
        rf"(?P<years>{_YEARS}) q(?:uarter)?\s?(?P<quarter>[1-4])",
        rf"(?P<from>{_MONTH})(?: (?P<fromyear>20\d\d))?(?: ?(?:to|[-–/]|and|until) ?)"
        rf"(?P<to>{_MONTH}) (?P<year>20\d\d)",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<to>{_MONTH}),? (?P<year>(?:20)?\d\d)",
        rf"(?P<to>{_MONTH}),? (?P<year>20\d\d)",
        rf"(?P<years>{_YEARS})",
        r"(?P<whole>(?:20|19)\d\d)",
    )
)
# "Apr 25", "Sept '24": in a heading a month with two digits is of a year, in a sentence a day.
_SHORT_YEAR = re.compile(rf"(?i)^\W*(?P<to>{_MONTH})[ .’'–-]{{0,3}}(?P<year>[12]\d)(?!\d)")
_BARE = re.compile(rf"(?i)^\W*(?:(?P<month>{_MONTH})|(?P<quarter>q(?:uarter|tr)?\.?\s?[1-4]))\W*$")
_ALL_YEARS = re.compile(rf"(?<![\w/]){_YEARS}(?![\w/])")
# What a heading may print beside its period and still be a period's alone.
_BESIDE = re.compile(
    r"(?i)\b(?:actual|result|results|position|outturn|performance|value|at|on|as|in|for|the|end|of|year"
    r"|to|quarter|period|session|financial|month|ending|ended|up|provisional|estimate|final|date)\b"
    r"|£|000s?|[\W_]"
)
_PART = re.compile(r"(?i)\bprovisional\b|\bto date\b|,? (?:up )?to (?:end (?:of )?)?(?=[a-z]+|\d)")


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to `last`, printed at text[start:end]; `part` of a longer period."""

    first: dt.date
    last: dt.date
    start: int
    end: int
    part: bool = False

    @property
    def days(self) -> tuple[dt.date, dt.date]:
        """The first and the last day."""
        return self.first, self.last

    def holds(self, other: Span) -> bool:
        """Return whether another period lies in this one."""
        return self.first <= other.first and other.last <= self.last


def spans_in(text: str) -> list[Span]:
    """Return the periods that a text names, in reading order.

    >>> [str(s.last) for s in spans_in("Q2 25/26 against October to December 2024 and 2022/23")]
    ['2025-09-30', '2024-12-31', '2023-03-31']
    """
    found: list[Span] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            taken = any(s.start < match.end() and match.start() < s.end for s in found)
            span = None if taken else _read(match)
            if span is not None:
                found.append(span)
    return sorted(found, key=lambda span: span.start)


def heading_span(text: str) -> Span | None:
    """Return the period that a cell names, None where it names more than a period.

    >>> heading_span("Planned 2025/26 (£)") is None, str(heading_span("30 April 2024").first)
    (True, '2024-04-30')
    """
    short = _SHORT_YEAR.match(text)
    found = [span] if short and (span := _read(short)) else spans_in(text)
    if not found:
        return None
    span = found[0]
    rest = text[: span.start] + text[span.end :]
    part = bool(_PART.search(text[span.end :]))
    months = re.sub(rf"(?i)\b{_MONTH}\b|\d+", " ", rest) if part else rest
    if _BESIDE.sub("", months):
        return None
    return Span(span.first, span.last, span.start, span.end, part)


def bare_span(text: str, around: str) -> Span | None:
    """Return the period of a heading without a year, in the one year that is named around its table.

    >>> str(bare_span("Feb", "Lamps out, 2024/25").last), bare_span("Q1", "Lamps") is None
    ('2025-02-28', True)
    """
    bare = _BARE.match(text)
    years = {match.group() for match in _ALL_YEARS.finditer(around)}
    spans = {span.days: span for each in years for span in spans_in(each)}
    if bare is None or len(spans) != 1:
        return None
    year = next(iter(spans.values()))
    if bare["quarter"]:
        return heading_span(
            f"Q{bare['quarter'].strip()[-1]} {year.first.year}/{year.last.year % 100:02}"
        )
    month = _NAMES.index(bare["month"][:3].lower()) + 1
    of = year.first.year if month > 3 else year.last.year
    return heading_span(f"{bare['month']} {of}")


def _read(match: re.Match[str]) -> Span | None:
    named = match.groupdict()
    try:
        if named.get("years"):
            first, last = _of_years(named)
        elif named.get("whole"):
            year = int(named["whole"] or 0)
            first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        else:
            first, last = _of_months(named)
    except ValueError:
        return None
    return Span(first, last, match.start(), match.end()) if first <= last else None


def _of_years(named: dict[str, str | None]) -> tuple[dt.date, dt.date]:
    begin, end = re.split(r"[/–-]", named["years"] or "")
    year = int(begin) if len(begin) == 4 else 2000 + int(begin)
    if int(end[-2:]) != (year + 1) % 100:
        raise ValueError(f"{named['years']} are not two years that follow each other")
    half = (named.get("half") or "").lower()
    if half:
        begins = (dt.date(year, 4, 1), dt.date(year, 10, 1))[half == "second"]
        return begins, (dt.date(year, 9, 30), dt.date(year + 1, 3, 31))[half == "second"]
    nth = named.get("nth")
    quarter = int(named.get("quarter") or 0) or (_ORDINALS[nth.lower()] if nth else 0)
    if not quarter:
        return dt.date(year, 4, 1), dt.date(year + 1, 3, 31)
    month = 3 * quarter + 1
    first = dt.date(year + (month > 12), (month - 1) % 12 + 1, 1)
    return first, _month_end(first.year, first.month + 2)


def _of_months(named: dict[str, str | None]) -> tuple[dt.date, dt.date]:
    printed = int(named["year"] or 0)
    year = printed if printed > 99 else 2000 + printed
    month = _NAMES.index((named["to"] or "")[:3].lower()) + 1
    if named.get("day"):
        day = dt.date(year, month, int(named["day"] or 0))
        return day, day
    begins = named.get("from")
    start = _NAMES.index(begins[:3].lower()) + 1 if begins else month
    first = int(named.get("fromyear") or 0) or (year - 1 if start > month else year)
    return dt.date(first, start, 1), _month_end(year, month)


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
