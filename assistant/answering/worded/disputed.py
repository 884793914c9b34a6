"""Whether quotations count the same thing twice, and not alike: no model may choose between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.worded.claims import placed_quantities
from assistant.answering.worded.evidence import content
from assistant.sentences import split_sentences

# "The number of homes that flooded was 97": what is counted stands before its figure.
_NUMBER_OF = re.compile(
    r"(?i)\b(?:number|total) of (?:\w+ )??([a-z]+)\b[^.]*?\b(?:was|is|to|as|at|of) $"
)

_CELL = re.compile(r"([A-Za-z][A-Za-z ]+) “(\d[\d,]*)”")


def is_disputed(quotations: Sequence[str]) -> bool:
    """Return whether the quotations give two figures of things of one name.

    Cells of a table differ from row to row; a cell is held against what sentences count.

    >>> is_disputed(["14 homes had flooded in Mill Lane.", "97 homes had flooded in Mill Lane."])
    True
    >>> is_disputed(["The plan lists homes flooded “14” and note “97 homes had flooded.”"])
    True
    >>> is_disputed(["It lists: “Mill Lane | 14 | 97 homes had flooded.”"])
    True
    >>> is_disputed(["14 homes had flooded, and 3 shops."])
    False
    """
    figures: dict[str, set[str]] = {}
    for thing, figure in (each for text in quotations for each in _counted(text)):
        figures.setdefault(thing, set()).add(figure)
    if any(len(values) > 1 for values in figures.values()):
        return True
    counted = {figure for values in figures.values() for figure in values}
    if counted and any(not set(_bare_cells(text)) <= counted for text in quotations):
        return True
    cells = (each for text in quotations for each in _cells(text))
    return any(figure not in figures.get(thing, {figure}) for thing, figure in cells)


def _bare_cells(text: str) -> Iterator[str]:
    """Yield the figures that stand alone in a row, under a heading that is not quoted.

    The first cell of a row is its number.
    """
    for cell in text.split(" | ")[1:]:
        if cell.strip(" ”.").replace(",", "").isdecimal():
            yield cell.strip(" ”.").replace(",", "")


def _cells(text: str) -> Iterator[tuple[str, str]]:
    """Yield what columns of figures are about, with the figure of a row."""
    for match in _CELL.finditer(text):
        yield from ((thing, match[2].replace(",", "")) for thing in content(match[1]))


def _counted(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a text counts, by the beginning of its name, with the figure."""
    for start, end in split_sentences(text):
        sentence = text[start:end]
        for quantity, first, last in placed_quantities(sentence):
            before = _NUMBER_OF.search(sentence[:first])
            words = sentence[first:last].split()
            named = before[1] if before else words[-1] if len(words) > 1 else ""
            if quantity.kind == "number" and quantity.unit is None:
                yield from ((thing, quantity.value) for thing in content(named))
