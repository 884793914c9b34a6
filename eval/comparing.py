"""Two runs, question by question: what changed, how much, and whether that can be told."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from eval.baseline import Measured, MeasuredCase, is_lower_better, read_measured
from eval.runs import GENERATED, SCORES, Generated, read_lines
from eval.scores import PRIMARY, Interval, Outcome, ScoredCase
from eval.statistics import clustered_interval, has_few_clusters, holm, mcnemar_p, sign_flip_p

# These are 0 or 1 for every question, so that McNemar's exact test applies.
YES_OR_NO = frozenset({"hit@1", "wrong_rate"})
LEVEL = 0.05

Pair = tuple[MeasuredCase, MeasuredCase]


class Verdict(StrEnum):
    """What a comparison shows. That no difference is shown does not make two runs equal."""

    BETTER = "better"
    WORSE = "worse"
    NOT_SHOWN = "no difference shown"
    NOT_TESTED = "not tested"


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MetricChange(_Kept):
    """A metric in both runs, over the `n` pairs that have it on both sides.

    `left_out` counts the pairs that have it on one side alone. `p` and `adjusted_p` (Holm, over
    the six primary metrics) are None for the others, and all is None where `n` is 0.
    """

    name: str
    primary: bool
    n: int
    left_out: int
    base: float | None = None
    new: float | None = None
    delta: float | None = None
    interval: Interval | None = None
    few_clusters: bool = False
    p: float | None = None
    adjusted_p: float | None = None
    verdict: Verdict = Verdict.NOT_TESTED


class WholeChange(_Kept):
    """A metric that only a whole run has; it is told, and not tested."""

    name: str
    base: float | None
    new: float | None
    delta: float | None


class MovedCase(_Kept):
    """A question whose outcome or status changed. `better` is None where the points did not.

    `base_says` and `new_says` are the answers' first sentences, where the run holds them.
    """

    case_id: str
    question: str | None
    base_outcome: Outcome
    new_outcome: Outcome
    base_status: str | None
    new_status: str | None
    base_says: str | None
    new_says: str | None
    better: bool | None


class Comparison(_Kept):
    """Two runs compared over the `paired` cases whose content is the same in both."""

    base: str
    new: str
    paired: int
    changed: tuple[str, ...]
    only_base: tuple[str, ...]
    only_new: tuple[str, ...]
    few_clusters: bool
    metrics: tuple[MetricChange, ...]
    whole: tuple[WholeChange, ...]
    moved: tuple[MovedCase, ...]

    @property
    def by_name(self) -> dict[str, MetricChange]:
        """The metrics by name."""
        return {change.name: change for change in self.metrics}


def compare_runs(base: Path, new: Path) -> Comparison:
    """Compare two runs; each is a run's folder or a baseline's file.

    Raises:
        EvaluationError: A file is missing or broken.
    """
    before, after = read_measured(base), read_measured(new)
    shared = [case_id for case_id in after.per_case if case_id in before.per_case]
    same = {
        case_id: (before.per_case[case_id], after.per_case[case_id])
        for case_id in shared
        if before.per_case[case_id].case_hash == after.per_case[case_id].case_hash
    }
    pairs = list(same.values())
    return Comparison(
        base=before.run.name,
        new=after.run.name,
        paired=len(pairs),
        changed=tuple(case_id for case_id in shared if case_id not in same),
        only_base=tuple(case_id for case_id in before.per_case if case_id not in after.per_case),
        only_new=tuple(case_id for case_id in after.per_case if case_id not in before.per_case),
        few_clusters=has_few_clusters([0.0] * len(pairs), [new.cluster for _, new in pairs]),
        metrics=_judged([change_of(name, pairs) for name in _names(pairs)]),
        whole=_whole(before, after),
        moved=_moved(same, _told(base), _told(new)),
    )


def change_of(name: str, pairs: Sequence[Pair]) -> MetricChange:
    """Return how one metric changed over pairs of cases; its p is not adjusted yet."""
    both = [
        (old.value(name), new.value(name), new.cluster)
        for old, new in pairs
        if not (math.isnan(old.value(name)) or math.isnan(new.value(name)))
    ]
    one_sided = sum(
        math.isnan(old.value(name)) != math.isnan(new.value(name)) for old, new in pairs
    )
    primary = name in PRIMARY
    if not both:
        return MetricChange(name=name, primary=primary, n=0, left_out=one_sided)
    deltas = [new - old for old, new, _ in both]
    clusters = [cluster for _, _, cluster in both]
    base = math.fsum(old for old, _, _ in both) / len(both)
    new_mean = math.fsum(new for _, new, _ in both) / len(both)
    return MetricChange(
        name=name,
        primary=primary,
        n=len(both),
        left_out=one_sided,
        base=base,
        new=new_mean,
        delta=math.fsum(deltas) / len(both),
        interval=clustered_interval(deltas, clusters),
        few_clusters=has_few_clusters(deltas, clusters),
        p=_p(name, deltas, clusters) if primary else None,
    )


def _p(name: str, deltas: Sequence[float], clusters: Sequence[str]) -> float:
    if name in YES_OR_NO:
        return mcnemar_p(sum(d < 0 for d in deltas), sum(d > 0 for d in deltas))
    return sign_flip_p(deltas, clusters)


def _names(pairs: Sequence[Pair]) -> list[str]:
    # The primary ones always stand first, and are tested together whether or not they apply.
    held = dict.fromkeys(name for _, new in pairs for name in new.metrics)
    base = {name for old, _ in pairs for name in old.metrics}
    return [*PRIMARY, *(name for name in held if name in base and name not in PRIMARY)]


def _judged(changes: Sequence[MetricChange]) -> tuple[MetricChange, ...]:
    family = [change for change in changes if change.primary]
    adjusted = holm([1.0 if change.p is None else change.p for change in family])
    by_name = {change.name: p for change, p in zip(family, adjusted, strict=True)}
    return tuple(
        change if change.p is None else _with_verdict(change, by_name[change.name])
        for change in changes
    )


def _with_verdict(change: MetricChange, adjusted_p: float) -> MetricChange:
    interval, verdict = change.interval, Verdict.NOT_SHOWN
    if adjusted_p < LEVEL and interval and (interval.low > 0 or interval.high < 0):
        gained = (interval.low > 0) != is_lower_better(change.name)
        verdict = Verdict.BETTER if gained else Verdict.WORSE
    return change.model_copy(update={"adjusted_p": adjusted_p, "verdict": verdict})


def _whole(before: Measured, after: Measured) -> tuple[WholeChange, ...]:
    per_case = {name for case in after.per_case.values() for name in case.metrics}
    base = before.by_name
    return tuple(
        WholeChange(
            name=metric.name,
            base=base[metric.name].value,
            new=metric.value,
            delta=_difference(base[metric.name].value, metric.value),
        )
        for metric in after.metrics
        if metric.name in base and metric.name not in per_case
    )


def _difference(base: float | None, new: float | None) -> float | None:
    return None if base is None or new is None else new - base


@dataclass(frozen=True, slots=True)
class _Said:
    """What a run's files tell of a case besides its figures."""

    question: str | None = None
    says: str | None = None


