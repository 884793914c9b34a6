"""Which runs may stand: every gate both ways, with and without a baseline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from eval.baseline import is_beyond, is_lower_better, write_baseline
from eval.errors import EvaluationError
from eval.gating import GateCheck, State, gate_run, is_surely_worse
from eval.scores import Interval, Outcome, ScoredCase
from tests.invented_runs import invented_config, invented_score, write_run

GOOD: Mapping[str, float | None] = {
    "quote_verbatim": 1,
    "page_correct": 1,
    "number_support": None,
    "hit@1": 1,
}


def good(n: int = 4) -> list[ScoredCase]:
    return [invented_score(f"q{i}", metrics=GOOD) for i in range(n)]


def failed(checks: Sequence[GateCheck]) -> list[tuple[str, ...]]:
    return [check.cases for check in checks if check.state is State.FAILED]


def test_a_run_without_a_breach_passes(tmp_path: Path) -> None:
    result = gate_run(write_run(tmp_path / "a", good()), None, strict=False)

    assert (result.exit_code, result.verdict) == (0, "The gate is passed.")
    assert failed(result.checks) == []


@pytest.mark.parametrize("name", ["quote_verbatim", "page_correct", "number_support"])
def test_one_citation_at_fault_fails_the_run(tmp_path: Path, name: str) -> None:
    bad = invented_score("bad", metrics={**GOOD, name: 0.9})
    result = gate_run(write_run(tmp_path / "a", [*good(), bad]), None, strict=False)

    assert result.exit_code == 3
    assert failed(result.hard) == [("bad",)]


@pytest.mark.parametrize("gate", ["cited_after_as_of", "must_not_say", "a_new_kind"])
def test_a_breach_that_scoring_found_fails_the_run(tmp_path: Path, gate: str) -> None:
    bad = invented_score("bad", gates=[gate])
    result = gate_run(write_run(tmp_path / "a", [*good(), bad]), None, strict=False)

    assert result.exit_code == 3
    assert failed(result.hard) == [("bad",)]


def test_a_breach_of_the_whole_run_is_not_lost(tmp_path: Path) -> None:
    run = write_run(tmp_path / "a", good(), breaches=["the store was empty"])

    result = gate_run(run, None, strict=False)

    assert result.exit_code == 3
    assert any("the store was empty" in line for line in result.lines)


def test_a_crash_fails_the_run(tmp_path: Path) -> None:
    run = write_run(tmp_path / "a", [*good(), invented_score("bad", Outcome.CRASHED)])

    result = gate_run(run, None, strict=False)

    assert result.exit_code == 3
    assert failed(result.hard) == [("bad",)]


@pytest.mark.parametrize(
    ("repeatable", "code", "state"),
    [(True, 0, State.PASSED), (None, 0, State.NOT_MEASURED), (False, 3, State.FAILED)],
)
def test_answers_that_differ_the_second_time_fail_the_run(
    tmp_path: Path, repeatable: bool | None, code: int, state: State
) -> None:
    config = invented_config("a", repeatable=repeatable)
    result = gate_run(write_run(tmp_path / "a", good(), config=config), None, strict=False)

    assert result.exit_code == code
    assert next(check.state for check in result.hard if "twice" in check.label) is state


def test_a_hosted_language_model_need_not_repeat_itself(tmp_path: Path) -> None:
    config = invented_config("a", repeatable=False)
    hosted = config.model_copy(update={"models": {"chat": "a model elsewhere"}})

    result = gate_run(write_run(tmp_path / "a", good(), config=hosted), None, strict=False)

    assert result.exit_code == 0


def test_floors_are_told_but_not_enforced_before_a_baseline(tmp_path: Path) -> None:
    low = invented_score("low", metrics={**GOOD, "hit@1": 0})
    result = gate_run(write_run(tmp_path / "a", [low]), tmp_path / "none.json", strict=False)

    assert result.exit_code == 0
    told = next(check for check in result.soft if check.label == "hit@1 at least 0.70")
    assert (told.state, told.detail) == (State.NOT_ENFORCED, "0.000 over 1 question")


def test_a_release_needs_a_baseline(tmp_path: Path) -> None:
    run = write_run(tmp_path / "a", good())

    assert gate_run(run, None, strict=True).exit_code == 2


def test_a_hard_breach_fails_a_release_even_without_a_baseline(tmp_path: Path) -> None:
    run = write_run(tmp_path / "a", [invented_score("bad", Outcome.CRASHED)])

    assert gate_run(run, None, strict=True).exit_code == 3


@pytest.mark.parametrize(("strict", "code"), [(False, 0), (True, 3)])
def test_a_metric_beyond_its_floor_warns_and_fails_a_release(
    tmp_path: Path, strict: bool, code: int
) -> None:
    cases = [invented_score(f"q{i}", metrics={**GOOD, "hit@1": float(i < 2)}) for i in range(4)]
    run, baseline = write_run(tmp_path / "a", cases), tmp_path / "baseline.json"
    write_baseline(run, baseline)

    result = gate_run(run, baseline, strict=strict)

    assert result.exit_code == code
    assert [check.label for check in result.soft if check.state is State.WARNED] == [
        "hit@1 at least 0.70"
    ]


def test_a_good_run_passes_as_a_release(tmp_path: Path) -> None:
    run, baseline = write_run(tmp_path / "a", good()), tmp_path / "baseline.json"
    write_baseline(run, baseline)

    assert gate_run(run, baseline, strict=True).exit_code == 0


def test_a_sure_loss_since_the_baseline_warns(tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    write_baseline(write_run(tmp_path / "a", good(40)), baseline)
    worse = [
        invented_score(f"q{i}", metrics={**GOOD, "hit@1": float(i % 4 != 0)}) for i in range(40)
    ]

    result = gate_run(write_run(tmp_path / "b", worse), baseline, strict=False)

    assert (result.exit_code, result.verdict) == (0, "The gate is passed, with 1 warning.")
    assert any(check.label == "hit@1 is worse than in a" for check in result.soft)


@pytest.mark.parametrize(
    ("name", "low", "high", "worse"),
    [
        ("hit@1", -0.2, -0.02, True),
        ("hit@1", -0.2, -0.005, False),
        ("hit@1", 0.02, 0.2, False),
        ("wrong_rate", 0.02, 0.2, True),
        ("wrong_rate", 0.005, 0.2, False),
        ("wrong_rate", -0.2, -0.02, False),
    ],
)
def test_what_is_surely_worse_depends_on_the_side(
    name: str, low: float, high: float, worse: bool
) -> None:
    assert is_surely_worse(name, Interval(low=low, high=high)) is worse


def test_floors_are_limits_above_where_less_is_better() -> None:
    assert is_lower_better("aurc")
    assert not is_lower_better("auroc_off_topic")
    assert is_beyond("ece", 0.09, 0.08)
    assert not is_beyond("ece", 0.08, 0.08)
    assert is_beyond("recall@10", 0.919, 0.92)


def test_a_broken_baseline_is_an_error_and_no_verdict(tmp_path: Path) -> None:
    run, broken = write_run(tmp_path / "a", good()), tmp_path / "baseline.json"
    broken.write_text("{}")

    with pytest.raises(EvaluationError, match=r"baseline\.json"):
        gate_run(run, broken, strict=False)
