"""What goes over the wire: what readers say of answers."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import (
    AfterValidator,
    AliasPath,
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    StringConstraints,
    model_validator,
)
from pydantic.config import JsonDict

from assistant.api.schemas import AnswerOut, Sent, Text, readable
from assistant.documents import DocumentKind
from assistant.feedback import MOST_COMMENT_CHARACTERS, Reason, Said, Usefulness

EXAMPLE: JsonDict = {
    "answer_id": "0f9d3c1e2b4a4d5e8f7a6b5c4d3e2f1a",
    "verdict": "not_useful",
    "reason": "out_of_date",
    "comment": "The plan was updated in March.",
}
Comment = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=MOST_COMMENT_CHARACTERS),
    AfterValidator(readable),
]


class FeedbackIn(BaseModel):
    """A reader's word on an answer. Personal details are never asked for."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [EXAMPLE]})

    answer_id: Text = Field(max_length=100)
    verdict: Usefulness
    reason: Reason | None = Field(None, description="Needed for what is not useful, and only then.")
    comment: Comment = ""

    @model_validator(mode="after")
    def _has_its_reason(self) -> FeedbackIn:
        if (self.verdict is Usefulness.NOT_USEFUL) != (self.reason is not None):
            raise ValueError("not_useful needs a reason, useful takes none")
        return self

    def to_said(self) -> Said:
        """Return what was said as the stores take it."""
        return Said(self.answer_id, self.verdict, self.reason, self.comment)


class FeedbackMade(Sent):
    """The id of what was kept."""

    feedback_id: str


class FeedbackOut(Sent):
    """A reader's word on an answer, as it is kept."""

    feedback_id: str
    answer_id: str = Field(validation_alias=AliasPath("said", "answer_id"))
    verdict: Usefulness = Field(validation_alias=AliasPath("said", "verdict"))
    reason: Reason | None = Field(validation_alias=AliasPath("said", "reason"))
    comment: str = Field(validation_alias=AliasPath("said", "comment"))
    conversation_id: str
    question: str
    made_at: dt.datetime


class FeedbackList(Sent):
    """Readers' words on answers."""

    items: list[FeedbackOut]
    total: int


class AskedOut(Sent):
    """The settings and the version with which an answer was made."""

    settings: dict[str, str]
    version: str


class FiltersOut(Sent):
    """Which papers were chosen; empty means all."""

    committees: list[str]
    kinds: list[DocumentKind]
    documents: list[str]
    date_from: dt.date | None
    date_to: dt.date | None


class WholeStateOut(Sent):
    """Feedback with all that it was said of."""

    feedback: FeedbackOut
    answer: AnswerOut
    filters: FiltersOut = Field(validation_alias=AliasPath("answer", "filters"))
    asked: AskedOut
    trace: dict[str, JsonValue]
    answered_at: dt.datetime
    earlier: list[AnswerOut] = Field(description="The answers before it in its conversation.")
