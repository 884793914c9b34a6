"""What a review told one body to do, where cancelled business goes, and what minutes were amended."""

from __future__ import annotations

import pytest

from assistant.answering.pipeline import Tools
from assistant.answers import AnswerStatus
from tests.reckoning_answers import ask, lead, said


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("What did the Child R review tell the NHS to do?", ["4"]),
        ("Which Child R recommendations were aimed at the council by name?", ["3", "6"]),
        ("what did the Family T review ask the police to do?", ["3"]),
    ],
)
def test_recommendations_to_one_body_are_listed(
    question: str, numbers: list[str], sample_tools: Tools
) -> None:
    answer = ask(question, sample_tools)

    assert answer.status is AnswerStatus.ANSWERED
    (table,) = answer.tables
    assert [row.cells[0] for row in table.rows] == numbers


def test_a_body_that_nothing_is_addressed_to_gets_no_list(sample_tools: Tools) -> None:
    answer = ask("What did the Child R review tell the fire brigade to do?", sample_tools)
    assert not answer.tables


def test_a_cancelled_meeting_tells_where_its_business_goes(sample_tools: Tools) -> None:
    question = (
        "The scrutiny meeting on 24 November 2025 never happened - when is its business taken?"
    )
    answer = ask(question, sample_tools)
    assert "“Its business will be taken on Monday 12 January 2026.”" in said(answer)


def test_what_a_cancelled_meeting_was_to_do_is_its_agenda(sample_tools: Tools) -> None:
    answer = ask(
        "what were we meant to look at in the cancelled November 2025 meeting", sample_tools
    )
    assert "Audit of Graded Care Profile 2" in said(answer)


@pytest.mark.parametrize(
    "question",
    [
        "8 July 2024 minutes - what's different between the draft and the approved version?",
        "Why was the number at 31 May 2024 corrected to 146 in the children's scrutiny minutes?",
    ],
)
def test_draft_and_approved_minutes_differ_by_what_was_amended(
    question: str, sample_tools: Tools
) -> None:
    assert "“146” was changed to “164”" in lead(ask(question, sample_tools))


def test_a_draft_of_something_else_is_no_minutes(sample_tools: Tools) -> None:
    question = "what is the difference between the draft strategy and the approved one"
    assert "146" not in said(ask(question, sample_tools))
