"""Finds the lists of recommendations of a paper, and cuts each list into its items."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.extracting.paper import Paper
from ingest.extracting.recommendations.recommendations_wording import (
    ListKind,
    is_about_others,
    list_kind,
)
from ingest.parsing.parsed import Block, BlockKind

# "Recommendation 3: ...", "Recommendation 3" above its text; "Recommendation 3 of the review" is none.
LABEL = re.compile(
    r"^\W{0,4}(?:[\d.]{1,8}\s+)?(?:Key |Draft |Scrutiny )?(?:Recommendation|RECOMMENDATION)\s*(?:No\.?\s*)?"
    r"\(?(?P<number>[A-Z]?\d{1,3}(?:\.\d{1,2})?[a-z]?)\)?\s*(?:[:.)–—|-]+(?:\s+|$)|$)"
)
_ENDING_PARTS = re.compile(
    r"(?i)^\W*(?:[\d.]+\W*)?(?:appendi(?:x|ces)|annex|glossary|references|next steps|acknowledge?ments?"
    r"|conclusions?\W*$|how progress|background|contents)\b"
)
_FOOTNOTE = re.compile(r"^(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]+\s?|\d{1,3} )(?=\S)")
_PAGE_REFERENCE = re.compile(r"^[.\s]*\d{1,3}$")
_REPEATED = 3
_LABELLED_BLOCKS = 14


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of recommendations: its heading, and the blocks below it."""

    kind: ListKind
    title: str
    headings: tuple[str, ...]
    blocks: tuple[Block, ...]
    lead: Block | None = None


@dataclass(frozen=True, slots=True)
class Labelled:
    """One recommendation that is called so, with its number: its first block and all others."""

    number: str
    blocks: tuple[Block, ...]
    rest_from: int
    is_heading: bool


@dataclass(slots=True)
class Furniture:
    """Headings that are printed on page after page, and so head nothing."""

    counts: Counter[str] = field(default_factory=Counter)

    def holds(self, text: str) -> bool:
        """Return whether a heading is printed again and again."""
        return self.counts[text] >= _REPEATED


def find_furniture(paper: Paper) -> Furniture:
    """Return the headings that a paper prints three times or more."""
    headings = (b for b in paper.parsed.blocks if b.kind is BlockKind.HEADING)
    return Furniture(Counter(paper.text_of(b) for b in headings))


def is_footnote(text: str) -> bool:
    """Return whether a paragraph is a footnote: it begins with its small number."""
    return _FOOTNOTE.match(text) is not None


def find_listings(paper: Paper, furniture: Furniture, *, officers: bool) -> Iterator[Listing]:
    """Yield the lists that stand under a heading of recommendations.

    In a report of officers every later heading ends the list; elsewhere a heading of a
    deeper level groups the items.
    """
    blocks = paper.parsed.blocks
    for index, block in enumerate(blocks):
        kind = _kind_of_heading(paper, block)
        if kind is not None and not is_about_others(block.headings):
            flat = officers or kind is ListKind.IMPROVE
            below = _below(paper, index, furniture, flat=flat)
            yield Listing(kind, paper.text_of(block), block.headings, tuple(below))


def _kind_of_heading(paper: Paper, block: Block) -> ListKind | None:
    if block.row or block.kind is BlockKind.AGENDA_NOTE or block.end - block.start > 120:
        return None
    text = paper.text_of(block)
    lowered = text.lower()
    if not any(word in lowered for word in ("ecommend", "improve", "priority", "learning point")):
        return None
    if block.kind is not BlockKind.HEADING and not text.rstrip().endswith((":", "s", "S", "n")):
        return None
    return list_kind(text)


def _below(paper: Paper, index: int, furniture: Furniture, *, flat: bool) -> Iterator[Block]:
    blocks = paper.parsed.blocks
    heading = blocks[index]
    level = heading.level or 9
    for block in blocks[index + 1 :]:
        if block.kind is BlockKind.HEADING and not _is_sentence(paper, block):
            text = paper.text_of(block)
            if furniture.holds(text):
                continue
            if not LABEL.match(text):
                deeper = block.level > level and not _ENDING_PARTS.match(text)
                if flat or not deeper or list_kind(text):
                    return
        yield block


def _is_sentence(paper: Paper, block: Block) -> bool:
    text = paper.text_of(block)
    return len(text) > 100 or text.rstrip().endswith((" to:", " to", "following:"))


def find_labelled(
    paper: Paper, blocks: Sequence[Block], furniture: Furniture
) -> Iterator[Labelled]:
    """Yield the recommendations among `blocks` that are printed as "Recommendation 3"."""
    for index, block in enumerate(blocks):
        if block.row or block.kind is BlockKind.AGENDA_NOTE:
            continue
        found = LABEL.match(paper.text[block.start : min(block.end, block.start + 60)])
        if found is None or is_about_others(block.headings):
            continue
        rest = paper.text[block.start + found.end() : block.end]
        if _PAGE_REFERENCE.match(rest) and rest.strip():
            continue
        heading = block.kind is BlockKind.HEADING or not rest.strip()
        following = _body(paper, blocks[index + 1 :], furniture, rest.rstrip(), heading=heading)
        yield Labelled(
            found["number"], (block, *following), block.start + found.end(), is_heading=heading
        )


def _body(
    paper: Paper, following: Sequence[Block], furniture: Furniture, before: str, *, heading: bool
) -> list[Block]:
    """Return the blocks that belong to a labelled recommendation."""
    body: list[Block] = []
    in_bullets = False
    for block in following[:_LABELLED_BLOCKS]:
        text = paper.text_of(block)
        if block.kind is BlockKind.HEADING:
            if furniture.holds(text) and not LABEL.match(text):
                continue
            break
        if block.row or LABEL.match(text[:60]):
            break
        if is_footnote(text) and block.kind is BlockKind.PARAGRAPH:
            continue
        ended = before.endswith((".", "?", "!", ")", "”", '"'))
        opens = before.endswith(":")
        in_bullets = block.kind is BlockKind.LIST_ITEM and (opens or in_bullets)
        runs_on = bool(before) and not ended and not opens and text[:1].islower()
        belongs = in_bullets or runs_on or opens
        numbered = block.kind is BlockKind.LIST_ITEM and block.number
        if numbered and (not in_bullets or "." in str(block.number).strip(".")):
            break
        if not belongs and not heading:
            break
        body.append(block)
        before = text.rstrip()
    return body
