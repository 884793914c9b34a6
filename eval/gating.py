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
# The hard gates of a case, by the names that scores carry; the first three are metrics as well.
GATES: Mapping[str, str] = {
    "quote_verbatim": "Every quotation stands word for word in its paper",
    "page_correct": "Every quotation stands on the page that is given",
    "number_support": "Every figure, date and name stands in the proof beside it",
    "cited_after_as_of": "Nothing is cited that is dated after the day asked about",
    "must_not_say": "No core question is answered with what must not be said",
    "crash": "No question made the assistant crash",
}
REPEATABLE = "Asked twice, the answers are the same"
ELSE = "Nothing else was found in breach"
# A run whose answers come from a hosted language model names it so; it need not repeat itself.
HOSTED = "chat"


class State(StrEnum):
    """How a check came out."""

    PASSED = "pass"
    FAILED = "FAIL"
    WARNED = "warn"
    NOT_MEASURED = "not measured"
    NOT_ENFORCED = "not enforced"


@dataclass(frozen=True, slots=True)
class GateCheck:
    """One gate: what must hold, how it came out and, where it did not, in which cases.

    `metric` is what a floor or a change is of; `says` then goes on from its name.
    """

    says: str
    hard: bool
    state: State
    detail: str = ""
    cases: tuple[str, ...] = ()
    metric: str = ""

    @property
    def label(self) -> str:
        """What must hold."""
        return f"{self.metric} {self.says}".strip()

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
        code, verdict = FAILED, f"The gate has failed: {_counted(failed, 'hard gate')} broken."
    elif strict and not has_baseline:
        code, verdict = BROKEN, "There is no baseline to hold a release against."
    elif strict and warned:
        code, verdict = FAILED, f"The gate has failed: {_counted(warned, 'warning')} (strict)."
    elif warned:
        code, verdict = PASSED, f"The gate is passed, with {_counted(warned, 'warning')}."
    else:
        code, verdict = PASSED, "The gate is passed."
    return GateResult(exit_code=code, verdict=verdict, checks=tuple(checks))


def hard_checks(summary: Summary, scored: Sequence[ScoredCase]) -> tuple[GateCheck, ...]:
    """Return the gates of which a single breach fails the run."""
    checks = [_check(name, scored) for name in GATES]
    checks.append(_repeatable(summary.config))
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
            yield GateCheck(bound, False, State.NOT_MEASURED, metric=name)
            continue
        state = State.PASSED
        if is_beyond(name, metric.value, floor):
            state = State.WARNED if enforced else State.NOT_ENFORCED
        told = f"{metric.value:.3f} over {_counted(metric.n, 'question')}"
        yield GateCheck(bound, False, state, told, metric=name)


def delta_checks(changes: Sequence[MetricChange], kept: Measured) -> Iterator[GateCheck]:
    """Yield a warning for each metric that has surely become worse since the baseline."""
    for change in changes:
        if change.interval and is_surely_worse(change.name, change.interval):
            told = f"by {change.delta:+.3f} ({change.interval.low:+.3f} to {change.interval.high:+.3f})"
            says = f"is worse than in {kept.run.name}"
            yield GateCheck(says, False, State.WARNED, told, metric=change.name)


def is_surely_worse(name: str, interval: Interval) -> bool:
    """Tell whether the whole interval of a change lies beyond .01 on the bad side."""
    if is_lower_better(name):
        return interval.low > TOLERATED_DELTA
    return interval.high < -TOLERATED_DELTA


def _others(scored: Sequence[ScoredCase]) -> Iterator[GateCheck]:
    # A breach of a name that is not known here still fails the run.
    for case in scored:
        if told := [gate for gate in case.gates if _gate_name(gate) not in GATES]:
            yield GateCheck(ELSE, True, State.FAILED, "; ".join(told), (case.case_id,))


def _breaks(case: ScoredCase, name: str) -> bool:
    if any(_gate_name(gate) == name for gate in case.gates):
        return True
    if name == "crash":
        return case.outcome is Outcome.CRASHED
    # Only what is a metric too can be below 1 here; the other gates are told by name alone.
    value = case.metrics.get(name)
    return value is not None and value < 1


def _gate_name(gate: str) -> str:
    return gate.partition(":")[0].strip()


def _check(name: str, scored: Sequence[ScoredCase]) -> GateCheck:
    measured = any(name in case.metrics for case in scored)
    of = sum(case.metrics.get(name) is not None for case in scored) if measured else len(scored)
    breaches = tuple(case.case_id for case in scored if _breaks(case, name))
    if breaches:
        told = f"Not so in {len(breaches)} of {_counted(of, 'question')}"
        return GateCheck(GATES[name], True, State.FAILED, told, breaches)
    told = f"{_counted(of, 'question')} checked" if of else "Applies to no question"
    return GateCheck(GATES[name], True, State.PASSED, told)


def _repeatable(config: RunConfig) -> GateCheck:
    if config.repeatable is None:
        return GateCheck(REPEATABLE, True, State.NOT_MEASURED, "Each was asked once")
    if config.repeatable:
        return GateCheck(REPEATABLE, True, State.PASSED)
    state = State.NOT_ENFORCED if HOSTED in config.models else State.FAILED
    return GateCheck(REPEATABLE, True, state, "They differ", config.not_repeated)


def _counted(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"
