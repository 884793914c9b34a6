"""Questions about plans as members say them: initials, jobs, months without years, what went."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from assistant.actions import ActionItem
from assistant.answering.reckoning.name_places import place_of_name
from assistant.answering.reckoning.plans.actions import lead_place
from assistant.answers import AnswerStatus
from assistant.documents import DocumentKind
from tests.reckoning_plans import (
    DONE,
    Printed,
    Row,
    ask_plans,
    ledger_of,
    records_of,
    refs_shown,
    said,
)

RIVER_1 = Printed(
    "Joint Strategy for Rivers: Action Plan, version 1",
    dt.date(2024, 8, 31),
    (
        Row("1", "Dredge the mill race with otter officers", ("Otter Officer",), "31/12/2024"),
        Row("2", "Count otters each spring", ("Otter Officer",), "31/03/2025"),
        Row("3", "Print a leaflet on otters", ("Web Editor",), "31/05/2025"),
        Row("4", "Mend the weir", ("Engineer",), "30/06/2025"),
        Row("5", "Mark the holts of otters on a map", ("Otter Officer",), "30/06/2025"),
        Row("6", "Ask the anglers for their records", ("Engineer",), "30/06/2025"),
    ),
)
RIVER_2 = Printed(
    "Joint Strategy for Rivers: Action Plan, version 2",
    dt.date(2025, 2, 28),
    (
        Row(
            "1", "Dredge the mill race with otter officers", ("Otter Officer",), "31/12/2024", DONE
        ),
        Row("2", "Count otters each spring", ("Otter Officer",), "30/06/2025"),
        Row("4", "Mend the weir", ("Engineer",), "30/06/2025"),
        Row("5", "Mark the holts of otters on a map", ("Otter Officer",), "30/06/2025"),
        Row("6", "Ask the anglers for their records", ("Engineer",), "30/06/2025"),
    ),
    states=(("Action 3 was taken out because the printer closed.", {}),),
)
BATHS = Printed(
    "Baths Improvement Plan",
    dt.date(2025, 2, 1),
    (
        Row("A1", "Tile the pool", ("Baths Manager",), "31/01/2025"),
        Row("A2", "Heat the pool", ("Baths Manager",), "31/05/2025"),
        Row("A3", "Sell the boiler", ("Treasurer",), "31/07/2025"),
    ),
)


@pytest.mark.parametrize(
    "named", ["the JSR", "the JSFR", "the otter plan", "the rivers plan", "the joint strategy plan"]
)
def test_a_plan_is_meant_by_initials_or_by_what_many_rows_are_about(named: str) -> None:
    found = ask_plans(f"When's everything in {named} meant to be done by?", RIVER_1, RIVER_2, BATHS)
    assert "30 June 2025" in said(found)
    assert "Baths" not in said(found)


def test_a_word_of_no_row_names_no_plan() -> None:
    assert ask_plans("What is overdue in the housing plan?", RIVER_2, BATHS) is None


def test_jobs_of_a_lead_are_actions() -> None:
    found = ask_plans("Which of the baths manager's jobs are still open?", RIVER_2, BATHS)
    assert refs_shown(found) == ["A1", "A2"]
    assert ask_plans("How many jobs are open?", RIVER_2, BATHS) is None


def test_what_is_left_aside_is_not_asked_for() -> None:
    asked = "leaving aside what's already late, what's the next thing due on the baths plan?"
    assert "31 May 2025, for action A2" in said(ask_plans(asked, BATHS))


def test_months_without_a_year_are_those_before_the_newest_paper() -> None:
    asked = "How many actions in the rivers plan were not complete in {}?"
    assert "6 of the 6 actions" in said(ask_plans(asked.format("September"), RIVER_1, RIVER_2))
    assert "4 of the 5 actions" in said(ask_plans(asked.format("March"), RIVER_1, RIVER_2))


def test_not_begun_is_not_started() -> None:
    found = ask_plans("how many actions in the baths plan hadnt been begun", BATHS)
    assert "not yet started" in said(found)


def test_why_an_action_went_is_quoted_from_the_later_paper() -> None:
    found = ask_plans("Was anything dropped from the rivers plan, and why?", RIVER_1, RIVER_2)
    assert "“Action 3 was taken out because the printer closed.”" in said(found)
    unsaid = dataclasses.replace(RIVER_2, states=())
    found = ask_plans("Was anything dropped from the rivers plan, and why?", RIVER_1, unsaid)
    assert "no closing record" in said(found)


def test_papers_that_list_the_same_actions_are_one_plan_whatever_their_titles() -> None:
    report = dataclasses.replace(RIVER_2, title="Highlight report: rivers and towpaths")
    found = ask_plans(
        "What changed between the last two versions of the rivers plan?", RIVER_1, report
    )
    assert "31 March 2025" in said(found) or refs_shown(found)


def test_a_date_that_an_action_no_longer_has_is_none() -> None:
    plan = dataclasses.replace(BATHS, rows=(*BATHS.rows, Row("A4", "Paint the roof", (), "TBC")))
    found = ask_plans("is there anything in the baths plan that no longer has a date?", plan)
    assert refs_shown(found) == ["A4"]


def test_a_name_is_found_where_a_dash_parts_its_words() -> None:
    plan = dataclasses.replace(BATHS, title="Baths Review - Monitoring Workbook")
    ledger = ledger_of("", plan)
    place = place_of_name("Baths Review Monitoring Workbook", list(ledger.documents), ledger.view)
    assert place is not None
    assert place.span.text == plan.title


def test_leads_in_a_merged_cell_above_a_row_are_proved_by_that_cell() -> None:
    (item,) = [r for r in records_of(BATHS) if isinstance(r, ActionItem) and r.ref == "A2"]
    above = BATHS.span("Baths Manager")
    assert lead_place(dataclasses.replace(item, cells={"lead": above})) == above
    assert lead_place(item) == item.span


def test_a_total_of_a_status_word_is_that_of_the_rows_that_print_it() -> None:
    stated = (("1 is Open.", {"in_progress": 1}),)
    found = ask_plans(
        "Do the totals of the baths plan match?", dataclasses.replace(BATHS, states=stated)
    )
    assert found is not None
    assert found.status is AnswerStatus.PAPERS_DISAGREE


@pytest.mark.parametrize(
    "question", ["How many otter plans were late?", "how many plans are overdue in the river?"]
)
def test_plans_that_are_counted_are_no_actions(question: str) -> None:
    assert ask_plans(question, RIVER_2, BATHS) is None


def test_a_log_is_not_meant_by_a_word_of_its_committee_before_plan() -> None:
    log = dataclasses.replace(
        BATHS,
        title="Baths and Families Committee: outstanding business",
        kind=DocumentKind.ACTION_LOG,
    )
    assert ask_plans("What's overdue in the families plan?", log, RIVER_2) is None
