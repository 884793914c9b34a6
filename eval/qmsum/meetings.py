"""Reads meetings of QMSum: who said what, and which turns answer which question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import AssistantError

_NOISE = re.compile(r"\{[^{}]*\}")


class MeetingError(AssistantError):
    """A file holds no meeting as QMSum writes it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker said at once, without marks of noise."""

    speaker: str
    content: str


@dataclass(frozen=True, slots=True)
class Query:
    """A question about one meeting; `turns` are the numbers, from 0, of those that answer it."""

    text: str
    turns: frozenset[int]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting's turns in their order, and the questions asked about it."""

    name: str
    turns: tuple[Turn, ...]
    queries: tuple[Query, ...]


class _TurnInFile(BaseModel):
    speaker: str
    content: str


class _QueryInFile(BaseModel):
    query: str
    relevant_text_span: list[tuple[int, int]]


class _MeetingInFile(BaseModel):
    model_config = ConfigDict(extra="ignore")

    meeting_transcripts: list[_TurnInFile]
    specific_query_list: list[_QueryInFile]


def load_meetings(folder: Path) -> tuple[Meeting, ...]:
    """Return the meetings of a folder, one for each JSON file, by name.

    Raises:
        MeetingError: There is none, or a file is no meeting of QMSum.
    """
    meetings = tuple(load_meeting(path) for path in sorted(folder.glob("*.json")))
    if not meetings:
        raise MeetingError(f"{folder.name!r} holds no meeting (*.json)")
    return meetings


def load_meeting(path: Path) -> Meeting:
    """Return one meeting. General questions are left out: no turns answer them.

    Raises:
        MeetingError: The file is no meeting of QMSum, or a span lies outside it.
    """
    try:
        held = _MeetingInFile.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as exc:
        raise MeetingError(f"{path.name!r} is no meeting of QMSum: {exc}") from exc
    turns = tuple(
        Turn(t.speaker.strip(), without_noise(t.content)) for t in held.meeting_transcripts
    )
    queries = tuple(
        Query(q.query, _turns_of(q.relevant_text_span, len(turns), path.name))
        for q in held.specific_query_list
    )
    return Meeting(path.stem, turns, queries)


def without_noise(text: str) -> str:
    """Return what was said, without marks such as {vocalsound}; white space is collapsed.

    >>> without_noise("Well, {vocalsound} I  agree.")
    'Well, I agree.'
    """
    return " ".join(_NOISE.sub(" ", text).split())


def _turns_of(spans: Sequence[tuple[int, int]], count: int, file: str) -> frozenset[int]:
    """Return the turns of spans, whose first and last turns both count."""
    for first, last in spans:
        if not 0 <= first <= last < count:
            raise MeetingError(f"{file!r}: the span {first}-{last} is outside its {count} turns")
    return frozenset(turn for first, last in spans for turn in range(first, last + 1))
