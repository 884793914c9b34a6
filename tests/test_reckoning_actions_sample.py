"""Questions about the sample plans, answered, proved and cited through the whole pipeline."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest

from assistant.answering.pipeline import Tools, answer_question
from assistant.answers import Answer, AnswerStatus, Done, Question

MARCH_2025 = dt.date(2025, 3, 31)
JULY_2024 = dt.date(2024, 7, 31)
LONGEST = 120


def ask(text: str, tools: Tools, as_of: dt.date | None = None) -> Answer:
    async def last() -> Answer:
        answers = [
            e.answer
            async for e in answer_question(Question(text, as_of=as_of), tools)
            if isinstance(e, Done)
        ]
        return answers[-1]

    return asyncio.run(last())


def said(answer: Answer) -> str:
    return " ".join(sentence.text for sentence in answer.sentences)


def first_cells(answer: Answer) -> list[str]:
    return [row.cells[0] for row in answer.tables[0].rows] if answer.tables else []


@pytest.mark.parametrize(
    ("question", "as_of", "fact", "refs"),
    [
        ("How many Child R actions are complete?", MARCH_2025, "9 of the 16 actions", None),
        ("Which Child R actions are overdue?", MARCH_2025, "182 days", ["4.2", "2.2"]),
        ("Which Child R actions have no date?", MARCH_2025, "2 are open and 1", ["5.2", "6.3", "2.3"]),
        ("which amber actions in the child r plan have no date", MARCH_2025, "5.2 and 6.3", ["5.2", "6.3"]),
        ("Which actions under recommendation 3 of the Child R plan are open?", MARCH_2025, "3.3", ["3.3"]),
        ("Child R plan: what does the DCS lead?", MARCH_2025, "3 of the 16", ["2.1", "2.3", "6.2"]),
        ("Which actions of the police are overdue?", None, "none of the 2 actions", []),
        ("Who leads action T3.2?", None, "joint", ["T3.2"]),
        ("What does a 3 mean on the Family T plan?", None, "Slipped", ["1", "2", "3", "4"]),
        ("How many Family T actions are rated 4?", None, "1 of the 11", ["T5.3"]),
        ("Which Child R actions were completed since June 2024?", MARCH_2025, "2 of the 16", ["2.3", "6.1"]),
        ("which child r actions are due next", MARCH_2025, "3 of the 16", None),
        ("how late is 6.2", None, "322 days past", ["6.2"]),
        ("How has the date of action 3.3 moved?", None, "After “TBC”", None),
        ("Is it right that 10 of the 16 Child R actions are complete?", MARCH_2025, "9 of the 16", None),
    ],
)  # fmt: skip
def test_the_rows_of_the_sample_plans_answer(
    question: str, as_of: dt.date | None, fact: str, refs: list[str] | None, sample_tools: Tools
) -> None:
    answer = ask(question, sample_tools, as_of)

    assert fact in said(answer)
    assert refs is None or first_cells(answer) == refs
    assert all(sentence.citations for sentence in answer.sentences)
    assert all(row.citations for table in answer.tables for row in table.rows)
    assert len(said(answer).split()) <= LONGEST


def test_stated_totals_that_differ_make_the_papers_disagree(sample_tools: Tools) -> None:
    answer = ask("How many Child R actions are complete?", sample_tools, JULY_2024)

    assert answer.status is AnswerStatus.PAPERS_DISAGREE
    assert "7 of the 15 actions" in said(answer)
    assert "“8 are complete”" in said(answer)


def test_an_action_that_left_the_plan_is_not_taken_for_closed(sample_tools: Tools) -> None:
    answer = ask("What happened to action 5.3?", sample_tools, JULY_2024)

    assert answer.status is AnswerStatus.PARTLY_ANSWERED
    assert "no longer listed" in said(answer)
    assert "no closing record was found" in said(answer)


def test_a_changed_key_is_said_with_what_changed(sample_tools: Tools) -> None:
    answer = ask("What changed between version 2 and version 3 of the Child R plan?", sample_tools)

    assert "different keys" in said(answer)
    assert "1 new" in said(answer)
    assert "6.3" in [row.cells[0] for row in answer.tables[1].rows]


def test_points_name_paper_and_reason_and_each_is_cited(sample_tools: Tools) -> None:
    answer = ask("Which Child R actions are overdue?", sample_tools, MARCH_2025)

    points = answer.follow_ups.raise_in_committee
    assert [point.basis for point in points][:2] == ["F2", "F2"]
    assert all(point.citations and point.question.endswith("?") for point in points)


def test_each_question_that_is_offered_next_is_answered(sample_tools: Tools) -> None:
    answer = ask("How many Family T actions are complete?", sample_tools)

    offered = [q for q in answer.follow_ups.ask_the_papers if "Family T action plan" in q]
    assert offered
    for question in offered:
        assert ask(question, sample_tools).status is not AnswerStatus.NOT_IN_PAPERS
