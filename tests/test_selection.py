"""How sure an answer is as a whole follows from its best sentence and from what is near."""

from __future__ import annotations

import numpy as np

from eval.selection.fitting import NEARNESS, answers_of, fit_logistic, with_nearness
from eval.selection.gathering import Weighed, WeighedCase


def _case(number: int, nearness: float, *, proves: bool, answerable: bool = True) -> WeighedCase:
    sentence = Weighed({"meaning": nearness}, proves)
    return WeighedCase(f"q{number}", f"paper{number}", answerable, nearness, (sentence,))


def test_an_answers_label_is_that_of_its_best_sentence() -> None:
    cases = [
        _case(1, 0.8, proves=True),
        _case(2, 0.3, proves=True, answerable=False),
        WeighedCase("q3", "paper3", True, 0.1, ()),
    ]
    features, labels = answers_of(cases, [np.array([2.0]), np.array([-1.0]), np.zeros(0)])
    assert features.tolist() == [[2.0, 0.8], [-1.0, 0.3]]
    assert labels.tolist() == [1.0, 0.0]


def test_the_set_weight_of_nearness_keeps_the_mean_right() -> None:
    rng = np.random.default_rng(1)
    features = np.column_stack([rng.normal(size=200), rng.uniform(size=200)])
    labels = (features[:, 0] + rng.normal(size=200) > 0).astype(float)
    fitted = with_nearness(fit_logistic(features, labels, ("odds", "nearness")), features, labels)
    told = 1 / (1 + np.exp(-fitted.odds(features)))
    assert fitted.weights[1] == NEARNESS
    assert abs(told.mean() - labels.mean()) < 1e-4
