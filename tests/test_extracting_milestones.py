"""Milestones with the date first set and the date now forecast are read as the rows of a plan."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assistant.actions import ActionStatus
from tests.plan_papers import actions_in, table, web_paper

TITLE = "<h1>Mudflat Pier rebuilding: progress report</h1>"
ROWS = (
    ("M1", "Piles driven", "3 March 2025", "28 April 2025", "Achieved"),
    ("M2", "Deck laid", "30 June 2025", "29 August 2025", "Behind programme"),
    ("M3", "Pier opens to the public", "1 August 2025", "12 December 2025", "Not begun"),
)


@pytest.mark.parametrize(
    "heads",
    [
        ("Baseline date", "Actual or forecast"),
        ("Baseline", "Forecast"),
        ("Target date", "Forecast"),
        ("Original", "Forecast / actual"),
    ],
)
def test_the_forecast_is_the_date_due_and_the_baseline_the_first(
    heads: tuple[str, str], tmp_path: Path
) -> None:
    header = ("No.", "Milestone", *heads, "Progress")
    found = actions_in(web_paper(tmp_path, TITLE, table(header, *ROWS)))
    assert [row.action for row in found] == [row[1] for row in ROWS]
    assert [row.due.latest for row in found][1:] == [dt.date(2025, 8, 29), dt.date(2025, 12, 12)]
    assert found[2].due.earlier == (dt.date(2025, 8, 1),)
    assert [row.status for row in found] == [
        ActionStatus.COMPLETE,
        ActionStatus.IN_PROGRESS,
        ActionStatus.NOT_STARTED,
    ]


def test_a_forecast_of_money_makes_no_plan(tmp_path: Path) -> None:
    header = ("No.", "Milestone", "Budget", "Forecast", "Progress")
    rows = (("1", "Piles driven", "£40,000", "£44,000", "Achieved"),
            ("2", "Deck laid", "£80,000", "£81,000", "Behind programme"))  # fmt: skip
    assert actions_in(web_paper(tmp_path, TITLE, table(header, *rows))) == []


def test_headings_left_alone_at_the_foot_of_a_page_are_no_row(tmp_path: Path) -> None:
    header = ("No.", "Milestone", "Baseline", "Forecast", "Progress")
    paper = web_paper(tmp_path, TITLE, table(header, *ROWS), table(header), table(*ROWS))
    assert "Milestone" not in [row.action for row in actions_in(paper)]
