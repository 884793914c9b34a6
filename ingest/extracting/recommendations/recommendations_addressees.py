"""Whom a recommendation asks to act, as printed; nobody is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.sentences import split_sentences
from ingest.extracting.recommendations.recommendations_wording import is_imperative

_BODIES = re.compile(
    r"\b(?i:councils?|partnerships?|boards?|police|government|agency|agencies|leaders|partners?|cabinet"
    r"|departments?|committees?|authority|authorities|services?|trusts?|ministers?|director|directorate"
    r"|head|officers?|nhs|schools?|office|ofsted|secretary|teams?|forum|hub|group|administrations?"
    r"|executive|governments|ministry|commissioners?|managers?|constabulary|regulators?|bank|inquiry"
    r"|chair|providers?)\b|^(?:[Tt]he )?[A-Z][A-Z&]{2,}s?\b"
)
# A name in capitals: "the Government", "UKRI and Government departments".
_NAME = (
    r"(?:the )?[A-Z][\w’'&-]*(?:,? (?:(?:of|for|and)(?: the)? )?[A-Z][\w’'&-]*"
    r"| (?:departments|agencies|partners|councils?|authorit\w+|schools|boards?))*"
)
_SUBJECT = re.compile(
    r"(?i)^\W*(?:(?:furthermore|therefore|in addition|finally|moreover|also|however|instead),?\s*(?:,\s*)?)?"
    r"(?:[^.;:\n–—]{2,60}(?: [–—]|:) )?"
    r"(?:(?:we |the \w+ |it is )?(?:also )?(?:therefore )?recommend(?:s|ed)? that |that )?"
    r"(?P<who>[^.;:\n–—]{2,140}?),?\s+(?:should|must|needs? to|is encouraged|are encouraged"
    r"|is asked|are asked|is recommended|are recommended|is invited|are invited|ought to)\b"
    r"(?! be\b(?! (?:able|encouraged|asked|clear)))"
)
# Ways of asking in which the body asked is not the first subject.
_OTHERWISE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?i:recommends? that|urge|encourage|call on|calls on|ask|invite)\s+(?P<who>{_NAME})",
        r"\b(?i:recommends? that) (?P<who>the [a-z]+)\b",
        rf"^(?:\([a-z]\)\s*)?(?P<who>{_NAME}) to [a-z]+\b",
        rf"\b(?i:if) (?P<who>{_NAME}) (?:wish(?:es)?|wants?|intends?|decides?)\b[^.;]*?, (?:it|they) should\b",
        rf"^(?P<who>{_NAME}) (?:has|have|is|was|are)\b[^.;]{{5,240}}?\band (?:therefore )?(?:should|must)\b",
        rf"(?:\band|;|,) (?P<who>{_NAME}) (?:should|must)\b(?! be\b)",
        rf"\b(?:should|must) be [a-z]+(?: [a-z]+)? by (?P<who>{_NAME})",
        rf"\b(?:should|must) (?:be|remain) (?:[a-z]+ ){{1,6}}for (?P<who>{_NAME})",
    )
)
_SUBJECT_WORDS = 18
# Whom it asks stands near the beginning; the patterns below are not for endless lines.
_LONGEST = 400
_MOST_CHARACTERS = 4_000
_NOT_A_BODY = re.compile(
    r"(?i)\b(?:which|who|when|where|because|although|whilst|while|if|there|it|this|these|they|we|has"
    r"|have|had|is|are|was|were|will|would|to)\b|(?-i:^[a-z])"
)
# Before its subject a sentence may say when, why or instead of what.
_ADVERBIAL = re.compile(
    r"^(?i:rather|in|given|for|pursuant|as|following|with|by|under|where|to|whilst|while|although|despite|since"
    r"|until|during|after|before|on|at|from|when|if|through|instead|unless|once)\b"
)
_WITH_PARTNERS = re.compile(r"(?i),\s*with\b.*$")


def read_addressee(text: str) -> str | None:
    """Return whom a recommendation asks, as printed; None where no body is its subject.

    >>> read_addressee("Mereshire Police and the council must ensure that all know.")
    'Mereshire Police and the council'
    >>> read_addressee("A third contact should lead to a review.")
    """
    for sentence in sentences_of(text[:_MOST_CHARACTERS]):
        for subject in _subjects(sentence):
            who = _as_body(subject)
            if who is not None:
                return who
    return None


def _subjects(sentence: str) -> Iterator[str]:
    """Yield what may be the body asked: the sentence's subject, then the other ways of asking."""
    first = _SUBJECT.match(sentence)
    if first:
        yield first["who"]
    for pattern in _OTHERWISE:
        found = pattern.search(sentence)
        if found:
            yield found["who"]


def sentences_of(text: str) -> list[str]:
    """Return the beginnings of the sentences of a text that stands on one line."""
    return [text[start : min(end, start + _LONGEST)] for start, end in split_sentences(text)]


def _as_body(subject: str) -> str | None:
    """Return the body that a subject names, without what stands before or beside it."""
    candidates = [subject]
    if _ADVERBIAL.match(subject):
        candidates = [subject[comma.end() :] for comma in re.finditer(r",\s*", subject)]
    for candidate in candidates:
        who = re.sub(r"[’']s$", "", _WITH_PARTNERS.sub("", candidate).strip(" ,"))
        named = re.sub(r"^the ", "The ", who)
        short = len(who.split()) <= _SUBJECT_WORDS
        if (
            short
            and not _NOT_A_BODY.search(named)
            and not is_imperative(who)
            and _BODIES.search(who)
        ):
            return who
    return None


def addressee_in_heading(heading: str) -> str | None:
    """Return whom a heading says that its recommendations are made to, as printed.

    >>> addressee_in_heading("Recommendations to the Cabinet")
    'the Cabinet'
    """
    found = re.search(r"(?i)\brecommendations? (?:to|for) (?P<who>(?:the )?[A-Z].*?)\W*$", heading)
    return found["who"] if found and _BODIES.search(found["who"]) else None
