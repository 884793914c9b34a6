"""Outcomes and points, for questions with an answer and for those without."""

from __future__ import annotations

import math

import pytest

from assistant.answers import AnswerStatus
from eval.metrics.outcome import outcome_of, status_correct, truth_points
from eval.metrics.stability import carry_over, latencies, same_lead
from eval.papers import Papers
from eval.runs import Generated
from eval.scores import Outcome
from tests.scored_papers import (
    MINUTES,
    NOT_FOUND,
    SAID,
    TWIN,
    answered,
    case_of,
    cited,
    made_of,
    quoting,
    write_papers,
)

TWO_VITAL = [{"kind": "number", "any_of": ["14"]}, {"kind": "number", "any_of": ["18"]}]
PREMISE = {"must_abstain": True, "abstain_kind": "false_premise", "support": []}


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    return write_papers(tmp_path_factory.mktemp("papers"))


@pytest.mark.parametrize(
    ("found", "forbidden", "expected", "points"),
    [
        ((True, True), False, Outcome.CORRECT, 1),
        ((True, False), False, Outcome.PARTIAL, 0.5),
        ((False, False), False, Outcome.WRONG, -1),
        ((True, True), True, Outcome.WRONG, -1),
        ((True, False), True, Outcome.WRONG, -1),
    ],
)
def test_an_answer_is_judged_by_its_vital_nuggets(
    found: tuple[bool, ...], forbidden: bool, expected: Outcome, points: float
) -> None:
    case = case_of(nuggets=TWO_VITAL)
    outcome = outcome_of(case, made_of(case, answered()), found, forbidden)
    assert outcome is expected
    assert truth_points(outcome) == points


def test_abstaining_and_crashing_earn_nothing_and_lose_nothing() -> None:
    case = case_of()
    abstained = outcome_of(case, made_of(case, NOT_FOUND), [True], False)
    crashed = outcome_of(case, made_of(case, None, error="ValueError: x"), [False], False)
    assert (abstained, crashed) == (Outcome.ABSTAINED, Outcome.CRASHED)
    assert truth_points(abstained) == truth_points(crashed) == 0


def test_nuggets_that_are_not_vital_change_no_outcome() -> None:
    nuggets = [
        {"kind": "number", "any_of": ["14"]},
        {"kind": "text", "any_of": ["x"], "vital": False},
    ]
    case = case_of(nuggets=nuggets)
    assert outcome_of(case, made_of(case, answered()), (True, False), False) is Outcome.CORRECT


def test_where_abstaining_is_right_answering_is_wrong() -> None:
    case = case_of(must_abstain=True, abstain_kind="near_miss", nuggets=[], support=[])
    declined = answered(status=AnswerStatus.DECLINED)
    assert outcome_of(case, made_of(case, NOT_FOUND), [], False) is Outcome.CORRECT
    assert outcome_of(case, made_of(case, declined), [], False) is Outcome.CORRECT
    assert outcome_of(case, made_of(case, answered()), [], False) is Outcome.WRONG
    finding = answered(status=AnswerStatus.ASKED_NOT_ANSWERED)
    assert outcome_of(case, made_of(case, finding), [], False) is Outcome.WRONG


def test_a_false_premise_may_be_corrected_instead() -> None:
    case = case_of(**PREMISE, nuggets=TWO_VITAL)
    bare = case_of(**PREMISE, nuggets=[])
    made = made_of(case, answered())
    assert outcome_of(case, made, (True, True), False) is Outcome.CORRECT
    assert outcome_of(case, made, (True, False), False) is Outcome.WRONG
    assert outcome_of(case, made, (True, True), True) is Outcome.WRONG
    assert outcome_of(bare, made_of(bare, answered()), (), False) is Outcome.WRONG


def test_a_status_is_right_if_it_is_one_of_those_expected() -> None:
    case = case_of(expect_status=["answered", "partly_answered"])
    assert status_correct(case, made_of(case, answered())) == 1
    assert status_correct(case, made_of(case, NOT_FOUND)) == 0
    assert status_correct(case, made_of(case, None, error="x")) == 0
    assert math.isnan(status_correct(case_of(expect_status=[]), made_of(case, answered())))


def test_carry_over_counts_the_first_five_and_needs_both_rankings() -> None:
    assert carry_over(["a", "b", "c", "d", "e", "f"], ["f", "a", "x", "y", "z"]) == 0.2
    assert carry_over(["a"], ["a"]) == 0.2
    assert carry_over([], ["a"]) == 0
    assert math.isnan(carry_over(None, ["a"]))
    assert math.isnan(carry_over(["a"], None))


def test_a_paraphrase_leads_with_half_of_the_same_quote_or_its_twin(papers: Papers) -> None:
    case = case_of()

    def leading(doc: str, quote: str) -> Generated:
        return made_of(case, answered([quoting(quote, 1)], [cited(papers, doc, quote)]))

    def compared(one: Generated, other: Generated) -> float:
        return same_lead(one, other, papers)

    original = leading(MINUTES, SAID)
    half = SAID[: len(SAID) // 2 + 1]
    assert compared(leading(MINUTES, half), original) == 1
    assert compared(leading(TWIN, half), original) == 1
    assert compared(leading(MINUTES, SAID[: len(SAID) // 2 - 1]), original) == 0
    assert compared(leading(MINUTES, "Councillor Moss asked"), original) == 0
    assert compared(made_of(case, NOT_FOUND), original) == 0
    assert compared(original, made_of(case, NOT_FOUND)) == 0
    assert math.isnan(compared(made_of(case, NOT_FOUND), made_of(case, NOT_FOUND)))


def test_latencies_are_percentiles_by_stage_and_in_all() -> None:
    told = latencies([{"plan": float(n), "compose": 10.0} for n in range(101)])
    assert told["plan"] == {"p50": 50, "p95": 95}
    assert told["compose"] == {"p50": 10, "p95": 10}
    assert told["total"] == {"p50": 60, "p95": 105}
    assert latencies([]) == {}
    assert latencies([{}]) == {}
