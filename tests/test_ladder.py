"""Steps of retrieval are judged with the metrics of the evaluation reference."""

from __future__ import annotations

import math

import numpy as np
import pytest

from assistant.answering.ranking import PRODUCT
from eval.ladder.figures import METRICS, interval, judge_ranking
from eval.ladder.steps import LADDER


def test_figures_of_a_ranking_are_those_of_the_formulas() -> None:
    figures = dict(zip(METRICS, judge_ranking([False, True, False, True], relevant=4), strict=True))

    ideal = sum(1 / math.log2(rank + 1) for rank in (1, 2, 3, 4))
    assert figures["hit@1"] == 0
    assert figures["hit@5"] == 1
    assert figures["recall@5"] == figures["recall@10"] == 0.5
    assert figures["ndcg@10"] == pytest.approx((1 / math.log2(3) + 1 / math.log2(5)) / ideal)


def test_a_question_without_relevant_passages_has_no_figures() -> None:
    assert all(math.isnan(figure) for figure in judge_ranking([False], relevant=0))


def test_an_interval_by_cluster_is_wider_where_clusters_differ() -> None:
    values = np.array([0.0] * 20 + [1.0] * 20)

    alone = interval(values, [str(number) for number in range(40)])
    clustered = interval(values, [str(number // 10) for number in range(40)])

    assert alone.mean == clustered.mean == 0.5
    assert clustered.high - clustered.low > alone.high - alone.low


def test_values_that_are_missing_are_left_out_of_an_interval() -> None:
    found = interval(np.array([float("nan"), 1.0]), ["a", "b"])

    assert (found.mean, found.low, found.high) == (1, 1, 1)
    assert math.isnan(interval(np.array([float("nan")]), ["a"]).mean)


def test_the_last_step_is_what_the_product_does() -> None:
    assert LADDER[-1].recipe == PRODUCT
    assert not LADDER[-1].whole_question
