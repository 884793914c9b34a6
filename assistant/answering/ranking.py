"""Ranks passages from their scores alone: the one ranking of answers and of measurements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from assistant.answering.fusing import Mask, Rows, Scores, document_prior, fuse
from assistant.answering.smoothing import Smoothing, smooth

DEPTH = 50


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
class Recipe:
    """How signals become a ranking.

    `dense_weight` is the share of cosines in the fused score, `prior_weight` that of the
    document as a whole beside it. `smoothing` of None ranks by the fused score; else the
    first `unsmoothed` passages stay as they are and the smoothed score orders the rest.
    """

    dense_weight: float = 0.5
    prior_weight: float = 0.2
    smoothing: Smoothing | None = field(default_factory=Smoothing)
    unsmoothed: int = 1


PRODUCT = Recipe()


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage's row in the view's table, its score and the two it was made of.

    `score` is in [0, 1.2]; `words` is BM25 over its maximum, `meaning` the cosine.
    """

    row: int
    score: float
    words: float
    meaning: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best passages first.

    `best` is by each passage's own score, for the sentence that answers; `wide` lets
    neighbours lend theirs, for lists, summaries and whatever needs all that was said.
    """

    best: tuple[Ranked, ...]
    wide: tuple[Ranked, ...]
    scope: int


def rank(signals: Signals, recipe: Recipe = PRODUCT, depth: int = DEPTH) -> Ranking:
    """Return at most `depth` passages of the mask each way, best first, ties by row."""
    scope = int(signals.mask.sum())
    if scope == 0:
        return Ranking((), (), 0)
    scores = fuse(signals.words, signals.meaning, signals.mask, recipe.dense_weight)
    if recipe.prior_weight:
        prior = document_prior(scores, signals.document_rows, signals.mask)
        scores = scores + np.float32(recipe.prior_weight) * prior
    best = _top(scores, signals.mask, depth)
    if recipe.smoothing is None:
        found = _ranked(best, scores, signals)
        return Ranking(found, found, scope)
    smoothed = smooth(scores, signals.document_rows, recipe.smoothing)
    wide = _led(best[: recipe.unsmoothed], _top(smoothed, signals.mask, depth))
    return Ranking(_ranked(best, scores, signals), _ranked(wide, smoothed, signals), scope)


def _top(scores: Scores, mask: Mask, depth: int) -> NDArray[np.intp]:
    held = np.where(mask, scores, -np.inf)
    count = min(depth, int(mask.sum()))
    rows = np.argpartition(-held, count - 1)[:count]
    return rows[np.lexsort((rows, -held[rows]))]


def _led(first: NDArray[np.intp], rest: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return `first`, then `rest` without them, as many as `rest` has."""
    return np.concatenate([first, rest[~np.isin(rest, first)]])[: len(rest)]


def _ranked(
    rows: Sequence[int] | NDArray[np.intp], scores: Scores, signals: Signals
) -> tuple[Ranked, ...]:
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
