"""What a later meeting amended in minutes is told with both places cited."""

from __future__ import annotations

import pytest

from assistant.answering.pipeline import Tools
from assistant.answers import AnswerStatus
from tests.reckoning_answers import ask, said


@pytest.mark.parametrize(
    "question",
    ["was the neglect figure 146 or 164", "were the minutes of 8 July 2024 amended"],
)
def test_an_amendment_is_told_with_what_stands_now(question: str, sample_tools: Tools) -> None:
    answer = ask(question, sample_tools)
    assert answer.status is AnswerStatus.ANSWERED
    assert "“146” was changed to “164”" in said(answer)
    assert "7 October 2024" in said(answer)
    assert "the number on 31 May 2024 was 164" in said(answer)
    assert len(answer.citations) == 2


def test_minutes_without_an_amendment_are_not_said_to_have_one(sample_tools: Tools) -> None:
    answer = ask("were the minutes of 3 July 2023 amended", sample_tools)
    assert "were amended on" not in said(answer)
