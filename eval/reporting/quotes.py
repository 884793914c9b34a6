"""Quotations held against the gold: word by word, so that the difference is seen at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from eval.cases import QuoteHash, Support
from eval.runs import CitationMade

# Below this share of common words two quotations are about different things: no difference is shown.
ALIKE = 0.4

Side = Literal["both", "gold", "cited"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both quotations, or on one side alone."""

    side: Side
    text: str


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """A gold quotation, the citation that comes nearest to it, and where they differ.

    `quote` is None where the paper may not be copied; `pieces` are empty where no citation is alike.
    """

    group: str
    place: str
    quote: str | None
    cited: int | None
    pieces: tuple[Piece, ...]

    @property
    def same(self) -> bool:
        """Whether the quotation was cited word for word."""
        return bool(self.pieces) and all(piece.side == "both" for piece in self.pieces)


def against_gold(support: Support, citations: Sequence[CitationMade]) -> GoldQuote:
    """Return a gold quotation with the most similar citation."""
    place = place_of(support.doc, support.page, support.heading)
    if isinstance(support.quote, QuoteHash):
        return GoldQuote(support.group, place, None, None, ())
    gold = support.quote
    alike = [(likeness(gold, citation.quote), citation) for citation in citations]
    best, nearest = max(alike, key=lambda pair: pair[0], default=(0.0, None))
    if nearest is None or best < ALIKE:
        return GoldQuote(support.group, place, gold, None, ())
    return GoldQuote(support.group, place, gold, nearest.number, difference(gold, nearest.quote))


def likeness(gold: str, cited: str) -> float:
    """Return the share of a gold quotation's words that are cited, in the same order.

    In [0, 1]: a gold sentence inside a long quotation is wholly alike.
    """
    first, second = gold.split(), cited.split()
    if not first:
        return 0.0
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(first)


def difference(gold: str, cited: str) -> tuple[Piece, ...]:
    """Return the words of both quotations in order, each with the side that it stands on.

    >>> [(piece.side, piece.text) for piece in difference("14 of 18 are done", "15 of 18 are done")]
    [('gold', '14'), ('cited', '15'), ('both', 'of 18 are done')]
    """
    return tuple(_pieces(gold.split(), cited.split()))


def place_of(doc: str, page: int | None, heading: str | None) -> str:
    """Return a place in words.

    >>> place_of("plan.pdf", 4, None), place_of("minutes.docx", None, "Item 5")
    ('plan.pdf, page 4', 'minutes.docx, under “Item 5”')
    """
    if page is not None:
        return f"{doc}, page {page}"
    return f"{doc}, under “{heading}”" if heading else doc


def _pieces(gold: Sequence[str], cited: Sequence[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, gold, cited, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            yield Piece("both", " ".join(gold[first:last]))
            continue
        if last > first:
            yield Piece("gold", " ".join(gold[first:last]))
        if end > start:
            yield Piece("cited", " ".join(cited[start:end]))
