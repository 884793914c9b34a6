"""Says how much of a question passages cover, in their words and their headings together."""

from __future__ import annotations

import math
import re
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
from assistant.answering.short_forms import OtherForm, other_forms, said_with
from assistant.answering.terms import coverage, stems
from assistant.documents import Passage, PassageKind
from assistant.sentences import split_sentences

if TYPE_CHECKING:
    from assistant.stores.view import View

# Stems beyond its headings with which a passage says something: a title by itself says little.
_TELLING = 10.0
_REMEMBERED = 4096
_OLD_DAYS = 730
_NEWEST = re.compile(
    r"(?i)\b(?:now|latest|newest|current(?:ly)?|so far|still|today|yet|ever|recent(?:ly)?|last"
    r"|these days|at the moment|up to date|what (?:has |have |ever )?happened|how far"
    r"|where (?:have|are) (?:we|they))\b"
)


@dataclass(frozen=True, slots=True)
class Covering:
    """What a passage gains over its fused score, for the best `candidates` by that score.

    Shares of the question's subject, rare stems counting more: `words` weighs that in the
    text, `headings` that in text and headings together, `sentence` that in its best sentence
    with the headings. `phrases` weighs the share of the question's pairs of neighbouring
    stems. `bare` is taken off, less the more a passage says beyond its headings. Of the best
    `looked_into` by all this, what bears the dates asked for gains `dates`, what holds a thing
    of the kind asked for `kind`, and a resolution where one is asked for `resolution`. Where
    the newest is asked for, the newest papers gain `newest`. With `short_forms`, those that
    papers define count as what they stand for, and that as them.
    """

    candidates: int = 64
    looked_into: int = 24
    words: float = -0.5
    headings: float = 1.5
    sentence: float = 0.5
    phrases: float = 0.25
    bare: float = 0.15
    dates: float = 0.2
    kind: float = 0.15
    resolution: float = 0.2
    newest: float = 0.2
    short_forms: bool = True


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
    forms = other_forms(plan.standalone, view) if how.short_forms else ()
    found = [
        _covered(_read(p.text), _read(p.context), subject, weight, phrases, forms, how)
        for p in passages
    ]
    scores = np.array(found, np.float32)
    if _NEWEST.search(plan.standalone) and not plan.dates:
        scores += how.newest * _newness(passages, view)
    for place in np.argsort(-scores, kind="stable")[: how.looked_into]:
        scores[place] += _fitting(plan, passages[place], view, how)
    return scores


def _covered(
    text: _Read,
    context: _Read,
    subject: Sequence[str],
    weight: Mapping[str, float],
    phrases: frozenset[tuple[str, str]],
    forms: Sequence[OtherForm],
    how: Covering,
) -> float:
    sentences = [said_with(held | context.stems, forms) for held in text.sentences]
    best = max((coverage(subject, held, weight) for held in sentences), default=0.0)
    placed = said_with(text.stems | context.stems, forms)
    pairs = len(phrases & (text.pairs | context.pairs)) / max(len(phrases), 1)
    return (
        how.words * coverage(subject, said_with(text.stems, forms), weight)
        + how.headings * coverage(subject, placed, weight)
        + how.sentence * best
        + how.phrases * pairs
        - how.bare * math.exp(-len(text.stems - context.stems) / _TELLING)
    )


def _newness(passages: Sequence[Passage], view: View) -> Scores:
    """Return 1 for passages of the newest day, less with age, 0 where two years older or undated."""
    days = [paper_of(passage, view).date.day for passage in passages]
    newest = max((day.toordinal() for day in days if day), default=0)
    ages = [newest - day.toordinal() if day else _OLD_DAYS for day in days]
    return np.asarray(np.clip(1 - np.array(ages) / _OLD_DAYS, 0, 1), np.float32)


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
