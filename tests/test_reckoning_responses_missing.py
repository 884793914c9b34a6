"""Which recommendations have no response is told by the gaps, counted from records."""

from __future__ import annotations

import pytest

from assistant.answering.pipeline import Tools
from assistant.answering.reckoning.reckon import reckon
from assistant.answers import AnswerStatus, Basis
from assistant.council import (
    RecommendationKind,
)
from tests.reckoning_answers import ask, lead
from tests.reckoning_replies import answer, gaps, ledger_of, reply, report, told

PONDS = (
    "That a wetland be dug.",
    "That geese be counted each spring.",
    "That wardens wear badges.",
)
BUSES = ("That shelters be lit.", "That timetables be printed large.")
PONDS_TITLE = "On the Water: report of the Ponds Task Group"
BUSES_TITLE = "Waiting in the Rain: report of the Bus Shelters Task Group"
REVIEW = RecommendationKind.REVIEW_TO_AGENCY
NO_RESPONSE = "Which recommendations have no response?"


ponds, buses = report("ponds", PONDS_TITLE, PONDS), report("buses", BUSES_TITLE, BUSES)
# The response to the ponds group leaves its second recommendation out.
some = reply("reply", "On the Water", [("1", PONDS[0]), ("3", PONDS[2])])


@pytest.mark.parametrize(
    "question",
    [
        NO_RESPONSE,
        "Which recommendations has Cabinet not answered?",
        "what recommendations are still waiting for a reply?",
        "How many recommendations are unanswered?",
        "which recs havent been answered yet",
        "Which of the ponds group's recommendations hasn't the Cabinet responded to?",
        "Are there any ponds recommendations that Cabinet has yet to respond to?",
        "Has Cabinet responded to all of the ponds recommendations?",
        "Which recommendations have we not heard back on?",
        "List the recommendations of the Ponds Task Group without a response",
        "Which recommendations did Cabinet's response leave out?",
        "Which recommendations were neither accepted nor rejected?",
        "Which of the recommendations are we still waiting to hear back about?",
        "Which recommendations did the response not cover?",
        "Which task group reports are still waiting for a full response from Cabinet?",
    ],
)
def test_the_gap_is_listed_and_not_the_responses(question: str) -> None:
    found = told(question, ponds, some)

    assert found.status is AnswerStatus.ANSWERED
    assert found.claims[0].text == (
        "Of the 3 scrutiny recommendations of the paper “On the Water: report of the Ponds Task"
        " Group”, 4 March 2025, no response is held in the papers to 1 (recommendation 2)."
    )
    (table,) = found.tables
    (row,) = table.rows
    assert row.cells == ("2", PONDS[1], PONDS_TITLE, "4 March 2025")
    assert [proof.span.text for proof in row.proofs] == [PONDS[1]]


def test_it_is_never_said_that_nobody_answered() -> None:
    for papers in ((ponds,), (ponds, some), (ponds, buses, some)):
        text = " ".join(claim.text for claim in told(NO_RESPONSE, *papers).claims)

        assert "held in the papers" in text
        assert "not answered" not in text
        assert "unanswered" not in text


def test_a_report_without_any_response_lacks_all() -> None:
    found = told(NO_RESPONSE, ponds)

    assert "to any of the 3 scrutiny recommendations" in found.claims[0].text
    assert gaps(found) == [(number, PONDS_TITLE) for number in "123"]
    assert [point.basis for point in found.points] == ["F4"]


def test_it_is_said_where_each_has_a_response() -> None:
    every = reply("reply", "On the Water", [("1", None), ("2", None), ("3", None)])
    found = told("Has Cabinet responded to every recommendation?", ponds, every)

    assert found.status is AnswerStatus.ANSWERED
    assert found.claims[0].text.startswith(
        "A response is held in the papers to each of the 3 scrutiny recommendations"
    )
    assert [row.cells[2] for row in found.tables[0].rows] == ["Accepted"] * 3
    assert not found.points


def test_two_reports_are_told_apart_and_never_added_up() -> None:
    found = told(NO_RESPONSE, ponds, buses, some)

    assert "1 of the 3 scrutiny recommendations of the paper “On the Water" in found.claims[0].text
    assert "any of the 2 scrutiny recommendations of the paper “Waiting" in found.claims[0].text
    assert "3 of the 5" not in found.claims[0].text
    assert found.claims[1].basis is Basis.NOTICE
    assert gaps(found) == [("2", PONDS_TITLE), ("1", BUSES_TITLE), ("2", BUSES_TITLE)]
    assert [row.cells[2:] for row in found.tables[1].rows] == [("3", "1"), ("2", "2")]


def test_only_the_report_that_is_named_is_told() -> None:
    found = told("Which bus shelters recommendations have no response?", ponds, buses, some)

    assert {title for _, title in gaps(found)} == {BUSES_TITLE}


def test_where_all_of_both_have_a_response_no_report_is_short() -> None:
    rain = reply("rain", "Waiting in the Rain", [("1", None), ("2", None)])
    every = reply("reply", "On the Water", [("1", None), ("2", None), ("3", None)])
    found = told(NO_RESPONSE, ponds, buses, rain, every)

    assert "each recommendation of the 2 reports" in found.claims[0].text
    assert [row.cells[3] for row in found.tables[0].rows] == ["0", "0"]


def test_many_reports_are_counted_and_shown_report_by_report() -> None:
    reports = [
        report(
            name,
            f"{name.title()} and the town: report of a Task Group",
            [f"{name}: {t}" for t in PONDS],
        )
        for name in ("parks", "roads", "shops", "noise", "trees")
    ]
    answers = [("1", None), ("2", None), ("3", None)]
    found = told(NO_RESPONSE, *reports, reply("reply", "Parks and the town", answers))

    assert found.claims[0].text == (
        "Of the 5 reports that make recommendations, 4 make some to which no response is held in"
        " the papers."
    )
    assert [row.cells[3] for row in found.tables[-1].rows] == ["0", "3", "3", "3", "3"]


