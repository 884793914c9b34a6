"""Gives lines of a table the names by which the notes of their paper call them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.reckoning.figures.tables.lines import Line
from assistant.answering.reckoning.figures.tables.words import FRAMED, measure_stems


def with_aliases(lines: Sequence[Line], labels: Sequence[str]) -> list[Line]:
    """Return lines, each with the labels of notes that hold a word of this line and of no other."""
    said = [measure_stems(line.measure) - FRAMED for line in lines]
    often = Counter(word for words in said for word in words)
    named: list[Line] = []
    for line, words in zip(lines, said, strict=True):
        own = {word for word in words if often[word] == 1}
        meant = [each for each in labels if own & _words(each) == _words(each) & often.keys()]
        alias = " ".join(each for each in meant if own & _words(each))
        named.append(replace(line, alias=alias) if alias else line)
    return named


def _words(label: str) -> frozenset[str]:
    return measure_stems(label) - FRAMED
