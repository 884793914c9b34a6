"""Reads due dates that count from something: "within 18 months", "for the next meeting"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from assistant.actions import DuePrecision
from assistant.dates import written_date
from ingest.extracting.dates.due_units import Stretch, add_months, find_stretches, last_of_month

_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty"
).split()
_NUMBER = (
    rf"(?P<number>\d{{1,3}}|an?|the\s+next|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}"
    r"|twenty[- ]four|thirty[- ]six|thirty|sixty|ninety)"
)
_TENS = {"thirty": 30, "sixty": 60, "ninety": 90}
_UNIT = (
    r"(?P<unit>working\s+days?|calendar\s+days?|days?|weeks?|months?|quarters?|years?|fortnights?)"
)
_SPAN = rf"{_NUMBER}\s*(?:\(\w{{1,6}}\)\s*)?[- ]?{_UNIT}\b(?:['’]s?)?(?:\s+time\b)?"
_WITHIN = re.compile(
    rf"\b(?:(?:with)?in|over|at|no\s+later\s+than)?\s*(?:(?:the\s+)?(?:next|coming|following)\s+)?{_SPAN}"
    r"(?P<ago>\s+ago\b)?(?:\s+(?:of|from|after|following|since)\s+(?P<event>[^,;()\n]{3,60}))?",
    re.IGNORECASE,
)
_NEXT_MEETING = re.compile(
    r"\b(?:the|its|their|our|a|this)?\s*(?:next|following|subsequent|forthcoming|future)\s+"
    r"(?:(?:available|ordinary|scheduled|scrutiny|committee|full|cabinet|council|board|panel)\s+){0,3}"
    r"(?:meetings?|committee|session|cabinet|council|board|panel)\b",
    re.IGNORECASE,
)
# The document speaks of its own meeting with these; other events are not the meeting.
_MEETING_WORDS = re.compile(r"(?i)\b(?:meeting|today|now|this\s+date|the\s+date)\b")
_A_YEAR = dt.timedelta(days=366)
_FROM_NOW = re.compile(r"(?i)\b(?:next|coming|ago|time)\b")
_SMALL_WORDS = frozenset(
    "the a an of on and its this that to from in at date our their receipt".split()
)
_CALENDAR = re.compile(
    r"(?i)\b(?:(?P<this>by\s+the\s+end\s+of|end\s+of|this|later\s+this)\s+(?:the\s+|this\s+)?(?P<what>week|month|(?:calendar\s+|financial\s+|municipal\s+)?year)"
    r"|(?P<next>next)\s+(?P<next_what>week|month|(?:calendar\s+|financial\s+|municipal\s+)?year)|(?P<christmas>christmas)|(?P<tomorrow>tomorrow))\b"
)


@dataclass(frozen=True, slots=True)
class Starts:
    """What relative dates may be counted from; each None where it is not known.

    `words` is a stated start that prints its date ("publication on 12 June 2023").
    """

    meeting: dt.date | None = None
    words: str | None = None
    next_meeting: dt.date | None = None

    @property
    def stated(self) -> dt.date | None:
        """The day that `words` print, None where they print none."""
        return next(
            (s.first for s in find_stretches(self.words or "") if s.first and not s.yearless), None
        )

    @property
    def meeting_words(self) -> str | None:
        """How the meeting is named as an anchor."""
        return f"the meeting of {written_date(self.meeting)}" if self.meeting else None


@dataclass(frozen=True, slots=True)
class Relative:
    """A relative date and, where its start is known, the days it comes to."""

    start: int
    end: int
    first: dt.date | None = None
    last: dt.date | None = None
    anchor: str | None = None
    assumed: str | None = None


def find_relative(text: str, starts: Starts) -> Relative | None:
    """Return the first relative date of `text`, None where there is none.

    >>> start = Starts(words="publication of the review on 12 June 2023")
    >>> str(find_relative("Within 18 months", start).last)
    '2024-12-12'
    >>> find_relative("for the next meeting", start).last is None
    True
    """
    if match := _NEXT_MEETING.search(text):
        day = None if re.search(r"(?i)\bfuture\b", match.group()) else starts.next_meeting
        anchor = f"the next meeting, on {written_date(day)}" if day else None
        return Relative(match.start(), match.end(), day, day, anchor)
    if match := _WITHIN.search(text):
        return _counted(match, starts)
    if match := _CALENDAR.search(text):
        return _by_calendar(match, starts)
    return None


def with_year(stretch: Stretch, meeting: dt.date | None) -> Relative | None:
    """Return the days of a yearless stretch, in the year in which they follow the meeting.

    None where no meeting is known. A printed weekday chooses the year before it
    where only that year agrees with it.
    """
    if meeting is None or stretch.first is None or stretch.last is None:
        return None
    last = [day for day in _anniversaries(stretch.last, meeting.year) if day]
    later = next(day for day in last if day >= meeting)
    if stretch.weekday is not None and later.weekday() != stretch.weekday:
        year_before = [d for d in last if dt.timedelta() <= meeting - d <= _A_YEAR]
        later = next((d for d in year_before if d.weekday() == stretch.weekday), later)
    first = later - (stretch.last - stretch.first)
    if stretch.precision is DuePrecision.MONTH:
        first, later = later.replace(day=1), last_of_month(later)
    return Relative(
        stretch.start, stretch.end, first, later, f"the meeting of {written_date(meeting)}"
    )


def _anniversaries(day: dt.date, year: int) -> Iterator[dt.date | None]:
    # 29 February waits up to eight years for its next turn.
    for candidate in range(year - 1, year + 9):
        try:
            yield day.replace(year=candidate)
        except ValueError:
            if day.month == 2:
                yield None


def _counted(match: re.Match[str], starts: Starts) -> Relative:
    event = match["event"] or ""
    # "The next fortnight" runs from the meeting, whatever start the paper states for its periods.
    spoken = _FROM_NOW.search(match.group()) and starts.meeting
    start, anchor = _counted_from(event, replace(starts, words=None) if spoken else starts)
    blank = Relative(match.start(), match.end())
    if start is None:
        return blank
    number, unit = _number(match["number"]), re.sub(r"\s+", " ", match["unit"].lower())
    day = _later(start, -number if match["ago"] else number, unit)
    assumed = "working days are counted from Monday to Friday" if "working" in unit else None
    return Relative(match.start(), match.end(), min(start, day), day, anchor, assumed)


def _counted_from(event: str, starts: Starts) -> tuple[dt.date | None, str | None]:
    """Return the start that `event` names and its words; what it does not name counts only alone."""
    # From a month means from its end: no day of it has passed before.
    printed = next((s.last for s in find_stretches(event) if s.last and not s.yearless), None)
    if printed:
        return printed, event.strip()
    words = _content(event)
    if starts.stated and (not words or words & _content(starts.words or "")):
        return starts.stated, starts.words
    if starts.meeting and (not words or _MEETING_WORDS.search(event)):
        return starts.meeting, starts.meeting_words
    return None, None


def _content(words: str) -> set[str]:
    return set(re.findall(r"[a-z]{3,}", words.lower())) - _SMALL_WORDS


def _number(printed: str) -> int:
    word = re.sub(r"[\s-]+", " ", printed.lower())
    if word.isdigit():
        return int(word)
    if word in _NUMBERS:
        return _NUMBERS.index(word) + 1
    return {"twenty four": 24, "thirty six": 36, **_TENS}.get(word, 1)


def _later(start: dt.date, number: int, unit: str) -> dt.date:
    lengths: tuple[tuple[str, Callable[[], dt.date]], ...] = (
        ("working", lambda: _working_days(start, number)),
        ("fortnight", lambda: start + dt.timedelta(weeks=2 * number)),
        ("week", lambda: start + dt.timedelta(weeks=number)),
        ("month", lambda: add_months(start, number)),
        ("quarter", lambda: add_months(start, 3 * number)),
        ("year", lambda: add_months(start, 12 * number)),
        ("", lambda: start + dt.timedelta(days=number)),
    )
    return next(later() for name, later in lengths if name in unit)


def _working_days(start: dt.date, number: int) -> dt.date:
    day, left = start, abs(number)
    while left:
        day += dt.timedelta(days=1 if number > 0 else -1)
        left -= day.weekday() < 5
    return day


def _by_calendar(match: re.Match[str], starts: Starts) -> Relative:
    blank, day = Relative(match.start(), match.end()), starts.meeting
    what = re.sub(r"\s+", " ", (match["what"] or match["next_what"] or "").lower())
    if day is None:
        return blank
    stretch = _calendar_stretch(what, day, 1 if match["next"] else 0, match)
    if stretch is None:
        return blank
    return Relative(match.start(), match.end(), *stretch, starts.meeting_words)


def _calendar_stretch(
    what: str, day: dt.date, ahead: int, match: re.Match[str]
) -> tuple[dt.date, dt.date] | None:
    if match["tomorrow"]:
        return day + dt.timedelta(days=1), day + dt.timedelta(days=1)
    if match["christmas"]:
        return day, dt.date(day.year, 12, 25)
    if what == "week":
        monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=ahead)
        return monday, monday + dt.timedelta(days=6)
    if what == "month":
        first = add_months(day.replace(day=1), ahead)
        return first, last_of_month(first)
    # A bare "year" may be any of three kinds: it stays unresolved.
    if what.startswith("calendar"):
        return dt.date(day.year + ahead, 1, 1), dt.date(day.year + ahead, 12, 31)
    if what.startswith(("financial", "municipal")):
        month = 4 if what.startswith("financial") else 5
        year = day.year - (day.month < month) + ahead
        return dt.date(year, month, 1), last_of_month(dt.date(year + 1, 3 if month == 4 else 5, 1))
    return None
