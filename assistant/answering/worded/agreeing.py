"""How likely a statement says only what its evidence says: its doubts, weighed."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.answering.worded.alternatives import alternatives
from assistant.answering.worded.anchoring import least_margins, taken_words
from assistant.answering.worded.doubting import MEANS, NOT_GIVEN, doubts_of
from assistant.answering.worded.evidence import Evidence
from assistant.answering.worded.faults import Fault
from assistant.models.agreeing import Held, load_agreement_scorer

# Fitted by `python -m eval.wording fit`.
WEIGHTS = Path(__file__).with_name("agreeing.json")
# A statement of which half the words stand nowhere in its evidence is another statement.
_MOST_NOT_GIVEN = 0.5
# What the small model says of a statement beside its evidence.
AGREES = "agrees"
# How far, in log-odds, a statement counts as beating its likeliest twin, or as beaten by it.
_LEAST_GAP, _MOST_GAP = -1.0, 4.0
BEATEN = "turn beaten"
# What is wrong where a twin is likelier, or where an anchor's words stand about another.
_RIVALLED: Mapping[str, Fault] = {
    BEATEN: Fault.OPPOSITE,
    "figure rivalled": Fault.FIGURE,
    "figure before": Fault.FIGURE,
    "figure after": Fault.FIGURE,
    "date rivalled": Fault.DATE,
    "date before": Fault.DATE,
    "date after": Fault.DATE,
    "name rivalled": Fault.ROLE,
    "name before": Fault.ROLE,
    "name after": Fault.ROLE,
}
_MEANS: Mapping[str, Fault] = {**MEANS, **_RIVALLED, AGREES: Fault.ADDED}


class Weights(BaseModel):
    """Log-odds of a fault = `bias` + sum of `by_name` over the features; `limit` is a chance.

    `usual` are the features' means over true statements.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    bias: float
    by_name: Mapping[str, float]
    usual: Mapping[str, float]
    limit: float


def features_of(own: str, evidence: Evidence) -> dict[str, float]:
    """Return what speaks against a statement, by the names of `_MEANS`; more is worse."""
    margins = least_margins(own, evidence.whole)
    return {
        **doubts_of(own, evidence),
        **{f"{kind} rivalled": max(-margin, 0.0) for kind, margin in margins.items()},
        **taken_words(own, evidence.whole),
        **_read_beside(own, evidence),
    }


def _read_beside(own: str, evidence: Evidence) -> dict[str, float]:
    """Return what the small model says of a statement, and by how much twins beat it."""
    known = evidence.known.partition("\n")[0]
    told = (own, *alternatives(own))
    held = [Held(text, evidence.whole, known) for text in told]
    agrees, *scores = load_agreement_scorer().score(held).tolist()
    gap = max((score - agrees for score in scores), default=_LEAST_GAP)
    return {AGREES: -agrees, BEATEN: min(max(gap, _LEAST_GAP), _MOST_GAP)}


def doubted(own: str, evidence: Evidence) -> Fault | None:
    """Return what is most likely wrong with a statement that is too likely wrong; else None."""
    features, weights = features_of(own, evidence), read_weights()
    unlikely = chance_of_fault(features, weights) < weights.limit
    if unlikely and features[NOT_GIVEN] < _MOST_NOT_GIVEN:
        return None
    # What speaks more against it than against true statements; a doubt that can be named comes first.
    speaking = {
        name: max(weights.by_name[name], 0.0) * (value - weights.usual[name])
        for name, value in features.items()
    }
    named = {name: value for name, value in speaking.items() if name in MEANS and value > 0}
    return _MEANS[max(named or speaking, key=lambda name: speaking[name])]


def chance_of_fault(features: Mapping[str, float], weights: Weights) -> float:
    """Return the chance, in [0, 1], that a statement with such features has a fault."""
    odds = weights.bias + sum(weights.by_name[name] * value for name, value in features.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


@lru_cache(maxsize=1)
def read_weights() -> Weights:
    """Return the weights that come with the assistant."""
    return Weights.model_validate(json.loads(WEIGHTS.read_text("utf-8")))
