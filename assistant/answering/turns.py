"""Cuts a passage into turns: who asks, who answers, what is stated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.documents import Passage, PassageKind
from assistant.sentences import split_sentences
from assistant.turns import is_answer, is_question

_NUMBERED = re.compile(r"^\s*\d{1,3}(?:\.\d{1,3})+[.)]?\s")
# "41 were substantiated": of what, the sentence before says.
_GOES_ON = re.compile(
    r"^\W*(?:\d[\d,]*|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve)"
    r" (?:were|are|had|have|was|concerned|came)\b(?! the\b)"
)
_MOST_BACK = 3
_PARAGRAPH = re.compile(r"[^\n]+")


class Role(StrEnum):
    """What a sentence does in its passage."""

    STATEMENT = "statement"
    QUESTION = "question"
    ANSWER = "answer"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Turn:
    """A sentence at passage.text[start:end], its role, and its paragraph counted from 0.

    `asked` is the span of the question that an answer belongs to, `lead` that of the words
    that a list item completes ("Of the 38 indicators:").
    """

    start: int
    end: int
    role: Role
    paragraph: int
    asked: tuple[int, int] | None = None
    lead: tuple[int, int] | None = None


def read_turns(passage: Passage) -> list[Turn]:
    """Return the sentences of a passage in order; a table row is one turn."""
    if passage.kind is PassageKind.TABLE_ROW:
        return [Turn(0, len(passage.text), Role.ROW, 0)]
    turns: list[Turn] = []
    lead: tuple[int, int] | None = None
    for number, paragraph in enumerate(_PARAGRAPH.finditer(passage.text)):
        text, offset = paragraph.group(), paragraph.start()
        if passage.text[:offset].endswith("\n\n") or _NUMBERED.match(text):
            lead = None  # Items of a list stand on lines of their own, without a gap.
        for start, end in split_sentences(text):
            role = Role.STATEMENT
            if passage.kind is PassageKind.EXCHANGE:
                here = [turn for turn in turns if turn.paragraph == number]
                role = _role(text, text[start:end], turns, here)
            asked = _question_before(turns) if role is Role.ANSWER else None
            turns.append(Turn(offset + start, offset + end, role, number, asked, lead))
        if turns and text.rstrip().endswith(":"):
            lead = (turns[-1].start, turns[-1].end)
    return turns


def counted_before(passage: Passage, turn: Turn) -> str:
    """Return the sentences that say what "41 were substantiated" counts, "" for other sentences.

    They are those of the same paragraph, from the one that the numbers alone go on from.
    """
    if turn.role is Role.ROW or not _GOES_ON.match(passage.text[turn.start : turn.end]):
        return ""
    before = [
        t for t in read_turns(passage) if t.paragraph == turn.paragraph and t.end <= turn.start
    ]
    for number, earlier in enumerate(reversed(before)):
        if number == _MOST_BACK:
            break
        if not _GOES_ON.match(passage.text[earlier.start : earlier.end]):
            return passage.text[earlier.start : earlier.end]
    return ""


def _role(paragraph: str, sentence: str, before: list[Turn], here: list[Turn]) -> Role:
    """Return the role of a sentence after `before`, of which `here` are of its paragraph."""
    if is_question(sentence):
        return Role.QUESTION
    if any(turn.role is Role.ANSWER for turn in here):
        return Role.ANSWER
    if is_question(paragraph) and not is_answer(sentence):
        return Role.QUESTION
    return Role.ANSWER if any(turn.role is Role.QUESTION for turn in before) else Role.STATEMENT


def _question_before(turns: list[Turn]) -> tuple[int, int] | None:
    """Return the span of the last run of question sentences."""
    end = start = None
    for turn in reversed(turns):
        if turn.role is Role.QUESTION:
            end = end or turn.end
            start = turn.start
        elif end is not None:
            break
    return (start, end) if start is not None and end is not None else None
