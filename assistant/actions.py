"""Action plans and their rows: what is printed, and beside it what it is read as."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.spans import Span


class ActionStatus(StrEnum):
    """How far an action is. `SUPERSEDED` and `CLOSED_NOT_COMPLETE` are neither complete nor open."""

    COMPLETE = "complete"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    SUPERSEDED = "superseded"
    CLOSED_NOT_COMPLETE = "closed_not_complete"
    UNKNOWN = "unknown"


class DuePrecision(StrEnum):
    """How exactly a due date is printed. `NONE`: no date can be read ("TBC", "ongoing", "")."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    TERM = "term"
    YEAR = "year"
    RELATIVE = "relative"
    NONE = "none"


# `status_from` of a row that its paper lists apart, as taken out of the plan.
TAKEN_OUT = "taken out"


@dataclass(frozen=True, slots=True)
class DueDate:
    """A due date as printed, and the days it is read as.

    `earliest` and `latest` are the first and last day that the words allow, both None
    where they cannot be resolved (`RELATIVE` without an anchor, `NONE`). `anchor` says
    what a relative date was counted from ("the meeting of 9 October 2023"), `assumed`
    what was assumed ("2025/26 is read as April to March"). `suspect` says why the date
    looks misprinted; a suspect date is kept and never reckoned with. `earlier` holds the
    dates that the same cell prints as replaced, oldest first ("revised from 31/03/2026").
    """

    text: str
    earliest: dt.date | None = None
    latest: dt.date | None = None
    precision: DuePrecision = DuePrecision.NONE
    anchor: str | None = None
    assumed: str | None = None
    suspect: str | None = None
    earlier: tuple[dt.date, ...] = ()

    @property
    def day(self) -> dt.date | None:
        """The latest day, None where the date is unresolved or suspect."""
        return None if self.suspect else self.latest


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One line of the key that is printed with a plan. `colour` is a plain colour word."""

    word: str | None
    colour: str | None
    meaning: str
    span: Span


@dataclass(frozen=True, slots=True)
class Rating:
    """A judgement as printed: its word or number, and the fill of its cell as a colour word.

    `means` is what the key of that very version says of it; None without such a key.
    """

    word: str | None
    colour: str | None
    means: str | None = None


@dataclass(frozen=True, slots=True)
class StatedTotal:
    """A count that a paper states of its own rows ("2 of 16 actions are complete").

    `counts` says of what: "actions" for all rows, else an `ActionStatus` value.
    """

    number: int
    counts: str
    span: Span


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """One version of a plan, as one paper prints it.

    `position_at` is the day for which the plan states its position, `position_from` what
    that day was read from ("printed", "report date", "meeting date"). `lineage` is the
    title without version and date, in lower case: versions of one plan share it.
    """

    record_id: str
    document_id: str
    passage_id: str
    span: Span
    title: str
    lineage: str
    position_at: dt.date | None
    position_from: str | None
    position_span: Span | None = None
    key: tuple[KeyEntry, ...] = ()
    stated_totals: tuple[StatedTotal, ...] = ()
    rows: int = 0


@dataclass(frozen=True, slots=True)
class ActionItem:
    """One row of a plan. `span` is the row; `cells` holds the printed cell of each concept.

    Concepts are "ref", "recommendation", "action", "lead", "due", "rating", "status",
    "progress", "evidence", "impact", "origin"; a concept without a column has no cell.
    `leads` are as printed, split where several are joint. `recommendation` may be carried
    down from a merged cell; the status never is. `status` is read from the status column
    or tick first, else from the key's words for the rating; `status_from` says which
    ("status", "tick", "key", "progress"). `doubts` are sentences for officers about this row.
    """

    record_id: str
    document_id: str
    passage_id: str
    span: Span
    plan_id: str
    order: int
    ref: str | None
    action: str
    recommendation: str | None = None
    recommendation_ref: str | None = None
    leads: tuple[str, ...] = ()
    due: DueDate = DueDate("")
    rating: Rating | None = None
    status_text: str | None = None
    status: ActionStatus = ActionStatus.UNKNOWN
    status_from: str | None = None
    progress: str | None = None
    evidence: str | None = None
    impact: str | None = None
    origin: str | None = None
    cells: Mapping[str, Span] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnreadTable:
    """A table that looks like a plan and could not be read with confidence; `reason` says why."""

    record_id: str
    document_id: str
    passage_id: str
    span: Span
    page: int | None
    reason: str
