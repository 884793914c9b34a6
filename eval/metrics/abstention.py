"""How well answerable questions are told from those that must not be answered.

Each kind of the latter is held against all answerable questions, and never pooled with another.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

ALLOWED_FALSE_ABSTAINS = 0.02


def auroc(answerable: Sequence[float], must_abstain: Sequence[float]) -> float:
    """Return P(confidence of an answerable question > of a must-abstain one), ties counting half.

    In [0, 1], .5 being chance; NaN if either is empty (Mann and Whitney 1947).

    >>> auroc([0.9, 0.5], [0.5, 0.1])
    0.875
    """
    if not answerable or not must_abstain:
        return math.nan
    low = np.sort(np.asarray(must_abstain, dtype=np.float64))
    high = np.asarray(answerable, dtype=np.float64)
    below = np.searchsorted(low, high, side="left")
    at_most = np.searchsorted(low, high, side="right")
    return float((below + at_most).sum() / 2 / (len(low) * len(high)))


def recall_at_false_abstains(
    answerable: Sequence[float],
    must_abstain: Sequence[float],
    allowed: float = ALLOWED_FALSE_ABSTAINS,
) -> float:
    """Return the share of `must_abstain` below the strictest threshold that may be set.

    That is the highest one that at most `allowed` of the answerable fall below. NaN if either
    is empty.

    >>> recall_at_false_abstains([0.4, 0.6, 0.8], [0.1, 0.3, 0.4, 0.7])
    0.5
    """
    if not answerable or not must_abstain:
        return math.nan
    spared = math.floor(allowed * len(answerable) + 1e-9)
    if spared >= len(answerable):
        return 1.0
    threshold = sorted(answerable)[spared]
    return sum(confidence < threshold for confidence in must_abstain) / len(must_abstain)
