"""How many actions of each version of a plan are completed, outstanding, or neither."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.actions import StatedTotal
from assistant.answering.reckoning.asked.posts import initials, short_forms
from assistant.answering.reckoning.plans.actions import (
    is_closed,
    is_complete,
    is_open,
    is_overdue,
    is_undated,
    is_unknown,
)
from assistant.answering.reckoning.plans.plan_changes import Change, changes_of, other_key
from assistant.answering.reckoning.plans.row_matching import Matching
from assistant.answering.reckoning.plans.telling_actions import Scene
from assistant.answering.reckoning.plans.totals import disagreeing, rows_counted
from assistant.answering.reckoning.plans.versions import PlanBook, Version
from assistant.council import Alias
from assistant.registers.listing import ledger_of
from assistant.registers.standings import plan_shelf
from assistant.registers.wanted import Wanted
from assistant.stores.view import View


@dataclass(frozen=True, slots=True)
class Tally:
    """The actions of one version; the first four are all of them, each counted once.

    `overdue` ones are open on the version's own position, `undated` ones open or of
    unknown status.
    """

    version: Version
    complete: int
    open: int
    closed: int
    unknown: int
    overdue: int
    undated: int

    @property
    def rows(self) -> int:
        """All actions of the version."""
        return len(self.version.rows)


@dataclass(frozen=True, slots=True)
class StatedCount:
    """A total that a paper states of its own rows, and how many rows there are of that."""

    total: StatedTotal
    counted: int
    differs: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two versions. `note` says where their keys differ."""

    old: Version
    new: Version
    changed: Sequence[Change]
    matching: Matching
    note: str


def tally(version: Version) -> Tally:
    """Return how many actions of a version stand where."""
    rows = version.rows
    return Tally(
        version,
        complete=sum(map(is_complete, rows)),
        open=sum(map(is_open, rows)),
        closed=sum(map(is_closed, rows)),
        unknown=sum(map(is_unknown, rows)),
        overdue=sum(is_overdue(row, version.position) for row in rows),
        undated=sum(map(is_undated, rows)),
    )


def stated_counts(view: View, book: PlanBook, version: Version) -> Sequence[StatedCount]:
    """Return the totals that a version states, beside the rows as counted."""
    scene = Scene(ledger_of(view, Wanted()), book, version, version.position)
    differ = disagreeing(scene)
    return [
        StatedCount(total, len(rows_counted(scene, total)), total in differ)
        for total in version.totals
    ]


def changes_between(view: View, book: PlanBook, old: Version, new: Version) -> Changes:
    """Return what differs between an older and a newer version of a plan."""
    matching = plan_shelf(view).matched(old, new)
    shorts = _short_forms(view, book)
    changed = [change for pair in matching.pairs for change in changes_of(pair, shorts)]
    note = " ".join(claim.text for claim in other_key(old, new))
    return Changes(old, new, changed, matching, note)


def _short_forms(view: View, book: PlanBook) -> Mapping[str, tuple[str, ...]]:
    """Return the posts that leads may print by their initials, or as papers shorten them."""
    rows = [row for version in book.versions for row in version.rows]
    return {**initials(rows, ()), **short_forms(view.records(Alias))}
