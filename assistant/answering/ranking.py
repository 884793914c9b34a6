"""Ranks passages from their scores alone: the one ranking of answers and of measurements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.answering.covering import Covering
from assistant.answering.fusing import Mask, Rows, Scores, document_prior, fuse
from assistant.answering.smoothing import Smoothing, smooth

DEPTH = 50

Order = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Signals:
    """What is known of each passage before ranking, each array `(n_passages,)`.

    `words` are BM25 scores, 0 where no word matches; `meaning` cosines; `document_rows`
    numbers of documents, rows of one standing together in reading order; `mask` says
    which passages may be ranked.
    """

    words: Scores
    meaning: Scores
    document_rows: Rows
    mask: Mask


@dataclass(frozen=True, slots=True)
class Way:
    """One way to rank.

    `prior_weight` is what the document as a whole counts beside the fused score, `covering`
    what coverage of the question adds; None adds nothing. With `smoothing`, the first
    `unsmoothed` passages stay and the smoothed score orders the rest.
    """

    prior_weight: float = 0.0
    covering: Covering | None = None
    smoothing: Smoothing | None = None
    unsmoothed: int = 0


@dataclass(frozen=True, slots=True)
class Recipe:
    """How signals become two rankings; `dense_weight` is the share of cosines in the fused score."""

    dense_weight: float = 0.5
    best: Way = Way()
    wide: Way = Way()


# Measured by `python -m eval.qmsum` and `python -m eval.ladder`, which tell each part's worth.
PRODUCT = Recipe(
    dense_weight=0.5,
    best=Way(covering=Covering()),
    wide=Way(prior_weight=0.2, smoothing=Smoothing(), unsmoothed=1),
)
# Where no list is asked for, the smoothed ranking is not needed: 2 ms of 100k passages.
ONE_RANKING = Recipe(PRODUCT.dense_weight, best=PRODUCT.best, wide=PRODUCT.best)
Gains = Callable[[Order, Covering], Scores]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage's row in the view's table, its score and the two it was made of.

    `score` is that of the ranking it stands in; `words` is BM25 over its maximum,
    `meaning` the cosine.
    """

    row: int
    score: float
    words: float
    meaning: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best passages first.

    `best` is for what one passage answers; `wide` lets neighbours lend each other their
    scores, for lists, summaries and whatever needs all that was said.
    """

    best: tuple[Ranked, ...]
    wide: tuple[Ranked, ...]
    scope: int


def rank(
    signals: Signals, recipe: Recipe = PRODUCT, gains: Gains | None = None, depth: int = DEPTH
) -> Ranking:
    """Return at most `depth` passages of the mask each way, best first, ties by row.

    `gains` gives what candidates, by their rows, are worth over their fused scores.
    """
    scope = int(signals.mask.sum())
    if scope == 0:
        return Ranking((), (), 0)
    fused = fuse(signals.words, signals.meaning, signals.mask, recipe.dense_weight)
    best = _ranked_by(recipe.best, fused, signals, gains, depth)
    if recipe.wide == recipe.best:
        return Ranking(best, best, scope)
    return Ranking(best, _ranked_by(recipe.wide, fused, signals, gains, depth), scope)


def _ranked_by(
    way: Way, fused: Scores, signals: Signals, gains: Gains | None, depth: int
) -> tuple[Ranked, ...]:
    scores = fused.copy()
    if way.prior_weight:
        prior = document_prior(fused, signals.document_rows, signals.mask)
        scores += np.float32(way.prior_weight) * prior
    if way.covering is not None and gains is not None:
        candidates = _top(scores, signals.mask, way.covering.candidates)
        scores[candidates] += gains(candidates, way.covering)
    rows = _top(scores, signals.mask, depth)
    if way.smoothing is not None:
        held = np.where(signals.mask, scores, np.float32(0))
        scores = smooth(held, signals.document_rows, way.smoothing)
        rows = _led(rows[: way.unsmoothed], _top(scores, signals.mask, depth))
    return _ranked(rows, scores, signals)


def _led(first: Order, rest: Order) -> Order:
    """Return `first`, then `rest` without them, as many as `rest` has."""
    return np.concatenate([first, rest[~np.isin(rest, first)]])[: len(rest)]


def _top(scores: Scores, mask: Mask, depth: int) -> Order:
    held = np.where(mask, scores, -np.inf)
    count = min(depth, int(mask.sum()))
    rows = np.argpartition(-held, count - 1)[:count]
    return rows[np.lexsort((rows, -held[rows]))]


def _ranked(rows: Order, scores: Scores, signals: Signals) -> tuple[Ranked, ...]:
    high = float(signals.words[signals.mask].max()) or 1.0
    return tuple(
        Ranked(
            int(row),
            float(scores[row]),
            float(signals.words[row]) / high,
            float(signals.meaning[row]),
        )
        for row in rows
    )
