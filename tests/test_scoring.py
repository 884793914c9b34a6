"""A whole small run is scored: metrics, tags, gates, intervals and files."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.answers import AnswerStatus, Basis
from eval.cases import Case, hash_of
from eval.errors import EvaluationError
from eval.papers import Papers
from eval.runs import (
    ASKED,
    CONFIG,
    GENERATED,
    PASSAGES,
    SCORES,
    SUMMARY,
    AnswerMade,
    Generated,
    RunConfig,
    read_json,
    read_lines,
    write_json,
    write_lines,
)
from eval.scores import Metric, Outcome, ScoredCase, Summary
from eval.scoring import score_run
from tests.scored_papers import (
    MINUTES,
    NOT_FOUND,
    PLAN,
    SAID,
    answered,
    case_of,
    cited,
    counted,
    made_of,
    passages_of,
    quoting,
    ranked,
    rows_of,
    write_papers,
)

OFF_TOPIC = {
    "type": "abstain",
    "must_abstain": True,
    "abstain_kind": "off_topic",
    "nuggets": [],
    "support": [],
    "expect_status": ["not_in_papers"],
}


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    return write_papers(tmp_path_factory.mktemp("papers"))


def _written(
    folder: Path, papers: Papers, pairs: Sequence[tuple[Case, Generated]], **config: object
) -> Path:
    """Write a run, as `generate` does."""
    folder.mkdir(exist_ok=True)
    fields = {
        "name": "small",
        "started": dt.datetime(2026, 1, 5, tzinfo=dt.UTC),
        "application": "0",
        "corpus_hash": "c",
        "cases_hash": hash_of([case for case, _ in pairs]),
        "cases": len(pairs),
        **config,
    }
    write_json(folder / CONFIG, RunConfig.model_validate(fields))
    write_lines(folder / PASSAGES, passages_of(papers))
    write_lines(folder / GENERATED, [made for _, made in pairs])
    return folder


def _scored(
    folder: Path, papers: Papers, *pairs: tuple[Case, Generated], **config: object
) -> tuple[list[ScoredCase], Summary]:
    run = _written(folder, papers, pairs, **config)
    return score_run(run, [case for case, _ in pairs], papers)


def _right(papers: Papers) -> AnswerMade:
    return answered([quoting(f"It says: “{SAID}”", 1)], [cited(papers, MINUTES, SAID)])


def _metric(summary: Summary, name: str) -> Metric:
    return next(metric for metric in summary.metrics if metric.name == name)


def test_a_right_answer_scores_full_marks(tmp_path: Path, papers: Papers) -> None:
    case = case_of()
    retrieved = ranked(passages_of(papers), "m1", "t2", "m2")
    made = made_of(case, _right(papers), retrieved=retrieved, confidence=0.9)
    (scored,), summary = _scored(tmp_path, papers, (case, made))
    assert scored.outcome is Outcome.CORRECT
    assert (scored.tags, scored.gates, scored.notes) == ((), (), ())
    assert scored.cluster == MINUTES
    full = {
        "hit@5": 1,
        "recall@10": 1,
        "support_recall@10": 1,
        "gold_char_recall@10": 1,
        "quote_verbatim": 1,
        "cite_recall": 1,
        "cite_precision": 1,
        "vital_recall": 1,
        "vital_recall_answered": 1,
        "truth_score": 1,
        "wrong_rate": 0,
        "correct_of_answered": 1,
        "status_correct": 1,
        "false_abstain_rate": 0,
        "hit@1": 0,
        "mrr@10": 0.5,
    }
    assert {name: scored.metrics[name] for name in full} == full
    apart = ("page_correct", "number_support", "table_exact", "carry_over", "abstain_recall")
    assert all(scored.metrics[name] is None for name in apart)
    assert summary.cases == 1
    assert not summary.hard_breaches


def test_a_crash_scores_nothing_wherever_its_case_could_score(
    tmp_path: Path, papers: Papers
) -> None:
    case = case_of(
        table={"doc": PLAN, "op": "count", "where": {"Status": "Complete"}, "value": 2},
        followups={"topics": ["overdue"], "min": 2},
    )
    (scored,), summary = _scored(
        tmp_path, papers, (case, made_of(case, None, error="ValueError: broken"))
    )
    assert scored.outcome is Outcome.CRASHED
    assert (scored.tags, scored.gates) == ((), ("crash",))
    zero = (
        "hit@1",
        "recall@10",
        "ndcg@10",
        "support_recall@10",
        "cite_recall",
        "cite_precision",
        "table_exact",
        "vital_recall",
        "vital_recall_answered",
        "truth_score",
        "status_correct",
        "followups_diverse",
        "followups_topics_covered",
    )
    assert {name: scored.metrics[name] for name in zero} == dict.fromkeys(zero, 0)
    assert scored.metrics["correct_of_answered"] is None
    assert summary.hard_breaches == ("ans-1: crash",)


def test_an_abstention_on_an_answerable_case_is_told_from_a_miss(
    tmp_path: Path, papers: Papers
) -> None:
    passages = passages_of(papers)
    found, missed = case_of(), case_of(id="ans-2")
    scored, _ = _scored(
        tmp_path,
        papers,
        (found, made_of(found, NOT_FOUND, retrieved=ranked(passages, "m2"))),
        (missed, made_of(missed, NOT_FOUND, retrieved=ranked(passages, "m3"))),
    )
    assert [case.tags for case in scored] == [("wrong_abstain",), ("retrieval_miss",)]
    assert scored[0].metrics["vital_recall"] == 0
    assert scored[0].metrics["vital_recall_answered"] is None
    assert scored[0].metrics["cite_recall"] is None
    assert scored[0].metrics["false_abstain_rate"] == 1


def test_a_wrong_answer_is_told_from_a_wrong_selection(tmp_path: Path, papers: Papers) -> None:
    retrieved = ranked(passages_of(papers), "m2")
    moss = "Councillor Moss asked about opening hours."
    selected, worded = case_of(), case_of(id="ans-2")
    other = answered([quoting(moss, 1)], [cited(papers, MINUTES, moss)])
    vague = answered([quoting("Some are complete.", 1)], [cited(papers, MINUTES, SAID)])
    scored, _ = _scored(
        tmp_path,
        papers,
        (selected, made_of(selected, other, retrieved=retrieved)),
        (worded, made_of(worded, vague, retrieved=retrieved)),
    )
    assert [case.tags for case in scored] == [("selection_miss",), ("wrong_answer",)]
    assert scored[1].notes == ("not said: 14",)


def test_records_alone_leave_retrieval_out(tmp_path: Path, papers: Papers) -> None:
    case = case_of(
        table={"doc": PLAN, "op": "count", "where": {"Status": "Complete"}, "value": 2},
        nuggets=[{"kind": "number", "any_of": ["2"]}],
        support=[{"group": "a", "doc": PLAN, "quote": "1.1 | Review thresholds"}],
    )
    rows = rows_of(passages_of(papers), "r1", "r3")
    sentence = quoting("2 are complete.", 1, basis=Basis.COMPUTED)
    quote = "1.1 | Review thresholds | Director | Complete"
    made = made_of(
        case,
        answered([sentence], [cited(papers, PLAN, quote)]),
        computed=(counted("2", rows),),
    )
    (scored,), _ = _scored(tmp_path, papers, (case, made))
    assert scored.metrics["table_exact"] == scored.metrics["number_support"] == 1
    assert scored.metrics["hit@1"] is None
    assert scored.metrics["support_recall@10"] is None
    assert scored.outcome is Outcome.CORRECT


def test_hard_gates_are_told_by_case(tmp_path: Path, papers: Papers) -> None:
    case = case_of(
        sets=["core"],
        as_of="2025-03-01",
        must_not_say=[{"kind": "number", "any_of": ["18"], "why": "another count"}],
    )
    false = cited(papers, MINUTES, SAID, date="2025-03-03").model_copy(
        update={"quote": "16 of the 18 actions were complete."}
    )
    made = made_of(case, answered([quoting("16 of 18.", 1, basis=Basis.MODEL)], [false]))
    made = made.model_copy(update={"retrieved": ()})
    outside = case_of(id="ans-2", must_not_say=[{"kind": "number", "any_of": ["18"], "why": "x"}])
    scored, summary = _scored(
        tmp_path,
        papers,
        (case, made),
        (outside, made_of(outside, _right(papers))),
        repeatable=False,
        not_repeated=("ans-2",),
    )
    assert scored[0].gates == ("quote_verbatim", "cited_after_as_of", "must_not_say")
    assert scored[1].gates == ()
    assert {case.outcome for case in scored} == {Outcome.WRONG}
    assert summary.hard_breaches == (
        "ans-1: quote_verbatim",
        "ans-1: cited_after_as_of",
        "ans-1: must_not_say",
        "not repeatable: ans-2",
    )


def test_a_hosted_model_need_not_repeat_itself(tmp_path: Path, papers: Papers) -> None:
    case = case_of()
    _, summary = _scored(
        tmp_path,
        papers,
        (case, made_of(case, _right(papers))),
        repeatable=False,
        not_repeated=("ans-1",),
        models={"chat": "hosted"},
    )
    assert summary.hard_breaches == ()


def test_kinds_of_abstention_are_never_pooled(tmp_path: Path, papers: Papers) -> None:
    sure = {"ans-1": 0.9, "ans-2": 0.5}
    pairs = [
        (case := case_of(id=name), made_of(case, _right(papers), confidence=value))
        for name, value in sure.items()
    ]
    for name, kind, value in (("off-1", "off_topic", 0.1), ("near-1", "near_miss", 0.7)):
        case = case_of(**{**OFF_TOPIC, "id": name, "abstain_kind": kind})
        pairs.append((case, made_of(case, NOT_FOUND, confidence=value)))
    corrected = case_of(
        **{**OFF_TOPIC, "id": "premise-1", "abstain_kind": "false_premise"},
    ).model_copy(update={"nuggets": case_of().nuggets})
    pairs.append((corrected, made_of(corrected, _right(papers), confidence=0.2)))
    scored, summary = _scored(tmp_path, papers, *pairs)
    assert _metric(summary, "auroc_off_topic").value == 1
    assert _metric(summary, "auroc_near_miss").value == 0.5
    assert _metric(summary, "recall@2%fa_off_topic").value == 1
    assert _metric(summary, "recall@2%fa_near_miss").value == 0
    assert _metric(summary, "auroc_false_premise").n == 0
    assert _metric(summary, "auroc_false_premise").value is None
    assert _metric(summary, "abstain_precision").value == 1
    assert _metric(summary, "abstain_recall").value == pytest.approx(2 / 3)
    assert _metric(summary, "brier").n == 3
    assert scored[-1].outcome is Outcome.CORRECT


def test_paraphrases_and_later_turns_are_held_against_their_like(
    tmp_path: Path, papers: Papers
) -> None:
    passages = passages_of(papers)
    original, other = case_of(), case_of(id="ans-1-p1", paraphrase_of="ans-1")
    turn = case_of(
        id="conv-1-t2",
        turns=[{"role": "user", "text": "Tell me of the plan."}],
        standalone="How many actions of the plan are complete?",
    )
    scored, summary = _scored(
        tmp_path,
        papers,
        (original, made_of(original, _right(papers))),
        (other, made_of(other, _right(papers))),
        (
            turn,
            made_of(
                turn,
                NOT_FOUND,
                retrieved=ranked(passages, "m1", "m2"),
                standalone_retrieved=ranked(passages, "m2", "r1"),
            ),
        ),
    )
    assert [case.metrics["paraphrase_stability"] for case in scored] == [None, 1, None]
    assert [case.metrics["carry_over"] for case in scored] == [None, None, 0.2]
    assert _metric(summary, "paraphrase_stability").n == 1


def test_the_summary_counts_and_bounds_what_applies(tmp_path: Path, papers: Papers) -> None:
    right, wrong, away = case_of(), case_of(id="ans-2", type="fact"), case_of(id="ans-3")
    off = case_of(**{**OFF_TOPIC, "id": "off-1"})
    timed = _right(papers).model_copy(update={"timings_ms": {"plan": 3.0}})
    _, summary = _scored(
        tmp_path,
        papers,
        (right, made_of(right, timed)),
        (wrong, made_of(wrong, answered())),
        (away, made_of(away, NOT_FOUND)),
        (off, made_of(off, NOT_FOUND)),
    )
    recall = _metric(summary, "vital_recall")
    assert recall.n == 3
    assert recall.value == pytest.approx(1 / 3)
    assert recall.interval is not None
    assert 0 < recall.interval.low < 1 / 3 < recall.interval.high < 1
    assert recall.few_clusters
    truth = _metric(summary, "truth_score")
    assert (truth.n, truth.value) == (4, 0.25)
    assert _metric(summary, "table_exact") == Metric(
        name="table_exact", n=0, value=None, interval=None
    )
    assert summary.outcomes["count"] == {"abstained": 1, "correct": 1}
    assert summary.outcomes["abstain"] == {"correct": 1}
    assert summary.latency_ms["plan"] == {"p50": 3, "p95": 3}


def test_scores_are_written_and_read_back_with_null_for_nan(tmp_path: Path, papers: Papers) -> None:
    case = case_of()
    scored, summary = _scored(tmp_path, papers, (case, made_of(case, _right(papers))))
    assert list(read_lines(tmp_path / SCORES, ScoredCase)) == scored
    assert read_json(tmp_path / SUMMARY, Summary) == summary
    line = json.loads((tmp_path / SCORES).read_text(encoding="utf-8"))
    assert line["metrics"]["table_exact"] is None
    assert "NaN" not in (tmp_path / SUMMARY).read_text(encoding="utf-8")


def test_only_what_was_asked_is_scored(tmp_path: Path, papers: Papers) -> None:
    case = case_of()
    run = _written(tmp_path, papers, [(case, made_of(case, _right(papers)))])
    scored, _ = score_run(run, [case, case_of(id="ans-2")], papers)
    assert [each.case_id for each in scored] == ["ans-1"]


def test_questions_are_kept_as_they_were_scored(tmp_path: Path, papers: Papers) -> None:
    case = case_of()
    run = _written(tmp_path, papers, [(case, made_of(case, _right(papers)))])
    mended = case.model_copy(update={"note": "mended since it was asked"})

    score_run(run, [mended, case_of(id="ans-2")], papers)

    assert list(read_lines(run / ASKED, Case)) == [mended]


def test_a_run_of_other_questions_is_refused(tmp_path: Path, papers: Papers) -> None:
    case = case_of()
    asked = _right(papers).model_copy(update={"question": case.question})
    run = _written(tmp_path, papers, [(case, made_of(case, asked))])
    with pytest.raises(EvaluationError, match="not among the questions"):
        score_run(run, [], papers)
    with pytest.raises(EvaluationError, match="reworded"):
        score_run(run, [case_of(question="How many are late?")], papers)
    (run / GENERATED).unlink()
    with pytest.raises(EvaluationError, match=r"generated\.jsonl"):
        score_run(run, [case], papers)


def test_an_empty_answer_is_wrong_and_breaks_nothing(tmp_path: Path, papers: Papers) -> None:
    case = case_of()
    made = made_of(case, answered(status=AnswerStatus.PAPERS_DISAGREE), retrieved=())
    (scored,), _ = _scored(tmp_path, papers, (case, made))
    assert scored.outcome is Outcome.WRONG
    assert scored.metrics["cite_recall"] is None
    assert scored.metrics["status_correct"] == 0
    assert scored.tags == ("retrieval_miss",)


def test_the_proof_among_the_nearest_is_counted_where_nothing_was_answered(
    tmp_path: Path, papers: Papers
) -> None:
    case = case_of()
    right = _right(papers)
    shown = right.model_copy(
        update={
            "status": AnswerStatus.NOT_IN_PAPERS,
            "sentences": (),
            "nearest": (1,),
            "tables": (),
        }
    )
    scored, _ = _scored(tmp_path, papers, (case, made_of(case, shown)))
    assert scored[0].metrics["nearest_proves"] == 1
    assert scored[0].abstained
    scored, _ = _scored(tmp_path, papers, (case, made_of(case, NOT_FOUND)))
    assert scored[0].metrics["nearest_proves"] == 0
    scored, _ = _scored(tmp_path, papers, (case, made_of(case, right)))
    assert scored[0].metrics["nearest_proves"] is None
