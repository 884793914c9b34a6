"""Whether a run may stand: hard gates that never give way, and floors that warn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from eval.baseline import FLOORS, Measured, is_beyond, is_lower_better, read_measured
from eval.comparing import MetricChange, compare_runs
from eval.runs import SCORES, SUMMARY, RunConfig, read_json, read_lines
from eval.scores import Interval, Metric, Outcome, ScoredCase, Summary

PASSED, BROKEN, FAILED = 0, 2, 3
# A change that is surely larger than this on the bad side is a warning.
TOLERATED_DELTA = 0.01
# Names of gates as cases carry them; what follows a colon is told as it stands.
MUST_HOLD: Mapping[str, str] = {
    "quote_verbatim": "Every quotation stands word for word in its paper",
    "page_correct": "Every quotation stands on the page that is given",
    "number_support": "Every figure, date and name stands in the proof beside it",
}
CRASHED = "No question made the assistant crash"
REPEATABLE = "Asked twice, the answers are the same"
OTHER: Mapping[str, str] = {
    "as_of": "Nothing is cited that is dated after the day asked about",
    "must_not_say": "No core question is answered with what must not be said",
}
ELSE = "Nothing else was found in breach"
KNOWN = frozenset({*MUST_HOLD, *OTHER, "crashed"})


class State(StrEnum):
    """How a check came out."""

    PASSED = "pass"
    FAILED = "FAIL"
    WARNED = "warn"
    NOT_MEASURED = "not measured"
    NOT_ENFORCED = "not enforced"


@dataclass(frozen=True, slots=True)
class GateCheck:
    """One gate: what must hold, how it came out and, where it did not, in which cases."""

    label: str
    hard: bool
    state: State
    detail: str = ""
    cases: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The check as a line of text."""
        parts = (self.label, self.detail, ", ".join(self.cases))
        return f"{self.state:<12}  {'. '.join(part for part in parts if part)}"


