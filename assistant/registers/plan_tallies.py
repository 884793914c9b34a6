"""How many actions of each version of a plan are completed, outstanding, or neither."""

from __future__ import annotations

import datetime as dt
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
from assistant.answering.reckoning.plans.later_counts import later_counts
from assistant.answering.reckoning.plans.plan_changes import Change, changes_of, other_key
from assistant.answering.reckoning.plans.row_matching import Matching
from assistant.answering.reckoning.plans.telling_actions import Scene
from assistant.answering.reckoning.plans.totals import disagreeing, rows_counted
from assistant.answering.reckoning.plans.versions import PlanBook, Version
from assistant.answers import Citation
from assistant.council import Alias
from assistant.registers.listing import ledger_of
from assistant.registers.places import cite_span
from assistant.registers.remembered import remembered
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
class LaterStatement:
    """What a paper after a version's position states of the plan, and its first place."""

    text: str
    source: Citation


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two versions. `note` says where their keys differ.

    `listed_before` has the last version before both that lists an action which is new in the later.
    """

    old: Version
    new: Version
    changed: Sequence[Change]
    matching: Matching
    note: str
    listed_before: Mapping[str, Version]


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


def later_statements(
    view: View, book: PlanBook, version: Version, until: dt.date | None
) -> Sequence[LaterStatement]:
    """Return what the newest later paper, up to a day, states of how many actions stand where.

    What is asked without a day is looked up once.
    """
    if until is not None:
        return _stated_later(view, book, version, until)
    known = remembered(view).once("later statements", view, _none_yet)
    key = version.plan.record_id
    return (
        known[key]
        if key in known
        else known.setdefault(key, _stated_later(view, book, version, None))
    )


def _none_yet(_: View) -> dict[str, Sequence[LaterStatement]]:
    return {}


def _stated_later(
    view: View, book: PlanBook, version: Version, until: dt.date | None
) -> Sequence[LaterStatement]:
    scene = Scene(ledger_of(view, Wanted()), book, version, version.position)
    return [
        LaterStatement(
            claim.text, cite_span(view, claim.proofs[0].document_id, claim.proofs[0].span)
        )
        for claim in later_counts(scene, until)
    ]


def changes_between(view: View, book: PlanBook, old: Version, new: Version) -> Changes:
    """Return what differs between an older and a newer version of a plan."""
    matching = plan_shelf(view).matched(old, new)
    shorts = _short_forms(view, book)
    changed = [change for pair in matching.pairs for change in changes_of(pair, shorts)]
    note = " ".join(claim.text for claim in other_key(old, new))
    return Changes(old, new, changed, matching, note, _listed_before(view, book, old, new))


def _listed_before(view: View, book: PlanBook, old: Version, new: Version) -> Mapping[str, Version]:
    """Return by row of the newer version the last one before `old` that lists it."""
    return {
        pair.new.record_id: version
        for version in book.versions[: book.versions.index(old)]
        for pair in plan_shelf(view).matched(version, new).pairs
    }


def _short_forms(view: View, book: PlanBook) -> Mapping[str, tuple[str, ...]]:
    """Return the posts that leads may print by their initials, or as papers shorten them."""
    rows = [row for version in book.versions for row in version.rows]
    return {**initials(rows, ()), **short_forms(view.records(Alias))}
