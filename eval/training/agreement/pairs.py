"""Statements beside evidence, labelled 1 where they agree: written by people, and planted by rule."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from assistant.models.agreeing import Held
from eval.training.agreement.planting import plant
from eval.training.agreement.varying import vary
from eval.training.agreement.written import Stated, Written
from eval.training.invented import TrainingPassage

# How many planted faults each true statement of a person, and each sentence as printed, brings.
PLANTED_WRITTEN, PLANTED_PRINTED = 1, 2
# Shares of the printed sentences that are used, and of evidence that has a neighbour beside it.
PRINTED, NEIGHBOUR = 0.2, 0.4
# A true statement of a person, beside evidence that is not its own.
ELSEWHERE = 0.3
_MOST_SENTENCES = 4


@dataclass(frozen=True, slots=True)
class Labelled:
    """A statement beside its evidence. `kind` is "true", or what is wrong."""

    held: Held
    kind: str

    @property
    def label(self) -> float:
        """1 where the statement agrees, else 0."""
        return float(self.kind == "true")


def build_pairs(stated: Sequence[Stated], rng: random.Random) -> list[Labelled]:
    """Return labelled statements about passages, in their order."""
    found: list[Labelled] = []
    for each in stated:
        if each.written is not None:
            found += _written(each.passage, each.written, rng)
        found += _printed(each.passage, rng)
    return found


def _written(passage: TrainingPassage, written: Written, rng: random.Random) -> Iterator[Labelled]:
    whole = " ".join(passage.sentences)
    for rests, statement in written.true:
        evidence = _evidence(passage, rests, rng)
        yield Labelled(Held(statement, evidence, passage.title), "true")
        for kind, planted in islice(plant(statement, whole, rng), PLANTED_WRITTEN):
            yield Labelled(Held(planted, evidence, passage.title), kind)
        others = [n for n in range(len(passage.sentences)) if n not in rests]
        if others and rng.random() < ELSEWHERE:
            elsewhere = passage.sentences[rng.choice(others)]
            yield Labelled(Held(statement, elsewhere, passage.title), "citation")
    for rests, kind, statement in written.false:
        yield Labelled(Held(statement, _evidence(passage, rests, rng), passage.title), kind)


def _printed(passage: TrainingPassage, rng: random.Random) -> Iterator[Labelled]:
    whole = " ".join(passage.sentences)
    for number, sentence in enumerate(passage.sentences):
        if rng.random() > PRINTED or len(sentence.split()) < 5:
            continue
        evidence = _evidence(passage, (number,), rng)
        varied = vary(sentence, rng)
        yield Labelled(Held(varied, evidence, passage.title), "true")
        for kind, planted in islice(plant(varied, whole, rng), PLANTED_PRINTED):
            yield Labelled(Held(planted, evidence, passage.title), kind)


def _evidence(passage: TrainingPassage, rests: Sequence[int], rng: random.Random) -> str:
    """Return the sentences that a statement rests on, now and then with one that stands beside."""
    taken = set(rests)
    while rng.random() < NEIGHBOUR and len(taken) < _MOST_SENTENCES:
        near = [n for n in (min(taken) - 1, max(taken) + 1) if 0 <= n < len(passage.sentences)]
        if not near:
            break
        taken.add(rng.choice(near))
    return " ".join(passage.sentences[n] for n in sorted(taken))
