"""Reads action plans, logs and trackers: read `extract_plans` first.

The tables are found by their columns (`plans_tables`), gathered into plans, and read row by
row (`plans_rows`); what is printed around them gives title, position, key and totals.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.actions import ActionItem, ActionPlan, KeyEntry, UnreadTable
from assistant.documents import MINUTES_KINDS, DocumentKind
from ingest.extracting.paper import Paper
from ingest.extracting.plans.concepts import Concept
from ingest.extracting.plans.plans_dating import find_anchor, find_position
from ingest.extracting.plans.plans_doubts import with_doubts
from ingest.extracting.plans.plans_items import PlanFacts, make_item, with_own_refs
from ingest.extracting.plans.plans_keys import (
    PrintedKey,
    find_keys,
    key_beside,
    key_in_rows,
    notes_of,
)
from ingest.extracting.plans.plans_layout import FoundTables, PlanRow, PlanTable, TableRow
from ingest.extracting.plans.plans_rows import is_blank, read_rows
from ingest.extracting.plans.plans_tables import find_plan_tables
from ingest.extracting.plans.plans_titles import lineage_in, lineage_of, title_of
from ingest.extracting.plans.plans_totals import find_totals
from ingest.extracting.plans.plans_unread import find_unread_lines
from ingest.extracting.plans.ratings import colour_words
from ingest.parsing.parsed import Block

# How many blocks after its last row still belong to a plan: a summary, a key.
_BLOCKS_AFTER = 6
_BLOCKS_BEFORE = 25


@dataclass(frozen=True, slots=True)
class _Group:
    """The tables of one plan, in order."""

    title: str
    tables: tuple[PlanTable, ...]

    @property
    def first(self) -> int:
        return self.tables[0].first.index

    @property
    def last(self) -> int:
        return self.tables[-1].rows[-1].index


def extract_plans(paper: Paper) -> list[ActionPlan | ActionItem | UnreadTable]:
    """Return the plans of `paper`, each before its rows, and the tables that could not be read."""
    found = find_plan_tables(paper)
    records: list[ActionPlan | ActionItem | UnreadTable] = []
    groups = _grouped(paper, found.plans)
    keys = find_keys(paper, found.others) if groups else []
    for number, group in enumerate(groups):
        before = groups[number - 1].last if number else -1
        after = groups[number + 1].first if number + 1 < len(groups) else len(paper.parsed.blocks)
        near = _near(paper, group, before, after)
        plan, items = _read(
            paper, group, near, _key(paper, group, keys, (before, after), len(groups))
        )
        records += [plan, *items]
    records += _unread(paper, found)
    return records


def _grouped(paper: Paper, tables: Sequence[PlanTable]) -> list[_Group]:
    """Bring the tables of one plan together: those under one title."""
    groups: list[_Group] = []
    for table in tables:
        title = groups[-1].title if table.continues and groups else title_of(paper, table)
        if groups and _is_same(groups[-1], table, title):
            groups[-1] = _Group(groups[-1].title, (*groups[-1].tables, table))
        else:
            groups.append(_Group(title, (table,)))
    return groups


def _is_same(group: _Group, table: PlanTable, title: str) -> bool:
    """Return whether a table belongs to a plan: one title, or a running header that holds it."""
    one, other = lineage_of(group.title), lineage_of(title)
    if one == other:
        return True
    headings = [heading.lower() for heading in table.columns.headings]
    same = headings == [heading.lower() for heading in group.tables[-1].columns.headings]
    words, others = set(one.split()), set(other.split())
    return same and (words <= others or others <= words)


def _near(paper: Paper, group: _Group, before: int, after: int) -> Sequence[Block]:
    """Return the blocks around a plan that speak of it."""
    first = max(before + 1, group.first - _BLOCKS_BEFORE)
    return paper.parsed.blocks[first : min(after, group.last + 1 + _BLOCKS_AFTER)]


def _key(
    paper: Paper, group: _Group, keys: Sequence[PrintedKey], near: tuple[int, int], groups: int
) -> tuple[KeyEntry, ...]:
    """Return a plan's key: in its table, else nearest above it, else after it, else the paper's."""
    before, after = near
    for table in group.tables:
        notes = notes_of(table.rows)
        own = (
            key_in_rows(paper, table.above) or key_in_rows(paper, notes) or key_beside(paper, table)
        )
        if own is not None:
            return own.entries
    own_keys = [key for key in keys if before < key.first < group.last]
    own_keys = own_keys[::-1] or [key for key in keys if group.last < key.first < after]
    if not own_keys and (groups == 1 or paper.facts.kind is not DocumentKind.REPORTS_PACK):
        own_keys = [key for key in keys if key.first < group.first] or list(keys)
    fitting = [key for key in own_keys if _fits(group, key)]
    return next(iter(fitting or own_keys), PrintedKey(0, 0, ())).entries


def _fits(group: _Group, key: PrintedKey) -> bool:
    """Return whether a key explains any word or figure that the plan's ratings print."""
    words = {entry.word.lower() for entry in key.entries if entry.word}
    for table in group.tables:
        for concept in (Concept.RATING, Concept.STATUS):
            for column in table.columns.columns.get(concept, ()):
                texts = {
                    c.text.lower() for row in table.rows if (c := row.cell_at(column)) is not None
                }
                if texts & words or {w for text in texts for w in colour_words(text)} & words:
                    return True
    return False


