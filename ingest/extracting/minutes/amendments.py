"""Reads how a later meeting changed an earlier minute: what was deleted and what was put in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from assistant.council import Amendment
from assistant.dates import Precision, find_dates
from ingest.extracting.minutes.minutes import MinutedItem
from ingest.extracting.paper import Paper

_QUOTED = r"[\"“‘'](?P<{name}>[^\"”\n]{{1,400}}?)[\"”’'](?=[\s.,;:)]|$)"
_OLD, _NEW = _QUOTED.format(name="old"), _QUOTED.format(name="new")
_CHANGES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:delete|deleting|remove|removing|omit|omitting|the deletion of)\s+(?:the words?\s+"
        rf"|the figure\s+)?{_OLD}[\s,]+(?:and\s+)?"
        rf"(?:insert|inserting|substitute|substituting|add|adding|the insertion of|replace (?:it )?with"
        rf"|replacing (?:it )?with)\s+(?:the words?\s+|the figure\s+)?{_NEW}",
        rf"\b(?:replace|replacing|substitute|amend|amending|change|changing)\s+(?:the words?\s+"
        rf"|the figure\s+)?{_OLD}\s+(?:with|by|to(?: read)?)\s+(?:the words?\s+)?{_NEW}",
        rf"{_OLD}\s+(?:should\s+|to\s+|was to\s+|would\s+)?(?:be\s+)?(?:amended|changed|corrected"
        rf"|replaced|deleted and replaced)\s+(?:with|by|to(?: read)?)\s+{_NEW}",
        rf"\b(?:insert|inserting|add|adding|the (?:insertion|addition) of)\s+(?:the words?\s+)?{_NEW}",
        rf"\b(?:delete|deleting|remove|removing|the deletion of)\s+(?:the words?\s+)?{_OLD}",
        rf"\bto read:?\s+{_NEW}",
    )
)
_OF_MINUTES = re.compile(r"(?i)\bminutes?\b")
_AMENDS = re.compile(
    r"(?i)\b(?:amend\w*|correct(?:ed|ion|ions)|delet\w+|insert\w*|replac\w+|substitut\w+)\b"
)
_MINUTE = re.compile(
    r"(?i)\b(?:minute|item|paragraph)\s+(?:no\.?\s*|number\s+)?(?P<number>\d+[\w./()-]*)"
)


def amendments_in(paper: Paper, items: Sequence[MinutedItem]) -> Iterator[Amendment]:
    """Yield the changes to earlier minutes, each with the words put out and put in, as printed."""
    for item in items:
        on_minutes = item.title is not None and _OF_MINUTES.search(item.title) is not None
        for paragraph in item.paragraphs:
            text = paragraph.text
            if _AMENDS.search(text) and (on_minutes or re.search(r"(?i)\bminutes of the\b", text)):
                yield from _changes(paper, paragraph.start, text, item.title or "")


def _changes(paper: Paper, start: int, text: str, title: str) -> Iterator[Amendment]:
    taken: list[tuple[int, int]] = []
    for pattern in _CHANGES:
        for match in pattern.finditer(text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            groups = match.groupdict()
            numbers = [m["number"].rstrip(".,") for m in _MINUTE.finditer(text, 0, match.start())]
            yield Amendment(
                minute=numbers[-1] if numbers else None,
                old=groups.get("old"),
                new=groups.get("new"),
                amended_day=_amended_day(text, title, match.start()),
                span=paper.span(start + match.start(), start + match.end()),
            )


def _amended_day(text: str, title: str, before: int) -> dt.date | None:
    """Return the day of the minutes that are amended: "the minutes of the meeting held on ..."."""
    for source in (text[:before], title):
        held = [
            m.end() for m in re.finditer(r"(?i)\bmeeting (?:held )?on\b|\bminutes of\b", source)
        ]
        if held:
            days = [d.first for d in find_dates(source[held[-1] :]) if d.precision is Precision.DAY]
            if days:
                return days[0]
    return None
