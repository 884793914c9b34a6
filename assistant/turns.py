"""Recognises what a paragraph of a paper does: ask, answer, resolve, recommend.

The words are those that minutes use; see the council's own minutes for the many ways
of saying that somebody asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_PERSON = (
    r"(?:Councillors?|Cllrs?\.?|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|(?:a|the|several|some|another) "
    r"(?:member|co-?opt|parent|church|youth|lay)\w*|members|the committee|the panel|the chair\w*"
    r"|(?:the )?vice[- ]chair\w*|the (?:parent|church|youth|lay)[\w -]{0,40}?representative|he|she"
    r"|they)"
)
_ASKS = (
    r"(?:asked|queried|questioned|enquired|inquired|sought (?:clarification|details|assurance\w*)"
    r"|wondered|wished to know|raised|challenged|requested|was concerned|expressed concern"
    r"|felt|highlighted|(?:referred to|noted|mentioned)\b[^.]{0,160}"
    r"\band (?:asked|queried|enquired)\b)"
)
_QUESTION = re.compile(
    rf"(?i)^\W*(?:\(?[a-z0-9]{{1,3}}[.)]\s*)?{_PERSON}\b[^.?]{{0,160}}?\b{_ASKS}"
    r"|^\W*(?:question|q)\s*\d*\s*(?:by|from|:|\.)"
    r"|^\W*(?:concern|a question|questions?) (?:was|were) (?:expressed|raised|asked)"
)
_ANSWER = re.compile(
    r"(?i)^\W*(?:\(?[a-z0-9]{1,3}[.)]\s*)?(?:in (?:response|reply|answer)\b|answer\s*[:.]|a\s*:"
    r"|reply\s*[:.]|the response\b|it was (?:confirmed|explained|stated|noted|clarified)"
    r"|(?:the |an? |mr |mrs |ms |dr )?[^.]{0,120}?\b(?:confirmed|advised|explained|replied"
    r"|responded|stated|answered|clarified|assured|added|informed|said|reported|agreed|undertook|commented)\b)"
)
_RESOLUTION = re.compile(
    r"^\W*(?:\d+[.)]?\s*)?(?:RESOLVED|AGREED|NOTED|RECEIVED|DECIDED)\b"
    r"|^\W*(?i:(?:it was )?(?:unanimously )?(?:resolved|agreed)(?: unanimously)?"
    r"\s*(?:[-–—:]|that\b|to\b))"
    r"|^\W*(?i:the (?:committee|panel|cabinet|board|council) (?:resolved|agreed|noted)\b)"
    r"|^\W*(?i:(?:decision|resolution)\s*:)"
)
_RECOMMENDATION = re.compile(
    r"(?i)^\W*(?:(?:key )?recommendations?\s*(?:no\.?\s*)?\d+\b|recommendations?(?:\(s\))?\s*:)"
)
_RECOMMENDATION_HEADING = re.compile(r"(?i)^\W*(?:\d[\d.]*\s*)?(?:key )?recommendations?\W*$")


def is_question(text: str) -> bool:
    """Return whether a paragraph is a question as minutes record one.

    >>> is_question("Councillor Ashdown queried whether neglect was rising.")
    True
    """
    return _QUESTION.search(text) is not None


def is_answer(text: str) -> bool:
    """Return whether a paragraph reads as an answer.

    >>> is_answer("The Business Manager confirmed that sports clubs had been invited.")
    True
    """
    return _ANSWER.search(text) is not None


def is_resolution(text: str) -> bool:
    """Return whether a paragraph records what a meeting resolved.

    >>> is_resolution("RESOLVED that the report be noted")
    True
    """
    return _RESOLUTION.search(text) is not None


def is_recommendation(text: str, headings: Sequence[str]) -> bool:
    """Return whether a paragraph is a recommendation, by its words or by its heading.

    >>> is_recommendation("Recommendation 3: audit every case.", ())
    True
    """
    below = bool(headings) and _RECOMMENDATION_HEADING.search(headings[-1]) is not None
    return below or _RECOMMENDATION.search(text) is not None
