"""Makes the entries of a register: read `enter` first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import cast

from assistant.actions import ActionItem, ActionPlan
from assistant.correcting import Verdict
from assistant.council import Recommendation, Record, Response
from assistant.registers.entries import Entry, EntryPage
from assistant.registers.history import find_record
from assistant.registers.listing import ledger_of, list_records, rank
from assistant.registers.matching import Match, calls_plan
from assistant.registers.places import cite_records
from assistant.registers.remembered import read_by, remembered, reviews, words
from assistant.registers.responses import responses_by_recommendation
from assistant.registers.standings import Listing, list_rows, plan_shelf, version_in_force
from assistant.registers.wanted import Wanted
from assistant.stores.records import Kind
from assistant.stores.view import View


def enter(
    view: View, kind: type[Kind], wanted: Wanted, offset: int = 0, limit: int | None = None
) -> EntryPage[Kind]:
    """Return the wanted records of a kind from the one at `offset`, at most `limit` of them."""
    chosen = slice(offset, None if limit is None else offset + limit)
    special: Mapping[type[object], Callable[[View, Wanted, slice], EntryPage[Record]]] = {
        ActionItem: _actions,
        ActionPlan: _plans,
        Recommendation: _recommendations,
    }
    make = special.get(kind)
    if make is not None:
        page = cast("EntryPage[Kind]", make(view, wanted, chosen))
    else:
        found = list_records(view, kind, wanted)
        page = EntryPage(plain_entries(view, found[chosen]), len(found))
    return replace(page, hidden=_hidden(view, kind))


def _hidden(view: View, kind: type[Kind]) -> int:
    """Return how many records of a kind officers hid."""
    ids = {each for each, word in words(view).items() if word.verdict is Verdict.HIDE}
    return sum(each.record_id in ids for each in view.records_as_read(kind)) if ids else 0


def plain_entries(view: View, records: Sequence[Kind]) -> Sequence[Entry[Kind]]:
    """Return records with their places, in their order."""
    reviewed, said, models = reviews(view), words(view), read_by(view)
    return [
        Entry(
            record,
            citation,
            reviewed.get(record.record_id),
            said.get(record.record_id),
            _as_read(view, record) if record.record_id in said else None,
            models.get(record.record_id),
        )
        for record, citation in zip(records, cite_records(view, records), strict=True)
    ]


def _as_read(view: View, record: Kind) -> Kind | None:
    """Return a record as it was read where officers corrected it, else None."""
    found = find_record(view, record.record_id)
    if found is None or found[1] == record:
        return None
    return cast("Kind", found[1])


def _recommendations(view: View, wanted: Wanted, chosen: slice) -> EntryPage[Recommendation]:
    papers = ledger_of(view, wanted).documents
    held = responses_by_recommendation(view)

    def responses(record: Recommendation) -> list[Response]:
        return [each for each in held.get(record.record_id, ()) if each.document_id in papers]

    found = [
        record
        for record in list_records(view, Recommendation, wanted)
        if _is_responded(responses(record), wanted)
    ]
    shown = found[chosen]
    given = [each for record in shown for each in responses(record)]
    entries = {entry.record.record_id: entry for entry in plain_entries(view, given)}
    return EntryPage(
        [
            replace(
                entry,
                responses=tuple(entries[each.record_id] for each in responses(entry.record)),
            )
            for entry in plain_entries(view, shown)
        ],
        len(found),
    )


def _is_responded(responses: Sequence[Response], wanted: Wanted) -> bool:
    if wanted.responded is not None and bool(responses) is not wanted.responded:
        return False
    return not wanted.verdict or any(each.verdict in wanted.verdict for each in responses)


def _plans(view: View, wanted: Wanted, chosen: slice) -> EntryPage[ActionPlan]:
    books = plan_shelf(view).books
    in_force = {
        plan.record_id
        for book in books
        if (version := version_in_force(book, wanted.as_of)) is not None
        for plan in version.plans
    }
    found = [
        plan for plan in list_records(view, ActionPlan, wanted) if _is_named(plan, wanted.plan)
    ]
    entries = [
        replace(entry, in_force=entry.record.record_id in in_force)
        for entry in plain_entries(view, found[chosen])
    ]
    return EntryPage(entries, len(found))


def _is_named(plan: ActionPlan, words: str | None) -> bool:
    """Return whether a plan has this id, or a title that these words name."""
    return words is None or words == plan.record_id or calls_plan(words, plan.title)


def _actions(view: View, wanted: Wanted, chosen: slice) -> EntryPage[ActionItem]:
    match = Match(wanted, remembered(view).topics)
    found = [
        listing
        for listing in list_rows(view, wanted)
        if match(listing.row, listing.version.document)
        and any(_is_named(plan, wanted.plan) for plan in listing.version.plans)
        and (not wanted.bucket or set(wanted.bucket) & set(listing.buckets))
    ]
    found.sort(key=lambda listing: rank(listing.version.position, wanted.order))
    return EntryPage(action_entries(view, found[chosen]), len(found))


def action_entries(view: View, listings: Sequence[Listing]) -> Sequence[Entry[ActionItem]]:
    """Return actions with their places and with how earlier versions print them."""
    shelf = plan_shelf(view)
    entries = plain_entries(view, [listing.row for listing in listings])
    return [
        replace(entry, listing=listing, history=shelf.history(listing))
        for listing, entry in zip(listings, entries, strict=True)
    ]
