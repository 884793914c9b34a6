"""Recommendations that stand in prose, without a heading of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.sentences import split_sentences
from ingest.extracting.paper import Paper
from ingest.extracting.recommendations.recommendation_lists_items import (
    Item,
    on_one_line,
    without_marker,
)
from ingest.extracting.recommendations.recommendations_addressees import read_addressee
from ingest.extracting.recommendations.recommendations_wording import asks_members, says_recommend
from ingest.parsing.parsed import Block, BlockKind

# "Recommended: ...", "Recommendation(s): Cabinet is asked to ...", "It is recommended that ...".
_OPENS = re.compile(
    r"^\W*(?:[\d.]+\s+)?(?i:recommend(?:ed|ations?)(?:\(s\))?\s*[:–—-]+\s*"
    r"|it is (?:therefore )?recommended that\b\s*:?"
    r"|(?:the )?(?:[\w’'&-]+ ){0,8}?(?:committee|cabinet|council|panel|board|members) (?:is|are)"
    r" recommended (?:to|that)\b\s*:?)"
)
_LIMBS = 30
# A report's own voice; that somebody else recommends something is only told.
_ITSELF = re.compile(
    r"(?i)\b(?:we|(?:the|this) (?:review(?:er)?|inquiry|panel|group|committee|report)) "
    r"(?:(?:also|therefore|further) )*recommends? (?:that|the|a)\b"
)


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


def prose_items(paper: Paper) -> Iterator[Item]:
    """Yield the sentences of a report that recommend in so many words ("We recommend that")."""
    for block in paper.parsed.blocks:
        if block.row or block.kind in (BlockKind.HEADING, BlockKind.AGENDA_NOTE):
            continue
        text = paper.text_of(block)
        if "recommend" not in text:
            continue
        for start, end in split_sentences(text):
            sentence = text[start:end]
            if _ITSELF.search(sentence) and says_recommend(sentence):
                words = on_one_line(without_marker(sentence))
                yield Item(
                    block.start + start, block.start + end, words, addressee=read_addressee(words)
                )
