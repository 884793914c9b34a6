"""An officer's word on a record: confirmed, corrected or hidden, with who, when and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

JsonValue = str | int | float | bool | None | list["JsonValue"] | dict[str, "JsonValue"]


class Verdict(StrEnum):
    """What an officer did with a record. `RESTORE` takes all that went before back."""

    CONFIRM = "confirm"
    CORRECT = "correct"
    HIDE = "hide"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Correction:
    """One officer's word on one record. The record as it was read always stays.

    `changes` gives new values for the record's fields, as JSON; only what is read into a
    paper can be changed, never the spans that were printed. `made_by` is a post or a name.
    """

    record_id: str
    document_id: str
    verdict: Verdict
    changes: Mapping[str, JsonValue]
    made_by: str
    made_at: dt.datetime
    reason: str


def standing(made: Sequence[Correction]) -> Sequence[Correction]:
    """Return officers' words on a record that were not taken back, oldest first."""
    kept: list[Correction] = []
    for correction in made:
        kept = [] if correction.verdict is Verdict.RESTORE else [*kept, correction]
    return kept


def review_of(made: Sequence[Correction]) -> Verdict | None:
    """Return what stands of officers' words on a record; None for nothing, or if taken back."""
    verdicts = {correction.verdict for correction in standing(made)}
    order = (Verdict.HIDE, Verdict.CORRECT, Verdict.CONFIRM)
    return next((verdict for verdict in order if verdict in verdicts), None)


def last_word(made: Sequence[Correction]) -> Correction | None:
    """Return the newest of the words that decide how a record stands; None where none does."""
    review = review_of(made)
    return next((each for each in reversed(standing(made)) if each.verdict is review), None)
