"""Plants one fault in a sentence: a swapped name, figure or date, a denial, a word turned round."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence

from assistant.answering.worded.alternatives import TURNED
from assistant.answering.wordings import wording_of
from assistant.dates import find_dates

_FIGURE = re.compile(r"£?\d[\d,]*(?:\.\d+)?(?:%| per cent| million|m\b)?")
_WORDS = (
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty half most"
).split()
_NUMBER = re.compile(rf"(?i)\b(?:{'|'.join(_WORDS)})\b")
_AUXILIARY = re.compile(
    r"\b(?:was|were|is|are|had|has|have|would|will|could|can|should|did|must)\b(?! not\b)"
)
_DENIED = re.compile(r"\b(?:not|never) |\bno (?=[a-z])|\bnone of\b")
# Beside those that the checks try: words of which one is no likely slip for the other.
_TURNED: Sequence[tuple[str, ...]] = (
    *TURNED,
    ("resolved", "declined"), ("most", "few"), ("years", "months"), ("in full", "in part"),
    ("per cent", "percentage points"), ("may", "will"), ("without", "with"), ("staff", "residents"),
    ("because", "although"), ("children", "adults"), ("women", "men"), ("appointed", "dismissed"),
)  # fmt: skip
Planter = Callable[[str, str, random.Random], str | None]


def plant(sentence: str, around: str, rng: random.Random) -> Iterator[tuple[str, str]]:
    """Yield kinds of faults with the sentence that holds one, in random order.

    `around` is the text of the whole passage: what is put in a place stands there elsewhere.
    """
    kinds = list(_PLANTERS.items())
    rng.shuffle(kinds)
    for kind, planter in kinds:
        changed = planter(sentence, around, rng)
        if changed is not None and changed != sentence:
            yield kind, changed


def _other_name(sentence: str, around: str, rng: random.Random) -> str | None:
    own = wording_of(sentence).names
    others = [name for name in wording_of(around).names if name not in sentence]
    if not own or not others:
        return None
    name = rng.choice(own)
    like = [each for each in others if each.split()[0] == name.split()[0]]
    return sentence.replace(name, rng.choice(like or others))


def _exchanged_names(sentence: str, around: str, rng: random.Random) -> str | None:
    own = [name for name in dict.fromkeys(wording_of(sentence).names) if len(name) > 1]
    return _exchanged(sentence, own, rng)


def _other_figure(sentence: str, around: str, rng: random.Random) -> str | None:
    places = list(_FIGURE.finditer(_undated(sentence)))
    if not places:
        return _other_number(sentence, rng)
    held = {m.group() for m in _FIGURE.finditer(_undated(around))} - {m.group() for m in places}
    place = rng.choice(places)
    others = [each for each in held if each.startswith("£") == place.group().startswith("£")]
    fresh = rng.choice(others) if others else _near(place.group(), rng)
    return sentence[: place.start()] + fresh + sentence[place.end() :]


def _other_number(sentence: str, rng: random.Random) -> str | None:
    places = list(_NUMBER.finditer(sentence))
    if not places:
        return None
    place = rng.choice(places)
    other = rng.choice([word for word in _WORDS if word != place.group().lower()])
    return sentence[: place.start()] + other + sentence[place.end() :]


def _exchanged_figures(sentence: str, around: str, rng: random.Random) -> str | None:
    own = list(dict.fromkeys(m.group() for m in _FIGURE.finditer(_undated(sentence))))
    return _exchanged(sentence, own, rng)


def _other_date(sentence: str, around: str, rng: random.Random) -> str | None:
    places = [(date.start, date.end) for date in find_dates(sentence)]
    held = [around[date.start : date.end] for date in find_dates(around)]
    if not places:
        return None
    start, end = rng.choice(places)
    others = [each for each in held if each not in sentence] or [_near(sentence[start:end], rng)]
    return sentence[:start] + rng.choice(others) + sentence[end:]


def _denied(sentence: str, around: str, rng: random.Random) -> str | None:
    places = list(_AUXILIARY.finditer(sentence))
    if _DENIED.search(sentence) or not places:
        return None
    place = rng.choice(places)
    return f"{sentence[: place.end()]} not{sentence[place.end() :]}"


def _affirmed(sentence: str, around: str, rng: random.Random) -> str | None:
    return _DENIED.sub("", sentence, count=1) if _DENIED.search(sentence) else None


def _turned(sentence: str, around: str, rng: random.Random) -> str | None:
    there = [each for each in _TURNED if re.search(rf"\b{each[0]}\b", sentence)]
    if not there:
        return None
    word, *others = rng.choice(there)
    return re.sub(rf"\b{word}\b", rng.choice(others), sentence, count=1)


def _lengthened(sentence: str, around: str, rng: random.Random) -> str | None:
    parts = [part for part in re.split(r"(?<=[.?!])\s|,\s", around) if 3 < len(part.split()) < 14]
    parts = [part for part in parts if part.rstrip(".?!") not in sentence]
    if not parts:
        return None
    clause = rng.choice(parts).rstrip(".?!;:")
    joint = rng.choice((" because ", ", so that ", " after ", ", which meant that ", " unless "))
    return f"{sentence.rstrip('.?!')}{joint}{clause[0].lower()}{clause[1:]}."


def _exchanged(sentence: str, own: Sequence[str], rng: random.Random) -> str | None:
    if len(own) < 2:
        return None
    one, other = rng.sample(list(own), 2)
    if one in other or other in one:
        return None
    return sentence.replace(one, "\0").replace(other, one).replace("\0", other)


def _near(printed: str, rng: random.Random) -> str:
    """Return a printed figure or date with its last digit changed."""
    digits = list(re.finditer(r"\d", printed))
    if not digits:
        return printed
    place = rng.choice(digits)
    other = str((int(place.group()) + rng.randint(1, 8)) % 10)
    return printed[: place.start()] + other + printed[place.end() :]


def _undated(text: str) -> str:
    for date in find_dates(text):
        text = text[: date.start] + " " * (date.end - date.start) + text[date.end :]
    return text


_PLANTERS: dict[str, Planter] = {
    "name": _other_name,
    "speaker": _exchanged_names,
    "number": _other_figure,
    "relation": _exchanged_figures,
    "date": _other_date,
    "negation": _denied,
    "affirmed": _affirmed,
    "turned": _turned,
    "clause": _lengthened,
}
