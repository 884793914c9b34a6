"""Reads workbooks and CSV files: one table a sheet, with fills and merged cells."""

from __future__ import annotations

import csv
import io
import itertools
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from assistant.errors import LimitExceededError, UnreadableDocumentError
from ingest.parsing.characters import single_line
from ingest.parsing.decoding import decode
from ingest.parsing.drafts import Draft, DraftDocument
from ingest.parsing.packages import BROKEN_PACKAGE, open_package
from ingest.parsing.parsed import BlockKind, FileType, ParsingLimits
from ingest.parsing.sheet_values import shown_value, theme_colours, visible_fill
from ingest.parsing.tables import GridCell, columns_of, count_header_rows, one_line, table_drafts

MAX_COLUMNS = 400
MAX_SPAN = 400
SNIFFED_CHARS = 16_384
DELIMITERS = ",;\t|"


def parse_xlsx(path: Path, limits: ParsingLimits) -> DraftDocument:
    """Return one table for each sheet that holds something, under its name."""
    package = open_package(path, limits)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(package, data_only=True, keep_links=False)
        return _workbook(book, path, limits)
    except BROKEN_PACKAGE as exc:
        raise UnreadableDocumentError(f"{path.name!r} is damaged") from exc


def _workbook(book: Workbook, path: Path, limits: ParsingLimits) -> DraftDocument:
    drafts: list[Draft] = []
    notes: list[str] = []
    left = limits.max_rows
    for table, sheet in enumerate(_sheets(book)):
        if sheet.sheet_state != "visible":
            notes.append(f"the sheet {sheet.title!r} is hidden in the workbook and was left out")
            continue
        rows = _sheet_rows(sheet, theme_colours(book), left, path.name, limits)
        left -= len(rows)
        if not rows:
            continue
        notes += _hidden_notes(sheet)
        drafts.append(Draft(BlockKind.HEADING, single_line(sheet.title), level=1))
        drafts += _table_with_title(table, rows)
    properties = book.properties
    metadata = {
        "title": single_line(properties.title or ""),
        "author": single_line(properties.creator or ""),
        "created": properties.created.isoformat() if properties.created else "",
    }
    return DraftDocument(
        FileType.XLSX,
        drafts,
        title=metadata["title"] or path.stem,
        metadata={key: value for key, value in metadata.items() if value},
        warnings=tuple(notes),
    )


def parse_csv(path: Path, limits: ParsingLimits) -> DraftDocument:
    """Return the rows of a CSV file as one table."""
    text = decode(path.read_bytes())
    if text is None:
        raise UnreadableDocumentError(f"{path.name!r} is not text")
    rows: list[list[GridCell]] = []
    try:
        for values in csv.reader(io.StringIO(text, newline=""), dialect=_dialect(text)):
            texts = [single_line(value) for value in values]
            if any(texts):
                rows.append(
                    [
                        GridCell(value, at, breaks=_lines(stored)[1])
                        for at, (value, stored) in enumerate(zip(texts, values, strict=True))
                    ]
                )
            if len(rows) > limits.max_rows:
                raise LimitExceededError(_too_many(path.name, limits))
    except csv.Error as exc:
        raise UnreadableDocumentError(f"{path.name!r} is not a readable CSV file") from exc
    return DraftDocument(FileType.CSV, _table_with_title(0, rows), title=path.stem)


def _sheets(book: Workbook) -> Iterator[Worksheet]:
    return (sheet for sheet in book.worksheets if isinstance(sheet, Worksheet))


def _sheet_rows(
    sheet: Worksheet, theme: Sequence[str], left: int, name: str, limits: ParsingLimits
) -> list[list[GridCell]]:
    spans = {
        (merged.min_row, merged.min_col): (
            merged.max_row - merged.min_row + 1,
            merged.max_col - merged.min_col + 1,
        )
        for merged in sheet.merged_cells.ranges
    }
    shown = _shown_columns(sheet)
    rows: list[list[GridCell]] = []
    for cells in _stored_rows(sheet):
        found = [
            _cell(cell, spans.get((cell.row, cell.column), (1, 1)), theme)
            if isinstance(cell, Cell)
            else None
            for cell in cells
        ]
        taken = {cell.column or 0 for cell in cells}
        kept = [cell for cell in found if cell is not None]
        if any(cell.text for cell in kept):
            empty = [GridCell("", at - 1) for at in range(1, max(taken)) if at not in taken]
            rows.append(_visible(sorted([*kept, *empty], key=lambda cell: cell.column), shown))
        if len(rows) > left:
            raise LimitExceededError(_too_many(name, limits))
    return _without_empty_columns(rows)


def _hidden_columns(sheet: Worksheet) -> set[int]:
    """Return the hidden columns, counted from 1; readers of the sheet do not see them."""
    return {
        column
        for width in sheet.column_dimensions.values()
        if width.hidden and width.min is not None and width.max is not None
        for column in range(width.min, min(width.max, MAX_COLUMNS) + 1)
    }


