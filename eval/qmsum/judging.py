"""Says which passages answer a question: those that its turns fill, or that hold them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from eval.qmsum.meetings import Query
from eval.qmsum.packing import Packed

MIN_SHARE = 0.5


def relevant(query: Query, passages: Sequence[Packed]) -> NDArray[np.bool_]:
    """Return which of one meeting's passages answer `query`, `(n_passages,)`.

    A passage does if at least half of its words are gold, or if it holds at least half of
    the gold words; where none does, the one with most gold words. No gold words: none.
    """
    gold = np.array(
        [sum(n for turn, n in p.words.items() if turn in query.turns) for p in passages], np.int64
    )
    sizes = np.array([sum(p.words.values()) for p in passages], np.int64)
    total = int(gold.sum())
    if total == 0:
        return np.zeros(len(passages), np.bool_)
    found: NDArray[np.bool_] = (gold >= MIN_SHARE * sizes) & (gold > 0)
    found |= gold >= MIN_SHARE * total
    if not found.any():
        found[int(gold.argmax())] = True
    return found
