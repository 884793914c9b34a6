"""Steps of retrieval are judged with the metrics of the evaluation reference."""

from __future__ import annotations

import math

import pytest

from assistant.answering.ranking import PRODUCT
from eval.ladder.figures import METRICS, judge_ranking
from eval.ladder.steps import BEST, BEST_TRIED, WIDE, WIDE_TRIED


def test_figures_of_a_ranking_are_those_of_the_formulas() -> None:
    figures = dict(
        zip(METRICS, judge_ranking(["x", "a", "y", "b"], {"a", "b", "c", "d"}), strict=True)
    )

    ideal = sum(1 / math.log2(rank + 1) for rank in (1, 2, 3, 4))
    assert figures["hit@1"] == 0
    assert figures["hit@5"] == 1
    assert figures["recall@5"] == figures["recall@10"] == 0.5
    assert figures["ndcg@10"] == pytest.approx((1 / math.log2(3) + 1 / math.log2(5)) / ideal)


def test_a_question_without_relevant_passages_has_no_figures() -> None:
    assert all(math.isnan(figure) for figure in judge_ranking(["x"], ()))


def test_the_last_step_is_what_the_product_does() -> None:
    assert BEST[-1].recipe == WIDE[-1].recipe == PRODUCT
    assert not BEST[-1].whole_question
    assert not WIDE[-1].whole_question


def test_steps_have_names_of_their_own_and_are_held_against_known_ones() -> None:
    for steps in ((*WIDE, *WIDE_TRIED), (*BEST, *BEST_TRIED)):
        names = [step.name for step in steps]
        assert len(set(names)) == len(names)
        assert {step.against for step in steps} <= {None, *names}
