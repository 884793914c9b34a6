"""Measures that only a whole run has: abstention by kind, calibration, median length."""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from eval.cases import AbstainKind
from eval.metrics.abstention import auroc, recall_at_false_abstains
from eval.metrics.confidence import aurc, brier, ece, selective
from eval.scores import Interval, Metric, Outcome, ScoredCase
from eval.statistics import FEW_CLUSTERS, SEED

# A whole measure is worked anew on each draw, so there are fewer than of means.
DRAWS = 1_000

Cases = Sequence[ScoredCase]
Measure = Callable[[Cases], float]
Pairs = tuple[list[float], list[float]]


def whole_metrics(scored: Cases) -> tuple[Metric, ...]:
    """Return the measures of a whole run, each with its 95 % interval over clusters."""
    return tuple(_metrics(scored))


def _metrics(scored: Cases) -> Iterator[Metric]:
    held = [case for case in scored if case.confidence is not None]
    open_to_answer = [case for case in held if not case.must_abstain]
    for kind in AbstainKind:
        of_kind = [case for case in held if _is_kind(case, kind)]
        both = [*open_to_answer, *of_kind] if open_to_answer and of_kind else []
        yield _metric(f"auroc_{kind}", both, _of_classes(auroc), len(of_kind))
        measure = _of_classes(recall_at_false_abstains)
        yield _metric(f"recall@2%fa_{kind}", both, measure, len(of_kind))
    for kind in AbstainKind:
        asked = [case for case in scored if case.abstain_kind == kind]
        yield _metric(f"abstain_recall_{kind}", asked, _abstained_share, len(asked))
    answered = [case for case in held if _is_answered(case)]
    for name, of_pairs in _CALIBRATION.items():
        yield _metric(name, answered, of_pairs, len(answered))
    lengths = [case for case in scored if case.metrics.get("answer_words") is not None]
    yield _metric("answer_words_median", lengths, _median_words, len(lengths))


def _metric(name: str, cases: Cases, measure: Measure, n: int) -> Metric:
    if not cases:
        return Metric(name=name, n=0, value=None, interval=None)
    clusters = {case.cluster for case in cases}
    return Metric(
        name=name,
        n=n,
        value=measure(cases),
        interval=_interval(cases, measure),
        few_clusters=len(clusters) < FEW_CLUSTERS,
    )


def _interval(cases: Cases, measure: Measure) -> Interval | None:
    """Return the 2.5 and 97.5 percentiles of the measure over draws of clusters.

    Draws that lack a class are left out; None if all do.
    """
    by_cluster: dict[str, list[ScoredCase]] = defaultdict(list)
    for case in cases:
        by_cluster[case.cluster].append(case)
    groups = [by_cluster[name] for name in sorted(by_cluster)]
    rng = np.random.default_rng(SEED)
    drawn = rng.integers(0, len(groups), size=(DRAWS, len(groups)))
    values = [measure([case for at in draw for case in groups[at]]) for draw in drawn]
    kept = [value for value in values if not math.isnan(value)]
    if not kept:
        return None
    low, high = np.percentile(kept, [2.5, 97.5])
    return Interval(low=float(low), high=float(high))


def _is_kind(case: ScoredCase, kind: AbstainKind) -> bool:
    """Return whether a case tells of a kind; a false premise that was corrected does not."""
    corrected = case.outcome is Outcome.CORRECT and not case.abstained
    return case.abstain_kind == kind and not corrected


def _is_answered(case: ScoredCase) -> bool:
    return not case.abstained and case.outcome is not Outcome.CRASHED


def _of_classes(measure: Callable[[list[float], list[float]], float]) -> Measure:
    def of_cases(cases: Cases) -> float:
        sure: Pairs = ([], [])
        for case in cases:
            sure[case.must_abstain].append(case.confidence or 0.0)
        return measure(*sure)

    return of_cases


def _of_pairs(measure: Callable[[list[float], list[float]], float]) -> Measure:
    def of_cases(cases: Cases) -> float:
        return measure(
            [case.confidence or 0.0 for case in cases],
            [float(case.outcome is Outcome.CORRECT) for case in cases],
        )

    return of_cases


def _selective(percent: int) -> Callable[[list[float], list[float]], float]:
    return lambda sure, right: selective(sure, right, percent)


def _abstained_share(cases: Cases) -> float:
    return sum(case.abstained for case in cases) / len(cases)


def _median_words(cases: Cases) -> float:
    return float(statistics.median(case.metrics["answer_words"] or 0.0 for case in cases))


_CALIBRATION = {
    "ece": _of_pairs(ece),
    "brier": _of_pairs(brier),
    "aurc": _of_pairs(aurc),
    **{f"selective@{percent}": _of_pairs(_selective(percent)) for percent in (80, 90, 95)},
}
