"""Figures of one measure and unit over time, and which measure a question means."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.planning import Plan
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.terms import stems, tokens
from assistant.council import Alias, Figure

# Words of a measure that papers print now and leave out then.
_LOOSE = frozenset(
    stems(
        """number total figure children child subject category under all every whole
        social worker workers case cases rolling year years month months council borough known
        people per cent work protection rate percentage proportion share level"""
    )
)
_SHARES = frozenset(stems("rate percentage proportion share"))
_UNWEIGHED = frozenset(stems("average mean"))
# Words with which questions ask for a trend or a comparison.
FRAMING = frozenset(
    stems(
        """change changed changes changing trend trends time over since between compare compared
        comparison comparing gone going go up down risen rise rising rose fallen fall falling fell
        increase increased increasing decrease decreased decreasing reduce reduced higher lower
        improve improved better worse worsen worsened figure figures number numbers total level
        now latest newest current recent last previous earlier before ago year years month months
        quarter history direction moved move far much many stood stand look looking progress
        track data statistics stats show graph past grown grow drop dropped dropping council
        borough has have with against versus vs happening done different difference list
        lists long length they reach reached hit passed"""
    )
)
# What questions ask for in words of their own, and the measure that is meant.
_SAID_AS = (
    (
        re.compile(
            r"(?i)\b(?:cases|children)\b[^?]{0,30}\b(?:does|do|did|has|have|per|for each|each)\b[^?]{0,20}"
            r"\bsocial workers?\b|\bsocial workers?\b[^?]{0,30}\b(?:cases|workloads?)\b"
        ),
        "average caseload",
    ),
)
_HOW_LONG = re.compile(r"(?i)\bhow long\b")
_HOW_MANY = re.compile(
    r"(?i)\bhow many\b(?! (?:working |more )?(?:days|weeks|months|years|hours|minutes)\b)"
)
# Whom a question counts; a count of others is no answer to it.
_COUNTED = re.compile(
    r"(?i)\bhow many (?:[\w’'-]+ ){0,3}?(?P<who>children|pupils|famil(?:y|ies)|carers|leavers|parents|adults"
    r"|households|workers|girls|boys|babies)\b"
)
_PEOPLE = frozenset(
    stems("children pupils family families carers leavers parents adults households workers")
)
_TIME = re.compile(r"(?i)^(?:working )?(?:days|weeks|months|years|hours|minutes)$")
# Words that papers print as one form and questions ask for as another.
_SAME = {"vacanc": "vacant", "exclus": "exclud", "staff": "post"}
# What makes a figure of another definition: "without agency social workers".
_QUALIFIED = re.compile(
    r"(?i)\b(?:without|excluding|including|not counting|apart from|other than)\s+(?P<what>[^,.;:()]{3,50})"
)


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one measure, unit, place and definition, by day.

    `home` are the words of the authorities whose papers print them.
    """

    figures: tuple[Figure, ...]
    words: frozenset[str]
    without: str | None = None
    home: frozenset[str] = frozenset()

    @property
    def unit(self) -> str:
        """What is counted, or in what."""
        return self.figures[0].unit

    @property
    def name(self) -> str:
        """The measure as its newest figure prints it."""
        name = min((figure.measure for figure in self.figures), key=len)
        return f"{name} ({self.without})" if self.without else name


def gather_series(ledger: Ledger) -> list[Series]:
    """Return all series; measures whose words differ only loosely are one."""
    longs = _longs(ledger)
    groups: dict[tuple[frozenset[str], str, str, str], list[Figure]] = {}
    words: dict[tuple[frozenset[str], str, str, str], set[str]] = {}
    for figure in ledger.records(Figure):
        if figure.day is None:
            continue
        said = measure_words(figure.measure, longs)
        key = (said - _LOOSE or said, figure.unit, figure.place or "", _without(figure) or "")
        groups.setdefault(key, []).append(figure)
        words.setdefault(key, set()).update(said)
    return [
        Series(
            tuple(sorted(found, key=lambda f: f.day.toordinal() if f.day else 0)),
            frozenset(words[key]),
            key[3] or None,
            _home(found, ledger),
        )
        for key, found in groups.items()
    ]


def _home(figures: Sequence[Figure], ledger: Ledger) -> frozenset[str]:
    papers = {ledger.document(figure.document_id).authority or "" for figure in figures}
    return frozenset(stem for authority in papers for stem in stems(authority))


