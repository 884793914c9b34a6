"""What goes over the wire: answers. Papers are in `paper_schemas`."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from assistant.answers import AnswerStatus, Basis, Filters, Question
from assistant.api import examples
from assistant.documents import DateIs, DocumentKind, PassageKind, SourceType, Standing
from assistant.web.wording import UNREADABLE


def readable(text: str) -> str:
    """Refuse half of a character that needs two halves: it cannot be stored or sent."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise PydanticCustomError("unreadable", UNREADABLE)
    return text


Text = Annotated[str, AfterValidator(readable)]
Name = Annotated[Text, StringConstraints(min_length=1, max_length=300)]
ConversationId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]


class Sent(BaseModel):
    """The base of what is sent: read from the product's own values."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


class FiltersIn(BaseModel):
    """Which papers count. Empty or absent means all."""

    model_config = ConfigDict(extra="forbid")

    committees: list[Name] = Field(default_factory=list, max_length=100)
    kinds: list[DocumentKind] = Field(default_factory=list, max_length=100)
    documents: list[Name] = Field(
        default_factory=list, max_length=1000, description="Ids of documents."
    )
    date_from: dt.date | None = None
    date_to: dt.date | None = None


class QuestionIn(BaseModel):
    """A question, alone or as the next of a conversation."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [examples.QUESTION]})

    question: Text = Field(description="At most 500 characters, unless the settings say otherwise.")
    conversation_id: ConversationId | None = Field(
        None,
        description="The conversation that the question continues, as an answer named it. Absent,"
        " or one that is not stored: a new one.",
    )
    as_of: dt.date | None = Field(
        None,
        description="Only papers dated on or before this day count; overdue is reckoned on it.",
    )
    filters: FiltersIn = Field(default_factory=FiltersIn)

    def to_question(self) -> Question:
        """Return the question as the answerer takes it."""
        chosen = self.filters
        filters = Filters(
            committees=tuple(chosen.committees),
            kinds=tuple(chosen.kinds),
            documents=tuple(chosen.documents),
            date_from=chosen.date_from,
            date_to=chosen.date_to,
        )
        return Question(self.question.strip(), self.conversation_id, self.as_of, filters)


class SentenceOut(Sent):
    """One sentence, with the numbers of the citations that prove it."""

    text: str
    basis: Basis
    citations: list[int]


class TableRowOut(Sent):
    """One row of a table."""

    cells: list[str]
    citations: list[int]


class TableOut(Sent):
    """Rows that the answer was computed from."""

    title: str
    columns: list[str]
    rows: list[TableRowOut]


class CitationOut(Sent):
    """Where a sentence's proof stands. `quote` is the paper's text from `start` to `end`."""

    number: int
    passage_id: str
    document_id: str
    file: str = Field(description="Path under the folder that was ingested.")
    title: str
    kind: DocumentKind
    source_type: SourceType
    committee: str | None
    date: dt.date | None
    date_is: DateIs
    standing: Standing
    item: str | None
    heading: str | None
    page: int | None = Field(description="The file's own page, from 1; null without pages.")
    page_label: str | None = Field(description="The number printed on the page.")
    quote: str
    start: int
    end: int
    ocr: bool
    changed_by: str | None = Field(description="Id of the later document that changed this one.")
    url: str
    passage_kind: PassageKind


class CommitteePointOut(Sent):
    """A point to raise in committee, and why."""

    question: str
    because: str
    basis: str
    citations: list[int]


class FollowUpsOut(Sent):
    """What to ask next: at most three of each."""

    ask_the_papers: list[str]
    raise_in_committee: list[CommitteePointOut]


class SearchedOut(Sent):
    """What was searched."""

    documents: int
    passages: int
    latest: dt.date | None
    committees: list[str]


class AnswerOut(Sent):
    """A whole answer. Having no answer is a `status`, never an error."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.ANSWER]})

    answer_id: str
    conversation_id: str
    question: str
    standalone: str
    status: AnswerStatus
    sentences: list[SentenceOut]
    tables: list[TableOut]
    citations: list[CitationOut]
    nearest: list[int] = Field(description="Citations that came closest, where nothing answered.")
    follow_ups: FollowUpsOut
    searched: SearchedOut
    as_of: dt.date | None
    generation: int
    timings_ms: dict[str, float]
    stopped: bool = Field(description="Whether it was stopped, and stored as far as it was sent.")
    worded_by: str | None = Field(
        description="The language model that worded sentences of basis `model`, if one did."
    )


class PlanEvent(Sent):
    """Data of the event `plan`."""

    standalone: str
    searched: SearchedOut
    generation: int
    conversation_id: str


class StatusEvent(Sent):
    """Data of the event `status`."""

    status: AnswerStatus


class SentenceEvent(Sent):
    """Data of the event `sentence`; `citations` are those named for the first time."""

    sentence: SentenceOut
    citations: list[CitationOut]


class TableEvent(Sent):
    """Data of the event `table`."""

    table: TableOut
    citations: list[CitationOut]


class FollowUpsEvent(Sent):
    """Data of the event `follow_ups`."""

    follow_ups: FollowUpsOut
    citations: list[CitationOut]
