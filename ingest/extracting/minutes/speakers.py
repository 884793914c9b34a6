"""Finds who speaks in a sentence of minutes, and never guesses.

`people_of` reads the paper's own lists of people, `leading_speaker` the one with whom a
sentence begins, `mention_at` a person or post at a place, `speaker_by` the one behind
"by". A post stays a post: its holder's name is not put in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.council import Speaker
from ingest.extracting.minutes.speakers_mentions import Mention, mention_at, verb_follows
from ingest.extracting.minutes.speakers_people import People, people_of, same_post

__all__ = [
    "Mention",
    "People",
    "leading_mention",
    "leading_speaker",
    "mention_at",
    "people_of",
    "same_post",
    "speaker_by",
]

_PRONOUN = re.compile(r"(?:He|She|he|she)\b(?:/(?:he|she))?")
_LIST_MARK = re.compile(
    r"\W{0,4}(?:\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-z]|[ivx]{1,5})[.)]{1,2}\s*|[•·o-]\s+)?"
    r"(?:(?:Public )?Question \w{1,3}\s*[:.–-]\s*)?"
)
_LEAD_IN = re.compile(
    r"(?:In|On|Arising|Following|With|Further|Turning|As|At|Referring|Regarding|Before|After|When"
    r"|Speaking|Having"
    r"|During|For|Whilst|While|Under|To|Responding|Replying|Finally|Also|Again|However|Firstly|Secondly"
    r"|Lastly"
    r"|Additionally|By way of|Commenting|Answering|Concerning|Noting|Thanking|Moving|Summing|Continuing)\b"
)
_AT_TIME = re.compile(
    r"(?:At )?[0-2]?\d[.:][0-5]\d\s?(?:am|pm|a\.m\.|p\.m\.)?,?\s*(?:[-–]\s+)?(?=[A-Zt])"
)
_DOING = re.compile(
    r"(?:In|On) (?:discussing|seconding|proposing|moving|supporting|introducing|presenting|concluding"
    r"|considering)"
    r"\b(?: (?:this|the|his|her|it)(?: \w+)?)?,?\s+"
    r"|(?:In|By way of) (?:replying|responding|answering|reply|response)\b(?: to (?:this|that|it))?,?\s+"
)
_MAX_LEAD_IN = 260
_BY = re.compile(r"\bby (?=the |[A-Z])")


def leading_speaker(people: People, text: str, last: Speaker | None = None) -> Speaker | None:
    """Return who speaks first in `text`, a sentence or paragraph; None if nobody is printed there.

    "He" and "She" are `last`, marked as resolved by rule, and nobody without `last`.

    >>> leading_speaker(People(), "The Head of Legal, Jo Ash, confirmed that it was so.").label
    'Jo Ash'
    """
    mention = leading_mention(people, text, last)
    return mention.speaker if mention else None


def leading_mention(people: People, text: str, last: Speaker | None = None) -> Mention | None:
    """Return those with whom a sentence begins, where a verb follows them; see `leading_speaker`."""
    for start in _possible_starts(text):
        pronoun = _PRONOUN.match(text, start)
        if pronoun and verb_follows(text, pronoun.end()):
            if last is None:
                return None
            return Mention((replace(last, by_rule=True),), start, pronoun.end())
        mention = mention_at(people, text, start)
        if mention and verb_follows(text, mention.end):
            return mention
    return None


def _possible_starts(text: str) -> Iterable[int]:
    mark = _LIST_MARK.match(text)
    first = mark.end() if mark else 0
    yield first
    doing = _DOING.match(text, first)
    if doing:
        yield doing.end()
    at_time = _AT_TIME.match(text, first)
    if at_time:
        yield at_time.end()
    if _LEAD_IN.match(text, first):
        for comma in re.finditer(
            r",\s+(?:and )?|\bit was noted that ", text[: first + _MAX_LEAD_IN]
        ):
            if comma.start() > first:
                yield comma.end()


def speaker_by(people: People, text: str) -> Speaker | None:
    """Return the person behind the first "by" of `text`: "confirmed by the Head of Legal"."""
    for match in _BY.finditer(text):
        mention = mention_at(people, text, match.end())
        if mention:
            return mention.speaker
    return None
