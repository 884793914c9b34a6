"""Fits a logistic regression, and measures it on questions that it was not fitted to."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from eval.selection.gathering import WeighedCase

PENALTY = 1.0
ROUNDS = 30
FOLDS = 10
# What an answer's nearness counts, in log-odds: the fit alone gives .5 and tells questions on
# other matters from the rest at .963 (AUROC), 3 at .975 for .008 more log loss.
NEARNESS = 3.0

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fitted:
    """Log-odds = `bias` + features times `weights`, the features in the order of `names`."""

    names: tuple[str, ...]
    bias: float
    weights: tuple[float, ...]

    def odds(self, features: Floats) -> Floats:
        """Return log-odds, `(n,)`, of features, `(n, n_features)`."""
        found: Floats = features @ np.array(self.weights) + self.bias
        return found


def fit_logistic(features: Floats, labels: Floats, names: Sequence[str]) -> Fitted:
    """Return the regression by iteratively reweighted least squares with an L2 penalty.

    After Hastie, Tibshirani & Friedman, The Elements of Statistical Learning, 4.4.1; the
    penalty is on standardised features and spares the bias.
    """
    centre, scale = features.mean(0), features.std(0) + 1e-9
    x = np.hstack([np.ones((len(features), 1)), (features - centre) / scale])
    ridge = np.diag([0.0, *[PENALTY] * features.shape[1]])
    beta = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        gradient = x.T @ (labels - p) - ridge @ beta
        curvature = (x * (p * (1 - p))[:, None]).T @ x + ridge
        step = np.linalg.solve(curvature, gradient)
        beta = beta + step
        if np.abs(step).max() < 1e-8:
            break
    weights = beta[1:] / scale
    return Fitted(tuple(names), float(beta[0] - weights @ centre), tuple(weights.tolist()))


def matrix_of(cases: Sequence[WeighedCase], names: Sequence[str]) -> tuple[Floats, Floats]:
    """Return features `(n_sentences, n_features)` and labels `(n_sentences,)`, in order."""
    rows = [[s.features[name] for name in names] for case in cases for s in case.sentences]
    labels = [float(s.proves) for case in cases for s in case.sentences]
    return np.array(rows, float).reshape(len(rows), len(names)), np.array(labels)


def answers_of(cases: Sequence[WeighedCase], odds: Sequence[Floats]) -> tuple[Floats, Floats]:
    """Return `(n_cases, 2)`, the best sentence's held-out odds and the nearness, and labels.

    A case's label is 1 where its best sentence proves the answer.
    """
    told = [(case, found) for case, found in zip(cases, odds, strict=True) if len(found)]
    rows = [[float(found.max()), case.nearness] for case, found in told]
    labels = [
        float(case.answerable and case.sentences[int(found.argmax())].proves)
        for case, found in told
    ]
    return np.array(rows, float).reshape(len(rows), 2), np.array(labels)


def only_read(case: WeighedCase) -> WeighedCase:
    """Return a question with the sentences that were read beside it."""
    return replace(case, sentences=tuple(each for each in case.sentences if each.read))


def with_nearness(fitted: Fitted, features: Floats, labels: Floats) -> Fitted:
    """Return a fit of `answers_of` with `NEARNESS` set, and the bias that keeps the mean right."""
    odds = fitted.weights[0]
    low, high = -30.0, 30.0
    while high - low > 1e-6:
        bias = (low + high) / 2
        told = features @ np.array([odds, NEARNESS]) + bias
        above = (1 / (1 + np.exp(-told))).mean() > labels.mean()
        low, high = (low, bias) if above else (bias, high)
    return Fitted(fitted.names, bias, (odds, NEARNESS))


def odds_held_out(
    cases: Sequence[WeighedCase], names: Sequence[str], seed: int = 0
) -> list[Floats]:
    """Return each question's log-odds as found by a fit that knew nothing of its paper."""
    clusters = sorted({case.cluster for case in cases})
    random.Random(seed).shuffle(clusters)
    fold_of = {cluster: number % FOLDS for number, cluster in enumerate(clusters)}
    found: list[Floats] = [np.zeros(len(case.sentences)) for case in cases]
    for fold in range(FOLDS):
        known = [case for case in cases if fold_of[case.cluster] != fold]
        fitted = fit_logistic(*matrix_of(known, names), names)
        for number, case in enumerate(cases):
            if fold_of[case.cluster] == fold and case.sentences:
                found[number] = fitted.odds(matrix_of([case], names)[0])
    return found
