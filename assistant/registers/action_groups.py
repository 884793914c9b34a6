"""The groups that a list of actions can be kept to: by date, by status, by what papers differ in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
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
from assistant.registers.standings import Listing, PlanShelf, plan_shelf
from assistant.stores.view import View

SOON_DAYS = 30


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


class ActionGroups:
    """Tells of the actions of one view which groups they are in; dear ones are worked out once."""

    def __init__(self, view: View) -> None:
        self._shelf: PlanShelf = plan_shelf(view)
        self._moved: dict[str, bool] = {}
        self._gone: dict[str, tuple[tuple[Version, ActionItem], ...]] = {}
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

    def members(self, group: Group, listings: Sequence[Listing]) -> list[Listing]:
        """Return those of `listings` that are in a group other than `DROPPED`."""
        return [at for at in listings if self._tests[group](at)]

    def dropped(self, book: PlanBook, version: Version, day: dt.date | None) -> list[Listing]:
        """Return the rows that a version lists no longer, as the last version that does prints them."""
        key = version.plan.record_id
        if key not in self._gone:
            self._gone[key] = tuple(rows_gone(book, version, self._shelf.matched))
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


def is_due_soon(at: Listing) -> bool:
    """Return whether an open action is due on D or in the days after it."""
    due = at.row.due.day
    if at.day is None or due is None or not is_open(at.row):
        return False
    return 0 <= (due - at.day).days <= SOON_DAYS


def action_groups(view: View) -> ActionGroups:
    """Return what tells the groups of a view's actions; the same until a record is corrected."""
    return remembered(view).once("action groups", view, ActionGroups)
