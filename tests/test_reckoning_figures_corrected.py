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
