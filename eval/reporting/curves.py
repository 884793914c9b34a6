"""What the plots of a report show: points, worked out from the scores."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from eval.cases import AbstainKind
from eval.scores import Metric, Outcome, ScoredCase

BINS = 10
_AT_K = re.compile(r"^(hit|recall|support_recall)@(\d+)$")

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Sure:
    """An answered case: how confident the answer was, and whether it was right."""

    confidence: float
    right: bool


def sure_of(scored: Sequence[ScoredCase]) -> list[Sure]:
    """Return the answered cases that have a confidence, the most confident first."""
    answered = [
        Sure(case.confidence, case.outcome is Outcome.CORRECT)
        for case in scored
        if case.confidence is not None
        and not case.abstained
        and case.outcome is not Outcome.CRASHED
    ]
    return sorted(answered, key=lambda sure: -sure.confidence)


def reliability(cases: Sequence[Sure]) -> list[Point]:
    """Return (mean confidence, share right) of up to 10 bins that hold equally many cases."""
    bins = np.array_split(np.arange(len(cases)), min(BINS, len(cases))) if cases else []
    return sorted(
        (
            float(np.mean([cases[place].confidence for place in part])),
            float(np.mean([cases[place].right for place in part])),
        )
        for part in bins
    )


def risk_coverage(cases: Sequence[Sure]) -> list[Point]:
    """Return (share answered, share of these that is not right), most confident first."""
    wrong = np.cumsum([not sure.right for sure in cases])
    return [((j + 1) / len(cases), float(count) / (j + 1)) for j, count in enumerate(wrong)]


def abstention_roc(scored: Sequence[ScoredCase], kind: AbstainKind) -> list[Point]:
    """Return (answerable kept silent on, `kind` kept silent on) as the threshold rises.

    Empty where a side has no case with a confidence.
    """
    known = [case for case in scored if case.confidence is not None]
    answerable = np.array([case.confidence for case in known if not case.must_abstain])
    silent = np.array([case.confidence for case in known if case.abstain_kind == kind])
    if not len(answerable) or not len(silent):
        return []
    thresholds = [*np.unique(np.concatenate([answerable, silent])), math.inf]
    return [(float((answerable < t).mean()), float((silent < t).mean())) for t in thresholds]


def at_depth(metrics: Sequence[Metric]) -> dict[str, list[Point]]:
    """Return (k, value) of each metric that is measured at several depths, by name."""
    found: dict[str, list[Point]] = {}
    for metric in metrics:
        if metric.value is not None and (match := _AT_K.match(metric.name)):
            found.setdefault(match[1], []).append((float(match[2]), metric.value))
    return {name: sorted(points) for name, points in found.items() if len(points) > 1}
