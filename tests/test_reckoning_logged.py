"""Whether a thing came, by scrutiny's action log and the papers after it."""

from __future__ import annotations

import pytest

from assistant.answering.pipeline import Tools
from assistant.answering.reckoning.commitments.commitments_asking import (
    AboutPromises,
    about_promises,
)
from assistant.answers import AnswerStatus
from tests.reckoning_answers import ask, lead, said


@pytest.mark.parametrize(
    "question",
    [
        "Has health sent us the GP alert figures the Chair asked for in October 2024?",
        "did we ever receive the figures on the GP alert",
    ],
)
def test_what_was_logged_as_received_came(question: str, sample_tools: Tools) -> None:
    answer = ask(question, sample_tools)

    assert answer.status is AnswerStatus.ANSWERED
    assert "status “Complete”, response “Received on 24 October 2024”" in lead(answer)
    assert "11 of the 19 practices" in said(answer)


def test_how_often_it_was_chased_is_the_logs_own_words(sample_tools: Tools) -> None:
    answer = ask("How many times was the cost of the EHCP backlog chased?", sample_tools)
    assert "“Asked for on 14 January, 4 February and 25 February 2025”" in lead(answer)


def test_what_is_open_in_the_log_is_no_answer_that_it_came(sample_tools: Tools) -> None:
    answer = ask("Did the write-up of the MASH audit ever get to members?", sample_tools)
    assert answer.status is AnswerStatus.PARTLY_ANSWERED
    assert "status “Ongoing”" in said(answer)


def test_what_no_log_holds_is_not_answered_from_it(sample_tools: Tools) -> None:
    answer = ask("Has anyone sent the street lighting figures the Chair asked for?", sample_tools)
    assert "action log" not in said(answer)


def test_whoever_receives_is_not_who_promised(sample_tools: Tools) -> None:
    answer = ask(
        "Did members ever get the single list of dates for the Child R actions?", sample_tools
    )
    assert "agreed to circulate a list of dates" in said(answer)


def test_a_word_given_and_asked_after_is_a_promise() -> None:
    question = "The Director said in January the themes would come to us. Have they?"
    assert about_promises(question) is AboutPromises.CAME
