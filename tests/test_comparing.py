"""Two runs of invented questions, paired, tested and told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.answers import AnswerStatus, Basis
from eval.baseline import read_measured, write_baseline
from eval.comparing import Verdict, compare_runs
from eval.errors import EvaluationError
from eval.runs import AnswerMade, Generated, SentenceMade
from eval.scores import Outcome, ScoredCase
from tests.invented_runs import invented_score, write_run


def hits(
    case_id: str, hit: float | None, *, cluster: str = "", case_hash: str = "h1"
) -> ScoredCase:
    return invented_score(
        case_id,
        Outcome.CORRECT if hit else Outcome.WRONG,
        cluster=cluster,
        case_hash=case_hash,
        metrics={"hit@1": hit},
    )


def made(case_id: str, says: str) -> Generated:
    return Generated(
        case_id=case_id,
        case_hash="h1",
        answer=AnswerMade(
            status=AnswerStatus.ANSWERED,
            sentences=(SentenceMade(text=says, basis=Basis.QUOTATION),),
        ),
    )


def test_runs_that_are_the_same_show_no_difference(tmp_path: Path) -> None:
    run = write_run(tmp_path / "a", [hits("q1", 1), hits("q2", 0)])

    compared = compare_runs(run, run)

    hit = compared.by_name["hit@1"]
    assert (hit.n, hit.delta, hit.p, hit.adjusted_p) == (2, 0.0, 1.0, 1.0)
    assert hit.verdict is Verdict.NOT_SHOWN
    assert compared.moved == ()


def test_a_clear_gain_is_better_and_fewer_wrong_answers_too(tmp_path: Path) -> None:
    names = [f"q{i:02}" for i in range(30)]
    base = write_run(tmp_path / "a", [hits(name, 0) for name in names])
    new = write_run(tmp_path / "b", [hits(name, float(i < 20)) for i, name in enumerate(names)])

    compared = compare_runs(base, new)

    hit, wrong = compared.by_name["hit@1"], compared.by_name["wrong_rate"]
    assert hit.p == pytest.approx(2 / 2**20)
    assert hit.adjusted_p == pytest.approx(6 * 2 / 2**20)
    assert (hit.verdict, wrong.verdict) == (Verdict.BETTER, Verdict.BETTER)
    assert wrong.delta == pytest.approx(-2 / 3)
    assert not compared.few_clusters
    back = compare_runs(new, base)
    assert back.by_name["hit@1"].verdict is Verdict.WORSE
    assert back.by_name["wrong_rate"].verdict is Verdict.WORSE


def test_five_of_five_cannot_be_told_from_chance(tmp_path: Path) -> None:
    base = write_run(tmp_path / "a", [hits(f"q{i}", 0) for i in range(5)])
    new = write_run(tmp_path / "b", [hits(f"q{i}", 1) for i in range(5)])

    compared = compare_runs(base, new)

    assert compared.by_name["hit@1"].p == 0.0625
    assert compared.by_name["hit@1"].verdict is Verdict.NOT_SHOWN
    assert compared.few_clusters


def test_gains_of_one_paper_alone_are_not_shown(tmp_path: Path) -> None:
    # McNemar knows no clusters and is sure; every draw holds the one paper, so truth_score is not.
    base = write_run(tmp_path / "a", [hits(f"q{i}", 0, cluster="plan.pdf") for i in range(12)])
    new = write_run(tmp_path / "b", [hits(f"q{i}", 1, cluster="plan.pdf") for i in range(12)])

    assert compare_runs(base, new).by_name["truth_score"].verdict is Verdict.NOT_SHOWN


def test_cases_that_changed_are_dropped_and_listed(tmp_path: Path) -> None:
    base = write_run(tmp_path / "a", [hits("same", 1), hits("edited", 1), hits("gone", 1)])
    new = write_run(
        tmp_path / "b", [hits("same", 1), hits("edited", 0, case_hash="h2"), hits("added", 0)]
    )

    compared = compare_runs(base, new)

    assert (compared.paired, compared.changed) == (1, ("edited",))
    assert (compared.only_base, compared.only_new) == (("gone",), ("added",))
    assert compared.by_name["hit@1"].n == 1


def test_pairs_with_one_side_missing_are_left_out_and_counted(tmp_path: Path) -> None:
    base = write_run(tmp_path / "a", [hits("q1", 1), hits("q2", 0), hits("q3", None)])
    new = write_run(tmp_path / "b", [hits("q1", 1), hits("q2", None), hits("q3", None)])

    hit = compare_runs(base, new).by_name["hit@1"]

    assert (hit.n, hit.left_out, hit.base, hit.new) == (1, 1, 1.0, 1.0)


def test_a_primary_metric_that_never_applies_is_told_as_such(tmp_path: Path) -> None:
    run = write_run(tmp_path / "a", [hits("q1", 1)])

    change = compare_runs(run, run).by_name["ndcg@10"]

    assert (change.n, change.delta, change.verdict) == (0, None, Verdict.NOT_TESTED)


def test_other_metrics_have_an_interval_and_no_p(tmp_path: Path) -> None:
    cases = [invented_score(name, metrics={"all_recall": 0.5}) for name in ("q1", "q2")]
    run = write_run(tmp_path / "a", cases)

    change = compare_runs(run, run).by_name["all_recall"]

    assert change.interval is not None
    assert (change.p, change.verdict) == (None, Verdict.NOT_TESTED)


def test_questions_that_moved_are_told_with_both_answers(tmp_path: Path) -> None:
    base = write_run(tmp_path / "a", [hits("q1", 0), hits("q2", 1)], made=[made("q1", "It is 17.")])
    new = write_run(tmp_path / "b", [hits("q1", 1), hits("q2", 1)], made=[made("q1", "It is 14.")])

    (moved,) = compare_runs(base, new).moved

    assert (moved.case_id, moved.question) == ("q1", "What of q1?")
    assert (moved.base_outcome, moved.new_outcome) == (Outcome.WRONG, Outcome.CORRECT)
    assert (moved.base_says, moved.new_says, moved.better) == ("It is 17.", "It is 14.", True)


def test_a_run_is_compared_with_a_committed_baseline(tmp_path: Path) -> None:
    run = write_run(tmp_path / "a", [hits("q1", 0), hits("q2", 1)])
    write_baseline(run, tmp_path / "baseline.json")
    new = write_run(tmp_path / "b", [hits("q1", 1), hits("q2", 1)])

    compared = compare_runs(tmp_path / "baseline.json", new)

    assert compared.by_name["hit@1"].delta == 0.5
    assert compared.moved[0].base_says is None
    assert compared.moved[0].question == "What of q1?"


def test_a_baseline_keeps_the_six_primary_metrics_by_case(tmp_path: Path) -> None:
    run = write_run(tmp_path / "a", [invented_score("q1", metrics={"all_recall": 0.5, "hit@1": 1})])
    path = tmp_path / "baseline.json"

    write_baseline(run, path)

    assert set(json.loads(path.read_text())) == {
        "schema_version", "run", "cases_hash", "floors", "metrics", "per_case",
    }  # fmt: skip
    kept = read_measured(path)
    assert set(kept.per_case["q1"].metrics) == {"hit@1", "truth_score", "wrong_rate"}
    assert kept.by_name["all_recall"].value == 0.5
    assert kept.floors["wrong_rate"] == 0.05


def test_a_comparison_can_be_written_as_json(tmp_path: Path) -> None:
    run = write_run(tmp_path / "a", [hits("q1", 1)])

    told = json.loads(compare_runs(run, run).model_dump_json())

    assert told["metrics"][0]["name"] == "hit@1"
    assert "NaN" not in json.dumps(told)


def test_a_run_that_was_not_scored_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="nowhere"):
        compare_runs(tmp_path / "nowhere", tmp_path / "nowhere")
