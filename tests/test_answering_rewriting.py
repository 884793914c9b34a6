"""Follow-up questions are worded so that they read by themselves, or left as they are."""

from __future__ import annotations

import dataclasses

import pytest

from assistant.answering.rewriting import points_back, standalone_wording
from assistant.answers import Answer, AnswerStatus, Basis, Sentence, Table, TableRow


def turn(question: str, answer: str = "", rows: tuple[tuple[str, ...], ...] = ()) -> Answer:
    sentences = (Sentence(answer, Basis.QUOTATION, ()),) if answer else ()
    table = Table("Rows", ("Ref", "Action"), tuple(TableRow(row, ()) for row in rows))
    return Answer(
        "a", "c", question, question, AnswerStatus.ANSWERED, sentences, (),
        tables=(table,) if rows else (),
    )  # fmt: skip


def after(question: str, *turns: Answer) -> str:
    return standalone_wording(question, turns)


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("who voted against?", "was it approved?", "was it approved?"),
        ("who voted against the plan?", "was it approved?", "Was the plan approved?"),
        ("who owns action list 08", "when was it asked for", "When was action list 08 asked for"),
        ("Why, about the Marsh plan?", "who leads it?", "Who leads the Marsh plan?"),
        ("Was he answered, about the audit of letters?", "why?", "Why, about the audit of letters?"),
    ],
)  # fmt: skip
def test_a_follow_up_takes_a_thing_and_never_a_deed(
    before: str, question: str, expected: str
) -> None:
    assert after(question, turn(before)) == expected


def test_no_second_about_is_put_at_the_end() -> None:
    wording = "What about the Marsh plan?"
    for question in ("why?", "since when?", "by whom?"):
        wording = after(question, turn(wording))
        assert wording.count(", about ") <= 1


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        (
            "How many drains were blocked in May 2024?",
            "and by June that year?",
            "How many drains were blocked by June 2024?",
        ),
        (
            "How often was the pump used between April and August 2024?",
            "And before April?",
            "How often was the pump used before April 2024?",
        ),
        (
            "What share of gullies were cleared in 2023/24",
            "what about 2024/25",
            "What share of gullies were cleared in 2024/25?",
        ),
        (
            "How many drains were blocked on 31 May 2024?",
            "and the year before?",
            "How many drains were blocked on 31 May 2023?",
        ),
    ],
)
def test_another_time_takes_the_place_of_the_last(
    before: str, question: str, expected: str
) -> None:
    assert after(question, turn(before)) == expected


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        (
            "What did cabinet say to the flood panel's recommendations?",
            "What about recommendation 6?",
            "What did cabinet say to recommendation 6 of the flood panel?",
        ),
        (
            "Was recommendation 6 of the flood panel accepted?",
            "and recommendation 3",
            "Was recommendation 3 of the flood panel accepted?",
        ),
        (
            "Has action 2.1 of the Marsh plan slipped?",
            "and 2.4?",
            "Has action 2.4 of the Marsh plan slipped?",
        ),
    ],
)
def test_another_number_is_of_the_same_set(before: str, question: str, expected: str) -> None:
    assert after(question, turn(before)) == expected


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("when did the drop-in start in Reed End", "and marlow?", "When did the drop-in start in Marlow?"),
        ("Who wrote the review on Family Q?", "and on Child B?", "Who wrote the review on Child B?"),
        (
            "when did the drop-in start in Reed End",
            "what about the third one, Marlow",
            "When did the drop-in start in Marlow?",
        ),
        ("Who leads the flood survey?", "and the pump trial?", "Who leads the pump trial?"),
        (
            "Marsh plan, May 2024 - who leads the flood survey?",
            "and the pump trial, when's that due",
            "Marsh plan, May 2024 - when's the pump trial due",
        ),
        ("Who is the head of drains?", "and the deputy head?", "Who is the deputy head for drains?"),
        ("Who moved the motion on parking?", "and the seconder?", "Who seconded the motion on parking?"),
        ("When does the pool open?", "plus running costs?", "What are the running costs of the pool?"),
    ],
)  # fmt: skip
def test_another_thing_takes_the_place_of_its_like(
    before: str, question: str, expected: str
) -> None:
    assert after(question, turn(before)) == expected


