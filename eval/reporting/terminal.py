"""A run, a comparison and the gates on the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from eval.baseline import FLOORS, is_beyond, is_lower_better
from eval.comparing import Comparison, MetricChange, MovedCase, Verdict
from eval.gating import GateResult, State
from eval.scores import PRIMARY, Interval, Metric, Outcome, Summary

STYLES: Mapping[State, str] = {
    State.PASSED: "green",
    State.FAILED: "bold red",
    State.WARNED: "yellow",
    State.NOT_MEASURED: "dim",
    State.NOT_ENFORCED: "dim",
}
FEW = "* few clusters (under 20 papers): the interval is too narrow"
MOST_MOVED = 20
WIDEST = 400


def print_summary(
    console: Console,
    summary: Summary,
    baseline: Comparison | None,
    floors: Mapping[str, float] = FLOORS,
) -> None:
    """Print every metric with its interval, change and floor, then outcomes and tags by type.

    `baseline` is the comparison of the baseline with this run, None where there is none.
    """
    console.print(Text(f"{summary.config.name}: {summary.cases} questions", style="bold"))
    _print_table(console, _metric_table(summary.metrics, baseline, floors))
    if any(metric.few_clusters for metric in summary.metrics):
        console.print(Text(FEW, style="dim"))
    _print_table(console, _count_table("Outcomes", summary.outcomes, [*Outcome]))
    told = {
        "Tags": summary.tags,
        "Answers of a language model": summary.worded,
        "Its sentences refused": summary.refused,
    }
    for title, counts in told.items():
        if columns := dict.fromkeys(name for by_name in counts.values() for name in by_name):
            _print_table(console, _count_table(title, counts, list(columns)))


def print_comparison(console: Console, comparison: Comparison) -> None:
    """Print what changed from one run to another, metric by metric and question by question."""
    title = f"{comparison.base} → {comparison.new}: {comparison.paired} questions in both"
    console.print(Text(title, style="bold"))
    _print_table(console, _change_table(comparison.metrics))
    if comparison.whole:
        _print_table(console, _whole_table(comparison))
    if comparison.few_clusters:
        console.print(Text(FEW, style="dim"))
    for label, ids in (
        ("Changed since, left out", comparison.changed),
        (f"Only in {comparison.base}", comparison.only_base),
        (f"Only in {comparison.new}", comparison.only_new),
    ):
        if ids:
            console.print(Text(f"{label} ({len(ids)}): {', '.join(ids)}"))
    _print_moved(console, comparison.moved)


def print_gate(console: Console, result: GateResult) -> None:
    """Print the gates, one a line, and the verdict."""
    for check in result.checks:
        console.print(Text(check.line, style=STYLES[check.state]))
    console.print(Text(result.verdict, style="bold"))


def _metric_table(
    metrics: Sequence[Metric], baseline: Comparison | None, floors: Mapping[str, float]
) -> Table:
    table = _table("metric", "n", "value", "95% CI", "baseline", "delta", "adj. p", "gate")
    changes = baseline.by_name if baseline else {}
    whole = {change.name: change for change in baseline.whole} if baseline else {}
    for metric in metrics:
        paired = changes.get(metric.name)
        change = paired or whole.get(metric.name)
        table.add_row(
            _name(metric.name),
            str(metric.n),
            _number(metric.value),
            _interval(metric.interval, metric.few_clusters),
            _number(change.base if change else None),
            _number(change.delta if change else None, signed=True),
            _number(paired.adjusted_p if paired else None),
            _floor(metric, floors),
        )
    return table


def _change_table(changes: Sequence[MetricChange]) -> Table:
    table = _table(
        "metric", "n", "base", "new", "delta", "95% CI", "p", "adj. p", "verdict", "left out"
    )
    for change in changes:
        style = {Verdict.BETTER: "green", Verdict.WORSE: "red"}.get(change.verdict, "")
        verdict = "interval only" if change.n and not change.primary else str(change.verdict)
        table.add_row(
            _name(change.name),
            str(change.n),
            _number(change.base),
            _number(change.new),
            _number(change.delta, signed=True),
            _interval(change.interval, change.few_clusters),
            _number(change.p),
            _number(change.adjusted_p),
            Text(verdict, style=style),
            str(change.left_out or ""),
        )
    return table


def _whole_table(comparison: Comparison) -> Table:
    table = _table("of whole runs, untested", "base", "new", "delta")
    for change in comparison.whole:
        if change.base is None and change.new is None:
            continue
        base, new, delta = _number(change.base), _number(change.new), change.delta
        table.add_row(_name(change.name), base, new, _number(delta, signed=True))
    return table


def _print_moved(console: Console, moved: Sequence[MovedCase]) -> None:
    for case in moved[:MOST_MOVED]:
        style = (
            {True: "green", False: "red"}.get(case.better, "") if case.better is not None else ""
        )
        console.print(Text(f"\n{case.case_id}  {case.question or ''}", style=style))
        for label, outcome, status, says in (
            ("was", case.base_outcome, case.base_status, case.base_says),
            ("is", case.new_outcome, case.new_status, case.new_says),
        ):
            console.print(Text(f"  {label:<4}{outcome} ({status or '–'})  {says or ''}"))
    if len(moved) > MOST_MOVED:
        console.print(Text(f"\n… and {len(moved) - MOST_MOVED} more questions"))


def _count_table(
    title: str, counts: Mapping[str, Mapping[str, int]], columns: Sequence[str]
) -> Table:
    table = _table(title, *columns)
    for type_, by_name in sorted(counts.items()):
        table.add_row(Text(type_), *(str(by_name.get(name, "") or "") for name in columns))
    totals = [sum(by_name.get(name, 0) for by_name in counts.values()) for name in columns]
    table.add_row(Text("all", style="bold"), *map(str, totals))
    return table


def _table(*columns: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for number, column in enumerate(columns):
        table.add_column(Text(column), justify="right" if number else "left", no_wrap=True)
    return table


def _print_table(console: Console, table: Table) -> None:
    """Print a table as wide as it is: a figure is never cut short for a narrow terminal."""
    room = console.options.update(max_width=WIDEST)
    table.width = Measurement.get(console, room, table).maximum
    console.print(table, crop=False)


def _name(name: str) -> Text:
    return Text(name, style="bold" if name in PRIMARY else "")


def _number(value: float | None, *, signed: bool = False) -> str:
    if value is None:
        return "–"
    return f"{value:{'+' if signed else ''}.3f}" if abs(value) < 1000 else f"{value:,.0f}"


def _interval(interval: Interval | None, few: bool) -> str:
    if interval is None:
        return "–"
    return f"{_number(interval.low)} … {_number(interval.high)}{'*' if few else ' '}"


def _floor(metric: Metric, floors: Mapping[str, float]) -> Text:
    floor = floors.get(metric.name)
    if floor is None:
        return Text("")
    bound = f"{'≤' if is_lower_better(metric.name) else '≥'} {floor:.2f}"
    if metric.value is None:
        return Text(bound, style="dim")
    beyond = is_beyond(metric.name, metric.value, floor)
    return Text(f"{bound} {'missed' if beyond else 'met'}", style="yellow" if beyond else "green")
