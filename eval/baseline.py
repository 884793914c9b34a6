"""What a run measured, in the form that is committed and that later runs are held against."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from eval.runs import SCORES, SUMMARY, RunConfig, read_json, read_lines, write_json
from eval.scores import LOWER_IS_BETTER, PRIMARY, Metric, Outcome, ScoredCase, Summary

BASELINE = Path(__file__).parent / "baseline.json"

# Floors of the own questions: a metric must not lie below, or above where lower is better.
# They were set before anything had been measured and go into the first baseline that is committed.
FLOORS: Mapping[str, float] = {
    "hit@1": 0.70,
    "recall@5": 0.85,
    "recall@10": 0.92,
    "ndcg@10": 0.78,
    "quote_verbatim": 1.0,
    "page_correct": 1.0,
    "number_support": 1.0,
    "cite_recall": 1.0,
    "cite_precision": 0.90,
    "vital_recall_answered": 0.80,
    "correct_of_answered": 0.85,
    "wrong_rate": 0.05,
    "truth_score": 0.65,
    "auroc_off_topic": 0.98,
    "recall@2%fa_off_topic": 0.85,
    "auroc_near_miss": 0.75,
    "false_abstain_rate": 0.10,
    "ece": 0.08,
    "aurc": 0.08,
    "table_exact": 0.95,
    "followups_answerable": 0.95,
    "followups_new": 0.95,
    "followups_relevant": 0.90,
    "followups_wellformed": 1.0,
    "paraphrase_stability": 0.80,
    "carry_over": 0.85,
}


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MeasuredCase(_Kept):
    """One case as it was measured. A metric that does not apply is None."""

    case_hash: str
    cluster: str
    outcome: Outcome
    status: str | None
    metrics: Mapping[str, float | None]

    def value(self, name: str) -> float:
        """Return a metric, NaN where it does not apply."""
        value = self.metrics.get(name)
        return math.nan if value is None else value


class Measured(_Kept):
    """A run as it was measured. `per_case` holds the six primary metrics in a baseline."""

    schema_version: Literal[1] = 1
    run: RunConfig
    cases_hash: str
    floors: Mapping[str, float]
    metrics: tuple[Metric, ...]
    per_case: Mapping[str, MeasuredCase]

    @property
    def by_name(self) -> dict[str, Metric]:
        """The metrics over all cases by name."""
        return {metric.name: metric for metric in self.metrics}


def read_measured(path: Path) -> Measured:
    """Return what a run's folder or a baseline's file measured.

    Raises:
        EvaluationError: A file is missing or broken; names it.
    """
    if not path.is_dir():
        return read_json(path, Measured)
    summary = read_json(path / SUMMARY, Summary)
    return measured_of(summary, list(read_lines(path / SCORES, ScoredCase)))


def measured_of(
    summary: Summary, scored: Sequence[ScoredCase], only: Sequence[str] | None = None
) -> Measured:
    """Return the measures of a run; `only` names the metrics that are kept of each case."""
    return Measured(
        run=summary.config,
        cases_hash=summary.config.cases_hash,
        floors=FLOORS,
        metrics=summary.metrics,
        per_case={
            case.case_id: MeasuredCase(
                case_hash=case.case_hash,
                cluster=case.cluster,
                outcome=case.outcome,
                status=case.status,
                metrics={
                    name: value
                    for name, value in case.metrics.items()
                    if only is None or name in only
                },
            )
            for case in sorted(scored, key=lambda case: case.case_id)
        },
    )


def write_baseline(run: Path, path: Path = BASELINE) -> None:
    """Write a run's baseline: its metrics, the six primary ones by case, and the floors.

    Raises:
        EvaluationError: The run was not scored.
    """
    summary = read_json(run / SUMMARY, Summary)
    scored = list(read_lines(run / SCORES, ScoredCase))
    write_json(path, measured_of(summary, scored, only=PRIMARY))


def is_lower_better(name: str) -> bool:
    """Tell whether less of a metric is better: "ece", and "wrong_rate_near_miss" as well."""
    return name in LOWER_IS_BETTER or any(name.startswith(f"{low}_") for low in LOWER_IS_BETTER)


def is_beyond(name: str, value: float, floor: float) -> bool:
    """Tell whether a value is on the bad side of its floor.

    >>> is_beyond("wrong_rate", 0.06, 0.05), is_beyond("hit@1", 0.7, 0.7)
    (True, False)
    """
    return value > floor if is_lower_better(name) else value < floor
