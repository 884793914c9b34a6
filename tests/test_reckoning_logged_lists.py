"""What scrutiny's own log shows as open, late or closed, and the row that logs a question."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import cast

import pytest

from assistant.actions import ActionItem, ActionStatus, DueDate
from assistant.answering.planning import plan_question
from assistant.answering.reckoning.commitments.log_rows import is_open, row_about, row_of, state_of
from assistant.answering.reckoning.commitments.logged_lists import reckon_logged_lists
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Reckoned
from assistant.answers import Question
from assistant.council import AnswerClass, Exchange, Speaker
from assistant.documents import DateIs, Document, DocumentKind, PaperDate
from assistant.spans import Span
from assistant.stores.view import View
from tests.reckoning_plans import HeldView

ASKED = dt.date(2023, 6, 23)
LOG = Document(
    "l", "log.xlsx", "Requests log", 400, "xlsx", kind=DocumentKind.ACTION_LOG,
    date=PaperDate(dt.date(2023, 11, 7), DateIs.MEETING),
)  # fmt: skip
ROWS = (
    ("Vacant lifts engineer posts in each district", "Head of Lifts", (2023, 7, 31), "Closed"),
    ("Number of broken lifts by estate (Cllr Moss)", "Head of Lifts", (2023, 9, 30), "Live"),
    ("Cost of new lifts", "Director of Place", (2024, 1, 31), "In time"),
)


def item(number: int, status: str | None = None) -> ActionItem:
    action, lead, due, printed = ROWS[number]
    day = dt.date(*due)
    text = f"23/06/2023 | {action} | {lead} | {day:%d/%m/%Y} | {status or printed}"
    return ActionItem(
        f"row {number}", "l", "", Span(number * 100, number * 100 + len(text), text), "p", number,
        None, action, leads=(lead,), due=DueDate(f"{day:%d/%m/%Y}", day, day), status=ActionStatus.UNKNOWN,
        status_text=status or printed, origin="23/06/2023",
    )  # fmt: skip


def ask(question: str, rows: tuple[ActionItem, ...] | None = None) -> Reckoned | None:
    held = rows or tuple(item(number) for number in range(len(ROWS)))
    view = HeldView({"l": LOG}, list(held))
    return reckon_logged_lists(
        plan := plan_question(Question(question), ()), Ledger(cast("View", view), plan)
    )


@pytest.mark.parametrize(
    ("question", "count", "named"),
    [
        ("How many of our requests for information are still open?", "2", "broken lifts"),
        ("which of our requests to officers are overdue?", "1", "broken lifts"),
        ("which of the things this committee has asked for have been closed?", "1", "Vacant lifts"),
    ],
)
def test_the_log_is_counted_and_listed(question: str, count: str, named: str) -> None:
    answer = ask(question)
    assert answer is not None
    assert f"lists, {count} " in answer.claims[0].text
    assert named in answer.claims[0].text


@pytest.mark.parametrize(
    "question",
    [
        "How many freedom of information requests for information are still open?",
        "How many of our requests about buses are still open?",
        "How many actions are overdue in the lifts plan?",
        "How many of our requests were overdue in March 2021?",
    ],
)
def test_other_questions_are_not_of_the_whole_log(question: str) -> None:
    assert ask(question) is None


def test_a_state_that_is_not_understood_is_not_counted() -> None:
    assert ask("How many of our requests are open?", (item(0), item(1, "Zebra"))) is None


def asked(text: str, day: dt.date = ASKED) -> Exchange:
    words = Span(0, len(text), text)
    return Exchange(
        "e", "m", "", words, None, day, "3", None, (Speaker("Councillor Moss", "Councillor Moss"),),
        words, (), AnswerClass.DEFERRED,
    )  # fmt: skip


def test_a_question_is_logged_in_the_row_of_its_day_and_words() -> None:
    rows = [item(number) for number in range(len(ROWS))]
    question = "Councillor Moss asked how many lifts were broken on each estate."
    row = row_of(asked(question), rows)
    assert row is not None
    assert row.record_id == "row 1"
    assert row_of(asked(question, dt.date(2022, 1, 1)), rows) is None
    assert row_of(asked("Councillor Moss asked when the library would open."), rows) is None


def test_what_a_meeting_gave_somebody_to_do_is_logged_by_day_and_words() -> None:
    rows = [item(number) for number in range(len(ROWS))]
    found = row_about("The Panel requested that the cost of new lifts be reported.", ASKED, rows)
    assert found is not None
    assert found.record_id == "row 2"


@pytest.mark.parametrize(
    ("told", "open_still"),
    [
        ("Sent on 2.5.23: 31 lifts. Finished", False),
        ("Held on 4.12.22, five members went. Finished", False),
        ("Answered 24 October 2023", False),
        ("Sent on 28.11.23. Reply awaited", True),
        ("None recorded", True),
        ("No reply received", True),
        ("On the work programme for 18.3.24", True),
        ("Provider has been asked twice. Awaited", True),
        ("Overdue. Search under way", True),
    ],
)
def test_what_came_of_a_thing_tells_how_it_stands(told: str, open_still: bool) -> None:
    row = replace(item(0), status_text=None, impact=told)
    assert is_open(row) is open_still
    assert state_of(row) == told
