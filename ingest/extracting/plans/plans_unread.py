"""Finds what looks like a plan but was not read as a table, so that nobody takes it for read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.actions import UnreadTable
from ingest.extracting.paper import Paper
from ingest.extracting.plans.column_headings import HEADINGS
from ingest.extracting.plans.concepts import Concept
from ingest.parsing.parsed import Block

_WORDS = {
    concept: re.compile(rf"\b(?:{'|'.join(sorted(phrases, key=len, reverse=True))})\b")
    for concept, phrases in HEADINGS
    if concept
    in (
        Concept.REF,
        Concept.RECOMMENDATION,
        Concept.ACTION,
        Concept.MAYBE_ACTION,
        Concept.LEAD,
        Concept.DUE,
        Concept.RATING,
        Concept.STATUS,
        Concept.PROGRESS,
    )
}
_WHAT = re.compile(
    r"\b(?:actions?|recommendations?|measures?|milestones?|tasks?|steps?|commitments?|what\s+(?:we|will|needs))\b"
)
_LONGEST = 160
_LEAST_CONCEPTS = 4
# Words that a line of headings may hold beside headings.
_MOST_OTHER_WORDS = 2
NOT_A_TABLE = "its columns could not be told apart on the page"


def find_unread_lines(paper: Paper) -> Iterator[UnreadTable]:
    """Yield the lines that are a plan's headings, with nothing but loose lines under them."""
    for block in paper.parsed.blocks:
        if (
            block.row is None
            and block.end - block.start <= _LONGEST
            and _is_header(paper.text_of(block))
        ):
            yield _unread(paper, block)


def _is_header(text: str) -> bool:
    plain = text.lower()
    if not _WHAT.search(plain):
        return False
    if text.rstrip().endswith((".", "?", ":")) or "," in text:
        return False
    plain = " ".join(re.sub(r"[^a-z ]+", " ", plain).split())
    named = 0
    for pattern in _WORDS.values():
        plain, count = pattern.subn("", plain, count=1)
        named += count
    return named >= _LEAST_CONCEPTS and len(plain.split()) <= _MOST_OTHER_WORDS


def _unread(paper: Paper, block: Block) -> UnreadTable:
    span = paper.span(block.start, block.end)
    return UnreadTable(
        record_id=paper.record_id("unread", span.start, span.end),
        document_id=paper.document_id,
        passage_id=paper.passage_id(span.start),
        span=span,
        page=block.page,
        reason=NOT_A_TABLE,
    )
