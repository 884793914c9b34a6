"""Finds the actions that a page or a sheet asks for: read `find_actions` first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.answering.reckoning.plans.versions import PlanBook, Version
from assistant.registers.action_groups import ActionGroups, Group, action_groups
from assistant.registers.listing import rank
from assistant.registers.matching import Match
from assistant.registers.remembered import remembered
from assistant.registers.standings import Listing, list_rows, plan_shelf, version_in_force
from assistant.registers.wanted import Order, Wanted
from assistant.stores.view import View


class ActionOrder(StrEnum):
    """In which order actions are listed. `PLAN` is as printed, plan by plan."""

    PLAN = "plan"
    DUE = "due"
    LEAD = "lead"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class ActionsWanted:
    """Which actions are wanted; empty or None asks nothing.

    `plan` is the record id of any version of a plan. `lead` and `words` must all stand in
    the action. `as_of` chooses the version in force, and is the day D of overdue.
    """

    plan: str | None = None
    committee: str | None = None
    lead: str | None = None
    words: str | None = None
    as_of: dt.date | None = None
    group: Group | None = None
    order: ActionOrder = ActionOrder.PLAN


@dataclass(frozen=True, slots=True)
class FoundActions:
    """The actions wanted, in order. `before` are those before `group` was asked for.

    `sizes` says how many of them are in each group, `versions` which versions they stand in.
    """

    listings: Sequence[Listing]
    before: Sequence[Listing]
    sizes: Mapping[Group, int]
    versions: Sequence[Version] = field(default=())


def find_actions(view: View, wanted: ActionsWanted) -> FoundActions:
    """Return the actions wanted, each with the version and the day that it is reckoned on."""
    groups = action_groups(view)
    asked = Wanted(
        committee=(wanted.committee,) if wanted.committee else (),
        lead=wanted.lead,
        q=wanted.words,
        as_of=wanted.as_of,
    )
    match = Match(asked, remembered(view).topics)
    before = [
        at
        for at in list_rows(view, asked)
        if is_book(at.book, wanted.plan) and match(at.row, at.version.document)
    ]
    gone = [at for at in _dropped(view, wanted, groups) if match(at.row, at.version.document)]
    members = {
        group: gone if group is Group.DROPPED else groups.members(group, before) for group in Group
    }
    found = members[wanted.group] if wanted.group else before
    versions = {id(at.version): at.version for at in before}
    return FoundActions(
        listings=in_order(found, wanted.order),
        before=before,
        sizes={group: len(listings) for group, listings in members.items()},
        versions=tuple(versions.values()),
    )


def is_book(book: PlanBook, plan_id: str | None) -> bool:
    """Return whether a plan has a version of this record id; any plan without one."""
    return plan_id is None or any(
        plan.record_id == plan_id for version in book.versions for plan in version.plans
    )


def book_of(view: View, plan_id: str) -> PlanBook | None:
    """Return the plan that has a version of this record id, None where the view holds none."""
    return next((book for book in plan_shelf(view).books if is_book(book, plan_id)), None)


def _dropped(view: View, wanted: ActionsWanted, groups: ActionGroups) -> Sequence[Listing]:
    """Return the rows that the versions in force list no longer."""
    return [
        at
        for book in plan_shelf(view).books
        if is_book(book, wanted.plan)
        and (version := version_in_force(book, wanted.as_of)) is not None
        for at in groups.dropped(book, version, wanted.as_of or version.position)
    ]


def in_order(listings: Sequence[Listing], order: ActionOrder) -> Sequence[Listing]:
    """Return actions in an order; those without a date, lead or position come last."""
    if order is ActionOrder.PLAN:
        return listings
    keys: Mapping[ActionOrder, Callable[[Listing], float | str]] = {
        ActionOrder.DUE: lambda at: rank(at.row.due.day, Order.OLDEST),
        ActionOrder.LEAD: lambda at: "; ".join(at.row.leads).casefold() or "\uffff",
        ActionOrder.UPDATED: lambda at: rank(at.version.position, Order.NEWEST),
    }
    return sorted(listings, key=keys[order])
