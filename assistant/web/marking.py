"""Texts with the words searched for marked, cut to a length around them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.answering.terms import stems

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
# An extract begins so far before the first word that was found.
_BEFORE = 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text; `marked` if it is a word that was searched for."""

    text: str
    marked: bool


def marked(text: str, sought: Collection[str]) -> Sequence[Stretch]:
    """Return a text in stretches, those marked whose stem is sought. Joined they are the text.

    >>> [s.text for s in marked("Damp homes and mould", stems("home")) if s.marked]
    ['homes']
    """
    found: list[Stretch] = []
    begin = 0
    for word in _WORD.finditer(text) if sought else ():
        if set(stems(word.group())) & set(sought):
            if word.start() > begin:
                found.append(Stretch(text[begin : word.start()], False))
            found.append(Stretch(word.group(), True))
            begin = word.end()
    if begin < len(text):
        found.append(Stretch(text[begin:], False))
    return found


def extract_around(text: str, sought: Collection[str], most: int) -> str:
    """Return about `most` characters of a text around the first word sought; "…" where cut.

    >>> extract_around("one two three four", (), 9)
    'one two …'
    """
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    words = (each for each in _WORD.finditer(text) if sought)
    first = next((each.start() for each in words if set(stems(each.group())) & set(sought)), 0)
    begin = max(0, min(first - _BEFORE, len(text) - most))
    begin = text.rfind(" ", 0, begin) + 1 if begin else 0
    end = begin + most
    end = len(text) if end >= len(text) else max(text.rfind(" ", begin, end), begin + 1)
    return f"{'… ' if begin else ''}{text[begin:end]}{' …' if end < len(text) else ''}"
