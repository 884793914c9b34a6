"""Requests that a meeting resolved: they bind whom they name."""

from __future__ import annotations

import re

from assistant.council import Resolution, Speaker, VerbClass
from ingest.extracting.commitments.commitments_people import ours
from ingest.extracting.commitments.promise_words import ACTS
from ingest.extracting.minutes.speakers import People, mention_at

_START = re.compile(r"\W*(?:[Tt]hat,?\s+)?")
_ACTS = "|".join(sorted(ACTS, key=len)[::-1])
_TO_ACT = re.compile(
    rf"\s+(?:should\s+|would\s+|will\s+|to\s+|shall\s+)?(?:\w+ly\s+)?(?:{_ACTS})s?\b"
)
# "To ask the Head of Legal (Courts) to send a note", "ask the Clerk for a report".
_ASKED = re.compile(
    r"\W*(?:[Tt]o )?(?:ask|request|instruct|direct|require|remit)(?:ed|s)?(?: to)? "
)
_FOR = re.compile(r"\s+(?:to\s+[a-z]|for\s+(?:an?|the)\s)")
_NOT_A_PERSON = re.compile(
    r"(?i)\b(?:report|motion|item|meeting|notice|plan|minutes|programme)s?$|[’']s$"
)


def read_resolved(people: People, resolution: Resolution) -> Speaker | None:
    """Return whom a resolution binds to do something; None where it names nobody of ours."""
    if resolution.motion or resolution.carried is False:
        return None
    if resolution.verb and resolution.verb.lower().startswith("invite"):
        return None
    text = resolution.text
    if resolution.verb_class is VerbClass.REQUEST and resolution.addressee:
        mention = mention_at(people, resolution.addressee, 0)
        return ours(mention.speaker) if mention else None
    asked = _ASKED.match(text) if resolution.verb_class is VerbClass.REQUEST else None
    if asked:
        mention = mention_at(people, text, asked.end())
        whom = mention if mention and _FOR.match(text, mention.end) else None
        return ours(whom.speaker) if whom else None
    start = _START.match(text)
    mention = mention_at(people, text, start.end() if start else 0)
    if mention is None or _NOT_A_PERSON.search(mention.speaker.printed):
        return None
    return ours(mention.speaker) if _TO_ACT.match(text, mention.end) else None
