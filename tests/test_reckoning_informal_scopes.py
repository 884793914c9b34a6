"""Meetings and committees as councillors name them in passing."""

from __future__ import annotations

import pytest

from assistant.answering.reckoning.asked.meetings_named import committee_place, committees_asked
from assistant.answering.reckoning.meetings.attendance_asking import attendance_asked
from assistant.council import AttendanceKind

CHILDREN = "Children's Services Overview and Scrutiny Committee"
HOUSING = "Housing and Place Scrutiny Committee"


@pytest.mark.parametrize(
    "question",
    [
        "Who came to the 7 October 2024 children's scrutiny meeting?",
        "What did childrens scrutiny resolve in July?",
        "decisions on the plan at January 2025 children's scrutiny pls",
        "Which promises in the 2024/25 children's scrutiny action log are open?",
        "Who got the vice-chair's job on children's scrutiny for 2024/25?",
    ],
)
def test_scrutiny_is_known_by_what_it_scrutinises(question: str) -> None:
    assert committees_asked(question, [CHILDREN, HOUSING, "Cabinet"]) == frozenset({CHILDREN})


def test_scrutiny_alone_is_every_scrutiny_committee() -> None:
    named = committees_asked("decisions at January 2025 scrutiny", [CHILDREN, HOUSING, "Cabinet"])
    assert named == frozenset({CHILDREN, HOUSING})


def test_scrutiny_of_what_no_committee_scrutinises_is_none_of_them() -> None:
    assert (
        committees_asked("What did planning scrutiny decide?", [CHILDREN, HOUSING]) == frozenset()
    )


@pytest.mark.parametrize(
    "question",
    [
        "Who is the Statutory Scrutiny Officer?",
        "What did the scrutiny review of parking find?",
        "What came of the scrutiny of the budget?",
    ],
)
def test_other_things_of_scrutiny_name_no_committee(question: str) -> None:
    assert committees_asked(question, [CHILDREN, HOUSING]) is None


def test_the_stretch_that_names_scrutiny_is_no_topic() -> None:
    question = "Who came to the 7 October 2024 children's scrutiny meeting?"
    (place,) = committee_place(question)
    assert question[slice(*place)].strip() == "children's scrutiny"


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who went home early from the July scrutiny meeting, and when?", AttendanceKind.LEFT),
        ("did anybody slip out of the meeting in March", AttendanceKind.LEFT),
        ("which witnesses attended in March?", AttendanceKind.PRESENT),
    ],
)
def test_attendance_is_asked_for_in_passing(question: str, kind: AttendanceKind) -> None:
    assert kind in (attendance_asked(question) or ())


@pytest.mark.parametrize("kind", ["parish", "town", "district"])
def test_a_council_whose_minutes_name_no_committee_is_no_committee(kind: str) -> None:
    question = f"Who was present at the {kind} council meeting on 3 September 2019?"

    assert committees_asked(question, [CHILDREN, HOUSING]) is None
    assert committee_place(question)
