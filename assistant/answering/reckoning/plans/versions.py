"""Versions of a plan: which papers print the same plan, and what each of them lists."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.actions import TAKEN_OUT, ActionItem, ActionPlan, ActionStatus, KeyEntry, StatedTotal
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.plans.naming_plans import (
    has_own_name,
    holds_name,
    plan_name,
    plan_words,
    version_number,
)
from assistant.answering.terms import tokens
from assistant.documents import Document

# Versions that print their titles differently are one plan only if they share rows.
_SHARED_REFS = 0.5
_SAME_WORDING, _FEWEST_SAME = 0.5, 4
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


def plain_ref(ref: str) -> str:
    """Return a reference as it is compared.

    >>> plain_ref("SR (24/25) 01"), plain_ref("t5.3.")
    ('sr24/2501', 't5.3')
    """
    return re.sub(r"[\s()]+", "", ref).rstrip(".").casefold()


def names_plan(text: str, book: PlanBook) -> bool:
    """Return whether words name a plan: its own name, and that it is a plan."""
    return holds_name(text, book.words) and bool(_KINDS_OF_PLAN & set(tokens(text)))


def gather_books(ledger: Ledger, *, recommendations: bool = False) -> tuple[PlanBook, ...]:
    """Return the plans of a ledger with their versions, by name.

    With `recommendations`, tables that follow up recommendations alone are plans too.
    """
    books: list[list[Version]] = []
    by_name: dict[object, list[list[Version]]] = defaultdict(list)
    for version in _versions(ledger, recommendations):
        keys = (version.plan.lineage, frozenset(plan_words(version.plan.title)))
        near = [book for key in keys for book in by_name[key]]
        known = next((book for book in near if _same_plan(book, version)), None)
        known = known or next((book for book in books if _same_plan(book, version)), None)
        if known is None:
            known = []
            books.append(known)
            for key in keys:
                by_name[key].append(known)
        known.append(version)
    return tuple(sorted((_book(each) for each in books), key=lambda book: book.name))


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


def are_recommendations(rows: Sequence[ActionItem]) -> bool:
    """Return whether a table lists recommendations alone: they are never counted as actions."""
    return all("recommendation" in row.cells and "action" not in row.cells for row in rows)


def _are_followed_up(rows: Sequence[ActionItem]) -> bool:
    """Return whether a table tells who sees to its recommendations, and how far each is."""
    known = [row for row in rows if row.status is not ActionStatus.UNKNOWN]
    return any(row.leads for row in rows) and len(known) * 2 > len(rows)


def _same_plan(book: Sequence[Version], version: Version) -> bool:
    """Return whether a version belongs to a plan: by title, or by name and shared references."""
    first = book[0]
    authorities = {v.document.authority for v in (first, version)} - {None}
    if len(authorities) > 1:
        return False
    if version.plan.lineage == first.plan.lineage:
        return True
    if _same_rows(book[-1], version):
        return True
    title = version.plan.title
    if not has_own_name(title) or set(plan_words(title)) != set(plan_words(first.plan.title)):
        return False
    refs = {plain_ref(row.ref) for v in book for row in v.rows if row.ref}
    own = {plain_ref(row.ref) for row in version.rows if row.ref}
    return bool(own) and len(own & refs) >= _SHARED_REFS * min(len(own), len(refs))


def _same_rows(one: Version, other: Version) -> bool:
    """Return whether two papers list the same actions under the same numbers and words."""
    worded = {(plain_ref(row.ref), row.action.casefold()) for row in one.rows if row.ref}
    same = [r for r in other.rows if r.ref and (plain_ref(r.ref), r.action.casefold()) in worded]
    fewest = min(len(one.rows), len(other.rows))
    return len(same) >= max(_FEWEST_SAME, fewest * _SAME_WORDING)


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
