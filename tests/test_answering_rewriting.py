"""Follow-up questions are worded so that they read by themselves, or left as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import pytest

from assistant.answering.rewriting import standalone_wording
from assistant.answers import Answer


@dataclass(frozen=True)
class Asked:
    standalone: str


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("who voted against?", "was it approved?", "was it approved?"),
        ("who voted against the plan?", "was it approved?", "Was the plan approved?"),
        ("who owns action list 08", "when was it asked for", "When was action list 08 asked for"),
        ("Why, about the Marsh plan?", "who leads it?", "Who leads the Marsh plan?"),
        ("Was he answered, about the audit of letters?", "why?", "Why, about the audit of letters?"),
    ],
)  # fmt: skip
def test_a_follow_up_takes_a_thing_and_never_a_deed(
    before: str, question: str, expected: str
) -> None:
    turns = [cast("Answer", Asked(before))]
    assert standalone_wording(question, turns) == expected


def test_no_second_about_is_put_at_the_end() -> None:
    wording = "What about the Marsh plan?"
    for question in ("why?", "since when?", "by whom?"):
        wording = standalone_wording(question, [cast("Answer", Asked(wording))])
        assert wording.count(", about ") <= 1
