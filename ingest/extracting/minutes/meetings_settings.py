"""Reads when a meeting began and ended and where it was held, as the paper prints it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.spans import Span
from ingest.extracting.paper import Paper
from ingest.parsing.parsed import BlockKind

TIME = re.compile(
    r"\b(?:[0-2]?\d[.:][0-5]\d(?:\s?(?:am|pm|a\.m\.?|p\.m\.?|noon|hours|hrs)(?!\w))?(?!\.?\d)|\d{1,2}\s?(?:am|pm"
    r"|a\.m\.?|p\.m\.?)|(?:12 )?noon|midday)(?!\w)",
    re.IGNORECASE,
)
_HEAD_CHARACTERS = 2_500
_MEETING_OF = re.compile(
    r"(?i)\b(?:minutes|notes|record|proceedings)\b[^\n]{0,60}\b(?:meeting|session|held)\b"
)
_HELD = re.compile(
    r"(?i)\bheld\s+(?:virtually |remotely |online )?(?:in"
    r"|at)\s+(?!\d)(?P<place>[^\n]{3,160}?),?\s+(?:on\b|at\s+\d)"
)
_AFTER_TIME = re.compile(
    r"(?i)(?:am|pm|a\.m\.?|p\.m\.?|\d\d)\s+(?:in|at)\s+(?P<place>the [^\n]{3,140}|[A-Z][^\n]{3,140})$"
)
_LABELLED = re.compile(r"(?im)^\W{0,3}(?:venue|place|location)\s*[:|]\s*(?P<place>[^\n|]{3,160})$")
_TIME_LABEL = re.compile(r"(?im)^\W{0,3}(?:time|start time)\s*[:|]\s*(?P<time>[^\n|]{3,40})$")
_BEGAN = re.compile(
    r"(?i)\b(?:meeting (?:was )?(?:commenced|started|began|opened|convened)|(?:commenc|start)(?:ed|ing)) at\b"
)
_ENDED = re.compile(
    r"(?i)\b(?:meeting (?:was )?(?:then )?(?:end(?:ed)?|closed?|concluded|finished|terminated"
    r"|declared closed|adjourned|rose)|(?:brought|drew) the meeting to (?:a|its) (?:close|end)|this"
    r" concluded the meeting|finish(?:ed)?"
    r"(?: time)?:|closure of meeting|closed the meeting)\b[^.\n]{0,40}?\bat\b"
)
_END_CHARACTERS = 6_000


@dataclass(frozen=True, slots=True)
class Setting:
    """Times and place as printed, and the line that names the meeting."""

    span: Span
    begins: str | None = None
    ends: str | None = None
    place: str | None = None


def setting_of(paper: Paper) -> Setting:
    """Return what the head and the end of a paper tell of its meeting's time and place."""
    span = _naming_line(paper)
    line = " ".join(span.text.split())
    head = paper.text[:_HEAD_CHARACTERS]
    return Setting(span, _begins(paper, line, head), _ends(paper), _place(line, head))


def _naming_line(paper: Paper) -> Span:
    blocks = paper.parsed.blocks
    for index, block in enumerate(blocks[:12]):
        if block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and _MEETING_OF.search(
            paper.text_of(block)
        ):
            following = blocks[index + 1] if index + 1 < len(blocks) else block
            broken = following.kind is BlockKind.HEADING and TIME.search(paper.text_of(following))
            return paper.span(block.start, following.end if broken else block.end)
    first = next((block for block in blocks if paper.text_of(block).strip()), None)
    return paper.span(first.start, first.end) if first else Span(0, 0, "")


def time_in(text: str) -> str | None:
    """Return the first time printed in `text`; figures alone are one only behind "at".

    >>> time_in("on 3 July at 18.30"), time_in("at 7.20 pm."), time_in("19.09.01 Apologies")
    ('18.30', '7.20 pm', None)
    """
    for match in TIME.finditer(text):
        plain = not re.search(r"[A-Za-z]", match.group())
        if not plain or re.search(r"\b[Aa]t\s+$", text[: match.start()]):
            return match.group().strip()
    return None


def _begins(paper: Paper, line: str, head: str) -> str | None:
    metadata = paper.parsed.metadata
    for place in (metadata.get("breadcrumb", ""), metadata.get("meeting_line", ""), line):
        found = time_in(place)
        if found:
            return found
    began, labelled = _BEGAN.search(head), _TIME_LABEL.search(head)
    if began:
        return time_in("at " + head[began.end() : began.end() + 30])
    return time_in("at " + labelled["time"]) if labelled else time_in("at " + _first_lines(head))


def _first_lines(head: str) -> str:
    """Return the line of the head that prints a date and "at" a time together."""
    match = re.search(r"(?i)\b(?:19|20)\d\d,?\s+(?:at\s+)?(?=\d{1,2}[.:]\d\d)", head[:800])
    return head[match.end() : match.end() + 15] if match else ""


def _ends(paper: Paper) -> str | None:
    tail = paper.text[-_END_CHARACTERS:]
    ended = [match.end() for match in _ENDED.finditer(tail)]
    return time_in("at " + tail[ended[-1] : ended[-1] + 30]) if ended else None


def _place(line: str, head: str) -> str | None:
    for pattern, text in ((_HELD, line), (_AFTER_TIME, line), (_LABELLED, head)):
        match = pattern.search(text)
        if match:
            return " ".join(match["place"].split()).rstrip(" .,")
    return None
