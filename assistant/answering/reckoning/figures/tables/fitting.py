"""Tells which lines of tables of figures a question means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.answering.reckoning.figures.tables.asked import Asked
from assistant.answering.reckoning.figures.tables.lines import Line, Point
from assistant.answering.reckoning.figures.tables.periods import Span as Period
from assistant.answering.reckoning.figures.tables.words import FRAMED, measure_stems

_PLACES = frozenset(
    measure_stems("ward area district locality street part place neighbourhood division town")
)
_TIMES = frozenset(measure_stems("days hours minutes weeks months wait"))
_WAITED = frozenset(measure_stems("wait take last people typical"))
_IN_TIME = re.compile(r"(?i)\b(?:days|hours|minutes|weeks|months)\b(?!.{0,30}(?:per cent|%))")
# Of what kind those are that a measure counts; a count of one kind is none of all.
_KINDS = measure_stems(
    """missed overdue vacant unfilled temporary permanent fixed secondary primary special agency female male
    closed refused withdrawn failed complaints upheld abandoned assisted commercial empty disabled lookedafter
    adopted unaccompanied homeless repeat blocked obstructed waiting urgent emergency high medium low severe
    persistent unauthorised cancelled delayed stage internal external forecast target rejected appeals"""
) - measure_stems("waste cleansed")
_NEGATED = re.compile(
    r"(?i)(?:\b(?:not|without|never|non)|n['’]t)[ -](?:yet |been |being )*(?P<what>[\w-]+)"
)
_SMALL = frozenset({"and", "of", "the", "for", "in", "to", "a"})
_PAID = re.compile(r"(?i)£|\bcosts?\b|\bspen[dt]\b|\bpaid\b|\bpay\b|\bbudget\b|\bbill\b")
_ALWAYS_MET = frozenset({"punctual", "within"})
_QUALIFIES = re.compile(r"(?i)^\W*of (?:these|which|whom|those)\b")
_WHERE = re.compile(r"(?i)\b(?:where(?:abouts)?|which (?:part|area|place|bit)s?\b)")
_UNIT = re.compile(
    r"(?i)\b(?:which|what|worst|best|the) (?:\w+ ){0,3}?(?P<unit>month|quarter|year|session)\b"
)


@dataclass(frozen=True, slots=True)
class Fit:
    """A line that holds all that is asked, the place that the question names, and how near it is."""

    line: Line
    place: Point | None
    distance: tuple[int, int, int, int]


def fits_of(lines: Sequence[Line], asked: Asked) -> list[Fit]:
    """Return the lines of the measure that is nearest to what is asked, in whatever paper.

    A line is left out where a word that only its paper's title holds heads another table there.
    """
    fits = [
        fit
        for line in lines
        if (fit := _fit(line, asked)) and not _heads_another(fit, lines, asked)
    ]
    least = min((fit.distance for fit in fits), default=None)
    nearest = [fit for fit in fits if fit.distance == least]
    meant = {(_key(fit.line), fit.line.dated) for fit in nearest}
    if len(meant) > 1 or asked.extreme:
        return nearest
    kept = [fit for fit in fits if (_key(fit.line), fit.line.dated) in meant]
    return [*kept, *_alike_elsewhere(kept, lines, asked)]


def _alike_elsewhere(kept: Sequence[Fit], lines: Iterable[Line], asked: Asked) -> list[Fit]:
    """Return the lines of other papers that print the very measure, though less of what is asked."""
    held = {id(fit.line) for fit in kept}
    said = {fit.line.measure.casefold(): fit for fit in kept if len(fit.line.measure.split()) > 3}
    return [
        replace(said[line.measure.casefold()], line=line)
        for line in lines
        if id(line) not in held and line.dated and line.measure.casefold() in said
        if not asked.papers and said[line.measure.casefold()].line.dated
    ]


def _key(line: Line) -> tuple[frozenset[str], bool]:
    return measure_stems(line.measure), line.share


def _heads_another(fit: Fit, lines: Iterable[Line], asked: Asked) -> bool:
    """Return whether a word that a line lacks is of another line or table of its paper."""
    line = fit.line
    named = measure_stems(
        f"{line.measure} {line.alias} {line.by} {fit.place.label if fit.place else ''}"
    )
    wanted = asked.words - named - _told_by_unit(named, asked)
    lacks = wanted - measure_stems(line.caption)
    # "Per cent" alone is of what its table is headed by.
    bare = line.share and not measure_stems(line.measure) - FRAMED
    beside = (lacks if line.money or bare else wanted) - measure_stems(line.paper)
    others = [each for each in lines if each.document is line.document]
    return any(
        beside & measure_stems(each.measure)
        if each.table == line.table
        else lacks & measure_stems(each.caption)
        for each in others
    )


def _fit(line: Line, asked: Asked) -> Fit | None:
    if not asked.words or _wrong_kind(line, asked):
        return None
    if asked.extreme and asks_by_period(line, asked) is None:
        return None
    if _denies(line.measure) & asked.words - _denies(asked.question):
        return None
    measure = measure_stems(line.measure)
    caption = measure_stems(f"{line.caption} {line.by} {line.alias}")
    paper = measure_stems(f"{line.paper} {line.lead}")
    place = None if line.dated else _place_named(line.points, asked)
    named = measure_stems(place.label) if place else frozenset()
    wanted = asked.words - named - _told_by_unit(measure | caption, asked)
    wanted = frozenset(
        w
        for w in wanted
        if w not in initials_of(f"{line.measure} {line.caption} {line.lead} {line.paper}")
    )
    if not wanted or not wanted <= measure | caption | paper:
        return None
    near = wanted & (measure | caption)
    by_place = asked.extreme and not line.dated
    if not (near - _lengths(near)) and not by_place:
        return None
    if len(near) < len(wanted - near) and not near & measure and not by_place:
        return None
    if (
        (measure & _KINDS)
        - measure_stems(asked.question)
        - measure_stems(f"{line.inner} {line.paper} {line.alias}")
    ):
        return None
    besides = 0 if line.whole else len(measure - asked.words - FRAMED - measure_stems(line.inner))
    if _QUALIFIES.match(line.measure):
        besides += 2
    kind = line.target is None if asked.target else line.share is not asked.share
    kind = kind or (asked.money and not line.money)
    return Fit(line, place, (len(wanted - near), int(kind), len(wanted - measure), besides))


def _denies(text: str) -> frozenset[str]:
    """Return the words that a text says are not so: "not recycled"."""
    return frozenset(
        word for each in _NEGATED.finditer(text) for word in measure_stems(each["what"])
    )


def _told_by_unit(told: frozenset[str], asked: Asked) -> frozenset[str]:
    """Return the words of a question that the length of time in a measure says."""
    if not told & _TIMES and not _lengths(told):
        return frozenset()
    return _ALWAYS_MET | (_WAITED if asked.how_long else frozenset())


def _lengths(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if word[0].isdigit())


@lru_cache(maxsize=4000)
def initials_of(text: str) -> frozenset[str]:
    """Return the short forms of two to five letters that words of a text begin with.

    >>> "ehc" in initials_of("Education, health and care plans")
    True
    """
    letters = [
        word[0].lower() for word in re.findall(r"[A-Za-z]+", text) if word.lower() not in _SMALL
    ]
    run = "".join(letters)
    return frozenset(run[i : i + n] for n in (3, 4, 5) for i in range(len(run) - n + 1))


def _wrong_kind(line: Line, asked: Asked) -> bool:
    """Return whether a line counts in another unit than is asked for, or is of other periods."""
    day = line.document.date.day
    if asked.papers and not (day and any(p.first <= day <= p.last for p in asked.papers)):
        return True
    if asked.how_many and (line.share or line.money):
        return True
    if line.money and not asked.money:
        return True
    if _PAID.search(asked.question) and not line.money:
        return True
    if asked.how_long and not _IN_TIME.search(line.measure):
        return True
    if line.dated or not asked.periods:
        return False
    return line.period is None or not any(_alike(line.period, period) for period in asked.periods)


def _alike(one: Period, other: Period) -> bool:
    return one.days == other.days or one.last == other.last or other.holds(one)


def _place_named(points: Sequence[Point], asked: Asked) -> Point | None:
    """Return the one place of a line all of whose words are in the question."""
    everything = measure_stems(asked.question)
    named = [
        point
        for point in points
        if not point.whole and (words := measure_stems(point.label)) and words <= everything
    ]
    return named[0] if len(named) == 1 else None


def _is_by(line: Line, asked: Asked) -> bool:
    """Return whether the points of a line are as long as the periods that a question names."""
    named = _UNIT.search(asked.question)
    longest = {"month": 31, "quarter": 92}.get(named["unit"].lower(), 400) if named else 400
    least = (
        {"quarter": 80, "year": 300, "session": 150}.get(named["unit"].lower(), 0) if named else 0
    )
    days = sorted((p.period.last - p.period.first).days + 1 for p in line.points if p.period)
    middle = days[len(days) // 2] if days else 0
    return middle == 1 or least <= middle <= longest


def asks_by_period(line: Line, asked: Asked) -> bool | None:
    """Return whether the highest or lowest is asked of periods, None where not of this line's points."""
    if line.dated:
        fits = asked.by_period and not _WHERE.search(asked.question) and _is_by(line, asked)
        return True if fits else None
    heads = measure_stems(line.by)
    told = measure_stems(asked.question)
    by = (
        heads & told
        or (_WHERE.search(asked.question) and heads & _PLACES)
        or (told & _PLACES and heads & _PLACES)
    )
    return False if by else None
