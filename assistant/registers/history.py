"""One record: as it was read, as officers corrected it, and what they said of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from assistant.correcting import Correction, Verdict
from assistant.council import Record
from assistant.errors import CorrectionError
from assistant.registers.facts import facts_as_json
from assistant.registers.kinds import REGISTERS
from assistant.registers.places import Place, cite_parts, parts_of
from assistant.registers.remembered import read_by, remembered
from assistant.stores.corrections import apply_corrections
from assistant.stores.library import Library
from assistant.stores.view import View

Facts = dict[str, JsonValue]


@dataclass(frozen=True, slots=True)
class RecordHistory:
    """A record with its history; `listed_under` names its register. `as_corrected` is None for a hidden one.

    `places` are those of the record as it stands, of a hidden one as it was read. `read_by`
    is the language model that proposed it, None for what rules read.
    """

    listed_under: str
    record_id: str
    document_id: str
    as_read: Facts
    as_corrected: Facts | None
    corrections: Sequence[Correction]
    places: Sequence[Place]
    read_by: str | None = None


def find_record(view: View, record_id: str) -> tuple[str, Record] | None:
    """Return a record as it was read, and its register; None where the view holds none."""
    return remembered(view).once("all as read", view, _all_as_read).get(record_id)


def _all_as_read(view: View) -> Mapping[str, tuple[str, Record]]:
    return {
        record.record_id: (register, record)
        for register, kind in REGISTERS.items()
        for record in view.records_as_read(kind)
    }


def history_of_record(library: Library, view: View, record_id: str) -> RecordHistory | None:
    """Return a record with its history, None where the view holds no such record."""
    found = find_record(view, record_id)
    if found is None:
        return None
    register, as_read = found
    made = library.corrections.of(record_id)
    standing = next(
        (each for each in view.records(type(as_read)) if each.record_id == record_id), None
    )
    return RecordHistory(
        listed_under=register,
        record_id=record_id,
        document_id=as_read.document_id,
        as_read=facts_as_json(as_read),
        as_corrected=facts_as_json(standing) if standing else None,
        corrections=made,
        places=cite_parts(view, standing or as_read),
        read_by=read_by(view).get(record_id),
    )


def corrections_made(view: View) -> Sequence[Correction]:
    """Return what officers said of the records of a view, newest first."""
    made = [correction for each in view.corrections().values() for correction in each]
    return sorted(made, key=lambda correction: correction.made_at, reverse=True)


def correct_record(library: Library, view: View, record: Record, said: Correction) -> Record | None:
    """Keep an officer's word on a record; return the record as it now stands, None if hidden.

    Raises:
        CorrectionError: It changes nothing or what cannot be changed, has a wrong value,
            or quotes what the paper does not print.
    """
    if (said.verdict is Verdict.CORRECT) is not bool(said.changes):
        raise CorrectionError("Changes are needed to correct a record, and only then")
    if not said.made_by.strip() or not said.reason.strip():
        raise CorrectionError("It must be told who says so, and why")
    after = apply_corrections(record, [*library.corrections.of(record.record_id), said])
    text = view.text_of(record.document_id)
    for part, span in parts_of(after) if after else ():
        if text[span.start : span.end] != span.text:
            raise CorrectionError(f"{part!r} is not what the paper prints there")
    return library.corrections.add(record, said)


def word_on(
    record: Record,
    verdict: Verdict,
    *,
    made_by: str,
    reason: str,
    changes: Mapping[str, JsonValue],
) -> Correction:
    """Return an officer's word on a record, said now."""
    return Correction(
        record_id=record.record_id,
        document_id=record.document_id,
        verdict=verdict,
        changes=changes,
        made_by=made_by,
        made_at=dt.datetime.now(dt.UTC),
        reason=reason,
    )
