"""Which papers print the same plan, which rows are the same action, and what changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from assistant.answering.reckoning.plans.gathering import gather_books
from assistant.answering.reckoning.plans.row_matching import match_rows
from assistant.answers import AnswerStatus
from tests.reckoning_plans import (
    ALLOTMENTS,
    READING_1,
    READING_2,
    Printed,
    Row,
    ask_plans,
    ledger_of,
    refs_shown,
    said,
)


def test_versions_of_a_plan_are_one_book_and_other_plans_are_not() -> None:
    books = gather_books(ledger_of("?", READING_2, ALLOTMENTS, READING_1))

    assert [book.name for book in books] == [
        "Allotments recovery plan",
        "Reading for All action plan",
    ]
    assert [version.number for version in books[1].versions] == [1, 2]


def test_a_report_with_another_title_is_the_plan_only_with_its_references() -> None:
    title = "Reading for All action plan: final report"
    final = Printed(
        title, dt.date(2025, 1, 6), tuple(replace(row, due="") for row in READING_2.rows)
    )
    other = Printed(title, dt.date(2025, 1, 6), (Row("X9", "Paint the door"),))

    assert len(gather_books(ledger_of("?", READING_2, final))) == 1
    assert len(gather_books(ledger_of("?", READING_2, other))) == 2


def test_rows_match_by_reference_and_wording_and_a_changed_wording_is_unsure() -> None:
    renamed = replace(READING_2.rows[1], action="Train fifty volunteers")
    reused = replace(READING_2.rows[3], action="Paint the front door")
    later = replace(READING_2, rows=(READING_2.rows[0], renamed, reused))
    book = gather_books(ledger_of("?", READING_1, later))[0]

    matching = match_rows(book.versions[0], book.versions[1])

    assert [(pair.new.ref, pair.sure) for pair in matching.pairs] == [("1.1", True), ("1.2", False)]
    assert [row.ref for row in matching.vanished] == ["2.1", "2.2", "3.1"]
    assert [row.action for row in matching.added] == ["Paint the front door"]


@pytest.mark.parametrize(
    "question",
    [
        "What changed between the last two versions of the Reading for All plan?",
        "whats changed since last time",
        "What is different between version 1 and version 2?",
        "what has changed since march 2024 in the reading for all plan",
    ],
)
def test_changes_are_told_with_new_rows_and_rows_no_longer_listed(question: str) -> None:
    answer = ask_plans(question, READING_1, READING_2)

    assert (
        "1 new (2.3), 1 no longer listed (3.1), 2 with another date (1.2 and 2.2), 1 with another"
        " status (1.1)" in said(answer)
    )
    assert "Action 2.2 (31 July 2024) has a date for the first time." in said(answer)
    assert (
        "Action 3.1 is no longer listed after 1 March 2024; no closing record was found in the plan."
        in said(answer)
    )
    assert "different keys" in said(answer)
    assert answer is not None
    assert [table.title.split(" ")[0] for table in answer.tables] == ["Rows", "Not", "No"]


def test_one_post_printed_two_ways_is_no_change_of_lead() -> None:
    assert "another lead" not in said(ask_plans("What changed in the plan?", READING_1, READING_2))


def test_one_version_alone_cannot_tell_what_changed() -> None:
    answer = ask_plans("what changed in the allotments plan since last time", READING_1, ALLOTMENTS)

    assert answer is not None
    assert answer.status is AnswerStatus.CANNOT_BE_WORKED_OUT


def test_a_question_about_an_earlier_day_is_answered_from_the_version_of_then() -> None:
    question = "How many actions in the Reading for All plan were complete as of 30 June 2024?"

    then = ask_plans(question, READING_1, READING_2)
    given = ask_plans(
        "How many actions are complete?", READING_1, READING_2, as_of=dt.date(2024, 6, 30)
    )

    assert "On 30 June 2024 (status known to 1 March 2024), 1 of the 5 actions" in said(then)
    assert said(given) == said(then)


def test_no_version_is_so_early() -> None:
    answer = ask_plans("Which actions were overdue in May 2019?", READING_1, READING_2)

    assert answer is not None
    assert answer.status is AnswerStatus.NOT_IN_PAPERS
    assert not answer.tables


def test_dropped_actions_are_listed_with_the_version_that_last_had_them() -> None:
    answer = ask_plans("which actions have disappeared from the plan?", READING_1, READING_2)

    assert answer is not None
    assert answer.status is AnswerStatus.PARTLY_ANSWERED
    assert refs_shown(answer) == ["3.1"]
