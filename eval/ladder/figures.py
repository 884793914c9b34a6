"""Figures of rankings, and how they are written."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from eval.metrics.retrieval import hit_at_k, ndcg_at_k, recall_at_k
from eval.statistics import clustered_interval

METRICS = ("hit@1", "hit@5", "recall@5", "recall@10", "ndcg@10")

Figures = NDArray[np.float64]


def judge_ranking(ranked: Sequence[str], relevant: Collection[str]) -> tuple[float, ...]:
    """Return the `METRICS` of one ranking, each in [0, 1]; NaN where nothing is relevant.

    >>> judge_ranking(["p2", "p1"], {"p1"})[:3]
    (0.0, 1.0, 1.0)
    """
    return (
        hit_at_k(ranked, relevant, 1),
        hit_at_k(ranked, relevant, 5),
        recall_at_k(ranked, relevant, 5),
        recall_at_k(ranked, relevant, 10),
        ndcg_at_k(ranked, relevant, 10),
    )


def told(values: Figures, clusters: Sequence[str]) -> str:
    """Return the 95 % interval of a mean: "0.430..0.566"."""
    found = clustered_interval(values.tolist(), clusters)
    return f"{found.low:.3f}..{found.high:.3f}"


def told_delta(deltas: Figures, clusters: Sequence[str]) -> str:
    """Return a mean difference with its interval: "+0.043 [+0.013, +0.075]"."""
    found = clustered_interval(deltas.tolist(), clusters)
    return f"{np.nanmean(deltas):+.3f} [{found.low:+.3f}, {found.high:+.3f}]"
