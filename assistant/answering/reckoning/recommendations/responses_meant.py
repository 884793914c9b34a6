"""Which responses a question asks for: of which report and body, and to which recommendations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.planning import Plan
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.recommendations.recommendation_sets import (
    RecommendationSet,
    gather_sets,
    holds_name,
)
from assistant.answering.reckoning.recommendations.recommendations_asked import (
    ASKS_RECOMMENDATIONS,
    distinct_words,
    names_asked,
)
from assistant.answering.reckoning.recommendations.response_links import bare_number
from assistant.answering.reckoning.recommendations.response_sets import (
    HEALTH,
    Answered,
    ResponseSet,
    gather_responses,
    plain_title,
)
from assistant.answering.reckoning.recommendations.responses_words import (
    FRAMING,
    RESPONDS,
    names_refusal,
    names_verdict,
)
from assistant.answering.terms import stems

_RESPONSE_TO = re.compile(
    r"(?i)\brespon(?:d\w*|se) (?:.{0,40} )?to (?:.{0,70}\b)?(?:report|review|group|inquiry|committee)\b"
    r"|\b(?:report|review|group|inquiry)\b.{0,40}\brespon(?:d\w*|se)\b"
)
_POINTS = re.compile(r"(?i)\blearning points?\b")
# "The ponds group's asks", "what did Cabinet refuse from the ponds working group".
_GROUPS_ASKS = re.compile(
    r"(?i)\b(?:group|panel|committee|review|inquiry|commission)(?:['’]s|s['’])? (?:\w+ )?"
    r"(?:asks?|asked for|requests?|demands?|proposals?|suggestions?|ideas|wanted|points|report)\b"
    r"|\b(?:of|from|by) (?:the |our )?(?:[\w'’-]+ ){0,5}(?:group|review|inquiry|commission)\b"
    r"|\bwhat (?:the |our )?(?:[\w'’-]+ ){0,4}(?:group|review|inquiry|commission) (?:asked|wanted|called)\b"
)
# "Learning point 4", "R5": numbers that plans do not read as a recommendation's.
_POINT = re.compile(r"(?i:\blearning point (?P<number>\d{1,2})\b)")
# What a committee itself voted for is no response to it.
_OWN_VOTE = re.compile(
    r"(?i)\bvot(?:e|es|ed|ing)\b|\bmov(?:ed|er)\b|\bsecond(?:ed|er)\b|\bmotion\b|\bamendment\b|\bminutes\b"
    r"|\b(?:did|has|have|had) (?:the |our )?(?:committee|panel|commission|we|members)\b"
)
_SURE, _FEW = 3, 2
# "The partnership" is whom the response of "the Partnership's Executive" is asked of.
_OFFICES = frozenset(stems("executive board cabinet committee"))
# A response prints at least this share of the shorter wording of what it answers.
_ALIKE = 0.5
_NUMBERS = (
    "none one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen twenty"
).split()


def asks_responses(plan: Plan) -> bool:
    """Return whether a question asks what was answered to recommendations."""
    question = plan.standalone
    named = ASKS_RECOMMENDATIONS.search(question) or _POINTS.search(question)
    if named is None and _GROUPS_ASKS.search(question):
        return names_verdict(question)
    if named is not None:
        return RESPONDS.search(question) is not None or names_verdict(question)
    return _RESPONSE_TO.search(question) is not None


def asks_verdict(plan: Plan) -> bool:
    """Return whether a question that names no recommendation may ask what was said to one."""
    question = plan.standalone
    return names_verdict(question) and _OWN_VOTE.search(question) is None


def responses_asked(
    plan: Plan, ledger: Ledger, *, named: bool = True
) -> tuple[ResponseSet, tuple[Answered, ...]] | None:
    """Return the set that a question means and those of it that it asks for.

    None where none or several fit: names must stand in what the responses are about. A
    question that is not `named`, as it says nothing of recommendations, must name the body
    or the report, and be about one of them by most of its words.
    """
    numbers = [number for noun, number in plan.labels if noun == "recommendation"]
    numbers += [match["number"] for match in _POINT.finditer(plan.standalone)]
    gathered = gather_responses(ledger)
    gathered = [each for each in gathered if _says_body(plan, each)] or gathered
    sets = gather_sets(ledger) if numbers else ()
    fits = [
        (each, items)
        for each in gathered
        if (items := _items(each, plan, numbers)) is not None
        and all(_is_of_that_number(item, each, sets) for item in items if numbers)
    ]
    if not named:
        fits = [fit for fit in fits if _names_it(plan, *fit)]
    if not fits and not numbers:
        nearly = (fit for each in gathered if (fit := _nearly(each, plan)) is not None)
        fits = [fit for fit in nearly if named or _says_body(plan, fit[0])]
    return fits[0] if len(fits) == 1 else None


def _is_of_that_number(
    item: Answered, each: ResponseSet, sets: Sequence[RecommendationSet]
) -> bool:
    """Return whether the report itself prints that recommendation under that number.

    A response may number the recommendations otherwise than the report does.
    """
    if not item.number or not item.text:
        return True
    about = plain_title(each.about)
    for made in sets:
        own = made.numbered(item.number) if plain_title(made.title) == about else None
        if own is not None:
            one, two = set(stems(own.text)), set(stems(item.text))
            return len(one & two) >= _ALIKE * max(min(len(one), len(two)), 1)
    return True


def _items(each: ResponseSet, plan: Plan, numbers: Sequence[str]) -> tuple[Answered, ...] | None:
    """Return the responses of a set that a question asks for, None where it means another."""
    titled = set(stems(each.called))
    names = [name for name in names_asked(plan) if not holds_name(each.called, name)]
    words = [word for word in _asked_words(each, plan) if word not in titled]
    found = [
        item
        for item in each.items
        if not numbers or bare_number(item.number) in map(bare_number, numbers)
    ]
    if names or words:
        found = [item for item in found if _is_on(item, words, names)]
        if not found:
            return None
    return tuple(found) or None


def _asked_words(each: ResponseSet, plan: Plan) -> list[str]:
    """Return the stems that must name a set or one of its items."""
    count = len(each.items)
    whole = {str(count), *_NUMBERS[count : count + 1]}
    return [word for word in distinct_words(plan) if word not in FRAMING | whole]


def _nearly(each: ResponseSet, plan: Plan) -> tuple[ResponseSet, tuple[Answered, ...]] | None:
    """Return the one response whose recommendation says all words of a question but one."""
    titled = set(stems(each.called))
    if any(not holds_name(each.called, name) for name in names_asked(plan)):
        return None
    words = {word for word in _asked_words(each, plan) if word not in titled}
    said = [(len(words & set(stems(item.words))), item) for item in each.items]
    best = [item for count, item in said if count >= _SURE and count >= len(words) - 1]
    return (each, tuple(best)) if len(best) == 1 else None


def _names_it(plan: Plan, each: ResponseSet, items: Sequence[Answered]) -> bool:
    """Return whether a question that says nothing of recommendations surely means these responses."""
    titled = set(stems(each.called))
    own = [word for word in _asked_words(each, plan) if word not in titled]
    names = names_asked(plan)
    whole = len(items) == len(each.items)
    says_report = bool(names) and not own and whole
    if says_report or len(items) != 1:
        return says_report
    if _says_body(plan, each):
        return len(own) > 1 or len(names) > 0
    text = set(stems(items[0].text or ""))
    return names_refusal(plan.standalone) and len(set(own)) >= max(_FEW, _ALIKE * len(text))


def _says_body(plan: Plan, each: ResponseSet) -> bool:
    """Return whether a question names the body that responded."""
    by, said = set(stems(each.by or "")), set(stems(plan.standalone))
    if HEALTH.search(each.by or "") and HEALTH.search(plan.standalone):
        return True
    return bool(by) and (by <= said or (bool(by - _OFFICES) and by - _OFFICES <= said))


def _is_on(item: Answered, words: Sequence[str], names: Sequence[Sequence[str]]) -> bool:
    return set(words) <= set(stems(item.words)) and all(
        holds_name(item.words, name) for name in names
    )
