"""Turns a model's row into a record, or says why it may not be one: read `record_of` first.

A model only points. Places, classes, due dates and strengths are worked out here, from the
paper's own words, by the same code that reads regular minutes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.council import Speaker
from assistant.proposals import Proposed
from assistant.spans import Span
from ingest.extracting.commitments.commitments_sentences import find_promises
from ingest.extracting.exchanges.exchanges_cues import tells_no_reply
from ingest.proposing.asking import Row
from ingest.proposing.deciding import decides
from ingest.proposing.faults import Fault
from ingest.proposing.making import Answered, make_commitment, make_exchange, make_resolution
from ingest.proposing.parts import Minutes, Part
from ingest.proposing.placing import extent, find_name, find_words, region, runs
from ingest.proposing.role_words import ANSWERING, ASKING, PROMISING
from ingest.proposing.roles import Role, role_of

_QUESTION_MARKED = re.compile(r"^\W*Q(?:uestion)?\s?\d{0,3}\s?[:.)–-]")
_QUESTION_OF = re.compile(r"(?i)\b(?:questions?|quer(?:y|ies)|enquir(?:y|ies))\b")
_NOT = r"not|never|n[’']t|cannot|unable|declined|refused|no (?:promise|undertaking|commitment)"
_REFUSED = re.compile(rf"(?i)\b(?:{_NOT}|hoped|wished|wanted|asked|wondered|whether)\b")
_DENIED = re.compile(rf"(?i)\b(?:{_NOT})\b")
# "It would be hard", "that would cost": told, and undertaken by nobody.
_NO_DEED = re.compile(
    r"\b(?:would|will|shall)\s+(?:\w+ly\s+)?(?:have|need|cost|take (?!\w+ away|it|this|that|steps|action)|mean"
    r"|like|prefer|depend|welcome|expect|seem|appear|know|think"
    r"|be (?!sent|made|given|done|put|brought|told|back|in touch|taken|shown|written|drawn|set|cut|laid|built"
    r"|\w+ed\b))"
)
# Between a question and its answer in one sentence.
_JOINT = re.compile(r"[\s,;–-]*(?:and |but )?")
_TO = re.compile(r"\bto\s+$")
# "She is to check", "letters to go out", "gave her word that".
_TO_DO = re.compile(
    r"(?i)\b(?:is|are) (?:going )?to [a-z]|\bto (?:go|be|follow|come)\b|\baction\b[^.:]{0,12}:"
    r"|\bg(?:ave|iven?) (?:\w+ ){0,3}(?:word|undertaking|assurance)\b"
)
# Characters before the words, and in them, where what turns them round would stand.
_LOOK_BACK, _LOOK_AHEAD = 60, 30
# Sentences behind a question in which its answer would stand.
_ANSWER_WITHIN = 2


@dataclass(frozen=True, slots=True)
class _Named:
    """Who plays a role; `speaker` is None where nobody is printed."""

    speaker: Speaker | None


def record_of(minutes: Minutes, part: Part, row: Row) -> Proposed | Fault:
    """Return the record that a row makes of a part, or the first fault of the row."""
    words = _words(minutes.text, part, row.words_in, row.words)
    if isinstance(words, Fault):
        return words
    if row.kind == "exchange":
        return _exchange(minutes, part, row, words)
    if row.kind == "commitment":
        return _commitment(minutes, part, row, words)
    return _resolution(minutes, part, row, words)


def _words(text: str, part: Part, numbers: list[int], words: str) -> Span | Fault:
    place = region(part, numbers)
    if place is None:
        return Fault.NO_SENTENCE
    return find_words(text, extent(text, part, place), words) or Fault.NOT_PRINTED


def _named(
    text: str, part: Part, name: str, number: int, words: Span, role: Role
) -> _Named | Fault:
    """Return who plays a role by the text, the fault where the text does not say so."""
    if not name.strip():
        return _Named(None)
    place = region(part, [number])
    found = find_name(text, extent(text, part, place), name) if place else None
    if found is None:
        return Fault.NAME_NOT_PRINTED
    speaker = role_of(text, part, found, words, role)
    return _Named(speaker) if speaker else _NOT_IN_ROLE[role]


_NOT_IN_ROLE = {
    Role.ASKS: Fault.NOT_ASKER,
    Role.ANSWERS: Fault.NOT_ANSWERER,
    Role.PROMISES: Fault.NOT_PROMISER,
    Role.MOVES: Fault.NOT_MOVER,
}


def _exchange(minutes: Minutes, part: Part, row: Row, words: Span) -> Proposed | Fault:
    text = minutes.text
    if not _asks(_whole(text, part, row.words_in)):
        return Fault.NOT_ASKED
    asker = _named(text, part, row.who, row.who_in, words, Role.ASKS)
    if isinstance(asker, Fault):
        return asker
    if not row.answer_in:
        left_out = _is_answered(text, part, max(row.words_in), words)
        return Fault.LEFT_OUT if left_out else make_exchange(minutes, part, words, asker.speaker)
    replies = _replies(minutes, part, row, words)
    if isinstance(replies, Fault):
        return replies
    answerer = _named(text, part, row.answered_by, row.answered_by_in, replies[0], Role.ANSWERS)
    if isinstance(answerer, Fault):
        return answerer
    if answerer.speaker and asker.speaker and answerer.speaker.label == asker.speaker.label:
        return Fault.NOT_ANSWERER
    return make_exchange(minutes, part, words, asker.speaker, Answered(replies, answerer.speaker))


def _whole(text: str, part: Part, numbers: list[int]) -> str:
    place = region(part, numbers)
    return extent(text, part, place).text if place else ""


def _asks(sentence: str) -> bool:
    return (
        "?" in sentence
        or ASKING.search(sentence) is not None
        or _QUESTION_MARKED.match(sentence) is not None
        or _QUESTION_OF.search(sentence) is not None
    )


def _is_answered(text: str, part: Part, last: int, words: Span) -> bool:
    """Return whether somebody answers behind a question that is said to have no answer.

    Minutes that say so themselves ("no answer was given") answer nothing.
    """
    rest = [text[words.end : part.sentences[last - 1].end]]
    rest += [each.text for each in part.sentences[last : last + _ANSWER_WITHIN]]
    for place, sentence in enumerate(rest):
        if tells_no_reply(sentence) or (place and _asks(sentence)):
            return False
        if re.match(r"\W*A(?:nswer)?\s?\d{0,3}\s?[:.)–-]", sentence) or (
            ANSWERING.search(sentence) and not _asks(sentence)
        ):
            return True
    return False


def _replies(minutes: Minutes, part: Part, row: Row, words: Span) -> list[Span] | Fault:
    """Return the stretches of an answer: behind the question, and no question themselves."""
    if region(part, [min(row.answer_in)]) is None or region(part, [max(row.answer_in)]) is None:
        return Fault.NO_SENTENCE
    stretches = runs(row.answer_in)
    if row.answer.strip() and len(stretches) > 1:
        return Fault.NOT_PRINTED
    found: list[Span] = []
    for numbers in stretches:
        placed = _words(minutes.text, part, numbers, row.answer)
        if isinstance(placed, Fault):
            return placed
        found.append(_behind(minutes.text, placed, words))
    if any(each.start < words.end or not each.text or each.text.endswith("?") for each in found):
        return Fault.NOT_ANSWERED
    between = part.sentences[max(row.words_in) : min(row.answer_in) - 1]
    return Fault.OTHER_QUESTION if any(_asks(each.text) for each in between) else found


def _behind(text: str, reply: Span, words: Span) -> Span:
    """Return an answer without the question that the same sentence prints before it."""
    if not reply.start <= words.start < words.end < reply.end:
        return reply
    joint = _JOINT.match(text, words.end)
    start = joint.end() if joint else words.end
    return Span(start, reply.end, text[start : reply.end]) if start < reply.end else reply


def _commitment(minutes: Minutes, part: Part, row: Row, words: Span) -> Proposed | Fault:
    text = minutes.text
    whole = _whole(text, part, row.words_in)
    if not _undertakes(text, part, row, words):
        return Fault.NOT_PROMISED
    who = _named(text, part, row.who, row.who_in, words, Role.PROMISES)
    if isinstance(who, Fault):
        return who
    for told in (row.to_whom, row.by_when):
        if told.strip() and not find_words(whole, Span(0, len(whole), whole), told):
            return Fault.NOT_PRINTED
    return make_commitment(minutes, part, words, who.speaker, row.to_whom, row.by_when)


def _undertakes(text: str, part: Part, row: Row, words: Span) -> bool:
    """Return whether a sentence promises these words, and neither refuses nor supposes them."""
    first, last = part.sentences[min(row.words_in) - 1], part.sentences[max(row.words_in) - 1]
    begins = max(first.start, words.start - _LOOK_BACK)
    clause, before = text[begins : words.end], text[begins : words.start]
    # What nobody is said to undertake, and the meeting decides, is a decision.
    if not row.who.strip() and decides(text[first.start : last.end], words.start - first.start):
        return False
    denied = _DENIED.search(text[words.start : words.start + _LOOK_AHEAD])
    if last.text.endswith("?") or _REFUSED.search(before) or denied:
        return False
    at, end = words.start - first.start, words.end - first.start
    if any(p.start < end and at < p.end for p in find_promises(first.text)):
        return True
    promises = PROMISING.search(clause) or _TO_DO.search(clause) or _TO.search(before)
    return promises is not None and _NO_DEED.search(clause) is None


def _resolution(minutes: Minutes, part: Part, row: Row, words: Span) -> Proposed | Fault:
    first = part.sentences[min(row.words_in) - 1]
    last = part.sentences[max(row.words_in) - 1]
    verb = decides(minutes.text[first.start : last.end], words.start - first.start)
    if verb is None:
        return Fault.NOT_DECIDED
    mover = _named(minutes.text, part, row.who, row.who_in, words, Role.MOVES)
    if isinstance(mover, Fault):
        return mover
    return make_resolution(minutes, part, words, verb, mover.speaker)
