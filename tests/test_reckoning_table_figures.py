"""One cell of a table, its highest and lowest, how it moved and what it comes to."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.answers import AnswerStatus
from assistant.stores.view import View
from tests.invented_minutes import Minutes, reckoned, shown, view_of
from tests.invented_tables import report

SCORES = report(
    "Street lighting performance", dt.date(2025, 11, 4),
    "# Scorecard",
    "Ref | Measure | Target | Q1 25/26 | Q2 25/26",
    "L1 | Lamps repaired within 5 days (%) | 95.0 | 91.5 | 93.0",
    "L2 | Lamps out on the last night | 40 | 62 | 51",
    "L3 | Lighting engineer vacancy rate (%) | 5.0 | 12.0 | 8.5",
)  # fmt: skip
OLDER = report(
    "Street lighting performance, spring", dt.date(2025, 5, 6),
    "# Scorecard",
    "Ref | Measure | Target | Q3 24/25 | Q4 24/25",
    "L3 | Lighting engineer vacancy rate (%) | 5.0 | 16.0 | 14.5",
)  # fmt: skip
GRIT = report(
    "Winter service 2024/25", dt.date(2025, 6, 3),
    "# 2. Gritting runs",
    "Month | Runs missed | Runs made (%) | Target",
    "November 2024 | 4 | 96.0 | 98",
    "December 2024 | 11 | 91.0 | 98",
    "January 2025 | 7 | 94.5 | 98",
    "# 3. Salt by depot",
    "Depot | Tonnes held | Tonnes used",
    "Harl | 410 | 260",
    "Quarl | 380 | 305",
    "Total | 790 | 565",
    "# 4. Budget (£000)",
    "Item | Approved | Forecast | Variance",
    "Salt | 120 | 150 | 30",
    "Crews | 300 | 290 | -10",
    "Total | 420 | 440 | 20",
    "# 5. Potholes",
    "Year | Reported | Filled",
    "2022/23 | 810 | 640",
    "2023/24 | 920 | 700",
    "2024/25 | 1,005 | 880",
)  # fmt: skip
NEWER = Minutes(
    "Minutes of the roads panel", dt.date(2025, 12, 9),
    ("The Head of Highways said that the number of lamps out on the last night was 33 on 30 November 2025.",),
)  # fmt: skip

MONTHS = report(
    "Library figures", dt.date(2025, 11, 6),
    "# Library figures: April to September 2025",
    "M | Measure | Jul 25 | Aug 25 | Sep 25 | Target",
    "1 | Loans renewed by readers (%) | 41 ▲ | 47 ▲ | 44 ▼ | at least 45",
    "2 | Loans not renewed by readers, a branch | 310 | 290 | 305 | 300 or fewer",
    "3 | Toddlers back at story sessions within a month (%) | 31 | 38 | 35 | 40",
    "# What lies behind the figures",
    "Story repeats. The rise to August came with the summer reading scheme.",
)  # fmt: skip
BARE = report(
    "Ferry performance 2024/25", dt.date(2025, 5, 8),
    "# Sailings in 2024/25",
    "Quarter | Sailings cancelled | Days lost per deckhand",
    "Q1 | 12 | 2.9", "Q2 | 7 | 2.4", "Q3 | 15 | 3.3", "Q4 | 9 | 3.0",
    "# Sailings by year",
    "Quarter | Crew absence (days)",
    "Q1 2023/24 | 3.4", "Q2 2023/24 | 2.8", "Q1 2024/25 | 3.1", "Q2 2024/25 | 2.5",
)  # fmt: skip


@pytest.fixture(scope="module")
def months(tmp_path_factory: pytest.TempPathFactory) -> View:
    return view_of(tmp_path_factory.mktemp("months"), MONTHS, BARE)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what share of loans was renewed in August 2025?", "47 ▲ per cent for “Aug 25”"),
        ("are we meeting the target for loans renewed", "below “Target” of at least 45"),
        ("which month were story repeats at their worst, and what was the percentage?", "38 per cent for “Aug"),
        ("in which quarter of 2024/25 were most sailings cancelled", "15 for “Q3”"),
        ("is crew absence better or worse than a year before?", "from 2.8 for “Q2 2023/24” to 2.5"),
        ("how did crew absence in Q1 2024/25 compare with the same quarter of the previous year", "3.4"),
    ],
)  # fmt: skip
def test_months_and_quarters_are_read_as_tables_head_them(
    question: str, said: str, months: View
) -> None:
    assert said in shown(months, question).sentences[0].text


@pytest.mark.parametrize(
    "question",
    [
        "how many loans were renewed a year ago?",
        "is the share of loans renewed better than in July?",
        "When will the change of the loans renewed go live?",
    ],
)
def test_the_newest_value_is_none_of_an_earlier_day(question: str, months: View) -> None:
    assert reckoned(months, question) is None


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return view_of(tmp_path_factory.mktemp("tables"), SCORES, OLDER, GRIT, NEWER)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What's our latest percentage of lamps repaired within five days?", "93.0 per cent for “Q2 25/26”"),
        ("are we hitting the target for lamps repaired?", "below “Target” of 95.0"),
        ("what was the lighting engineer vacancy rate in quarter 1 of 2025/26", "12.0 per cent for “Q1 25/26”"),
        ("how has the lighting engineer vacancy rate moved?", "fell from 16.0 per cent for “Q3 24/25” to 8.5"),
        ("which was the worst month for missed gritting runs", "the highest figure is 11 for “December 2024”"),
        ("Which month was the percentage of gritting runs made lowest?", "91.0 per cent for “December 2024”"),
        ("how many tonnes of salt were used at Quarl", "305 for “Quarl”"),
        ("which depot used the most tonnes of salt?", "305 for “Quarl”"),
        ("how much over budget is the winter service heading for?", "20 (in thousands of pounds) for “Total”"),
        ("total potholes reported from 2022/23 to 2024/25", "810 plus 920 plus 1005 is 2735"),
        ("how many potholes were filled in 2023/24", "700 for “2023/24”"),
        ("missed gritting runs: the first month and the latest in the June 2025 report", "from 4 for"),
    ],
)  # fmt: skip
def test_a_cell_is_told_with_what_it_stands_under(question: str, said: str, view: View) -> None:
    assert said in shown(view, question).sentences[0].text


@pytest.mark.parametrize(
    "question",
    [
        "how many lamps were out on the last night?",
        "how many potholes were filled in 2019/20",
        "how many potholes on A roads were filled in 2023/24",
        "which ward used the most tonnes of salt?",
        "how many engineers resigned in 2024/25?",
        "why were so many gritting runs missed?",
        "How many gritting runs are there?",
        "which was the worst quarter for missed gritting runs",
        "how many gritting runs were missed in 2024/25",
        "how many tonnes of salt were used at Harl in 2019/20",
    ],
)
def test_what_no_cell_holds_for_certain_is_left(question: str, view: View) -> None:
    assert reckoned(view, question) is None


def test_a_target_that_the_table_lacks_leaves_the_answer_in_part(view: View) -> None:
    told = reckoned(view, "how many potholes were reported in 2024/25 against the target")

    assert told is not None
    assert told.status is AnswerStatus.PARTLY_ANSWERED
