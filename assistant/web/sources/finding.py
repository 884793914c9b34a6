"""Finds words in a paper, as they were typed, whatever line ends and marks stand between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

MOST_FOUND = 1000
AROUND = 120  # characters shown on each side of what was found
LONGEST_WORDS = 200
CELL_JOINT = " | "
_APOSTROPHES = re.compile("['’‘`]")


@dataclass(frozen=True, slots=True)
class Match:
    """A place where the words stand: the paper's text[start:end]. `number` counts from 1."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, `marked` where it is what was looked for; `current` for the one shown."""

    text: str
    marked: bool = False
    current: bool = False


def find_words(text: str, words: str) -> Sequence[Match]:
    """Return where `words` stand in `text` one after the other, at most a thousand places.

    The first must begin a word; the last may go on.

    >>> [(m.start, m.end) for m in find_words("Early\\nhelp, early helpers", "early help")]
    [(0, 10), (12, 22)]
    """
    typed = [_APOSTROPHES.sub("['’‘`]", re.escape(word)) for word in words.split()]
    if not typed or len(words) > LONGEST_WORDS:
        return []
    begins = r"(?<!\w)" if words.strip()[0].isalnum() else ""
    found = re.finditer(begins + r"\s+".join(typed), text, re.IGNORECASE)
    places = islice(found, MOST_FOUND)
    return [Match(number, m.start(), m.end()) for number, m in enumerate(places, 1)]


def pieces_of(
    text: str, outer: tuple[int, int], matches: Sequence[Match], current: int | None = None
) -> Sequence[Piece]:
    """Return `text` from `outer` cut at the matches that begin in it. All offsets half-open."""
    pieces, at = [], outer[0]
    for match in matches:
        if not outer[0] <= match.start < outer[1]:
            continue
        end = min(match.end, outer[1])
        pieces.append(Piece(text[at : match.start]))
        pieces.append(Piece(text[match.start : end], True, match.number == current))
        at = end
    pieces.append(Piece(text[at : outer[1]]))
    return [piece for piece in pieces if piece.text]


def stretches_of(text: str, outer: tuple[int, int]) -> Sequence[tuple[int, int, bool]]:
    """Return `text` from `outer` cut so that each row of a table stands alone, told by True.

    A row is one line with " | " between its cells. Nothing is lost but empty lines at the ends of stretches.

    >>> stretches_of("One.\\nTwo.\\nRef | Due\\n1.1 | May\\n", (0, 30))
    [(0, 9, False), (10, 19, True), (20, 29, True)]
    """
    found: list[tuple[int, int, bool]] = []
    start = outer[0]
    for line in text[slice(*outer)].split("\n"):
        end, row = start + len(line), CELL_JOINT in line
        if row or not found or found[-1][2]:
            found.append((start, end, row))
        else:
            found[-1] = (found[-1][0], end, False)
        start = end + 1
    return [_trimmed(text, *each) for each in found if text[each[0] : each[1]].strip()]


def _trimmed(text: str, start: int, end: int, row: bool) -> tuple[int, int, bool]:
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    return start, start + len(stretch.strip()), row


def around(text: str, match: Match, outer: tuple[int, int]) -> tuple[int, int]:
    """Return a match with the words on each side of it that stand inside `outer`."""
    start, end = max(outer[0], match.start - AROUND), min(outer[1], match.end + AROUND)
    if start > outer[0]:
        start = text.find(" ", start, match.start) + 1 or start
    if end < outer[1]:
        found = text.rfind(" ", match.end, end)
        end = found if found >= 0 else end
    return start, end
