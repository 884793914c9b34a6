"""Due dates: what is printed, the days it comes to, and what stays unresolved."""

from __future__ import annotations

import datetime as dt

import pytest

from ingest.extracting.dates.due_dates import find_due, read_due

MEETING = dt.date(2023, 10, 9)
PUBLICATION = "publication of the review on 12 June 2023"


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "precision", "earliest", "latest"),
    [
        ("31/03/2023", "day", "2023-03-31", "2023-03-31"),
        ("01/02/26", "day", "2026-02-01", "2026-02-01"),
        ("31.3.23", "day", "2023-03-31", "2023-03-31"),
        ("31-Mar-26", "day", "2026-03-31", "2026-03-31"),
        ("30th Sept, 2025", "day", "2025-09-30", "2025-09-30"),
        ("2025-03-31 00:00:00", "day", "2025-03-31", "2025-03-31"),
        ("Dec 2017", "month", "2017-12-01", "2017-12-31"),
        ("by the end of March 2022", "month", "2022-03-01", "2022-03-31"),
        ("Mar-26", "month", "2026-03-01", "2026-03-31"),
        ("March/April 2025", "month", "2025-03-01", "2025-04-30"),
        ("Q3 2013/14", "quarter", "2013-10-01", "2013-12-31"),
        ("Q4 2024/25", "quarter", "2025-01-01", "2025-03-31"),
        ("quarter 2 of 2017/18", "quarter", "2017-07-01", "2017-09-30"),
        ("2nd quarter of 2024-25", "quarter", "2024-07-01", "2024-09-30"),
        ("2012/13", "year", "2012-04-01", "2013-03-31"),
        ("municipal year 2024/25", "year", "2024-05-01", "2025-05-31"),
        ("2015-2020", "year", "2015-01-01", "2020-12-31"),
        ("w/c 20 May 2019", "week", "2019-05-20", "2019-05-26"),
        ("week ending 24 May 2019", "week", "2019-05-18", "2019-05-24"),
        ("1 April 2024 to 31 March 2025", "day", "2024-04-01", "2025-03-31"),
        ("From April 2024 to March 2025", "month", "2024-04-01", "2025-03-31"),
        ("Ongoing to March 2025", "month", "2025-03-01", "2025-03-31"),
        ("Within six months ie, by March 2024", "month", "2024-03-01", "2024-03-31"),
        ("31/03/2024 (completed 12/02/2024)", "day", "2024-03-31", "2024-03-31"),
        ("12/12/2024 (18 months from publication)", "day", "2024-12-12", "2024-12-12"),
        ("Spring term 2024", "term", None, None),
        ("Six-monthly", "none", None, None),
        ("TBC", "none", None, None),
        ("Ongoing", "none", None, None),
        ("To be confirmed in March 2025", "none", None, None),
        ("Not stated", "none", None, None),
        ("Each report", "none", None, None),
        ("From July 2024", "none", None, None),
        ("Completed March 2024", "none", None, None),
        ("", "none", None, None),
        ("–", "none", None, None),
        ("Within 18 months", "relative", None, None),
        ("for the next meeting", "relative", None, None),
        ("Friday 18 February", "relative", None, None),
        ("Q2", "relative", None, None),
    ],
)
def test_printed_dates_are_read_as_the_days_that_the_words_allow(
    text: str, precision: str, earliest: str | None, latest: str | None
) -> None:
    due = read_due(text)
    assert (due.precision.value, due.earliest, due.latest) == (
        precision,
        _day(earliest),
        _day(latest),
    )
    assert due.text == text
    assert due.suspect is None


