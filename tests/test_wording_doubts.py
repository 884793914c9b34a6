"""What speaks against a sentence that a model wrote, and how it is weighed."""

from __future__ import annotations

import pytest

from assistant.answering.worded.agreeing import (
    chance_of_fault,
    features_of,
    read_weights,
)
from assistant.answering.worded.alternatives import MOST_OF_A_KIND, Exchange, alternatives
from assistant.answering.worded.anchoring import least_margins
from assistant.answering.worded.evidence import Proof, read_evidence

PASSAGE = (
    "Councillor Amadi asked why the backlog had grown from 41 cases to 128. Mr Pettifer replied that"
    " the contractor had lost four surveyors on 3 May 2024, and hoped to clear it by 31 March 2026."
)


def others(own: str) -> dict[Exchange, list[str]]:
    found: dict[Exchange, list[str]] = {}
    for kind, text in alternatives(own, PASSAGE):
        found.setdefault(kind, []).append(text)
    return found


def test_a_name_is_exchanged_for_another_of_the_passage() -> None:
    said = others("Mr Pettifer hoped to clear it.")
    assert "Councillor Amadi hoped to clear it." in said[Exchange.NAME]


def test_names_figures_and_dates_are_exchanged_with_each_other() -> None:
    said = others("It grew from 41 cases to 128, Mr Pettifer told Councillor Amadi.")
    assert (
        "It grew from 128 to 41 cases, Mr Pettifer told Councillor Amadi." in said[Exchange.FIGURE]
    )
    assert "It grew from 41 cases to 128, Councillor Amadi told Mr Pettifer." in said[Exchange.NAME]


def test_a_date_is_exchanged_for_another_of_the_passage() -> None:
    said = others("The contractor lost surveyors on 3 May 2024.")
    assert said[Exchange.DATE] == ["The contractor lost surveyors on 31 March 2026."]


def test_a_denial_is_dropped_or_brought_in() -> None:
    assert others("It was never cleared.")[Exchange.DENIAL] == ["It was cleared."]
    assert others("It was cleared.")[Exchange.DENIAL] == ["It was not cleared."]


def test_words_are_turned_round() -> None:
    assert "The backlog fell." in others("The backlog rose.")[Exchange.WORD]


def test_no_kind_takes_over() -> None:
    own = "The backlog was 41, 128, 4, 5, 6, 7, 8, 9, 10, 11 and 12 cases."
    assert all(len(found) <= MOST_OF_A_KIND for found in others(own).values())


@pytest.mark.parametrize(
    ("said", "swapped", "kind"),
    [
        ("Four surveyors were lost.", "128 surveyors were lost.", "figure"),
        (
            "Councillor Amadi asked why the backlog had grown.",
            "Mr Pettifer asked why the backlog had grown.",
            "name",
        ),
        (
            "It is hoped to clear it by 31 March 2026.",
            "It is hoped to clear it by 3 May 2024.",
            "date",
        ),
    ],
)
def test_what_stands_among_other_words_has_a_lower_margin(
    said: str, swapped: str, kind: str
) -> None:
    assert least_margins(said, PASSAGE)[kind] > least_margins(swapped, PASSAGE)[kind]


def test_what_has_no_rival_has_a_whole_margin() -> None:
    assert least_margins("Four surveyors were lost.", "It lost 4 surveyors.")["figure"] == 1.0


def test_each_feature_has_its_weight() -> None:
    own = "Mr Pettifer hoped to clear it."
    features = features_of(own, read_evidence(own, [Proof(PASSAGE)]))
    weights = read_weights()
    assert set(features) == set(weights.by_name) == set(weights.usual)
    assert all(weight >= 0 for weight in weights.by_name.values())
    assert 0 <= chance_of_fault(features, weights) <= 1
