"""The pages of a paper; of one without pages, parts of about a page's length."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents import Document

# Two printed pages of plain text: short enough to read on one screen's scroll.
LONGEST_PART = 6000


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page or part, from 1: the paper's text[start:end]. `label` is the printed number."""

    number: int
    start: int
    end: int
    label: str | None = None


def leaves_of(document: Document, text: str) -> Sequence[Leaf]:
    """Return the pages of a paper, or its parts, in order; at least one.

    A paper is known by its text, so the same part is always at the same address. Where it
    is not known at which character a page begins, the whole text counts as of the first.
    """
    starts = document.page_starts or _page_starts(document) or _part_starts(text)
    ends = [*starts[1:], len(text)]
    labels = document.page_labels or (None,) * len(starts)
    return [
        Leaf(number, start, max(start, end), label)
        for number, (start, end, label) in enumerate(zip(starts, ends, labels, strict=False), 1)
    ]


def _page_starts(document: Document) -> Sequence[int]:
    if not document.pages:
        return ()
    return [0, *[document.characters] * (document.pages - 1)]


def _part_starts(text: str) -> Sequence[int]:
    starts = [0]
    while len(text) - starts[-1] > LONGEST_PART:
        starts.append(_cut(text, starts[-1]))
    return starts


def _cut(text: str, start: int) -> int:
    """Return where the part after the one at `start` begins: at a paragraph, line or word."""
    end = start + LONGEST_PART
    for mark in ("\n\n", "\n", " "):
        found = text.rfind(mark, start + LONGEST_PART // 2, end)
        if found >= 0:
            return found + len(mark)
    return end


def leaf_at(leaves: Sequence[Leaf], offset: int) -> Leaf:
    """Return the page or part on which a character stands.

    >>> leaf_at([Leaf(1, 0, 10), Leaf(2, 10, 20)], 10).number
    2
    """
    return leaves[max(bisect_right(leaves, offset, key=lambda leaf: leaf.start) - 1, 0)]
