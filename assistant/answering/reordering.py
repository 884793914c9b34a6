"""Puts passages in the order in which their sentences answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.candidates import Chosen
from assistant.answering.ranking import Ranked

# What a sure sentence counts beside the score of its passage, which is in [0, 1.5].
_SURE_WEIGHT = 2.0


def reordered(ranked: Sequence[Ranked], chosen: Sequence[Chosen]) -> tuple[Ranked, ...]:
    """Return passages with those that hold a sure sentence first; ties keep their order."""
    sure: dict[int, float] = {}
    for each in chosen:
        sure[each.row] = max(sure.get(each.row, 0.0), each.sure)
    told = [replace(r, score=r.score + _SURE_WEIGHT * sure.get(r.row, 0.0)) for r in ranked]
    return tuple(sorted(told, key=lambda each: -each.score))
