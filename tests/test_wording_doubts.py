"""What speaks against a sentence that a model wrote, and how it is weighed."""

from __future__ import annotations

import pytest

from assistant.answering.worded.agreeing import (
    chance_of_fault,
    features_of,
    read_weights,
)
from assistant.answering.worded.alternatives import MOST_OF_A_KIND, alternatives
from assistant.answering.worded.anchoring import least_margins
from assistant.answering.worded.evidence import Proof, read_evidence

PASSAGE = (
    "Councillor Amadi asked why the backlog had grown from 41 cases to 128. Mr Pettifer replied that"
    " the contractor had lost four surveyors on 3 May 2024, and hoped to clear it by 31 March 2026."
)


def test_a_denial_is_dropped_or_brought_in() -> None:
    assert "It was cleared." in alternatives("It was never cleared.")
    assert "It was not cleared." in alternatives("It was cleared.")


def test_words_are_turned_round() -> None:
    assert "The backlog fell." in alternatives("The backlog rose.")


def test_no_kind_takes_over() -> None:
    turned = (
        "All first rose, fell, increased, improved, joined, left and gained before, above and over."
    )
    assert len(list(alternatives(turned))) == MOST_OF_A_KIND


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
