"""What a register shows: records with their places, and what goes with each."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from assistant.answers import Citation
from assistant.correcting import Verdict
from assistant.council import Exchange, Record, Response
from assistant.registers.facts import is_answered
from assistant.registers.standings import Earlier, Listing

Kept = TypeVar("Kept", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[Kept]):
    """One record of a register. `reviewed` says that an officer confirmed or corrected it.

    `responses` are those to a recommendation. `listing` tells where an action stands,
    `history` how earlier versions of its plan print it. `in_force` says of a version of a
    plan that it is the one that counts on the day asked for.
    """

    record: Kept
    citation: Citation
    reviewed: Verdict | None = None
    responses: tuple[Entry[Response], ...] = ()
    listing: Listing | None = None
    history: tuple[Earlier, ...] = ()
    in_force: bool | None = None


@dataclass(frozen=True, slots=True)
class EntryPage(Generic[Kept]):
    """A stretch of a register; `total` counts the whole of it."""

    entries: Sequence[Entry[Kept]]
    total: int


def facts_of(entry: Entry[Record]) -> dict[str, object]:
    """Return all that an entry tells, by name."""
    record = entry.record
    facts = {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}
    facts |= {"citation": entry.citation, "reviewed": entry.reviewed}
    if isinstance(record, Exchange):
        facts["answered"] = is_answered(record)
    if entry.listing is not None:
        facts |= _standing(entry.listing) | {"history": entry.history}
    return facts | {
        "responses": [facts_of(each) for each in entry.responses],
        "in_force": entry.in_force,
    }


def _standing(listing: Listing) -> dict[str, object]:
    return {
        "plan": listing.book.name,
        "position_at": listing.version.position,
        "reckoned_on": listing.day,
        "buckets": listing.buckets,
        "days_late": listing.days_late,
    }
