"""The report of a run as one file of HTML: no network, no script, every text escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from eval.baseline import FLOORS, is_beyond, is_lower_better, read_measured
from eval.cases import Case
from eval.comparing import Comparison, MetricChange, WholeChange, compare_runs
from eval.gating import GATES, gate_run
from eval.reporting.failures import failures_of, status_words, views_of
from eval.reporting.pictures import plots_of
from eval.reporting.wording import (
    GROUPS,
    OUTCOMES,
    TAGS,
    MetricWords,
    printed,
    printed_change,
    words_of,
)
from eval.runs import GENERATED, SCORES, SUMMARY, Generated, read_json, read_lines
from eval.scores import Interval, Metric, Outcome, ScoredCase, Summary
from eval.statistics import wilson_interval

TEMPLATES = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class MetricRow:
    """A metric as the report's table shows it."""

    name: str
    words: MetricWords
    n: int
    value: str
    interval: str
    few: bool
    base: str
    change: str
    p: str
    verdict: str
    floor: str
    missed: bool


def write_report(run: Path, out: Path, against: Path | None, cases: Sequence[Case]) -> None:
    """Write the report of a scored run; `against` is a run or baseline to hold it against.

    `cases` give what was expected; without them the report tells what was answered alone.

    Raises:
        EvaluationError: A file is missing or broken.
    """
    summary = read_json(run / SUMMARY, Summary)
    scored = list(read_lines(run / SCORES, ScoredCase))
    views = views_of(scored, _made(run), cases)
    comparison = compare_runs(against, run) if against else None
    floors = read_measured(against).floors if against else FLOORS
    page = _environment().get_template("page.html.jinja").render(
        summary=summary,
        verdict=verdict_of(scored),
        gate=gate_run(run, against, strict=False),
        comparison=comparison,
        groups=metric_groups(summary.metrics, comparison, floors),
        failures=list(failures_of(views)),
        plots=list(plots_of(summary, scored)),
        views=sorted(views, key=lambda view: not view.failed),
        few=any(metric.few_clusters for metric in summary.metrics),
    )  # fmt: skip
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(page, encoding="utf-8")


def verdict_of(scored: Sequence[ScoredCase]) -> str:
    """Return what a run comes to, in two sentences."""
    if not scored:
        return "No question was asked."
    counts = {outcome: sum(case.outcome is outcome for case in scored) for outcome in Outcome}
    right, n = counts[Outcome.CORRECT], len(scored)
    silent = sum(
        case.must_abstain and case.abstained and case.outcome is Outcome.CORRECT for case in scored
    )
    sure = wilson_interval(right, n)
    told = (
        f"Of {n} questions, {right} were handled rightly ({right / n:.0%}; 95% interval "
        f"{sure.low:.0%} to {sure.high:.0%})"
    )
    told += f", {silent} of them by rightly giving no answer. " if silent else ". "
    return told + (
        f"{counts[Outcome.WRONG]} were answered wrongly, {counts[Outcome.PARTIAL]} in part, "
        f"{counts[Outcome.ABSTAINED]} were left without an answer that the papers hold, "
        f"and {counts[Outcome.CRASHED]} crashed."
    )


def metric_groups(
    metrics: Sequence[Metric], comparison: Comparison | None, floors: Mapping[str, float]
) -> list[tuple[str, list[MetricRow]]]:
    """Return the metrics that apply to any case, by what they are about."""
    changes: dict[str, MetricChange | WholeChange] = {}
    if comparison:
        changes |= {change.name: change for change in comparison.whole}
        changes |= comparison.by_name
    rows = [
        _row(metric, changes.get(metric.name), floors.get(metric.name))
        for metric in metrics
        if metric.value is not None
    ]
    groups = [(group, [row for row in rows if row.words.group == group]) for group in GROUPS]
    return [(group, held) for group, held in groups if held]


def _row(
    metric: Metric, change: MetricChange | WholeChange | None, floor: float | None
) -> MetricRow:
    words = words_of(metric.name)
    tested = change if isinstance(change, MetricChange) and change.primary else None
    return MetricRow(
        name=metric.name,
        words=words,
        n=metric.n,
        value=printed(metric.value, words.unit),
        interval=_interval(metric.interval, words),
        few=metric.few_clusters and metric.interval is not None,
        base=printed(change.base if change else None, words.unit),
        change=printed_change(change.delta if change else None, words.unit),
        p=f"{tested.adjusted_p:.3f}" if tested and tested.adjusted_p is not None else "–",
        verdict=str(tested.verdict) if tested else "",
        floor=_floor(metric.name, floor, words),
        missed=_missed(metric, floor),
    )


def _interval(interval: Interval | None, words: MetricWords) -> str:
    if interval is None:
        return "–"
    return f"{printed(interval.low, words.unit)} to {printed(interval.high, words.unit)}"


def _floor(name: str, floor: float | None, words: MetricWords) -> str:
    if floor is None:
        return "–"
    return f"{'at most' if is_lower_better(name) else 'at least'} {printed(floor, words.unit)}"


def _missed(metric: Metric, floor: float | None) -> bool:
    if floor is None or metric.value is None:
        return False
    return is_beyond(metric.name, metric.value, floor)


def _made(run: Path) -> dict[str, Generated]:
    if not (run / GENERATED).is_file():
        return {}
    return {made.case_id: made for made in read_lines(run / GENERATED, Generated)}


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "outcomes": OUTCOMES,
        "tags": TAGS,
        "gate_labels": GATES,
        "status_words": status_words,
        "words_of": words_of,
    }
    return environment
