"""Lets passages lend their scores to their neighbours in the same document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Groups = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Smoothing:
    """How far, how much and in what way scores spread.

    Passages nearer than `width` count, with weights `width` - distance. `share`, in [0, 1],
    is what neighbours make of the score. `power` is that of the power mean: 1 is the plain
    mean, a greater one lets a strong neighbour count for more than several weak ones. A
    passage before counts `onward` times as much as one after it: what follows a question or
    an introduction answers it, and seldom repeats its words.
    """

    width: int = 5
    share: float = 0.75
    power: int = 4
    onward: float = 2.0


def smooth(scores: Scores, groups: Groups, how: Smoothing) -> Scores:
    """Return scores mixed with those of neighbours of the same group, `(n_passages,)`.

    Rows are in reading order and those of one group stand together. With f the scores and
    M their neighbours' weighted mean, the result is ((1 - share) f^p + share M(f^p))^(1/p);
    scores below 0 count as 0. A neighbour beyond the end of a group is replaced by the
    passage itself.
    """
    raised = np.maximum(scores, 0) ** how.power
    total = np.zeros_like(raised)
    weights = 0.0
    for step, weight in _neighbours(how):
        total += weight * _moved(raised, groups, step)
        weights += weight
    if not weights:
        return np.maximum(scores, 0)
    mixed = (1 - how.share) * raised + (how.share / weights) * total
    return np.asarray(mixed ** (1 / how.power), dtype=np.float32)


def _neighbours(how: Smoothing) -> Iterator[tuple[int, float]]:
    """Yield steps, positive to a passage before, with their weights."""
    for distance in range(1, how.width):
        yield distance, how.onward * (how.width - distance)
        yield -distance, float(how.width - distance)


def _moved(values: Scores, groups: Groups, step: int) -> Scores:
    """Return for each row the value `step` rows before it; its own beyond its group."""
    moved = values.copy()
    if abs(step) >= len(values):
        return moved
    here, there = (slice(step, None), slice(None, -step))
    if step < 0:
        here, there = slice(None, step), slice(-step, None)
    np.copyto(moved[here], values[there], where=groups[here] == groups[there])
    return moved
