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
_REMEMBERED_WORDS = 100_000
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
    text, `headings` that in text and headings together. `phrases` weighs the share of the
    question's pairs of neighbouring stems. `bare` is taken off, less the more a passage says
    beyond its headings. Where the newest is asked for, the newest papers gain `newest`.

    Of the best `looked_into` by all this, `sentence` weighs the share in the best sentence
    with the headings; what bears the dates asked for gains `dates`, what holds a thing of the
    kind asked for `kind`, and a resolution where one is asked for `resolution`. With
    `short_forms`, those that papers define count as what they stand for, and that as them.
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
    """The stems of a text, and its pairs of neighbouring stems."""

    stems: frozenset[str]
    pairs: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What of a question is looked for: stems with their weights, pairs, other forms."""

    subject: tuple[str, ...]
    weight: Mapping[str, float]
    pairs: frozenset[tuple[str, str]]
    forms: tuple[OtherForm, ...]

    def share(self, held: frozenset[str]) -> float:
        """Return the weighted share of the subject that `held` covers, in [0, 1]."""
        return coverage(self.subject, said_with(held, self.forms), self.weight)


def gains(plan: Plan, passages: Sequence[Passage], view: View, how: Covering) -> Scores:
    """Return what each passage gains over its fused score, `(n_passages,)`."""
    subject = tuple(dict.fromkeys(stems(" ".join(plan.words))))
    forms = other_forms(plan.standalone, view) if how.short_forms else ()
    asked = _Asked(subject, _rarity(subject, view), _read(plan.standalone).pairs, forms)
    scores = np.array([_covered(asked, passage, how) for passage in passages], np.float32)
    if _NEWEST.search(plan.standalone) and not plan.dates:
        scores += how.newest * _newness(passages, view)
    for place in np.argsort(-scores, kind="stable")[: how.looked_into]:
        passage = passages[place]
        scores[place] += how.sentence * _best_sentence(asked, passage) if how.sentence else 0
        scores[place] += _fitting(plan, passage, view, how)
    return scores


def _covered(asked: _Asked, passage: Passage, how: Covering) -> float:
    text, context = _read(passage.text), _read(passage.context)
    pairs = len(asked.pairs & (text.pairs | context.pairs)) / max(len(asked.pairs), 1)
    return (
        how.words * asked.share(text.stems)
        + how.headings * asked.share(text.stems | context.stems)
        + how.phrases * pairs
        - how.bare * math.exp(-len(text.stems - context.stems) / _TELLING)
    )


def _best_sentence(asked: _Asked, passage: Passage) -> float:
    """Return the greatest share that one sentence covers with the headings."""
    context = _read(passage.context).stems
    parts = (passage.text[start:end] for start, end in split_sentences(passage.text))
    return max((asked.share(context.union(_stems_of(part))) for part in parts), default=0.0)


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
    found = _stems_of(text)
    return _Read(frozenset(found), frozenset(pairwise(found)))


def _stems_of(text: str) -> list[str]:
    """Return `stems(text)`, word by word: most words have been met before."""
    return [stem for word in text.split() for stem in _stems_of_word(word)]


@lru_cache(maxsize=_REMEMBERED_WORDS)
def _stems_of_word(word: str) -> tuple[str, ...]:
    return tuple(stems(word))


def _rarity(subject: Sequence[str], view: View) -> Mapping[str, float]:
    """Return the inverse document frequency of stems: those of few passages tell most."""
    held = view.document_frequency(subject)
    total = len(view.table.ids) + 1
    return {stem: math.log(total / (count + 0.5)) for stem, count in held.items()}
