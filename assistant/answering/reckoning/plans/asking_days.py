"""Which day, version or time a question about a plan means."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.reckoning.plans.asking_times import (
    Stretch,
    YearsNamed,
    stretches_in,
    years_named,
)

Place = tuple[int, int]
_TODAY = re.compile(r"\btoday\b|\bthis (?:very )?day\b")
_VERSION = re.compile(r"\b(?:version\s*|v)(\d{1,2})\b")
_SINCE_VERSION = re.compile(
    r"\b(?:since|after|from|than|with)\s+(?:the\s+)?(?:version\s*|v)(\d{1,2})\b"
)
_TWO_VERSIONS = re.compile(r"\bversions? (\d{1,2}) (?:and|to|with|or|v) (\d{1,2})\b(?![./]\d)")
_ORDINALS = {
    "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5,
}  # fmt: skip
# Words between "first" and "plan" may name the plan: "the very first Child R plan".
_NAMING = (
    r"(?:(?!dates?\b|due\b|deadlines?\b|targets?\b|actions? (?:in|of|on)\b|in\b|the\b|steps?\b|meeting\b"
    r"|(?:of|for) (?:the|this|that|an?|any|each|every|our)\b)[\w'/&-]+\s+){0,5}?"
)
_PLAN = r"(?:version|plan|tracker|log|edition|iteration)\b"
_FIRST = re.compile(
    rf"\b(?:first|original|earliest|initial)\s+(?:ever\s+)?{_NAMING}{_PLAN}"
    rf"|\b(?:original|initial)\s+{_NAMING}actions\b|\bfirst came to\b"
)
_TWO_NTH = re.compile(
    rf"\b(first|1st|{'|'.join(_ORDINALS)}) (?:and|to|with) (?:the )?({'|'.join(_ORDINALS)})\s+{_NAMING}"
    rf"{_PLAN[:-2]}s?\b"
)
_NTH = re.compile(rf"\b({'|'.join(_ORDINALS)})\s+{_NAMING}{_PLAN}")
# "since the first version": all that came after it, and not that version itself.
_SINCE_FIRST = re.compile(
    r"\b(?:since|after|from|than|against|compared (?:with|to))\s+(?:the\s+|its\s+)?(?:very\s+)?"
    rf"(?:first|original|earliest|initial)\s+(?:ones?\b|{_NAMING}{_PLAN})"
)
_PREVIOUS = re.compile(r"\b(?:previous|earlier|last but one) (?:version|plan)\b")
_TO_BE_DONE = (
    r"(?:supposed|meant|expected|scheduled|planned|should|to) (?:to )?(?:be|have been) (?:\w+ )?"
    r"(?:done|completed?|finished|delivered|achieved|implemented|over)"
)
_PLANNED = re.compile(rf"\b{_TO_BE_DONE}\b")
_DUE = re.compile(
    rf"\b(?:due|deadlines?|dated|{_TO_BE_DONE})\b"
    r"[^?]{0,12}?\b(?:by|before|in|on|during|between|until|up to|after|from)\s+(?:the\s+)?"
    r"(?:end of\s+)?$"
)
# "Had passed their due date on 1 May": the day is that on which it is reckoned.
_PAST_ON = re.compile(
    r"\b(?:passed|past|missed|gone|overdue|beyond|over)\b[^?]{0,30}?\b(?:dates?|deadlines?|targets?)"
    r"\s+(?:as\s+)?(?:on|at|by|in|of)\s+(?:the\s+)?(?:end of\s+)?$"
)
_AFTER = re.compile(r"\b(?:after|from)\s+(?:the\s+)?(?:end of\s+)?$")
_BEFORE = re.compile(r"\b(?:by|before|until|up to)\s+(?:the\s+)?(?:end of\s+)?$")
_SINCE = re.compile(
    r"\b(?:since|after|between)\s+(?:the\s+)?(?:(?:version|plan|position) (?:of|at)\s+)?$"
)
_LAST_TIME = re.compile(
    r"\bsince (?:the )?(?:last|previous|then|we last)\b|\bfrom last time\b|\bsince last\b"
)
_BETWEEN = re.compile(r"\bbetween\b")
# "the June 2024 Child R action plan": the date says which version is meant, and no day.
_OF_VERSION = re.compile(
    r"^\s*(?:(?!in\b|on\b|under\b|from\b|to\b|and\b|were\b|was\b|did\b|meeting\b|the\b"
    r"|(?:of|for) (?:the|this|that|an?|any|each|every|our)\b)[\w'&-]+\s+){0,6}?"
    r"(?:version|plan|tracker|log|spreadsheet|edition|copy)s?\b"
)
_VERSION_OF = re.compile(
    r"\b(?:version|plan|tracker|log|spreadsheet|edition|copy)\s+(?:of|from|dated)\s+$"
)


def without_plans(text: str) -> str:
    """Return a question without the words that say what was to be done by a day, done or not.

    >>> without_plans("how many were supposed to be done by then")
    'how many were  by then'
    """
    return _PLANNED.sub("", text)


@dataclass(frozen=True, slots=True)
class AskedDays:
    """The days of a question. `day` is D where one is given; `today` says that it is today.

    `versions` are the numbers of versions named, `since` the day from which changes are
    asked for, `due_from` and `due_to` the days between which actions are to be due.
    `since_version` is the number of a version from which changes are asked for.
    `last_time` says that only what is new since the version before is asked for.
    `version_from` is the first day of the time that a version is named by, `day` its last.
    `day_from` is the first day of a time that gave `day`, where that is longer than a day.
    `years` is a year over two calendar years ("2024/25").
    """

    day: dt.date | None = None
    today: bool = False
    versions: tuple[int, ...] = ()
    first: bool = False
    previous: bool = False
    since: dt.date | None = None
    due_from: dt.date | None = None
    due_to: dt.date | None = None
    last_time: bool = False
    since_version: int | None = None
    version_from: dt.date | None = None
    years: YearsNamed | None = None
    day_from: dt.date | None = None
    places: tuple[tuple[int, int], ...] = ()

    def without(self, text: str) -> str:
        """Return the question without its dates, which could be taken for numbers of actions."""
        for start, end in reversed(self.places):
            text = f"{text[:start]} {text[end:]}"
        return text


def asked_days(text: str, as_of: dt.date | None, today: dt.date) -> AskedDays:
    """Return the days that a question in small letters means; `as_of` goes before them.

    >>> asked_days("what was overdue at 30 june 2024?", None, dt.date(2026, 1, 1)).day
    datetime.date(2024, 6, 30)
    >>> asked_days("which actions are due by march 2025?", None, dt.date(2026, 1, 1)).due_to
    datetime.date(2025, 3, 31)
    """
    times = stretches_in(text)
    years = years_named(text)
    if years and any(t.start < years.place[1] and years.place[0] < t.end for t in times):
        years = None
    is_today = _TODAY.search(text) is not None
    since = _SINCE_VERSION.search(text)
    from_first = _SINCE_FIRST.search(text)
    found = AskedDays(
        day=as_of or (today if is_today else None),
        today=is_today and as_of is None,
        versions=_versions(text),
        first=_FIRST.search(text) is not None and from_first is None,
        since=dt.date.min if from_first else None,
        previous=_PREVIOUS.search(text) is not None,
        since_version=int(since.group(1)) if since else None,
        last_time=_LAST_TIME.search(text) is not None,
        places=_places(text, times, years),
        years=years,
    )
    return _with_times(found, text, times) if times else found


def _places(text: str, times: Sequence[Stretch], years: YearsNamed | None) -> tuple[Place, ...]:
    """Return the stretches of a question that name times and versions by their order."""
    places = [(time.start, time.end) for time in times]
    if years:
        places.append(years.place)
    ordinals = [m.span(1) for m in _NTH.finditer(text)]
    ordinals += [m.span(n) for m in _TWO_NTH.finditer(text) for n in (1, 2)]
    return tuple(sorted({*places, *ordinals}))


def _versions(text: str) -> tuple[int, ...]:
    """Return the numbers of versions that a question names, in figures or in words."""
    numbers = [int(number) for number in _VERSION.findall(text)]
    numbers += [int(number) for pair in _TWO_VERSIONS.findall(text) for number in pair]
    numbers += [_ORDINALS[word] for word in _NTH.findall(text)]
    numbers += [_ORDINALS.get(word, 1) for pair in _TWO_NTH.findall(text) for word in pair]
    return tuple(sorted(set(numbers)))


def _with_times(found: AskedDays, text: str, times: list[Stretch]) -> AskedDays:
    version = next((time for time in times if _is_of_version(text, time)), None)
    if version is not None and _SINCE.search(text[: version.start]):
        found = replace(found, since=version.last)
        times = [time for time in times if time is not version]
    elif version is not None:
        found = replace(found, version_from=version.first, day=found.day or version.last)
        times = [time for time in times if time is not version]
    if not times:
        return found
    before = text[: times[0].start]
    first, last = times[0].first, times[-1].last
    since, due_from, due_to, day = found.since, None, None, found.day
    if _DUE.search(before) and not _PAST_ON.search(before):
        due_from = None if _BEFORE.search(before) else first
        due_to = None if _AFTER.search(before) else last
    elif _SINCE.search(before):
        since = times[0].last
        day = day or (last if len(times) > 1 and _BETWEEN.search(text) else None)
    else:
        if day is None and times[0].first < times[0].last:
            found = replace(found, day_from=times[0].first)
        day = day or times[0].last
    return replace(found, day=day, since=since, due_from=due_from, due_to=due_to)


def _is_of_version(text: str, time: Stretch) -> bool:
    """Return whether a time says which version of a plan is meant."""
    after, before = text[time.end :], text[: time.start]
    return _OF_VERSION.match(after) is not None or _VERSION_OF.search(before) is not None
