"""Whom, what and which meeting a question means, told from the records."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.answering.planning import plan_question
from assistant.answering.reckoning.asked.meetings_named import committees_asked, days_asked
from assistant.answering.reckoning.asked.people import names_somebody_else, people_asked
from assistant.answering.reckoning.asked.topics import TopicIndex, TopicText, topic_of
from assistant.answers import Question
from assistant.council import Speaker

OKELL = Speaker("Councillor Okell", "Councillor Okell")
OKELL_IN_FULL = Speaker("Councillor Desmond Okell", "Councillor Desmond Okell")
DIRECTOR = Speaker("The DCS", role="Director of Children’s Services")
ASSISTANT = Speaker("the AD", role="Assistant Director, Children's Social Care and Early Help")
MANAGER = Speaker("The ASCP Business Manager", role="ASCP Business Manager")
SPEAKERS = (OKELL, OKELL_IN_FULL, DIRECTOR, ASSISTANT, MANAGER)
HELD = (dt.date(2023, 7, 3), dt.date(2023, 10, 9), dt.date(2024, 7, 8), dt.date(2024, 10, 7))


@pytest.mark.parametrize(
    ("question", "same"),
    [
        ("what did cllr okell ask?", (OKELL, OKELL_IN_FULL)),
        ("What did Mr Okell ask about caseloads?", (OKELL, OKELL_IN_FULL)),
        ("what did the director for childrens services promise", (DIRECTOR,)),
        ("What did Desmond Okell ask?", (OKELL, OKELL_IN_FULL)),
        ("What did the assistant director say?", (ASSISTANT,)),
        ("Did the business manager circulate the list?", (MANAGER,)),
        ("What did Mrs Okell-Smith ask?", ()),
    ],
)
def test_a_person_or_post_is_matched_however_it_is_typed(
    question: str, same: tuple[Speaker, ...]
) -> None:
    asked = people_asked(question, SPEAKERS)

    assert tuple(s for s in SPEAKERS if any(person.is_same(s) for person in asked)) == same


def test_an_unknown_councillor_is_nobody_of_the_records() -> None:
    plan = plan_question(Question("What did Councillor Blenkinsop ask?"), ())

    assert names_somebody_else(plan, people_asked(plan.standalone, SPEAKERS))


def test_a_forename_belongs_to_the_person() -> None:
    (person,) = people_asked("did Desmond Okell ask about caseloads", SPEAKERS)

    assert (person.start, person.end) == (4, 17)


TEXTS = (
    TopicText("what the average caseload of a social worker was", "Learning from Child R"),
    TopicText("when all the actions would be completed", "Child R: Action Plan"),
    TopicText("how many children were educated at home now", "Family T"),
)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("what did we ask about caseloads", [0]),
        ("has anyone asked about caselaods?", [0]),
        ("What was asked about home education?", [2]),
        ("what was asked about kids who are homeschooled", [2]),
        ("What was asked about Child R?", [0, 1]),
        ("what was asked about Child Z?", []),
        ("what was asked about potholes", []),
        ("what was asked about caseloads in libraries", []),
    ],
)
def test_only_what_is_clearly_on_the_topic_is_found(question: str, numbers: list[int]) -> None:
    topic = topic_of(plan_question(Question(question), ()))

    assert [fit.number for fit in TopicIndex(TEXTS).about(topic)] == numbers


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("what was asked on 9 October 2023", ["2023-10-09"]),
        ("what did they promise at the July meeting?", ["2024-07-08"]),
        ("what was asked in 2024?", ["2024-07-08", "2024-10-07"]),
        ("what was asked in 2023/24?", ["2023-07-03", "2023-10-09"]),
        ("what has been asked since October 2023", ["2023-10-09", "2024-07-08", "2024-10-07"]),
        ("what was asked before 8 July 2024?", ["2023-07-03", "2023-10-09"]),
        ("what was asked between July 2023 and July 2024?", ["2023-07-03", "2023-10-09", "2024-07-08"]),
        ("what was asked at the last meeting", ["2024-10-07"]),
        ("what was asked in February", []),
    ],
)  # fmt: skip
def test_the_meetings_of_a_question_are_told_by_their_days(question: str, days: list[str]) -> None:
    asked = days_asked(question, HELD)

    assert asked is not None
    assert [day.isoformat() for day in HELD if asked.holds(day)] == days


def test_a_committee_is_one_that_is_held_or_none() -> None:
    known = ("Children's Services Overview and Scrutiny Committee", "Cabinet")

    assert committees_asked("What did the committee ask?", known) is None
    assert committees_asked("what was asked at the scrutiny committee", known) == frozenset(
        known[:1]
    )
    assert committees_asked("What was asked at the Planning Committee?", known) == frozenset()


def test_another_word_of_the_same_stem_is_another_thing() -> None:
    texts = (
        TopicText("the brief for the movement plan is being finalised"),
        TopicText("the briefing on roads"),
    )
    topic = topic_of(
        plan_question(Question("has the promised briefing come?"), ()), framing="promised"
    )

    assert [fit.number for fit in TopicIndex(texts).about(topic)] == [1]
