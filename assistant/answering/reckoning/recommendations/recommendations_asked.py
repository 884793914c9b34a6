"""Tells whose recommendations a question means, and about what."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from assistant.answering.planning import Plan
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.recommendations.recommendation_sets import (
    RecommendationSet,
    gather_sets,
    holds_name,
    words_of,
)
from assistant.answering.terms import stems, tokens
from assistant.council import RecommendationKind

ASKS_RECOMMENDATIONS = re.compile(
    r"(?i)\bre[ck]+om+[ae]nd\w*|\brecs?\b(?=\s*\d|\W*$| (?:of|from|in|did|were|are|for))"
)
_HEAD = 700
_OFFICERS = RecommendationKind.OFFICER_TO_COMMITTEE
_SCRUTINY = RecommendationKind.SCRUTINY_TO_EXECUTIVE
_REVIEWS = RecommendationKind.REVIEW_TO_AGENCY
# Who recommends, as questions say it; a paper need not print these words.
_SAYS_SCRUTINY = re.compile(
    r"(?i)\btask (?:and|&|n) finish\b|\btask group\b|\bworking group\b|\bt ?& ?f\b|\bscrutiny\b"
    r"|\bselect committee\b"
)
_SAYS_OFFICERS = re.compile(
    r"(?i)\bofficers?\b|\b(?:the )?director\b.{0,30}\brecommend|\bofficer report\b"
)
_SAYS_INSPECTION = re.compile(r"(?i)\bofsted\b|\binspect(?:ion|ions|or|ors|ed)\b|\bcqc\b|\bilacs\b")
_SAYS_REVIEW = re.compile(
    r"(?i)\b(?:case |practice |safeguarding |adults? )?reviews?\b|\breviewers?\b|\binquir(?:y|ies)\b"
    r"|\b(?:l?cspr|scr|sar|dhr)s?\b"
)
# Words that say that recommendations are asked for, or only frame the question.
_FRAMING = frozenset(
    stems(
        """recommend recommends recommended recommendation recommendations recomendation
        recomendations reccomendation reccomendations reccomend recomend rec recs review reviews
        reviewer report reports paper inquiry inspection inspections inspector inspectors inspected
        ofsted cqc ilacs lcspr cspr scr task finish group working scrutiny officer officers list
        make makes made give many number total full whole text wording exactly addressed aimed to
        whom who which what whose need needs needed improve improved improvement improving better
        area areas priority must should newest latest recent last current published local
        safeguarding practice serious case set out come came up with please show all every are
        there do did done been implemented carried delivered achieved completed actioned act acted
        upon actions action answer answers link linked accept accepts accepted reject rejected
        agree agreed partly part partially cabinet executive government council's response
        responded respond responses say said why reason reasons refused turned down happened become
        status progress adopted taken forward children services service council findings late
        responsible responsibility owns owner owned according according want wanted yet ever actually became"""
    )
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The sets that a question means.

    `topic` holds stems that only some items are about; `named` says that the question
    names the paper, its subject or its place.
    """

    sets: tuple[RecommendationSet, ...]
    topic: tuple[str, ...] = ()
    named: bool = False


@dataclass(frozen=True, slots=True)
class _Fit:
    """A set that holds what a question says; `in_opening`: only on its first page."""

    each: RecommendationSet
    topic: tuple[str, ...]
    in_opening: bool
    titled: int

    @property
    def order(self) -> tuple[bool, int, int]:
        return (self.in_opening, len(self.topic), -self.titled)


def sets_asked(
    plan: Plan,
    ledger: Ledger,
    *,
    kinds: Sequence[RecommendationKind] = (),
    inspections: bool = False,
) -> Asked | None:
    """Return the sets that a question means, None where none is clearly meant.

    Every name of the question must stand in a set's title, in one of its recommendations
    or on its paper's first page, and so must each word that is no framing.
    """
    wanted = tuple(kinds) or _kinds_said(plan.standalone)
    inspections = inspections or _SAYS_INSPECTION.search(plan.standalone) is not None
    names, words = names_asked(plan), distinct_words(plan)
    fits = [
        fit
        for each in gather_sets(ledger)
        if each.kind in wanted and (each.is_inspection or not inspections)
        if (fit := _fit(each, ledger, names, words)) is not None
    ]
    fits = _of_year(fits, plan)
    if not fits:
        return None
    best = [fit for fit in fits if fit.order == min(other.order for other in fits)]
    chosen = _newest([fit.each for fit in best], named=bool(names))
    named = bool(names) or best[0].titled > 0 or best[0].in_opening
    return Asked(tuple(chosen), best[0].topic, named)


