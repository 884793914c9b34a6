"""The milestones of a project: the last one's date, which slipped and how far."""

from __future__ import annotations

import pytest

from assistant.stores.view import View
from tests.invented_folder import open_desk
from tests.invented_minutes import reckoned, shown
from tests.plan_papers import table

HEADER = ("No.", "Milestone", "Baseline date", "Actual or forecast", "Progress")
ROWS = (
    ("M1", "Piles driven", "3 March 2025", "28 April 2025", "Achieved"),
    ("M2", "Deck laid", "30 June 2025", "29 August 2025", "Behind programme"),
    ("M3", "Pier opens to the public", "1 August 2025", "12 December 2025", "Not begun"),
    ("M4", "Maintenance period ends", "3 August 2026", "14 December 2026", "Not begun"),
    ("M5", "Lanterns hung", "30 May 2025", "Not yet known", "Not begun"),
)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    desk = open_desk(tmp_path_factory.mktemp("pier"))
    title = "<h1>Mudflat Pier rebuilding: progress report</h1><p>Position at 1 September 2025</p>"
    desk.write("pier.html", f"<html><body>{title}{table(HEADER, *ROWS)}</body></html>")
    desk.run()
    return desk.view()


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("when will the whole Mudflat Pier scheme be over, maintenance and all?", "14 December 2026"),
        ("If the forecasts hold, when is the very last bit of the Mudflat rebuilding done?", "M4"),
        ("When will all the Mudflat Pier milestones be reached?", "14 December 2026"),
        ("what is the last milestone of the pier rebuilding", "“Maintenance period ends”"),
        ("how late is the pier opening to the public?", "133 days later than first set"),
        ("How far has the deck slipped?", "60 days later"),
        ("which Mudflat Pier milestones have slipped against the baseline?", "4 of the 5"),
    ],
)  # fmt: skip
def test_dates_of_milestones_are_told(question: str, said: str, view: View) -> None:
    assert said in shown(view, question).sentences[0].text


@pytest.mark.parametrize(
    "question",
    [
        "when will the whole bandstand scheme be finished?",
        "how late is the bandstand?",
        "why has the deck slipped?",
        "when will the last of the Mudflat kiosks be done?",
    ],
)
def test_another_project_is_left(question: str, view: View) -> None:
    reply = reckoned(view, question)
    assert reply is None or "milestone" not in reply.reason