def series_asked(
    plan: Plan, ledger: Ledger, without: Sequence[tuple[int, int]] = ()
) -> list[Series]:
    """Return the series that a question means: those that hold all of it and least besides.

    None where a word of the question stands in no measure. Of several that fit alike, all.
    """
    question = plan.standalone
    for start, end in (*without, *((d.start, d.end) for d in plan.dates)):
        question = f"{question[:start]}{' ' * (end - start)}{question[end:]}"
    longs = _longs(ledger)
    meant = " ".join([question, *(word for said, word in _SAID_AS if said.search(question))])
    leaves_out = _QUALIFIED.search(meant)
    if leaves_out:
        meant = f"{meant[: leaves_out.start()]} {meant[leaves_out.end() :]}"
    asked = measure_words(meant, longs) - FRAMING
    if not asked - _LOOSE:
        return []
    fits = [
        (_distance(each, asked), each)
        for each in gather_series(ledger)
        if (asked - _LOOSE) <= each.words | each.home
        and bool(each.without) is _says(question, each)
        if bool(leaves_out) is bool(each.without)
    ]
    if _HOW_LONG.search(question):
        fits = [fit for fit in fits if _TIME.search(fit[1].unit)] or fits
    counted = _COUNTED.search(question)
    if counted:
        fits = [fit for fit in fits if _counts(fit[1], counted["who"])]
    if _HOW_MANY.search(question):
        fits = [fit for fit in fits if not _TIME.search(fit[1].unit)]
    reaching = [fit for fit in fits if _reaches(fit[1], plan)] or fits
    least = min((distance for distance, _ in reaching), default=(0, 0, 0))
    return [each for distance, each in reaching if distance == least]


def _counts(each: Series, who: str) -> bool:
    """Return whether a series counts those who are named, or does not say whom it counts."""
    people = set(stems(each.unit)) & _PEOPLE
    return not people or bool(set(stems(who)) & (people | each.words))


def _is_of(each: Series, asked: frozenset[str]) -> bool:
    """Return whether a measure holds all that is asked; a council's own name need not stand in it."""
    return bool(asked & each.words) and asked <= each.words | each.home


def _reaches(each: Series, plan: Plan) -> bool:
    """Return whether a series goes back to the first year that a question names."""
    first = min((date.first.year for date in plan.dates), default=None)
    return first is None or any(f.day and f.day.year <= first for f in each.figures)


def _distance(each: Series, asked: frozenset[str]) -> tuple[int, int, int]:
    """Return how far a measure is from what is asked: the less the nearer.

    First whether a share is asked for and a number given, or the other way round; then how
    many loose words it lacks; then how many others it has besides, a short form for one.
    """
    share = each.unit.startswith("per ")
    asks_share = bool(asked & _SHARES)
    lacks = len((asked & _LOOSE) - _SHARES - each.words)
    written = measure_words(min((f.measure for f in each.figures), key=len), {})
    besides = each.words - asked - _LOOSE - _UNWEIGHED
    short = len(written - asked - _LOOSE - _UNWEIGHED)
    return int(share is not asks_share), lacks, min(len(besides), short)


def other_definitions(series: Series, ledger: Ledger) -> list[Series]:
    """Return the series of the same measure and unit with another definition."""
    core = series.words - _LOOSE
    return [
        each
        for each in gather_series(ledger)
        if each.without != series.without
        and each.unit == series.unit
        and each.words - _LOOSE == core
    ]


def measure_words(text: str, longs: Mapping[str, str]) -> frozenset[str]:
    """Return the stems of a measure, its short forms written out.

    >>> sorted(measure_words("Children on a CP plan", {"cp": "child protection"}))
    ['child', 'children', 'plan', 'protect']
    """
    bare = re.sub(r"\([^)]*\)", " ", text)
    full = " ".join(f"{longs[word]}" if word in longs else word for word in tokens(bare))
    return frozenset(_SAME.get(stem, stem) for stem in stems(full) if not stem[0].isdigit())


def _longs(ledger: Ledger) -> dict[str, str]:
    """Return what short forms in capitals stand for, where the papers define them one way."""
    found: dict[str, set[str]] = {}
    for alias in ledger.records(Alias):
        if alias.short.isupper():
            found.setdefault(alias.short.lower(), set()).add(alias.long.lower())
    return {short: min(longs) for short, longs in found.items() if len(longs) == 1}


def _without(figure: Figure) -> str | None:
    """Return what a figure leaves out or takes in, as its sentence prints it."""
    match = _QUALIFIED.search(figure.span.text)
    return " ".join(match.group().split()) if match and len(figure.span.text) < 400 else None


def _says(question: str, series: Series) -> bool:
    own = set(stems(series.without or "")) - FRAMING
    return bool(own & set(stems(question)))
