"""Which reports a response, or a decision on all recommendations of a report, may be to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.reckoning.recommendations.recommendation_sets import RecommendationSet
from assistant.answering.reckoning.recommendations.response_links import own_words
from assistant.answering.reckoning.recommendations.response_sets import plain_title
from assistant.answering.terms import stems
from assistant.council import Resolution, Response
from assistant.documents import Document

# Shares of the shorter wording: below the first, one number has two wordings; from the
# second on, two papers print one recommendation.
_SAME_NUMBER, _SAME = 0.5, 0.85
_LENGTHS = 0.6
_FEW = 6
# One word is enough where it is all that both titles say.
_EQUAL = 2
_ALL = re.compile(
    r"(?i)\b(?:all|each|every|both)\b[^.;]{0,40}\brecommendations?\b|\brecommendations\b[^.;]{0,20}\ball\b|^\W*all\W*$"
)
_EXECUTIVE = re.compile(r"(?i)\b(?:cabinet|executive)\b(?! (?:scrutiny|overview))")
# "That the recommendations of the group be accepted": no number says which.
_DECIDES_ALL = re.compile(
    r"(?i)\brecommendations\b(?! \d)[^.;]{0,160}?\b(?:be|were|are) (?:all )?(?:accepted|agreed|approved"
    r"|endorsed|supported|adopted|rejected)\b|\b(?:accepts?|agrees?|approves?|endorses?|supports?|adopts?"
    r"|rejects?) (?:all )?(?:\w+ )?(?:of )?(?:the )?(?:\w+ )?recommendations\b(?! \d)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """The sets that a later paper may be about; `sure` where it is about the only one.

    `exact` says that it gives the title word for word.
    """

    sets: tuple[RecommendationSet, ...] = ()
    sure: bool = False
    exact: bool = False


def sets_named(about: str, paper: Document, sets: Sequence[RecommendationSet]) -> Named:
    """Return the sets that `about`, a report's name in a later paper, may mean.

    A set whose title it gives word for word is meant before others. One word that it shares
    with a longer title is not enough to be sure.
    """
    fits = [
        each
        for each in sets
        if not is_before(paper, each.document)
        and (paper.document_id == each.document.document_id or _shared(about, each))
    ]
    called = _plain_titles(about)
    exact = tuple(e for e in fits if called & _plain_titles(e.title, e.document.title))
    found = exact or tuple(fits)
    alike = bool(exact) or any(_shared(about, each) > 1 for each in fits)
    same = [each for each in found if each.document.document_id == paper.document_id]
    return Named(found, len(found) == 1 and (alike or bool(same)), bool(exact))


def is_before(paper: Document, report: Document) -> bool:
    """Return whether a paper is older than a report, which it cannot answer then."""
    day, made = paper.date.day, report.date.day
    return day is not None and made is not None and day < made


def _plain_titles(*titles: str) -> set[str]:
    """Return titles as they are compared, and their parts before and after a colon or dash."""
    parts = [part for title in titles for part in (title, *re.split(r":| [-–—] ", title))]
    return {plain_title(part) for part in parts if own_words(part)}


def _shared(about: str, each: RecommendationSet) -> int:
    """Return how many words name both, 0 where neither name holds the other."""
    named = own_words(about)
    file = re.sub(r"[\W_]+", " ", each.document.file)
    most = len(named) if len(named) > 1 and named <= own_words(file) else 0
    for title in (each.title, each.document.title):
        words = own_words(title)
        if named <= words or words <= named:
            whole = bool(named) and named == words
            most = max(most, len(named & words), _EQUAL if whole else 0)
    return most


def is_to_all(response: Response) -> bool:
    """Return whether one response is to all recommendations of its report."""
    text = response.recommendation_text or ""
    if _ALL.search(response.number or "") or _ALL.search(text):
        return True
    return not response.number and not text


def decides_all(limb: Resolution) -> bool:
    """Return whether a limb is an executive's decision on all recommendations of some report."""
    return (
        not limb.motion
        and limb.carried is not False
        and _EXECUTIVE.search(limb.committee or "") is not None
        and _DECIDES_ALL.search(limb.text) is not None
    )


def named_in_decision(
    limb: Resolution, paper: Document, sets: Sequence[RecommendationSet]
) -> Named:
    """Return the sets whose titles a limb, or the item that it stands under, holds."""
    said = set(stems(f"{limb.text} {limb.item_title or ''}"))
    found = tuple(
        each
        for each in sets
        if len(own_words(each.title)) > 1
        and own_words(each.title) <= said
        and not is_before(paper, each.document)
    )
    return Named(found, len(found) == 1)


def is_same(one: str | None, two: str | None) -> bool:
    """Return whether two papers print one recommendation, cut off or reworded a little at most."""
    if not one or not two:
        return False
    if plain_title(one) == plain_title(two):
        return True
    words, others = set(stems(one)), set(stems(two))
    few, many = sorted((len(words), len(others)))
    return few >= _FEW and few >= _LENGTHS * many and len(words & others) >= _SAME * few


def is_other(one: str | None, two: str | None) -> bool:
    """Return whether what stands under one number in two papers is not the same."""
    words, others = set(stems(one or "")), set(stems(two or ""))
    few = min(len(words), len(others))
    return few > 0 and len(words & others) < _SAME_NUMBER * few
