"""Intervals and tests, held against figures worked by hand and by counting every case."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from eval.statistics import (
    clustered_interval,
    has_few_clusters,
    holm,
    interval_of,
    mcnemar_p,
    sign_flip_p,
    sums_by_cluster,
    wilson_interval,
)

NAN = math.nan


def test_a_bootstrap_of_constants_is_a_point() -> None:
    interval = clustered_interval([0.25] * 6, ["a", "a", "b", "c", "c", "d"])

    assert (interval.low, interval.high) == (0.25, 0.25)


def test_a_bootstrap_draws_whole_clusters() -> None:
    # Of two papers one, the other or both are drawn, however many questions they hold.
    wide = clustered_interval([0.0] * 5 + [1.0] * 5, ["a"] * 5 + ["b"] * 5)
    narrow = clustered_interval([0.0] * 5 + [1.0] * 5, [str(i) for i in range(10)])

    assert (wide.low, wide.high) == (0.0, 1.0)
    assert narrow.low > 0.1
    assert narrow.high < 0.9


def test_a_bootstrap_agrees_with_drawing_case_by_case() -> None:
    values, clusters = [0.1, -0.2, 0.4, 0.3, 0.0, 0.25], ["a", "a", "b", "c", "c", "c"]
    rng = np.random.default_rng(5)
    held = {name: [v for v, c in zip(values, clusters, strict=True) if c == name] for name in "abc"}
    means = [
        np.mean([v for name in rng.choice(list("abc"), 3) for v in held[name]])
        for _ in range(10_000)
    ]

    interval = clustered_interval(values, clusters)

    low, high = np.percentile(means, [2.5, 97.5])
    assert interval.low == pytest.approx(low, abs=0.02)
    assert interval.high == pytest.approx(high, abs=0.02)


def test_nan_is_left_out_and_not_counted_as_nought() -> None:
    sums = sums_by_cluster([1.0, NAN, 0.5, NAN], ["a", "a", "b", "c"])

    assert sums.sums.tolist() == [1.0, 0.5]
    assert sums.counts.tolist() == [1.0, 1.0]
    assert interval_of([1.0, NAN], ["a", "b"]) == wilson_interval(1, 1)
    assert interval_of([NAN], ["a"]) is None


def test_values_without_their_clusters_are_refused() -> None:
    with pytest.raises(ValueError, match="2 values, but 1 clusters"):
        clustered_interval([1.0, 2.0], ["a"])
    with pytest.raises(ValueError, match="no value"):
        clustered_interval([NAN], ["a"])


def test_wilson_agrees_with_the_published_example() -> None:
    # Newcombe 1998, table I: 81 of 263 gives .2553 to .3662; 0 of 20 gives 0 to .1611.
    many, none = wilson_interval(81, 263), wilson_interval(0, 20)

    assert (round(many.low, 4), round(many.high, 4)) == (0.2553, 0.3662)
    assert (none.low, round(none.high, 4)) == (0.0, 0.1611)
    assert wilson_interval(20, 20).high == 1.0


@pytest.mark.parametrize(("successes", "n"), [(1, 0), (3, 2), (-1, 2)])
def test_wilson_refuses_what_is_no_share(successes: int, n: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson_interval(successes, n)


def test_a_single_value_has_wilsons_interval_only_if_all_are_0_or_1() -> None:
    clusters = ["a", "b", "c", "d"]

    assert interval_of([0, 1, 1, 1], clusters) == wilson_interval(3, 4)
    assert interval_of([0, 1, 0.5, 1], clusters) == clustered_interval([0, 1, 0.5, 1], clusters)


def test_differences_that_cancel_out_have_a_p_of_1() -> None:
    assert sign_flip_p([1.0, -1.0], ["a", "b"]) == 1.0


def test_sign_flips_agree_with_counting_all_of_them() -> None:
    sums = [0.3, 0.1, 0.4, -0.1, 0.2, 0.25]
    flips = list(itertools.product((1, -1), repeat=6))
    extreme = sum(
        abs(sum(s * v for s, v in zip(flip, sums, strict=True))) >= abs(sum(sums)) - 1e-9
        for flip in flips
    )

    assert sign_flip_p(sums, list("abcdef")) == pytest.approx(extreme / 64, abs=0.01)


def test_one_sign_is_flipped_for_a_whole_cluster() -> None:
    # Five equal differences of one paper are one fact: both flips are as large.
    assert sign_flip_p([0.2] * 5, ["a"] * 5) == 1.0
    assert sign_flip_p([0.2] * 5, list("abcde")) == pytest.approx(2 / 32, abs=0.01)


@pytest.mark.parametrize(
    ("base", "new", "p"),
    [
        (0, 0, 1.0),
        (1, 1, 1.0),
        (0, 5, 0.0625),
        (5, 0, 0.0625),
        (1, 9, 22 / 1024),
        (2, 8, 112 / 1024),
    ],
)
def test_mcnemar_is_exact(base: int, new: int, p: float) -> None:
    assert mcnemar_p(base, new) == pytest.approx(p)


def test_mcnemar_works_for_many_pairs() -> None:
    assert 0 < mcnemar_p(700, 900) < 1e-5


def test_holm_steps_down_and_keeps_the_order() -> None:
    # Sorted .005 x 4, .01 x 3, .03 x 2, .04 x 1; the last is lifted to the one before.
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([0.6, 0.7]) == [1.0, 1.0]
    assert holm([]) == []


def test_under_20_clusters_are_few() -> None:
    names = [str(i) for i in range(20)]

    assert not has_few_clusters([1.0] * 20, names)
    assert has_few_clusters([1.0] * 19 + [NAN], names)
