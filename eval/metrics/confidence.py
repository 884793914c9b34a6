"""Whether a confidence means what it says. Of answered cases alone; NaN if there are none.

`confidences` in [0, 1]; `correct` is 1 where the outcome was correct, else 0. Cases of equal
confidence have no order: each counts as their mean, so that the order of cases changes nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

N_BINS = 10

Floats = NDArray[np.float64]


def ece(confidences: Sequence[float], correct: Sequence[float]) -> float:
    """Return the expected calibration error over 10 bins of equal mass (Guo and others 2017).

    The sum of n_b / n x |mean correct - mean confidence|; in [0, 1].

    >>> round(ece([0.8] * 10, [1] * 7 + [0] * 3), 3)
    0.1
    """
    if not confidences:
        return math.nan
    sure, right = _surest_first(confidences, correct)
    bins = zip(np.array_split(sure, N_BINS), np.array_split(right, N_BINS), strict=True)
    return float(sum(abs(r.sum() - s.sum()) for s, r in bins) / len(sure))


def brier(confidences: Sequence[float], correct: Sequence[float]) -> float:
    """Return the mean squared distance of confidence from outcome, in [0, 1] (Brier 1950).

    >>> brier([1.0, 0.5], [1, 0])
    0.125
    """
    if not confidences:
        return math.nan
    distance = np.asarray(confidences, dtype=np.float64) - np.asarray(correct, dtype=np.float64)
    return float(np.mean(distance**2))


def aurc(confidences: Sequence[float], correct: Sequence[float]) -> float:
    """Return the area under the risk-coverage curve, in [0, 1] (Geifman and El-Yaniv 2017).

    The mean over j of the share of errors among the j most confident.

    >>> aurc([0.9, 0.1], [1, 0])
    0.25
    """
    if not confidences:
        return math.nan
    _, right = _surest_first(confidences, correct)
    return float(np.mean(np.cumsum(1 - right) / np.arange(1, len(right) + 1)))


def selective(confidences: Sequence[float], correct: Sequence[float], percent: int) -> float:
    """Return the share correct of the most confident `percent`, rounded up to whole cases.

    >>> selective([0.9, 0.8, 0.7, 0.6, 0.1], [1, 1, 1, 1, 0], 80)
    1.0
    """
    if not confidences:
        return math.nan
    _, right = _surest_first(confidences, correct)
    return float(np.mean(right[: -(-len(right) * percent // 100)]))


def _surest_first(confidences: Sequence[float], correct: Sequence[float]) -> tuple[Floats, Floats]:
    """Return both `(n,)`, the most confident first, outcomes shared among equals."""
    sure = np.asarray(confidences, dtype=np.float64)
    right = np.asarray(correct, dtype=np.float64)
    order = np.argsort(-sure, kind="stable")
    _, group, counts = np.unique(sure, return_inverse=True, return_counts=True)
    shared = np.bincount(group, weights=right) / counts
    return sure[order], shared[group][order]
