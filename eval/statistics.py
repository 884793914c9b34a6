"""How sure a figure is, and whether two runs differ: intervals and tests over clusters.

Questions about one paper stand or fall together, so whole clusters are drawn or flipped,
never single questions. Everything is worked on the sums of clusters, with seed 0.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.scores import Interval

DRAWS = 10_000
SEED = 0
FEW_CLUSTERS = 20
Z_95 = 1.959963984540054
# Draws are made so many at a time, which bounds memory and changes no figure.
BLOCK = 1_000

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ClusterSums:
    """Values added up by cluster; both arrays are `(n_clusters,)`."""

    sums: Floats
    counts: Floats

    @property
    def few(self) -> bool:
        """Whether there are so few clusters that an interval is too narrow."""
        return len(self.sums) < FEW_CLUSTERS


def sums_by_cluster(values: Sequence[float], clusters: Sequence[str]) -> ClusterSums:
    """Add up `values` by cluster; NaN is left out, and a cluster of NaN alone with it.

    Raises:
        ValueError: The two are not of one length, or no value is left.
    """
    given = np.asarray(values, dtype=np.float64)
    if len(given) != len(clusters):
        raise ValueError(f"{len(given)} values, but {len(clusters)} clusters")
    kept = ~np.isnan(given)
    if not kept.any():
        raise ValueError("There is no value to reckon with")
    names = [name for name, keep in zip(clusters, kept, strict=True) if keep]
    _, places = np.unique(names, return_inverse=True)
    return ClusterSums(
        sums=np.bincount(places, weights=given[kept]).astype(np.float64),
        counts=np.bincount(places).astype(np.float64),
    )


def clustered_interval(values: Sequence[float], clusters: Sequence[str]) -> Interval:
    """Return the 95 % bootstrap interval of the mean of `values`.

    For two runs, give the differences of the pairs: that is the paired bootstrap. Clusters are
    drawn with replacement 10,000 times; the ends are the 2.5 and 97.5 percentiles of the means
    (Efron and Tibshirani 1993, chapter 13). NaN is left out. With one cluster both ends are the mean.

    Raises:
        ValueError: No value is left, or the two are not of one length.

    >>> clustered_interval([0.5, 0.5, 0.5], ["a", "b", "c"])
    Interval(low=0.5, high=0.5)
    """
    by_cluster = sums_by_cluster(values, clusters)
    rng = np.random.default_rng(SEED)
    size = len(by_cluster.sums)
    means = np.empty(DRAWS)
    for first in range(0, DRAWS, BLOCK):
        drawn = rng.integers(0, size, size=(BLOCK, size))
        totals = by_cluster.sums[drawn].sum(axis=1)
        means[first : first + BLOCK] = totals / by_cluster.counts[drawn].sum(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return Interval(low=float(low), high=float(high))


def wilson_interval(successes: int, n: int) -> Interval:
    """Return the 95 % interval of a share (Wilson 1927), which is never a point at 0 or 1.

    Raises:
        ValueError: `n` is not above 0, or `successes` is not within 0 and `n`.

    >>> round(wilson_interval(0, 300).high, 3)
    0.013
    """
    if n <= 0 or not 0 <= successes <= n:
        raise ValueError(f"{successes} of {n} is no share")
    share = successes / n
    bottom = 1 + Z_95**2 / n
    middle = (share + Z_95**2 / (2 * n)) / bottom
    half = Z_95 * math.sqrt(share * (1 - share) / n + Z_95**2 / (4 * n**2)) / bottom
    low = 0.0 if successes == 0 else middle - half
    return Interval(low=low, high=1.0 if successes == n else middle + half)


def interval_of(values: Sequence[float], clusters: Sequence[str]) -> Interval | None:
    """Return the 95 % interval of a single run's mean, None where no value is left.

    Wilson's if every value is 0 or 1, else the bootstrap over clusters.
    """
    kept = [value for value in values if not math.isnan(value)]
    if not kept:
        return None
    if all(value in (0, 1) for value in kept):
        return wilson_interval(int(sum(kept)), len(kept))
    return clustered_interval(values, clusters)


def has_few_clusters(values: Sequence[float], clusters: Sequence[str]) -> bool:
    """Tell whether under 20 clusters hold a value: an interval is then too narrow."""
    held = {name for value, name in zip(values, clusters, strict=True) if not math.isnan(value)}
    return len(held) < FEW_CLUSTERS


def sign_flip_p(deltas: Sequence[float], clusters: Sequence[str]) -> float:
    """Return the p of a permutation test: one sign for each cluster, flipped 10,000 times.

    p = (1 + count(|T*| >= |T|)) / 10,001, where T is the mean difference (Phipson and Smyth 2010).
    In (0, 1]; NaN is left out.

    Raises:
        ValueError: No value is left, or the two are not of one length.
    """
    sums = sums_by_cluster(deltas, clusters).sums
    rng = np.random.default_rng(SEED)
    # Sums in another order differ in the last bits: what is equal must count as equal.
    threshold = abs(sums.sum()) - 1e-12 * max(1.0, float(np.abs(sums).sum()))
    extreme = 0
    for _ in range(0, DRAWS, BLOCK):
        signs = rng.integers(0, 2, size=(BLOCK, len(sums))) * 2 - 1
        extreme += int((np.abs(signs @ sums) >= threshold).sum())
    return (1 + extreme) / (DRAWS + 1)


def mcnemar_p(only_base: int, only_new: int) -> float:
    """Return the exact two-sided p of McNemar's test from the two discordant counts.

    p = min(1, 2 x sum over i <= min(b, c) of C(b + c, i) / 2^(b + c)); 1 where nothing differs.
    Under 6 discordant pairs it cannot fall below .05. It knows no clusters.

    >>> mcnemar_p(0, 6)
    0.03125
    """
    n = only_base + only_new
    tail = sum(math.comb(n, i) for i in range(min(only_base, only_new) + 1))
    return float(min(1.0, 2 * tail / 2**n))


def holm(ps: Sequence[float]) -> list[float]:
    """Return each p adjusted for testing all of them (Holm 1979), in the order given.

    >>> holm([0.01, 0.04, 0.03])
    [0.03, 0.06, 0.06]
    """
    adjusted = [0.0] * len(ps)
    highest = 0.0
    for rank, place in enumerate(sorted(range(len(ps)), key=lambda i: ps[i])):
        highest = max(highest, min(1.0, (len(ps) - rank) * ps[place]))
        adjusted[place] = highest
    return adjusted
