"""Reads the counts that a paper states of its own plan: "16 actions, of which 8 are complete"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.actions import ActionStatus, StatedTotal
from ingest.extracting.paper import Paper
from ingest.parsing.parsed import Block

_WORDS = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty"
).split()
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
# Only words that mean a whole status are totals: "five are on track" is a part of those in progress.
_STATUSES: tuple[tuple[ActionStatus, str], ...] = (
    (
        ActionStatus.COMPLETE,
        r"(?:fully\s+)?(?:complete|completed|achieved|implemented|discharged|delivered)",
    ),
    (ActionStatus.NOT_STARTED, r"not\s+(?:yet\s+)?(?:been\s+)?started"),
    (ActionStatus.IN_PROGRESS, r"in\s+progress|open|outstanding|ongoing"),
    (ActionStatus.SUPERSEDED, r"superseded"),
)
_BE = (
    r"(?:is|are|were|was|remains?|(?:has|have)\s+(?:now\s+)?been|now|still)"
    r"(?:\s+(?:now|still|reported\s+as|shown\s+as|rated))?"
)
_PART = r"(?!\s+(?:are|were|have|has|remain|is|was|due|rated|marked|complete|outstanding|overdue|on\s+this))"
_ALL = re.compile(
    rf"(?i)\b(?:plan|tracker|log|programme|agreed|contains?|comprises?|totals?|totalling)\b[^.\n]{{0,60}}?"
    rf"\b(?P<contains>{_NUMBER})\s+(?:\w+\s+)?actions\b{_PART}"
    rf"|\b(?:of|all)\s+(?:the\s+)?(?P<of>{_NUMBER})\s+actions\b"
    rf"|\b(?:there\s+are|lists)\s+(?P<there>{_NUMBER})\s+actions\b{_PART}"
    rf"|\btotal\s+(?:number\s+of\s+)?actions\b(?![^:\n]{{0,40}}\b(?:sheet|page|theme|section)\b)[^:\d\n]{{0,20}}[:=–-]\s*(?P<total>\d{{1,3}})\b"
)
_COUNTS = tuple(
    (
        status,
        re.compile(
            rf"(?i)\b(?P<number>{_NUMBER})\s+(?:of\s+(?:the\s+|all\s+)?{_NUMBER}\s+)?"
            rf"(?:actions?\s+)?(?:that\s+)?{_BE}\s+(?:{words})\b"
            rf"|\b(?P<bare>{_NUMBER})\s+(?:actions?\s+)?(?:{words})(?=\s*[,.;)]|\s+and\b|$)"
        ),
    )
    for status, words in _STATUSES
)
_PLAN_WORDS = re.compile(r"(?i)\bactions\b")


def find_totals(paper: Paper, blocks: Sequence[Block]) -> tuple[StatedTotal, ...]:
    """Return the totals that `blocks`, those around a plan, state in their sentences."""
    found: list[StatedTotal] = []
    for block in blocks:
        lone = block.row is not None and sum(bool(cell.text) for cell in block.row.cells) == 1
        text = paper.text_of(block) if block.row is None or lone else ""
        if _PLAN_WORDS.search(text):
            found += _in_text(paper, text, block.start)
    return tuple(sorted(found, key=lambda total: total.span.start))


def _in_text(paper: Paper, text: str, start: int) -> Iterator[StatedTotal]:
    for match in _ALL.finditer(text):
        number = next(part for part in match.groups() if part)
        span = paper.span(start + match.start(), start + match.end())
        yield StatedTotal(_value(number), "actions", span)
    for status, pattern in _COUNTS:
        for match in pattern.finditer(text):
            number = match["number"] or match["bare"]
            span = paper.span(start + match.start(), start + match.end())
            yield StatedTotal(_value(number), status.value, span)


def _value(number: str) -> int:
    return int(number) if number.isdigit() else _WORDS.index(number.lower())
