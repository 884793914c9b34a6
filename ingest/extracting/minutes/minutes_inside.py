"""Finds the minutes of an earlier meeting inside a pack of reports."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from assistant.dates import Precision, find_dates
from assistant.documents import DocumentKind
from ingest.extracting.paper import Paper

_BEGINS = re.compile(
    r"\W{0,9}(?:MINUTES|Minutes)\s+(?i:of)\s+(?i:proceedings\s+(?:at|of)\s+)?(?i:an?\s+|the\s+)?"
    r"(?:[\w’'-]+\s+){0,4}?(?i:meeting)\b(?P<rest>[\s\S]{0,240})"
)
_HELD = re.compile(r"(?i)\bheld\b")
# Minutes say at once who was there, an agenda that lists them does not.
_PRESENT = re.compile(
    r"(?im)^\W{0,9}(?:(?:members? |councillors? )?present|attendance|in attendance)\b\W"
)
_PRESENT_WITHIN = 1500
_HEAD_CHARACTERS = 300
# What begins the next paper of a pack.
_ENDS = re.compile(
    r"(?im)^\W{0,9}(?:agenda item (?:no\.? ?)?\d|item no\.? ?\d|(?:report )?(?:to|from|by|of)\s*:\s*\S"
    r"|report (?:title|author)|lead officer\s*:|wards? affected)"
)


@dataclass(frozen=True, slots=True)
class Inside:
    """Where minutes stand in a pack, and the day of the meeting if it is printed."""

    start: int
    end: int
    day: dt.date | None


def minutes_inside(paper: Paper) -> Inside | None:
    """Return the first minutes that a pack of reports holds; None for any other paper."""
    if paper.facts.kind is not DocumentKind.REPORTS_PACK:
        return None
    for block in paper.parsed.blocks:
        begins = _BEGINS.match(paper.text, block.start) if block.start < block.end else None
        if begins is None or not _HELD.search(begins["rest"]):
            continue
        if _PRESENT.search(paper.text, block.start, block.start + _PRESENT_WITHIN) is None:
            continue
        ends = _ENDS.search(paper.text, block.end)
        dates = find_dates(paper.text[block.start : block.start + _HEAD_CHARACTERS])
        day = next((date.first for date in dates if date.precision is Precision.DAY), None)
        return Inside(block.start, ends.start() if ends else len(paper.text), day)
    return None
