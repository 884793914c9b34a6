"""Runs that never were: small folders of scores to compare, gate and report."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from eval.runs import GENERATED, SCORES, SUMMARY, Generated, RunConfig, write_json, write_lines
from eval.scores import FailureTag, Metric, Outcome, ScoredCase, Summary
from eval.statistics import has_few_clusters, interval_of

POINTS = {
    Outcome.CORRECT: 1.0,
    Outcome.PARTIAL: 0.5,
    Outcome.ABSTAINED: 0.0,
    Outcome.CRASHED: 0.0,
    Outcome.WRONG: -1.0,
}


def invented_config(name: str, *, repeatable: bool | None = True) -> RunConfig:
    return RunConfig(
        name=name,
        started=dt.datetime(2026, 5, 12, 9, 30, tzinfo=dt.UTC),
        application="0.1.0",
        models={"embedder": "all-MiniLM-L6-v2"},
        corpus_hash="c0ffee",
        cases_hash="feed",
        cases=0,
        repeatable=repeatable,
    )


def invented_score(
    case_id: str,
    outcome: Outcome = Outcome.CORRECT,
    *,
    cluster: str = "",
    case_hash: str = "h1",
    type_: str = "fact",
    question: str = "",
    status: str = "answered",
    abstain_kind: str | None = None,
    confidence: float | None = 0.8,
    tags: Sequence[FailureTag] = (),
    gates: Sequence[str] = (),
    sets: Sequence[str] = ("core",),
    notes: Sequence[str] = (),
    metrics: Mapping[str, float | None] | None = None,
) -> ScoredCase:
    """Return a scored case; the points and whether it is wrong follow from the outcome."""
    return ScoredCase(
        case_id=case_id,
        case_hash=case_hash,
        cluster=cluster or case_id,
        split="dev",
        type="abstain" if abstain_kind else type_,
        topic="T01",
        sets=tuple(sets),
        question=question or f"What of {case_id}?",
        must_abstain=abstain_kind is not None,
        abstain_kind=abstain_kind,
        outcome=outcome,
        abstained=status in ("not_in_papers", "declined"),
        status=None if outcome is Outcome.CRASHED else status,
        confidence=confidence,
        tags=tuple(tags),
        metrics={
            "truth_score": POINTS[outcome],
            "wrong_rate": float(outcome is Outcome.WRONG),
            **(metrics or {}),
        },
        notes=tuple(notes),
        gates=tuple(gates),
    )


def write_run(
    folder: Path,
    scored: Sequence[ScoredCase],
    *,
    made: Sequence[Generated] = (),
    config: RunConfig | None = None,
    more: Sequence[Metric] = (),
    breaches: Sequence[str] = (),
    latency_ms: Mapping[str, Mapping[str, float]] | None = None,
) -> Path:
    """Write a run's folder as `score` leaves it, with the means of the cases' metrics."""
    folder.mkdir(parents=True, exist_ok=True)
    write_lines(folder / SCORES, scored)
    write_lines(folder / GENERATED, made)
    names = dict.fromkeys(name for case in scored for name in case.metrics)
    summary = Summary(
        config=config or invented_config(folder.name),
        cases=len(scored),
        metrics=(*(_mean(name, scored) for name in names), *more),
        outcomes=_counted([(case.type, case.outcome) for case in scored]),
        tags=_counted([(case.type, tag) for case in scored for tag in case.tags]),
        latency_ms=latency_ms or {},
        hard_breaches=tuple(breaches),
    )
    write_json(folder / SUMMARY, summary)
    return folder


def _mean(name: str, scored: Sequence[ScoredCase]) -> Metric:
    values = [case.metrics.get(name) for case in scored]
    floats = [math.nan if value is None else value for value in values]
    kept = [value for value in floats if not math.isnan(value)]
    clusters = [case.cluster for case in scored]
    return Metric(
        name=name,
        n=len(kept),
        value=sum(kept) / len(kept) if kept else None,
        interval=interval_of(floats, clusters),
        few_clusters=has_few_clusters(floats, clusters),
    )


def _counted(pairs: Sequence[tuple[str, str]]) -> dict[str, dict[str, int]]:
    counted: dict[str, dict[str, int]] = {}
    for type_, what in pairs:
        counted.setdefault(type_, {}).setdefault(str(what), 0)
        counted[type_][str(what)] += 1
    return counted
