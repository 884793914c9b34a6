"""Follow-ups that step in time, name by place, or go on from what somebody must do."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.answering.rewriting import standalone_wording
from assistant.answering.subjects import topic_of
from assistant.answers import Answer, AnswerStatus, Basis, Sentence


def turn(question: str, told: str = "") -> Answer:
    sentences = (Sentence(told, Basis.COMPUTED, ()),) if told else ()
    return Answer("a", "c", question, question, AnswerStatus.ANSWERED, sentences, ())


def after(question: str, *before: str) -> str:
    turns: Sequence[Answer] = tuple(turn(each) for each in before)
    return standalone_wording(question, turns)


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        (
            "How many drains were blocked at the end of March 2025?",
            "and the quarter before?",
            "How many drains were blocked at the end of December 2024?",
        ),
        (
            "How many drains were blocked on 30 November 2024?",
            "and three months later",
            "How many drains were blocked on 28 February 2025?",
        ),
        (
            "What share of calls were missed in quarter 1 of 2024/25?",
            "the quarter before that?",
            "What share of calls were missed in quarter 4 of 2023/24?",
        ),
        (
            "How many calls were missed in the first half of 24/25?",
            "and the six months after that?",
            "How many calls were missed, in the six months after the first half of 24/25?",
        ),
        (
            "How many lamps were broken in May 2024?",
            "anything newer than that?",
            "How many lamps were broken, at the newest count?",
        ),
    ],
)
def test_a_step_in_time_is_taken_from_the_last_question(
    before: str, question: str, expected: str
) -> None:
    assert after(question, before) == expected


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        (
            "Which of the tenant group's recommendations did Cabinet reject?",
            "what about the third one",
            "What did Cabinet say to recommendation 3 of the tenant group?",
        ),
        (
            "What did the Board say to free parking, as the panel asked in May 2024?",
            "And the fourth one we sent them?",
            "What did the Board say to recommendation 4 of the panel?",
        ),
        (
            "Who leads recommendation 2 of the tenant group?",
            "and number 7, how much went into that?",
            "How much went into recommendation 7 of the tenant group?",
        ),
        (
            "How many urgent lift repairs at Mill Court were late?",
            "what about the minor ones",
            "How many minor lift repairs at Mill Court were late?",
        ),
    ],
)
def test_a_thing_named_by_its_place_is_named_whole(
    before: str, question: str, expected: str
) -> None:
    assert after(question, before) == expected


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        (
            "In version 2 of the Marsh plan, when should the 40 wardens be trained by?",
            "when was that due originally?",
            "Marsh plan - when was the 40 wardens to be trained due originally?",
        ),
        (
            "What must Quill Ltd do about missed visits, going by the inspector?",
            "have they been doing it?",
            "Have they been doing what Quill Ltd must do about missed visits?",
        ),
        (
            "Who leads the drains?",
            "What about the Marsh plan, did the second version drop anything there?",
            "The Marsh plan - did the second version drop anything?",
        ),
        (
            "How many lift repairs at Mill Court were overdue when we met in April 2024?",
            "were they?",
            "Were they, about lift repairs at Mill Court?",
        ),
    ],
)
def test_what_is_to_be_done_goes_on_as_the_subject(
    before: str, question: str, expected: str
) -> None:
    assert after(question, before) == expected


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("Who asked about lamps in May 2024?", "what was she told?",
         "What was answered to the question about lamps in May 2024?"),
        ("How many posts were empty on 30 June 2024?", "who said they'd fill them?",
         "Who said they'd fill them, about posts empty?"),
        ("Which schools have not sent their returns?", "how many is that?",
         "How many schools have not sent their returns?"),
        ("How much has been spent on school buses this year?", "what was the budget?",
         "What was the budget of school buses?"),
        ("Was the lorry contract signed?", "why not?", "Why was not the lorry contract signed?"),
        ("How did the vote go on deleting recommendation 4?", "and seconded?",
         "Who seconded deleting recommendation 4?"),
        ("In version 2 of the Marsh plan, which actions are late?", "and in the first version?",
         "The first version of the Marsh plan - which actions are late?"),
    ],
)  # fmt: skip
def test_what_is_left_out_is_taken_from_the_question_before(
    before: str, question: str, expected: str
) -> None:
    assert after(question, before) == expected


def test_a_measure_of_lateness_stays_with_what_is_late() -> None:
    late = "How many reviews were over a year late at the end of March 2025?"
    assert topic_of(late) == "reviews over a year late"
    assert topic_of("When will the plan be completed?") == "the plan"


def test_a_step_without_a_time_is_taken_from_the_answer() -> None:
    before = turn(
        "What's our vacancy rate for wardens?", "The newest figure is 7.9 for “Q1 25/26”."
    )
    expected = "What's our vacancy rate for wardens, in Q4 24/25?"
    assert standalone_wording("and the quarter before?", (before,)) == expected


def test_why_is_of_the_one_recommendation_that_the_answer_tells() -> None:
    before = turn(
        "Which of the canal group's recommendations did Cabinet reject?",
        "Of the 9 recommendations, 1 was rejected (recommendation R5).",
    )
    expected = "Why was recommendation R5 of the canal group rejected?"
    assert standalone_wording("why?", (before,)) == expected


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("What did the Trust say to learning point 2?", "and 4?",
         "What did the Trust say to learning point 4?"),
        ("why is 2.1 late?", "who's leading it?", "Who's leading action 2.1?"),
        ("What did Cllr Venn ask about in June 2024?", "what was she told?",
         "What was Cllr Venn told in June 2024?"),
        ("Which Marsh plan actions are overdue?", "who leads those?",
         "Who leads the Marsh plan actions that are overdue?"),
    ],
)  # fmt: skip
def test_what_was_picked_or_numbered_goes_on(before: str, question: str, expected: str) -> None:
    assert after(question, before) == expected
