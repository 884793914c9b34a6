"""What a register shows: records with their places, and what goes with each."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from assistant.answers import Citation
from assistant.correcting import Correction, Verdict
from assistant.council import Exchange, Record, Response
from assistant.registers.facts import facts_as_json, is_answered
from assistant.registers.standings import Earlier, Listing

Kept = TypeVar("Kept", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[Kept]):
    """One record of a register. `reviewed` says that an officer confirmed or corrected it.

    `word` is who said so, when and why, `as_read` the record as it was read where it was
    corrected.
    `read_by` is the language model that proposed it, None for what rules read.
    `responses` are those to a recommendation. `listing` tells where an action stands,
    `history` how earlier versions of its plan print it. `in_force` says of a version of a
    plan that it is the one that counts on the day asked for.
    """

    record: Kept
    citation: Citation
    reviewed: Verdict | None = None
    word: Correction | None = None
    as_read: Kept | None = None
    read_by: str | None = None
    responses: tuple[Entry[Response], ...] = ()
    listing: Listing | None = None
    history: tuple[Earlier, ...] = ()
    in_force: bool | None = None


@dataclass(frozen=True, slots=True)
class EntryPage(Generic[Kept]):
    """A stretch of a register; `total` counts the whole of it, `hidden` what officers hid of it."""

    entries: Sequence[Entry[Kept]]
    total: int
    hidden: int = 0


def facts_of(entry: Entry[Record]) -> dict[str, object]:
    """Return all that an entry tells, by name."""
    record = entry.record
    facts = {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}
    facts |= {"citation": entry.citation, "reviewed": entry.reviewed}
    facts["correction"] = _correction(entry)
    facts["read_by"] = entry.read_by
    if isinstance(record, Exchange):
        facts["answered"] = is_answered(record)
    if entry.listing is not None:
        facts |= _standing(entry.listing) | {"history": entry.history}
    return facts | {
        "responses": [facts_of(each) for each in entry.responses],
        "in_force": entry.in_force,
    }


def _correction(entry: Entry[Record]) -> dict[str, object] | None:
    """Return who confirmed or corrected a record, and the fields as they were read before."""
    if entry.word is None:
        return None
    told = {name: getattr(entry.word, name) for name in ("made_by", "made_at", "reason")}
    return told | {"as_read": changed_facts(entry)}


def changed_facts(entry: Entry[Record]) -> dict[str, object]:
    """Return the fields that officers corrected, as JSON of the record as it was read."""
    if entry.as_read is None:
        return {}
    before, after = facts_as_json(entry.as_read), facts_as_json(entry.record)
    return {name: value for name, value in before.items() if after[name] != value}


def _standing(listing: Listing) -> dict[str, object]:
    return {
        "plan": listing.book.name,
        "position_at": listing.version.position,
        "reckoned_on": listing.day,
        "buckets": listing.buckets,
        "days_late": listing.days_late,
    }
