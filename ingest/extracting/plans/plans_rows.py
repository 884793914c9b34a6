"""Makes the rows of a plan whole: merged cells carried down, broken rows joined, themes set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.extracting.dates.due_dates import rejoin
from ingest.extracting.paper import Paper
from ingest.extracting.plans.concepts import Concept
from ingest.extracting.plans.plans_keys import key_start
from ingest.extracting.plans.plans_layout import PlanRow, PlanTable, TableRow
from ingest.extracting.plans.plans_refs import (
    heads_one_action,
    numbers_those_below,
    own_ref,
    ref_in,
)
from ingest.extracting.plans.statuses import is_all_complete
from ingest.extracting.plans.things_to_do import is_thing_to_do
from ingest.parsing.parsed import Cell
from ingest.parsing.tables import cell_text

# What a merged cell says of all the rows that it spans; a status only where it speaks of all.
CARRIED_OVER_BLANKS = (Concept.RECOMMENDATION, Concept.RECOMMENDATION_REF)
CARRIED_WHEN_MERGED = (
    *CARRIED_OVER_BLANKS,
    Concept.REF,
    Concept.LEAD,
    Concept.DUE,
    Concept.FIRST_DUE,
    Concept.ORIGIN,
    Concept.EVIDENCE,
    Concept.IMPACT,
    Concept.ACTION,
    Concept.STATUS,
)
_NOTHING_TO_DO = re.compile(
    r"(?i)^\W*(?:none|n\s?/\s?a|not\s+applicable|no\s+(?:further\s+)?action\w*.*)?\W*$"
)
_NOT_A_ROW = re.compile(
    r"(?i)^\W*(?:key\b|legend\b|notes?\b\s*:?|total\b|summary\b|page\s+\d|source\s*:)"
)
# A band of more words than this is an action.
_LONGEST_BAND = 8
_LONGEST_LINE, _LEAST_BELOW = 120, 3
_ENDED = re.compile(r"[.!?:;)\]”\"]$")
_CUT_DATE = re.compile(r"\d{1,2}[/.]\d{0,2}[/.]?(?:\d{1,3})?$")


@dataclass(slots=True)
class _Reader:
    """Walks the rows of a plan's tables, in order."""

    paper: Paper
    table: PlanTable
    theme: str | None = None
    above: dict[Concept, tuple[Cell, TableRow]] = field(default_factory=dict)
    rows: list[PlanRow] = field(default_factory=list)
    words: frozenset[str] = frozenset()
    ref: Cell | None = None
    band: tuple[Cell, TableRow] | None = None

    def take(self, row: TableRow, first_of_table: bool, following: TableRow | None) -> None:
        if _NOT_A_ROW.match(row.filled[0].text) and len(row.filled) < 3:
            return
        cells = self._cells(row)
        own = {concept: cell for concept, cell in cells.items() if cell.text}
        if _is_theme(row, own) or self._is_band(row, own, following):
            self._start_theme(row, own)
        elif self.rows and self._is_rest(row, own, first_of_table):
            self.rows[-1] = self._joined(row, own)
        elif own:
            self._add(row, cells, own)

    def _cells(self, row: TableRow) -> dict[Concept, Cell]:
        cells: dict[Concept, Cell] = {}
        for concept, columns in self.table.columns.columns.items():
            there = [cell for column in columns if (cell := row.cell_at(column)) is not None]
            wanted = [cell for cell in there if cell.text] or there
            if wanted:
                # Of several updates the last that says something is the newest.
                cells[concept] = wanted[-1] if concept is Concept.PROGRESS else wanted[0]
        return cells

    def _start_theme(self, row: TableRow, own: dict[Concept, Cell]) -> None:
        text = " ".join(cell.text for cell in row.filled)
        if len(row.filled) == 1 and heads_one_action(text):
            self.take_ref(text, row.filled[0].start)
            return
        self.above.clear()
        narrow = len(row.filled) == 1 and row.filled[0].column_span == 1
        self.band = (row.filled[0], row) if narrow and Concept.LEAD in own else None
        if self.band:
            return
        if Concept.RECOMMENDATION in own and len(own) > 1:
            self.above = {concept: (cell, row) for concept, cell in own.items()}
        self.theme = text

    def take_ref(self, text: str, start: int) -> None:
        """Take the reference in a line for the next row."""
        place = ref_in(text)
        if place is not None:
            self.ref = Cell(text[slice(*place)], start + place[0], start + place[1], 0)

    def _is_band(self, row: TableRow, own: dict[Concept, Cell], following: TableRow | None) -> bool:
        """Return whether the first column alone is filled, for the rows below: a theme or a lead."""
        if following is None:
            return False
        below = self._cells(following)
        if set(own) == {Concept.REF, Concept.ACTION} and len(following.filled) > _LEAST_BELOW:
            number = below[Concept.REF].text if Concept.REF in below else ""
            return len(row.filled) == 2 and numbers_those_below(own[Concept.REF].text, number)
        if len(row.filled) != 1 or row.filled[0].column:
            return False
        if Concept.ACTION not in below or len(row.row.cells) < 2 or len(following.filled) < 2:
            return False
        if Concept.LEAD in own:
            return Concept.LEAD in below and not below[Concept.LEAD].text
        text = row.filled[0].text
        short = text.count(" ") < _LONGEST_BAND and not text.endswith(".")
        if len(following.filled) < _LEAST_BELOW:
            return False
        return Concept.ACTION in own and short and not is_thing_to_do(text)

    def _is_rest(self, row: TableRow, own: dict[Concept, Cell], first_of_table: bool) -> bool:
        """Return whether a row only carries on the cells of the row before it."""
        before = self.rows[-1]
        if not own or self.ref or Concept.REF in own or Concept.RECOMMENDATION_REF in own:
            return False
        if any(before.text(concept) == "" or own_ref(own[concept].text) for concept in own):
            return False
        if Concept.ACTION not in own and Concept.RECOMMENDATION not in own:
            return not {Concept.DUE, Concept.STATUS, Concept.RATING} & set(own) or self._turned(
                row, first_of_table
            )
        if not self._turned(row, first_of_table):
            return False
        return any(_runs_on(before.text(c), cell.text) for c, cell in own.items()) and not (
            {Concept.STATUS, Concept.RATING} & set(own)
        )

    def _turned(self, row: TableRow, first_of_table: bool) -> bool:
        before = self.rows[-1].parts[-1]
        return first_of_table or before.block.page != row.block.page

    def _add(self, row: TableRow, cells: dict[Concept, Cell], own: dict[Concept, Cell]) -> None:
        carried: set[Concept] = set()
        for concept in CARRIED_WHEN_MERGED:
            missing = self._is_covered(row, concept)
            blank = concept in CARRIED_OVER_BLANKS and concept not in own
            speaks = concept is not Concept.STATUS or self._speaks_for_all()
            if concept in self.above and concept not in own and (missing or blank) and speaks:
                cells[concept] = self.above[concept][0]
                carried.add(concept)
        for concept, cell in self._from_bands(own):
            cells[concept] = cell
            carried |= {concept} - {Concept.REF}
        # A new recommendation ends what was said of the one before.
        if Concept.RECOMMENDATION in own and Concept.RECOMMENDATION_REF not in own:
            self.above.pop(Concept.RECOMMENDATION_REF, None)
            if Concept.RECOMMENDATION_REF in carried:
                carried.discard(Concept.RECOMMENDATION_REF)
                cells.pop(Concept.RECOMMENDATION_REF, None)
        self.above |= {concept: (cell, row) for concept, cell in own.items()}
        self.rows.append(
            PlanRow(
                row,
                {concept: _printed(concept, cell) for concept, cell in cells.items()},
                {
                    concept: self.paper.span(cell.start, cell.end)
                    for concept, cell in cells.items()
                    if cell.text
                },
                {concept: cell.fill for concept, cell in cells.items() if cell.fill},
                frozenset(carried),
                self.theme,
                (row,),
            )
        )

    def _from_bands(self, own: dict[Concept, Cell]) -> Iterator[tuple[Concept, Cell]]:
        """Yield what lines above the row print of it: the reference, the lead of a band."""
        if self.ref is not None and Concept.REF not in own:
            yield Concept.REF, self.ref
        self.ref = None
        if self.band is not None and Concept.LEAD not in own:
            yield Concept.LEAD, self.band[0]

    def _joined(self, row: TableRow, own: dict[Concept, Cell]) -> PlanRow:
        before = self.rows[-1]
        texts, spans = dict(before.texts), dict(before.spans)
        for concept, cell in own.items():
            parts = [text for text in (texts.get(concept, ""), cell.text) if text]
            if len(parts) > 1 and _may_cut(*parts) and not self.words:
                self.words = frozenset(re.findall(r"[a-z]+", self.paper.text.lower()))
            texts[concept] = _whole(concept, cell_text(parts, self.words))
            spans.setdefault(concept, self.paper.span(cell.start, cell.end))
        return replace(before, texts=texts, spans=spans, parts=(*before.parts, row))

    def _speaks_for_all(self) -> bool:
        """Return whether the status above is one for several rows ("All complete as of May")."""
        return Concept.STATUS in self.above and is_all_complete(self.above[Concept.STATUS][0].text)

    def _is_covered(self, row: TableRow, concept: Concept) -> bool:
        """Return whether a merged cell of an earlier row stands over the concept's column."""
        column = self.table.columns.first(concept)
        if column is None or concept not in self.above or row.cell_at(column) is not None:
            return False
        cell, above = self.above[concept]
        return row.row.table == above.row.table and row.row.row < above.row.row + cell.row_span


