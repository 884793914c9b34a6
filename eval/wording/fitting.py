"""Fits how the doubts about a sentence are weighed, and how much doubt is too much."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.answering.worded.agreeing import Weights, chance_of_fault, features_of
from assistant.answering.worded.checker import plain_fault
from eval.selection.fitting import Fitted, Floats, fit_logistic
from eval.wording.sentences import Written

FOLDS = 10
# Of all true sentences so many may be refused, those that are refused plainly among them. A true
# sentence that is refused is replaced by the papers' own words; a false one that is shown harms.
MOST_REFUSED = 0.12


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence, whether it is plainly refused, and its features where it must be weighed."""

    written: Written
    refused: bool
    features: dict[str, float] | None


def weigh(sentences: Sequence[Written]) -> list[Weighed]:
    """Return sentences with what is known of them before they are weighed."""
    found = []
    for each in sentences:
        fault, left = plain_fault(each.sentence, each.proofs)
        found.append(Weighed(each, fault is not None, features_of(*left) if left else None))
    return found


def fit_weights(weighed: Sequence[Weighed]) -> tuple[Weights, list[float]]:
    """Return weights, and for each sentence its held-out chance of a fault, in [0, 1].

    A true sentence and its false twin are held out together.
    """
    held_out = _held_out(weighed)
    true = [c for c, each in zip(held_out, weighed, strict=True) if not each.written.planted]
    limit = float(np.quantile(true, 1 - MOST_REFUSED))
    return _weights(weighed, limit), held_out


def _held_out(weighed: Sequence[Weighed]) -> list[float]:
    pairs = sorted({_pair_of(each) for each in weighed})
    random.Random(0).shuffle(pairs)
    fold_of = {pair: number % FOLDS for number, pair in enumerate(pairs)}
    found = [1.0 if each.refused else 0.0 for each in weighed]
    for fold in range(FOLDS):
        weights = _weights([each for each in weighed if fold_of[_pair_of(each)] != fold], 0.5)
        for number, each in enumerate(weighed):
            if fold_of[_pair_of(each)] == fold and each.features:
                found[number] = chance_of_fault(each.features, weights)
    return found


def _weights(weighed: Sequence[Weighed], limit: float) -> Weights:
    told = [each for each in weighed if each.features]
    names = tuple(told[0].features or ())
    rows: Floats = np.array([[(each.features or {})[name] for name in names] for each in told])
    labels: Floats = np.array([float(each.written.planted is not None) for each in told])
    fitted = _against(rows, labels, names)
    by_name = dict(zip(fitted.names, fitted.weights, strict=True))
    return Weights(
        bias=round(fitted.bias, 4),
        by_name={name: round(by_name.get(name, 0.0), 4) for name in names},
        usual={
            n: round(float(m), 4) for n, m in zip(names, rows[labels == 0].mean(0), strict=True)
        },
        limit=round(limit, 4),
    )


def _against(rows: Floats, labels: Floats, names: Sequence[str]) -> Fitted:
    """Return a fit without the features that would speak for a statement: each is a doubt."""
    kept = list(range(len(names)))
    while True:
        fitted = fit_logistic(rows[:, kept], labels, [names[column] for column in kept])
        worst = min(range(len(kept)), key=lambda place: fitted.weights[place])
        if fitted.weights[worst] >= 0:
            return fitted
        del kept[worst]


def _pair_of(each: Weighed) -> str:
    return each.written.id.removesuffix("x")
