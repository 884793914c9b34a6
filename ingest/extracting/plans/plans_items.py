"""Makes an action of a plan's row: leads, due date, rating and status."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.actions import ActionItem, ActionPlan, ActionStatus, DueDate, Rating
from ingest.extracting.dates.due_dates import read_due
from ingest.extracting.dates.due_units import find_stretches
from ingest.extracting.paper import Paper
from ingest.extracting.plans.concepts import Concept
from ingest.extracting.plans.plans_layout import PlanRow
from ingest.extracting.plans.plans_leads import split_leads
from ingest.extracting.plans.plans_refs import asked_in, number_of, own_ref
from ingest.extracting.plans.plans_states import state_of_table
from ingest.extracting.plans.ratings import colour_of, read_rating
from ingest.extracting.plans.statuses import is_ticked, read_leading_status, read_share, read_status

_PRINTED_CELLS = (
    Concept.REF,
    Concept.RECOMMENDATION,
    Concept.ACTION,
    Concept.LEAD,
    Concept.DUE,
    Concept.RATING,
    Concept.STATUS,
    Concept.PROGRESS,
    Concept.EVIDENCE,
    Concept.IMPACT,
    Concept.ORIGIN,
)
# "Complete? No" says that an action is open.
_NO = re.compile(r"(?i)\W*(?:n|no|not\s+yet|✗|✘)\W*")
# In a column of revised dates: the first one stands.
_UNCHANGED = re.compile(
    r"(?i)\W*(?:n\s?/\s?a|no\s+change|none|unchanged|as\s+(?:before|original\w*)|same)?\W*"
)
_AHEAD = re.compile(
    r"(?i)\W*(?:not\s+(?:yet\s+)?due(?:\s+yet)?|planned|scheduled|future|upcoming)\W*"
)
_FEWEST_REFS, _MOST_OWN = 3, 0.8
_DASH = re.compile(r"\W*")


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What all rows of a plan share: the plan, the start of its periods, the colours it names.

    `meeting` is the day of the minutes that print the rows, None for another paper;
    `headings` holds the printed heading of each concept.
    """

    plan: ActionPlan
    anchor: str | None
    colours: frozenset[str]
    meeting: dt.date | None = None
    headings: Mapping[Concept, str] = field(default_factory=dict)


def make_item(paper: Paper, facts: PlanFacts, row: PlanRow, order: int) -> ActionItem:
    """Return the row as an action."""
    asked = row.text(Concept.RECOMMENDATION) or asked_in(row.theme) or asked_in(_heading(row))
    rating = _rating(facts, row)
    status_text, status, status_from = _status(paper, facts, row, rating)
    block = row.first.block
    last = row.parts[-1].block
    span = paper.span(block.start, last.end if len(row.parts) > 1 and _adjacent(row) else block.end)
    return ActionItem(
        record_id=paper.record_id("action", span.start, span.end),
        document_id=paper.document_id,
        passage_id=paper.passage_id(span.start),
        span=span,
        plan_id=facts.plan.record_id,
        order=order,
        ref=row.text(Concept.REF) or None,
        action=row.text(Concept.ACTION) or row.text(Concept.RECOMMENDATION),
        recommendation=asked or None,
        recommendation_ref=row.text(Concept.RECOMMENDATION_REF) or number_of(asked),
        leads=split_leads(row.text(Concept.LEAD)),
        due=_due(facts, row),
        rating=rating,
        status_text=status_text,
        status=status,
        status_from=status_from,
        progress=row.text(Concept.PROGRESS) or None,
        evidence=row.text(Concept.EVIDENCE) or None,
        impact=row.text(Concept.IMPACT) or None,
        origin=row.text(Concept.ORIGIN) or None,
        cells={c.value: row.spans[c] for c in _PRINTED_CELLS if c in row.spans},
    )


def _adjacent(row: PlanRow) -> bool:
    indexes = [part.index for part in row.parts]
    return indexes == list(range(indexes[0], indexes[0] + len(indexes)))


def _heading(row: PlanRow) -> str | None:
    return next(iter(reversed(row.first.block.headings)), None)


def _due(facts: PlanFacts, row: PlanRow) -> DueDate:
    """Return the due date; an original date in a column of its own is an earlier one."""
    text, first = row.text(Concept.DUE), row.text(Concept.FIRST_DUE)
    if first and _UNCHANGED.fullmatch(text):
        text = ""
    origin = [s.last for s in find_stretches(row.text(Concept.ORIGIN)) if s.last and not s.yearless]
    settled = facts.plan.position_at if _needs_only_a_year(text) else None
    meeting = origin[0] if origin else facts.meeting or settled
    due = read_due(text or first, meeting=meeting, anchor=facts.anchor)
    if not text or not first:
        return due
    before = read_due(first, anchor=facts.anchor)
    if before.latest is None or before.latest in (due.latest, *due.earlier):
        return due
    return replace(due, earlier=tuple(sorted((before.latest, *due.earlier))))


