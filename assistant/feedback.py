"""What a reader says of an answer, and the whole state in which it was said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.answers import Answer

MOST_COMMENT_CHARACTERS = 1000


class Usefulness(StrEnum):
    """Whether an answer helped."""

    USEFUL = "useful"
    NOT_USEFUL = "not_useful"


class Reason(StrEnum):
    """Why an answer did not help."""

    WRONG = "wrong"
    MISSED = "missed"
    OUT_OF_DATE = "out_of_date"
    MISUNDERSTOOD = "misunderstood"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Asked:
    """What an answer does not tell of how it was asked.

    `settings` are those that may change an answer; `version` is the app's. Both are empty for
    answers that were stored before this was kept.
    """

    settings: Mapping[str, str] = field(default_factory=dict)
    version: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A reader's word on an answer. Only what is not useful has a reason."""

    answer_id: str
    verdict: Usefulness
    reason: Reason | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """A reader's word, kept: with its id and when it was said."""

    feedback_id: str
    said: Said
    conversation_id: str
    question: str
    made_at: dt.datetime


@dataclass(frozen=True, slots=True)
class WholeState:
    """Feedback with all that it was said of: how it was asked, answered and found.

    `earlier` are the answers of the same conversation before this one.
    """

    feedback: Feedback
    answer: Answer
    asked: Asked
    trace: Mapping[str, object]
    answered_at: dt.datetime
    earlier: tuple[Answer, ...] = ()