def _told(path: Path) -> dict[str, _Said]:
    """Return the question and the first sentence of each case, as far as files hold them."""
    if not path.is_dir():
        return {}
    says = {}
    if (path / GENERATED).is_file():
        for made in read_lines(path / GENERATED, Generated):
            sentences = made.answer.sentences if made.answer else ()
            says[made.case_id] = sentences[0].text if sentences else None
    return {
        case.case_id: _Said(question=case.question, says=says.get(case.case_id))
        for case in read_lines(path / SCORES, ScoredCase)
    }


def _moved(
    same: Mapping[str, Pair], base: Mapping[str, _Said], new: Mapping[str, _Said]
) -> tuple[MovedCase, ...]:
    return tuple(
        _move(case_id, pair, base.get(case_id, _Said()), new.get(case_id, _Said()))
        for case_id, pair in same.items()
        if (pair[0].outcome, pair[0].status) != (pair[1].outcome, pair[1].status)
    )


def _move(case_id: str, pair: Pair, base: _Said, new: _Said) -> MovedCase:
    old, now = pair
    points = now.value("truth_score") - old.value("truth_score")
    return MovedCase(
        case_id=case_id,
        question=new.question or base.question,
        base_outcome=old.outcome,
        new_outcome=now.outcome,
        base_status=old.status,
        new_status=now.status,
        base_says=base.says,
        new_says=new.says,
        better=None if math.isnan(points) or points == 0 else points > 0,
    )
