"""Reads minutes set as a dialogue: "Councillor Orr: How many are vacant?", "Ms Hay: Nine."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.sentences import split_sentences
from assistant.turns import is_resolution
from ingest.extracting.exchanges.exchanges_turns import Act, Turn, is_member, turns_of
from ingest.extracting.minutes.minutes import Paragraph
from ingest.extracting.minutes.speakers import Mention, People, mention_at
from ingest.parsing.parsed import BlockKind

# Where somebody's name or post may stand before what they say: at the beginning of a sentence.
_BEGINS = re.compile(r"(?:^|(?<=[.?!…]\s)|(?<=[.?!…]['\"”’]\s)|(?<=\n))(?=[A-Z])")
_COLON = re.compile(r"\s*(?:\([^()]{1,60}\)\s*)?:\s+")
# Behind a member's question, the words of a decision are not theirs.
_DECIDED = re.compile(r"\s*(?:AGREED|Agreed|RESOLVED|Resolved|Decided|DECIDED|ACTION|Action)\b")
_ENDS_ASKING = re.compile(r"\?['\"”’)]*\s*$")


def spoken_turns(people: People, paragraph: Paragraph, number: int) -> Iterator[Turn]:
    """Yield the turns of a paragraph: those of a dialogue where names lead what is said."""
    labels = list(_labels(people, paragraph))
    if not labels:
        yield from turns_of(people, paragraph, number)
        return
    first = labels[0][0].start
    if paragraph.text[:first].strip():
        before = replace(paragraph, text=paragraph.text[:first], end=paragraph.start + first)
        yield from turns_of(people, before, number)
    ends = [mention.start for mention, _ in labels[1:]] + [len(paragraph.text)]
    for (mention, said), end in zip(labels, ends, strict=True):
        yield from _of_one(people, paragraph, number, mention, (said, end))


def _labels(people: People, paragraph: Paragraph) -> Iterator[tuple[Mention, int]]:
    """Yield who speaks, with the place at which what they say begins."""
    if paragraph.kind is BlockKind.TABLE_ROW:
        return
    for begin in _BEGINS.finditer(paragraph.text):
        label = label_at(people, paragraph.text, begin.start())
        if label:
            yield label


def label_at(people: People, text: str, start: int = 0) -> tuple[Mention, int] | None:
    """Return who is printed at text[start:] before a colon, and where what they say begins."""
    mention = mention_at(people, text, start)
    colon = _COLON.match(text, mention.end) if mention else None
    if mention is None or colon is None or len(mention.speakers) > 1 or colon.end() >= len(text):
        return None
    return mention, colon.end()


def _of_one(
    people: People, paragraph: Paragraph, number: int, mention: Mention, said: tuple[int, int]
) -> Iterator[Turn]:
    """Yield what one person says: up to their last question mark a question, if a member asks it."""
    text, (begin, end) = paragraph.text, said
    sentences = [(begin + s, begin + e) for s, e in split_sentences(text[begin:end])]
    decided = [n for n, (s, e) in enumerate(sentences) if _is_decided(text[s:e])]
    own = sentences[: decided[0]] if decided else sentences
    asking = [e for s, e in own if _ENDS_ASKING.search(text[s:e])]
    member = is_member(people, mention)
    at = paragraph.start

    def turn(start: int, stop: int, act: Act, verb: int = 0) -> Turn:
        words = text[start:stop]
        speakers = mention.speakers
        return Turn(
            at + start, at + stop, words, act, number, speakers, verb, named=True, member=member
        )

    if asking and member:
        yield turn(mention.start, asking[-1], Act.QUESTION, begin - mention.start)
    else:
        for place, (start, stop) in enumerate(own):
            answer = turn(mention.start if place == 0 else start, stop, Act.REPLY)
            yield replace(answer, sure=True, directed=place == 0, member=False)
    for start, stop in sentences[len(own) :]:
        yield Turn(at + start, at + stop, text[start:stop], Act.CLOSE, number)


def _is_decided(sentence: str) -> bool:
    return _DECIDED.match(sentence) is not None or is_resolution(sentence)
