"""Picks values of a line: of a period, within periods, the highest and the lowest."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from assistant.answering.reckoning.figures.tables.asked import Asked
from assistant.answering.reckoning.figures.tables.lines import Line, Point
from assistant.answering.reckoning.figures.tables.periods import Span as Period

_WORST = re.compile(r"(?i)\b(?:worst|unhappiest)\b")
_BEST = re.compile(r"(?i)\b(?:best|happiest)\b")
_HIGH = re.compile(
    r"(?i)\b(?:highest|most|biggest|largest|greatest|peak(?:ed)?|more [^?]{2,60} than any other)\b"
)
_LOW = re.compile(r"(?i)\b(?:lowest|least|smallest|fewest|fewer [^?]{2,60} than any other)\b")
# Of what more is worse, and of what more is better.
_BAD = re.compile(
    r"(?i)\b(?:miss(?:ed)?|overdue|late|past|vacan\w+|waiting|waits?|delay\w*|complaints?|errors?"
    r"|exclu\w+|suspen\w+"
    r"|readmi\w+|re-?referr\w+|days|absence|sickness|flood\w*|blocked|arrears|overspend|variance"
    r"|fly[- ]?tip\w*|incidents?"
    r"|accidents?|crimes?|unfilled|turnover|abandoned|refused|breach\w*|overpaid|claims|failed"
    r"|fires?|void\w*|outstanding|repeat\w*|back (?:at|in|on|into|to)|dropouts?|lapsed)\b"
)
_GOOD = re.compile(
    r"(?i)\b(?:within|on time|in time|met|satisf\w+|at home|attendance|answered|kept|complet\w+"
    r"|right first time"
    r"|recycl\w+|trained|attended|pass(?:ed)?|achiev\w+|inspected|occupan\w+|happy|cleansed|surveyed)\b"
)
# The same month of two years may end a day apart.
_NEAR = dt.timedelta(days=2)


def point_of(points: Sequence[Point], period: Period, *, at_end: bool) -> Point | None:
    """Return the value of a period: of its very days, else the one that ends when it does.

    Of a longer period, the value that ends when it does is meant only `at_end` of it.
    """
    dated = [(point, point.period) for point in points if point.period]
    same = [point for point, span in dated if span.days == period.days]
    ends = [
        point
        for point, span in dated
        if span.last == period.last and (at_end or span.first <= period.first)
    ]
    inside = [point for point, span in dated if period.holds(span) and (at_end or _is_day(span))]
    for found in (same, ends, inside):
        if len(found) == 1:
            return found[0]
    return None


def _is_day(span: Period) -> bool:
    return span.first == span.last


def points_within(points: Sequence[Point], asked: Asked) -> list[Point]:
    """Return the values of the periods that a question names, all where it names none."""
    if not asked.periods:
        return list(points)
    since = re.search(r"(?i)\bsince\b", asked.question) is not None
    return [
        point
        for point in points
        if point.period
        and any(
            p.holds(point.period) or (since and point.period.first >= p.first)
            for p in asked.periods
        )
    ]


def points_between(
    points: Sequence[Point], asked: Asked, *, since: bool
) -> tuple[Point, Point] | None:
    """Return the first and the last value that a question compares, None where it is not clear."""
    whole = [point for point in points if not (point.period and point.period.part)]
    if len(whole) < 2 or len(asked.periods) > 2:
        return None
    if not asked.periods:
        return whole[0], whole[-1]
    first = point_of(whole, asked.periods[0], at_end=True)
    if len(asked.periods) == 1:
        return (
            (first, whole[-1]) if first is not None and since and first is not whole[-1] else None
        )
    last = point_of(whole, asked.periods[1], at_end=True)
    if first is None or last is None or first is last:
        return None
    ordered = sorted((first, last), key=lambda p: p.period.last.toordinal() if p.period else 0)
    return ordered[0], ordered[1]


def points_a_year_apart(points: Sequence[Point], asked: Asked) -> tuple[Point, Point] | None:
    """Return the value of a year before with the newest or that of the one period asked, None without."""
    dated = [(p, p.period) for p in points if p.period and not p.period.part]
    if not dated or len(asked.periods) > 1:
        return None
    last = point_of(points, asked.periods[0], at_end=True) if asked.periods else dated[-1][0]
    if last is None or last.period is None:
        return None
    first, end = (_year_earlier(day) for day in last.period.days)
    before = [
        point for point, span in dated if abs(span.first - first) <= _NEAR >= abs(span.last - end)
    ]
    return (before[0], last) if len(before) == 1 else None


def _year_earlier(day: dt.date) -> dt.date:
    return (
        day.replace(year=day.year - 1, day=min(day.day, 28))
        if day.month == 2
        else day.replace(year=day.year - 1)
    )


def extreme_of(
    line: Line, points: Sequence[Point], question: str
) -> tuple[Sequence[Point], bool] | None:
    """Return the highest or lowest values as the question means it, and whether they are the highest.

    What is worst depends on what is counted; where that does not say it, None.
    """
    if len(points) < 2:
        return None
    high = _asks_high(line, question)
    if high is None:
        return None
    values = [point.value for point in points]
    value = max(values) if high else min(values)
    found = [point for point in points if point.value == value]
    return (found, high) if len(found) < 3 else None


def _asks_high(line: Line, question: str) -> bool | None:
    worst, best = _WORST.search(question), _BEST.search(question)
    if worst or best:
        bad = _is_bad(line)
        return None if bad is None else bad is bool(worst)
    high, low = _HIGH.search(question), _LOW.search(question)
    return None if bool(high) is bool(low) else bool(high)


def _is_bad(line: Line) -> bool | None:
    for told in (line.measure, line.alias, line.inner):
        if _BAD.search(told):
            return True
        if _GOOD.search(told):
            return False
    return None
