"""Versions of a plan: what each of the papers that print it lists."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.actions import ActionItem, ActionPlan, KeyEntry, StatedTotal
from assistant.answering.reckoning.plans.naming_plans import holds_name, version_number
from assistant.answering.terms import tokens
from assistant.documents import Document

_KINDS_OF_PLAN = frozenset({"plan", "tracker", "log"})


@dataclass(frozen=True, slots=True)
class Version:
    """A plan as one paper prints it; its tables are one list of rows, in reading order.

    `rows` are as officers corrected them, without hidden ones. `read` are all rows as they
    were read from the paper; empty where officers changed none. `taken_out` are those that
    it lists apart as taken out of the plan.
    """

    document: Document
    plans: tuple[ActionPlan, ...]
    rows: tuple[ActionItem, ...]
    read: tuple[ActionItem, ...] = ()
    taken_out: tuple[ActionItem, ...] = ()

    @property
    def printed(self) -> tuple[ActionItem, ...]:
        """All rows as the paper prints them."""
        return self.read or self.rows

    @property
    def hidden(self) -> tuple[ActionItem, ...]:
        """The rows that officers hid, as the paper prints them."""
        kept = {row.record_id for row in self.rows}
        return tuple(row for row in self.read if row.record_id not in kept)

    def as_printed(self, row: ActionItem) -> ActionItem:
        """Return a row of this version as the paper prints it."""
        return next((each for each in self.read if each.record_id == row.record_id), row)

    def as_it_stands(self, row: ActionItem) -> ActionItem:
        """Return a printed row as officers corrected it; a hidden one as printed."""
        return next((each for each in self.rows if each.record_id == row.record_id), row)

    @property
    def plan(self) -> ActionPlan:
        """The first table's record; all have the same title."""
        return self.plans[0]

    @property
    def position(self) -> dt.date | None:
        """The day for which the plan states its position."""
        return next((plan.position_at for plan in self.plans if plan.position_at), None)

    @property
    def concepts(self) -> frozenset[str]:
        """The concepts for which any row has a cell."""
        return frozenset(concept for row in self.rows for concept in row.cells)

    @property
    def prints_leads(self) -> bool:
        """Whether this version has a column of leads."""
        return "lead" in self.concepts or any(row.leads for row in self.rows)

    @property
    def key(self) -> tuple[KeyEntry, ...]:
        """The key that is printed with this version."""
        return tuple(dict.fromkeys(entry for plan in self.plans for entry in plan.key))

    @property
    def totals(self) -> tuple[StatedTotal, ...]:
        """The totals that this paper states of its own rows."""
        return tuple(dict.fromkeys(t for plan in self.plans for t in plan.stated_totals))

    @property
    def number(self) -> int | None:
        """The printed number of the version."""
        return version_number(self.plan.title) or version_number(self.document.title)

    def row(self, ref: str) -> ActionItem | None:
        """Return the row with a printed reference, None where none or several have it."""
        found = [row for row in self.rows if row.ref and plain_ref(row.ref) == plain_ref(ref)]
        return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class PlanBook:
    """All versions of one plan that may be counted on, oldest first."""

    name: str
    words: tuple[str, ...]
    versions: tuple[Version, ...]

    @property
    def newest(self) -> Version:
        """The version with the newest position."""
        return self.versions[-1]

    def at(self, day: dt.date | None) -> Version | None:
        """Return the newest version whose position is not after `day`; the newest without one.

        Where no version prints its position, none can be told from another: the newest again.
        """
        if day is None or not any(version.position for version in self.versions):
            return self.newest
        held = [v for v in self.versions if v.position and v.position <= day]
        return held[-1] if held else None

    def before(self, version: Version) -> Version | None:
        """Return the version before another, None for the first."""
        number = self.versions.index(version)
        return self.versions[number - 1] if number else None


@lru_cache(maxsize=50_000)
def plain_ref(ref: str) -> str:
    """Return a reference as it is compared.

    >>> plain_ref("SR (24/25) 01"), plain_ref("t5.3.")
    ('sr24/2501', 't5.3')
    """
    return re.sub(r"[\s()]+", "", ref).rstrip(".").casefold()


def names_plan(text: str, book: PlanBook) -> bool:
    """Return whether words name a plan: its own name, and that it is a plan."""
    return holds_name(text, book.words) and bool(_KINDS_OF_PLAN & set(tokens(text)))


def are_recommendations(rows: Sequence[ActionItem]) -> bool:
    """Return whether a table lists recommendations alone: they are never counted as actions."""
    return all("recommendation" in row.cells and "action" not in row.cells for row in rows)