def test_only_what_was_looked_at_is_said_to_have_a_response() -> None:
    geese = ("That geese be fed.", "That boats be hired.")
    lake = report("lake", "By the Lake: report of the Boats Task Group", geese)
    said = reply("said", "By the Lake", [("1", geese[0])])
    pond = reply("pond", "On the Water", [("2", PONDS[1])])
    found = told(
        "Has every recommendation on geese had a response?", ponds, lake, buses, said, pond
    )

    assert found.claims[0].text == (
        "A response is held in the papers to each recommendation that fits what you asked, in 2 reports."
    )
    assert found.tables[0].columns[2] == "Asked about"
    assert [row.cells[2] for row in found.tables[0].rows] == ["1", "1"]


def test_of_many_reports_only_those_that_fit_are_counted() -> None:
    texts = ("That geese be fed in {}.", "That boats be hired in {}.")
    reports = [
        report(n, f"{n.title()} and the town: report of a Task Group", [t.format(n) for t in texts])
        for n in ("parks", "roads", "shops", "noise")
    ]
    found = told("Which recommendations about geese have no response?", ponds, buses, *reports)

    assert found.claims[0].text.startswith(
        "Of the 5 reports that make recommendations that fit what you asked, 5 make some"
    )


def test_the_executive_is_asked_only_for_what_is_addressed_to_it() -> None:
    review = report("review", "Review of Child Q", BUSES, REVIEW, "Mereshire Police")
    found = told("Which recommendations has Cabinet not answered?", ponds, review, some)

    assert {title for _, title in gaps(found)} == {PONDS_TITLE}


@pytest.mark.parametrize(
    "to", ["Bus operators", "Fire Authority", "Ambulance Service", "Marsh School"]
)
def test_what_another_body_was_asked_is_not_waited_for_from_the_executive(to: str) -> None:
    theirs = report("theirs", BUSES_TITLE, BUSES, to=to)
    found = told("Which recommendations has Cabinet not responded to?", ponds, theirs)

    assert {title for _, title in gaps(found)} == {PONDS_TITLE}
    assert BUSES_TITLE in {title for _, title in gaps(told(NO_RESPONSE, ponds, theirs))}


@pytest.mark.parametrize(
    "to", ["Cabinet", "Director of Place", "Lead Member for Parks", "Parks Service"]
)
def test_what_the_councils_own_people_were_asked_is_the_executives(to: str) -> None:
    own = report("ponds", PONDS_TITLE, PONDS, to=to)
    numbers: list[tuple[str | None, str | None]] = [("1", None), ("3", None)]
    found = told(
        "Which recommendations has Cabinet not responded to?",
        own,
        reply("reply", "On the Water", numbers, by=to),
    )

    assert gaps(found) == [("2", PONDS_TITLE)]


def test_another_bodys_response_is_not_the_executives() -> None:
    board = reply(
        "reply", "On the Water", [("1", None), ("2", None), ("3", None)], "Wardens’ Board"
    )
    found = told("Which recommendations has the executive not answered?", ponds, board)

    assert "No response by the executive is held" in found.claims[0].text
    assert "A response is held" in told(NO_RESPONSE, ponds, board).claims[0].text


def test_a_response_to_nothing_that_is_printed_beside_others_is_not_to_all() -> None:
    beside = reply("reply", "On the Water", [("1", None), (None, None)])
    found = told(NO_RESPONSE, ponds, beside)

    assert found.status is AnswerStatus.CANNOT_BE_WORKED_OUT


def test_one_recommendation_is_asked_for_by_its_number() -> None:
    open_ = told("Is recommendation 2 of the ponds report still awaiting a response?", ponds, some)

    assert "No response to recommendation 2 of the paper" in open_.claims[0].text
    assert (
        answer("Is recommendation 1 of the ponds report awaiting a response?", ponds, some) is None
    )


@pytest.mark.parametrize(
    "question",
    [
        NO_RESPONSE,
        "Which recommendations has Cabinet not answered?",
        "Has Cabinet responded to all the recommendations?",
    ],
)
def test_without_recommendations_nothing_is_said_and_no_response_is_listed(question: str) -> None:
    assert answer(question, some) is None
    ledger = ledger_of(question, some)
    assert reckon(ledger.plan, ledger) is None


@pytest.mark.parametrize("who", ["Who has", "Which partners have"])
def test_who_has_not_responded_is_told_neither_by_responses_nor_by_recommendations(
    who: str,
) -> None:
    ledger = ledger_of(f"{who} not responded to the recommendations?", ponds, some)

    assert reckon(ledger.plan, ledger) is None


def test_recommendations_of_officers_to_a_committee_are_not_waited_for() -> None:
    drafted = report("officers", "Gritting", PONDS, RecommendationKind.OFFICER_TO_COMMITTEE)

    assert answer(NO_RESPONSE, drafted) is None


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Which recommendations of the Child R review have had no reply?", "any of the 6 "),
        ("Which recommendations has Cabinet not answered?", "A response is held in the papers"),
    ],
)
def test_the_sample_papers_tell_it_with_their_places(
    question: str, text: str, sample_tools: Tools
) -> None:
    found = ask(question, sample_tools)

    assert found.status is AnswerStatus.ANSWERED
    assert text in lead(found)
    assert all(row.citations for table in found.tables for row in table.rows)
