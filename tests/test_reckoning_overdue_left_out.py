"""What a count of overdue actions leaves out is said, with its number and its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answering.planning import plan_question
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.plans.plans import reckon_actions
from assistant.answering.reckoning.reckoned import Claim, Reckoned
from assistant.answers import AnswerStatus, Question
from assistant.documents import DateIs, PaperDate
from tests.reckoning_plans import (
    ASKED_OVERDUE,
    BELFRY,
    FERRY,
    ORCHARD,
    Printed,
    Row,
    ask_plans,
    said,
)
from tests.recorded_papers import Recorded, record_library, recorded_plan


def plan_named(number: int, position: dt.date, due: str = "31/12/2024") -> Printed:
    name = ("Alder", "Birch", "Cedar", "Damson", "Elder", "Fir", "Gorse", "Hazel", "Ivy")[number]
    rows = (Row(f"{name[0]}1", f"Plant the {name.lower()} hedge", ("Parks Manager",), due),)
    return Printed(f"{name} Common: Action Plan", position, rows)


def claims_with(answer: Reckoned | None, words: str) -> Sequence[Claim]:
    assert answer is not None
    return [claim for claim in answer.claims if words in claim.text]


@pytest.mark.parametrize(
    "question",
    [
        ASKED_OVERDUE,
        "Which actions were overdue as of 31 March 2025?",
        "what was overdue on 31 March 2025",
        "How many actions were overdue as at 31/03/2025?",
        "Across all the plans held, which actions were overdue at 31 March 2025?",
    ],
)
def test_a_plan_without_a_version_by_that_day_is_named_as_not_counted(question: str) -> None:
    answer = ask_plans(question, FERRY, ORCHARD, BELFRY)

    (told,) = claims_with(answer, "Not counted")
    assert told.text == (
        "Not counted: the Belfry Repairs action plan, of which no version with a position on or"
        " before that day is held."
    )
    assert {proof.document_id for proof in told.proofs} == {BELFRY.document.document_id}
    assert "B1" not in said(answer)


def test_a_single_plan_that_is_left_is_not_told_as_if_it_were_all() -> None:
    answer = ask_plans(ASKED_OVERDUE, FERRY, BELFRY)

    assert "1 of the 3 actions in the Ferry Landing action plan" in said(answer)
    assert "Not counted: the Belfry Repairs action plan" in said(answer)


def test_two_plans_named_and_one_too_early_says_so() -> None:
    question = (
        "What was overdue in the Ferry Landing plan and the Belfry Repairs plan at 31 March 2025?"
    )

    assert "Not counted: the Belfry Repairs action plan" in said(
        ask_plans(question, FERRY, ORCHARD, BELFRY)
    )


@pytest.mark.parametrize(
    "question",
    [
        "What was overdue in the Ferry Landing plan at 31 March 2025?",
        "Which actions of the Harbour Officer were overdue at 31 March 2025?",
    ],
)
def test_what_was_not_asked_about_is_not_said_to_be_left_out(question: str) -> None:
    assert not claims_with(ask_plans(question, FERRY, ORCHARD, BELFRY), "Not counted")


def test_rows_without_a_date_and_of_unknown_status_are_counted_apart_for_each_plan() -> None:
    answer = ask_plans(ASKED_OVERDUE, FERRY, ORCHARD)

    (undated,) = claims_with(answer, "no date that can be resolved")
    (unknown,) = claims_with(answer, "unknown status")
    assert undated.text == (
        "1 action of the Ferry Landing action plan has no date that can be resolved and is not"
        " counted."
    )
    assert unknown.text == (
        "1 action of the Orchard Walk action plan is past the date with unknown status and not"
        " counted."
    )
    assert ["F2" in proof.span.text for proof in undated.proofs] == [True]
    assert all(value.holds() for claim in (undated, unknown) for value in claim.computed)


def test_nothing_is_added_where_nothing_is_left_out() -> None:
    first, second = (plan_named(n, dt.date(2025, 1, 6)) for n in (0, 1))
    answer = ask_plans(ASKED_OVERDUE, first, second)

    assert answer is not None
    assert [claim.text for claim in answer.claims] == [
        f"On 31 March 2025 (status known to 6 January 2025), 1 of the 1 action in the {name} Common"
        f" action plan was overdue: {name[0]}1."
        for name in ("Alder", "Birch")
    ]
    assert len(answer.tables) == 2


def test_many_plans_that_are_not_counted_are_numbered_and_listed() -> None:
    late = [plan_named(n, dt.date(2025, 6, 2)) for n in range(4)]
    answer = ask_plans(ASKED_OVERDUE, FERRY, *late)

    (told,) = claims_with(answer, "Not counted")
    assert answer is not None
    assert told.text.startswith("Not counted: 4 more plans of which no version")
    (table,) = [each for each in answer.tables if each.title == "Plans not counted"]
    assert [row.cells[0] for row in table.rows] == [
        f"{name} Common action plan" for name in ("Alder", "Birch", "Cedar", "Damson")
    ]


def long_plan(number: int, rows: int) -> Printed:
    plan = plan_named(number, dt.date(2025, 1, 6))
    work = plan.rows[0].action
    steps = (Row(f"1.{n}", f"{work}, step {n}", (), "01/01/2025") for n in range(1, rows + 1))
    return replace(plan, rows=tuple(steps))


def test_no_plan_falls_out_where_their_sentences_would_be_too_many() -> None:
    answer = ask_plans(ASKED_OVERDUE, *(long_plan(n, 6) for n in range(5)))

    assert answer is not None
    assert answer.claims[0].text == (
        "5 plans are held, each counted by itself; 5 of them have actions overdue."
    )
    assert answer.tables[0].title == "Plans side by side"
    assert len(answer.tables[0].rows) == 5


def test_plans_whose_actions_are_too_many_to_list_are_numbered() -> None:
    answer = ask_plans(ASKED_OVERDUE, *(long_plan(n, 25) for n in range(3)))

    assert "The actions of 2 plans are counted, but too many to list here." in said(answer)


def test_an_open_action_that_is_no_longer_listed_is_told() -> None:
    before = Printed(
        FERRY.title,
        dt.date(2024, 9, 2),
        (*FERRY.rows, Row("F9", "Dredge the berth", ("Harbour Officer",), "30/11/2024")),
    )
    answer = ask_plans(ASKED_OVERDUE, before, FERRY)

    (told,) = claims_with(answer, "no longer listed")
    assert told.text == (
        "1 action of the Ferry Landing action plan, open in an earlier version and past the date,"
        " is no longer listed and not counted: F9."
    )
    assert [proof.document_id for proof in told.proofs] == [
        before.document.document_id,
        FERRY.document.document_id,
    ]


@pytest.mark.parametrize("due", ["30/11/2025", "Ongoing"])
def test_an_action_no_longer_listed_that_was_not_past_its_date_is_no_news(due: str) -> None:
    before = Printed(
        FERRY.title,
        dt.date(2024, 9, 2),
        (*FERRY.rows, Row("F9", "Dredge the berth", ("Harbour Officer",), due)),
    )

    assert not claims_with(ask_plans(ASKED_OVERDUE, before, FERRY), "no longer listed")


def test_all_plans_too_early_are_named() -> None:
    answer = ask_plans("Which actions were overdue at 1 May 2019?", FERRY, ORCHARD)

    assert answer is not None
    assert answer.status is AnswerStatus.NOT_IN_PAPERS
    assert "no version of these plans" in answer.claims[0].text
    assert "Not counted: the Ferry Landing action plan and the Orchard Walk action plan" in said(
        answer
    )


def test_other_counts_at_a_day_name_the_plans_left_out_too() -> None:
    answer = ask_plans("How many actions were complete at 31 March 2025?", FERRY, BELFRY)

    assert "1 of the 3 actions in the Ferry Landing action plan was complete" in said(answer)
    assert "Not counted: the Belfry Repairs action plan" in said(answer)


@pytest.mark.parametrize(
    ("came", "counted"), [(dt.date(2025, 6, 2), False), (dt.date(2025, 3, 3), True)]
)
def test_a_plan_without_a_position_is_counted_only_if_its_paper_had_come(
    came: dt.date, counted: bool, tmp_path: Path
) -> None:
    undated = recorded_plan(replace(BELFRY, position=None))
    paper = undated.paper
    dated = replace(paper.document, date=PaperDate(came, DateIs.PUBLISHED))
    papers = [recorded_plan(FERRY), Recorded(replace(paper, document=dated), undated.records)]
    library = record_library(tmp_path, papers)
    view = library.view()
    plan = plan_question(Question(ASKED_OVERDUE), ())
    answer = reckon_actions(plan, Ledger(view, plan))
    library.close()

    assert ("Not counted: the Belfry Repairs action plan" in said(answer)) is not counted
    assert ("(status as printed, without a date)" in said(answer)) is counted
