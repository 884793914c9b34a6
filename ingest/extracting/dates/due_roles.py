"""Tells what each date of a due cell is: the due date, one that it replaced, or none of these."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from ingest.extracting.dates.due_units import Stretch

# Words before a date that say it was replaced, is the new one, or is no due date at all.
_CHANGED = (
    r"(?:revised|changed|moved|extended|slipped|deferred|delayed|put\s+back|brought\s+forward"
    r"|postponed|amended|rescheduled)"
)
OLD_WORDS = (
    r"from|originally|original(?:\s+(?:date|target|deadline))?|previous(?:ly)?(?:\s+(?:date|target))?"
    r"|was|formerly|initially|first\s+date|instead\s+of|old\s+date"
)
NEW_WORDS = (
    rf"{_CHANGED}(?:\s+(?:date|target|deadline|timescale))?(?:\s+(?:to|until|is))?|now(?:\s+due)?"
    r"|new\s+(?:date|target|deadline|timescale)|expected(?:\s+new)?(?:\s+achievement)?\s+date|→|->|=>"
)
DONE_WORDS = (
    r"completed?|achieved|done|delivered|implemented|closed|discharged|signed\s+off|published"
    r"|approved|agreed"
)
START_WORDS = (
    r"from|since|starting|starts?|start\s+date|commenc(?:ing|es?|ed)|beginning|begins|effective"
)
REVIEW_WORDS = (
    r"reviewed|next\s+review|review(?:\s+date)?|updated|update|as\s+at|last\s+met|reported"
)

_ROLES = re.compile(
    rf"(?P<revised_from>{_CHANGED}(?:\s+\w+){{0,2}}\s+from)|(?P<new>{NEW_WORDS})"
    rf"|(?P<done>{DONE_WORDS})|(?P<review>{REVIEW_WORDS})|(?P<start>\b(?:{START_WORDS}))"
    rf"|(?P<old>{OLD_WORDS})|(?P<to>to|until|till|by|before|and|&|[-–;,\n])",
    re.IGNORECASE,
)
# Words after a date, mostly in brackets, that tell what it is.
_OLD_AFTER = re.compile(r"(?i)\s*\(?\s*(?:original|previous|old\b|superseded|initial)")
_NEW_AFTER = re.compile(r"(?i)\s*\(\s*(?:revised|new|extended|amended)(?:\s+(?:date|target))?\s*\)")
_OPEN_AFTER = re.compile(r"(?i)\s*\(?(?:and\s+)?onwards?\b")
_BRACKETED = re.compile(r"^\s*\([^()]*\)")


class DateRole(Enum):
    """What a date in a due cell is. A `START` begins a period; `NOT_DUE` is of something else."""

    DUE = auto()
    OLD = auto()
    NEW = auto()
    START = auto()
    NOT_DUE = auto()


@dataclass(frozen=True, slots=True)
class CellDate:
    """One date of a cell and what it is."""

    stretch: Stretch
    role: DateRole


def with_roles(text: str, stretches: Sequence[Stretch]) -> list[CellDate]:
    """Return the dates of `text` with their roles, in order.

    >>> from ingest.extracting.dates.due_units import find_stretches
    >>> text = "31/03/2024 extended to 30/09/2024"
    >>> [date.role.name for date in with_roles(text, find_stretches(text))]
    ['OLD', 'NEW']
    """
    dates: list[CellDate] = []
    before = 0
    for stretch in stretches:
        role = _role(text[before : stretch.start], text[stretch.end :], dates)
        if role is DateRole.NEW:
            # What a new date follows without a word of its own is the date it replaces.
            dates = [_as_old(d) if d.role is DateRole.DUE else d for d in dates]
        elif dates and _replaces(dates[-1], role, stretch, text):
            dates[-1] = _as_old(dates[-1])
        dates.append(CellDate(stretch, role))
        before = stretch.end
    return dates


def _as_old(date: CellDate) -> CellDate:
    return replace(date, role=DateRole.OLD)


def _replaces(before: CellDate, role: DateRole, stretch: Stretch, text: str) -> bool:
    """Return whether a later day printed straight after another, without a word, replaces it.

    So a date that was struck through and its successor come out of a file.
    """
    one, other = before.stretch, stretch
    if (
        before.role is not DateRole.DUE
        or role is not DateRole.DUE
        or text[one.end : other.start].strip()
    ):
        return False
    if one.precision is not other.precision or one.yearless or other.yearless:
        return False
    return one.last is not None and other.last is not None and one.last < other.last


def _role(between: str, after: str, earlier: Sequence[CellDate]) -> DateRole:
    if _OPEN_AFTER.match(after):
        return DateRole.START
    if _NEW_AFTER.match(after):
        return DateRole.NEW
    if earlier and (_OLD_AFTER.match(between) or _NEW_AFTER.match(between)):
        between = _BRACKETED.sub("", between)
    kinds = [m.lastgroup or "" for m in _ROLES.finditer(between) if _whole(between, m)]
    if "revised_from" in kinds or (_OLD_AFTER.match(after) and not kinds):
        return DateRole.OLD
    return _role_by_words(between, kinds, earlier)


def _role_by_words(between: str, kinds: Sequence[str], earlier: Sequence[CellDate]) -> DateRole:
    last = next((kind for kind in reversed(kinds) if kind != "to"), None)
    if last == "start":
        # "31/03/2025 from 31/12/2024" replaces; "from July 2024" only begins.
        return DateRole.OLD if earlier else DateRole.START
    named = {
        "done": DateRole.NOT_DUE,
        "review": DateRole.NOT_DUE,
        "new": DateRole.NEW,
        "old": DateRole.OLD,
    }
    if last in named:
        return named[last]
    if earlier and earlier[-1].role is DateRole.OLD:
        if re.search(r"(?i)\bto\b|→|->", between):
            return DateRole.NEW
        if re.fullmatch(r"\s*(?:,|and|&|/|then)\s*", between):
            return DateRole.OLD
    return DateRole.DUE


def _whole(text: str, match: re.Match[str]) -> bool:
    """Return whether a cue is a word of its own."""
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    return not (match.group()[0].isalnum() and before.isalnum()) and not (
        match.group()[-1].isalnum() and after.isalnum()
    )
