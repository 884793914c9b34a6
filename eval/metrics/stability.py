"""Whether like questions are answered alike, and how fast."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from eval.metrics.citations import lead_citation, overlaps
from eval.papers import Papers
from eval.runs import Generated

FIRST = 5


def carry_over(ranked: Sequence[str] | None, standalone: Sequence[str] | None) -> float:
    """Return how many of the first five passages a turn shares with its stand-alone wording, / 5.

    Both hold ids, best first. NaN if either is None: a first turn, or answered from records alone.

    >>> carry_over(["a", "b", "c", "d", "e"], ["b", "a", "x", "y", "z"])
    0.4
    """
    if ranked is None or standalone is None:
        return math.nan
    return len(set(ranked[:FIRST]) & set(standalone[:FIRST])) / FIRST


def same_lead(paraphrase: Generated, original: Generated, papers: Papers) -> float:
    """Return 1 if the lead quotes of a question and its paraphrase are one place, else 0.

    They are if the paraphrase's shares at least half of the characters of the original's, or
    has the same words. NaN if neither answer quotes anything, as when both abstain.
    """
    one = lead_citation(paraphrase.answer) if paraphrase.answer else None
    other = lead_citation(original.answer) if original.answer else None
    if one is None and other is None:
        return math.nan
    if one is None or other is None:
        return 0.0
    return float(overlaps(one, other, papers))


def latencies(timings_ms: Iterable[Mapping[str, float]]) -> Mapping[str, Mapping[str, float]]:
    """Return the median and the 95th percentile of each stage, in milliseconds.

    "total" adds the stages of a case. Stages keep the order in which they first come.

    >>> latencies([{"plan": 1.0}, {"plan": 3.0}])["plan"]
    {'p50': 2.0, 'p95': 2.9}
    """
    stages: dict[str, list[float]] = defaultdict(list)
    for timed in timings_ms:
        for stage, spent in timed.items():
            stages[stage].append(spent)
        if timed and "total" not in timed:
            stages["total"].append(sum(timed.values()))
    return {stage: _percentiles(spent) for stage, spent in stages.items()}


def _percentiles(spent: Sequence[float]) -> Mapping[str, float]:
    middle, late = np.percentile(np.asarray(spent, dtype=np.float64), [50, 95])
    return {"p50": round(float(middle), 3), "p95": round(float(late), 3)}