def read_rows(paper: Paper, tables: Sequence[PlanTable]) -> list[PlanRow]:
    """Return the rows of one plan, whose tables are `tables`."""
    rows: list[PlanRow] = []
    reader: _Reader | None = None
    for table in tables:
        if reader is None or not table.continues:
            reader = _Reader(paper, table, rows=rows)
        else:
            reader.table = table
        filled = [row for row in table.rows[: key_start(table.rows)] if row.filled]
        _take_line_above(reader, table)
        for number, row in enumerate(filled):
            following = next(iter(filled[number + 1 : number + 2]), None)
            cut = table.continues or row.block.page is not None
            reader.take(row, row is table.rows[0] and bool(rows) and cut, following)
    return _with_refs(rows)


def _take_line_above(reader: _Reader, table: PlanTable) -> None:
    """Take the reference that stands in a line of its own above a table of one row."""
    at = table.first.index - 1
    if len(table.rows) != 1 or at < 0 or table.columns.has(Concept.REF):
        return
    block = reader.paper.parsed.blocks[at]
    text = reader.paper.text_of(block)
    if block.row is None and len(text) < _LONGEST_LINE and heads_one_action(text):
        reader.take_ref(text, block.start)


def _with_refs(rows: list[PlanRow]) -> list[PlanRow]:
    """Give a reference that spans several actions, or is headed so, to the recommendation too."""
    merged = any(Concept.REF in row.carried for row in rows)
    return [_with_both_refs(row, merged) for row in rows]


