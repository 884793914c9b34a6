"""Finds the words of a row in the sentences it rests on. Places come from here, never from a model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.spans import Span
from ingest.proposing.parts import Part

_TELLS = re.compile(r"[^\W_]{2}")
# What is printed in two ways, and typed in one.
_ALIKE = (("'‘’", "['‘’]"), ('"“”', '["“”]'), ("-‐‑–—", "[-‐‑–—]"))
_TRIMMED = " \t\n"


def region(part: Part, numbers: Sequence[int]) -> tuple[int, int] | None:
    """Return the first and last of sentences that follow one another, from 0; None for others.

    >>> sentences = tuple(Span(0, 2, "No") for _ in range(3))
    >>> region(Part(sentences, None, None), [2, 3]), region(Part(sentences, None, None), [4])
    ((1, 2), None)
    """
    if not numbers or not all(1 <= number <= len(part.sentences) for number in numbers):
        return None
    first, last = min(numbers), max(numbers)
    if sorted(numbers) != list(range(first, last + 1)):
        return None
    return first - 1, last - 1


def runs(numbers: Sequence[int]) -> list[list[int]]:
    """Return numbers as runs without a gap, in order.

    >>> runs([5, 2, 3])
    [[2, 3], [5]]
    """
    found: list[list[int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return found


def extent(text: str, part: Part, place: tuple[int, int]) -> Span:
    """Return the whole of some sentences."""
    start, end = part.sentences[place[0]].start, part.sentences[place[1]].end
    return Span(start, end, text[start:end])


def find_words(text: str, within: Span, words: str) -> Span | None:
    """Return where words are printed whole inside a stretch, letter for letter; all of it for none.

    White space and the shapes of quotation marks and dashes do not count.
    """
    if not words.strip(_TRIMMED):
        return within
    whole = re.compile(rf"(?<![^\W_]){_pattern(words).pattern}(?![^\W_])")
    found = whole.search(text, within.start, within.end)
    if found is None or not _TELLS.search(found.group()):
        return None
    return Span(found.start(), found.end(), found.group())


def find_name(text: str, within: Span, name: str) -> Span | None:
    """Return where a name or post is printed whole inside a stretch."""
    found = re.compile(rf"(?<!\w){_pattern(name).pattern}(?!\w)").search(
        text, within.start, within.end
    )
    if found is None or not re.search(r"[^\W\d_]{2}", found.group()):
        return None
    return Span(found.start(), found.end(), found.group())


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join("".join(map(_any_shape, word)) for word in words.split()))


def _any_shape(character: str) -> str:
    return next((shapes for alike, shapes in _ALIKE if character in alike), re.escape(character))
