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
    """A ranking with a name. `whole_question` searches framing words too, as typed.

    `against` names the step that it is held against; None is the one before.
    """

    name: str
    recipe: Recipe
    whole_question: bool = False
    against: str | None = None


def _raw(dense_weight: float, prior_weight: float = 0.0) -> Recipe:
    way = Way(prior_weight)
    return Recipe(dense_weight, way, way)


def _spread(smoothing: Smoothing, unsmoothed: int) -> Recipe:
    way = Way(0.2, None, smoothing, unsmoothed)
    return Recipe(best=way, wide=way)


def _covering(covering: Covering) -> Recipe:
    way = Way(covering=covering)
    return Recipe(best=way, wide=way)


def _wide(name: str, *, dense_weight: float = PRODUCT.dense_weight, **changes: float) -> Step:
    """Return the product's wide ranking with something changed, held against the product's."""
    kept = PRODUCT.wide.smoothing or Smoothing()
    spread = {key: value for key, value in changes.items() if key not in ("unsmoothed", "prior")}
    way = replace(
        PRODUCT.wide,
        smoothing=replace(kept, **spread),  # type: ignore[arg-type]  # two are whole numbers
        unsmoothed=int(changes.get("unsmoothed", PRODUCT.wide.unsmoothed)),
        prior_weight=changes.get("prior", PRODUCT.wide.prior_weight),
    )
    return Step(name, Recipe(dense_weight, wide=way), against=WIDE_PRODUCT)


def _best(name: str, *, dense_weight: float = PRODUCT.dense_weight, **changes: object) -> Step:
    """Return the product's best ranking with something changed, held against the product's."""
    way = replace(PRODUCT.best, **changes)  # type: ignore[arg-type]  # named below
    return Step(name, Recipe(dense_weight, best=way), against=BEST_PRODUCT)


WIDE_PRODUCT = "onward 2 (the product)"
BEST_PRODUCT = "newest if asked for (the product)"
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
    Step(WIDE_PRODUCT, PRODUCT),
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
    Step(BEST_PRODUCT, PRODUCT),
)
# What else was tried: the product with one thing changed.
WIDE_TRIED = (
    _wide("all smoothed", unsmoothed=0),
    _wide("first 2 unsmoothed", unsmoothed=2),
    _wide("first 3 unsmoothed", unsmoothed=3),
    _wide("w4, share .65", width=4, share=0.65),
    _wide("w6, share .8", width=6, share=0.8),
    _wide("p 8", power=8),
    _wide("onward 3", onward=3.0),
    _wide("dense weight .3", dense_weight=0.3),
    _wide("dense weight .4", dense_weight=0.4),
    _wide("no document prior", prior=0.0),
    _wide("document prior .4", prior=0.4),
    Step(
        "with coverage",
        replace(PRODUCT, wide=replace(PRODUCT.wide, covering=Covering())),
        against=WIDE_PRODUCT,
    ),
)
BEST_TRIED = (
    _best("dense weight .3", dense_weight=0.3),
    _best("dense weight .4", dense_weight=0.4),
    _best("with document prior .2", prior_weight=0.2),
    _best("light smoothing after 3", smoothing=Smoothing(width=3, share=0.2), unsmoothed=3),
    _best("wide smoothing after 1", smoothing=Smoothing(), unsmoothed=1),
    _best("wide smoothing after 5", smoothing=Smoothing(), unsmoothed=5),
    _best("128 candidates", covering=Covering(candidates=128)),
)
