"""Pairs of a question and a sentence, labelled: with near-misses that look like answers."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assistant.models.answering import InPlace
from assistant.models.embedding import Embedder
from eval.training.invented import TrainingPassage

# For each question: sentences of its own passage that do not answer, those of its group, the
# nearest of other passages in meaning (ranks from `_FROM_RANK`, as the very nearest may
# answer), and any.
OWN, GROUPED, NEAR, ANY = 4, 4, 2, 1
_FROM_RANK, _TO_RANK = 2, 60
# How often what stands around a sentence is left out, so that no part is leaned on alone.
_LEFT_OUT = 0.15


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and a sentence in its place; `label` is 1 if it answers, else 0."""

    question: str
    sentence: InPlace
    label: float


def build_pairs(
    passages: Sequence[TrainingPassage], embedder: Embedder, rng: random.Random
) -> list[list[Pair]]:
    """Return labelled pairs, those of one question together."""
    places = [(p, n) for p, each in enumerate(passages) for n in range(len(each.sentences))]
    texts = [passages[p].in_place(n) for p, n in places]
    vectors = embedder.embed([text.as_text() for text in texts])
    first = {p: row for row, (p, n) in reversed(list(enumerate(places)))}
    asked = [(p, each) for p, passage in enumerate(passages) for each in passage.questions]
    queries = embedder.embed([each.q for _, each in asked])
    beside = _beside(passages, first)
    groups: list[list[Pair]] = []
    for (p, each), query in zip(asked, queries, strict=True):
        own = range(first[p], first[p] + len(passages[p].sentences))
        answers = [first[p] + n for n in each.a]
        likeness = vectors @ query
        grouped = sorted(beside[p], key=lambda row: -float(likeness[row]))[:GROUPED]
        chosen = [*_negatives(own, answers, likeness, rng, beside[p]), *grouped]
        rows = [(row, 1.0) for row in answers] + [(row, 0.0) for row in chosen]
        groups.append([Pair(each.q, _partly(texts[row], rng), label) for row, label in rows])
    return groups


def _beside(passages: Sequence[TrainingPassage], first: Mapping[int, int]) -> list[frozenset[int]]:
    """Return, for each passage, the rows of the other passages of its group."""
    rows: dict[str, set[int]] = defaultdict(set)
    own = [set(range(first[p], first[p] + len(each.sentences))) for p, each in enumerate(passages)]
    for passage, held in zip(passages, own, strict=True):
        if passage.group is not None:
            rows[passage.group] |= held
    return [
        frozenset(rows[passage.group] - held) if passage.group is not None else frozenset()
        for passage, held in zip(passages, own, strict=True)
    ]


def _negatives(
    own: range,
    answers: Sequence[int],
    likeness: NDArray[np.float32],
    rng: random.Random,
    grouped: frozenset[int],
) -> list[int]:
    """Return rows that do not answer: the nearest of the own passage, near ones, any one."""
    beside = [row for row in own if row not in answers]
    beside.sort(key=lambda row: -float(likeness[row]))
    best = np.argpartition(-likeness, min(_TO_RANK, len(likeness) - 1))[:_TO_RANK]
    known = grouped.union(own)
    ranked = [int(row) for row in best[np.argsort(-likeness[best])] if int(row) not in known]
    near = ranked[_FROM_RANK:]
    chosen = [*beside[:OWN], *rng.sample(near, min(NEAR, len(near)))]
    others = [rng.randrange(len(likeness)) for _ in range(ANY)]
    return [*chosen, *(row for row in others if row not in known)]


def _partly(sentence: InPlace, rng: random.Random) -> InPlace:
    for part in ("title", "heading", "before"):
        if rng.random() < _LEFT_OUT:
            sentence = replace(sentence, **{part: ""})
    return sentence
