"""Clear days after a request, and the bank holidays of England and Wales, by rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

_SATURDAY = 5
_MONDAY = 0
_ONE = dt.timedelta(days=1)


def last_clear_day(received: dt.date, days: int, *, working: bool = False) -> dt.date:
    """Return the last of so many whole days after the day on which something was received.

    That day itself does not count. With `working`, neither do Saturdays, Sundays and
    bank holidays.

    >>> last_clear_day(dt.date(2026, 11, 23), 10)
    datetime.date(2026, 12, 3)
    >>> last_clear_day(dt.date(2026, 12, 21), 10, working=True)
    datetime.date(2027, 1, 7)
    """
    day = received
    while days:
        day += _ONE
        days -= is_working_day(day) if working else 1
    return day


def is_working_day(day: dt.date) -> bool:
    """Return whether a day is none of Saturday, Sunday and the usual bank holidays."""
    return day.weekday() < _SATURDAY and day not in bank_holidays(day.year)


@lru_cache(maxsize=64)
def bank_holidays(year: int) -> frozenset[dt.date]:
    """Return the usual bank holidays of England and Wales, moved where they fall on a weekend.

    Days that are proclaimed once, as for a coronation, follow no rule and are not in it.
    """
    easter = easter_sunday(year)
    fixed = {easter - 2 * _ONE, easter + _ONE, _first_monday(year, 5)}
    return frozenset(fixed | {_last_monday(year, 5), _last_monday(year, 8)} | set(_moved(year)))


def _moved(year: int) -> Iterator[dt.date]:
    new_year = dt.date(year, 1, 1)
    yield new_year if new_year.weekday() < _SATURDAY else _next_monday(new_year)
    taken: set[dt.date] = set()
    christmas = (dt.date(year, 12, 25), dt.date(year, 12, 26))
    taken.update(day for day in christmas if day.weekday() < _SATURDAY)
    for day in christmas:
        moved = day
        while moved.weekday() >= _SATURDAY or (moved != day and moved in taken):
            moved += _ONE
        taken.add(moved)
    yield from taken


def _next_monday(day: dt.date) -> dt.date:
    return day + _ONE * ((_MONDAY - day.weekday()) % 7)


def _first_monday(year: int, month: int) -> dt.date:
    return _next_monday(dt.date(year, month, 1))


def _last_monday(year: int, month: int) -> dt.date:
    """Return the last Monday of a month of 31 days."""
    last = dt.date(year, month, 31)
    return last - _ONE * last.weekday()


def easter_sunday(year: int) -> dt.date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876).

    >>> easter_sunday(2026), easter_sunday(2027)
    (datetime.date(2026, 4, 5), datetime.date(2027, 3, 28))
    """
    century, of_century = divmod(year, 100)
    golden = year % 19
    skipped = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - skipped + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)