def test_why_asks_for_the_reason_of_what_was_asked() -> None:
    answered = turn(
        "What did cabinet say to recommendation 6 of the flood panel?",
        "Recommendation 6 was rejected by the Cabinet.",
    )

    assert after("why?", answered) == "Why was recommendation 6 of the flood panel rejected?"
    assert after("Why so late?", turn("When did the drop-in start in Reed End?")) == (
        "Why did the drop-in start in Reed End, so late?"
    )
    assert after("why", turn("Has action 2.1 slipped?")) == "Why has action 2.1 slipped?"
    why = turn("why?")
    assert after("and recommendation 3", answered, why) == (
        "What did cabinet say to recommendation 3 of the flood panel?"
    )


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        (
            turn("What did Dr Marl's survey say about pumps?"),
            "when's he doing the next one?",
            "When's Dr Marl doing the next survey, about Dr Marl's survey?",
        ),
        (
            turn("Who was the lead reviewer on Child B?", "Lead reviewer: Ada Marlow, of no agency"),
            "when did hers come out",
            "When did the review of Child B come out",
        ),
        (
            turn("Who is the head of drains?", "The minutes name Ada Marlow."),
            "and before her?",
            "Who was the head of drains before Ada Marlow?",
        ),
        (
            turn("Whose action is the pump trial?", "“Lead Nurse” was the lead printed for 4.2."),
            "what's his name?",
            "What's the Lead Nurse’s name?",
        ),
        (
            turn("What did Cllr Quill want to know about pumps in May 2024?"),
            "what was he told?",
            "What was Cllr Quill told about pumps in May 2024?",
        ),
        (
            turn("What did Mr Quill ask?", "Mr Quill asked about pumps."),
            "what did she say",
            "what did she say",
        ),
        (
            turn("What did the flood board decide on the pump?"),
            "when did they agree that?",
            "When did the flood board agree that, about the pump?",
        ),
        (
            turn("What did the review of Child B find?"),
            "what school did the child go to?",
            "What school did Child B go to?",
        ),
    ],
)  # fmt: skip
def test_a_person_is_the_one_who_was_named(before: Answer, question: str, expected: str) -> None:
    assert after(question, before) == expected


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("how many marsh plan actions are finished", "which are still open now?",
         "Which marsh plan actions are still open now?"),
        ("Who leads the flood survey?", "has the target date slipped?",
         "Has the target date of the flood survey slipped?"),
        ("when's the flood system changing (marsh 3.3)", "when was that due originally",
         "When was the flood system (marsh 3.3) due originally"),
        ("Who moved the deletion of drains?", "how did that vote go?",
         "How did the vote on the deletion of drains go?"),
        ("what share of our pumps were tested in 2024", "how many pumps is that?",
         "How many of our pumps were tested in 2024?"),
        ("How many drains were blocked on 31 May 2024?", "I thought it was 146?",
         "Were 146 drains blocked on 31 May 2024?"),
        ("How many homes were flooded?", "what would it cost to mend the ones that are empty?",
         "What would it cost to mend the homes that are empty?"),
    ],
)  # fmt: skip
def test_what_is_left_out_is_filled_in(before: str, question: str, expected: str) -> None:
    assert after(question, turn(before)) == expected


def test_the_first_of_those_is_the_first_row_shown() -> None:
    shown = turn(
        "Which Child B actions are open?", "Two.", (("3.3", "Test the pumps"), ("6.2", "Hire"))
    )

    assert after("why is the first of those late?", shown) == (
        "Why is action 3.3 of the Child B plan (Test the pumps) late?"
    )  # fmt: skip


@pytest.mark.parametrize(
    "question",
    [
        "Who chairs the planning committee?",
        "How many schools took part this year?",
        "What is the budget for highways?",
        "Which wards flooded in 2024?",
        "What did Councillor Quill ask about buses?",
        "Is it true that the budget was cut?",
    ],
)
def test_a_question_that_stands_by_itself_is_left(question: str) -> None:
    assert after(question, turn("Who leads action 2.1 of the Marsh plan?")) == question


def test_another_subject_leaves_the_last_behind() -> None:
    last = turn("Who leads action 2.1 of the Marsh plan?")

    assert after("switching to Family Q: where has Q5.3 got to?", last) == (
        "Family Q: where has Q5.3 got to?"
    )
    assert after("Different subject: is the date fixed?", last) == "Is the date fixed?"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (
            ("What is the pump strategy?", "when does it run out", "who do I ask about it"),
            "Who do I ask about the pump strategy",
        ),
        (
            ("Has the Adult M plan been finished?", "whats left?", "has it slipped before?"),
            "Has the Adult M plan slipped before?",
        ),
        (
            ("What does the flood report say about Reed End?", "who wrote it?"),
            "Who wrote the flood report about Reed End?",
        ),
        (
            ("Who is the cabinet member for drains?", "how long has he been in post"),
            "How long has the cabinet member for drains been in post?",
        ),
        (
            ("Which recommendations of the flood panel were rejected?", "why", "and number 4?"),
            "Was recommendation 4 of the flood panel rejected?",
        ),
        (
            ("Has the Reed Water Agency replied?", "what did they say?"),
            "What did the Reed Water Agency say?",
        ),
        (
            ("How much did the pool cost in 2023/24?", "and the year before?"),
            "How much did the pool cost in 2022/23?",
        ),
        (
            ("are there any vacancies in drainage teams?", "how many?"),
            "How many vacancies in drainage teams are there?",
        ),
    ],
)
def test_the_subject_stays_while_questions_only_point_back(
    asked: tuple[str, ...], expected: str
) -> None:
    turns: list[Answer] = []
    for question in asked:
        standalone = after(question, *turns)
        turns.append(dataclasses.replace(turn(standalone), question=question))

    assert turns[-1].standalone == expected


def test_only_a_reply_or_a_choice_is_kept_to_the_papers_just_cited() -> None:
    assert points_back("who asked that?")
    assert points_back("which of those are late?")
    assert not points_back("what did the letter say about it?")
    assert not points_back("when's he doing the next one?")
