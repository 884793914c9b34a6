"""The groups that a list of actions can be kept to: by date, by status, by what papers differ in."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.actions import ActionItem, ActionStatus
from assistant.answering.reckoning.plans.actions import (
    conflict_of,
    has_slipped,
    is_closed,
    is_complete,
    is_open,
    is_overdue,
    is_past_unknown,
    is_undated,
    is_unknown,
)
from assistant.answering.reckoning.plans.dropped_rows import rows_gone
from assistant.answering.reckoning.plans.versions import PlanBook, Version
from assistant.dates import written_date
from assistant.registers.remembered import remembered
from assistant.registers.standings import (
    Listing,
    PlanShelf,
    list_rows,
    plan_shelf,
    version_in_force,
)
from assistant.registers.wanted import Wanted
from assistant.stores.view import View

SOON_DAYS = 30
# For so many days at once it is kept which actions are in which groups; the oldest go first.
MOST_DAYS = 8


class Group(StrEnum):
    """A group of actions. All but `DROPPED` are of the versions in force."""

    OPEN = "open"
    OVERDUE = "overdue"
    SOON = "soon"
    NOT_STARTED = "not_started"
    COMPLETE = "complete"
    CLOSED = "closed"
    UNKNOWN = "unknown"
    PAST_UNKNOWN = "past_unknown"
    UNDATED = "undated"
    MOVED = "moved"
    DROPPED = "dropped"
    CONFLICTING = "conflicting"


@dataclass(frozen=True, slots=True)
class Placed:
    """An action with all groups that it is in."""

    listing: Listing
    groups: frozenset[Group]


class ActionGroups:
    """Tells of the actions of one view which groups they are in; worked out once for a day."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._shelf: PlanShelf = plan_shelf(view)
        self._moved: dict[str, bool] = {}
        self._gone: dict[str, tuple[tuple[Version, ActionItem], ...]] = {}
        self._placed: dict[dt.date | None, tuple[Placed, ...]] = {}
        self._lock = threading.Lock()
        self._tests: Mapping[Group, Callable[[Listing], bool]] = {
            Group.OPEN: lambda at: is_open(at.row),
            Group.OVERDUE: lambda at: is_overdue(at.row, at.day),
            Group.SOON: is_due_soon,
            Group.NOT_STARTED: lambda at: at.row.status is ActionStatus.NOT_STARTED,
            Group.COMPLETE: lambda at: is_complete(at.row),
            Group.CLOSED: lambda at: is_closed(at.row),
            Group.UNKNOWN: lambda at: is_unknown(at.row),
            Group.PAST_UNKNOWN: lambda at: is_past_unknown(at.row, at.day),
            Group.UNDATED: lambda at: is_undated(at.row),
            Group.MOVED: self._has_moved,
            Group.CONFLICTING: lambda at: self.conflict(at) is not None,
        }

    def placed(self, as_of: dt.date | None) -> Sequence[Placed]:
        """Return the actions of the versions in force on a day, then those no longer listed there.

        Of both by plan, in reading order.
        """
        known = self._placed.get(as_of)
        if known is None:
            known = tuple(self._place(as_of))
            with self._lock:
                self._placed[as_of] = known
                while len(self._placed) > MOST_DAYS:
                    del self._placed[next(iter(self._placed))]
        return known

    def _place(self, as_of: dt.date | None) -> Iterator[Placed]:
        same: dict[frozenset[Group], frozenset[Group]] = {}
        for at in list_rows(self._view, Wanted(as_of=as_of)):
            held = frozenset(group for group, holds in self._tests.items() if holds(at))
            yield Placed(at, same.setdefault(held, held))
        for book in self._shelf.books:
            version = version_in_force(book, as_of)
            for at in self._dropped(book, version, as_of) if version else ():
                yield Placed(at, _ONLY_DROPPED)

    def _dropped(self, book: PlanBook, version: Version, as_of: dt.date | None) -> list[Listing]:
        """Return the rows that a version lists no longer, as the last version that does prints them."""
        key = version.plan.record_id
        if key not in self._gone:
            self._gone[key] = tuple(rows_gone(book, version, self._shelf.matched))
        day = as_of or version.position
        return [Listing(row, book, old, day) for old, row in self._gone[key]]

    def conflict(self, at: Listing) -> str | None:
        """Return how what is printed of an action differs, in neutral words; None where it does not."""
        return conflict_of(at.row, at.version, at.day) or self._went_back(at)

    def _went_back(self, at: Listing) -> str | None:
        """Return that an earlier version shows an open action as complete."""
        if not is_open(at.row):
            return None
        for version, pair in reversed(self._shelf.pairs(at)[:-1]):
            if is_complete(pair.old):
                day = written_date(version.position) if version.position else "an earlier day"
                return f"shown as complete in the position at {day}, and as open here"
        return None

    def _has_moved(self, at: Listing) -> bool:
        key = at.row.record_id
        if key not in self._moved:
            self._moved[key] = has_slipped(at.row, at.version, at.book, self._shelf.matched)
        return self._moved[key]


_ONLY_DROPPED = frozenset({Group.DROPPED})


def is_due_soon(at: Listing) -> bool:
    """Return whether an open action is due on D or in the days after it."""
    due = at.row.due.day
    if at.day is None or due is None or not is_open(at.row):
        return False
    return 0 <= (due - at.day).days <= SOON_DAYS


def action_groups(view: View) -> ActionGroups:
    """Return what tells the groups of a view's actions; the same until a record is corrected."""
    return remembered(view).once("action groups", view, ActionGroups)
