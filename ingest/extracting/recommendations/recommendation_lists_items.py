"""Cuts the blocks under a heading of recommendations into items, each one recommendation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extracting.paper import Paper
from ingest.extracting.recommendations.recommendation_lists import Labelled, Listing, is_footnote
from ingest.extracting.recommendations.recommendations_addressees import (
    addressee_in_heading,
    read_addressee,
)
from ingest.extracting.recommendations.recommendations_wording import (
    ListKind,
    asks_members,
    assigns,
    is_imperative,
    recommends,
    recommends_among_conclusions,
    says_recommend,
)
from ingest.parsing.parsed import Block, BlockKind

# A lead-in ends in the verb of all its items: "The council should:", "Cabinet is asked to:".
_LEADS_IN = re.compile(
    r"(?i)\b(?:should|must|needs? to|(?:asked|invited|recommended|requested) (?:to|that)|recommends?(?: that)?"
    r"|agree(?: to)?|recommendations?(?: are| made| to \w+)*|following|as follows|below|recommended"
    r"|resolves?(?: to)?)\s*:?\s*[-–—]?$|\brecommends? that [^.:]{2,90}:$"
)
_DASH = re.compile(r"^\s*(?:[^\w\s\"'“‘(£\[]|o)\s")
_TAIL = 200
_SENTENCE_ENDS = (".", "?", "!", ":", ";", ")", "”", '"', "…")
_MARKER = re.compile(
    r"^\s*(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivx]{1,5})[.):]+|\d{1,3}(?:\.\d{1,3})+)\s+"
)
_BARE_MARK = re.compile(r"^\W*$")
_REFERENCE = re.compile(r"\s*\((?:[Pp]aragraphs?|[Pp]aras?\.?) [\d, –-]+\)\s*$")


@dataclass(frozen=True, slots=True)
class Item:
    """One recommendation: text[start:end] of the paper, and its words on one line."""

    start: int
    end: int
    text: str
    number: str | None = None
    addressee: str | None = None
    due_text: str | None = None
    linked: tuple[str, ...] = ()
    members: str | None = None


@dataclass(slots=True)
class _Open:
    """An item that is being gathered from blocks."""

    block: Block
    parts: list[str]
    start: int
    end: int
    lead: str | None

    @property
    def last(self) -> str:
        return self.parts[-1].rstrip()

    def add(self, text: str, end: int) -> None:
        self.parts.append(text)
        self.end = end


def on_one_line(text: str) -> str:
    """Return `text` without line breaks and doubled spaces."""
    return " ".join(text.split())


def without_marker(text: str) -> str:
    """Return `text` without the number or letter, or the bullet, that it begins with."""
    bare = _DASH.sub("", text, count=1) if _DASH.match(text) else text
    return _MARKER.sub("", bare, count=1)


def labelled_item(paper: Paper, found: Labelled) -> Item | None:
    """Return the item of a recommendation that is printed as "Recommendation 3"."""
    first, *rest = found.blocks
    title = on_one_line(paper.text[found.rest_from : first.end])
    body = on_one_line(
        " ".join(paper.text_of(b) for b in rest if not is_footnote(paper.text_of(b)))
    )
    if not title and not body:
        return None
    joiner = ": " if found.is_heading and not title.endswith((".", ":")) else " "
    text = f"{title}{joiner}{body}" if title and body else title or body
    return Item(
        first.start, found.blocks[-1].end, text, found.number, read_addressee(body or title)
    )


def listed_items(paper: Paper, listing: Listing) -> list[Item]:
    """Return the items of a list without labels: numbered, bulleted or one a paragraph."""
    gathered, lead = _gather(paper, listing)
    if listing.kind is ListKind.IMPROVE:
        gathered = _before_numbers(gathered)
    items = [_item(paper, g, listing) for g in gathered]
    if listing.kind is ListKind.MIXED:
        return [
            i
            for g, i in zip(gathered, items, strict=True)
            if g.block.number and recommends_among_conclusions(i.text)
        ]
    if listing.kind is ListKind.IMPROVE:
        return _of_improvements(gathered, items)
    return _of_plain(gathered, items, lead)


def _before_numbers(gathered: list[_Open]) -> list[_Open]:
    """Return what stands before the numbered paragraphs of the report that follow bullets."""
    if gathered and _is_bullet(gathered[0].block):
        for index, item in enumerate(gathered):
            if item.block.number:
                return gathered[:index]
    return gathered


def _gather(paper: Paper, listing: Listing) -> tuple[list[_Open], str | None]:
    gathered: list[_Open] = []
    lead: str | None = None
    broken = _is_broken(listing.blocks)
    mixed = listing.kind is ListKind.MIXED
    for block in listing.blocks:
        text = paper.text_of(block)
        if block.row or _BARE_MARK.match(text) or block.kind is BlockKind.AGENDA_NOTE:
            continue
        if is_footnote(text) and block.kind is BlockKind.PARAGRAPH:
            continue
        if block.kind is BlockKind.HEADING and not text.rstrip().endswith(("to", ":")):
            continue
        is_item = block.kind is BlockKind.LIST_ITEM
        if not is_item and not _DASH.match(text) and _LEADS_IN.search(text.rstrip()[-_TAIL:]):
            lead = text
        elif gathered and (
            (mixed and not is_item) or _belongs(gathered[-1], block, text, broken=broken)
        ):
            gathered[-1].add(text, block.end)
        else:
            gathered.append(_Open(block, [text], block.start, block.end, lead))
    return gathered, lead


def _is_broken(blocks: Sequence[Block]) -> bool:
    """Return whether a list begins with a number and goes on with bullets: all are items (P23)."""
    items = [b for b in blocks if b.kind is BlockKind.LIST_ITEM]
    numbered = [b for b in items if b.number]
    return len(items) > 2 and len(numbered) == 1 and items[0] is numbered[0]


def _belongs(parent: _Open, block: Block, text: str, *, broken: bool) -> bool:
    """Return whether a block goes on with the item before it."""
    if not parent.last.endswith(_SENTENCE_ENDS) and text[:1].islower() and not block.number:
        return block.kind is not BlockKind.LIST_ITEM or not _is_bullet(parent.block)
    if _DASH.match(text) and block.kind is not BlockKind.LIST_ITEM:
        return True
    if block.kind is not BlockKind.LIST_ITEM:
        return False
    opens = parent.parts[0].rstrip().endswith(":") or parent.last.endswith(":")
    if block.number:
        return opens and bool(parent.block.number) and _is_deeper(parent.block.number, block.number)
    if parent.block.number and not broken:
        return True
    return opens and (not _is_bullet(parent.block) or text[:1].islower())


def _is_bullet(block: Block) -> bool:
    return block.kind is BlockKind.LIST_ITEM and not block.number


def _is_deeper(parent: str | None, child: str) -> bool:
    """Return whether a number is of another style than the one above it: "(a)" below "1."."""
    return parent is not None and parent.strip("().").isdigit() != child.strip("().").isdigit()


def _item(paper: Paper, gathered: _Open, listing: Listing) -> Item:
    parts = [gathered.parts[0], *gathered.parts[1:]]
    text = _REFERENCE.sub("", on_one_line(without_marker(" ".join(parts))))
    own = read_addressee(text)
    members = asks_members(text)
    lead = gathered.lead or ""
    addressee = asks_members(lead) or own or members or _asked(lead)
    addressee = addressee or addressee_in_heading(listing.title)
    number = (gathered.block.number or _printed_number(gathered.parts[0])).strip("().: ") or None
    return Item(gathered.start, gathered.end, text, number, addressee, members=members)


def _printed_number(text: str) -> str:
    found = _MARKER.match(text)
    return found.group().strip() if found else ""


def _asked(lead: str) -> str | None:
    """Return whom a lead-in asks: "We recommend that the council:", "The Board is asked to:"."""
    found = re.match(r"(?i)^\W*(?P<who>.{3,90}?)(?: (?:is|are|should|must|needs? to)\b|:$)", lead)
    return read_addressee(f"{found['who']} should act") if found else None


def _of_improvements(gathered: Sequence[_Open], items: Sequence[Item]) -> list[Item]:
    return [
        item
        for g, item in zip(gathered, items, strict=True)
        if g.block.kind is BlockKind.LIST_ITEM or recommends(item.text)
    ]


def _of_plain(gathered: Sequence[_Open], items: Sequence[Item], lead: str | None) -> list[Item]:
    pairs = list(zip(gathered, items, strict=True))
    listed = [(g, i) for g, i in pairs if g.block.kind is BlockKind.LIST_ITEM]
    sectioned = [(g, i) for g, i in listed if i.number and "." in i.number]
    if len(sectioned) < len(listed):
        listed = [(g, i) for g, i in listed if (g, i) not in sectioned or _wants(i)]
        drafts = [i for g, i in listed]
        worded = sum(_wants(i) for i in drafts)
        if lead is not None or worded * 2 >= len(drafts):
            paragraphs = [
                i
                for g, i in pairs
                if g.block.kind is not BlockKind.LIST_ITEM and (i.members or says_recommend(i.text))
            ]
            return sorted([*drafts, *paragraphs], key=lambda i: i.start)
        return [i for i in drafts if _wants(i)]
    return [i for _, i in pairs if _wants(i)]


def _wants(item: Item) -> bool:
    text = item.text
    return recommends(text) or is_imperative(text) or assigns(text) or item.members is not None
