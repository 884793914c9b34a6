"""Says how sure an answer is as a whole, as a probability."""

from __future__ import annotations

import math
from collections.abc import Iterable

from assistant.answering.ranking import Ranked
from assistant.answering.weighing import probability, read_weights

# Where no sentence could be weighed at all.
_LEAST = 0.001


def sureness(sure: float, ranked: Iterable[Ranked]) -> float:
    """Return how likely an answer is right whose best sentence is `sure`, in [0, 1].

    What no passage is near to in meaning is not about these papers.
    """
    held = min(max(sure, _LEAST), 1 - _LEAST)
    features = {"odds": math.log(held / (1 - held)), "nearness": nearness(ranked)}
    return probability(features, read_weights("of_answer"))


def nearness(ranked: Iterable[Ranked]) -> float:
    """Return the greatest cosine of a passage to the question, 0 where there is none."""
    return max((each.meaning for each in ranked), default=0.0)
