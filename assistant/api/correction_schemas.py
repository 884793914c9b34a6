"""What goes over the wire: one record with its history, and officers' words on it."""

from __future__ import annotations

import datetime as dt
import json
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue, StringConstraints
from pydantic.config import JsonDict

from assistant.api.schemas import CitationOut, Sent, readable
from assistant.correcting import Verdict

EXAMPLE: JsonDict = {
    "verdict": "correct",
    "changes": {"due": {"latest": "2025-03-31"}},
    "made_by": "Scrutiny Officer",
    "reason": "The printed year is a misprint: checked against the recording.",
}
Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    AfterValidator(readable),
]
Reason = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=2000),
    AfterValidator(readable),
]


def _readable(changes: dict[str, JsonValue]) -> dict[str, JsonValue]:
    readable(json.dumps(changes, ensure_ascii=False, allow_nan=False))
    return changes


class CorrectionIn(BaseModel):
    """An officer's word on a record."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [EXAMPLE]})

    verdict: Verdict = Field(
        description="confirm, correct, hide, or restore: as it was read, whatever was said before."
    )
    changes: Annotated[dict[str, JsonValue], AfterValidator(_readable)] = Field(
        default_factory=dict,
        description="New values of the record's fields; only what was read can be changed, never"
        " what is printed.",
    )
    made_by: Line = Field(description="A post or a name.")
    reason: Reason


class CorrectionOut(Sent):
    """One officer's word on one record."""

    record_id: str
    verdict: Verdict
    changes: dict[str, JsonValue]
    made_by: str
    made_at: dt.datetime
    reason: str


class CorrectionList(Sent):
    """Officers' words on records."""

    items: list[CorrectionOut]
    total: int


class PlaceOut(Sent):
    """Where one part of a record is printed."""

    part: str = Field(description="The field: question, replies.0.span and so on.")
    citation: CitationOut


class RecordHistoryOut(Sent):
    """One record: as it was read, as it stands now, and what officers said of it."""

    listed_under: str = Field(description="The list that it belongs to: exchanges, say.")
    record_id: str
    document_id: str
    as_read: dict[str, JsonValue]
    as_corrected: dict[str, JsonValue] | None = Field(description="null for a hidden record.")
    corrections: list[CorrectionOut]
    read_by: str | None = Field(
        description="Language model that proposed it, if one did; an officer then accepted it."
    )
    places: list[PlaceOut]
