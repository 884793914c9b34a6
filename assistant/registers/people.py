"""Who has to do with a record, and whether that is who is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.actions import ActionItem
from assistant.council import (
    Commitment,
    Exchange,
    Figure,
    Meeting,
    Record,
    Resolution,
    Response,
    Speaker,
)

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
# One post is printed "Director of", "Director for", "A & B" or "A and B".
_LEFT_OUT = frozenset("of for and the".split())
_SAME = {"councillor": "cllr", "councillors": "cllr", "cllrs": "cllr", "chairman": "chair"}


def askers_of(record: Record) -> Iterator[str]:
    """Yield how each person who asked is named; nobody for what is no question."""
    if isinstance(record, Exchange):
        yield from map(_named, record.askers)


def repliers_of(record: Record) -> Iterator[str]:
    """Yield how each person who replied is named; nobody for what is no question."""
    if isinstance(record, Exchange):
        yield from (_named(reply.speaker) for reply in record.replies if reply.speaker)


def people_of(record: Record) -> Iterator[str]:
    """Yield how each person of a record is named: askers, speakers, leads, movers, those present."""
    match record:
        case Exchange():
            yield from askers_of(record)
            yield from repliers_of(record)
        case Commitment(who=Speaker() as who):
            yield _named(who)
        case Resolution():
            yield from (_named(each) for each in (record.mover, record.seconder) if each)
        case Meeting():
            yield from (_named(each.person) for each in record.attendance)
        case ActionItem():
            yield from record.leads
        case Response(by=str(said)) | Figure(said_by=str(said)):
            yield said


def names_person(wanted: str, named: str) -> bool:
    """Return whether each word of `wanted` stands in how a person is named.

    >>> names_person("Director for Housing", "Mrs A Vale Director of Housing")
    True
    >>> names_person("Councillor Vale", "Cllr Valentine")
    False
    """
    return bool(words := _words(wanted)) and words <= _words(named)


def _named(speaker: Speaker) -> str:
    parts = (speaker.printed, speaker.name, speaker.role, speaker.body)
    return " ".join(part for part in parts if part)


@lru_cache(maxsize=20_000)
def _words(text: str) -> frozenset[str]:
    found = (word.replace("’", "'").removesuffix("'s") for word in _WORD.findall(text.casefold()))
    return frozenset(_SAME.get(word, word) for word in found) - _LEFT_OUT
