"""Tells which meetings a question means: by day, month, year, order or committee."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.answering.terms import stems
from assistant.dates import Precision, PrintedDate, find_dates, written_date

_MONTHS = tuple(calendar.month_name)[1:]
_MONTH_ALONE = re.compile(
    rf"(?i)\b(?P<day>\d{{1,2}})?(?:st|nd|rd|th)?\s*(?P<month>{'|'.join(_MONTHS)})\b(?!\s*\d{{4}})"
)
_MUNICIPAL = re.compile(r"\b(?P<first>20\d\d)\s?[/–-]\s?(?P<last>\d\d(?:\d\d)?)\b")
_SEASON = re.compile(
    r"(?i)\b(?P<season>spring|summer|autumn|winter)(?: of)? (?P<year>20\d\d)\b(?! (?:term|budget|statement))"
)
# The first month of each season, and how many it has.
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_LAST = re.compile(
    r"(?i)\b(?:last|latest|most recent|previous|newest)\s+(?:full |county |city |borough |district"
    r" |scrutiny |committee |cabinet |executive |council |board |panel )*meeting\b"
    r"|\bmeeting last\b"
)
_SINCE = re.compile(r"(?i)\b(?:since|after|following)\s+(?:the\s+)?(?:\w+\s+){0,4}$")
_BEFORE = re.compile(r"(?i)\b(?:before|until|till|up to|prior to)\s+(?:the\s+)?(?:\w+\s+){0,4}$")
_BETWEEN = re.compile(r"(?i)\b(?:between|from)\s+(?:the\s+)?(?:\w+\s+){0,4}$")
_BOTH_SIDES = re.compile(r"(?i)\bbefore and after\b")
_BODY = re.compile(
    r"(?i)\b(?P<qualifiers>(?:[\w’'&-]+\s+){1,8})(?P<body>(?:sub-?)?(?:committee|panel|board|subgroup|commission|forum))\b"
)
# "Children's scrutiny", "January scrutiny": a committee by what it scrutinises, without its noun.
_SCRUTINY = re.compile(
    r"(?i)\b(?P<qualifiers>(?:[\w’'&-]+\s+){0,6})(?P<body>scrutiny)\b"
    r"(?![’'-]|\s+(?:officers?|functions?|managers?|teams?|support|process|reviews?|reports?|powers?|of"
    r"|role|training|guidance|arrangements?|recommendations?|inquir\w+)\b)"
)
_ENDS_NAME = frozenset(
    """the a an our this that at in by to from of did was were is which what any each every has have
    when with on for about members member councillors before after before last next latest previous same
    whole full other scrutiny's ask asked discuss promised promise list us me got get attend attended
    chair chaired chairs join joined see saw went came come go are be been or under through via""".split()
)
_DATED = frozenset(month.lower() for month in _MONTHS) | frozenset(
    """jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn winter early late mid
    yesterday's today's""".split()
)
_CABINET = re.compile(
    r"(?i)\b(?:at|by|of|to|the|did|has|full|last|latest|previous|newest|recent)"
    r"\s+(?P<body>cabinet|(?:(?:full|county|city|borough|district|parish|town)\s+)?council"
    r"|executive)(?! (?:members?|tax|officers?|plan|group)\b)"
    r"(?=\s+(?:meeting|on|in|at|meet|decide|resolve|vote)\b|\W*$)"
)
# What papers call the meeting of all members.
_OF_ALL = frozenset(
    {"council", "full council", "county council", "city council", "borough council"}
    | {"district council", "parish council", "town council"}
)


@dataclass(frozen=True, slots=True)
class DaysAsked:
    """The days that a question keeps to, both ends included; None is open.

    `text` says in words what they are, `assumed` what was read into them, None where
    the question prints it itself. The stretches of the question stand in `places`.
    """

    first: dt.date | None
    last: dt.date | None
    text: str
    assumed: str | None = None
    places: tuple[tuple[int, int], ...] = ()
    both_sides: bool = False

    def holds(self, day: dt.date | None) -> bool:
        """Return whether a day is one of them; an unknown day never is."""
        if day is None:
            return False
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    @property
    def is_one_day(self) -> bool:
        """Whether they are a single day."""
        return self.first is not None and self.first == self.last


def days_asked(question: str, held: Collection[dt.date]) -> DaysAsked | None:
    """Return the days that `question` names, None where it names none.

    `held` are the days of known meetings: "the July meeting" is the newest in a July.

    >>> days_asked("What was promised in July?", [dt.date(2023, 7, 3)]).first.isoformat()
    '2023-07-03'
    """
    dates = find_dates(question)
    between = len(dates) == 2 and _BETWEEN.search(question[: dates[0].start])
    if between:
        places = tuple((date.start, date.end) for date in dates)
        first, last = dates[0].first, _last_day(dates[1])
        return DaysAsked(
            first, last, f"from {written_date(first)} to {written_date(last)}", None, places
        )
    year = _MUNICIPAL.search(question)
    if year and _is_next(year):
        return _municipal(year)
    season = _SEASON.search(question)
    if season:
        return _of_season(season)
    if dates:
        return _around(question, dates[0])
    return _by_order(question, held)


def _is_next(year: re.Match[str]) -> bool:
    return int(year["last"][-2:]) == (int(year["first"]) + 1) % 100


def _municipal(year: re.Match[str]) -> DaysAsked:
    begins = int(year["first"])
    days = dt.date(begins, 5, 1), dt.date(begins + 1, 4, 30)
    assumed = "the municipal year, May to April"
    return DaysAsked(*days, f"in {year.group()}", assumed, (year.span(),))


def _of_season(season: re.Match[str]) -> DaysAsked:
    begins = dt.date(int(season["year"]), _SEASONS[season["season"].lower()], 1)
    month = begins.month + 2
    year, month = (begins.year + 1, month - 12) if month > 12 else (begins.year, month)
    last = dt.date(year, month, calendar.monthrange(year, month)[1])
    assumed = f"{written_date(begins)} to {written_date(last)}"
    return DaysAsked(begins, last, f"in {season.group()}", assumed, (season.span(),))


def _around(question: str, date: PrintedDate) -> DaysAsked:
    before = question[: date.start]
    places = ((date.start, date.end),)
    printed = question[date.start : date.end]
    first, last = date.first, _last_day(date)
    if _BOTH_SIDES.search(before):
        return DaysAsked(first, last, printed, None, places, both_sides=True)
    if _SINCE.search(before):
        inclusive = re.search(r"(?i)\bsince\b", before) is not None
        start = first if inclusive else last + dt.timedelta(1)
        return DaysAsked(start, None, f"since {printed}", None, places)
    if _BEFORE.search(before):
        return DaysAsked(None, first - dt.timedelta(1), f"before {printed}", None, places)
    word = "on" if date.precision is Precision.DAY else "in"
    return DaysAsked(first, last, f"{word} {printed}", None, places)


def _last_day(date: PrintedDate) -> dt.date:
    if date.precision is Precision.DAY:
        return date.first
    if date.precision is Precision.YEAR:
        return dt.date(date.first.year, 12, 31)
    return date.first.replace(day=calendar.monthrange(date.first.year, date.first.month)[1])


def _by_order(question: str, held: Collection[dt.date]) -> DaysAsked | None:
    last = _LAST.search(question)
    if last and held:
        day = max(held)
        return DaysAsked(
            day,
            day,
            f"on {written_date(day)}",
            "the latest meeting held in the papers",
            (last.span(),),
        )
    for match in _MONTH_ALONE.finditer(question):
        if match["month"] == "may" or (
            match["month"].lower() == "march" and match["month"].islower()
        ):
            continue
        number = [month.lower() for month in _MONTHS].index(match["month"].lower()) + 1
        days = [d for d in held if d.month == number and match["day"] in (None, str(d.day))]
        if not days:
            return DaysAsked(dt.date.max, dt.date.min, match.group(), None, (match.span(),))
        day = max(days)
        return _sided(question, day, match.span())
    return None


def _sided(question: str, day: dt.date, place: tuple[int, int]) -> DaysAsked:
    before, written = question[: place[0]], written_date(day)
    if _BOTH_SIDES.search(before):
        return DaysAsked(day, day, written, written, (place,), both_sides=True)
    if _SINCE.search(before):
        return DaysAsked(day, None, f"since {written}", written, (place,))
    if _BEFORE.search(before):
        return DaysAsked(None, day - dt.timedelta(1), f"before {written}", written, (place,))
    return DaysAsked(day, day, f"on {written}", written, (place,))


def committees_asked(question: str, known: Collection[str]) -> frozenset[str] | None:
    """Return the committees of `known` that a question names.

    None where it names none ("the committee"); an empty set where it names one that the
    records do not know.

    >>> committees_asked("What was asked at the planning committee?", ["Children’s Committee"])
    frozenset()
    """
    match = _CABINET.search(question)
    if match:
        body = " ".join(match["body"].lower().split())
        bodies = _OF_ALL if body == "full council" else {body}
        named = frozenset(name for name in known if name.lower() in bodies)
        return named or (None if body.endswith("council") else named)
    for match in _BODY.finditer(question):
        asked = set(stems(" ".join(_name_words(match))))
        if asked:
            return frozenset(name for name in known if asked <= set(stems(name)))
    scrutiny = _SCRUTINY.search(question)
    if scrutiny is None:
        return None
    asked = set(stems(" ".join((*_name_words(scrutiny), scrutiny["body"]))))
    return frozenset(name for name in known if asked <= set(stems(name)))


def _name_words(match: re.Match[str]) -> list[str]:
    """Return the words before a body that name it: no verb, no article and no date."""
    words = match["qualifiers"].split()
    cut = max((n for n, word in enumerate(words) if _ends_name(word)), default=-1)
    return words[cut + 1 :]


def _ends_name(word: str) -> bool:
    plain = word.lower()
    return plain in _ENDS_NAME or plain in _DATED or any(letter.isdigit() for letter in plain)


def committee_place(question: str) -> Sequence[tuple[int, int]]:
    """Return the stretches of a question that name a committee."""
    found = [match.span("body") for match in _CABINET.finditer(question)]
    for match in (*_BODY.finditer(question), *_SCRUTINY.finditer(question)):
        words = list(re.finditer(r"\S+", match["qualifiers"]))
        cut = max((n for n, w in enumerate(words) if _ends_name(w.group())), default=-1)
        start = match.start("qualifiers") + (words[cut].end() if cut >= 0 else 0)
        found.append((start, match.end()))
    return found
