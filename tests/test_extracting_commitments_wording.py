"""The words in which minutes and replies promise: works, hopes, plans, and lists that ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.council import Strength
from tests.test_extracting_commitments import MINUTES, minuted, read, who


@pytest.mark.parametrize(
    ("sentence", "strength"),
    [
        ("The roof will be repaired in May.", Strength.FIRM),
        ("Members would be consulted on the plan.", Strength.FIRM),
        ("Repairs to the wall will commence in May.", Strength.FIRM),
        ("A workshop will be held in October.", Strength.FIRM),
        ("The application will be considered in conjunction with the works.", Strength.CONDITIONAL),
        ("This will be carried out as soon as resources are available.", Strength.CONDITIONAL),
        ("The path can be investigated.", Strength.CONDITIONAL),
        ("These works are to commence in the coming weeks.", Strength.EXPECTATION),
        ("The repairs are scheduled for May.", Strength.EXPECTATION),
        ("It is hoped to introduce this in May.", Strength.EXPECTATION),
        ("It is proposed to replace the lights.", Strength.EXPECTATION),
        ("It was hoped it would be resolved in May.", Strength.EXPECTATION),
        ("A revised layout is expected from the engineers by April.", Strength.EXPECTATION),
        ("The scheme would come before full Council in May.", Strength.EXPECTATION),
    ],
)
def test_replies_tell_what_will_be_done(tmp_path: Path, sentence: str, strength: Strength) -> None:
    found = minuted(tmp_path, f"REPLY: {sentence}")

    assert [r.strength for r in found] == [strength]
    assert found[0].who is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The new law would give residents more of a say.",
        "These measures would address the frustrations of residents.",
        "There would be increased funding for towns.",
        "There are plans to provide a playground.",
        "It was hoped that the measures would keep the town moving.",
        "The forecast indicated that savings would be delivered.",
        "The Council’s answer to the report would commence a debate.",
    ],
)
def test_effects_hopes_and_forecasts_promise_nothing(tmp_path: Path, sentence: str) -> None:
    assert not minuted(tmp_path, f"The Head of Housing spoke of it. {sentence}")


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("The Council expects to commence the study shortly.", "The Council"),
        ("Lines will be painted in due course by the Lining Contractor.", "the Lining Contractor"),
        (
            "Planning Services are awaiting the papers and will then close off the case.",
            "Planning Services",
        ),
        ("It was agreed that the Council should write to the county.", "the Council"),
    ],
)
def test_bodies_are_named_where_they_are_printed(tmp_path: Path, sentence: str, named: str) -> None:
    assert [who(r) for r in minuted(tmp_path, f"REPLY: {sentence}")] == [named]


@pytest.mark.parametrize(
    ("sentence", "named", "strength"),
    [
        ("Officers would report back to the Committee in June.", "Officers", Strength.FIRM),
        (
            "The Committee would receive an update at its next meeting.",
            None,
            Strength.FIRM,
        ),
        (
            "The Director of Place took an action to review the signs.",
            "Director of Place",
            Strength.FIRM,
        ),
        (
            "Councillor Orr requested a visit, which the Head of Housing agreed to arrange.",
            "Head of Housing",
            Strength.FIRM,
        ),
        (
            "The Head of Housing said that a decision was expected in May.",
            None,
            Strength.EXPECTATION,
        ),
        (
            "The Head of Housing said that the list would be circulated once available.",
            "Head of Housing",
            Strength.FIRM,
        ),
    ],
)
def test_minutes_tell_what_was_promised(
    tmp_path: Path, sentence: str, named: str | None, strength: Strength
) -> None:
    assert [(who(r), r.strength) for r in minuted(tmp_path, sentence)] == [(named, strength)]


def test_who_asked_for_a_thing_is_not_who_sends_it(tmp_path: Path) -> None:
    [found] = minuted(
        tmp_path, "REPLY: Further clarification as required by the Members would issue in May."
    )

    assert found.who is None


def test_what_nobody_tells_counts_where_no_list_may_ask_for_it(tmp_path: Path) -> None:
    told = "A report on empty homes will issue to members in the coming month."

    assert [r.what.text for r in minuted(tmp_path, told)] == [told]
    assert not minuted(tmp_path, f"Members wished for the following:\n\n- {told}\n")


def test_the_id_of_a_commitment_depends_on_its_place_alone(tmp_path: Path) -> None:
    first = "The Head of Housing agreed to circulate the list."
    other = "The Head of Housing spoke about circulating a list"
    later = "The Head of Housing undertook to ask him."
    both = read(tmp_path, f"{MINUTES}{first}\n\n{later}\n")
    one = read(tmp_path, f"{MINUTES}{other[: len(first) - 1]}.\n\n{later}\n")

    assert len(both) == 2
    assert one[0].what.start == both[1].what.start
    assert one[0].record_id == both[1].record_id
