"""Figures of one measure side by side, with the working; measures are never mixed."""

from __future__ import annotations

import pytest

from assistant.answering.pipeline import Tools
from assistant.answers import AnswerStatus
from tests.reckoning_answers import ask, lead, said


@pytest.mark.parametrize(
    "question",
    [
        "How has the average caseload changed?",
        "has the average caseload of a social worker fallen",
        "average caseload trend over time",
    ],
)
def test_a_trend_is_told_with_its_working(question: str, sample_tools: Tools) -> None:
    answer = ask(question, sample_tools)

    assert answer.status is AnswerStatus.ANSWERED
    assert "fell from 19.6 on 31 May 2023 to 16.1 on 31 January 2026" in lead(answer)
    assert "(19.6 minus 16.1 is 3.5)" in lead(answer)
    days = [row.cells[0] for row in answer.tables[0].rows]
    assert days[0] == "31 May 2023"
    assert len(days) == len(set(days))


def test_a_changed_definition_is_quoted_and_kept_apart(sample_tools: Tools) -> None:
    answer = ask("How has the average caseload changed?", sample_tools)

    assert "includes agency social workers from September 2024" in said(answer)
    assert "17.3" not in [row.cells[1] for row in answer.tables[0].rows]
    assert [row.cells[1] for row in answer.tables[1].rows] == ["17.3"]


def test_newly_qualified_workers_are_another_measure(sample_tools: Tools) -> None:
    answer = ask("Has the caseload of newly qualified social workers fallen?", sample_tools)

    assert [row.cells[1] for row in answer.tables[0].rows] == ["14.8", "13.7", "12.9"]


def test_two_years_are_compared_by_the_figures_of_those_years(sample_tools: Tools) -> None:
    answer = ask("Compare children on neglect plans in 2023 and 2025", sample_tools)

    (table,) = answer.tables
    assert {row.cells[0][-4:] for row in table.rows} == {"2023", "2025"}
    assert {row.cells[2] for row in table.rows} == {"children"}


def test_a_corrected_figure_takes_the_place_of_the_draft(sample_tools: Tools) -> None:
    answer = ask("How has the number of children on neglect plans changed?", sample_tools)

    figures = [row.cells[1] for row in answer.tables[0].rows]
    assert "164" in figures
    assert "146" not in figures


def test_a_period_is_not_told_as_a_day(sample_tools: Tools) -> None:
    answer = ask("trend in contacts to the MASH", sample_tools)

    assert "rose from 8,895 for 2021/22 to 9,870 for 2023/24" in lead(answer)


def test_the_figure_of_a_year_before_is_told(sample_tools: Tools) -> None:
    answer = ask("What was the average caseload a year before?", sample_tools)

    assert lead(answer).startswith("About a year before, on 31 January 2025, it was 16.8")


@pytest.mark.parametrize(
    "question",
    [
        "How has the number of libraries changed?",
        "How many children were on a child protection plan for neglect in 2019?",
        "How have exclusions changed?",
    ],
)
def test_a_measure_or_day_that_is_not_held_is_not_made_up(
    question: str, sample_tools: Tools
) -> None:
    answer = ask(question, sample_tools)

    assert answer.status is AnswerStatus.NOT_IN_PAPERS
    assert not answer.tables


@pytest.mark.parametrize(
    ("question", "figure", "when"),
    [
        ("what is the average caseload", "16.1", "on 31 January 2026"),
        ("latest caseload figure", "16.1", "on 31 January 2026"),
        ("Has GCP2 training reached 300?", "304", "on 15 September 2025"),
        ("how many cases does a social worker have now", "16.1", "on 31 January 2026"),
        ("how many are trained in gcp2", "304", "on 15 September 2025"),
        ("percentage of contacts decided in 24 hours", "91 per cent", "for 2023/24"),
        ("how many children are on a cp plan for neglect", "133", "on 31 December 2025"),
        ("vacancy rate", "14 per cent", "on 31 January 2025"),
        ("what is the re-referral rate", "18 per cent", "in the year to 31 December 2025"),
        ("how long is the wait for a family support worker", "seven weeks", "on 31 August 2025"),
        ("what would caseload have been without agency staff", "17.3", "on 31 January 2025"),
    ],
)
def test_a_present_value_is_the_newest_figure_with_its_day(
    question: str, figure: str, when: str, sample_tools: Tools
) -> None:
    answer = ask(question, sample_tools)

    assert answer.status is AnswerStatus.ANSWERED
    assert f"the newest figure is {figure} {when}." in lead(answer)


def test_a_value_of_a_day_that_is_named_is_that_of_the_day(sample_tools: Tools) -> None:
    answer = ask("how many children were on a child protection plan on 31 May 2024", sample_tools)

    assert lead(answer).endswith("categories: 290 on 31 May 2024.")


def test_contacts_are_not_the_share_of_them_that_was_decided(sample_tools: Tools) -> None:
    answer = ask("did contacts go up", sample_tools)

    assert lead(answer).startswith("Contacts to the MASH rose from 8,895")


def test_a_measure_with_another_word_is_another_measure(sample_tools: Tools) -> None:
    answer = ask("What is the vacancy rate for teachers?", sample_tools)

    assert answer.status is AnswerStatus.NOT_IN_PAPERS
