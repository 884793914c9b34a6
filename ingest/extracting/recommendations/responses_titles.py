"""What the title of a response says: which report it answers, and whose answer it is."""

from __future__ import annotations

import re

from ingest.extracting.paper import Paper
from ingest.parsing.parsed import BlockKind

ANSWERS_TO = re.compile(
    r"(?i)\brespon(?:se|ds?) (?:of|by|from)? ?(?P<by>the [\w’' ]{3,60}? )?to (?P<about>the report\b.{5,160}"
    r"|the [\w’' ]{0,40}(?:review|inquiry|committee|group)\b.{0,160}|.{5,160})$"
)
_BY = re.compile(
    r"(?i)\b(?P<by>(?:HM |UK )?government|executive|cabinet|council)(?:['’]s)? response\b"
)
_HEADINGS_TO_READ = 3


def answered_report(paper: Paper) -> tuple[str | None, str | None]:
    """Return the report that a response answers, as it names it, and the body that answers."""
    headings = (paper.text_of(b) for b in paper.parsed.blocks[:40] if b.kind is BlockKind.HEADING)
    titles = [
        paper.facts.title,
        *(h for _, h in zip(range(_HEADINGS_TO_READ), headings, strict=False)),
    ]
    about = by = None
    for title in titles:
        line = " ".join(title.split())
        found, whose = ANSWERS_TO.search(line), _BY.search(line)
        if found:
            about = about or found["about"]
            by = by or (found["by"] or "").strip() or None
        by = by or (whose["by"] if whose else None)
    return about, by
