"""Officers' draft recommendations that stand without a heading of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.extracting.paper import Paper
from ingest.extracting.recommendation_lists_items import Item, on_one_line, without_marker
from ingest.extracting.recommendations_wording import asks_members
from ingest.parsing.parsed import Block, BlockKind

# "Recommended: ...", "Recommendation(s): Cabinet is asked to ...", "It is recommended that ...".
_OPENS = re.compile(
    r"^\W*(?:[\d.]+\s+)?(?i:recommend(?:ed|ations?)(?:\(s\))?\s*[:–—-]+\s*"
    r"|it is (?:therefore )?recommended that\b\s*:?"
    r"|(?:the )?(?:[\w’'&-]+ ){0,8}?(?:committee|cabinet|council|panel|board|members) (?:is|are)"
    r" recommended (?:to|that)\b\s*:?)"
)
_LIMBS = 30


def draft_items(paper: Paper) -> Iterator[tuple[Item, str]]:
    """Yield the drafts that open with "Recommended" or the like, each with its report's title."""
    blocks = paper.parsed.blocks
    for index, block in enumerate(blocks):
        if block.row or block.kind in (BlockKind.HEADING, BlockKind.AGENDA_NOTE):
            continue
        if "ecommend" not in paper.text[block.start : block.start + 160].lower():
            continue
        text = paper.text_of(block)
        opened = _OPENS.match(text)
        if opened is None:
            continue
        for item in _limbs(paper, block, text, opened, blocks[index + 1 : index + 1 + _LIMBS]):
            yield item, paper.facts.title


def _limbs(
    paper: Paper, block: Block, text: str, opened: re.Match[str], following: Sequence[Block]
) -> Iterator[Item]:
    rest = text[opened.end() :].strip()
    members = asks_members(rest) or asks_members(text)
    if rest and not text.rstrip().endswith((":", " to", "that")):
        if members or opened.group().lower().strip().startswith(("recommended", "it is")):
            yield Item(
                block.start, block.end, on_one_line(rest), addressee=members, members=members
            )
        return
    for limb in following:
        if limb.kind is not BlockKind.LIST_ITEM:
            return
        words = on_one_line(without_marker(paper.text_of(limb)))
        number = limb.number.strip("().: ") if limb.number else None
        yield Item(limb.start, limb.end, words, number, members, members=members)
