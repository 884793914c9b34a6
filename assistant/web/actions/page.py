"""The list of actions as the page shows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.actions import ActionItem, ActionStatus
from assistant.answering.reckoning.plans.actions import (
    is_exact,
    is_overdue,
    is_past_unknown,
    lead_words,
    rating_words,
)
from assistant.answering.reckoning.plans.dates_moved import dates_printed, has_moved, since_first
from assistant.answers import Citation
from assistant.registers.action_finding import FoundActions, find_actions
from assistant.registers.action_groups import ActionGroups, Group, action_groups, is_due_soon
from assistant.registers.entering import action_entries
from assistant.registers.entries import Entry
from assistant.registers.plan_tallies import LaterStatement, later_statements, stated_counts
from assistant.registers.standings import Listing, PlanShelf, plan_shelf, version_in_force
from assistant.stores.view import View
from assistant.web.actions import wording
from assistant.web.actions.asked import ActionsAsked
from assistant.web.actions.plans import plan_href
from assistant.web.paging import Paged, paged
from assistant.web.wording import StatusWords, british_date

# What later papers state is looked up for so few plans at once.
MOST_PLANS_TOLD = 5


@dataclass(frozen=True, slots=True)
class Printed:
    """Words as a paper prints them, and the address of their place; None where it is not known."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action: what is printed, and beside it what was read and reckoned."""

    href: str
    ref: str | None
    text: str
    plan: str
    plan_href: str
    citation: Citation
    lead: Printed
    lead_before: tuple[str, Printed] | None
    due: Printed
    due_notes: Sequence[str]
    tag: StatusWords
    printed_status: Printed | None
    rating: Printed | None
    means: str | None
    notes: Sequence[str]
    updated: str
    reviewed: str | None


@dataclass(frozen=True, slots=True)
class ActionsPage:
    """All that the page shows."""

    rows: Paged[ActionRow]
    heading: str
    summary: str
    positions: str
    too_late: str
    hidden: str
    explained: str
    later: Sequence[LaterStatement]
    totals: Sequence[Printed]
    saved: Sequence[tuple[Group | None, str, int]]


def actions_page(view: View, asked: ActionsAsked) -> ActionsPage:
    """Return the page of actions that is asked for."""
    found = find_actions(view, asked.wanted)
    shown = paged(found.listings, asked.page)
    shelf, groups = plan_shelf(view), action_groups(view)
    rows = [action_row(shelf, groups, entry) for entry in action_entries(view, shown.rows)]
    group = asked.wanted.group
    plans = {id(at.book) for at in found.before}
    return ActionsPage(
        rows=shown.with_rows(rows),
        heading=wording.found_words(shown.total, group),
        summary=wording.summary_words(len(found.before), len(plans), found.sizes),
        positions=wording.positions_words(_positions(found), asked.wanted.as_of),
        too_late=wording.too_late_words(
            sum(version_in_force(book, asked.wanted.as_of) is None for book in shelf.books)
        ),
        hidden=wording.hidden_words(sum(len(each.hidden) for each in found.versions)),
        explained=wording.EXPLAINED.get(group, "") if group else "",
        later=later_told(view, found, asked.wanted.as_of),
        totals=_totals(view, found) if group is Group.CONFLICTING else [],
        saved=[
            (each, words, found.sizes[each] if each else len(found.before))
            for each, words in wording.SAVED
        ],
    )


def words_of(page: ActionsPage) -> Iterator[str]:
    """Give all words of actions, plans and leads that a page shows."""
    for row in page.rows.rows:
        yield from (row.plan, row.text, row.lead.text, row.due.text)
        yield from (printed.text for printed in (row.printed_status, row.rating) if printed)


def _totals(view: View, found: FoundActions) -> list[Printed]:
    """Return the plans whose papers state totals that differ from their rows, with their pages."""
    books = {id(at.version): (at.book, at.version) for at in found.before}
    return [
        Printed(
            wording.TOTALS.format(
                plan=book.name, day=british_date(version.position) or wording.NO_POSITION
            ),
            plan_href(book),
        )
        for book, version in books.values()
        if any(each.differs for each in stated_counts(view, book, version))
    ]


def later_told(view: View, found: FoundActions, until: dt.date | None) -> list[LaterStatement]:
    """Return what papers after the positions counted state; of many plans, their own pages do."""
    books = {id(at.book): at.book for at in found.before}
    if len(books) > MOST_PLANS_TOLD:
        return []
    versions = [(book, version_in_force(book, until)) for book in books.values()]
    return [
        told
        for book, version in versions
        if version is not None
        for told in later_statements(view, book, version, until)
    ]


