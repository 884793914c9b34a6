"""Abstention and confidence agree with slow references and with figures worked by hand."""

from __future__ import annotations

import math
import random
from itertools import permutations

import pytest

from eval.metrics.abstention import auroc, recall_at_false_abstains
from eval.metrics.confidence import aurc, brier, ece, selective


def _random_confidences(rng: random.Random, n: int) -> list[float]:
    return [rng.randint(0, 12) / 12 for _ in range(n)]


def test_auroc_is_the_share_of_pairs_in_the_right_order() -> None:
    rng = random.Random(1)
    for _ in range(50):
        high = _random_confidences(rng, rng.randint(1, 30))
        low = _random_confidences(rng, rng.randint(1, 30))
        pairs = [(a > b) + (a == b) / 2 for a in high for b in low]
        assert auroc(high, low) == pytest.approx(sum(pairs) / len(pairs))


def test_the_threshold_is_the_highest_that_spares_nearly_all_answerable() -> None:
    rng = random.Random(2)
    for _ in range(50):
        high = _random_confidences(rng, rng.randint(1, 120))
        low = _random_confidences(rng, rng.randint(1, 30))
        allowed = [
            t
            for t in {*high, *low}
            if sum(a < t for a in high) <= 0.02 * len(high) and t <= max(high)
        ]
        expected = max((sum(b < t for b in low) / len(low) for t in allowed), default=0)
        assert recall_at_false_abstains(high, low) == pytest.approx(expected)


def test_two_of_a_hundred_answerable_may_fall_below_the_threshold() -> None:
    high = [0.1, 0.2, *[0.5] * 98]
    assert recall_at_false_abstains(high, [0.3, 0.5]) == 0.5
    assert recall_at_false_abstains([0.15, *high], [0.3, 0.1]) == 0.5


def test_a_class_without_cases_does_not_apply() -> None:
    assert math.isnan(auroc([], [0.1]))
    assert math.isnan(auroc([0.1], []))
    assert math.isnan(recall_at_false_abstains([], [0.1]))
    assert math.isnan(recall_at_false_abstains([0.1], []))
    for measure in (ece, brier, aurc):
        assert math.isnan(measure([], []))
    assert math.isnan(selective([], [], 80))


def test_ece_cuts_the_cases_in_ten_bins_of_equal_mass() -> None:
    sure = [n / 20 for n in range(20)]
    right = [float(n % 3 == 0) for n in range(20)]
    expected = 0.0
    for n in range(0, 20, 2):
        expected += 2 / 20 * abs(sum(right[n : n + 2]) / 2 - sum(sure[n : n + 2]) / 2)
    assert ece(sure, right) == pytest.approx(expected)


def test_aurc_and_selective_accuracy_by_hand() -> None:
    sure, right = [0.9, 0.8, 0.7, 0.6], [1, 0, 1, 0]
    assert aurc(sure, right) == pytest.approx((0 + 1 / 2 + 1 / 3 + 2 / 4) / 4)
    assert selective(sure, right, 50) == 0.5
    assert selective(sure, right, 95) == 0.5
    assert brier(sure, right) == pytest.approx((0.01 + 0.64 + 0.09 + 0.36) / 4)


def test_cases_of_equal_confidence_count_as_the_mean_over_all_their_orders() -> None:
    right = [1.0, 0.0, 0.0, 1.0]
    orders = list(permutations(right[1:]))
    expected = sum(
        sum(sum(1 - y for y in (1.0, *order)[:j]) / j for j in range(1, 5)) / 4 for order in orders
    ) / len(orders)
    assert aurc([0.9, 0.5, 0.5, 0.5], right) == pytest.approx(expected)
    assert aurc([0.5, 0.9, 0.5, 0.5], [0.0, 1.0, 1.0, 0.0]) == pytest.approx(expected)