def _with_both_refs(row: PlanRow, merged: bool) -> PlanRow:
    ref, asked = Concept.REF, Concept.RECOMMENDATION_REF
    source, target = (ref, asked) if merged else (asked, ref)
    if source not in row.texts or target in row.texts:
        return row
    texts = {**row.texts, target: row.texts[source]}
    spans = {**row.spans, target: row.spans[source]} if source in row.spans else row.spans
    carried = row.carried | {target} if source in row.carried else row.carried
    return replace(row, texts=texts, spans=spans, carried=carried)


def _printed(concept: Concept, cell: Cell) -> str:
    """Return a cell's text, a lead's with the line breaks that part one lead from the next."""
    if concept is not Concept.LEAD or not cell.breaks:
        return _whole(concept, cell.text)
    starts = (0, *cell.breaks)
    lines = [cell.text[a:b].strip() for a, b in zip(starts, (*starts[1:], None), strict=True)]
    return "\n".join(lines)


def _whole(concept: Concept, text: str) -> str:
    return rejoin(text) if concept in (Concept.DUE, Concept.FIRST_DUE) else " ".join(text.split())


def _is_theme(row: TableRow, own: dict[Concept, Cell]) -> bool:
    """Return whether a row is a heading inside the table and no action."""
    filled = row.filled
    if len(filled) == 1:
        cell = filled[0]
        if cell.column_span * 2 > row.width:
            return True
        only = next(iter(own), None)
        return only in (
            None,
            Concept.REF,
            Concept.RECOMMENDATION,
            Concept.RECOMMENDATION_REF,
            Concept.ORIGIN,
        ) and (len(row.row.cells) == 1 or len(row.row.cells) >= row.width > 2)
    return (
        set(own) <= {Concept.REF, Concept.RECOMMENDATION, Concept.RECOMMENDATION_REF}
        and len(own) == 2
    )


def _runs_on(before: str, text: str) -> bool:
    return bool(
        text[:1].islower() or _CUT_DATE.search(before) or (before and not _ENDED.search(before))
    )


def _may_cut(before: str, text: str) -> bool:
    return before[-1:].isalpha() and text[:1].islower()


def is_blank(row: PlanRow) -> bool:
    """Return whether a row holds nothing to do: no words, or "none" without lead and date."""
    action = row.text(Concept.ACTION)
    if _NOTHING_TO_DO.match(action) and action:
        return not re.search(r"\w", row.text(Concept.LEAD) + row.text(Concept.DUE))
    return not action and not row.text(Concept.RECOMMENDATION)
