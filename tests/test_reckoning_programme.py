"""What is coming to a committee is told from its work programme, and from nothing else."""

from __future__ import annotations

from typing import cast

import pytest

from assistant.answering.planning import plan_question
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.meetings.programme import reckon_programme
from assistant.answers import Question
from assistant.documents import Document
from assistant.stores.view import View
from tests.reckoning_plans import HeldView

TABLE = (
    "Meeting | Subject | Brought by\n"
    "Thursday 11 June 2026 | Ducks | Head of Parks\n"
    "Thursday 16 July 2026 | Geese | Head of Parks\n"
    "Thursday 16 July 2026 | Swans | Warden\n"
)
LINES = "Position at 1 May 2026.\n\nThursday 16 July 2026\n\n* Geese\n\n* Swans\n\nNot yet placed\n\n* Herons\n"
LOG = f"Asked | What | Who\n16/07/2026 | Count herons | Warden\n\nReports coming to Members\n\n{TABLE}"


def ask(question: str, text: str, title: str) -> list[str] | None:
    document = Document("p", "p.html", title, len(text), "html")
    view = HeldView({"p": document}, [], texts={"p": text})
    ledger = Ledger(cast("View", view), plan_question(Question(question), ()))
    answer = reckon_programme(ledger.plan, ledger)
    return [row.cells[1] for row in answer.tables[0].rows] if answer else None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (TABLE, "Ponds work programme 2026/27"),
        (LINES, "PONDS COMMITTEE - WORK PROGRAMME"),
        (LOG, "Open business"),
    ],
)
@pytest.mark.parametrize(
    "question",
    [
        "what have we got coming to committee in July",
        "Which reports are due to come to us on 16 July 2026?",
    ],
)
def test_items_of_the_month_are_listed(question: str, text: str, title: str) -> None:
    assert ask(question, text, title) == ["Geese", "Swans"]


@pytest.mark.parametrize(
    "question",
    [
        "what came to committee in July?",
        "what is coming to committee in August?",
        "who is coming in July?",
    ],
)
def test_other_times_and_questions_are_left_alone(question: str) -> None:
    assert ask(question, TABLE, "Ponds work programme 2026/27") is None


def test_rows_of_another_paper_are_no_programme() -> None:
    assert ask("what is coming to committee in July?", TABLE, "Attendance at events") is None
