"""Finds the actions that a page or a sheet asks for: read `find_actions` first."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.answering.reckoning.plans.versions import PlanBook, Version
from assistant.registers.action_groups import Group, action_groups
from assistant.registers.listing import rank
from assistant.registers.matching import Match
from assistant.registers.remembered import remembered
from assistant.registers.standings import Listing, plan_shelf
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
    asked = Wanted(
        committee=(wanted.committee,) if wanted.committee else (),
        lead=wanted.lead,
        q=wanted.words,
    )
    match = Match(asked, remembered(view).topics)
    of_plan = _of_plan(view, wanted.plan)
    fits = [
        each
        for each in action_groups(view).placed(wanted.as_of)
        if of_plan(each.listing.book) and match(each.listing.row, each.listing.version.document)
    ]
    sizes = Counter(group for each in fits for group in each.groups)
    before = [each.listing for each in fits if Group.DROPPED not in each.groups]
    found = before
    if wanted.group:
        found = [each.listing for each in fits if wanted.group in each.groups]
    versions = {id(at.version): at.version for at in before}
    return FoundActions(
        listings=in_order(found, wanted.order),
        before=before,
        sizes={group: sizes[group] for group in Group},
        versions=tuple(versions.values()),
    )


def book_of(view: View, plan_id: str) -> PlanBook | None:
    """Return the plan that has a version of this record id, None where the view holds none."""
    return remembered(view).once("plans by id", view, _by_id).get(plan_id)


def _of_plan(view: View, plan_id: str | None) -> Callable[[PlanBook], bool]:
    """Return what tells whether a plan is the one wanted; each is, where none is named.

    Plans are told by their records: those of two gatherings are not the same objects.
    """
    if plan_id is None:
        return lambda book: True
    wanted = book_of(view, plan_id)
    newest = wanted.newest.plan.record_id if wanted else None
    return lambda book: book.newest.plan.record_id == newest


def _by_id(view: View) -> Mapping[str, PlanBook]:
    return {
        plan.record_id: book
        for book in plan_shelf(view).books
        for version in book.versions
        for plan in version.plans
    }


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
