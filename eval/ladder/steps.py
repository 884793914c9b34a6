"""The steps from one plain score to the product's ranking, each measured against the one before."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answering.ranking import PRODUCT, Recipe
from assistant.answering.smoothing import Smoothing

_PLAIN_MEAN = Smoothing(width=4, share=0.65, power=1, onward=1.0)
_WIDER = Smoothing(width=5, share=0.75, power=1, onward=1.0)
_POWER_MEAN = Smoothing(width=5, share=0.75, power=4, onward=1.0)


@dataclass(frozen=True, slots=True)
class Step:
    """A ranking with a name. `whole_question` searches framing words too, as typed."""

    name: str
    recipe: Recipe
    whole_question: bool = False


def _raw(dense_weight: float, prior_weight: float = 0.0) -> Recipe:
    return Recipe(dense_weight, prior_weight, smoothing=None)


def _spread(smoothing: Smoothing, unsmoothed: int) -> Recipe:
    return Recipe(smoothing=smoothing, unsmoothed=unsmoothed)


LADDER = (
    Step("meaning alone", _raw(1.0), whole_question=True),
    Step("words alone", _raw(0.0), whole_question=True),
    Step("weighted sum", _raw(0.5), whole_question=True),
    Step("framing words cut", _raw(0.5)),
    Step("document prior .2", _raw(0.5, 0.2)),
    Step("smoothed, w4", _spread(_PLAIN_MEAN, 0)),
    Step("first one unsmoothed", _spread(_PLAIN_MEAN, 1)),
    Step("w5", _spread(_WIDER, 1)),
    Step("power mean, p 4", _spread(_POWER_MEAN, 1)),
    Step("onward 2 (the product)", PRODUCT),
)
WEIGHTED_SUM = "weighted sum"
