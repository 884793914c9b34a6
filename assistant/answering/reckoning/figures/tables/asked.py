"""Tells which line of a table of figures a question means, and what it asks of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answering.reckoning.figures.tables.grids import Line, Point
from assistant.answering.reckoning.figures.tables.periods import Span as Period
from assistant.answering.reckoning.figures.tables.periods import spans_in
from assistant.answering.reckoning.figures.tables.words import FRAMED, asked_stems, measure_stems

_EXTREME = re.compile(
    r"(?i)\b(?:worst|best|highest|lowest|biggest|smallest|fewest|largest|greatest|peak(?:ed)?"
    r"|(?:the|had|has|have|with|saw|is|are|were|was) (?:the )?(?:most|least)|least|(?:more"
    r"|fewer) [^?]{2,60} than any other"
    r"|(?:un)?happiest)\b"
)
_TARGET = re.compile(r"(?i)\b(?:targets?|aims?|goals?|ambition)\b")
_CHANGE = re.compile(
    r"(?i)\b(?:moved?|changed?|trends?|risen|rose|fallen|fell|come down|came down|gone (?:up|down)"
    r"|went (?:up|down)"
    r"|going (?:up|down)|since|compared?|against the first|versus|vs|better or worse|improved|improving"
    r"|get(?:ting)? (?:better|worse)|increas\w+|decreas\w+|dropp?\w*|back to where|over (?:time|the years?))\b"
    r"|\bhow (?:has|have)\b|\bfrom\b.{3,40}\bto\b|\bbetween\b.{3,60}\band\b"
    r"|\b(?:first|latest|last|now|then)\b[^?]{0,40}\b(?:against|and|with)\b[^?]{0,25}\b(?:first|latest|last|now)\b"
)
_SUM = re.compile(
    r"(?i)\b(?:altogether|in total|total|totals|add(?:ed|s|ing)? up|sum of|all told|both together|combined)\b"
)
_EACH = re.compile(
    r"(?i)\b(?P<unit>ward|area|district|locality|street|school|quarter|month|year|place"
    r"|neighbourhood|division|town)"
    r"[- ]by[- ](?P=unit)\b|\b(?:by|for|in) each (?P<each>[a-z]+)\b|\b(?:broken down|split"
    r"|break down|breakdown)[^?]{0,20} by (?P<by>[a-z]+)\b"
)
_BY_PERIOD = re.compile(r"(?i)\b(?:quarter|month|year|session|period|when|term|week)\b")
_HOW_MANY = re.compile(r"(?i)\bhow many\b")
_SHARE = re.compile(
    r"(?i)%|\bper ?cent(?:age)?\b|\brate\b|\bproportion\b|\bshare\b|\bperformance\b|\bscore\b"
)
_MONEY = re.compile(
    r"(?i)£|\bhow much\b|\bcost|\bspen[dt]|\bpaid\b|\bpay\b|\bbudget\b|\bmoney\b|\bbill\b"
)
_WHERE = re.compile(r"(?i)\b(?:where(?:abouts)?|which (?:part|area|place|bit)s?\b)")
_PLACES = frozenset(
    measure_stems("ward area district locality street part place neighbourhood division town")
)
_TIMES = frozenset(measure_stems("days hours minutes weeks months wait"))
_WAITED = frozenset(measure_stems("wait take last people typical"))
_OF_ALL = re.compile(r"(?i)\b(?:all|total|overall|whole)\b")
_IN_TIME = re.compile(r"(?i)\b(?:days|hours|minutes|weeks|months)\b(?!.{0,30}(?:per cent|%))")
# Of what kind those are that a measure counts; a count of one kind is none of all.
_KINDS = measure_stems(
    """missed overdue vacant unfilled temporary permanent fixed secondary primary special agency female male
    closed refused withdrawn failed complaints upheld abandoned assisted commercial empty disabled lookedafter
    adopted unaccompanied homeless repeat blocked obstructed waiting urgent emergency high medium low severe
    persistent unauthorised cancelled delayed stage internal external forecast target rejected appeals"""
)
_SMALL = frozenset({"and", "of", "the", "for", "in", "to", "a"})
_PAID = re.compile(r"(?i)£|\bcosts?\b|\bspen[dt]\b|\bpaid\b|\bpay\b|\bbudget\b|\bbill\b")
_ON_TIME = re.compile(r"(?i)\b(?:on|in) time\b")
# "the November 2023 report": a day of a paper, and no period of a figure.
_OF_PAPER = re.compile(
    r"(?i) (?:performance |progress |quarterly |annual |highlight )?(?:reports?|papers?|updates?"
    r"|scorecards?|meetings?|minutes|agenda|pack|dashboard|return)\b"
)
_SHORT = re.compile(r"\b[A-Z]{3,5}(?=s?\b)")
_HOW_LONG = re.compile(r"(?i)\bhow (?:long|quick\w*|soon|fast)\b")
_ALWAYS_MET = frozenset({"punctual", "within"})
_QUALIFIES = re.compile(r"(?i)^\W*of (?:these|which|whom|those)\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks: of which words, of which periods, and in the papers of which days."""

    question: str
    words: frozenset[str]
    periods: tuple[Period, ...]
    papers: tuple[Period, ...]
    extreme: bool
    target: bool
    change: bool
    adds_up: bool
    each: bool
    by_period: bool
    share: bool
    money: bool
    how_many: bool
    how_long: bool
    short: frozenset[str]


