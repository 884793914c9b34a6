"""One sentence, one promise: clauses that run together, other meetings, and what is no date."""

from __future__ import annotations

from pathlib import Path

from tests.test_extracting_commitments import minuted, who


def test_clauses_that_run_together_are_one_promise_of_whom_they_name(tmp_path: Path) -> None:
    text = "REPLY: The repairs team will investigate the leak and once we have news we will contact you."

    (found,) = minuted(tmp_path, text)

    assert who(found) == "The repairs team"
    assert found.what.text.endswith("we will contact you.")


def test_a_place_is_no_time_by_which_it_is_due(tmp_path: Path) -> None:
    (found,) = minuted(
        tmp_path, "The Head of Housing said it would be provided outside the meeting."
    )

    assert (found.due.text, found.due.latest) == ("", None)


def test_what_another_meeting_agreed_is_no_promise_of_this_one(tmp_path: Path) -> None:
    assert not minuted(
        tmp_path,
        "The Chair spoke of the Panel. At that meeting, Members agreed to refer the decision to the Council.",
    )


def test_hearing_a_deputation_under_standing_orders_is_no_promise(tmp_path: Path) -> None:
    assert not minuted(
        tmp_path,
        "It was agreed to suspend Standing Orders and receive a Deputation from the Saltmarsh Residents.",
    )
