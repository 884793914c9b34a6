"""Bodies that a question names by their place or authority are no topic."""

from __future__ import annotations

import pytest

from assistant.answering.reckoning.asked.bodies import find_body

AUTHORITIES = ("Aldermere Borough Council", "Wexcombe County Council")
COMMITTEES = {
    "Cabinet": ["Aldermere Borough Council"],
    "County Council": ["", "Wexcombe County Council"],
    "Municipal District of Marsh West": ["Wexcombe County Council"],
}


@pytest.mark.parametrize(
    ("question", "committee"),
    [
        ("what did aldermere cabinet decide on 30 january 2025", "Cabinet"),
        ("who sent apologies to wexcombe county council on 13 february 2025", "County Council"),
        ("what did Wexcombe Council resolve in January", "County Council"),
        ("who attended marsh west on 18 september 2019", "Municipal District of Marsh West"),
        ("what was agreed by the Municipal District of Marsh West", "Municipal District of Marsh West"),
    ],
)  # fmt: skip
def test_a_body_is_known_by_its_place(question: str, committee: str) -> None:
    found = find_body(question, COMMITTEES, AUTHORITIES)
    assert found is not None
    assert found.committees == {committee}


@pytest.mark.parametrize(
    "question",
    [
        "what was said about the marsh west library",
        "what is aldermere council tax",
        "what did wexcombe cabinet decide",
        "what did the cabinet decide",
        "what happened on Aldermere High Street",
    ],
)
def test_a_topic_is_no_body(question: str) -> None:
    assert find_body(question, COMMITTEES, AUTHORITIES) is None
