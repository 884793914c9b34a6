"""Who tried to delete what, how close it was, and who was given a post."""

from __future__ import annotations

import pytest

from assistant.answering.pipeline import Tools
from assistant.answering.reckoning.decisions.resolutions_asked import about_decisions
from assistant.answers import AnswerStatus
from tests.reckoning_answers import ask, lead, said


@pytest.mark.parametrize(
    "question",
    [
        "how close was it when Cllr Garrow tried to strike out the reserves recommendation?",
        "Who wanted recommendation 6 removed, and did they succeed?",
        "Now that scrutiny voted to delete recommendation 6, who told the Cabinet?",
    ],
)
def test_a_motion_is_known_by_what_its_number_stands_for(
    question: str, sample_tools: Tools
) -> None:
    answer = ask(question, sample_tools)

    assert answer.status is AnswerStatus.ANSWERED
    assert "the amendment was lost, three Members voting for and seven against" in said(answer)
    assert "Councillor Garrow moved and Councillor Okell seconded" in said(answer)
    assert "£250,000" in said(answer)


def test_nobody_tried_to_delete_what_no_motion_names(sample_tools: Tools) -> None:
    answer = ask("Who tried to strike out the libraries recommendation?", sample_tools)
    assert "Garrow" not in said(answer)


def test_a_post_that_was_got_is_an_appointment(sample_tools: Tools) -> None:
    answer = ask("Who got the vice-chair's job on children's scrutiny for 2024/25?", sample_tools)
    assert "“Councillor Tull be appointed Vice-Chair" in lead(answer)


def test_a_cost_for_each_decision_is_no_decision_of_a_meeting() -> None:
    assert about_decisions("What does the manager cost for each decision that was changed?") is None
