"""Clear days and bank holidays."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.clear_days import bank_holidays, is_working_day, last_clear_day

# As published for England and Wales; extra days proclaimed once are left out.
HOLIDAYS = {
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 05-30 08-29 12-26 12-27",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
}


@pytest.mark.parametrize("year", HOLIDAYS)
def test_bank_holidays_are_those_published(year: int) -> None:
    published = {dt.date.fromisoformat(f"{year}-{day}") for day in HOLIDAYS[year].split()}
    assert bank_holidays(year) == published


def test_the_day_of_receipt_does_not_count() -> None:
    monday = dt.date(2026, 11, 23)
    assert last_clear_day(monday, 1) == dt.date(2026, 11, 24)
    assert last_clear_day(monday, 10) == dt.date(2026, 12, 3)


def test_working_days_leave_out_weekends_and_bank_holidays() -> None:
    friday = dt.date(2026, 4, 2) + dt.timedelta(days=1)
    assert not is_working_day(friday)
    assert last_clear_day(dt.date(2026, 4, 2), 1, working=True) == dt.date(2026, 4, 7)
    assert last_clear_day(dt.date(2026, 12, 21), 10, working=True) == dt.date(2027, 1, 7)