def names_asked(plan: Plan) -> list[tuple[str, ...]]:
    """Return the words of each name in a question, without those of kinds of papers."""
    return [words for name in plan.names if (words := _named(name))]


def _kinds_said(question: str) -> tuple[RecommendationKind, ...]:
    if _SAYS_INSPECTION.search(question):
        return (_REVIEWS,)
    if _SAYS_SCRUTINY.search(question):
        return (_SCRUTINY,)
    if _SAYS_OFFICERS.search(question):
        return (_OFFICERS,)
    return (_REVIEWS,) if _SAYS_REVIEW.search(question) else (_REVIEWS, _SCRUTINY)


def _named(name: str) -> tuple[str, ...]:
    return tuple(word for word in tokens(name) if not set(stems(word)) & _FRAMING and stems(word))


def distinct_words(plan: Plan) -> list[str]:
    """Return the stems that tell what is asked from other questions of this kind."""
    dated = {t for d in plan.dates for t in tokens(plan.standalone[d.start : d.end])}
    label = {number.lower() for noun, number in plan.labels if noun == "recommendation"}
    named = {word for name in plan.names for word in _named(name)}
    apart = dated | label | named | set(plan.figures)
    left = " ".join(word for word in tokens(plan.standalone) if word not in apart)
    return [stem for stem in dict.fromkeys(stems(left)) if stem not in _FRAMING]


def _fit(
    each: RecommendationSet,
    ledger: Ledger,
    names: Sequence[tuple[str, ...]],
    words: Sequence[str],
) -> _Fit | None:
    """Return how a set holds what a question says, None where something is missing."""
    title = set(stems(each.called))
    titled = len([word for word in words if word in title])
    titled += len([name for name in names if holds_name(each.called, name)])
    missing = [name for name in names if not holds_name(each.called, name)]
    left = [word for word in words if word not in title]
    topic = tuple(dict.fromkeys([*left, *_stems(missing)]))
    if not topic or any(_says(words_of(item), topic, missing) for item in each.items):
        return _Fit(each, topic, in_opening=False, titled=titled)
    opening = f"{each.called} {ledger.view.text_of(each.document.document_id)[:_HEAD]}"
    if _says(opening, left, missing):
        return _Fit(each, (), in_opening=True, titled=titled)
    return None


def _says(text: str, words: Collection[str], names: Iterable[tuple[str, ...]]) -> bool:
    return set(words) <= set(stems(text)) and all(holds_name(text, name) for name in names)


def _stems(names: Iterable[tuple[str, ...]]) -> list[str]:
    return [stem for name in names for stem in stems(" ".join(name))]


def _of_year(fits: Sequence[_Fit], plan: Plan) -> list[_Fit]:
    """Return the fits of the years that a question names, all where it names none of theirs."""
    years = {date.first.year for date in plan.dates}
    days = [(fit, fit.each.document.date.day) for fit in fits]
    return [fit for fit, day in days if day and day.year in years] or list(fits)


def _newest(sets: Sequence[RecommendationSet], *, named: bool) -> list[RecommendationSet]:
    """Return, of inspections of one kind and place, the newest; all others."""
    kept: dict[tuple[str, ...], RecommendationSet] = {}
    for each in sorted(sets, key=_day):
        kept[_series(each, named=named)] = each
    return [each for each in sets if each in kept.values()]


def _day(each: RecommendationSet) -> int:
    day = each.document.date.day
    return day.toordinal() if day else 0


def _series(each: RecommendationSet, *, named: bool) -> tuple[str, ...]:
    """Return what a later inspection of the same kind and place shares with an earlier one.

    Where the question names the place, all that fit are of that place.
    """
    place = "named" if named else each.document.authority
    if not each.is_inspection or not place:
        return (each.document.document_id, each.kind.value, each.title)
    send = "send" in tokens(each.called)
    return (" ".join(tokens(place)), "send" if send else "services")
