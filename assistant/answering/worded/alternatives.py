"""What a statement would be with one thing in it exchanged: what it must be likelier than.

A statement that gives the second figure of a passage where the passage gives the first is as
likely as a whole; beside its own twin with the first figure it is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import combinations, islice

from assistant.answering.worded.claims import placed_quantities
from assistant.answering.wordings import wording_of
from assistant.dates import find_dates


class Exchange(StrEnum):
    """What is exchanged."""

    FIGURE = "figure"
    DATE = "date"
    NAME = "name"
    DENIAL = "denial"
    WORD = "word"


MOST_OF_A_KIND = 8
_AUXILIARY = re.compile(
    r"\b(?:was|were|is|are|had|has|have|would|will|could|can|should|did|must|may|might)\b(?! not\b)"
)
_PAST = re.compile(r"\b(?:not|never) |\bno (?=[a-z])|\bnone of\b")
# Words that turn a statement round when one stands for another.
TURNED: Sequence[tuple[str, ...]] = (
    ("rose", "fell"), ("risen", "fallen"), ("increased", "decreased"), ("increase", "reduction"),
    ("more than", "fewer than"), ("above", "below"), ("over", "under"), ("before", "after"),
    ("earlier", "later"), ("accepted", "rejected"), ("noted", "approved", "rejected"),
    ("agreed", "declined", "noted"), ("approved", "noted", "deferred"), ("asked", "told"),
    ("recommended", "decided"), ("replied", "asked"), ("said", "asked"), ("confirmed", "denied"),
    ("all", "some"), ("every", "no"), ("first", "last"), ("highest", "lowest"), ("days", "weeks"),
    ("weeks", "months"), ("months", "years"), ("hours", "minutes"), ("in part", "in full"),
    ("completed", "started"), ("complete", "overdue"), ("open", "closed"), ("opened", "closed"),
    ("would", "might"), ("will", "may"), ("hoped", "promised"), ("expected", "certain"),
    ("must", "may"), ("better", "worse"), ("improved", "worsened"), ("with", "without"),
    ("for", "against"), ("until", "since"), ("from", "to"), ("permanent", "temporary"),
    ("internal", "external"), ("monthly", "weekly"), ("quarterly", "yearly"), ("half", "double"),
    ("spent", "saved"), ("underspend", "overspend"), ("gained", "lost"), ("joined", "left"),
)  # fmt: skip
_TURNS = [
    (re.compile(rf"(?i)\b{word}\b"), other)
    for words in TURNED
    for one in words
    for word, other in ((one, each) for each in words if each != one)
]


def alternatives(own: str, evidence: str) -> Iterator[tuple[Exchange, str]]:
    """Yield what `own` would be with one thing exchanged, at most `MOST_OF_A_KIND` of each kind.

    Figures, dates and names are exchanged for others of `evidence`, and with each other.
    """
    for kind, found in (
        (Exchange.FIGURE, _other_figures(own, evidence)),
        (Exchange.DATE, _other_dates(own, evidence)),
        (Exchange.NAME, _other_names(own, evidence)),
        (Exchange.DENIAL, _denied(own)),
        (Exchange.WORD, _turned(own)),
    ):
        fresh = (each for each in dict.fromkeys(found) if each != own)
        yield from ((kind, each) for each in islice(fresh, MOST_OF_A_KIND))


def _other_figures(own: str, evidence: str) -> Iterator[str]:
    """Yield a statement with a figure for each other of its kind."""
    placed = placed_quantities(own)
    held = [(quantity, evidence[a:b]) for quantity, a, b in placed_quantities(evidence)]
    for quantity, start, end in placed:
        others = {text.strip() for other, text in held if _rivals(other.kind, quantity.kind)}
        own_text = own[start:end]
        for other in sorted(others):
            number, tail = _split(other), _split(own_text)
            if number[0].lower() != tail[0].lower():
                yield f"{own[:start]}{number[0]}{tail[1]}{own[end:]}"
    yield from _exchanged(own, [own[a:b].strip() for _, a, b in placed])


def _rivals(one: str, other: str) -> bool:
    return one == other and one != "label"


def _split(text: str) -> tuple[str, str]:
    """Return a figure with its signs, and what stands after it: "14 homes" as "14", " homes"."""
    match = re.match(
        r"\s*(?:[£€$]\s?)?[\w.,]*\d[\w.,/:]*(?:\s?%|\sper cent|\smillion)?|\s*[\w-]+", text
    )
    return (match.group(), text[match.end() :]) if match else (text, "")


def _other_dates(own: str, evidence: str) -> Iterator[str]:
    placed = [(date.start, date.end) for date in find_dates(own)]
    held = dict.fromkeys(evidence[date.start : date.end] for date in find_dates(evidence))
    for start, end in placed:
        for other in held:
            if other != own[start:end]:
                yield f"{own[:start]}{other}{own[end:]}"
    yield from _exchanged(own, [own[a:b] for a, b in placed])


def _other_names(own: str, evidence: str) -> Iterator[str]:
    names = [name for name in dict.fromkeys(wording_of(own).names) if len(name) > 1]
    held = [name for name in dict.fromkeys(wording_of(evidence).names) if len(name) > 1]
    yield from _exchanged(own, names)
    for name in names:
        for other in held:
            if other not in own and name not in other:
                yield own.replace(name, other, 1)


def _exchanged(own: str, parts: Sequence[str]) -> Iterator[str]:
    for one, other in combinations(dict.fromkeys(parts), 2):
        if one and other and one not in other and other not in one:
            yield own.replace(one, "\0").replace(other, one).replace("\0", other)


def _denied(own: str) -> Iterator[str]:
    """Yield a statement with its denial dropped, or with one at each of its first verbs."""
    if _PAST.search(own):
        yield _PAST.sub("", own, count=1)
        return
    for place in islice(_AUXILIARY.finditer(own), 3):
        yield f"{own[: place.end()]} not{own[place.end() :]}"


def _turned(own: str) -> Iterator[str]:
    for word, other in _TURNS:
        match = word.search(own)
        if match:
            yield f"{own[: match.start()]}{other}{own[match.end() :]}"
