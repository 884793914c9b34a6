"""Reads due dates as councils print them: read `read_due` first."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.actions import DueDate, DuePrecision
from ingest.extracting.dates.due_phrases import find_due
from ingest.extracting.dates.due_relative import Relative, Starts, find_relative, with_year
from ingest.extracting.dates.due_roles import CellDate, DateRole, with_roles
from ingest.extracting.dates.due_units import Stretch, find_stretches, with_weekday

__all__ = ["find_due", "read_due", "rejoin"]

# A cell that begins with one of these prints no date, whatever follows.
NO_DATE_WORDS = (
    r"t\.?b\.?[acd]\.?|to\s+be\s+(?:confirmed|agreed|advised|determined|decided|set|arranged)"
    r"|not\s+(?:stated|set|known|applicable)|n\s?/\s?a|on-?going|continuous(?:ly)?"
    r"|business\s+as\s+usual|bau"
)
# A date that has been given up, with no other in its place yet.
UNSETTLED_WORDS = (
    r"(?:revised|new|now|date|timescale)[^.;]{0,20}"
    r"(?:tbc|tba|tbd|to\s+be\s+(?:confirmed|agreed|set|determined|advised))"
    r"|(?:tbc|tba|to\s+be\s+confirmed)\b[^.;]{0,12}(?:was|from|original|previous)"
)
_NO_DATE = re.compile(rf"^\W*(?:{NO_DATE_WORDS})\b", re.IGNORECASE)
_UNTIL = re.compile(r"(?i)^\W*(?:on-?going|continuous(?:ly)?)\W+(?:to|until|till|through\s+to)\b")
_UNSETTLED = re.compile(UNSETTLED_WORDS, re.IGNORECASE)
_THAT_IS = re.compile(r"(?i)\b(?:ie|i\.e\.?|that\s+is)\b")
_RANGE = re.compile(r"(?i)\s*(?:to|until|till|[-–])\s*(?:the\s+)?(?:end\s+of\s+)?")
_BETWEEN = re.compile(r"(?i)\s*and\s*(?:the\s+)?(?:end\s+of\s+)?")
_LONG_NAMES = (
    "january february march april august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday months weeks ongoing quarter quarterly"
    " within meeting completed"
).split()
_BROKEN_NAME = re.compile(
    r"(?i)\b(?:" + "|".join(r"(?:-?\s)?".join(name) for name in _LONG_NAMES) + r")\b"
)
_BROKEN_DAY = re.compile(
    r"(?<![\d/.])([0-3]\s?\d|\d)\s?([/.])\s?([01]\s?\d|\d)\s?\2\s?(2\s?0\s?\d\s?\d|\d\s?\d)(?![\d/])"
)
_BROKEN_YEAR = re.compile(r"(?<=[a-z/–-])(\s?)\b(2\s?0\s?\d\s?\d)(?!\s?\d|[/-])", re.IGNORECASE)
_BROKEN_YEARS = re.compile(r"(?<!\d)(2\s?0\s?\d\s?\d)\s?([/–-])\s?(\d\s?\d)(?!\s?\d)")
# A due date further than this from its meeting contradicts it.
_FAR_YEARS = 15


def read_due(
    text: str,
    *,
    meeting: dt.date | None = None,
    anchor: str | None = None,
    next_meeting: dt.date | None = None,
) -> DueDate:
    """Return the due date that `text`, a cell or a phrase, prints, and the days it comes to.

    `meeting` settles the year of "Friday 18 February" and what counts from a meeting
    ("within a fortnight"). `anchor` is the start that the paper states for its periods, in
    words that print its day ("publication of the review on 12 June 2023"). `next_meeting`
    settles "for the next meeting". What nothing settles has no days, and a date that looks
    misprinted says why in `suspect`.

    >>> str(read_due("31/12/2024 (revised from 30/06/2024)").latest)
    '2024-12-31'
    >>> read_due("Within 18 months").precision.value, read_due("TBC").precision.value
    ('relative', 'none')
    """
    printed = rejoin(text)
    blank = DueDate(printed)
    if not re.search(r"[^\W_]", printed):
        return blank
    dates = with_roles(printed, find_stretches(printed))
    if _UNSETTLED.search(printed):
        return replace(blank, earlier=_days_of(dates))
    if _NO_DATE.match(printed) and not _UNTIL.match(printed):
        return replace(blank, earlier=_days_of(_old(dates)))
    return _read(
        replace(blank, earlier=_days_of(_old(dates))), dates, Starts(meeting, anchor, next_meeting)
    )


def rejoin(text: str) -> str:
    """Return `text` on one line, its dates whole again where a narrow cell broke them.

    >>> rejoin("31/12/202 4 or Septem ber 202 5")
    '31/12/2024 or September 2025'
    """
    text = _BROKEN_DAY.sub(lambda m: re.sub(r"\s", "", m.group()), " ".join(text.split()))
    text = _BROKEN_NAME.sub(lambda m: re.sub(r"[\s-]", "", m.group()), text)
    text = _BROKEN_YEARS.sub(_closed_up, text)
    return _BROKEN_YEAR.sub(lambda m: m[1] + re.sub(r"\s", "", m[2]), text)


def _closed_up(match: re.Match[str]) -> str:
    broken = " " in match[1] or " " in match[3]
    return re.sub(r"\s", "", match.group()) if broken else match.group()


def _read(blank: DueDate, dates: Sequence[CellDate], starts: Starts) -> DueDate:
    relative = find_relative(blank.text, starts)
    due = [d.stretch for d in dates if d.role in (DateRole.NEW, DateRole.DUE)]
    if relative and (not due or _is_of(relative, blank.text, due[0])):
        return replace(
            blank,
            earliest=relative.first,
            latest=relative.last,
            precision=DuePrecision.RELATIVE,
            anchor=relative.anchor if relative.last else None,
            assumed=relative.assumed,
        )
    if not due:
        return blank
    begins = [
        d.stretch for d in dates if d.role is DateRole.START and d.stretch.start < due[0].start
    ]
    return _of_stretches(blank, [*begins, *due], starts)


def _is_of(relative: Relative, text: str, date: Stretch) -> bool:
    """Return whether the date stands in the relative words, as their start, and not beside them."""
    if relative.start <= date.start < relative.end:
        return True
    between = text[relative.end : date.start]
    if date.start < relative.end or _THAT_IS.search(between):
        return False
    return re.fullmatch(r"\s*(?:of|from|after)?\s*(?:the\s+)?", between) is not None


def _of_stretches(blank: DueDate, stretches: Sequence[Stretch], starts: Starts) -> DueDate:
    settled = [_settled(stretch, starts) for stretch in stretches]
    dated = [(s, anchor) for s, anchor in settled if s.last]
    if not dated:
        stretch = settled[-1][0]
        waits = stretch.yearless or stretch.precision is DuePrecision.QUARTER
        precision = DuePrecision.RELATIVE if waits and not stretch.suspect else stretch.precision
        return replace(blank, precision=precision, suspect=stretch.suspect)
    last, anchor = max(dated, key=lambda pair: pair[0].last or dt.date.min)
    several = len(dated) > 1 and not _is_range(blank.text, stretches)
    return replace(
        blank,
        earliest=min(s.first for s, _ in dated if s.first),
        latest=last.last,
        precision=last.precision,
        anchor=anchor,
        assumed=last.assumed
        or ("of several printed dates the last is read as the due date" if several else None),
        suspect=next((s.suspect for s, _ in settled if s.suspect), None) or _far(last, starts),
    )


def _is_range(text: str, stretches: Sequence[Stretch]) -> bool:
    between = text[stretches[0].end : stretches[-1].start]
    if "between" in text.lower() and _BETWEEN.fullmatch(between):
        return True
    return _RANGE.fullmatch(between) is not None


def _far(stretch: Stretch, starts: Starts) -> str | None:
    if (
        starts.meeting
        and stretch.last
        and abs(stretch.last.year - starts.meeting.year) > _FAR_YEARS
    ):
        return f"the year {stretch.last.year} does not fit {starts.meeting_words}"
    return None


def _settled(stretch: Stretch, starts: Starts) -> tuple[Stretch, str | None]:
    """Return the stretch with its year, and what gave the year; without days where nothing does."""
    if not stretch.yearless:
        return stretch, None
    dated = with_year(stretch, starts.meeting)
    if dated is None or dated.last is None:
        return replace(stretch, first=None, last=None), None
    resolved = replace(stretch, first=dated.first, last=dated.last, yearless=False)
    return replace(resolved, suspect=with_weekday(stretch, dated.last)), dated.anchor


def _old(dates: Sequence[CellDate]) -> list[CellDate]:
    return [date for date in dates if date.role is DateRole.OLD]


def _days_of(dates: Sequence[CellDate]) -> tuple[dt.date, ...]:
    """Return the last day of each dated stretch, the oldest first."""
    return tuple(sorted(d.stretch.last for d in dates if d.stretch.last and not d.stretch.yearless))
