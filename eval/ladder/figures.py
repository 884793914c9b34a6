"""Figures of rankings, and how sure they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

METRICS = ("hit@1", "hit@5", "recall@5", "recall@10", "ndcg@10")
DRAWS = 10_000
SEED = 0

Values = NDArray[np.float64]


def judge_ranking(found: Sequence[bool], relevant: int) -> tuple[float, ...]:
    """Return the `METRICS` of one ranking, each in [0, 1]; NaN where nothing is relevant.

    `found[i]` says whether the passage of rank i + 1 is relevant; `relevant` counts all
    that are. nDCG has binary gain (Jarvelin & Kekalainen 2002, as trec_eval).

    >>> judge_ranking([False, True], relevant=1)[:3]
    (0.0, 1.0, 1.0)
    """
    if relevant == 0:
        return (float("nan"),) * len(METRICS)
    gains = np.zeros(10)
    gains[: len(found[:10])] = found[:10]
    discounts = 1 / np.log2(np.arange(2, 12))
    ideal = discounts[: min(10, relevant)].sum()
    return (
        float(gains[0]),
        float(gains[:5].any()),
        float(gains[:5].sum() / relevant),
        float(gains.sum() / relevant),
        float(gains @ discounts / ideal),
    )


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean and the 2.5 and 97.5 percentiles of the means of drawn samples."""

    mean: float
    low: float
    high: float


def interval(values: Values, clusters: Sequence[str], draws: int = DRAWS) -> Interval:
    """Return the mean of `values`, `(n,)`, NaN left out, with its bootstrap interval.

    Clusters are drawn with replacement; give each value its own for one by values. NaN
    throughout where no value is left.
    """
    held = ~np.isnan(values)
    if not held.any():
        return Interval(float("nan"), float("nan"), float("nan"))
    _, number = np.unique(np.array(clusters, dtype=str)[held], return_inverse=True)
    sums = np.bincount(number, values[held])
    sizes = np.bincount(number).astype(np.float64)
    drawn = np.random.default_rng(SEED).integers(0, len(sums), (draws, len(sums)))
    means = sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return Interval(float(values[held].mean()), float(low), float(high))
