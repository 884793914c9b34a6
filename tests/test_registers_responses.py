"""Which responses answer which recommendation: only where the papers name one another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.registers.responses import responds_to
from tests.recorded_papers import ACCEPTED, INSPECT


@pytest.mark.parametrize(
    ("title", "about", "links"),
    [
        ("Damp homes inquiry: final report", "the report on damp homes", True),
        ("Damp homes", "Scrutiny inquiry into damp homes in the north", True),
        ("Damp homes", "Empty homes", False),
        ("Homes", "Damp homes", False),
        ("Homes", "the homes report", True),
        ("Final report", "the report", False),
        ("Damp homes", None, False),
    ],
)
def test_a_response_names_the_report_that_it_answers(
    title: str, about: str | None, links: bool
) -> None:
    made = replace(INSPECT, source_title=title)

    assert responds_to(replace(ACCEPTED, about=about), made) is links


def test_the_wording_of_a_recommendation_links_by_itself() -> None:
    given = replace(ACCEPTED, about=None, recommendation_text=f" {INSPECT.text.upper()}")

    assert responds_to(given, INSPECT)
