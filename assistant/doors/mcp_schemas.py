"""What MCP tools return: typed, short enough for a model to read, each item with its source."""

from __future__ import annotations

import datetime as dt
from typing import Generic, TypeVar

from pydantic import BaseModel, Field

from assistant.actions import ActionStatus, DueDate
from assistant.answers import Citation
from assistant.council import AnswerClass, RecommendationKind, ResponseVerdict, Strength
from assistant.documents import DocumentKind, PassageKind, Standing
from assistant.doors.markdown import label_of
from assistant.registers.wanted import Bucket


class Place(BaseModel):
    """Where something is printed. `open_source` opens it by `passage_id`."""

    passage_id: str
    document_id: str
    label: str = Field(
        description="As a reader would quote it: “Minutes, …, 14 January 2025, page 2”."
    )
    title: str
    kind: DocumentKind
    standing: Standing
    committee: str | None
    date: dt.date | None
    item: str | None
    page: int | None = Field(description="The file's own page, from 1; null without pages.")
    url: str = Field(description="Path of the source below the address of the assistant's pages.")

    @classmethod
    def of(cls, citation: Citation) -> Place:
        """Return the place of a citation."""
        return cls(
            passage_id=citation.passage_id,
            document_id=citation.document_id,
            label=label_of(citation),
            title=citation.title,
            kind=citation.kind,
            standing=citation.standing,
            committee=citation.committee,
            date=citation.date,
            item=citation.item,
            page=citation.page,
            url=citation.url,
        )


class Due(BaseModel):
    """A due date as printed, and the day it is read as, if it can be."""

    printed: str
    latest: dt.date | None

    @classmethod
    def of(cls, due: DueDate) -> Due:
        """Return a due date as it is sent."""
        return cls(printed=due.text, latest=due.day)


class ActionFound(BaseModel):
    """One row of an action plan, and where it stands on `reckoned_on`."""

    plan: str
    position_at: dt.date | None
    ref: str | None
    action: str
    leads: list[str]
    due: Due
    rating: str | None = Field(description="Word or colour as printed.")
    status_text: str | None = Field(description="As printed.")
    status: ActionStatus = Field(description="As it is read.")
    buckets: list[Bucket]
    reckoned_on: dt.date | None
    days_late: int | None
    source: Place


class ReplyFound(BaseModel):
    """What was answered, and who answered."""

    speaker: str | None
    text: str


class ExchangeFound(BaseModel):
    """A question as minuted, and what was answered."""

    committee: str | None
    day: dt.date | None
    item_title: str | None
    asked_by: list[str]
    question: str
    replies: list[ReplyFound]
    answered: bool
    answer_class: AnswerClass
    source: Place


class CommitmentFound(BaseModel):
    """What was undertaken: by whom, to whom, by when."""

    committee: str | None
    day: dt.date | None
    item_title: str | None
    who: str | None
    what: str
    to_whom: str | None
    due: Due
    strength: Strength
    source: Place


class ResponseFound(BaseModel):
    """A body's response to a recommendation."""

    by: str | None
    verdict: ResponseVerdict
    words: str
    source: Place


class RecommendationFound(BaseModel):
    """A recommendation, with the responses to it that are held."""

    kind: RecommendationKind
    number: str | None
    text: str
    made_in: str
    addressee: str | None
    due: Due
    responses: list[ResponseFound]
    source: Place


class PassageFound(BaseModel):
    """A passage verbatim, and its rank: `score` is in [0, 1] or so, and only orders."""

    text: str
    headings: list[str]
    score: float
    source: Place


Item = TypeVar("Item", bound=BaseModel)


class Stretch(BaseModel, Generic[Item]):
    """A stretch of a list. `next_offset` is null at its end."""

    items: list[Item]
    total: int
    next_offset: int | None


class Ranking(BaseModel):
    """The best passages. `next_offset` is null where the ranking ends."""

    items: list[PassageFound]
    next_offset: int | None


class SourcePassage(BaseModel):
    """One passage of a paper, verbatim."""

    passage_id: str
    kind: PassageKind
    headings: list[str]
    page: int | None
    text: str


class SourceOpened(BaseModel):
    """A passage, with its neighbours if asked for, in the order of the paper."""

    source: Place
    passages: list[SourcePassage]
