"""Reads plans that print one action a table, a heading a row: "cards"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.extracting.paper import Paper
from ingest.extracting.plans.columns import NamedColumns, concept_of, name_columns
from ingest.extracting.plans.concepts import Concept
from ingest.extracting.plans.plans_layout import PlanTable, TableRow
from ingest.extracting.plans.plans_refs import ref_in
from ingest.extracting.plans.plans_telling import TRACKING, is_of_another_kind
from ingest.extracting.plans.things_to_do import is_thing_to_do
from ingest.parsing.parsed import Block, BlockKind, Cell, Row

_MOST_ROWS = 16
_LEAST_TRACKING = 2
_LONGEST_LABEL = 60
_LONGEST_LINE = 120
# Each concept's column in the one table that the cards of a plan make.
_COLUMN = {concept: number for number, concept in enumerate(Concept)}
_NOT_CARRIED = (Concept.OTHER, Concept.NOT_OF_A_PLAN)
_LABELLED = re.compile(r"(?i)^(?:action|milestone|task|measure|step)\b[\s:.–-]*")


@dataclass(frozen=True, slots=True)
class Cards:
    """The plans made of cards, and the numbers of the tables that these are."""

    plans: list[PlanTable] = field(default_factory=list)
    tables: frozenset[int] = frozenset()


def is_turned(rows: Sequence[TableRow]) -> bool:
    """Return whether a table prints one action, a heading a row, known or not."""
    pairs = list(_pairs(rows))
    if len(rows) > _MOST_ROWS or not pairs:
        return False
    columns = name_columns([label for label, _, _ in pairs])
    tracking = sum(columns.has(concept) for concept in TRACKING)
    if is_of_another_kind(columns) or tracking < _LEAST_TRACKING:
        return False
    if columns.has(Concept.ACTION, Concept.RECOMMENDATION):
        return True
    maybe = columns.columns.get(Concept.MAYBE_ACTION, ())
    return any(is_thing_to_do(pairs[at][1].text) for at in maybe) and tracking > _LEAST_TRACKING


def find_cards(paper: Paper, tables: Sequence[Sequence[TableRow]]) -> Cards:
    """Return the plans that tables of one action each make, those under another together."""
    plans: list[PlanTable] = []
    taken: set[int] = set()
    cards: list[TableRow] = []
    firsts: list[TableRow] = []
    last = -1
    for rows in tables:
        card = _card(paper, rows)
        if card is None:
            plans += _plan(firsts, cards)
            cards, firsts = [], []
            continue
        if cards and _is_parted(paper, last, rows[0].index):
            plans += _plan(firsts, cards)
            cards, firsts = [], []
        cards.append(card)
        firsts.append(rows[0])
        taken.add(rows[0].row.table)
        last = rows[-1].index
    return Cards([*plans, *_plan(firsts, cards)], frozenset(taken))


def _plan(firsts: Sequence[TableRow], cards: Sequence[TableRow]) -> Iterator[PlanTable]:
    if not cards:
        return
    concepts = sorted({cell.column for card in cards for cell in card.row.cells})
    by_number = {number: concept for concept, number in _COLUMN.items()}
    named: dict[Concept, tuple[int, ...]] = {by_number[n]: (n,) for n in concepts}
    headings = tuple(_COLUMN)
    yield PlanTable(NamedColumns(named, headings), (), (firsts[0],), tuple(cards))


def _is_parted(paper: Paper, last: int, first: int) -> bool:
    """Return whether a heading of another plan stands between two cards."""
    between = paper.parsed.blocks[last + 1 : first]
    return any(
        block.kind is BlockKind.HEADING and re.search(r"(?i)\bplan\b", paper.text_of(block))
        for block in between
    )


def _card(paper: Paper, rows: Sequence[TableRow]) -> TableRow | None:
    """Return a table as one row, where every label is known."""
    if not is_turned(rows):
        return None
    pairs = list(_pairs(rows))
    concepts = [_concept(label) for label, _, _ in pairs]
    if None in concepts or len(pairs) < len([row for row in rows if len(row.filled) > 1]):
        return None
    cells: dict[Concept, Cell] = {}
    labels = [label for label, _, _ in pairs]
    named = name_columns(labels)
    if Concept.ACTION not in named.columns and Concept.MAYBE_ACTION in named.columns:
        named.columns[Concept.ACTION] = named.columns.pop(Concept.MAYBE_ACTION)
    for concept, at in named.columns.items():
        values = [pairs[n][1] for n in at]
        filled = [cell for cell in values if cell.text] or values
        if concept not in _NOT_CARRIED:
            cells[concept] = filled[0]
    if Concept.REF not in cells:
        printed = _ref_above(paper, rows)
        if printed is not None:
            cells[Concept.REF] = printed
    what = cells.get(Concept.ACTION) or cells.get(Concept.RECOMMENDATION)
    if what is None or not what.text:
        return None
    placed = tuple(
        replace(cell, column=_COLUMN[concept], column_span=1, row_span=1)
        for concept, cell in sorted(cells.items(), key=lambda item: _COLUMN[item[0]])
    )
    block = rows[0].block
    row = Row(rows[0].row.table, 0, (), placed)
    whole: Block = replace(block, end=rows[-1].block.end, row=row)
    return TableRow(rows[-1].index, whole, row)


def _concept(label: str) -> Concept | None:
    return concept_of(label)


def _pairs(rows: Sequence[TableRow]) -> Iterator[tuple[str, Cell, TableRow]]:
    """Yield each label with the cell beside it; two pairs may share a row."""
    for row in rows:
        cells = list(row.row.cells)
        if len(cells) == 1 or len(cells) % 2:
            continue
        for label, value in zip(cells[::2], cells[1::2], strict=True):
            if label.text and len(label.text) <= _LONGEST_LABEL:
                yield label.text, value, row


def _ref_above(paper: Paper, rows: Sequence[TableRow]) -> Cell | None:
    """Return the reference in the card's title row, or in the line right above the card."""
    first = rows[0]
    if len(first.filled) == 1:
        return _as_cell(first.filled[0].text, first.filled[0].start)
    if first.index == 0:
        return None
    block = paper.parsed.blocks[first.index - 1]
    text = paper.text_of(block)
    return (
        None if block.row is not None or len(text) > _LONGEST_LINE else _as_cell(text, block.start)
    )


def _as_cell(text: str, start: int) -> Cell | None:
    place = ref_in(text)
    if place is None:
        return None
    return Cell(text[place[0] : place[1]], start + place[0], start + place[1], 0)
