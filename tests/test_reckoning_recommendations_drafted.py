"""Recommendations side by side, and questions drafted from what the records leave open."""

from __future__ import annotations

import pytest

from assistant.answering.pipeline import Tools
from assistant.answers import AnswerStatus
from tests.reckoning_answers import ask, said


def test_two_reviews_stand_side_by_side(sample_tools: Tools) -> None:
    answer = ask("Compare the recommendations of the Child R and Family T reviews", sample_tools)

    assert answer.status is AnswerStatus.ANSWERED
    assert [len(table.rows) for table in answer.tables] == [6, 5]
    assert "11 recommendations" not in said(answer)


def test_a_comparison_with_what_is_not_held_is_not_made(sample_tools: Tools) -> None:
    answer = ask("Compare the recommendations of the Child R and Child Q reviews", sample_tools)

    assert len(answer.tables) < 2


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Draft three questions for committee on the Child R action plan", 3),
        ("What should we ask about average caseloads?", 3),
        ("suggest two questions on EHCPs", 2),
    ],
)
def test_drafted_questions_bring_their_reason_and_passage(
    question: str, number: int, sample_tools: Tools
) -> None:
    answer = ask(question, sample_tools)

    (table,) = answer.tables
    assert 1 <= len(table.rows) <= number
    assert all(row.cells[0].endswith("?") and row.cells[1] and row.citations for row in table.rows)
    assert "yours to edit" in said(answer)


def test_nothing_is_drafted_on_what_the_papers_do_not_hold(sample_tools: Tools) -> None:
    answer = ask("Draft three questions on potholes", sample_tools)

    assert answer.status is AnswerStatus.NOT_IN_PAPERS
    assert not answer.tables
