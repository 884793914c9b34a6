"""Recommendations that a response repeats before it answers each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.extracting.paper import Paper
from ingest.extracting.recommendations.recommendation_lists import LABEL, Furniture, is_footnote
from ingest.extracting.recommendations.recommendation_lists_items import Item, on_one_line
from ingest.extracting.recommendations.recommendations_addressees import read_addressee
from ingest.extracting.recommendations.recommendations_wording import recommends
from ingest.extracting.recommendations.responses_wording import find_label
from ingest.parsing.parsed import Block, BlockKind

# A reply says what the body does or thinks; a recommendation what it should do.
_REPLY = re.compile(
    r"^\W*(?:(?:[Tt]he |HM |UK )*(?:[Gg]overnments?|Council|Cabinet|Executive|Department|Board|Partnership"
    r"|Trust|Ministry)|We|Our|As per|(?:[A-Z][a-z]+ )?[Rr]esponse\b)\b(?! (?:should|must|needs? to|and\b))"
)
_MOST_BLOCKS = 20


def restated_items(paper: Paper, furniture: Furniture) -> Iterator[Item]:
    """Yield each recommendation that is printed under "Recommendation 3" above its answer."""
    blocks = paper.parsed.blocks
    starts = [
        index
        for index, block in enumerate(blocks)
        if block.row is None
        and LABEL.match(paper.text[block.start : min(block.end, block.start + 60)])
    ]
    for start, end in pairwise([*starts, len(blocks)]):
        item = _restated(paper, blocks[start : min(end, start + _MOST_BLOCKS)], furniture)
        if item is not None:
            yield item


def _restated(paper: Paper, blocks: Sequence[Block], furniture: Furniture) -> Item | None:
    first = blocks[0]
    label = LABEL.match(paper.text_of(first)[:60])
    if label is None:
        return None
    title = on_one_line(paper.text[first.start + label.end() : first.end])
    kept: list[Block] = []
    if find_label(title) is None and not (first.kind is not BlockKind.HEADING and title):
        kept = list(_before_reply(paper, blocks[1:], furniture))
    body = on_one_line(" ".join(paper.text_of(block) for block in kept))
    if not recommends(body or title):
        return None
    text = f"{title}: {body}" if title and body else title or body
    end = kept[-1].end if kept else first.end
    return Item(first.start, end, text, label["number"], read_addressee(body or title))


def _before_reply(paper: Paper, blocks: Sequence[Block], furniture: Furniture) -> Iterator[Block]:
    """Yield the blocks of the recommendation itself, up to the first that answers it."""
    before = ""
    for block in blocks:
        text = paper.text_of(block)
        if block.kind is BlockKind.HEADING:
            if furniture.holds(text):
                continue
            return
        if block.row or (is_footnote(text) and block.kind is BlockKind.PARAGRAPH):
            continue
        in_list = block.kind is BlockKind.LIST_ITEM and bool(before)
        runs_on = bool(before) and text[:1].islower()
        goes_on = in_list or runs_on or (recommends(text) and not _REPLY.match(text))
        if before and not goes_on:
            return
        if not before and find_label(text):
            return
        yield block
        before = text.rstrip()
