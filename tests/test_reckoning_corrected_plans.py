"""What answers about plans say of rows that officers corrected or hid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest

from assistant.answering.overtaken import overtaken_papers, overtaken_rows
from assistant.answers import AnswerStatus
from assistant.correcting import Correction, JsonValue, Verdict
from tests.reckoning_plans import (
    READING_1,
    READING_2,
    Printed,
    ask_plans,
    ledger_of,
    records_of,
    said,
)

WHEN = dt.datetime(2026, 2, 1, 9, 30, tzinfo=dt.UTC)
WHO = "as corrected by the Scrutiny Officer on 1 February 2026"


def words_on(
    ref: str,
    changes: Mapping[str, JsonValue] | None = None,
    paper: Printed = READING_2,
) -> dict[str, tuple[Correction, ...]]:
    """Return an officer's word on a row: a correction, or without changes that it is hidden."""
    record = next(r for r in records_of(paper) if f" {ref} " in r.record_id)
    verdict = Verdict.CORRECT if changes else Verdict.HIDE
    word = Correction(
        record.record_id, record.document_id, verdict, changes or {}, "Scrutiny Officer", WHEN,
        "Agreed with the library service",
    )  # fmt: skip
    return {record.record_id: (word,)}


def ask(question: str, corrected: Mapping[str, tuple[Correction, ...]]) -> str:
    return said(ask_plans(question, READING_1, READING_2, corrected=corrected))


LATER: dict[str, JsonValue] = {"due": {"earliest": "2025-06-30", "latest": "2025-06-30"}}


@pytest.mark.parametrize(
    "question", ["when is action 1.2 due", "when will all the reading actions be completed"]
)
def test_a_corrected_date_is_told_beside_the_printed_one(question: str) -> None:
    text = ask(question, words_on("1.2", LATER))

    assert f"30 June 2025 ({WHO}; the paper prints “31/10/2024”)" in text
    assert "states for an open action is 30 June 2025" not in text
    assert "Reason given: Agreed with the library service." in text


def test_a_corrected_date_is_no_date_that_a_version_prints() -> None:
    text = ask("how many times did the date of 1.2 change", words_on("1.2", LATER))

    assert "The printed date changed once: 30 June 2024 and 31 October 2024." in text
    assert "the last is 31 October 2024" in text
    assert f"{WHO[0].upper()}{WHO[1:]}, action 1.2: due date 30 June 2025" in text


def test_a_corrected_status_makes_no_conflict_with_a_stated_total() -> None:
    paper = Printed(
        READING_2.title, READING_2.position, READING_2.rows,
        states=(("Two of five actions are complete", {"actions": 5, "complete": 2}),),
    )  # fmt: skip
    corrected = words_on("1.2", {"status": "complete"}, paper)
    answer = ask_plans("how many actions are complete", paper, corrected=corrected)

    assert answer is not None
    assert answer.status is AnswerStatus.ANSWERED
    assert "3 of the 5 actions" in said(answer)
    assert "as corrected they give 3 complete" in said(answer)
    assert "action 1.2: status complete (the paper prints “" in said(answer) or (
        "read from the paper as in progress" in said(answer)
    )


def test_a_corrected_cell_shows_what_is_printed_first() -> None:
    answer = ask_plans("list the open actions", READING_2, corrected=words_on("1.2", LATER))

    assert answer is not None
    cells = [cell for row in answer.tables[0].rows for cell in row.cells]
    assert f"31/10/2024 [{WHO}: 30 June 2025]" in cells


def test_hidden_rows_are_told() -> None:
    answer = ask_plans("how many actions are complete", READING_2, corrected=words_on("2.3"))

    text = "1 row is hidden by the Scrutiny Officer on 1 February 2026"
    assert text in said(answer)
    assert "of the 4 actions" in said(answer)


def test_a_hidden_row_is_not_said_to_be_no_longer_listed() -> None:
    assert "no longer listed" not in ask("what happened to action 2.2", words_on("2.2"))
    assert "is hidden by" in ask("what happened to action 2.2", words_on("2.2"))
    assert "2.2 is no longer listed" not in ask("what changed since version 1", words_on("2.2"))


def test_a_restored_row_is_as_printed() -> None:
    (made,) = words_on("1.2", LATER).values()
    back = Correction(
        made[0].record_id, made[0].document_id, Verdict.RESTORE, {}, "Clerk", WHEN, "x"
    )
    text = ask("when is action 1.2 due", {made[0].record_id: (*made, back)})

    assert "corrected" not in text
    assert "31 October 2024" in text


@pytest.mark.parametrize("changes", [LATER, None])
def test_a_row_that_officers_overtook_is_never_told_as_printed(
    changes: dict[str, JsonValue] | None,
) -> None:
    word = words_on("1.2", changes)
    view = ledger_of("when is action 1.2 due", READING_1, READING_2, corrected=word).view
    printed = next(r for r in records_of(READING_2) if r.record_id in word)

    assert overtaken_rows(view) == {printed.passage_id}
    assert overtaken_papers(view) == {printed.document_id}


def test_without_an_officers_word_no_row_is_overtaken() -> None:
    view = ledger_of("when is action 1.2 due", READING_1, READING_2).view

    assert overtaken_rows(view) == overtaken_papers(view) == frozenset()
