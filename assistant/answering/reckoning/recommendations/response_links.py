"""Which paper's recommendations a set of responses answers: only where the papers name one another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.reckoning.recommendations.recommendation_sets import (
    RecommendationSet,
    plain_number,
)
from assistant.answering.terms import stems
from assistant.council import Recommendation, RecommendationKind, Response

_LETTERS = re.compile(r"^(?:[a-z]{1,4}|recommendations?)\.?(?=\d)")
# Words that any report's title may hold: they link no response to it.
_ANY_REPORT = frozenset(
    stems(
        """report reports review reviews scrutiny inquiry task finish group panel committee final draft
        recommendation recommendations response responses executive cabinet into action plan council"""
    )
)


_ACRONYM = 4
_WITH_ARTICLE = re.compile(
    r"(?i)\b(?:cabinet|executive|council|government|committee|board|department|partnership|service)$"
)


def bare_number(number: str | None) -> str:
    """Return a number without the letters before it: "R5" and "5" are the same recommendation.

    >>> bare_number("LP4"), bare_number("(3)"), bare_number("R.5")
    ('4', '3', '5')
    """
    return _LETTERS.sub("", plain_number(number))


def answered_set(
    found: Sequence[Response], about: str | None, sets: Sequence[RecommendationSet]
) -> RecommendationSet | None:
    """Return the recommendations that responses answer, None where none or several may be meant.

    They stand in the same paper, or under a title that the responses name; and no response
    has a number that the report has not.
    """
    numbers = {bare_number(each.number) for each in found if each.number}
    fits = [made for made in sets if numbers and numbers <= _numbers(made)]
    papers = {each.document_id for each in found}
    same = [made for made in fits if made.document.document_id in papers]
    named = same or [
        made
        for made in fits
        if made.kind is not RecommendationKind.OFFICER_TO_COMMITTEE
        and _is_named(about, made, numbers)
    ]
    return named[0] if len(named) == 1 else None


def answered_item(response: Response, made: RecommendationSet | None) -> Recommendation | None:
    """Return the recommendation that a response answers, None where the paper prints none of its number."""
    number = bare_number(response.number)
    items = [item for item in made.items if bare_number(item.number) == number] if made else []
    return items[0] if number and len(items) == 1 else None


def own_words(title: str) -> frozenset[str]:
    """Return the stems by which a report's title is told from those of others.

    >>> sorted(own_words("Report of the Ponds Task and Finish Group"))
    ['pond']
    """
    return frozenset(stems(title)) - _ANY_REPORT


def _is_named(about: str | None, made: RecommendationSet, numbers: set[str]) -> bool:
    named, title = own_words(about or ""), own_words(made.title)
    if not named or not (named <= title or title <= named):
        return False
    # One word alone names a report only where the responses cover all that it recommends.
    return min(len(named), len(title)) > 1 or named == title or numbers == _numbers(made)


def _numbers(made: RecommendationSet) -> set[str]:
    return {bare_number(item.number) for item in made.items if item.number}


def shown_report(about: str | None) -> str | None:
    """Return a report's name without what follows it in the title of a paper that holds both."""
    name, colon, rest = (about or "").partition(":")
    return name if colon and re.search(r"(?i)\brespon", rest) else about


def shown_body(by: str | None) -> str | None:
    """Return a body as a sentence names it: "the Cabinet", but "Social Work"."""
    bare = re.sub(r"(?i)^the ", "", by or "")
    if bare.isupper() and " " not in bare and len(bare) > _ACRONYM:
        bare = bare.capitalize()
    article = bare != by or _WITH_ARTICLE.search(bare)
    return (f"the {bare}" if article else bare) if bare else None


def order_of(number: str | None) -> tuple[int, str]:
    """Return what sorts recommendations by their numbers; one without a number comes last."""
    digits = re.match(r"\d+", number or "")
    return (int(digits.group()) if digits else 10**6, number or "")
