"""Tells for which day a plan states its position, and from when its periods run."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents import DateIs
from assistant.sentences import split_sentences
from assistant.spans import Span
from ingest.extracting.dates.due_units import find_stretches
from ingest.extracting.paper import Paper
from ingest.parsing.parsed import Block

# Words before the day of a position; the first pattern that finds one counts.
POSITION_WORDS = (
    r"(?:position|status|progress|situation|ratings?|plan|information|data|correct)(?:\s+(?:is|are|were|shown|reported|stated|given))*\s*[:–-]?"
    r"\s*(?:\(?\s*as\s+(?:at|of|on)|at|to|on)\s*:?",
    r"\bas\s+(?:at|of)\s*:?",
    r"\b(?:actions?|business|requests?|matters|recommendations?|items)\s+(?:as\s+)?at",
    r"\b(?:(?:are|were|is|was)\s+(?:those|that)\s+(?:of|at|on)|(?:it|they|things|matters)\s+(?:stood|stand)\s+(?:at|on))",
    r"\b(?:reported|completed|supplied|provided|filled\s+in|entered|given)\s+by\s+(?:the\s+)?(?:lead\s+)?"
    r"(?:officers?|directorates?|departments?|services?|leads?|owners?)\s+(?:on|at|as\s+at)",
    r"\b(?:last\s+)?(?:updated|update|refreshed|revised|reviewed)(?:\s+(?:on|at|as\s+at|to))?\s*[:–-]?",
    r"\b(?:version|report|plan)\s+date\s*[:–-]?",
)
_POSITIONS = tuple(re.compile(rf"(?i){words}\s*(?=[\w])") for words in POSITION_WORDS)
_NEXT = re.compile(r"(?i)\bnext\s+(?:update|review)")
_ANCHOR = re.compile(
    r"(?i)\b(?:timescales?|time\s?scales|time\s+limits?|periods?|months|deadlines|dates|timeframes?|days|weeks)\b[^.\n]{0,80}?"
    r"\b(?:run|runs|are\s+counted|count|counted|are\s+measured|measured|start|begin|are|is)\s+from\s+(?P<start>[^.\n]{4,120})"
)
_THAT_DATE = re.compile(r"(?i)(?:that|this|the\s+same)\s+(?:date|day|meeting)")
_LEADING = re.compile(r"[\s:(–-]*(?:the\s+)?(?:end\s+of\s+)?(?:\w+day\s+)?")
_IN_HEADING = re.compile(
    r"(?i)\b(?:progress|update|position|status)\b[^|]{0,30}?\b(?:as\s+at|at|to|-|–)?\s*(?=\d|[A-Z])"
)
_AFTER = 48
_BEFORE_BLOCKS = 25


@dataclass(frozen=True, slots=True)
class Position:
    """The day of a plan's position and where it was read: "printed", "report date", "meeting date"."""

    day: dt.date | None = None
    source: str | None = None
    span: Span | None = None


def find_position(
    paper: Paper, place: tuple[int, int], titles: Sequence[Block], header: str
) -> Position:
    """Return the position of the plan whose first and last block stand at `place`.

    A day printed near the plan comes first, the nearest above it before any other; then
    the paper's own date. `titles` are rows of the table above its headings, and `header`
    is the text of these, which may date an update.
    """
    first, last = place
    blocks = paper.parsed.blocks
    above = [b for b in reversed(blocks[max(first - _BEFORE_BLOCKS, 0) : first]) if b.row is None]
    below = [b for b in blocks[last + 1 : last + 4] if b.row is None]
    for patterns in (_POSITIONS[:5], _POSITIONS[5:]):
        for block in (*reversed(titles), *above, *below):
            found = _in_block(paper, block, patterns)
            if found is not None:
                return found
    return _of_header(header) or _of_paper(paper)


def find_anchor(paper: Paper, blocks: Sequence[Block]) -> str | None:
    """Return the start that the paper states for its periods, in its own words.

    "Timescales given in months run from publication of the review on 12 June 2023."
    """
    for block in blocks:
        if block.row is None and (match := _ANCHOR.search(paper.text_of(block))):
            start = match["start"].strip()
            if _THAT_DATE.match(start):
                # The date is the last one printed before, in a sentence of its own.
                start = _last_dated(paper.text_of(block)[: match.start()])
            if find_stretches(start):
                return start
    return None


def _last_dated(text: str) -> str:
    sentences = [text[a:b] for a, b in split_sentences(text)]
    return next((s.rstrip(" .") for s in reversed(sentences) if find_stretches(s)), "")


def _in_block(paper: Paper, block: Block, patterns: Sequence[re.Pattern[str]]) -> Position | None:
    # Cells of a title row ("Updated | 12/08/2025") are read as one line, each where it stands.
    text = paper.text_of(block).replace("|", " ")
    for pattern in patterns:
        for match in pattern.finditer(text):
            if _NEXT.search(text[max(match.start() - 6, 0) : match.end()]):
                continue
            day, end = _day_after(text, match.end())
            if day is not None:
                span = paper.span(block.start + match.start(), block.start + end)
                return Position(day, "printed", span)
    return None


def _day_after(text: str, at: int) -> tuple[dt.date | None, int]:
    following = text[at : at + _AFTER]
    for stretch in find_stretches(following):
        between = following[: stretch.start]
        if (
            stretch.last
            and not stretch.yearless
            and not stretch.suspect
            and _LEADING.fullmatch(between)
        ):
            return stretch.last, at + stretch.end
        break
    return None, at


def _of_header(header: str) -> Position | None:
    days = [_day_after(header, match.end())[0] for match in _IN_HEADING.finditer(header)]
    newest = max((day for day in days if day), default=None)
    return Position(newest, "printed") if newest else None


def _of_paper(paper: Paper) -> Position:
    date = paper.facts.date
    sources = {
        DateIs.POSITION: "printed",
        DateIs.PUBLISHED: "report date",
        DateIs.MEETING: "meeting date",
    }
    return Position(date.day, sources.get(date.date_is)) if date.day else Position()
