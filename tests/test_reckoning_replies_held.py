"""What is held in the papers counts as a response where it shows to what it is one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import cast

from assistant.answers import AnswerStatus
from assistant.council import Recommendation, Resolution, VerbClass
from assistant.documents import DocumentKind
from assistant.spans import Span
from tests.reckoning_replies import SCRUTINY, gaps, paper, reply, report, told

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


def test_a_response_to_all_counts_for_each() -> None:
    found = told(NO_RESPONSE, ponds, reply("reply", "On the Water", [(None, None)]))

    assert "to each of the 3" in found.claims[0].text


def test_a_decision_of_the_executive_on_all_counts_for_each() -> None:
    text = "That the recommendations of the report On the Water be accepted in full."
    limb = Resolution(
        "limb",
        "minutes",
        "",
        Span(0, len(text), text),
        "Cabinet",
        dt.date(2025, 5, 6),
        "7",
        f"Response to {PONDS_TITLE}",
        None,
        None,
        text,
        "accepted",
        VerbClass.APPROVE,
    )
    minutes = paper("minutes", "Minutes of Cabinet", text, dt.date(2025, 5, 6))
    found = told(NO_RESPONSE, ponds, ({"minutes": minutes}, [limb]))

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