def _hidden_notes(sheet: Worksheet) -> list[str]:
    """Return what to tell officers of the hidden columns that hold something."""
    names = [name for at in sorted(_hidden_columns(sheet)) if (name := _heading(sheet, at))]
    if not names:
        return []
    listed = ", ".join(repr(name) for name in names)
    return [f"hidden columns of the sheet {sheet.title!r} were left out: {listed}"]


def _heading(sheet: Worksheet, column: int) -> str:
    """Return the first text of a column, "" where it holds none."""
    stored: dict[tuple[int, int], Cell | MergedCell] = sheet._cells
    texts = (single_line(shown_value(stored[at])) for at in sorted(stored) if at[1] == column)
    return next((text for text in texts if text), "")


def _shown_columns(sheet: Worksheet) -> list[int] | None:
    """Return, by column from 0, how many shown columns stand before it; None if all are shown."""
    hidden = _hidden_columns(sheet)
    if not hidden:
        return None
    shown = [0]
    for column in range(1, MAX_COLUMNS + MAX_SPAN + 1):
        shown.append(shown[-1] + (column not in hidden))
    return shown


def _visible(cells: list[GridCell], shown: list[int] | None) -> list[GridCell]:
    """Leave out the cells of hidden columns and number the others anew."""
    if shown is None:
        return cells
    kept: list[GridCell] = []
    for cell in cells:
        first, last = shown[cell.column], shown[min(cell.column + cell.column_span, len(shown) - 1)]
        if last > first:
            kept.append(replace(cell, column=first, column_span=last - first))
    return kept


def _stored_rows(sheet: Worksheet) -> Iterator[list[Cell | MergedCell]]:
    """Yield the cells that a sheet stores, by row.

    `iter_rows` would make a cell for each place up to the last, millions where one
    stray cell stands in the last row.
    """
    stored: dict[tuple[int, int], Cell | MergedCell] = sheet._cells
    places = sorted(place for place in stored if place[1] <= MAX_COLUMNS)
    for _, row in itertools.groupby(places, key=lambda place: place[0]):
        yield [stored[place] for place in row]


def _cell(cell: Cell | MergedCell, span: tuple[int, int], theme: Sequence[str]) -> GridCell:
    text, breaks = _lines(shown_value(cell))
    return GridCell(
        text=text,
        column=(cell.column or 1) - 1,
        row_span=span[0],
        column_span=span[1],
        fill=visible_fill(cell, theme),
        bold=bool(cell.font and cell.font.b),
        breaks=breaks,
    )


def _lines(value: str) -> tuple[str, tuple[int, ...]]:
    return one_line([single_line(line) for line in value.splitlines()])


def _without_empty_columns(rows: list[list[GridCell]]) -> list[list[GridCell]]:
    """Leave out columns at either side that hold nothing, and number the others from 0."""
    used = [cell.column for row in rows for cell in row if cell.text]
    if not used:
        return []
    first, last = min(used), max(used)
    return [
        [
            replace(
                cell,
                column=cell.column - first,
                column_span=min(cell.column_span, last - cell.column + 1),
            )
            for cell in row
            if first <= cell.column <= last
        ]
        for row in rows
    ]


def _table_with_title(table: int, rows: list[list[GridCell]]) -> list[Draft]:
    """Return title lines above the header as paragraphs, and the rest as a table."""
    width = columns_of(rows)
    title = 0
    while width > 1 and title < len(rows) - 1 and _filled(rows[title]) == 1 < _most(rows[title:]):
        title += 1
    body = rows[title:]
    lines = [" ".join(cell.text for cell in row if cell.text) for row in rows[:title]]
    count = count_header_rows(body) or int(_is_named(body))
    return [
        *(Draft(BlockKind.PARAGRAPH, line) for line in lines),
        *table_drafts(table, body, count),
    ]


def _most(rows: list[list[GridCell]]) -> int:
    return max(_filled(row) for row in rows[:20])


def _filled(row: list[GridCell]) -> int:
    return sum(bool(cell.text) for cell in row)


def _is_named(rows: list[list[GridCell]]) -> bool:
    """Return whether the first row names the columns: distinct short words over other rows."""
    if len(rows) < 2 or columns_of(rows) < 2:
        return False
    names = [cell.text for cell in rows[0] if cell.text]
    distinct = len(set(names)) == len(names) and len(names) * 2 > columns_of(rows)
    return distinct and all(len(name) <= 60 and not name[0].isdigit() for name in names)


def _dialect(text: str) -> type[csv.Dialect]:
    start = text[:SNIFFED_CHARS]
    try:
        return csv.Sniffer().sniff(start, delimiters=DELIMITERS)
    except csv.Error:
        return _parted_by(max(DELIMITERS, key=lambda mark: _lines_alike(start, mark)))


def _parted_by(mark: str) -> type[csv.Dialect]:
    return type("_Parted", (csv.excel,), {"delimiter": mark})


def _lines_alike(text: str, mark: str) -> int:
    """Return how many lines hold `mark` the number of times that most do."""
    counts = [count for line in text.splitlines() if (count := line.count(mark))]
    return max((counts.count(count) for count in set(counts)), default=0)


def _too_many(name: str, limits: ParsingLimits) -> str:
    return f"{name!r} has more than {limits.max_rows:,} rows"
