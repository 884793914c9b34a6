"""Recommendations as the sample papers make them, each kind by itself."""

from __future__ import annotations

import pytest

from assistant.answering.pipeline import Tools
from assistant.answers import AnswerStatus, Basis
from tests.reckoning_answers import ask, lead, said


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("How many recommendations did the review of Child R make?", "6"),
        ("how many recs in the child r review", "6"),
        ("What did the review of Family T recommend?", "5"),
        ("what did the task and finish group reccomend", "7"),
        ("What do officers recommend on the neglect strategy?", "2"),
    ],
)
def test_recommendations_are_counted_by_their_records(
    question: str, number: str, sample_tools: Tools
) -> None:
    answer = ask(question, sample_tools)

    assert answer.status is AnswerStatus.ANSWERED
    assert answer.sentences[0].basis is Basis.COMPUTED
    assert f"makes {number} " in lead(answer)
    (table,) = answer.tables
    assert len(table.rows) == int(number)


def test_recommendations_of_two_reviews_are_not_added_up(sample_tools: Tools) -> None:
    answer = ask("What did the review recommend?", sample_tools)

    assert [len(table.rows) for table in answer.tables] == [6, 5]
    assert "11" not in said(answer).replace("11 ", "")
    assert "not added up" in said(answer)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Which recommendations are for the ICB?", ["4"]),
        ("Which recommendations of the Child R review are for the council?", ["3", "6"]),
        ("What did the task and finish group recommend about training?", ["5"]),
    ],
)
def test_only_those_asked_for_are_shown(
    question: str, numbers: list[str], sample_tools: Tools
) -> None:
    answer = ask(question, sample_tools)

    (table,) = answer.tables
    assert [row.cells[0] for row in table.rows] == numbers


def test_one_recommendation_is_quoted_with_whom_it_is_addressed_to(sample_tools: Tools) -> None:
    answer = ask("Who is recommendation 4 of Child R addressed to?", sample_tools)

    assert lead(answer) == "It is addressed to Mereshire Integrated Care Board."
    assert "was not brought" in said(answer)


def test_a_number_that_no_recommendation_has_is_corrected(sample_tools: Tools) -> None:
    answer = ask("What is recommendation 9 of the review of Child R?", sample_tools)

    assert answer.status is AnswerStatus.ANSWERED
    assert "no recommendation of that number" in lead(answer)


@pytest.mark.parametrize(
    "question",
    ["What did the review of Child Z recommend?", "What does Ofsted say must improve in Leeds?"],
)
def test_another_review_is_never_taken_for_the_one_asked(
    question: str, sample_tools: Tools
) -> None:
    answer = ask(question, sample_tools)

    assert answer.status is AnswerStatus.NOT_IN_PAPERS
    assert not answer.tables


def test_findings_are_not_counted_as_recommendations(sample_tools: Tools) -> None:
    answer = ask("How many findings did the Child R review make?", sample_tools)

    assert not any(s.basis is Basis.COMPUTED for s in answer.sentences)


@pytest.mark.parametrize(
    ("question", "meaning"),
    [
        ("what does LADO mean", "Local Authority Designated Officer"),
        ("What's a LADO?", "Local Authority Designated Officer"),
        ("What is GCP2 short for?", "Graded Care Profile 2"),
        ("What do EHCPs stand for?", "Education, Health and Care Plans"),
    ],
)
def test_a_short_form_is_told_as_the_papers_print_it(
    question: str, meaning: str, sample_tools: Tools
) -> None:
    answer = ask(question, sample_tools)

    assert answer.status is AnswerStatus.ANSWERED
    assert f"stands for “{meaning}”" in lead(answer)
    assert answer.sentences[0].citations


def test_two_short_forms_are_both_told_or_neither(sample_tools: Tools) -> None:
    both = ask("What do EHCP and MASH stand for?", sample_tools)
    one = ask("What do EHCP and QXZV stand for?", sample_tools)

    assert "Multi-Agency Safeguarding Hub" in said(both)
    assert "Education, Health and Care Plan" in said(both)
    assert "stands for" not in said(one)
