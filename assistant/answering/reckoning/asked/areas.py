"""Tells whether two papers are of one area: papers of other councils settle nothing here."""

from __future__ import annotations

from functools import lru_cache

from assistant.answering.terms import tokens
from assistant.documents import Document

_GENERIC = frozenset(
    """council county borough city district metropolitan london royal parish town unitary local area
    of and the upon on partnership safeguarding children childrens board combined authority nhs
    integrated care police trust""".split()
)


def same_area(one: Document, other: Document) -> bool:
    """Return whether the authorities of two papers share a name; unknown ones part nothing.

    >>> from dataclasses import replace
    >>> here = Document("a", "a.pdf", "A", 1, "pdf", authority="Aldermere Borough Council")
    >>> same_area(here, replace(here, authority="Aldermere Safeguarding Children Partnership"))
    True
    >>> same_area(here, replace(here, authority="Wexcombe County Council"))
    False
    """
    return share_area(one.authority or "", other.authority or "")


def share_area(one: str, other: str) -> bool:
    """Return whether two authorities share a name; "", an unknown one, shares one with each."""
    names = _own_words(one), _own_words(other)
    return not all(names) or bool(names[0] & names[1])


@lru_cache(maxsize=4096)
def _own_words(authority: str) -> frozenset[str]:
    return frozenset(place_words(authority))


def place_words(authority: str) -> list[str]:
    """Return the words of an authority's name that tell its place.

    >>> place_words("Aldermere Borough Council")
    ['aldermere']
    """
    return [word for word in tokens(authority) if word not in _GENERIC]
