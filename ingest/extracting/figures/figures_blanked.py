"""A sentence without its periods and doubled spaces, in which every character keeps its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extracting.figures.measures import Period

_SPACES = re.compile(r"\s+")
# What stands for a period: two spaces, as no other place has them.
_GAP = "  "


@dataclass(frozen=True, slots=True)
class Blanked:
    """The words left of a sentence; `places[i]` is where text[i] stands in the sentence."""

    text: str
    places: tuple[int, ...]

    def start(self, index: int) -> int:
        """Return the place of the character at `index`."""
        return self.places[index]

    def end(self, index: int) -> int:
        """Return the place after the last character before `index`."""
        return self.places[index - 1] + 1


def blank_periods(sentence: str, periods: Sequence[Period]) -> Blanked:
    """Return a sentence with two spaces for each of its periods, and one for other white space.

    >>> from ingest.extracting.figures.measures import find_periods
    >>> sentence = "The average on 31 May 2024 was  17."
    >>> bare = blank_periods(sentence, list(find_periods(sentence)))
    >>> bare.text, bare.start(bare.text.index("17"))
    ('The average  was 17.', 32)
    """
    text: list[str] = []
    places: list[int] = []
    done = 0
    for period in periods:
        _add(sentence, done, period.start, text, places)
        while text and text[-1] == " ":
            text.pop()
            places.pop()
        text.extend(_GAP)
        places.extend([period.start] * len(_GAP))
        done = period.end
        if period.start == 0 and sentence[done : done + 1] == ",":
            done += 1
        while sentence[done : done + 1].isspace():
            done += 1
    _add(sentence, done, len(sentence), text, places)
    return Blanked("".join(text), tuple(places))


def _add(sentence: str, start: int, end: int, text: list[str], places: list[int]) -> None:
    for found in re.finditer(r"\s+|\S+", sentence[start:end]):
        words = " " if _SPACES.fullmatch(found.group()) else found.group()
        text.extend(words)
        places.extend(range(start + found.start(), start + found.start() + len(words)))
