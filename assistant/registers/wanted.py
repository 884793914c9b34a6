"""Which records are wanted of a register."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from assistant.council import (
    AnswerClass,
    RecommendationKind,
    ResponseVerdict,
    Strength,
    VerbClass,
)


class Order(StrEnum):
    """In which order records are listed; those without a day come last."""

    NEWEST = "newest"
    OLDEST = "oldest"


class Bucket(StrEnum):
    """Where an action stands on a day; it may stand in several.

    An `OVERDUE` action is an open one past its date. `UNDATED` ones may still have to be
    done, and have no date that can be read. `CLOSED` are those superseded, or closed
    without being shown complete. Of `UNKNOWN` ones the status cannot be read, and
    `PAST_UNKNOWN` are those of them that are past their date.
    """

    COMPLETE = "complete"
    OPEN = "open"
    OVERDUE = "overdue"
    UNDATED = "undated"
    CLOSED = "closed"
    UNKNOWN = "unknown"
    PAST_UNKNOWN = "past_unknown"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the records wanted must be; empty or None asks nothing.

    `committee` and `document` name any of several. `person`, `asked_by`,
    `answered_by` and `lead` are words of a name or post, `q` words of a topic: a record
    must hold them all. With `replaced`, the
    papers that a newer version replaces count too. `as_of` leaves out papers of later
    days, and chooses which version of a plan is in force.
    """

    committee: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    meeting: str | None = None
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    as_of: dt.date | None = None
    replaced: bool = False
    q: str | None = None
    person: str | None = None
    asked_by: str | None = None
    answered_by: str | None = None
    item: str | None = None
    number: str | None = None
    answer_class: tuple[AnswerClass, ...] = ()
    answered: bool | None = None
    strength: tuple[Strength, ...] = ()
    verb_class: tuple[VerbClass, ...] = ()
    kind: tuple[RecommendationKind, ...] = ()
    responded: bool | None = None
    verdict: tuple[ResponseVerdict, ...] = ()
    plan: str | None = None
    lead: str | None = None
    rating: str | None = None
    status: tuple[str, ...] = ()
    bucket: tuple[Bucket, ...] = ()
    order: Order = Order.NEWEST
