"""The steps from one plain score to the product's ranking, each measured against the one before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.answering.covering import Covering
from assistant.answering.ranking import PRODUCT, Recipe, Way
from assistant.answering.smoothing import Smoothing

_PLAIN_MEAN = Smoothing(width=4, share=0.65, power=1, onward=1.0)
_WIDER = Smoothing(width=5, share=0.75, power=1, onward=1.0)
_POWER_MEAN = Smoothing(width=5, share=0.75, power=4, onward=1.0)
_HEADINGS = Covering(
    words=0,
    headings=1,
    sentence=0,
    phrases=0,
    bare=0,
    dates=0,
    kind=0,
    resolution=0,
    newest=0,
    short_forms=False,
)
_MORE = replace(_HEADINGS, words=-0.5, headings=1.5)
_SENTENCE = replace(_MORE, sentence=0.5)
_PHRASES = replace(_SENTENCE, phrases=0.25)
_BARE = replace(_PHRASES, bare=0.15)
_DATES = replace(_BARE, dates=0.2)
_KIND = replace(_DATES, kind=0.15)
_RESOLUTION = replace(_KIND, resolution=0.2)
_SHORT_FORMS = replace(_RESOLUTION, short_forms=True)


@dataclass(frozen=True, slots=True)
class Step:
    """A ranking with a name. `whole_question` searches framing words too, as typed."""

    name: str
    recipe: Recipe
    whole_question: bool = False


def _raw(dense_weight: float, prior_weight: float = 0.0) -> Recipe:
    way = Way(prior_weight)
    return Recipe(dense_weight, way, way)


def _spread(smoothing: Smoothing, unsmoothed: int) -> Recipe:
    way = Way(0.2, None, smoothing, unsmoothed)
    return Recipe(best=way, wide=way)


def _covering(covering: Covering) -> Recipe:
    way = Way(covering=covering)
    return Recipe(best=way, wide=way)


PLAIN = (
    Step("meaning alone", _raw(1.0), whole_question=True),
    Step("words alone", _raw(0.0), whole_question=True),
    Step("weighted sum", _raw(0.5), whole_question=True),
    Step("framing words cut", _raw(0.5)),
    Step("document prior .2", _raw(0.5, 0.2)),
)
# Towards the ranking of all that was said: `Ranking.wide`.
WIDE = (
    *PLAIN,
    Step("smoothed, w4", _spread(_PLAIN_MEAN, 0)),
    Step("first one unsmoothed", _spread(_PLAIN_MEAN, 1)),
    Step("w5", _spread(_WIDER, 1)),
    Step("power mean, p 4", _spread(_POWER_MEAN, 1)),
    Step("onward 2 (the product)", PRODUCT),
)
# Towards the ranking of what one passage answers: `Ranking.best`.
BEST = (
    *PLAIN,
    Step("coverage, no prior", _covering(_HEADINGS)),
    Step("headings count more", _covering(_MORE)),
    Step("best sentence", _covering(_SENTENCE)),
    Step("phrases", _covering(_PHRASES)),
    Step("bare headings", _covering(_BARE)),
    Step("dates", _covering(_DATES)),
    Step("kind asked for", _covering(_KIND)),
    Step("resolutions", _covering(_RESOLUTION)),
    Step("short forms", _covering(_SHORT_FORMS)),
    Step("newest if asked for (the product)", PRODUCT),
)
