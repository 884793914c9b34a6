"""What the title of a response says: which report it answers, and whose answer it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extracting.paper import Paper
from ingest.parsing.parsed import BlockKind

ANSWERS_TO = re.compile(
    r"(?i)\b(?:respon(?:se|ds?)|reply) (?:of|by|from)? ?(?P<by>the [\w’' ]{3,60}? )?to "
    r"(?P<about>the report\b.{5,160}|the [\w’' ]{0,40}(?:review|inquiry|committee|group)\b.{0,160}|.{5,160})$"
)
_BODIES = r"(?P<by>(?:HM |UK )?government|executive|cabinet|council)"
_BY = re.compile(
    rf"(?i)\b{_BODIES}(?:['’]s)? (?:response|reply)\b"
    rf"|\b(?:response|reply) (?:of|by|from) (?:the )?{_BODIES.replace('<by>', '<of>')}\b"
)
_TAKEN_BY = re.compile(rf"(?i)\bdecision (?:taken|made) by\b\W*(?:the )?{_BODIES}\b")
# "Response to each recommendation" names no report.
_NO_REPORT = re.compile(
    r"(?i)(?:each|all|the|its|these|our|scrutiny|individual|\W)*recommendations?\W*"
)
_SUBJECT = re.compile(r"(?im)^(?:subject|title|report title)\s*[|:]\s*(?P<subject>[^\n|]+)$")
_HEADINGS_TO_READ = 3
_HEAD_CHARACTERS = 800
_QUOTES = "\"'“”‘’ "


def answered_report(paper: Paper) -> tuple[str | None, str | None]:
    """Return the report that a response answers, as it names it, and the body that answers."""
    about = by = None
    for line in _titles(paper):
        found, whose = ANSWERS_TO.search(line), _BY.search(line)
        if found and not _NO_REPORT.fullmatch(found["about"]):
            about = about or _plain(found["about"])
            by = by or (found["by"] or "").strip() or None
        by = by or ((whose["by"] or whose["of"]) if whose else None)
    taken = _TAKEN_BY.search(paper.text[:_HEAD_CHARACTERS])
    return about or _own_title(paper), by or (taken["by"] if taken else None)


def _titles(paper: Paper) -> Iterator[str]:
    """Yield the title, the first headings and the subject that a form names."""
    yield " ".join(paper.facts.title.split())
    subject = _SUBJECT.search(paper.text[:_HEAD_CHARACTERS])
    if subject:
        yield " ".join(subject["subject"].split())
    headings = (b for b in paper.parsed.blocks[:40] if b.kind is BlockKind.HEADING)
    for _, block in zip(range(_HEADINGS_TO_READ), headings, strict=False):
        yield " ".join(paper.text_of(block).split())
    later = (b for b in paper.parsed.blocks if b.kind is BlockKind.HEADING)
    for block in later:
        line = " ".join(paper.text_of(block).split())
        if _BY.match(line):
            yield line


def _plain(about: str) -> str:
    """Return a report's name without the marks of a quotation around all of it."""
    bare = about.strip(_QUOTES)
    return bare if about[:1] in _QUOTES and about[-1:] in _QUOTES else about


def _own_title(paper: Paper) -> str | None:
    """Return the title of a paper that prints a report and its response together."""
    title = " ".join(paper.facts.title.split())
    return title if re.search(r"(?i)\b(?:response|responses|reply)\b", title) else None
