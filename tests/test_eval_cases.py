"""Questions that do not hold are refused, with the file and the line."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from eval.cases import load_cases, places_of
from eval.checking import check_cases
from eval.errors import CaseError, EvaluationError
from eval.papers import Papers
from tests.scored_papers import MINUTES, PLAN, case_of, write_papers

QUOTE = "14 of the 18 actions were complete"
WHOLE: Mapping[str, object] = json.loads(case_of().model_dump_json())
ABSTAINS = {"must_abstain": True, "abstain_kind": "near_miss", "nuggets": [], "support": []}
COUNT = {"doc": PLAN, "op": "count", "where": {"Status": "Complete"}, "value": 2}


@pytest.fixture
def papers(tmp_path: Path) -> Papers:
    (tmp_path / "papers").mkdir()
    return write_papers(tmp_path / "papers")


def _written(folder: Path, *changes: Mapping[str, object]) -> Path:
    path = folder / "ours.jsonl"
    lines = (json.dumps({**WHOLE, "id": f"ans-{n}", **each}) for n, each in enumerate(changes, 1))
    path.write_text("\n\n".join(lines), encoding="utf-8")
    return path


def _checked(path: Path, papers: Papers) -> None:
    check_cases(load_cases(path), papers, places_of(path))


def test_cases_that_hold_are_read_in_order(tmp_path: Path, papers: Papers) -> None:
    path = _written(tmp_path, {}, ABSTAINS, {"table": COUNT})
    assert [case.id for case in load_cases(path)] == ["ans-1", "ans-2", "ans-3"]
    _checked(path, papers)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"id": "ans-1"}, "the id 'ans-1' stands already in ours.jsonl, line 1"),
        ({"nuggets": []}, "a question that can be answered needs a vital nugget"),
        (
            {"nuggets": [{"kind": "number", "any_of": ["14"], "vital": False}]},
            "a question that can be answered needs a vital nugget",
        ),
        ({"support": []}, "a question that can be answered needs support"),
        ({"must_abstain": True}, "must_abstain needs an abstain_kind"),
        ({"abstain_kind": "off_topic"}, "an abstain_kind needs must_abstain"),
        ({"author": " "}, "author is empty"),
        ({"author": "", "nuggets": [], "support": []}, "; a question that can be answered needs s"),
        ({"checked_by": "ab"}, "checked_by must be somebody else than author"),
        ({"type": "riddle"}, "type: "),
        ({"answer": "14"}, "answer: "),
    ],
)
def test_a_broken_line_is_refused_with_its_file_and_number(
    tmp_path: Path, change: Mapping[str, object], fault: str
) -> None:
    path = _written(tmp_path, {}, change)
    with pytest.raises(CaseError, match=f"^ours.jsonl, line 3: .*{re.escape(fault)}"):
        load_cases(path)


def _support(**changes: object) -> list[dict[str, object]]:
    return [{"group": "a", "doc": MINUTES, "quote": QUOTE, **changes}]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"support": _support(quote="15 of the 18")}, "does not stand in 'minutes.md'"),
        ({"support": _support(doc="nowhere.md")}, "there is no paper 'nowhere.md'"),
        ({"support": _support(page=2)}, "'minutes.md' has no page 2"),
        ({"split": "test"}, "'minutes.md' supports the split 'dev' too (ans-1)"),
        ({"paraphrase_of": "ans-9"}, "it is a paraphrase of 'ans-9'"),
        (
            {"table": {**COUNT, "where": {"State": "Complete"}}},
            "no table of 'plan.csv' has a column 'State'; there are: Action, Lead, Ref, Status",
        ),
        ({"table": {**COUNT, "where": {"Status": "Late"}}}, "no row of 'plan.csv' matches"),
        ({"table": {**COUNT, "value": 3}}, "2 rows of 'plan.csv' match, and the value says 3"),
        ({"table": {**COUNT, "op": "max"}}, "the operation 'max' needs a column"),
        ({"table": {**COUNT, "doc": "nowhere.csv"}}, "there is no paper 'nowhere.csv'"),
    ],
)
def test_what_the_papers_do_not_bear_out_is_told_with_file_and_line(
    tmp_path: Path, papers: Papers, change: Mapping[str, object], fault: str
) -> None:
    path = _written(tmp_path, {}, change)
    with pytest.raises(CaseError, match=f"^ours.jsonl, line 3: ans-2: .*{re.escape(fault)}"):
        _checked(path, papers)


def test_all_faults_are_told_at_once(tmp_path: Path, papers: Papers) -> None:
    wrong = {"support": _support(doc="nowhere.md")}
    path = _written(tmp_path, wrong, {}, wrong)
    with pytest.raises(CaseError) as told:
        _checked(path, papers)
    assert _lines_of(str(told.value)) == ["1", "5"]


def _lines_of(text: str) -> Sequence[str]:
    return re.findall(r"line (\d+): ans", text)


def test_a_missing_file_of_questions_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="There is no file or folder"):
        load_cases(tmp_path / "none.jsonl")
