"""One sentence, one promise: clauses that run together, other meetings, and what is no date."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.council import Strength
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


@pytest.mark.parametrize(
    ("sentence", "strengths"),
    [
        ("The Council will be making an application for funding.", [Strength.FIRM]),
        ("The Council will continue its efforts to find a site.", [Strength.FIRM]),
        ("The Council is to write to the owner.", [Strength.FIRM]),
        ("Development of the options will commence in May.", [Strength.FIRM]),
        ("There will be a survey of the quay.", [Strength.FIRM]),
        ("The Council will have the wall repaired.", [Strength.FIRM]),
        ("A survey of the quay can be carried out.", [Strength.CONDITIONAL]),
        ("The wall could be considered for the next programme.", [Strength.CONDITIONAL]),
        ("Once the survey is in it will be possible to give a date.", [Strength.CONDITIONAL]),
        ("The block at Mill Lane is on schedule to complete by June.", [Strength.EXPECTATION]),
        ("This lane is scheduled for works in 2031.", [Strength.EXPECTATION]),
        ("The lane highlighted by residents will be included.", [Strength.FIRM]),
        (
            "An opening would be held in May and details of it would be sent to Members.",
            [Strength.FIRM, Strength.FIRM],
        ),
    ],
)
def test_replies_promise_in_every_tense_and_voice(
    tmp_path: Path, sentence: str, strengths: list[Strength]
) -> None:
    assert [r.strength for r in minuted(tmp_path, f"REPLY: {sentence}")] == strengths


@pytest.mark.parametrize(
    "sentence",
    [
        "Owners will be required to register.",
        "The plan can be viewed online.",
        "Any application shall be considered by the Council.",
        "Applications will be considered where conditions allow.",
        "The Council will be facing a shortfall next year.",
        "The Council does not intend to install ramps.",
        "Funds are needed before the works can be carried out.",
    ],
)
def test_rules_effects_and_purposes_promise_nothing(tmp_path: Path, sentence: str) -> None:
    assert not minuted(tmp_path, f"REPLY: {sentence}")
