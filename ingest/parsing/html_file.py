"""Reads web pages: saved ModernGov pages, news reports and others, without their noise."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from assistant.errors import UnreadableDocumentError
from ingest.parsing.characters import clean_characters, single_line
from ingest.parsing.decoding import decode
from ingest.parsing.drafts import Draft, DraftDocument
from ingest.parsing.html_blocks import block_drafts
from ingest.parsing.moderngov import (
    STUB,
    STUB_WARNING,
    breadcrumb_facts,
    meeting_facts,
    page_heading,
    shape_item_page,
)
from ingest.parsing.parsed import BlockKind, FileType, ParsingLimits

CONTENT_PLACES = (
    "#modgov",
    "#mgContent",
    ".mgContent",
    "article",
    "main",
    "[role=main]",
    "#content",
    "#main-content",
)
LEAST_SHARE = 0.3
_STATED = {
    "author": ("meta[name=author]", "meta[property='article:author']"),
    "created": (
        "meta[property='article:published_time']",
        "meta[name='DC.date.issued']",
        "meta[name=date]",
    ),
    "title": ("meta[property='og:title']",),
}


def parse_html(path: Path, limits: ParsingLimits) -> DraftDocument:
    """Return the blocks of a web page; the kinds of ModernGov pages are recognised."""
    content = decode(path.read_bytes())
    if content is None:
        raise UnreadableDocumentError(f"{path.name!r} is not a web page")
    tree = LexborHTMLParser(clean_characters(content))
    if tree.body is None:
        raise UnreadableDocumentError(f"{path.name!r} holds no page")
    metadata = _stated(tree)
    metadata |= _breadcrumb(tree)
    drafts = block_drafts(_content(tree))
    warnings = (STUB_WARNING,) if any(STUB.search(draft.text) for draft in drafts) else ()
    shaped = shape_item_page(drafts)
    if shaped is not None:
        drafts, facts = shaped
        metadata = {**facts, **metadata, "page_heading": facts["page_heading"]}
    else:
        drafts, facts = _without_page_heading(drafts)
        metadata = {**metadata, **facts}
    title = _title(drafts, metadata)
    return DraftDocument(FileType.HTML, drafts, title, metadata=metadata, warnings=warnings)


def _stated(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, places in _STATED.items():
        for place in places:
            node = tree.css_first(place)
            value = single_line(node.attributes.get("content") or "") if node else ""
            if value:
                found.setdefault(key, value)
    title = tree.css_first("title")
    if title is not None and "title" not in found:
        found["title"] = single_line(title.text())
    return {key: value for key, value in found.items() if value}


def _breadcrumb(tree: LexborHTMLParser) -> dict[str, str]:
    for node in tree.css("[class*=readcrumb], [id*=readcrumb], [class*=mgCrumb], nav, li, p, a"):
        text = node.text()
        if (
            "Meeting of" in text
            and len(text) < 600
            and (facts := breadcrumb_facts(single_line(text)))
        ):
            return facts
    return {}


def _content(tree: LexborHTMLParser) -> LexborNode:
    body = tree.body
    assert body is not None
    whole = len(body.text())
    for place in CONTENT_PLACES:
        node = tree.css_first(place)
        if node is not None and len(node.text()) > LEAST_SHARE * whole:
            return node
    return body


def _without_page_heading(drafts: list[Draft]) -> tuple[list[Draft], dict[str, str]]:
    """Take the page heading and meeting line of a meeting page into facts."""
    at = next((i for i, draft in enumerate(drafts[:60]) if page_heading(draft.text)), None)
    if at is None:
        return drafts, {}
    facts = {"page_heading": drafts[at].text}
    kept: list[Draft] = []
    for draft in drafts[at + 1 :]:
        found = meeting_facts(draft.text) if len(kept) < 4 and draft.row is None else {}
        if found and "meeting_line" not in facts:
            facts |= found
            if "committee" in found:
                kept.append(Draft(BlockKind.HEADING, draft.text, level=1))
            else:
                kept.append(draft)
        else:
            kept.append(draft)
    if "committee" not in facts and kept and kept[0].kind is BlockKind.HEADING:
        facts["committee"] = kept[0].text
    return kept, facts


def _title(drafts: list[Draft], metadata: dict[str, str]) -> str:
    if "meeting_line" in metadata and "breadcrumb" not in metadata and "committee" in metadata:
        return f"{metadata['committee']}, {metadata['meeting_line']}"
    first = next((draft.text for draft in drafts if draft.kind is BlockKind.HEADING), "")
    return first or metadata.get("title", "")
