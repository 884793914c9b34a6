"""What a statement would be with a denial or a word turned round: what it must be likelier than.

A statement that denies what its passage says is nearly as likely as a whole; beside its own
twin without the denial it is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

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


def alternatives(own: str) -> Iterator[str]:
    """Yield what `own` would be with one thing turned round, at most `MOST_OF_A_KIND` of a kind."""
    for found in (_denied(own), _turned(own)):
        yield from islice((each for each in dict.fromkeys(found) if each != own), MOST_OF_A_KIND)


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
