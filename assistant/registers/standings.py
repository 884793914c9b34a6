"""Where actions stand on a day: the version in force, overdue or not, and how they got there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.actions import ActionItem, ActionPlan, ActionStatus, DueDate, Rating
from assistant.answering.reckoning.plans.actions import (
    is_closed,
    is_complete,
    is_open,
    is_overdue,
    is_past_unknown,
    is_undated,
    is_unknown,
)
from assistant.answering.reckoning.plans.gathering import gather_books
from assistant.answering.reckoning.plans.naming_plans import plan_name
from assistant.answering.reckoning.plans.row_matching import Matching, Pair, history_of, match_rows
from assistant.answering.reckoning.plans.versions import PlanBook, Version
from assistant.registers.listing import ledger_of
from assistant.registers.remembered import remembered
from assistant.registers.wanted import Bucket, Wanted
from assistant.stores.view import View


@dataclass(frozen=True, slots=True)
class Earlier:
    """A row as an earlier version printed it; `sure` if reference and wording are the same."""

    record_id: str
    document_id: str
    position_at: dt.date | None
    due: DueDate
    status: ActionStatus
    status_text: str | None
    rating: Rating | None
    leads: tuple[str, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """A row of one version of a plan, and the day D on which it is reckoned."""

    row: ActionItem
    book: PlanBook
    version: Version
    day: dt.date | None

    @property
    def buckets(self) -> tuple[Bucket, ...]:
        """Where the row stands on D."""
        return tuple(bucket for bucket, holds in _BUCKETS.items() if holds(self.row, self.day))

    @property
    def days_late(self) -> int | None:
        """Days from the due date to D, None where the row is not overdue."""
        due = self.row.due.day
        if self.day is None or due is None or not is_overdue(self.row, self.day):
            return None
        return (self.day - due).days


_BUCKETS: Mapping[Bucket, Callable[[ActionItem, dt.date | None], bool]] = {
    Bucket.COMPLETE: lambda row, day: is_complete(row),
    Bucket.OPEN: lambda row, day: is_open(row),
    Bucket.OVERDUE: is_overdue,
    Bucket.UNDATED: lambda row, day: is_undated(row),
    Bucket.CLOSED: lambda row, day: is_closed(row),
    Bucket.UNKNOWN: lambda row, day: is_unknown(row),
    Bucket.PAST_UNKNOWN: is_past_unknown,
}


class PlanShelf:
    """The plans of a view with all their versions, and the rows matched so far."""

    def __init__(self, view: View) -> None:
        self.books = gather_books(ledger_of(view, Wanted()))
        # With the versions themselves: while they are kept, their ids are not used again.
        self._matched: dict[tuple[int, int], tuple[Version, Version, Matching]] = {}

    def matched(self, old: Version, new: Version) -> Matching:
        """Return which rows of two versions are the same action; worked out once."""
        key = (id(old), id(new))
        if key not in self._matched:
            self._matched[key] = (old, new, match_rows(old, new))
        return self._matched[key][2]

    def pairs(self, listing: Listing) -> tuple[tuple[Version, Pair], ...]:
        """Return a row in each version up to its own, oldest first; itself is the last."""
        return history_of(listing.book, listing.row, listing.version, self.matched)

    def history(self, listing: Listing) -> tuple[Earlier, ...]:
        """Return a row as earlier versions print it, oldest first."""
        return tuple(
            Earlier(
                record_id=pair.old.record_id,
                document_id=pair.old.document_id,
                position_at=version.position,
                due=pair.old.due,
                status=pair.old.status,
                status_text=pair.old.status_text,
                rating=pair.old.rating,
                leads=pair.old.leads,
                sure=pair.sure,
            )
            for version, pair in self.pairs(listing)[:-1]
        )


def plan_shelf(view: View) -> PlanShelf:
    """Return the plans of a view; gathered once."""
    return remembered(view).once("plans", view, PlanShelf)


def version_in_force(book: PlanBook, day: dt.date | None) -> Version | None:
    """Return the version of a plan that counts on a day; the newest without one.

    Its position counts, on whatever day its paper was published.
    """
    return book.at(day)


def _is_later(version: Version, day: dt.date) -> bool:
    dated = version.position or version.document.date.day
    return dated is not None and dated > day


def list_rows(view: View, wanted: Wanted) -> Iterator[Listing]:
    """Yield the rows of the versions that are wanted, by plan, in reading order.

    Those are the versions in force; the ones named by id, by paper, or all if asked for.
    Tables that are no version of a plan, as those of recommendations alone, are listed
    only if they are named.
    """
    for book in plan_shelf(view).books:
        for version in _versions(book, wanted):
            day = wanted.as_of or version.position
            yield from (Listing(row, book, version, day) for row in version.rows)
    for book in _named_tables(view, wanted):
        table = book.newest
        day = wanted.as_of or table.position
        yield from (Listing(row, book, table, day) for row in table.rows)


def _named_tables(view: View, wanted: Wanted) -> Iterator[PlanBook]:
    """Yield the tables that are named and belong to no plan, each as a plan of its own."""
    if not (wanted.plan or wanted.document):
        return
    versions = [version for book in plan_shelf(view).books for version in book.versions]
    known = {plan.record_id for version in versions for plan in version.plans}
    for plan in view.records(ActionPlan):
        named = plan.record_id == wanted.plan or plan.document_id in wanted.document
        if named and plan.record_id not in known:
            rows = [row for row in view.records(ActionItem) if row.plan_id == plan.record_id]
            table = Version(view.documents[plan.document_id], (plan,), tuple(rows))
            yield PlanBook(plan_name(plan.title), (), (table,))


def _versions(book: PlanBook, wanted: Wanted) -> Sequence[Version]:
    named = [v for v in book.versions if wanted.plan in {plan.record_id for plan in v.plans}]
    if named:
        return named
    if wanted.document:
        return [v for v in book.versions if v.document.document_id in wanted.document]
    if wanted.replaced:
        return [v for v in book.versions if not (wanted.as_of and _is_later(v, wanted.as_of))]
    in_force = version_in_force(book, wanted.as_of)
    return [in_force] if in_force else []
