"""What a register shows: records with their places, and what goes with each."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from assistant.answers import Citation
from assistant.correcting import Verdict
from assistant.council import Exchange, Recommendation, Record, Response
from assistant.registers.facts import is_answered
from assistant.registers.listing import list_records
from assistant.registers.places import cite_records
from assistant.registers.remembered import reviews
from assistant.registers.responses import responses_by_recommendation
from assistant.registers.wanted import Wanted
from assistant.stores.records import Kind
from assistant.stores.view import View

Kept = TypeVar("Kept", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[Kept]):
    """One record of a register. `reviewed` says that an officer confirmed or corrected it."""

    record: Kept
    citation: Citation
    reviewed: Verdict | None = None
    responses: tuple[Entry[Response], ...] = ()


@dataclass(frozen=True, slots=True)
class EntryPage(Generic[Kept]):
    """A stretch of a register; `total` counts the whole of it."""

    entries: Sequence[Entry[Kept]]
    total: int


def enter(
    view: View, kind: type[Kind], wanted: Wanted, offset: int = 0, limit: int | None = None
) -> EntryPage[Kind]:
    """Return the wanted records of a kind from the one at `offset`, at most `limit` of them."""
    found = list_records(view, kind, wanted)
    if kind is Recommendation:
        found = [each for each in found if _is_responded(each, wanted, view)]
    chosen = found[offset : None if limit is None else offset + limit]
    return EntryPage(entries_of(view, chosen), len(found))


def entries_of(view: View, records: Sequence[Kind]) -> Sequence[Entry[Kind]]:
    """Return the entries of records, in their order."""
    reviewed, answered = reviews(view), responses_by_recommendation(view)
    responses = [each for record in records for each in answered.get(record.record_id, ())]
    cited = {
        each.record_id: Entry(each, citation, reviewed.get(each.record_id))
        for each, citation in zip(responses, cite_records(view, responses), strict=True)
    }
    return [
        Entry(
            record,
            citation,
            reviewed.get(record.record_id),
            tuple(cited[each.record_id] for each in answered.get(record.record_id, ())),
        )
        for record, citation in zip(records, cite_records(view, records), strict=True)
    ]


def _is_responded(record: Record, wanted: Wanted, view: View) -> bool:
    responses = responses_by_recommendation(view).get(record.record_id, ())
    if wanted.responded is not None and bool(responses) is not wanted.responded:
        return False
    return not wanted.verdict or any(each.verdict in wanted.verdict for each in responses)


def facts_of(entry: Entry[Record]) -> dict[str, object]:
    """Return all that an entry tells, by name."""
    record = entry.record
    facts = {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}
    facts |= {"citation": entry.citation, "reviewed": entry.reviewed}
    if isinstance(record, Exchange):
        facts["answered"] = is_answered(record)
    return facts | {"responses": [facts_of(each) for each in entry.responses]}
