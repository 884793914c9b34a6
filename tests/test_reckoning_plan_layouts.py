"""Questions about plans of other councils: named otherwise, quoted, undated, of recommendations."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from assistant.actions import ActionItem, ActionStatus
from assistant.answering.reckoning.plans.plans import reckon_actions
from assistant.answering.reckoning.reckoned import Reckoned
from assistant.answers import AnswerStatus
from assistant.documents import DocumentKind
from tests.reckoning_plans import (
    DONE,
    HeldView,
    Printed,
    Row,
    ask_plans,
    ledger_of,
    records_of,
    refs_shown,
    said,
)

QUAYS = Printed(
    "Vale of Fenmarsh Council: Safe Quays Task and Finish Group Action Plan",
    None,
    (
        Row("A", "Close all three slipways to cars each morning", ("Harbour Manager",), "31/03/2025"),
        Row("B", "Lend life jackets to families who have none", ("Water Safety Lead",), "30/06/2025"),
        Row("C", "Paint the mooring rings", ("Harbour Manager",), "30/06/2025", DONE),
    ),
)  # fmt: skip
LOG = Printed(
    "Fenmarsh Borough Council: Overview and Scrutiny Committee, Action Log",
    dt.date(2025, 5, 1),
    (
        Row("OS/1", "Send members the list of moorings", ("Harbour Manager",), "31/03/2025"),
        Row("OS/2", "Ask the ferry company for its timetable", ("Scrutiny Officer",), "30/06/2025"),
    ),
    kind=DocumentKind.ACTION_LOG,
)
HEALTH_LOG = Printed(
    "Health Overview and Scrutiny Committee - Action Log",
    dt.date(2025, 6, 1),
    (
        Row("H1", "Visit the new surgery", ("Scrutiny Officer",), "31/07/2025"),
        Row("H2", "Write to the pharmacy committee", ("Chair",), "31/08/2025"),
    ),
    kind=DocumentKind.ACTION_LOG,
)
LIBRARIES = Printed(
    "Northwick Council: Library Services Improvement Plan",
    dt.date(2025, 5, 1),
    (
        Row("1", "Open the branch on Sundays", ("Library Services Manager",), "31/03/2025"),
        Row("2", "Review all fees and charges", ("Head of Finance",), "30/06/2025"),
        Row("3", "Review the opening hours for 2025/26", ("Head of Finance",), "31/05/2025"),
    ),
)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who leads the action to lend life jackets to families who have none?", "Water Safety"),
        (
            "What is the status of the action to close all three slipways to cars each morning?",
            "action A",
        ),
        ("Has the action to paint the mooring rings been completed?", "complete"),
    ],
)
def test_an_action_is_known_by_its_repeated_wording(question: str, words: str) -> None:
    found = said(ask_plans(question, QUAYS))
    assert words.lower() in found.lower()
    assert "worded as asked" not in found


def test_a_year_in_a_repeated_wording_is_no_year_of_a_plan() -> None:
    question = "Who leads the action in the libraries plan to review the opening hours for 2025/26?"
    assert "Head of Finance" in said(ask_plans(question, LIBRARIES, QUAYS))


def test_a_day_on_which_dates_were_past_is_the_day_reckoned_on() -> None:
    question = "How many actions in the library services plan had passed their due date on {}?"
    assert "1 of the 3 actions" in said(ask_plans(question.format("1 May 2025"), LIBRARIES))
    assert "3 of the 3 actions" in said(ask_plans(question.format("1 July 2025"), LIBRARIES))


@pytest.mark.parametrize(
    "question",
    [
        "Which action in the library services plan is due next?",
        "What is the next deadline in the library services improvement plan?",
        "what comes due in the library services plan",
    ],
)
def test_what_is_due_next_is_the_first_date_to_come(question: str) -> None:
    found = ask_plans(question, LIBRARIES)
    assert "31 May 2025, for action 3" in said(found)
    assert refs_shown(found) == ["3", "2"]


def test_nothing_is_overdue_by_a_plan_that_prints_no_day() -> None:
    found = ask_plans("Which actions in the safe quays plan are overdue?", QUAYS)
    assert found is not None
    assert found.status is AnswerStatus.CANNOT_BE_WORKED_OUT
    assert refs_shown(found) == ["A", "B"]


def test_a_plan_that_prints_no_day_is_reckoned_on_the_day_asked_for() -> None:
    found = ask_plans("How many actions in the safe quays plan were overdue at 1 May 2025?", QUAYS)
    assert "1 of the 3 actions" in said(found)


@pytest.mark.parametrize(
    ("named", "number"),
    [
        ("the Vale of Fenmarsh plan", 3),
        ("the Safe Quays Task and Finish Group plan", 3),
        ("the safe quays plan", 3),
        ("the Northwick improvement plan", 3),
        ("the Fenmarsh Borough Council action log", 2),
        ("the Health Overview and Scrutiny Committee action log", 2),
        ("the health scrutiny action log", 2),
    ],
)
def test_a_plan_is_named_by_its_council_its_body_or_its_subject(named: str, number: int) -> None:
    found = ask_plans(f"How many actions are in {named}?", QUAYS, LOG, HEALTH_LOG, LIBRARIES)
    assert f"{number} actions were listed" in said(found)
    assert len(found.claims if found else ()) <= 2


def test_a_body_of_the_same_words_is_no_name_of_a_longer_one() -> None:
    question = "Which actions in the Overview and Scrutiny Committee action log are overdue?"
    assert refs_shown(ask_plans(question, LOG, HEALTH_LOG)) == ["OS/1"]


def test_a_lead_may_have_words_of_the_plan_s_name() -> None:
    question = "Which actions in the library services plan does the Library Services Manager lead?"
    assert refs_shown(ask_plans(question, LIBRARIES)) == ["1"]


def test_a_number_after_the_status_of_is_an_action() -> None:
    assert "Action 2" in said(ask_plans("What is the status of 2 in the library plan?", LIBRARIES))


def _ask_tracked(question: str) -> Reckoned | None:
    """Ask of a tracker that follows up recommendations and prints no actions."""
    paper = Printed(
        "Fenmarsh Council: Tracker of Committee Recommendations",
        dt.date(2025, 5, 1),
        (
            Row("R1", "That moorings be let by ballot", ("Solicitor",), "31/03/2025", DONE),
            Row("R2", "That fees be frozen", ("Treasurer",), "30/04/2025"),
            Row("R3", "That a ferry be bought", (), "", ActionStatus.NOT_STARTED),
        ),
    )
    cells = {name: paper.span(paper.title) for name in ("recommendation", "lead", "status")}
    held = [
        dataclasses.replace(each, cells=cells) if isinstance(each, ActionItem) else each
        for each in records_of(paper)
    ]
    ledger = ledger_of(question, paper)
    view = ledger.view
    assert isinstance(view, HeldView)
    ledger.view = dataclasses.replace(view, held=held)
    return reckon_actions(ledger.plan, ledger)


def test_recommendations_that_a_tracker_follows_up_are_its_rows_and_called_so() -> None:
    found = _ask_tracked("How many recommendations in the committee tracker are not complete?")
    assert "2 of the 3 recommendations in the Tracker of committee" in said(found).replace("C", "c")
    found = _ask_tracked("Which actions in the tracker are overdue?")
    assert refs_shown(found) == ["R2"]
    assert "actions" not in said(found)


def test_recommendations_are_no_actions_where_no_tracker_is_spoken_of() -> None:
    assert _ask_tracked("How many actions are overdue?") is None


def test_a_post_with_a_number_or_a_word_of_status_is_a_lead() -> None:
    plan = Printed(
        "Northwick Council: Open Spaces Plan",
        dt.date(2025, 5, 1),
        (
            Row("1", "Mow the verges", ("Parks and Open Spaces Manager",), "31/03/2025", DONE),
            Row("2", "Publish the section 19 report", ("Section 151 Officer",), "30/06/2025"),
            Row("3", "Plant forty trees", ("Open Spaces Trust",), "30/06/2025"),
        ),
    )
    asked = "Which actions does the {} lead in the plan?"
    assert refs_shown(ask_plans(asked.format("Parks and Open Spaces Manager"), plan)) == ["1"]
    assert refs_shown(ask_plans(asked.format("Section 151 Officer"), plan)) == ["2"]
    found = ask_plans("Who leads the action to publish the section 19 report?", plan)
    assert "Section 151 Officer" in said(found)


def test_actions_without_numbers_are_named_by_their_first_words() -> None:
    rows = tuple(dataclasses.replace(row, ref="") for row in LIBRARIES.rows)
    plan = dataclasses.replace(LIBRARIES, rows=rows)
    found = ask_plans(
        "Which actions in the library services plan does the Head of Finance lead?", plan
    )
    assert "“Review all fees and charges”" in said(found)
