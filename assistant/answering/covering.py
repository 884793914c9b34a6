"""Says how much of a question passages cover, in their words and their headings together."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from assistant.answering.fusing import Scores
from assistant.answering.holding import fits_dates, holds_asked
from assistant.answering.placing import paper_of
from assistant.answering.planning import Plan, Wants
from assistant.answering.terms import coverage, stems
from assistant.documents import Passage, PassageKind
from assistant.sentences import split_sentences

if TYPE_CHECKING:
    from assistant.stores.view import View

# Stems beyond its headings with which a passage says something: a title by itself says little.
_TELLING = 10.0
_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Covering:
    """What a passage gains over its fused score, for the best `candidates` by that score.

    Shares of the question's subject, rare stems counting more: `words` weighs that in the
    text, `headings` that in text and headings together, `sentence` that in its best sentence
    with the headings. `phrases` weighs the share of the question's pairs of neighbouring
    stems. `bare` is taken off, less the more a passage says beyond its headings. What bears
    the dates asked for gains `dates`, what holds a thing of the kind asked for `kind`, and a
    resolution where one is asked for `resolution`.
    """

    candidates: int = 64
    words: float = -0.5
    headings: float = 1.5
    sentence: float = 0.5
    phrases: float = 0.25
    bare: float = 0.15
    dates: float = 0.2
    kind: float = 0.15
    resolution: float = 0.2


@dataclass(frozen=True, slots=True)
class _Read:
    """The stems of a text, of each of its sentences, and its pairs of neighbouring stems."""

    stems: frozenset[str]
    sentences: tuple[frozenset[str], ...]
    pairs: frozenset[tuple[str, str]]


def gains(plan: Plan, passages: Sequence[Passage], view: View, how: Covering) -> Scores:
    """Return what each passage gains over its fused score, `(n_passages,)`."""
    subject = list(dict.fromkeys(stems(" ".join(plan.words))))
    weight = _rarity(subject, view)
    phrases = _read(plan.standalone).pairs
    found = [
        _covered(_read(p.text), _read(p.context), subject, weight, phrases, how)
        + _fitting(plan, p, view, how)
        for p in passages
    ]
    return np.array(found, np.float32)


def _covered(
    text: _Read,
    context: _Read,
    subject: Sequence[str],
    weight: Mapping[str, float],
    phrases: frozenset[tuple[str, str]],
    how: Covering,
) -> float:
    best = max(
        (coverage(subject, sentence | context.stems, weight) for sentence in text.sentences),
        default=0.0,
    )
    pairs = len(phrases & (text.pairs | context.pairs)) / max(len(phrases), 1)
    return (
        how.words * coverage(subject, text.stems, weight)
        + how.headings * coverage(subject, text.stems | context.stems, weight)
        + how.sentence * best
        + how.phrases * pairs
        - how.bare * math.exp(-len(text.stems - context.stems) / _TELLING)
    )


def _fitting(plan: Plan, passage: Passage, view: View, how: Covering) -> float:
    gain = how.kind * holds_asked(plan, passage.text)
    if plan.dates and how.dates:
        gain += how.dates * fits_dates(plan, passage, paper_of(passage, view))
    if plan.wants is Wants.RESOLUTION:
        gain += how.resolution * (passage.kind is PassageKind.RESOLUTION)
    return gain


@lru_cache(maxsize=_REMEMBERED)
def _read(text: str) -> _Read:
    sentences = [stems(text[start:end]) for start, end in split_sentences(text)]
    pairs = frozenset(pair for sentence in sentences for pair in pairwise(sentence))
    held = tuple(frozenset(sentence) for sentence in sentences)
    return _Read(frozenset().union(*held), held, pairs)


def _rarity(subject: Sequence[str], view: View) -> Mapping[str, float]:
    """Return the inverse document frequency of stems: those of few passages tell most."""
    held = view.document_frequency(subject)
    total = len(view.table.ids) + 1
    return {stem: math.log(total / (count + 0.5)) for stem, count in held.items()}