@pytest.mark.parametrize(
    ("text", "latest", "earlier"),
    [
        ("31/12/2024 (revised from 30/06/2024)", "2024-12-31", ["2024-06-30"]),
        (
            "30/06/2025 (revised from 31/12/2024, originally 30/06/2024)",
            "2025-06-30",
            ["2024-06-30", "2024-12-31"],
        ),
        ("Original: 31/03/2024 Revised: 30/09/2024", "2024-09-30", ["2024-03-31"]),
        ("Revised from 31/3/24 to 30/6/24", "2024-06-30", ["2024-03-31"]),
        ("31/03/2024 extended to 30/09/2024", "2024-09-30", ["2024-03-31"]),
        ("Was 31/03/2024. Now 30/06/2024", "2024-06-30", ["2024-03-31"]),
        ("Sep-24 (original) Dec-24 (revised)", "2024-12-31", ["2024-09-30"]),
        ("March 2025 (was December 2024)", "2025-03-31", ["2024-12-31"]),
        ("TBC (was 31/03/2024)", None, ["2024-03-31"]),
        ("31/03/2024 - revised date TBC", None, ["2024-03-31"]),
        ("Autumn term 2024 (revised from spring term 2024)", None, []),
        ("31 March 2024 and 30 June 2024", "2024-06-30", []),
        ("31/12/2025 30/06/2026", "2026-06-30", ["2025-12-31"]),
    ],
)
def test_replaced_dates_are_kept_beside_the_one_that_counts(
    text: str, latest: str | None, earlier: list[str]
) -> None:
    due = read_due(text)
    assert due.latest == _day(latest)
    assert [day.isoformat() for day in due.earlier] == earlier


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("01/01/202 6", "2026-01-01"),
        ("31/0 3/2025", "2025-03-31"),
        ("3 1/03/2025", "2025-03-31"),
        ("Septemb er 2024", "2024-09-30"),
        ("Sept 2 024", "2024-09-30"),
        ("Q4 20 25/26", "2026-03-31"),
    ],
)
def test_dates_that_a_narrow_cell_broke_are_whole_again(text: str, latest: str) -> None:
    due = read_due(text)
    assert due.latest == _day(latest)
    assert due.text.replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "suspect"),
    [
        ("Thursday 15 November 2024", "15 November 2024 was a Friday"),
        ("17 September 2204", "the year 2204 looks misprinted"),
        ("31 November 2024", "31 November 2024 is not a day of the calendar"),
    ],
)
def test_a_misprinted_date_is_kept_and_not_reckoned_with(text: str, suspect: str) -> None:
    due = read_due(text)
    assert due.suspect == suspect
    assert due.day is None
    assert due.text == text


@pytest.mark.parametrize(
    ("text", "latest", "precision"),
    [
        ("Friday 16 February", "2024-02-16", "day"),
        ("31 March", "2024-03-31", "day"),
        ("February's Committee", "2024-02-29", "month"),
        ("within the next fortnight", "2023-10-23", "relative"),
        ("within 10 working days", "2023-10-23", "relative"),
        ("by the end of the month", "2023-10-31", "relative"),
        ("in six months' time", "2024-04-09", "relative"),
        ("next municipal year", "2025-05-31", "relative"),
    ],
)
def test_the_meeting_settles_what_counts_from_it(text: str, latest: str, precision: str) -> None:
    due = read_due(text, meeting=MEETING)
    assert (due.latest, due.precision.value) == (_day(latest), precision)
    assert due.anchor == "the meeting of 9 October 2023"


def test_a_weekday_that_no_near_year_bears_out_is_suspect() -> None:
    due = read_due("Friday 18 February", meeting=MEETING)
    assert due.suspect == "18 February 2024 was a Sunday"


def test_a_stated_start_settles_months_and_is_named() -> None:
    due = read_due("Within 18 months", anchor=PUBLICATION)
    assert (due.latest, due.anchor) == (dt.date(2024, 12, 12), PUBLICATION)
    assert read_due("within 18 months of publication", anchor=PUBLICATION).latest == due.latest


def test_months_from_another_event_stay_unresolved() -> None:
    due = read_due("within 3 months of appointment", anchor=PUBLICATION, meeting=MEETING)
    assert (due.precision.value, due.latest, due.anchor) == ("relative", None, None)


def test_the_next_meeting_is_resolved_only_when_it_is_given() -> None:
    assert read_due("to the next meeting", meeting=MEETING).latest is None
    due = read_due("to the next meeting", next_meeting=dt.date(2024, 1, 15))
    assert due.latest == dt.date(2024, 1, 15)
    assert due.anchor == "the next meeting, on 15 January 2024"


def test_assumptions_are_stated() -> None:
    assert read_due("2025/26").assumed == "2025/26 is read as April to March"
    assert read_due("Sept 25").assumed == "Sept 25 is read as September 2025"
    several = read_due("Phase 1 – March 2024; Phase 2 – Sept 2024")
    assert several.assumed == "of several printed dates the last is read as the due date"


def test_a_year_far_from_the_meeting_contradicts_it() -> None:
    due = read_due("31/03/2053", meeting=MEETING)
    assert due.suspect == "the year 2053 does not fit the meeting of 9 October 2023"


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    [
        ("She agreed to circulate a list before the next meeting.", ["before the next meeting"]),
        ("He would bring it to the meeting in January 2025.", ["to the meeting in January 2025"]),
        ("It should be ready by the end of the month.", ["by the end of the month"]),
        ("A report to the Committee on 9 March 2026.", ["to the Committee on 9 March 2026"]),
        ("Write within the next fortnight, or she would.", ["within the next fortnight"]),
        ("It would come to February's Committee.", ["to February's Committee"]),
        ("Agree the measures by 31 August 2024.", ["by 31 August 2024"]),
        ("The review of 12 June 2023 may march on.", []),
    ],
)
def test_due_phrases_are_found_in_prose(sentence: str, phrases: list[str]) -> None:
    found = find_due(sentence)
    assert [span.text for span in found] == phrases
    assert all(sentence[span.start : span.end] == span.text for span in found)
