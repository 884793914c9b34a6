"""What a question takes for granted is corrected where a record proves it wrong, else left."""

from __future__ import annotations

import pytest

from assistant.answering.pipeline import Tools
from assistant.answers import AnswerStatus
from tests.reckoning_answers import ask, lead, said


@pytest.mark.parametrize(
    ("question", "noted"),
    [
        (
            "Why did the committee approve the Child R report?",
            "notes the six recommendations of the review of Child R",
        ),
        ("Why did the committee approve the Child R action plan?", "Notes the action plan."),
        (
            "when did the committee endorse the Family T action plan",
            "Notes the action plan and the assessment of progress.",
        ),
    ],
)
def test_what_was_noted_was_not_approved(question: str, noted: str, sample_tools: Tools) -> None:
    answer = ask(question, sample_tools)

    assert answer.status is AnswerStatus.ANSWERED
    assert " noted it, on " in lead(answer)
    assert noted in lead(answer)
    assert answer.sentences[0].citations
    assert answer.sentences[1].text == "The papers searched record no approval."


def test_what_another_body_approved_is_told_of_that_body(sample_tools: Tools) -> None:
    answer = ask("Why did the committee approve the neglect strategy?", sample_tools)

    assert "Committee noted it, on 6 October 2025" in lead(answer)
    assert "The Cabinet adopted it on 12 November 2024" in answer.sentences[1].text


def test_what_was_endorsed_is_not_corrected(sample_tools: Tools) -> None:
    answer = ask("Did the committee endorse the task and finish group report?", sample_tools)

    assert lead(answer).startswith("It was endorsed: on 11 March 2024")


@pytest.mark.parametrize(
    ("question", "correction"),
    [
        ("Why was the neglect strategy rejected?", "It was adopted, not rejected"),
        ("why was recommendation 2 rejected?", "was accepted, not rejected, by the Cabinet"),
        (
            "why was recommendation 3 rejected?",
            "was accepted in part, not rejected, by the Cabinet",
        ),
        ("Why was recommendation 6 accepted?", "was rejected, not accepted, by the Cabinet"),
    ],
)
def test_what_was_accepted_was_not_rejected(
    question: str, correction: str, sample_tools: Tools
) -> None:
    assert correction in lead(ask(question, sample_tools))


@pytest.mark.parametrize(
    "question",
    [
        "Why did Councillor Moss propose deleting recommendation 6?",
        "when did Councillor Okell move the amendment",
    ],
)
def test_a_wrong_mover_is_corrected(question: str, sample_tools: Tools) -> None:
    answer = ask(question, sample_tools)

    assert lead(answer).startswith("Councillor Garrow moved it and Councillor Okell seconded it")


@pytest.mark.parametrize(
    ("question", "correction"),
    [
        (
            "When will the 20 recommendations of the Child R review be done?",
            "6 recommendations, not 20",
        ),
        (
            "what progress on the 30 actions in the Child R action plan",
            "17 actions at 16 February 2026, not 30",
        ),
    ],
)
def test_a_wrong_number_is_corrected_by_the_rows(
    question: str, correction: str, sample_tools: Tools
) -> None:
    assert correction in lead(ask(question, sample_tools))


@pytest.mark.parametrize(
    "question",
    [
        "Which of the six recommendations of the Child R review are for the council?",
        "Which of the 16 actions in the Child R plan are complete?",
    ],
)
def test_a_number_that_some_version_prints_is_left(question: str, sample_tools: Tools) -> None:
    assert ", not " not in lead(ask(question, sample_tools))


def test_a_meeting_that_was_cancelled_decided_nothing(sample_tools: Tools) -> None:
    answer = ask("What was decided on 24 November 2025?", sample_tools)

    assert "was cancelled" in lead(answer)


def test_nothing_is_corrected_without_a_record(sample_tools: Tools) -> None:
    answer = ask("Why did the committee approve the potholes plan?", sample_tools)

    assert answer.status is AnswerStatus.NOT_IN_PAPERS
    assert "approval" not in said(answer)
