"""Reads tables that no lines rule off: columns told by a row of headings and the space below it.

Only tables whose headings are those of plans and logs are looked for; a page without
such a row costs a look at each of its words.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.parsing.furniture import MARGIN_SHARE
from ingest.parsing.geometry import Box
from ingest.parsing.open_columns import (
    COLUMN_GAP,
    LEAST_COLUMNS,
    NEXT_LINE,
    WHAT_WORDS,
    WORD_GAP,
    OpenColumns,
    TextRow,
    cells_of,
    columns_under,
    crosses,
    header_rows,
    is_aligned,
    is_header,
    middle_of,
)
from ingest.parsing.open_rows import bands_over, rows_of, rules_over
from ingest.parsing.pdf_lines import hull
from ingest.parsing.pdf_table_pages import PageTable
from ingest.parsing.pdf_tables import MAX_FILLS
from ingest.parsing.pdfium import PdfPage
from ingest.parsing.pdfium_shapes import Shape
from ingest.parsing.pdfium_text import Word
from ingest.parsing.ruling import fill_of
from ingest.parsing.tables import GridCell, cell_text

# In heights of a line: the white that ends a table unless its columns go on below.
END_GAP = 4.0
# A grid with less than this share of the columns that a header in it has is none.
FEWER_COLUMNS = 0.7
# The width of a column's left edge that tells its colour.
STRIP = 12.0


def without_swallowing(page: PdfPage, tables: Sequence[PageTable]) -> list[PageTable]:
    """Return `tables` but those that have far fewer columns than the row of headings in them.

    Coloured cells and lines under rows make grids of one or two columns; the words
    between them tell more.
    """
    if not tables or not _may_hold_one(page.words):
        return list(tables)
    headers = [row for row in _lines(page, ()) if is_header(row)]
    return [table for table in tables if not any(_swallows(table, row) for row in headers)]


def _swallows(table: PageTable, header: TextRow) -> bool:
    """Return whether a table that stands around or right under `header` runs its columns together."""
    box = table.box
    if len(table.xs) - 1 >= FEWER_COLUMNS * len(header.runs(COLUMN_GAP)):
        return False
    under = -header.height < box.top - header.bottom < 2 * header.height
    around = box.top - 1 <= header.top and header.bottom <= box.bottom + 1
    return (
        (under or around)
        and box.x0 - 2 <= header.words[0].box.x0
        and header.words[-1].box.x1 <= box.x1 + 2
    )


def find_open_tables(
    page: PdfPage, tables: Sequence[PageTable], known: frozenset[str], before: OpenColumns | None
) -> tuple[list[PageTable], OpenColumns | None]:
    """Return the open tables of `page`, and the columns of one that reaches the page's end.

    `before` holds the columns of the table with which the page before ended.
    """
    if before is None and not _may_hold_one(page.words):
        return [], None
    rows = _lines(page, tables)
    found: list[PageTable] = []
    at, carried = 0, None
    if before is not None and not any(is_header(row) for row in rows[:3]):
        body, end = _body(rows, 0, before)
        if body and is_aligned(body[0], before.lefts):
            found.append(_table(page, [], body, before, known))
            at, carried = end, before if end >= len(rows) else None
    while at < len(rows):
        if not is_header(rows[at]):
            at += 1
            continue
        first, last = header_rows(rows, at)
        columns = columns_under(rows[first : last + 1], rows[last + 1 :], page.width, before)
        body, end = _body(rows, last + 1, columns)
        if len(body) < 2:
            at = last + 1
            continue
        found.append(_table(page, rows[first : last + 1], body, columns, known))
        at, carried = end, columns if end >= len(rows) else None
    return found, carried


def _may_hold_one(words: Sequence[Word]) -> bool:
    """Return whether words beside one of `WHAT_WORDS` make a row of headings."""
    seen: list[float] = []
    for word in words:
        if word.text.rstrip(":*").lower() not in WHAT_WORDS:
            continue
        middle = middle_of(word)
        if any(abs(middle - other) < 1 for other in seen):
            continue
        seen.append(middle)
        near = 0.4 * word.box.height
        beside = sorted(
            (other for other in words if abs(middle_of(other) - middle) < near),
            key=lambda other: other.box.x0,
        )
        if len(beside) >= LEAST_COLUMNS and is_header(TextRow(tuple(beside))):
            return True
    return False


def _lines(page: PdfPage, tables: Sequence[PageTable]) -> list[TextRow]:
    """Return the free lines of `page`, those in its margins only where they touch others."""
    free = [word for word in page.words if not any(_holds(table.box, word.box) for table in tables)]
    free.sort(key=lambda word: ((word.box.top + word.box.bottom) / 2, word.box.x0))
    rows: list[list[Word]] = []
    for word in free:
        middle = (word.box.top + word.box.bottom) / 2
        if rows and middle - middle_of(rows[-1][0]) < 0.4 * word.box.height:
            rows[-1].append(word)
        else:
            rows.append([word])
    lines = [TextRow(tuple(sorted(row, key=lambda word: word.box.x0))) for row in rows]
    return _without_margins(lines, page.height)


def _without_margins(lines: Sequence[TextRow], height: float) -> list[TextRow]:
    """Leave out lines at the page's edges, but for those that run on into the text.

    A table that goes on over the page may begin higher than a running header would.
    """
    margin = MARGIN_SHARE * height / 2
    inner = [n for n, row in enumerate(lines) if margin < row.top < height - margin]
    if not inner:
        return []
    first, last = inner[0], inner[-1]
    while first > 0 and _touches(lines[first - 1], lines[first]):
        first -= 1
    while last + 1 < len(lines) and _touches(lines[last], lines[last + 1]):
        last += 1
    return list(lines[first : last + 1])


def _touches(above: TextRow, row: TextRow) -> bool:
    """Return whether two lines of several cells stand as near as lines of one row."""
    cells = min(len(above.runs(WORD_GAP)), len(row.runs(WORD_GAP)))
    return cells > 1 and row.top - above.top < NEXT_LINE * row.height


def _holds(outer: Box, inner: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 - 1 <= x <= outer.x1 + 1 and outer.top - 1 <= y <= outer.bottom + 1


def _body(rows: Sequence[TextRow], start: int, columns: OpenColumns) -> tuple[list[TextRow], int]:
    """Return the lines of the table from `start`, and the line after its end."""
    body: list[TextRow] = []
    at = start
    while at < len(rows):
        row = rows[at]
        far = bool(body) and row.top - body[-1].top > END_GAP * row.height
        if body and is_header(row):
            break
        if (far or crosses(row, columns.xs)) and not (
            _is_theme(rows, at, columns) if not far else is_aligned(row, columns.lefts)
        ):
            break
        body.append(row)
        at += 1
    return body, at


def _is_theme(rows: Sequence[TextRow], at: int, columns: OpenColumns) -> bool:
    """Return whether a line over several columns has a row of the table right under it."""
    if at + 1 >= len(rows) or len(rows[at].runs(WORD_GAP)) > 1 or rows[at].text.endswith("."):
        return False
    below = rows[at + 1]
    if crosses(below, columns.xs) or is_header(below) or not is_aligned(below, columns.lefts):
        return False
    return sum(bool(cell) for cell in cells_of(below, columns.xs)) * 2 >= len(columns.lefts)


def _table(
    page: PdfPage,
    header: Sequence[TextRow],
    body: Sequence[TextRow],
    columns: OpenColumns,
    known: frozenset[str],
) -> PageTable:
    groups = [list(header)] if header else []
    rules, bands = rules_over(page.shapes, columns.xs), bands_over(page.shapes, columns.xs)
    groups += rows_of(body, columns, rules, bands)
    words = [word.box for group in groups for row in group for word in row.words]
    box = hull(words)
    fills = [shape for shape in page.shapes if shape.fill is not None][-MAX_FILLS:]
    rows = tuple(_grid_row(group, columns, known, fills) for group in groups)
    return PageTable(
        Box(columns.xs[0], box.top, columns.xs[-1], box.bottom), columns.xs, rows, page.number
    )


def _grid_row(
    group: Sequence[TextRow], columns: OpenColumns, known: frozenset[str], fills: Sequence[Shape]
) -> tuple[GridCell, ...]:
    xs = columns.xs
    if len(group) == 1 and crosses(group[0], xs):
        return (GridCell(group[0].text, 0, len(xs) - 1, bold=group[0].bold),)
    lines = [cells_of(row, xs) for row in group]
    top, bottom = group[0].top, max(row.bottom for row in group)
    cells: list[GridCell] = []
    for column in range(len(xs) - 1):
        parts = [" ".join(word.text for word in line[column]) for line in lines if line[column]]
        words = [word for line in lines for word in line[column]]
        bold = bool(words) and all(word.bold for word in words)
        # The strip at the column's left belongs to no neighbour, whatever widths the fills have.
        left = columns.lefts[column]
        strip = Box(left, top, min(left + STRIP, xs[column + 1]), bottom)
        fill = fill_of(strip, fills) if fills else None
        cells.append(GridCell(cell_text(parts, known), column, fill=fill, bold=bold))
    return tuple(cells)
