"""What a model is asked about one part of minutes, and its reply as typed rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

import prompts
from assistant.models.chat import ChatModel, Request
from assistant.models.untrusted import numbered
from ingest.proposing.parts import Part

if TYPE_CHECKING:
    from prompts import Prompt

# So many rows fit into the longest reply that a model is let give.
MAX_ROWS = 6
_TEXTS = ("words", "who", "answer", "answered_by", "to_whom", "by_when")
_NUMBERS: Mapping[str, object] = {"type": "array", "items": {"type": "integer"}}
_FIELDS: Mapping[str, object] = {
    "kind": {"type": "string", "enum": ["exchange", "commitment", "resolution"]},
    **{name: {"type": "string"} for name in _TEXTS},
    "words_in": _NUMBERS,
    "answer_in": _NUMBERS,
    "who_in": {"type": "integer"},
    "answered_by_in": {"type": "integer"},
}
SCHEMA: Mapping[str, object] = {
    "title": "Records",
    "description": "What minutes record, each row with the numbers of the sentences it stands in.",
    "type": "object",
    "properties": {
        "records": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": _FIELDS,
                "required": list(_FIELDS),
                "additionalProperties": False,
            },
        }
    },
    "required": ["records"],
    "additionalProperties": False,
}


class Row(BaseModel):
    """One row as a model gave it. Texts are words of the part, numbers its sentences, from 1.

    An empty text and the number 0 say that nothing is printed.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    kind: Literal["exchange", "commitment", "resolution"]
    words: str = Field("", max_length=3000)
    words_in: list[int] = Field(min_length=1, max_length=16)
    who: str = Field("", max_length=200)
    who_in: int = 0
    answer: str = Field("", max_length=3000)
    answer_in: list[int] = Field([], max_length=16)
    answered_by: str = Field("", max_length=200)
    answered_by_in: int = 0
    to_whom: str = Field("", max_length=200)
    by_when: str = Field("", max_length=200)


def instructions() -> Prompt:
    """Return the prompt that says what to point out."""
    return prompts.render("records", rows=str(MAX_ROWS))


def request_for(part: Part) -> Request:
    """Return what a model is asked about a part."""
    sentences = "\n".join(numbered(n, each.text) for n, each in enumerate(part.sentences, 1))
    material = prompts.render("minutes", sentences=sentences)
    return Request(instructions().text, material.text, SCHEMA)


def rows_of(part: Part, chat: ChatModel) -> Sequence[Row | None]:
    """Return the rows that a model gives for a part; None for each that has another shape.

    Raises:
        ModelError: The model failed, was too slow, or gave no reply of that shape at all.
    """
    replies = list(chat.propose(request_for(part)))
    given = replies[-1].get("records") if replies else None
    if not isinstance(given, list):
        return [None]
    rows = [_row(each) for each in given[:MAX_ROWS]]
    if rows and len(given) <= MAX_ROWS and not _is_whole(given[-1]):
        rows[-1] = None
    return rows


def _is_whole(given: object) -> bool:
    """Return whether a row has every field: the last one may have been cut off in the middle."""
    return isinstance(given, dict) and all(name in given for name in _FIELDS)


def _row(given: object) -> Row | None:
    try:
        return Row.model_validate(given)
    except ValidationError:
        return None
