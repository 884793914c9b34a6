"""Measures of rankings agree with ir-measures, and with figures worked by hand."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

import ir_measures
import pytest
from ir_measures import RR, R, Success, nDCG

from eval.metrics.retrieval import (
    chars_read_at_k,
    gold_char_recall_at_k,
    hit_at_k,
    in_order,
    ndcg_at_k,
    recall_at_k,
    reciprocal_rank_at_k,
    support_recall_at_k,
)


@dataclass(frozen=True)
class Piece:
    """A passage, as far as these measures see it."""

    passage_id: str
    score: float = 0.0
    doc: str = "a.pdf"
    start: int = 0
    end: int = 0


def _random_query(rng: random.Random) -> tuple[list[str], set[str]]:
    ids = [f"p{n}" for n in range(rng.randint(1, 40))]
    relevant = set(rng.sample(ids, rng.randint(1, len(ids)))) | {
        f"missing{n}" for n in range(rng.randint(0, 3))
    }
    rng.shuffle(ids)
    return ids, relevant


def test_measures_agree_with_a_reference_on_random_rankings() -> None:
    rng = random.Random(0)
    queries = {f"q{n}": _random_query(rng) for n in range(300)}
    qrels = {q: dict.fromkeys(relevant, 1) for q, (_, relevant) in queries.items()}
    run = {
        q: {each: -float(rank) for rank, each in enumerate(ids)} for q, (ids, _) in queries.items()
    }
    ours = {
        nDCG @ 10: lambda ids, relevant: ndcg_at_k(ids, relevant),
        R @ 5: lambda ids, relevant: recall_at_k(ids, relevant, 5),
        R @ 10: lambda ids, relevant: recall_at_k(ids, relevant, 10),
        RR @ 10: lambda ids, relevant: reciprocal_rank_at_k(ids, relevant),
        Success @ 1: lambda ids, relevant: hit_at_k(ids, relevant, 1),
        Success @ 5: lambda ids, relevant: hit_at_k(ids, relevant, 5),
    }
    compared = 0
    for reference in ir_measures.iter_calc(list(ours), qrels, run):
        value = ours[reference.measure](*queries[reference.query_id])
        assert value == pytest.approx(reference.value, abs=1e-9), reference
        compared += 1
    assert compared == 300 * len(ours)


def test_ndcg_of_two_of_three_found_is_as_worked_by_hand() -> None:
    found = 1 / math.log2(2) + 1 / math.log2(4)
    ideal = 1 / math.log2(2) + 1 / math.log2(3) + 1 / math.log2(4)
    assert ndcg_at_k(["a", "x", "b"], {"a", "b", "c"}) == pytest.approx(found / ideal)


def test_nothing_relevant_is_not_a_miss_but_does_not_apply() -> None:
    for value in (
        hit_at_k(["a"], set(), 1),
        recall_at_k(["a"], set(), 5),
        ndcg_at_k(["a"], set()),
        reciprocal_rank_at_k(["a"], set()),
        support_recall_at_k(["a"], []),
        support_recall_at_k(["a"], [set()]),
        gold_char_recall_at_k([Piece("a", end=9)], []),
    ):
        assert math.isnan(value)


def test_an_empty_ranking_misses_everything() -> None:
    assert hit_at_k([], {"a"}, 5) == 0
    assert recall_at_k([], {"a"}, 5) == 0
    assert ndcg_at_k([], {"a"}) == 0
    assert reciprocal_rank_at_k([], {"a"}) == 0
    assert support_recall_at_k([], [{"a"}]) == 0
    assert gold_char_recall_at_k([], [Piece("gold", end=4)]) == 0
    assert chars_read_at_k([]) == 0


def test_a_group_without_any_relevant_passage_is_missed() -> None:
    assert support_recall_at_k(["a"], [{"a"}, set()]) == 0.5


def test_equal_scores_are_ordered_by_id() -> None:
    passages = [Piece("b", 0.5), Piece("c", 0.9), Piece("a", 0.5)]
    assert [each.passage_id for each in in_order(passages)] == ["c", "a", "b"]


def test_gold_characters_count_once_and_only_in_their_own_paper() -> None:
    gold = [Piece("g1", start=10, end=20), Piece("g2", start=15, end=25)]
    passages = [
        Piece("p1", start=0, end=15),
        Piece("p2", start=5, end=18),
        Piece("p3", doc="b.pdf", start=0, end=99),
    ]
    assert gold_char_recall_at_k(passages, gold) == pytest.approx(8 / 15)
    assert gold_char_recall_at_k(passages, gold, k=1) == pytest.approx(5 / 15)
    assert chars_read_at_k(passages, k=2) == 28
