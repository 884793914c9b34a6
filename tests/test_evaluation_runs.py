"""Evaluation runs as the pages read them: what `eval` writes, counted; broken files told of."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

import pytest

from assistant.answering.phrasing import NOT_SURE
from assistant.evaluation import (
    EvaluationFileError,
    find_runs,
    made_for,
    question_for,
    scores_of,
)
from assistant.evaluation.counting import changes, first_words_s, headline, stages
from assistant.evaluation.lines import AnswerMade as AnswerGiven
from assistant.evaluation.lines import Interval, Made, Metric, ScoredCase, SentenceMade
from assistant.exporting.evaluation_csv import evaluation_csv
from assistant.web.evaluating.page import Filters, run_page
from assistant.web.evaluating.question import question_page
from assistant.web.evaluating.wording import metric_range, metric_words, value_words
from assistant.web.wording import UNSURE
from eval.runs import ASKED, AnswerMade, Generated, RetrievedPassage, RunConfig, write_lines
from eval.scores import FailureTag, Outcome
from tests.invented_runs import invented_config, invented_score, write_run
from tests.scored_papers import case_of

PROVED = {"quote_verbatim": 1.0, "page_correct": 1.0, "number_support": None, "cite_recall": 1.0}
LOOSE = {**PROVED, "cite_recall": 0.5}
SCORES = (
    invented_score("a-1", metrics=PROVED),
    invented_score("a-2", Outcome.WRONG, tags=(FailureTag.RETRIEVAL_MISS,), metrics=LOOSE),
    invented_score(
        "a-3", Outcome.ABSTAINED, status="not_in_papers", tags=(FailureTag.WRONG_ABSTAIN,)
    ),
    invented_score("n-1", status="not_in_papers", abstain_kind="near_miss"),
    invented_score("n-2", Outcome.WRONG, abstain_kind="off_topic", tags=(FailureTag.WRONG_ANSWER,)),
)


def config_of(name: str, day: int, cases_hash: str = "feed") -> RunConfig:
    started = dt.datetime(2026, 5, day, 9, 30, tzinfo=dt.UTC)
    return invented_config(name).model_copy(update={"started": started, "cases_hash": cases_hash})


def test_what_is_scored_is_read_and_counted(tmp_path: Path) -> None:
    write_run(tmp_path / "one", SCORES)
    [run] = find_runs(tmp_path).runs
    counted = {each.key: (each.count, each.of) for each in headline(scores_of(run))}

    assert run.summary.cases == 5
    assert counted == {
        "right": (2, 5),
        "supported": (1, 2),
        "silent": (1, 2),
        "wrong": (2, 5),
        "unanswered": (1, 3),
    }
    assert stages(scores_of(run)) == {"retrieval_miss": 1, "wrong_abstain": 1, "wrong_answer": 1}


def test_an_answer_without_sound_proof_is_wrong_or_unsupported(tmp_path: Path) -> None:
    write_run(tmp_path / "one", [invented_score("a", tags=(FailureTag.CITATION_FAULT,))])
    [run] = find_runs(tmp_path).runs

    assert [(each.count, each.of) for each in headline(scores_of(run)) if each.key == "wrong"] == [
        (1, 1)
    ]


def test_the_newest_run_comes_first_and_is_held_against_one_of_the_same_questions(
    tmp_path: Path,
) -> None:
    for name, day, questions in (("a", 1, "feed"), ("b", 2, "other"), ("c", 3, "feed")):
        write_run(tmp_path / name, SCORES, config=config_of(name, day, questions))
    found = find_runs(tmp_path)

    assert [run.name for run in found.runs] == ["c", "b", "a"]
    before = found.before(found.runs[0])
    assert before is not None
    assert before.name == "a"
    assert found.before(found.runs[-1]) is None


def test_only_questions_that_stayed_the_same_are_compared(tmp_path: Path) -> None:
    now = (
        invented_score("a-1", Outcome.WRONG),
        invented_score("a-2"),
        invented_score("a-3", Outcome.ABSTAINED, status="not_in_papers", case_hash="h2"),
        invented_score("n-1", status="not_in_papers", abstain_kind="near_miss"),
    )
    write_run(tmp_path / "old", SCORES, config=config_of("old", 1))
    write_run(tmp_path / "new", now, config=config_of("new", 2))
    new, old = find_runs(tmp_path).runs
    changed = changes(scores_of(old), scores_of(new))

    assert (changed.paired, changed.changed) == (3, 1)
    assert (changed.right_before, changed.right_now) == (2, 2)
    assert (changed.wrong_before, changed.wrong_now) == (1, 1)
    assert [(each.case.case_id, each.better) for each in changed.moved] == [
        ("a-1", False),
        ("a-2", True),
    ]


def test_a_broken_run_is_told_of_and_hides_no_other(tmp_path: Path) -> None:
    write_run(tmp_path / "good", SCORES)
    write_run(tmp_path / "bad", SCORES)
    (tmp_path / "bad" / "summary.json").write_text('{"cases": "many"}')
    write_run(tmp_path / "unscored", SCORES)
    (tmp_path / "unscored" / "summary.json").rename(tmp_path / "unscored" / "config.json")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes.txt").write_text("not a run")
    found = find_runs(tmp_path)

    assert [run.name for run in found.runs] == ["good"]
    reasons = {each.name: each.reason for each in found.broken}
    assert reasons["unscored"] == "It has not been scored yet."
    assert reasons["bad"].startswith("summary.json is broken: ")
    assert find_runs(tmp_path / "nowhere").runs == ()


def test_a_broken_line_is_told_with_its_file_and_number(tmp_path: Path) -> None:
    folder = write_run(tmp_path / "one", SCORES)
    path = folder / "scores.jsonl"
    path.write_text(path.read_text() + '{"case_id": 7}\n')
    [run] = find_runs(tmp_path).runs

    with pytest.raises(EvaluationFileError, match=r"scores\.jsonl, line 6, is broken"):
        scores_of(run)
    path.unlink()
    with pytest.raises(EvaluationFileError, match=r"There is no scores\.jsonl"):
        scores_of(run)


def test_a_file_that_changes_is_read_anew(tmp_path: Path) -> None:
    folder = write_run(tmp_path / "one", SCORES)
    [run] = find_runs(tmp_path).runs
    assert len(scores_of(run)) == 5

    write_run(folder, SCORES[:2])
    os.utime(folder / "scores.jsonl", ns=(1, 1))

    assert len(scores_of(run)) == 2


def test_an_answer_is_found_by_its_question(tmp_path: Path) -> None:
    passage = RetrievedPassage(passage_id="p", doc="m.pdf", page=2, start=0, end=9, score=1.5)
    made = [
        Generated(case_id="a-1-t1", case_hash="h", answer=AnswerMade(status="declined")),
        Generated(
            case_id="a-1",
            case_hash="h",
            answer=AnswerMade(status="answered"),
            retrieved=(passage,),
            reason="it quotes “case_id”",
        ),
    ]
    write_run(tmp_path / "one", SCORES, made=made)
    [run] = find_runs(tmp_path).runs
    found = made_for(run, "a-1")

    assert found is not None
    assert found.answer is not None
    assert found.answer.status == "answered"
    assert found.retrieved is not None
    assert (found.retrieved[0].doc, found.retrieved[0].page) == ("m.pdf", 2)
    assert made_for(run, "a-2") is None


def test_what_is_expected_is_taken_from_what_the_run_was_asked(tmp_path: Path) -> None:
    write_run(tmp_path / "one", SCORES)
    case = case_of(id="a-1", question="What of a-1?")
    write_lines(tmp_path / "one" / ASKED, [case])
    [run] = find_runs(tmp_path).runs

    found = question_for(tmp_path, run, scores_of(run)[0])

    assert found is not None
    assert [each.any_of for each in found.nuggets] == [each.any_of for each in case.nuggets]
    assert found.support[0].quote == case.support[0].quote


def test_what_is_expected_is_taken_from_questions_beside_the_runs(tmp_path: Path) -> None:
    write_run(tmp_path / "one", SCORES)
    questions = tmp_path / "questions" / "dev"
    questions.mkdir(parents=True)
    line = {"id": "a-1", "question": "What of a-1?", "nuggets": [{"kind": "text", "any_of": ["x"]}]}
    hashed = {"support": [{"doc": "m.pdf", "quote": {"words": 3, "hash": "ff"}}]}
    (questions / "mine.jsonl").write_text(json.dumps({**line, **hashed}) + "\n")
    runs = find_runs(tmp_path)
    [run] = runs.runs
    first, second, *_ = scores_of(run)

    found = question_for(tmp_path, run, first)
    assert found is not None
    assert found.nuggets[0].any_of == ("x",)
    assert question_for(tmp_path, run, second) is None
    other = first.model_copy(update={"question": "Asked otherwise?"})
    assert question_for(tmp_path, run, other) is None


def test_questions_are_filtered_and_paged(tmp_path: Path) -> None:
    write_run(tmp_path / "one", [*SCORES, *(invented_score(f"more-{n}") for n in range(60))])
    [run] = find_runs(tmp_path).runs
    cases = scores_of(run)

    wrong = run_page(run, cases, None, Filters(outcome="wrong"), 1).listed
    assert [case.case_id for case in wrong.rows] == ["a-2", "n-2"]
    assert run_page(run, cases, None, Filters(stage="wrong_abstain"), 1).listed.total == 1
    assert run_page(run, cases, None, Filters(q="MORE-59 what"), 1).listed.total == 1
    assert run_page(run, cases, None, Filters(kind="nothing"), 1).listed.total == 0
    second = run_page(run, cases, None, Filters(), 2).listed
    assert (second.first, second.last, second.total) == (51, 65, 65)


def test_the_time_to_the_first_words_is_the_median_of_what_comes_before_them() -> None:
    def timed(name: str, *times: float) -> ScoredCase:
        named = dict(zip(("plan", "retrieve", "compose", "suggest"), times, strict=False))
        return ScoredCase(
            case_id=name, type="fact", question="?", outcome="correct", timings_ms=named
        )

    cases = [timed("a", 1, 2, 97, 900), timed("b", 10, 20, 170), timed("c", 1, 1, 298), timed("d")]
    assert first_words_s(cases) == pytest.approx(0.2)
    assert first_words_s(cases[3:]) is None


def test_an_unsure_answer_is_told_as_readers_saw_it() -> None:
    notice = SentenceMade(text=NOT_SURE)
    unsure = Made(case_id="a-3", answer=AnswerGiven(status="not_in_papers", sentences=(notice,)))
    case = ScoredCase.model_validate(SCORES[2].model_dump(mode="json"))

    told = question_page(case, unsure, None).status

    assert told == f"Not in the indexed papers, shown to readers as “{UNSURE}”"


def test_every_figure_is_printed_with_its_range() -> None:
    interval = Interval(low=0.25, high=0.842)
    share = Metric(name="recall@5", n=7, value=0.5, interval=interval)
    measure = Metric(name="ndcg@10", n=7, value=0.6518, interval=interval)

    assert metric_words("auroc_near_miss").endswith("of questions of the kind “near miss”")
    assert (value_words(share), metric_range(share)) == ("50%", "25% to 84%")
    assert (value_words(measure), metric_range(measure)) == ("0.652", "0.25 to 0.842")


def test_a_sheet_of_questions_cannot_be_made_to_run(tmp_path: Path) -> None:
    write_run(tmp_path / "one", [invented_score("a", question='=HYPERLINK("x")')])
    [run] = find_runs(tmp_path).runs
    sheet = evaluation_csv(scores_of(run))

    assert sheet.startswith("\ufeffQuestion id,Question,")
    assert '"\'=HYPERLINK(""x"")"' in sheet
    assert "truth_score" in sheet.splitlines()[0]
