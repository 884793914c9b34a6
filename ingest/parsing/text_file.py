"""Reads plain text and Markdown."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from pathlib import Path

from assistant.errors import UnreadableDocumentError
from ingest.parsing.characters import clean_characters
from ingest.parsing.decoding import decode
from ingest.parsing.drafts import Draft, DraftDocument
from ingest.parsing.lines import ends_sentence, join_lines, words_of
from ingest.parsing.markdown import markdown_drafts
from ingest.parsing.moderngov import shape_item_page, strip_noise
from ingest.parsing.numbering import bullet, printed_number, starts_item
from ingest.parsing.parsed import BlockKind, FileType, ParsingLimits

MAX_WRAP = 120
WRAPPED_SHARE = 0.3
HEADING_CHARS = 90
TITLE_CHARS = 160


def parse_text(path: Path, limits: ParsingLimits) -> DraftDocument:
    """Return the paragraphs of a plain text file; a ModernGov item page is recognised."""
    lines = _read_lines(path)
    drafts = [_draft(text) for text in _paragraphs(lines)]
    drafts = [draft for draft in drafts if draft.text]
    shaped = shape_item_page(drafts)
    if shaped is not None:
        return DraftDocument(FileType.TEXT, shaped[0], metadata=shaped[1])
    return DraftDocument(FileType.TEXT, _with_headings(drafts))


def parse_markdown(path: Path, limits: ParsingLimits) -> DraftDocument:
    """Return the blocks of a Markdown file: headings, lists, pipe tables, paragraphs."""
    drafts = markdown_drafts(_read_lines(path))
    return DraftDocument(FileType.MARKDOWN, drafts)


def _read_lines(path: Path) -> list[str]:
    text = decode(path.read_bytes())
    if text is None:
        raise UnreadableDocumentError(f"{path.name!r} is not text")
    return clean_characters(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")


def _paragraphs(lines: Sequence[str]) -> list[str]:
    wrapped = _is_wrapped(lines)
    known = words_of(lines) if wrapped else frozenset[str]()
    paragraphs: list[str] = []
    pending: list[str] = []
    for line in [*lines, ""]:
        text = line.strip()
        starts_anew = not wrapped or starts_item(text) or not text
        if pending and starts_anew:
            paragraphs.append(join_lines(pending, known))
            pending = []
        if text:
            pending.append(text)
    return paragraphs


def _is_wrapped(lines: Sequence[str]) -> bool:
    pairs = [
        (first.strip(), second.strip())
        for first, second in itertools.pairwise(lines)
        if first.strip() and second.strip()
    ]
    filled = [line for line in lines if line.strip()]
    if not pairs or max(len(line.strip()) for line in filled) > MAX_WRAP:
        return False
    running = sum(not ends_sentence(first) and second[:1].islower() for first, second in pairs)
    return running >= WRAPPED_SHARE * len(pairs)


def _draft(text: str) -> Draft:
    cleaned = strip_noise(" ".join(text.split()))
    mark = bullet(cleaned)
    if mark is not None:
        return Draft(BlockKind.LIST_ITEM, cleaned, number=mark)
    number = printed_number(cleaned)
    kind = BlockKind.PARAGRAPH if number is None else BlockKind.LIST_ITEM
    return Draft(kind, cleaned, number=number)


def _with_headings(drafts: Sequence[Draft]) -> list[Draft]:
    """Take the first short line as title, and short lines in capitals as headings."""
    shaped: list[Draft] = []
    for index, draft in enumerate(drafts):
        text = draft.text
        limit = TITLE_CHARS if index == 0 else HEADING_CHARS
        short = len(text) <= limit and not text.endswith((".", ",", ";", "!"))
        letters = re.sub(r"[^A-Za-z]", "", text)
        capitals = len(letters) > 3 and letters.isupper()
        if draft.kind is BlockKind.PARAGRAPH and short and index == 0:
            shaped.append(Draft(BlockKind.HEADING, text, level=1))
        elif short and capitals:
            shaped.append(Draft(BlockKind.HEADING, text, level=2, number=draft.number))
        else:
            shaped.append(draft)
    return shaped
