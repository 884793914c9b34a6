"""Passages are ranked from their scores alone, by one function."""

from __future__ import annotations

import time

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.answering.fusing import document_prior, fuse
from assistant.answering.ranking import Ranking, Recipe, Signals, Way, rank
from assistant.answering.smoothing import Smoothing, smooth

ONE_PAPER = np.zeros(7, np.int32)
RAW = Recipe()


def floats(*values: float) -> NDArray[np.float32]:
    return np.array(values, np.float32)


def rows(ranked: Ranking) -> list[int]:
    return [each.row for each in ranked.wide]


def test_scores_of_words_and_meaning_are_each_brought_to_one_range() -> None:
    everything = np.ones(3, np.bool_)

    fused = fuse(floats(0, 8, 4), floats(0.9, 0.1, 0.5), everything, dense_weight=0.5)

    assert fused.tolist() == pytest.approx([0.5, 0.5, 0.5])


def test_passages_outside_the_mask_neither_rank_nor_set_the_range() -> None:
    inside = np.array([True, True, False])
    signals = Signals(floats(1, 2, 100), floats(0.1, 0.2, 0.99), np.zeros(3, np.int32), inside)

    ranking = rank(signals, RAW)

    assert rows(ranking) == [1, 0]
    assert ranking.best[0].score == pytest.approx(1.0)
    assert ranking.scope == 2


def test_a_paper_that_fits_as_a_whole_lifts_its_passages() -> None:
    papers = np.array([0, 0, 1, 1], np.int32)
    fused = floats(0.6, 0.0, 0.6, 0.5)

    prior = document_prior(fused, papers, np.ones(4, np.bool_))

    assert prior.tolist() == pytest.approx([6 / 11, 6 / 11, 1, 1])


def test_nothing_in_scope_ranks_nothing() -> None:
    signals = Signals(floats(1), floats(1), np.zeros(1, np.int32), np.zeros(1, np.bool_))

    assert rank(signals, RAW) == Ranking((), (), 0)


def test_equal_scores_rank_in_reading_order() -> None:
    signals = Signals(floats(1, 1, 1), floats(1, 1, 1), np.zeros(3, np.int32), np.ones(3, bool))

    assert rows(rank(signals, RAW)) == [0, 1, 2]


def test_the_plain_mean_of_three_neighbours_a_side_is_that_of_the_formula() -> None:
    scores = floats(0, 0, 0, 1, 0, 0, 0)
    plain = Smoothing(width=4, share=0.65, power=1, onward=1)

    smoothed = smooth(scores, ONE_PAPER, plain)

    near = [0.65 * weight / 12 for weight in (1, 2, 3)]
    assert smoothed.tolist() == pytest.approx([*near, 0.35, *reversed(near)])


def test_a_passage_beyond_the_end_of_a_paper_is_replaced_by_the_passage_itself() -> None:
    two_papers = np.array([0, 0, 1, 1], np.int32)

    smoothed = smooth(floats(0, 0, 1, 1), two_papers, Smoothing())

    assert smoothed.tolist() == pytest.approx([0, 0, 1, 1])


def test_what_follows_a_hit_gains_more_than_what_precedes_it() -> None:
    smoothed = smooth(floats(0, 0, 0, 1, 0, 0, 0), ONE_PAPER, Smoothing(onward=2))

    assert smoothed[4] > smoothed[2] > 0


def test_one_strong_neighbour_counts_for_more_than_several_weak_ones() -> None:
    strong = floats(0, 0, 0.9, 0, 0)
    weak = floats(0.3, 0.3, 0, 0.3, 0.3)
    papers = np.zeros(5, np.int32)
    power, plain = Smoothing(width=3), Smoothing(width=3, power=1)

    assert smooth(strong, papers, power)[1] > smooth(weak, papers, power)[2]
    assert smooth(strong, papers, plain)[1] < smooth(weak, papers, plain)[2] * 2


def test_scores_keep_their_range_when_smoothed() -> None:
    scores = np.random.default_rng(0).random(500).astype(np.float32)

    smoothed = smooth(scores, np.zeros(500, np.int32), Smoothing())

    assert smoothed.min() >= scores.min() - 1e-6
    assert smoothed.max() <= scores.max() + 1e-6


def test_a_width_of_one_and_papers_shorter_than_the_width_are_smoothed() -> None:
    assert smooth(floats(0.5, -1), ONE_PAPER[:2], Smoothing(width=1)).tolist() == [0.5, 0]
    assert smooth(floats(0.5), ONE_PAPER[:1], Smoothing()).tolist() == pytest.approx([0.5])


def test_the_first_passages_stay_unsmoothed_and_none_stands_twice() -> None:
    words = floats(0, 0.9, 0.8, 0.9, 0, 0, 1)
    signals = Signals(words, np.zeros(7, np.float32), ONE_PAPER, np.ones(7, np.bool_))
    smoothing = Smoothing(width=2, share=0.9, power=1, onward=1)
    led = Recipe(dense_weight=0, wide=Way(smoothing=smoothing, unsmoothed=1))

    ranking = rank(signals, led)

    assert ranking.best[0].row == rows(ranking)[0] == 6
    assert rows(ranking)[1] == 2
    assert sorted(rows(ranking)) == list(range(7))


def test_scores_of_a_hundred_thousand_passages_are_smoothed_in_a_moment() -> None:
    scores = np.random.default_rng(0).random(100_000).astype(np.float32)
    papers = np.repeat(np.arange(1000, dtype=np.int32), 100)
    smooth(scores, papers, Smoothing())

    began = time.perf_counter()
    smooth(scores, papers, Smoothing())

    assert time.perf_counter() - began < 0.1
