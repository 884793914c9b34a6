"""Fuses the scores of words and of meaning into one, with a prior for whole documents."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_PRIOR_PASSAGES = 10
_PRIOR_CANDIDATES = 2000

Scores = NDArray[np.float32]
Mask = NDArray[np.bool_]
Rows = NDArray[np.int32]


def fuse(words: Scores, meaning: Scores, mask: Mask, dense_weight: float) -> Scores:
    """Return the weighted sum of BM25 scores and cosines, `(n_passages,)`.

    In [0, 1] where `mask` holds, and -1 elsewhere. Cosines are taken from their least to
    their greatest, BM25 scores over their greatest, both among the passages of `mask`, of
    which there must be one (weighted sum of normalised scores: Bruch et al., 2210.11934).
    """
    low, high = float(meaning[mask].min()), float(meaning[mask].max())
    near = (meaning - low) / (high - low) if high > low else np.zeros_like(meaning)
    top = float(words[mask].max())
    exact = words / top if top > 0 else words
    fused: Scores = np.asarray(dense_weight * near + (1 - dense_weight) * exact, np.float32)
    fused[~mask] = -1.0
    return fused


def document_prior(fused: Scores, document_rows: Rows, mask: Mask) -> Scores:
    """Return, for each row, how well its document as a whole fits, in [0, 1].

    A document's worth is the mean of its ten best passages among the best candidates.
    """
    count = min(_PRIOR_CANDIDATES, int(mask.sum()))
    candidates = np.argpartition(-fused, count - 1)[:count]
    candidates = candidates[np.argsort(-fused[candidates], kind="stable")]
    documents = document_rows[candidates]
    order = np.argsort(documents, kind="stable")
    grouped = documents[order]
    first = np.searchsorted(grouped, grouped, side="left")
    taken = order[np.arange(count) - first < _PRIOR_PASSAGES]
    weights = fused[candidates[taken]]
    totals = np.bincount(documents[taken], weights, minlength=int(document_rows.max()) + 1)
    worth = totals / _PRIOR_PASSAGES
    high = float(worth.max())
    return np.asarray((worth / high if high > 0 else worth)[document_rows], dtype=np.float32)
