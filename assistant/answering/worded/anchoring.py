"""Whether a figure, date or name stands among the same words as in its evidence, or another does."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.terms import stems
from assistant.answering.worded.claims import placed_quantities
from assistant.answering.worded.evidence import FORMS
from assistant.answering.wordings import wording_of
from assistant.dates import find_dates

# Nearness of a word to an anchor falls by 1/e over so many words; the end of a sentence, or of a
# cell of a row, counts as so many words more.
_REACH = 5.0
_STOP_WORDS = 5
_WORD = re.compile(r"[\w’'-]+|[.;|]")
_KINDS, _SIDES = ("figure", "date", "name"), ("before", "after")
# Words on each side of an anchor that tell what it is of.
_FLANK = 6
_ENDS = re.compile(r"[.;:|(]\s|[.;:|]$|,\s|\s(?:and|but|compared|against|while|whereas)\s")
_FIGURE = re.compile(r"[£€$]?\s?[\w-]*[\w.,/:]*(?:\s?%|\sper\scent)?")
_STOPS = frozenset(".;|")
_BEGINNING = 5
# With no rival in the evidence nothing can have been mistaken.
_ALONE = 1.0
_LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A figure, date or name: what it says, its kind, and where it stands, in words."""

    value: str
    kind: str
    place: float


@dataclass(frozen=True, slots=True)
class _Laid:
    """A text as word beginnings with their places, in words, and its anchors."""

    words: Sequence[tuple[str, float]]
    anchors: Sequence[_Anchor]


def least_margins(own: str, evidence: str) -> dict[str, float]:
    """Return by how much a statement's anchors beat their rivals, in [-1, 1], the least by kind.

    Of each anchor of the statement, those of its kind in the evidence are ranked by the nearness
    of the words that stand about it in the statement. 1: there is no rival; below 0: a rival
    stands nearer to those words.

    >>> held = "Repairs of damp took 12 days. Repairs of mould took 14 days."
    >>> said = least_margins("Repairs of mould took 14 days.", held)["figure"]
    >>> swapped = least_margins("Repairs of mould took 12 days.", held)["figure"]
    >>> said > 0 > swapped
    True
    """
    said, held = _laid(own), _laid(evidence)
    margins = dict.fromkeys(_KINDS, _ALONE)
    for anchor in said.anchors:
        margin = _margin(anchor, said, held)
        group = _group(anchor.kind)
        margins[group] = min(margins[group], margin)
    return margins


def taken_words(own: str, evidence: str) -> dict[str, float]:
    """Return by how much a statement's words about an anchor stand about another in the evidence.

    By kind and side, the most of it, in [-1, 1]: "74 homes" where the evidence has "74
    properties" and "68 homes" is near 1, and 0 says nothing.

    >>> taken_words("74 homes.", "74 properties flooded: 68 homes.")["figure after"]
    1.0
    """
    said, held = list(_flanked(own)), list(_flanked(evidence))
    most = {f"{kind} {side}": 0.0 for kind in _KINDS for side in _SIDES}
    for value, kind, *sides in said:
        like = [(v == value, flanks) for v, k, *flanks in held if k == kind]
        for number, side in enumerate(_SIDES):
            same = [_overlap(sides[number], flanks[number]) for own, flanks in like if own]
            rivals = [_overlap(sides[number], flanks[number]) for own, flanks in like if not own]
            if same and rivals:
                name = f"{_group(kind)} {side}"
                most[name] = max(most[name], max(rivals) - max(same))
    return most


def _group(kind: str) -> str:
    return kind if kind in _KINDS else "figure"


def _flanked(text: str) -> Iterator[tuple[str, str, list[str], list[str]]]:
    """Yield what each anchor says, its kind, and the words before and after it, nearest first."""
    for value, kind, start, end in _anchors(text):
        past = end if kind in ("date", "name") else start + _figure_length(text, start)
        before, after = _ENDS.split(text[:start])[-1], _ENDS.split(text[past:], maxsplit=1)[0]
        nearest = (before.split()[::-1], after.split())
        left, right = ([_begins(s) for w in side[:_FLANK] for s in stems(w)] for side in nearest)
        yield value, kind, left, right


def _figure_length(text: str, start: int) -> int:
    match = _FIGURE.match(text, start)
    return match.end() - start if match else 1


def _overlap(words: Sequence[str], other: Sequence[str]) -> float:
    """Return how much of some words others share, the first counting most, in [0, 1]."""
    weights = [1 / (place + 1) for place in range(len(words))]
    shared = sum(weight for word, weight in zip(words, weights, strict=True) if word in other)
    return shared / sum(weights) if weights else 0.0


def _margin(anchor: _Anchor, said: _Laid, held: _Laid) -> float:
    same = [a for a in held.anchors if a.kind == anchor.kind and a.value == anchor.value]
    rivals = [a for a in held.anchors if a.kind == anchor.kind and a.value != anchor.value]
    if not same or not rivals:
        return _ALONE
    about: dict[str, float] = {}
    for word, place in said.words:
        about[word] = max(about.get(word, 0.0), _nearness(place, anchor.place))
    own = max(_likeness(about, each, held) for each in same)
    other = max(_likeness(about, each, held) for each in rivals)
    return (own - other) / (own + other + _LEAST)


def _likeness(about: dict[str, float], anchor: _Anchor, held: _Laid) -> float:
    near: dict[str, float] = {}
    for word, place in held.words:
        if word in about:
            near[word] = max(near.get(word, 0.0), _nearness(place, anchor.place))
    return sum(about[word] * nearness for word, nearness in near.items())


def _nearness(one: float, other: float) -> float:
    return math.exp(-abs(one - other) / _REACH)


def _laid(text: str) -> _Laid:
    found = list(_anchors(text))
    taken = [(start, end) for _, _, start, end in found]
    words: list[tuple[str, float]] = []
    starts: list[tuple[int, float]] = []
    place = 0.0
    for match in _WORD.finditer(text):
        if match.group() in _STOPS:
            place += _STOP_WORDS
            continue
        place += 1
        starts.append((match.start(), place))
        if not any(start <= match.start() < end for start, end in taken):
            words += ((_begins(stem), place) for stem in stems(match.group()))
    anchors = [
        _Anchor(value, kind, next((p for at, p in starts if at >= start), place))
        for value, kind, start, _ in found
    ]
    return _Laid(words, anchors)


def _begins(stem: str) -> str:
    return FORMS.get(stem, stem)[:_BEGINNING]


def _anchors(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Yield what each anchor says, its kind, and where it stands, half-open."""
    for quantity, start, end in placed_quantities(text):
        lead = len(text[start:end]) - len(text[start:end].lstrip())
        yield quantity.value, quantity.kind, start + lead, start + lead + 1
    for date in find_dates(text):
        yield f"{date.first} {date.precision}", "date", date.start, date.end
    for name in dict.fromkeys(wording_of(text).names):
        for match in re.finditer(re.escape(name), text):
            yield name.split()[-1].lower(), "name", match.start(), match.end()