def _needs_only_a_year(text: str) -> bool:
    """Return whether a day or month lacks its year; periods are never counted from a position."""
    return any(stretch.yearless for stretch in find_stretches(text))


def _rating(facts: PlanFacts, row: PlanRow) -> Rating | None:
    fill = row.fills.get(Concept.RATING)
    word = row.text(Concept.RATING)
    colour = colour_of(fill, facts.colours)
    others = [row.fills[c] for c in row.fills if c is not Concept.RATING]
    if colour in ("grey", "white") and (fill in others or "grey" not in facts.colours):
        colour = None
    if _DASH.fullmatch(word) and not re.search(r"[✓✔√]", word):
        word = ""
    return read_rating(word, colour, facts.plan.key)


def _status(
    paper: Paper, facts: PlanFacts, row: PlanRow, rating: Rating | None
) -> tuple[str | None, ActionStatus, str | None]:
    """Return the printed status, its meaning, and where that was read: "status", "tick" or "key"."""
    printed = row.text(Concept.STATUS)
    if (of_table := state_of_table(row)) is not None:
        return of_table
    if re.search(r"\w|[✓✔√]", printed):
        status = _not_begun(paper, facts.plan, printed) or _by_column(printed)
        if status is not ActionStatus.UNKNOWN:
            return printed, status, "status"
    for concept, ticked in (
        (Concept.DONE_TICK, ActionStatus.COMPLETE),
        (Concept.ON_TRACK_TICK, ActionStatus.IN_PROGRESS),
    ):
        cell = row.text(concept)
        if is_ticked(cell):
            return facts.headings.get(concept, cell), ticked, "tick"
        if concept is Concept.DONE_TICK and _by_column(cell) is not ActionStatus.UNKNOWN:
            return cell, _by_column(cell), "status"
    if "status" in facts.headings.get(Concept.PROGRESS, "").lower() and rating is None:
        told = read_leading_status(row.text(Concept.PROGRESS))
        if told is not ActionStatus.UNKNOWN:
            return row.text(Concept.PROGRESS), told, "progress"
    status = _by_rating(rating)
    share = row.text(Concept.PERCENT)
    if status is ActionStatus.UNKNOWN and (told := read_share(share)) is not ActionStatus.UNKNOWN:
        return printed or share, told, "status"
    return printed or None, status, None if status is ActionStatus.UNKNOWN else _source(rating)


def _not_begun(paper: Paper, plan: ActionPlan, printed: str) -> ActionStatus | None:
    """Return that an action has not begun, where the paper explains its status word so; else None.

    "Not yet due: not begun, start date still ahead."
    """
    if not _AHEAD.fullmatch(printed):
        return None
    word = re.escape(printed.strip()).replace(r"\ ", r"\s+")
    found = re.search(rf"(?i)\b{word}\s*(?:[:=–-]|means)\s*([^.;|\n]+)", paper.text)
    entries = [e.meaning for e in plan.key if (e.word or "").casefold() == printed.casefold()]
    means = next(iter(entries), found[1] if found else "")
    begun = read_status(means) is not ActionStatus.NOT_STARTED
    return None if begun else ActionStatus.NOT_STARTED


def _by_column(printed: str) -> ActionStatus:
    if _NO.fullmatch(printed):
        return ActionStatus.IN_PROGRESS
    if (share := read_share(printed)) is not ActionStatus.UNKNOWN:
        return share
    return ActionStatus.COMPLETE if is_ticked(printed) else read_status(printed)


def _by_rating(rating: Rating | None) -> ActionStatus:
    """Return the status that a rating's key gives it, or its own words where it prints more than a colour."""
    if rating is None:
        return ActionStatus.UNKNOWN
    return read_status(rating.means or rating.word or "")


def _source(rating: Rating | None) -> str:
    return "key" if rating and rating.means else "status"


def with_own_refs(items: Sequence[ActionItem]) -> list[ActionItem]:
    """Return actions with the references that their own words begin with, where no column has any."""
    found = [own_ref(item.action) for item in items]
    refs = [each[0] for each in found if each]
    few = len(refs) < _FEWEST_REFS or len(refs) < len(items) * _MOST_OWN
    if few or any(item.ref for item in items) or len(set(refs)) < len(refs):
        return list(items)
    return [
        replace(item, ref=each[0], action=each[1]) if each else item
        for item, each in zip(items, found, strict=True)
    ]