def _positions(found: FoundActions) -> list[dt.date | None]:
    return [version.position for version in found.versions]


def action_row(shelf: PlanShelf, groups: ActionGroups, entry: Entry[ActionItem]) -> ActionRow:
    """Return one action as its row shows it.

    Raises:
        ValueError: The entry is none of an action in a version of a plan.
    """
    at = entry.listing
    if at is None:
        raise ValueError(f"{entry.record.record_id!r} has no place in a plan")
    row, printed = entry.record, entry.as_read or entry.record
    rating = rating_words(printed)
    return ActionRow(
        href=f"/records/{row.record_id}",
        ref=row.ref,
        text=" ".join(row.action.split()),
        plan=at.book.name,
        plan_href=plan_href(at.book),
        citation=entry.citation,
        lead=_printed(
            entry, "lead", lead_words(printed) if _has_lead(printed) else wording.NO_LEAD
        ),
        lead_before=None if _has_lead(printed) else _lead_before(entry),
        due=_printed(entry, "due", printed.due.text or wording.NO_DATE),
        due_notes=_due_notes(shelf, at, printed),
        tag=_tag(at),
        printed_status=_printed(entry, "status", printed.status_text)
        if printed.status_text
        else None,
        rating=_printed(entry, "rating", rating) if rating else None,
        means=_means(printed),
        notes=_notes(groups, at),
        updated=british_date(at.version.position) or wording.NO_POSITION,
        reviewed=entry.reviewed.value if entry.reviewed else None,
    )


def _has_lead(row: ActionItem) -> bool:
    return bool(row.leads) or "lead" in row.cells


def _lead_before(entry: Entry[ActionItem]) -> tuple[str, Printed] | None:
    """Return the lead as the last earlier version that names one prints it, with its record."""
    last = next((each for each in reversed(entry.history) if each.leads), None)
    if last is None:
        return None
    return wording.lead_before(last.position_at), Printed(
        " / ".join(last.leads), f"/records/{last.record_id}"
    )


def _printed(entry: Entry[ActionItem], concept: str, text: str) -> Printed:
    """Return what a cell prints, with its place where it stands in the passage of the row."""
    cell = (entry.as_read or entry.record).cells.get(concept)
    citation = entry.citation
    if cell is None or not (citation.start <= cell.start < cell.end <= citation.end):
        return Printed(text)
    return Printed(text, f"/sources/{citation.passage_id}?start={cell.start}&end={cell.end}")


def _due_notes(shelf: PlanShelf, at: Listing, printed: ActionItem) -> list[str]:
    """Return what was read into a due date, what is odd in it, and the dates before it."""
    due = at.row.due
    notes = []
    if due.day and british_date(due.day) != printed.due.text:
        notes.append(wording.read_words(due.day, exact=is_exact(at.row)))
    if due.suspect:
        notes.append(wording.MISPRINT.format(why=due.suspect.rstrip(".")))
    if due.assumed:
        notes.append(f"{due.assumed[0].upper()}{due.assumed[1:].rstrip('.')}.")
    dates = dates_printed(shelf.pairs(at))
    if has_moved(dates):
        earlier = [british_date(each.day) or each.words for each in since_first(dates)[:-1]]
        notes.append(f"Earlier: {', then '.join(dict.fromkeys(earlier))}")
    return notes


def _tag(at: Listing) -> StatusWords:
    if _is_gone(at):
        return wording.GONE
    if is_overdue(at.row, at.day):
        return wording.OVERDUE
    return wording.SOON if is_due_soon(at) else wording.TAGS[at.row.status]


def _is_gone(at: Listing) -> bool:
    """Return whether a row is one of an earlier version, that the one in force does not list."""
    return at.version is not at.book.at(at.day)


def _means(row: ActionItem) -> str | None:
    if row.rating is None:
        return None
    return row.rating.means or wording.NO_KEY


def _notes(groups: ActionGroups, at: Listing) -> list[str]:
    if _is_gone(at):
        return [wording.gone_words(at.row.status, at.version.position)]
    notes = []
    if at.days_late is not None:
        notes.append(wording.late_words(at.days_late, at.day))
    if is_past_unknown(at.row, at.day):
        notes.append(wording.DATE_PAST)
    elif at.row.status is ActionStatus.UNKNOWN and at.version.position:
        notes.append(f"No update in the records since {british_date(at.version.position)}")
    conflict = groups.conflict(at)
    return [*notes, f"{conflict[0].upper()}{conflict[1:]}."] if conflict else notes