def _read(
    paper: Paper, group: _Group, near: Sequence[Block], key: tuple[KeyEntry, ...]
) -> tuple[ActionPlan, list[ActionItem]]:
    rows = [row for row in read_rows(paper, group.tables) if not is_blank(row)]
    headings = " | ".join(group.tables[0].columns.headings)
    titles = [row.block for row in group.tables[0].above]
    position = find_position(paper, (group.first, group.last), titles, headings)
    span = paper.span(group.tables[0].first.block.start, group.tables[-1].rows[-1].block.end)
    plan = ActionPlan(
        record_id=paper.record_id("plan", span.start, span.end),
        document_id=paper.document_id,
        passage_id=paper.passage_id(span.start),
        span=span,
        title=group.title,
        lineage=lineage_in(paper, group.title),
        position_at=position.day,
        position_from=position.source,
        position_span=position.span,
        key=key,
        stated_totals=find_totals(paper, near),
        rows=len(rows),
    )
    return plan, _items(paper, group, plan, rows, near)


def _items(
    paper: Paper, group: _Group, plan: ActionPlan, rows: Sequence[PlanRow], near: Sequence[Block]
) -> list[ActionItem]:
    printed = {word for row in rows for word in colour_words(row.text(Concept.RATING))}
    printed |= {word for entry in plan.key for word in colour_words(entry.word or "")}
    headings = {
        concept: table.columns.headings[at[0]]
        for table in group.tables
        for concept, at in table.columns.columns.items()
        if at[0] < len(table.columns.headings)
    }
    facts = PlanFacts(plan, find_anchor(paper, near), frozenset(printed), _meeting(paper), headings)
    items = [make_item(paper, facts, row, order) for order, row in enumerate(rows)]
    return with_doubts(with_own_refs(items), rows)


def _meeting(paper: Paper) -> dt.date | None:
    """Return the meeting whose minutes the paper is: its actions count from that day."""
    return paper.facts.date.day if paper.facts.kind in MINUTES_KINDS else None


def _unread(paper: Paper, found: FoundTables) -> Iterator[UnreadTable]:
    for rows, reason in found.unread:
        yield _unread_table(paper, rows, reason)
    yield from find_unread_lines(paper)


def _unread_table(paper: Paper, rows: Sequence[TableRow], reason: str) -> UnreadTable:
    span = paper.span(rows[0].block.start, rows[-1].block.end)
    return UnreadTable(
        record_id=paper.record_id("unread", span.start, span.end),
        document_id=paper.document_id,
        passage_id=paper.passage_id(span.start),
        span=span,
        page=rows[0].block.page,
        reason=reason,
    )