@dataclass(frozen=True, slots=True)
class GateResult:
    """All gates of a run. The exit code is 0 passed, 3 failed, 2 nothing to be held against."""

    exit_code: int
    verdict: str
    checks: tuple[GateCheck, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The checks and the verdict as lines of text."""
        return (*(check.line for check in self.checks), self.verdict)

    @property
    def hard(self) -> tuple[GateCheck, ...]:
        """The gates that never give way."""
        return tuple(check for check in self.checks if check.hard)

    @property
    def soft(self) -> tuple[GateCheck, ...]:
        """The floors and the changes since the baseline."""
        return tuple(check for check in self.checks if not check.hard)


def gate_run(run: Path, baseline: Path | None, strict: bool) -> GateResult:
    """Hold a scored run against the gates and, where there is one, the baseline.

    Raises:
        EvaluationError: The run was not scored, or a file is broken.
    """
    summary = read_json(run / SUMMARY, Summary)
    scored = list(read_lines(run / SCORES, ScoredCase))
    hard = hard_checks(summary, scored)
    if baseline is None or not baseline.exists():
        return judged(
            (*hard, *floor_checks(summary.metrics, FLOORS, enforced=False)), strict, False
        )
    kept = read_measured(baseline)
    soft = floor_checks(summary.metrics, kept.floors, enforced=True)
    changes = compare_runs(baseline, run).metrics
    return judged((*hard, *soft, *delta_checks(changes, kept)), strict, True)


def judged(checks: Sequence[GateCheck], strict: bool, has_baseline: bool) -> GateResult:
    """Return the verdict over all checks. A strict gate needs a baseline."""
    failed = sum(check.state is State.FAILED for check in checks)
    warned = sum(check.state is State.WARNED for check in checks)
    if failed:
        code, verdict = FAILED, f"The gate has failed: {_counted(failed, 'hard gate')}."
    elif strict and not has_baseline:
        code, verdict = BROKEN, "There is no baseline to hold a release against."
    elif strict and warned:
        code, verdict = FAILED, f"The gate has failed: {_counted(warned, 'warning')} (strict)."
    elif warned:
        code, verdict = PASSED, f"The gate is passed with {_counted(warned, 'warning')}."
    else:
        code, verdict = PASSED, "The gate is passed."
    return GateResult(exit_code=code, verdict=verdict, checks=tuple(checks))


def hard_checks(summary: Summary, scored: Sequence[ScoredCase]) -> tuple[GateCheck, ...]:
    """Return the gates of which a single breach fails the run."""
    checks = [
        *(_whole(name, label, scored) for name, label in MUST_HOLD.items()),
        *(_named(name, label, scored) for name, label in OTHER.items()),
        _check(CRASHED, [case for case in scored if case.outcome is Outcome.CRASHED], len(scored)),
        _repeatable(summary.config),
    ]
    checks += _others(scored)
    if summary.hard_breaches and not any(check.state is State.FAILED for check in checks):
        checks.append(GateCheck(ELSE, True, State.FAILED, "; ".join(summary.hard_breaches)))
    return tuple(checks)


def floor_checks(
    metrics: Sequence[Metric], floors: Mapping[str, float], *, enforced: bool
) -> Iterator[GateCheck]:
    """Yield how each metric stands to its floor."""
    by_name = {metric.name: metric for metric in metrics}
    for name, floor in floors.items():
        metric = by_name.get(name)
        bound = f"{'at most' if is_lower_better(name) else 'at least'} {floor:.2f}"
        if metric is None or metric.value is None:
            yield GateCheck(f"{name} {bound}", False, State.NOT_MEASURED)
            continue
        state = State.PASSED
        if is_beyond(name, metric.value, floor):
            state = State.WARNED if enforced else State.NOT_ENFORCED
        yield GateCheck(f"{name} {bound}", False, state, f"{metric.value:.3f} of {metric.n}")


def delta_checks(changes: Sequence[MetricChange], kept: Measured) -> Iterator[GateCheck]:
    """Yield a warning for each metric that has surely become worse since the baseline."""
    for change in changes:
        if change.interval and is_surely_worse(change.name, change.interval):
            told = f"by {change.delta:+.3f} ({change.interval.low:+.3f} to {change.interval.high:+.3f})"
            label = f"{change.name} is worse than in {kept.run.name}"
            yield GateCheck(label, False, State.WARNED, told)


def is_surely_worse(name: str, interval: Interval) -> bool:
    """Tell whether the whole interval of a change lies beyond .01 on the bad side."""
    if is_lower_better(name):
        return interval.low > TOLERATED_DELTA
    return interval.high < -TOLERATED_DELTA


def _whole(name: str, label: str, scored: Sequence[ScoredCase]) -> GateCheck:
    applies = [case for case in scored if case.metrics.get(name) is not None]
    return _check(label, [case for case in applies if case.metrics[name] != 1], len(applies))


def _named(name: str, label: str, scored: Sequence[ScoredCase]) -> GateCheck:
    return _check(label, [case for case in scored if _breaks(case, name)], len(scored))


def _others(scored: Sequence[ScoredCase]) -> Iterator[GateCheck]:
    # A breach of a name that is not known here still fails the run.
    for case in scored:
        if told := [gate for gate in case.gates if _gate_name(gate) not in KNOWN]:
            yield GateCheck(ELSE, True, State.FAILED, "; ".join(told), (case.case_id,))


def _breaks(case: ScoredCase, name: str) -> bool:
    return any(_gate_name(gate) == name for gate in case.gates)


def _gate_name(gate: str) -> str:
    return gate.partition(":")[0].strip()


def _check(label: str, breaches: Sequence[ScoredCase], of: int) -> GateCheck:
    if not breaches:
        return GateCheck(label, True, State.PASSED, f"{_counted(of, 'question')} checked")
    told = f"Not so in {len(breaches)} of {_counted(of, 'question')}"
    return GateCheck(label, True, State.FAILED, told, tuple(case.case_id for case in breaches))


def _repeatable(config: RunConfig) -> GateCheck:
    if config.repeatable is None:
        return GateCheck(REPEATABLE, True, State.NOT_MEASURED, "Each was asked once")
    if config.repeatable:
        return GateCheck(REPEATABLE, True, State.PASSED)
    return GateCheck(REPEATABLE, True, State.FAILED, "They differ", config.not_repeated)


def _counted(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"
