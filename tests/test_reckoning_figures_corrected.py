"""Which of two figures is right is told where a paper says so, and nowhere else."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.stores.view import View
from tests.invented_minutes import Minutes, reckoned, shown, view_of
from tests.invented_tables import report

RANGERS = report(
    "Country parks: visitors", dt.date(2025, 9, 2),
    "The panel was told on 4 March 2025 that 61 per cent of visitors came by car in 2023/24. That was wrong."
    " One gate had been counted twice. The right figure is 54 per cent.",
    "There were 212 dogs off the lead in 2023/24.",
)  # fmt: skip
MINUTES = Minutes(
    "Minutes of the parks panel", dt.date(2025, 10, 7),
    (
        "Ms Arkle reported that ranger visits for April to June 2025 had been given as 318;"
        " the true number was 381.",
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return view_of(tmp_path_factory.mktemp("corrected"), RANGERS, MINUTES)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("that 61% of visitors by car we were quoted in March 2025, was it right?", "54 per cent"),
        (
            "I have two different figures for visitors by car in 2023/24. which one is right?",
            "54 per cent",
        ),
        ("was the 318 for ranger visits a wrong number?", "381"),
        ("what's the correct number of ranger visits for April to June 2025?", "381"),
    ],
)
def test_the_correction_is_quoted(question: str, figure: str, view: View) -> None:
    assert figure in shown(view, question).sentences[0].text


@pytest.mark.parametrize(
    "question",
    [
        "was the 212 figure for dogs right?",
        "is the 70 per cent for visitors by car right?",
        "I have two different figures for visitors by car in 2021/22. which one is right?",
        "which number of bus passengers is right?",
    ],
)
def test_a_figure_that_no_paper_corrects_is_left(question: str, view: View) -> None:
    assert reckoned(view, question) is None


BARGES = report(
    "Canal figures 2024/25", dt.date(2025, 6, 3),
    "# The year in figures",
    "Measure | 2022/23 | 2023/24 | 2024/25 | Target",
    "Locks emptied | 412 | 398 | 407 | 400",
    "Boats moored overnight | 1,904 | 2,011 | 1,870 | None set",
    "# Notes",
    "Correction. Last year's report gave 455 locks for 2023/24. The right figure is 398.",
)  # fmt: skip
TOWPATH = Minutes(
    "Minutes of the waterways panel", dt.date(2025, 9, 9),
    (
        "The minutes of 3 June 2025 were agreed subject to a correction to Minute 4. The Head of"
        " Canals advised that volunteers had cleared 31% of the towpath at the end of March 2025."
        " The 44% given at the meeting had counted private land as well.",
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def canals(tmp_path_factory: pytest.TempPathFactory) -> View:
    return view_of(tmp_path_factory.mktemp("canals"), BARGES, TOWPATH)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("I've seen two numbers for locks cleaned in 2023/24. Which one is right?", "398"),
        ("I have 455 locks emptied in my notes for 2023/24. Is that still the figure?", "398"),
        ("What was the true share of towpath cleared by volunteers at the end of March 2025?", "31%"),
        ("we were told volunteers cleared 44% of the towpath by March 2025, has that been corrected", "31%"),
    ],
)  # fmt: skip
def test_a_correction_is_found_by_its_table_or_by_what_was_miscounted(
    question: str, figure: str, canals: View
) -> None:
    assert figure in shown(canals, question).sentences[0].text


@pytest.mark.parametrize(
    "question",
    [
        "I have 2,011 boats moored overnight in 2023/24. Is that still the figure?",
        "I've seen two numbers for locks emptied in 2022/23. Which one is right?",
        "which of the two figures for anglers in 2023/24 is right?",
    ],
)
def test_a_cell_without_a_correction_is_left(question: str, canals: View) -> None:
    reply = reckoned(canals, question)
    assert reply is None or "correct" not in reply.reason
