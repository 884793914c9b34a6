"""Packs a meeting's turns into passages of about one length."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.sentences import split_sentences
from eval.qmsum.meetings import Meeting, Turn

MAX_WORDS = 160


@dataclass(frozen=True, slots=True)
class Packed:
    """A passage: its text, and how many words of which turns it holds, speakers not counted."""

    text: str
    words: Mapping[int, int]


def pack(meeting: Meeting, max_words: int = MAX_WORDS) -> list[Packed]:
    """Return consecutive turns packed to at most `max_words` words, in their order.

    A longer turn is cut at its sentences; a sentence is never cut, so that one longer than
    `max_words` is a passage by itself. Each part is written "speaker: text".
    """
    packed: list[Packed] = []
    held: list[tuple[int, Turn, str]] = []
    size = 0
    for number, turn, part in _parts(meeting, max_words):
        words = len(part.split())
        if held and size + words > max_words:
            packed.append(_passage(held))
            held, size = [], 0
        held.append((number, turn, part))
        size += words
    if held:
        packed.append(_passage(held))
    return packed


def _parts(meeting: Meeting, max_words: int) -> Iterator[tuple[int, Turn, str]]:
    for number, turn in enumerate(meeting.turns):
        for part in _cut(turn.content, max_words):
            yield number, turn, part


def _cut(text: str, max_words: int) -> Iterator[str]:
    """Yield runs of whole sentences, each of at most `max_words` words where sentences allow."""
    begin, end, size = 0, 0, 0
    for a, b in split_sentences(text):
        words = len(text[a:b].split())
        if size and size + words > max_words:
            yield text[begin:end]
            begin, size = a, 0
        end, size = b, size + words
    if size:
        yield text[begin:end]


def _passage(held: list[tuple[int, Turn, str]]) -> Packed:
    text = "\n".join(f"{turn.speaker}: {part}" for _, turn, part in held)
    words: dict[int, int] = {}
    for number, _, part in held:
        words[number] = words.get(number, 0) + len(part.split())
    return Packed(text, words)
