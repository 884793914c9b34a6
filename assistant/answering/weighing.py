"""Weighs what speaks for a sentence: how likely it answers, as a probability."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from assistant.answering.candidates import Chosen
from assistant.answering.holding import missing_names
from assistant.answering.planning import EXACT, Plan
from assistant.answering.terms import stems
from assistant.answering.turns import Role, counted_before
from assistant.documents import PassageKind, SourceType

# Fitted to the questions of the development set by `python -m eval.selection`.
WEIGHTS = Path(__file__).with_name("weights.json")
_MANY_WORDS = 60
# How words and places alone put sentences first: a cheap order, and beside the fitted odds it
# brings a proving sentence first in .393 of 201 questions instead of .378.
_COVERED, _PLACED, _FOUND, _HOLDS, _DATED, _MEANING = 0.35, 0.35, 0.25, 0.20, 0.25, 0.40
_WORTH_WEIGHT = 4.0
# A question put in the paper's own words is answered by the sentence that has them all.
_ALL, _PLAIN_SURE = 0.95, 0.62


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression: log-odds = `bias` + sum of `by_name` over the features."""

    bias: float
    by_name: Mapping[str, float]


def features_of(plan: Plan, chosen: Chosen) -> dict[str, float]:
    """Return what speaks for or against a sentence, by name; shares in [0, 1]."""
    press = chosen.document.source_type is SourceType.PRESS and not plan.press
    return {
        "meaning": chosen.meaning,
        "covered": chosen.covered,
        "said": chosen.said,
        "placed": chosen.placed,
        "found": chosen.found,
        "rank": math.log1p(chosen.rank),
        "lacking": chosen.lacking,
        "holds": float(chosen.holds),
        "lacks exact": float(plan.asked_for in EXACT and not chosen.holds),
        "dated": float(chosen.dated),
        "question": float(chosen.role is Role.QUESTION),
        "answer": float(chosen.role is Role.ANSWER),
        "row": float(chosen.role is Role.ROW),
        "press": float(press),
        "planned only": float(chosen.passage.kind is PassageKind.AGENDA_NOTE),
        "length": min(len(chosen.text.split()), _MANY_WORDS) / _MANY_WORDS,
    }


def weigh(plan: Plan, candidates: Iterable[Chosen]) -> list[Chosen]:
    """Return candidates with how likely each answers, in [0, 1]; `score` orders them."""
    weights = read_weights()
    return [
        _weighed(plan, each, probability(features_of(plan, each), weights)) for each in candidates
    ]


def weigh_read(plan: Plan, candidates: Iterable[Chosen]) -> list[Chosen]:
    """Return candidates that were read beside the question, weighed with what that says."""
    weights = read_weights("of_read_sentence")
    return [
        _weighed(plan, each, probability(read_features(plan, each), weights)) for each in candidates
    ]


def read_features(plan: Plan, chosen: Chosen) -> dict[str, float]:
    """Return the features of a sentence that was read beside the question."""
    return {**features_of(plan, chosen), "answers": chosen.answers or 0.0}


def behind(read: Sequence[Chosen], unread: Iterable[Chosen]) -> list[Chosen]:
    """Return sentences that were not read, none surer or placed higher than one that was."""
    if not read:
        return list(unread)
    sure, score = min(c.sure for c in read), min(c.score for c in read)
    return [replace(c, sure=min(c.sure, sure), score=min(c.score, score)) for c in unread]


def _weighed(plan: Plan, chosen: Chosen, sure: float) -> Chosen:
    sure = max(sure, _PLAIN_SURE) if says_all(plan, chosen) else sure
    score = log_odds(sure) + _WORTH_WEIGHT * worth(chosen)
    return replace(chosen, sure=sure, score=score)


def says_all(plan: Plan, chosen: Chosen) -> bool:
    """Return whether a sentence says, in the question's own words, all that it names, and enough."""
    return is_plain(chosen) and _is_named_enough(plan, chosen)


def log_odds(sure: float) -> float:
    """Return the log-odds of a probability.

    >>> log_odds(0.5)
    0.0
    """
    return math.log(sure / (1 - sure))


def is_plain(chosen: Chosen) -> bool:
    """Return whether a sentence says, in the question's own words, all that it names.

    A reply may leave the words to the question that it answers, and "41 were substantiated"
    to the sentence before it.
    """
    if chosen.lacking or chosen.said < _ALL:
        return False
    goes_on = bool(counted_before(chosen.passage, chosen.turn))
    own = chosen.covered >= _ALL or chosen.role is Role.ANSWER or goes_on
    return own and (chosen.holds or chosen.role is Role.QUESTION)


def _is_named_enough(plan: Plan, chosen: Chosen) -> bool:
    """Return whether a sentence says more of what is asked than one word of it.

    Of "who chaired the Reed Council?" only "chaired" is left beside the name: then a sentence
    must say the name too; "how many libraries are there?" names nothing else at all.
    """
    if len(set(stems(" ".join(plan.subject)))) > 1:
        return True
    named = bool(plan.names or plan.dates or plan.asked_for not in EXACT)
    return named and not missing_names(plan, [chosen.text])


def worth(chosen: Chosen) -> float:
    """Return how well words, places and likeness (0 before it is known) speak for a sentence."""
    return (
        _COVERED * chosen.covered
        + _PLACED * chosen.placed
        + _FOUND * chosen.found
        + _HOLDS * chosen.holds
        + _DATED * chosen.dated
        + _MEANING * chosen.meaning
    )


def probability(features: Mapping[str, float], weights: Weights) -> float:
    """Return the logistic of the weighted sum.

    >>> probability({"a": 2.0}, Weights(-2.0, {"a": 1.0}))
    0.5
    """
    odds = weights.bias + sum(weights.by_name[name] * value for name, value in features.items())
    return 1.0 / (1.0 + math.exp(-max(min(odds, 30.0), -30.0)))


@lru_cache(maxsize=2)
def read_weights(part: str = "of_sentence") -> Weights:
    """Return the fitted weights of a sentence, or `of_answer`: of the best one's odds, and nearness."""
    held = json.loads(WEIGHTS.read_text(encoding="utf-8"))[part]
    return Weights(float(held["bias"]), {str(k): float(v) for k, v in held["by_name"].items()})