@dataclass(frozen=True, slots=True)
class Fit:
    """A line that holds all that is asked, the place that the question names, and how near it is."""

    line: Line
    place: Point | None
    distance: tuple[int, int, int, int]


def read_question(question: str) -> Asked:
    """Return what a question asks of a table of figures."""
    named = [span for span in spans_in(question) if _OF_PAPER.match(question, span.end)]
    spans = [span for span in spans_in(question) if span not in named]
    bare = question
    for span in named:
        cut = _OF_PAPER.match(question, span.end)
        end = cut.end() if cut else span.end
        bare = f"{bare[: span.start]}{' ' * (end - span.start)}{bare[end:]}"
    for span in spans:
        bare = f"{bare[: span.start]}{' ' * (span.end - span.start)}{bare[span.end :]}"
    return Asked(
        question=question,
        words=asked_stems(bare),
        periods=tuple(spans),
        papers=tuple(named),
        extreme=_EXTREME.search(question) is not None,
        target=_TARGET.search(question) is not None,
        change=_CHANGE.search(question) is not None,
        adds_up=_SUM.search(question) is not None,
        each=_EACH.search(question) is not None,
        by_period=_BY_PERIOD.search(bare) is not None,
        share=_SHARE.search(question) is not None or _ON_TIME.search(question) is not None,
        money=_MONEY.search(question) is not None,
        how_many=_HOW_MANY.search(question) is not None,
        how_long=_HOW_LONG.search(question) is not None,
        short=frozenset(each.lower() for each in _SHORT.findall(bare)),
    )


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
    return [fit for fit in fits if (_key(fit.line), fit.line.dated) in meant]


def _key(line: Line) -> tuple[frozenset[str], bool]:
    return measure_stems(line.measure), line.share


def _heads_another(fit: Fit, lines: Iterable[Line], asked: Asked) -> bool:
    """Return whether a word that a line lacks is of another line or table of its paper."""
    line = fit.line
    named = measure_stems(f"{line.measure} {line.by} {fit.place.label if fit.place else ''}")
    wanted = asked.words - named - _told_by_unit(named, asked)
    lacks = wanted - measure_stems(line.caption)
    beside = (wanted if _OF_ALL.search(line.measure) else lacks) - measure_stems(line.paper)
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
    measure = measure_stems(line.measure)
    caption = measure_stems(f"{line.caption} {line.by}")
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
        - measure_stems(f"{line.inner} {line.paper}")
    ):
        return None
    besides = 0 if line.whole else len(measure - asked.words - FRAMED - measure_stems(line.inner))
    if _QUALIFIES.match(line.measure):
        besides += 2
    kind = line.target is None if asked.target else line.share is not asked.share
    kind = kind or (asked.money and not line.money)
    return Fit(line, place, (len(wanted - near), int(kind), len(wanted - measure), besides))


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


def asks_by_period(line: Line, asked: Asked) -> bool | None:
    """Return whether the highest or lowest is asked of periods, None where not of this line's points."""
    if line.dated:
        return True if asked.by_period and not _WHERE.search(asked.question) else None
    heads = measure_stems(line.by)
    told = measure_stems(asked.question)
    by = (
        heads & told
        or (_WHERE.search(asked.question) and heads & _PLACES)
        or (told & _PLACES and heads & _PLACES)
    )
    return False if by else None
