"""Questions that tell what was asked, and then want to know what came of it, are read in two halves."""

import pytest

from assistant.answering.planning import Plan, plan_question
from assistant.answering.reckoning.asked.people import people_asked
from assistant.answering.reckoning.exchanges.exchanges_asking import AboutAsking
from assistant.answering.reckoning.exchanges.exchanges_pairs import asked_part, readings_of
from assistant.answers import Question
from assistant.council import Speaker


def plan_of(text: str) -> Plan:
    return plan_question(Question(text), ())


@pytest.mark.parametrize(
    ("question", "part"),
    [
        (
            "Cllr Moss asked how many lifts had failed - did we ever get the number?",
            "Cllr Moss asked how many lifts had failed",
        ),
        (
            "Mrs Orr wanted the lift repairs split by estate. what was she told?",
            "Mrs Orr wanted the lift repairs split by estate",
        ),
        (
            "has anybody asked about the broken lifts, and is there an answer yet?",
            "has anybody asked about the broken lifts",
        ),
    ],
)
def test_the_first_half_tells_what_was_asked(question: str, part: str) -> None:
    found = asked_part(plan_of(question))
    assert found is not None
    assert found.standalone == part


@pytest.mark.parametrize(
    "question",
    ["How many lifts failed in 2023, and which estate had most?", "Did it fail and is it open?"],
)
def test_other_questions_have_no_such_half(question: str) -> None:
    assert asked_part(plan_of(question)) is None


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("did Cllr Moss ever get her figure for empty flats?", AboutAsking.ANSWERED),
        ("what was Mrs Orr after on the lifts?", AboutAsking.ANSWERED),
        ("Mrs Orr wanted the repairs by estate. did we get them?", AboutAsking.REPLY),
    ],
)
def test_a_person_who_wanted_something_must_be_named(question: str, wanted: AboutAsking) -> None:
    assert any(each.named and each.wanted is wanted for each in readings_of(plan_of(question)))


def test_a_post_is_known_with_its_head_last() -> None:
    director = Speaker("the Director of Public Health", role="Director of Public Health")
    (found,) = people_asked("what was the public health director told to bring?", [director])
    assert found.is_same(director)
