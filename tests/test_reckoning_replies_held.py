"""What is held in the papers counts as a response where it shows to what it is one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import cast

import pytest

from assistant.answers import AnswerStatus
from assistant.council import Recommendation, Resolution, VerbClass
from assistant.documents import DocumentKind, PaperDate
from assistant.spans import Span
from tests.reckoning_replies import SCRUTINY, Papers, gaps, paper, reply, report, told

PONDS = (
    "That a wetland be dug.",
    "That geese be counted each spring.",
    "That wardens wear badges.",
)
BUSES = ("That shelters be lit.", "That timetables be printed large.")
PONDS_TITLE = "On the Water: report of the Ponds Task Group"
NO_RESPONSE = "Which recommendations have no response?"

ponds = report("ponds", PONDS_TITLE, PONDS)
buses = report("buses", "Waiting in the Rain: report of the Bus Shelters Task Group", BUSES)


def decision(text: str, item: str = f"Response to {PONDS_TITLE}") -> Papers:
    limb = Resolution(
        "limb",
        "minutes",
        "",
        Span(0, len(text), text),
        "Cabinet",
        dt.date(2025, 5, 6),
        "7",
        item,
        None,
        None,
        text,
        "accepted",
        VerbClass.APPROVE,
    )
    minutes = paper("minutes", "Minutes of Cabinet", text, dt.date(2025, 5, 6))
    return {"minutes": minutes}, [limb]


def test_a_response_to_all_counts_for_each() -> None:
    found = told(NO_RESPONSE, ponds, reply("reply", "On the Water", [(None, None)]))

    assert "to each of the 3" in found.claims[0].text


def test_a_decision_of_the_executive_on_all_counts_for_each() -> None:
    text = "That the recommendations of the report On the Water be accepted in full."
    found = told(NO_RESPONSE, ponds, decision(text))

    assert "to each of the 3" in found.claims[0].text
    assert found.tables[0].rows[0].cells[2] == text


def test_a_response_older_than_the_report_is_none_to_it() -> None:
    early = reply("reply", "On the Water", [("1", PONDS[0])], day=dt.date(2024, 1, 9))

    assert len(gaps(told(NO_RESPONSE, ponds, early))) == len(PONDS)


def test_a_response_to_another_report_is_none_to_this() -> None:
    other = reply("reply", "Waiting in the Rain", [("1", None), ("2", None)])
    found = told("Which ponds recommendations have no response?", ponds, buses, other)

    assert len(gaps(found)) == len(PONDS)


def test_what_may_be_to_either_of_two_reports_is_not_called_a_gap() -> None:
    again = report("again", PONDS_TITLE, BUSES)
    found = told(NO_RESPONSE, ponds, again, reply("reply", "On the Water", [("1", None)]))

    assert found.status is AnswerStatus.PARTLY_ANSWERED
    assert ("1", PONDS_TITLE) not in gaps(found)
    assert any(claim.text.startswith("To 2 more a response may be held") for claim in found.claims)


def test_a_response_that_could_not_be_read_singly_leaves_it_open() -> None:
    unread = paper(
        "reply",
        "Response to On the Water",
        "All is well.",
        dt.date(2025, 5, 6),
        DocumentKind.EXECUTIVE_RESPONSE,
    )
    repeated = Recommendation(
        "repeated", "reply", "", Span(0, 3, "All"), SCRUTINY, "1", "All", "On the Water"
    )
    found = told(NO_RESPONSE, ponds, ({"reply": unread}, [repeated]))

    assert found.status is AnswerStatus.CANNOT_BE_WORKED_OUT
    assert "do not show which of the 3" in found.claims[0].text
    assert "could not be read singly" in found.claims[1].text


def test_a_recommendation_without_a_number_is_left_open_where_its_report_was_answered() -> None:
    documents, made = ponds
    bare = [replace(cast("Recommendation", each), number=None) for each in made]
    found = told(
        NO_RESPONSE, (documents, list(bare)), reply("reply", "On the Water", [("1", None)])
    )

    assert found.status is AnswerStatus.CANNOT_BE_WORKED_OUT


def test_a_response_without_a_number_is_to_what_it_repeats() -> None:
    found = told(NO_RESPONSE, ponds, reply("reply", "On the Water", [(None, PONDS[1])]))

    assert gaps(found) == [("1", PONDS_TITLE), ("3", PONDS_TITLE)]


def test_a_number_under_which_something_else_is_answered_is_left_open() -> None:
    found = told(
        NO_RESPONSE, ponds, reply("reply", "On the Water", [("1", "That boats be hired.")])
    )

    assert gaps(found) == [("2", PONDS_TITLE), ("3", PONDS_TITLE)]
    assert found.status is AnswerStatus.PARTLY_ANSWERED


@pytest.mark.parametrize(
    "text",
    [
        "That Cabinet report progress on all recommendations in six months.",
        "That the recommendations be reported on, all within a year.",
        "That each partner say how it will carry out its recommendations.",
    ],
)
def test_a_recommendation_that_speaks_of_all_is_not_answered_for_all(text: str) -> None:
    made = report("ponds", PONDS_TITLE, (*PONDS[:2], text))
    found = told(NO_RESPONSE, made, reply("reply", "On the Water", [("3", text)]))

    assert gaps(found) == [("1", PONDS_TITLE), ("2", PONDS_TITLE)]


@pytest.mark.parametrize(
    "number", ["All recommendations except 3", "1-3", "1, 2 and 3", "All other recommendations"]
)
def test_a_response_to_several_numbers_leaves_each_open(number: str) -> None:
    found = told(NO_RESPONSE, ponds, reply("reply", "On the Water", [(number, None)]))

    assert found.status is AnswerStatus.CANNOT_BE_WORKED_OUT


def test_what_is_printed_for_all_without_a_number_is_not_another_recommendation() -> None:
    every = reply("reply", "On the Water", [(None, "All recommendations")])
    most = reply("reply", "On the Water", [(None, "All recommendations of the group but one")])

    assert "to each of the 3" in told(NO_RESPONSE, ponds, every).claims[0].text
    assert told(NO_RESPONSE, ponds, most).status is AnswerStatus.CANNOT_BE_WORKED_OUT


@pytest.mark.parametrize(
    "text",
    [
        "That Cabinet accepts three of the recommendations.",
        "That Cabinet accepts most of the recommendations.",
        "That Cabinet accepts none of the recommendations.",
        "That recommendations (1) and (2) of the scrutiny group be accepted and (3) be rejected.",
        "That the recommendations, save for 3 and 4, be accepted.",
        "That the recommendations of the group be noted and that the budget be approved.",
        "That the recommendations of the group be referred to Council and the budget be approved.",
        "That the officers’ recommendations be agreed.",
        "That the other recommendations be agreed.",
        "That recommendations R1 to R3 be accepted.",
        "That recommendations one and two be accepted.",
    ],
)
def test_a_decision_on_some_or_other_recommendations_is_left_open(text: str) -> None:
    found = told(NO_RESPONSE, ponds, decision(text))

    assert found.status is AnswerStatus.CANNOT_BE_WORKED_OUT
    assert not any("A response is held" in claim.text for claim in found.claims)


@pytest.mark.parametrize(
    "text",
    [
        "That recommendations R1 and R3 be accepted.",
        "That recommendation 1 be accepted and recommendation 3 be rejected.",
    ],
)
def test_a_decision_on_numbers_leaves_no_other_open(text: str) -> None:
    found = told(NO_RESPONSE, ponds, decision(text))

    assert gaps(found) == [("2", PONDS_TITLE)]
    assert found.status is AnswerStatus.PARTLY_ANSWERED


@pytest.mark.parametrize(
    "text",
    [
        "(a) the recommendations of the task group be agreed;",
        "That Cabinet agrees all of the recommendations.",
        "To note the work, and that all the recommendations be rejected.",
    ],
)
def test_a_decision_on_the_whole_report_of_scrutiny_is_sure_unless_it_only_notes(text: str) -> None:
    found = told(NO_RESPONSE, ponds, decision(text))

    assert (found.status is AnswerStatus.ANSWERED) is ("note" not in text)


def test_a_decision_on_officers_recommendations_of_a_like_name_is_left_open() -> None:
    text, tender = "That the recommendations in the report be approved.", "Boats, Water: tender"
    bare = report("ponds", "Boats on the Water", PONDS)
    found = told(NO_RESPONSE, bare, decision(text, tender))

    assert found.status is AnswerStatus.CANNOT_BE_WORKED_OUT


INQUIRY = "Home to School Transport Inquiry"
RIDES = (
    "That every bus that takes pupils has an escort.",
    "That routes to school be published online.",
)
rides = report("rides", INQUIRY, RIDES)


def test_a_response_under_a_like_name_that_repeats_the_text_is_left_open() -> None:
    cut = [(None, text.removeprefix("That ")) for text in RIDES]
    found = told(NO_RESPONSE, rides, reply("reply", "Home to School Travel Assistance", cut))

    assert found.status is AnswerStatus.CANNOT_BE_WORKED_OUT


def test_a_response_of_a_like_name_and_number_with_a_summary_is_left_open() -> None:
    short = [("1", "Escorts"), ("2", "Web pages")]
    found = told(
        NO_RESPONSE, rides, reply("reply", "Home to School Transport Scrutiny Review", short)
    )
    travel = told(NO_RESPONSE, rides, reply("reply", "Home to School Travel Assistance", short))

    assert found.status is AnswerStatus.CANNOT_BE_WORKED_OUT
    assert travel.status is AnswerStatus.CANNOT_BE_WORKED_OUT


def test_a_response_that_repeats_a_report_under_the_name_of_another_is_left_open() -> None:
    carers = report("carers", "Fostering Review", RIDES)
    budget = report("budget", "Children's Services Budget Review", BUSES)
    said = reply("reply", "Children's Services", [("1", RIDES[0]), ("2", RIDES[1])])
    found = told(NO_RESPONSE, carers, budget, said)

    assert found.status is AnswerStatus.CANNOT_BE_WORKED_OUT
    assert not any("No response" in claim.text for claim in found.claims)


def test_the_same_text_in_a_report_of_no_shared_name_is_not_surely_answered() -> None:
    found = told(NO_RESPONSE, ponds, reply("reply", "Waiting in the Rain", [("1", PONDS[0])]))

    assert gaps(found) == [("2", PONDS_TITLE), ("3", PONDS_TITLE)]
    assert found.status is AnswerStatus.PARTLY_ANSWERED


@pytest.mark.parametrize("more", [(), ("That boats be hired.",)])
@pytest.mark.parametrize("first", [True, False])
def test_a_reprint_does_not_hide_the_response_to_a_report(
    more: tuple[str, ...], *, first: bool
) -> None:
    again = report("again", PONDS_TITLE, (*PONDS, *more), day=dt.date(2025, 9, 4))
    papers = [again, ponds] if first else [ponds, again]
    numbers: list[tuple[str | None, str | None]] = [("1", None), ("2", None), ("3", None)]
    found = told(NO_RESPONSE, *papers, reply("reply", "On the Water", numbers))

    if more:
        assert gaps(found) == [("4", PONDS_TITLE)]
    else:
        assert "to each of the 3" in found.claims[0].text


def test_a_response_older_than_all_dated_prints_is_left_open_where_one_has_no_date() -> None:
    (papers, made), again = ponds, report("again", PONDS_TITLE, PONDS, day=dt.date(2025, 9, 4))
    undated = {"ponds": replace(papers["ponds"], date=PaperDate())}
    numbers: list[tuple[str | None, str | None]] = [("1", None), ("2", None), ("3", None)]
    found = told(NO_RESPONSE, (undated, made), again, reply("reply", "On the Water", numbers))

    assert found.status is AnswerStatus.CANNOT_BE_WORKED_OUT


@pytest.mark.parametrize(("number", "open_"), [("1.1", "1"), ("1a", "1"), ("1-2", "2")])
def test_a_part_of_a_number_answers_no_other_number(number: str, open_: str) -> None:
    made = report("ponds", PONDS_TITLE, [f"{text} ({at})" for at in "abcd" for text in PONDS])
    listed = [
        at
        for at, _ in gaps(told(NO_RESPONSE, made, reply("reply", "On the Water", [(number, None)])))
    ]

    assert "11" in listed
    assert open_ not in listed
