"""Who moved and who seconded."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.council import Speaker
from ingest.extracting.minutes.speakers import Mention, People, mention_at

_MOVED_BY = re.compile(
    r"\b(?:on the (?:proposal|motion) of|proposed by|moved by)\b:?\s*", re.IGNORECASE
)
_SECONDED_BY = re.compile(r"\bseconded by\b:?\s*", re.IGNORECASE)
_PROPOSING = re.compile(r"\bin proposing (?:the|this|his|her) motion,?\s+", re.IGNORECASE)
_MOVES = re.compile(
    r"\s*,?\s+(?:seconded by [^;:]{3,70}?,? )?(?:then |formally |duly )?(?:moved|proposed)\b"
)
_SECONDED = re.compile(r"(?:^|[.;]\s+)(?=[A-Z][^.;:]{2,80}?\s(?:duly )?seconded\b)")
_SECONDS = re.compile(r"\band\s+(?=\S.{2,160}?\s[Ss]econded\b)")
# Two councillors of one surname are told apart by a letter: "Councillor Hale (J)".
_LETTER = re.compile(r"\s?\([A-Z]{1,2}\)")
_START = re.compile(
    r"\W*(?:\(?\w{1,4}[.)]\s*|\d{1,3}(?:\.\d{1,3}){1,3}\.?\s+)?(?:[^.]{0,80}?,\s+(?=the |[A-Z]))?"
)


def movers_in(people: People, text: str) -> tuple[Speaker | None, Speaker | None]:
    """Return mover and seconder as a sentence prints them, None for one that it does not.

    >>> movers, seconders = movers_in(People(), "Mr Hay moved, and Ms Orr seconded, that it be so.")
    >>> movers.printed, seconders.printed
    ('Mr Hay', 'Ms Orr')
    """
    text = text.replace(" Seconded", " seconded").replace(" Proposed", " proposed")
    mover, seconder = _after(_MOVED_BY, people, text), _after(_SECONDED_BY, people, text)
    if mover is None:
        mover = _subject(people, text)
    if seconder is None and mover is not None:
        seconder = _after(_SECONDS, people, text)
    return mover, seconder


def seconding(people: People, text: str) -> Speaker | None:
    """Return who seconds in a sentence of its own: "Councillor Orr seconded."

    >>> seconding(People(), "It would cost more. Ms Orr seconded.").printed
    'Ms Orr'
    """
    for match in _SECONDED.finditer(text):
        mention = mention_at(people, text, match.end())
        if mention and re.match(r"\s*,?\s+(?:duly )?seconded\b", text[mention.end :]):
            return _lettered(mention, text)
    return None


def proposing(people: People, text: str) -> Speaker | None:
    """Return who spoke last "in proposing the motion".

    >>> proposing(People(), "In proposing the Motion, Councillor Hay spoke of litter.").printed
    'Councillor Hay'
    """
    found = [mention_at(people, text, match.end()) for match in _PROPOSING.finditer(text)]
    named = [mention for mention in found if mention]
    return _lettered(named[-1], text) if named else None


def _after(pattern: re.Pattern[str], people: People, text: str) -> Speaker | None:
    for match in pattern.finditer(text):
        mention = mention_at(people, text, match.end())
        if mention:
            return _lettered(mention, text)
    return None


def _lettered(mention: Mention, text: str) -> Speaker:
    speaker = mention.speaker
    letter = _LETTER.match(text, mention.end)
    if letter is None or len(mention.speakers) > 1:
        return speaker
    mark = f" {letter.group().strip()}"
    name = speaker.name and speaker.name + mark
    return replace(speaker, printed=speaker.printed + mark, name=name)


def _subject(people: People, text: str) -> Speaker | None:
    start = _START.match(text)
    for at in {0, start.end() if start else 0, *_clauses(text)}:
        mention = mention_at(people, text, at)
        if mention and _MOVES.match(text, mention.end):
            return mention.speaker
    return None


def _clauses(text: str) -> list[int]:
    return [
        m.end()
        for m in re.finditer(
            r"^\W*\(?\w{1,4}[.)]\s+|^\W*\d{1,3}(?:\.\d{1,3}){1,3}\.?\s+|,\s+|[.;]\s+", text
        )
    ]
