"""What was answered to recommendations, and which actions a paper links to them."""

from __future__ import annotations

import pytest

from assistant.answering.pipeline import Tools
from assistant.answers import AnswerStatus
from tests.reckoning_answers import ask, lead, said


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Which recommendations did the executive accept?", ["1", "2", "4", "7"]),
        ("which recommendations were partly accepted", ["3", "5"]),
        ("Which recommendations did Cabinet reject and why?", ["6"]),
        ("What was the Cabinet's response to the Task and Finish Group?", list("1234567")),
    ],
)
def test_responses_are_listed_by_their_verdict(
    question: str, numbers: list[str], sample_tools: Tools
) -> None:
    answer = ask(question, sample_tools)

    assert answer.status is AnswerStatus.ANSWERED
    assert "Of the 7 recommendations" in lead(answer)
    if len(answer.tables[0].rows) > 1:
        assert [row.cells[0] for row in answer.tables[0].rows] == numbers


@pytest.mark.parametrize(
    ("question", "verdict", "reason"),
    [
        ("Why was recommendation 6 rejected?", "rejected", "The use of reserves is a matter"),
        ("what did Cabinet say to recommendation 3", "accepted in part", "Four posts"),
        ("Was recommendation 5 of the task and finish group accepted?", "accepted in part", "(58)"),
        (
            "Did Cabinet accept the recommendation for six more family support workers?",
            "accepted in part",
            "£186,000",
        ),
    ],
)
def test_one_response_is_told_with_its_reason(
    question: str, verdict: str, reason: str, sample_tools: Tools
) -> None:
    answer = ask(question, sample_tools)

    assert f"was {verdict} by the Cabinet" in lead(answer)
    assert reason in said(answer)


def test_a_response_to_one_report_is_not_taken_for_another(sample_tools: Tools) -> None:
    answer = ask("Was recommendation 6 of the review of Child R accepted?", sample_tools)

    assert "Cabinet" not in lead(answer)


@pytest.mark.parametrize(
    ("question", "refs"),
    [
        ("Which actions answer recommendation 2 of the Child R review?", ["2.1", "2.2", "2.3"]),
        ("has recommendation 4 of child r been done", ["4.1", "4.2"]),
        ("what progress on recommendation 3 of the Family T review", ["T3.1", "T3.2"]),
    ],
)
def test_actions_are_linked_where_a_plan_prints_the_number(
    question: str, refs: list[str], sample_tools: Tools
) -> None:
    answer = ask(question, sample_tools)

    assert answer.status is AnswerStatus.ANSWERED
    (table,) = answer.tables
    assert [row.cells[1] for row in table.rows] == refs


def test_linked_actions_stand_as_the_newest_version_says(sample_tools: Tools) -> None:
    answer = ask("What became of recommendation 6 of the Child R review?", sample_tools)

    assert "at 16 February 2026, 2 of them complete" in lead(answer)


def test_a_recommendation_that_no_paper_links_is_told_as_such(sample_tools: Tools) -> None:
    answer = ask(
        "Which actions answer recommendation 4 of the task and finish group?", sample_tools
    )

    assert answer.status is AnswerStatus.NOT_IN_PAPERS
    assert "links this recommendation to actions" in lead(answer)


def test_one_that_was_accepted_is_not_told_where_it_is_asked_which_were_rejected(
    sample_tools: Tools,
) -> None:
    answer = ask("Which of the support workers recommendations were rejected?", sample_tools)

    assert "not rejected" not in lead(answer)
