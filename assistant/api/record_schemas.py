"""What goes over the wire: what minutes and reports record. Plans are in `action_schemas`."""

from __future__ import annotations

import datetime as dt
from typing import Generic, TypeVar

from pydantic import Field, JsonValue

from assistant.actions import DueDate
from assistant.api.schemas import CitationOut, Sent
from assistant.correcting import Verdict
from assistant.council import (
    AgendaItem,
    Amendment,
    AnswerClass,
    Attendance,
    RecommendationKind,
    Reply,
    ResponseVerdict,
    Speaker,
    Strength,
    VerbClass,
    Votes,
)
from assistant.spans import Span


class CorrectionTold(Sent):
    """An officer's word on a record, and the fields that it changed as they were read before."""

    made_by: str
    made_at: dt.datetime
    reason: str
    as_read: dict[str, JsonValue]


class RecordOut(Sent):
    """What every record tells. What is printed is kept beside what it is read as."""

    record_id: str
    document_id: str
    passage_id: str
    span: Span = Field(description="The printed text that the record was read from.")
    citation: CitationOut
    reviewed: Verdict | None = Field(
        description="correct if an officer corrected it, confirm if one confirmed it."
    )
    correction: CorrectionTold | None = Field(description="Who confirmed or corrected it, and why.")
    read_by: str | None = Field(
        description="Language model that proposed it, if one did; an officer then accepted it."
    )


class MeetingOut(RecordOut):
    """One meeting as one paper records it."""

    authority: str | None
    committee: str | None
    day: dt.date | None
    status: str = Field(description="held, postponed, cancelled or planned.")
    begins: str | None = Field(description="Time as printed.")
    ends: str | None
    place: str | None
    items: tuple[AgendaItem, ...]
    attendance: tuple[Attendance, ...]
    amendments: tuple[Amendment, ...]


class MinutedOut(RecordOut):
    """What a record of one item of a meeting tells."""

    committee: str | None
    day: dt.date | None
    item: str | None = Field(description="Printed number.")
    item_title: str | None


class ExchangeOut(MinutedOut):
    """A question as minuted, and what was answered."""

    askers: tuple[Speaker, ...]
    question: Span
    replies: tuple[Reply, ...]
    answer_class: AnswerClass
    answered: bool = Field(description="Whether it gives what was asked, or part of it.")
    class_words: Span | None = Field(description="Words that show how it was answered.")
    topic: bool = Field(description="Whether the minutes name only what it was about.")
    written: bool


class CommitmentOut(MinutedOut):
    """An undertaking: who, what, to whom, by when."""

    who: Speaker | None
    what: Span
    to_whom: str | None
    due: DueDate
    strength: Strength


class ResolutionOut(MinutedOut):
    """One limb of what a meeting resolved. Noting and receiving are not approval."""

    marker: str | None
    opener: Span | None
    text: str
    verb: str | None
    verb_class: VerbClass
    addressee: str | None
    reason: Span | None
    mover: Speaker | None
    seconder: Speaker | None
    votes: Votes | None
    carried: bool | None
    motion: bool
    amends_minute: str | None


class ResponseOut(RecordOut):
    """A body's response to one recommendation."""

    number: str | None
    about: str | None
    verdict: ResponseVerdict
    verdict_span: Span
    recommendation_text: str | None
    by: str | None
    reason: Span | None
    due: DueDate


class RecommendationOut(RecordOut):
    """A recommendation with the responses to it that are held."""

    kind: RecommendationKind
    number: str | None
    text: str
    source_title: str
    addressee: str | None
    strength: str | None
    due: DueDate
    linked_actions: tuple[str, ...]
    responses: tuple[ResponseOut, ...]


class FigureOut(RecordOut):
    """A number with its measure."""

    measure: str
    figure: Span
    value: float | None
    unit: str
    period: str | None
    day: dt.date | None
    place: str | None
    said_by: str | None


class AliasOut(RecordOut):
    """A short form that a paper defines."""

    short: str
    long: str


class UnreadTableOut(RecordOut):
    """A table that looks like a plan and could not be read with confidence."""

    page: int | None
    reason: str


Item = TypeVar("Item", bound=Sent)


class Listed(Sent, Generic[Item]):
    """A stretch of a list; `total` counts the whole list."""

    items: list[Item]
    total: int


class MeetingList(Listed[MeetingOut]):
    """Meetings."""


class ExchangeList(Listed[ExchangeOut]):
    """Questions with their answers."""


class CommitmentList(Listed[CommitmentOut]):
    """Undertakings."""


class ResolutionList(Listed[ResolutionOut]):
    """Limbs of resolutions."""


class RecommendationList(Listed[RecommendationOut]):
    """Recommendations."""


class ResponseList(Listed[ResponseOut]):
    """Responses to recommendations."""


class FigureList(Listed[FigureOut]):
    """Figures."""


class AliasList(Listed[AliasOut]):
    """Short forms."""


class UnreadTableList(Listed[UnreadTableOut]):
    """Tables that could not be read with confidence."""
