"""Short briefs in the chat."""

from __future__ import annotations

import pytest

from assistant.answering.pipeline import Tools
from assistant.answers import AnswerStatus
from tests.reckoning_answers import ask, said


@pytest.mark.parametrize(
    "question", ["brief me on child r", "Give me a briefing on the Child R action plan"]
)
def test_a_brief_of_a_plan_has_its_counts_and_tables(question: str, sample_tools: Tools) -> None:
    answer = ask(question, sample_tools)

    assert "Of the 17 actions of the Child R action plan, 14 are complete" in said(answer)
    titles = " ".join(table.title for table in answer.tables)
    assert all(part in titles for part in ("Not yet complete", "Dates that moved", "Questions on"))


def test_a_brief_of_an_item_names_the_meeting_and_what_is_recorded(sample_tools: Tools) -> None:
    answer = ask("brief me on item 12", sample_tools)

    assert answer.status is AnswerStatus.ANSWERED
    assert "7 October 2024: Minutes of the meeting held on 8 July 2024" in said(answer)
    assert "Recorded under it: 1 question and 1 resolution." in said(answer)


def test_an_item_that_is_a_plan_gives_the_plan(sample_tools: Tools) -> None:
    answer = ask("brief me on item 32", sample_tools)

    assert "Item 32" in answer.sentences[0].text
    assert "Child R action plan" in answer.sentences[1].text


def test_a_topic_that_is_no_plan_and_no_item_is_left_to_passages(sample_tools: Tools) -> None:
    assert "actions of the" not in said(ask("brief me on allotments", sample_tools))
