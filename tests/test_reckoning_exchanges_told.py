"""Questions whether somebody was ever told, in whatever words."""

import pytest

from assistant.answering.planning import plan_question
from assistant.answering.reckoning.commitments.commitments_asking import (
    AboutPromises,
    about_promises,
)
from assistant.answering.reckoning.exchanges.exchanges_asking import AboutAsking, about_asking
from assistant.answering.reckoning.exchanges.exchanges_pairs import readings_of
from assistant.answers import Question


@pytest.mark.parametrize(
    "question",
    [
        "has Cllr Moss ever been told what a new lift would cost",
        "Cllr Moss wanted to know would lifts be shut, was she ever told",
        "Has anyone asked what one lift costs, and did they get told?",
        "Do we know yet how many lifts failed?",
        "Were members ever informed how many lifts failed?",
    ],
)
def test_being_told_is_being_answered(question: str) -> None:
    assert about_asking(question) is AboutAsking.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "What were we told about the lifts?",
        "What do we know about the lifts?",
        "How many lifts failed in May?",
    ],
)
def test_what_was_told_is_another_question(question: str) -> None:
    assert about_asking(question) is not AboutAsking.ANSWERED


@pytest.mark.parametrize(
    "question", ["Has Cllr Moss had her lift figures?", "Did Dr Hay get that number of lifts?"]
)
def test_having_had_something_of_ones_own_is_having_an_answer(question: str) -> None:
    readings = list(readings_of(plan_question(Question(question), ())))
    assert [each.wanted for each in readings][-1:] == [AboutAsking.ANSWERED]


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Someone was going to send us lift maps. Who and by when?", AboutPromises.WHAT),
        ("We were told in June we'd have the lift numbers. Did that arrive?", AboutPromises.CAME),
        ("Officers said they will bring a lift report. Have we had it?", AboutPromises.CAME),
    ],
)
def test_what_somebody_was_to_do_is_an_undertaking(question: str, wanted: AboutPromises) -> None:
    assert about_promises(question) is wanted
