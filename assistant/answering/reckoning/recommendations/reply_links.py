"""Which reports a response, or a decision on all recommendations of a report, may be to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.reckoning.recommendations.first_printed import FirstPrinted
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
# "All", "all of the recommendations", with nothing that some may be left out by.
_ONLY_ALL = re.compile(
    r"(?i)^\W*(?:recommendations?\W+)?(?:all|each|every)(?: of)?(?: the)?(?: recommendations?)?\W*$"
)
_SAYS_ALL = re.compile(r"(?i)\b(?:all|each|every|both|other|others|remaining|rest|various)\b")
_EXECUTIVE = re.compile(r"(?i)\b(?:cabinet|executive)\b(?! (?:scrutiny|overview))")
# "That the recommendations of the group be accepted": no number says which.
_DECIDED = r"(?:accept|agree|approv|endors|support|adopt|reject)"
_DECIDES = re.compile(
    rf"(?i)\brecommendations?\b.*\b{_DECIDED}\w*|\b{_DECIDED}\w*.*\brecommendations?\b", re.DOTALL
)
_THE_WHOLE = r"(?:all(?: of)?(?: the)?|the) recommendations\b"
_BE = r"\b(?:be|were|are)\b"
_DECIDES_ALL = re.compile(
    rf"(?i)(?:^\W*|^\W*\w{{1,3}}[).]\W*|\bthat\W+){_THE_WHOLE}(?:(?!{_BE}|\bthat\b)[^.;]){{0,160}}?"
    rf"{_BE} (?:all )?{_DECIDED}\w*|\b{_DECIDED}\w* {_THE_WHOLE}"
)
# What follows may be taken out of them, or be what is decided in truth.
_BUT_SOME = re.compile(
    r"(?i)\brecommendations?\b.*(?:\d|\([a-z]{1,3}\))|\b(?:sav(?:e|ing)|except\w*|apart|other than|exclud\w+"
    r"|unless|not|noted?|noting|officers?['’]?s?|none|no|some|most|several|part|partly|partially|defer\w*"
    r"|refer\w*|consider\w*|receiv\w*|await\w*|if|whether)\b",
    re.DOTALL,
)
_UNNUMBERED = re.compile(r"(?i)\brecommendations?\b(?!\W{1,3}(?:[a-z]{1,3}\W?)?\d)")
_RANGE = re.compile(r"(\d+)\W{0,3}(?:[-–—]|to|through)\W{0,3}[A-Za-z]{0,3}\W?(\d+)")
_MOST = 200
_SCRUTINY = re.compile(
    r"(?i)\bscrutin\w+|\b(?:task|working)(?: (?:and|&) finish)? (?:group|panel)s?\b|\breviews?\b"
    r"|\binquir(?:y|ies)\b"
)


@dataclass(frozen=True, slots=True)
class Named:
    """The sets that a later paper may be about; `sure` where it is about the only one.

    `exact` says that it gives the title word for word.
    """

    sets: tuple[RecommendationSet, ...] = ()
    sure: bool = False
    exact: bool = False


def sets_named(
    about: str, paper: Document, sets: Sequence[RecommendationSet], printed: FirstPrinted
) -> Named:
    """Return the sets that `about`, a report's name in a later paper, may mean.

    A set whose title it gives word for word is meant before others. One word that it shares
    with a longer title is not enough to be sure.
    """
    fits = [
        each
        for each in sets
        if not printed.is_before(paper, each)
        and (paper.document_id == each.document.document_id or _shared(about, each))
    ]
    called = _plain_titles(about)
    exact = tuple(e for e in fits if called & _plain_titles(e.title, e.document.title))
    found = exact or tuple(fits)
    alike = bool(exact) or any(_shared(about, each) > 1 for each in fits)
    same = [each for each in found if each.document.document_id == paper.document_id]
    return Named(found, len(found) == 1 and (alike or bool(same)), bool(exact))


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


def is_to_all(response: Response) -> bool | None:
    """Return whether one response is to all recommendations of its report, None where unsure.

    A recommendation's own text may speak of all recommendations: a printed number comes first.
    """
    number, text = response.number or "", response.recommendation_text or ""
    if not number and not text:
        return True
    if _ONLY_ALL.search(number or text):
        return True
    return None if _SAYS_ALL.search(number or text) else False


def decides(limb: Resolution) -> bool:
    """Return whether a limb may be an executive's decision on recommendations of some report."""
    return (
        not limb.motion
        and limb.carried is not False
        and _EXECUTIVE.search(limb.committee or "") is not None
        and _DECIDES.search(limb.text) is not None
    )


def may_decide(limb: Resolution, number: str) -> bool:
    """Return whether a limb's decision may be on the recommendation of a number, "" for one without.

    It is not where the limb gives the numbers of all that it decides, and not this one.
    """
    if not number or _UNNUMBERED.search(limb.text):
        return True
    said = set(re.findall(r"\d+", limb.text))
    for span in _RANGE.finditer(limb.text):
        said |= {str(each) for each in range(int(span[1]), min(int(span[2]), _MOST) + 1)}
    return number in said or not said.isdisjoint(re.findall(r"\d+", number)[:1])


def named_in_decision(
    limb: Resolution, paper: Document, sets: Sequence[RecommendationSet], printed: FirstPrinted
) -> Named:
    """Return the sets whose titles a limb, or the item that it stands under, holds.

    `sure` only of the one set, where the limb decides all recommendations of a scrutiny:
    papers of officers make recommendations too.
    """
    words = f"{limb.text} {limb.item_title or ''}"
    said = set(stems(words))
    found = tuple(
        each
        for each in sets
        if len(own_words(each.title)) > 1
        and own_words(each.title) <= said
        and not printed.is_before(paper, each)
    )
    whole = _DECIDES_ALL.search(limb.text) and not _BUT_SOME.search(limb.text)
    return Named(found, len(found) == 1 and bool(whole and _SCRUTINY.search(words)))


def shared_words(about: str, each: RecommendationSet) -> int:
    """Return how many of a title's own words a name and a set's titles share."""
    return len(own_words(about) & own_words(f"{each.title} {each.document.title}"))


def may_be_numbered(number: str, printed: str) -> bool:
    """Return whether a response's number may mean another: a part of it, or several at once.

    >>> [may_be_numbered(number, "2") for number in ("2.1", "2a", "1-3", "1,2and4", "12", "21")]
    [True, True, True, True, False, False]
    """
    span = re.fullmatch(r"(\d+)(?:-|–|to)[a-z]*(\d+)", number)
    if span and printed.isdigit():
        return int(span[1]) <= int(printed) <= int(span[2])
    found = re.findall(r"\d+", number)
    if re.search(r"[,&/;]|and", number):
        return printed in found
    few, many = sorted((number, printed), key=len)
    return bool(few) and many.startswith(few) and not many[len(few) :][:1].isdigit()


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
