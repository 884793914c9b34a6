"""By when a promise is due, and to whom it is made."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from assistant.actions import DueDate
from assistant.dates import find_dates
from assistant.spans import Span
from ingest.extracting.commitments.promise_words import VAGUE_TIMES
from ingest.extracting.dates.due_dates import read_due
from ingest.extracting.dates.due_phrases import find_due
from ingest.extracting.paper import Paper

_VAGUE = re.compile(rf"\b(?:{'|'.join(sorted(VAGUE_TIMES, key=len)[::-1])})\b", re.IGNORECASE)
# "Figures for April" are not due in April, nor is a place "in the 2019 programme".
_FOR_A_TIME = re.compile(
    r"(?:for|during)\s+(?!the next|the following|(?:the )?\d)|in the \d{4}$", re.IGNORECASE
)
_NEXT_MEETING = re.compile(
    r"\b(?:date of (?:the )?next meeting|next (?:ordinary |scheduled )?meeting)\b[^\n]{0,40}?(?=\d|\n)"
    r"[^\n]{0,60}",
    re.IGNORECASE,
)
_WHOM = re.compile(
    r"\b(?:to|with|for) (?P<whom>(?:the |all |elected |committee |full |relevant )*"
    r"(?:Members|Councillors?|Committee|Chair(?:man|person)?|Council|Cabinet|Panel|Board|Commission|member)"
    r"(?: [A-Z][\w'’-]+)?(?: of the (?:Committee|Council|Panel|Cabinet))?)\b",
)
_CELL_WORDS = 6


@dataclass(frozen=True, slots=True)
class Clock:
    """The days from which relative dates are counted, None where the paper prints none."""

    meeting: dt.date | None
    next_meeting: dt.date | None


def next_meeting_of(paper: Paper) -> dt.date | None:
    """Return the day that the paper prints for the next meeting."""
    for match in _NEXT_MEETING.finditer(paper.text):
        dates = find_dates(match.group())
        if dates:
            return dates[0].first
    return None


def due_of(text: str, at: int, clock: Clock) -> DueDate:
    """Return when the words of a promise say it is due; without text where they do not.

    `at` is where the promise's own verb stands: what follows it comes before what precedes.
    """
    phrases = [p for p in find_due(text) if not _FOR_A_TIME.match(p.text)]
    phrases += [
        Span(m.start(), m.end(), m.group())
        for m in _VAGUE.finditer(text)
        if all(m.end() <= phrase.start or m.start() >= phrase.end for phrase in phrases)
    ]
    phrases.sort(key=lambda phrase: phrase.start)
    after = [phrase for phrase in phrases if phrase.start >= at]
    chosen = after[:1] or phrases[-1:]
    if not chosen:
        return _of_cell(text, clock)
    printed = chosen[0].text
    if _VAGUE.fullmatch(printed):
        return DueDate(printed)
    return read_due(printed, meeting=clock.meeting, next_meeting=clock.next_meeting)


def _of_cell(text: str, clock: Clock) -> DueDate:
    """Return the date that a short text, as the cell of a table is one, comes to."""
    if len(text.split()) > _CELL_WORDS:
        return DueDate("")
    due = read_due(text, meeting=clock.meeting, next_meeting=clock.next_meeting)
    return due if due.latest else DueDate("")


def whom_of(clause: str) -> str | None:
    """Return to whom it is promised, as printed.

    >>> whom_of("she would report back to Members in writing")
    'Members'
    """
    match = _WHOM.search(clause)
    return match["whom"] if match else None
