"""Gathers the plans of a ledger: which papers print the same plan, and which of them count."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from assistant.actions import TAKEN_OUT, ActionItem, ActionPlan, ActionStatus
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.plans.naming_plans import has_own_name, plan_name, plan_words
from assistant.answering.reckoning.plans.same_plans import SamePlans
from assistant.answering.reckoning.plans.versions import PlanBook, Version, are_recommendations


def gather_books(ledger: Ledger, *, recommendations: bool = False) -> tuple[PlanBook, ...]:
    """Return the plans of a ledger with their versions, by name.

    With `recommendations`, tables that follow up recommendations alone are plans too.
    """
    shelves = SamePlans()
    for version in _versions(ledger, recommendations):
        shelves.put(version)
    return tuple(sorted((_book(each) for each in shelves.books), key=lambda book: book.name))


def _versions(ledger: Ledger, recommendations: bool) -> Iterator[Version]:
    """Yield the versions that count: of `as_of`, those whose own position is not later.

    A plan may stand in a paper that was published after its position.
    """
    whenever = Ledger(ledger.view, replace(ledger.plan, as_of=None))
    rows: dict[str, list[ActionItem]] = defaultdict(list)
    for item in whenever.records(ActionItem, replaced=True):
        rows[item.plan_id].append(item)
    papers: dict[tuple[str, str], list[ActionPlan]] = defaultdict(list)
    for plan in whenever.records(ActionPlan, replaced=True):
        if rows[plan.record_id] and not _is_later(plan, ledger):
            papers[plan.document_id, plan.lineage].append(plan)
    for (document_id, _), plans in papers.items():
        every = [row for plan in plans for row in rows[plan.record_id]]
        listed = tuple(row for row in every if row.status_from != TAKEN_OUT)
        out = tuple(row for row in every if row.status_from == TAKEN_OUT)
        if not listed:
            continue
        if not are_recommendations(listed) or (recommendations and _are_followed_up(listed)):
            read = _as_read(listed, {plan.record_id for plan in plans}, whenever)
            yield Version(ledger.document(document_id), tuple(plans), listed, read, out)


def _is_later(plan: ActionPlan, ledger: Ledger) -> bool:
    """Return whether a plan's position, else its paper's date, is after the day asked for."""
    day = plan.position_at or ledger.document(plan.document_id).date.day
    return ledger.plan.as_of is not None and day is not None and day > ledger.plan.as_of


def _as_read(
    listed: Sequence[ActionItem], plan_ids: Collection[str], ledger: Ledger
) -> tuple[ActionItem, ...]:
    """Return rows as they were read, hidden ones too; nothing where officers changed none."""
    hidden = [row for row in ledger.hidden(ActionItem) if row.plan_id in plan_ids]
    read = [ledger.as_read(row) for row in listed]
    if not hidden and all(one is two for one, two in zip(read, listed, strict=True)):
        return ()
    return tuple(sorted([*read, *hidden], key=lambda row: (row.span.start, row.order)))


def _are_followed_up(rows: Sequence[ActionItem]) -> bool:
    """Return whether a table tells who sees to its recommendations, and how far each is."""
    known = [row for row in rows if row.status is not ActionStatus.UNKNOWN]
    return any(row.leads for row in rows) and len(known) * 2 > len(rows)


def _book(versions: Sequence[Version]) -> PlanBook:
    """Return a plan; of papers that state one position, that which is not replaced counts."""
    first = dt.date.min
    ordered = sorted(versions, key=lambda v: (v.position or v.document.date.day or first, _rank(v)))
    kept = [
        version
        for version, after in zip(ordered, [*ordered[1:], None], strict=True)
        if after is None or version.position is None or version.position != after.position
    ]
    title = next(
        (v.plan.title for v in ordered if has_own_name(v.plan.title)), ordered[0].plan.title
    )
    return PlanBook(plan_name(title), plan_words(title), tuple(kept))


def _rank(version: Version) -> tuple[bool, dt.date]:
    return (
        version.document.superseded_by is None,
        version.document.date.day or dt.date.min,
    )
