"""Reads tables that no lines rule off: columns told by a row of headings and the space below it.

Only tables whose headings are those of plans and logs are looked for; a page without
such a row costs a look at each of its words.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from ingest.parsing.furniture import MARGIN_SHARE
from ingest.parsing.geometry import Box
from ingest.parsing.pdf_lines import hull
from ingest.parsing.pdf_tables import MAX_FILLS, PageTable
from ingest.parsing.pdfium import PdfPage
from ingest.parsing.pdfium_shapes import Shape
from ingest.parsing.pdfium_text import Word
from ingest.parsing.ruling import THIN, fill_of
from ingest.parsing.tables import HEADER_WORDS, GridCell, cell_text

# A heading of what is to be done must be there, and so many others beside it.
WHAT_WORDS = frozenset("action actions recommendation recommendations task tasks activity".split())
LEAST_COLUMNS = 4
NAMED_SHARE = 0.6
LONGEST_HEADING = 45
# Shares of a line's height: what parts columns in a header, and what joins words in a cell.
COLUMN_GAP, WORD_GAP = 0.75, 0.6
# Shares of the usual distance of lines: what a cell's next line keeps to, what parts rows,
# and what ends a table.
NEXT_LINE, ROW_WHITE, END_GAP = 1.35, 0.22, 4.0
FEWER_COLUMNS = 0.7
END_WHITE = 2.5
NARROW_SHARE = 0.25
RULE_SHARE = 0.6
STRIP = 12.0
ALIGNED, ALIGNED_SHARE = 4.0, 0.7
CROSSING_SHARE = 0.04
REF = re.compile(
    r"(?:[A-Z]{1,6}[ .-]?)?(?:\(\d\d/\d\d\)\s*)?\d{1,3}(?:[./]\d{1,3}){0,3}[a-z]?[.)]?"
)


@dataclass(frozen=True, slots=True)
class _Row:
    """Words at one height, from the left."""

    words: tuple[Word, ...]

    @property
    def top(self) -> float:
        return min(word.box.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.box.bottom for word in self.words)

    @property
    def height(self) -> float:
        return median(word.box.height for word in self.words)

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    def runs(self, gap: float) -> list[tuple[Word, ...]]:
        """Return the words in runs that no gap wider than `gap` heights parts."""
        runs: list[list[Word]] = []
        for word in self.words:
            if runs and word.box.x0 - runs[-1][-1].box.x1 <= gap * self.height:
                runs[-1].append(word)
            else:
                runs.append([word])
        return [tuple(run) for run in runs]


@dataclass(frozen=True, slots=True)
class OpenColumns:
    """The columns of an open table that may go on over the page: edges, lefts, header text."""

    xs: tuple[float, ...]
    lefts: tuple[float, ...]
    header: str


def without_swallowing(page: PdfPage, tables: Sequence[PageTable]) -> list[PageTable]:
    """Return `tables` but those that have far fewer columns than the row of headings in them.

    Coloured cells and lines under rows make grids of one or two columns; the words
    between them tell more.
    """
    if not tables or not _may_hold_one(page.words):
        return list(tables)
    headers = [row for row in _rows(page, ()) if _is_header(row)]
    return [table for table in tables if not any(_swallows(table, row) for row in headers)]


def _swallows(table: PageTable, header: _Row) -> bool:
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
    rows = _rows(page, tables)
    found: list[PageTable] = []
    at, carried = 0, None
    if before is not None and not any(_is_header(row) for row in rows[:3]):
        body, end = _body(rows, 0, before)
        if body and _aligned(body[0], before.lefts):
            found.append(_table(page, [], body, before, known))
            at, carried = end, before if end >= len(rows) else None
    while at < len(rows):
        if not _is_header(rows[at]):
            at += 1
            continue
        first, last = _header_rows(rows, at)
        columns = _columns(rows[first : last + 1], rows[last + 1 :], page.width, before)
        body, end = _body(rows, last + 1, columns)
        if len(body) < 2:
            at = last + 1
            continue
        found.append(_table(page, rows[first : last + 1], body, columns, known))
        at, carried = end, columns if end >= len(rows) else None
    return found, carried


def _may_hold_one(words: Iterable[Word]) -> bool:
    return any(word.text.rstrip(":*").lower() in WHAT_WORDS for word in words)


def _rows(page: PdfPage, tables: Sequence[PageTable]) -> list[_Row]:
    margin = MARGIN_SHARE * page.height
    free = [
        word
        for word in page.words
        if margin / 2 < word.box.top < page.height - margin / 2
        and not any(_holds(table.box, word.box) for table in tables)
    ]
    free.sort(key=lambda word: ((word.box.top + word.box.bottom) / 2, word.box.x0))
    rows: list[list[Word]] = []
    for word in free:
        middle = (word.box.top + word.box.bottom) / 2
        if rows and middle - _middle(rows[-1][0]) < 0.4 * word.box.height:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_Row(tuple(sorted(row, key=lambda word: word.box.x0))) for row in rows]


def _middle(word: Word) -> float:
    return (word.box.top + word.box.bottom) / 2


def _holds(outer: Box, inner: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 - 1 <= x <= outer.x1 + 1 and outer.top - 1 <= y <= outer.bottom + 1


def _is_header(row: _Row) -> bool:
    """Return whether a line is a row of headings, one of them of what is to be done."""
    runs = row.runs(COLUMN_GAP)
    if len(runs) < LEAST_COLUMNS:
        return False
    texts = [" ".join(word.text for word in run) for run in runs]
    if not any(word.rstrip(":*").lower() in WHAT_WORDS for text in texts for word in text.split()):
        return False
    named = sum(HEADER_WORDS.search(text) is not None for text in texts)
    return named >= NAMED_SHARE * len(texts) and all(len(text) <= LONGEST_HEADING for text in texts)


def _header_rows(rows: Sequence[_Row], at: int) -> tuple[int, int]:
    """Return the first and last line of the header that line `at` belongs to."""
    first = last = at
    left = rows[at].words[0].box.x0
    while (
        last + 2 < len(rows) and rows[last + 1].top - rows[last].top < NEXT_LINE * rows[at].height
    ):
        following = rows[last + 1]
        indented = following.words[0].box.x0 > left + ALIGNED
        if not indented or (rows[at].bold and not following.bold):
            break
        if not rows[at].bold and rows[last + 2].top - following.top < NEXT_LINE * rows[at].height:
            break
        last += 1
    while first > 0 and rows[first].top - rows[first - 1].top < NEXT_LINE * rows[at].height:
        above = rows[first - 1]
        if above.bold != rows[at].bold or above.words[0].box.x0 <= left + ALIGNED:
            break
        first -= 1
    return first, last


def _columns(
    header: Sequence[_Row], below: Sequence[_Row], width: float, before: OpenColumns | None
) -> OpenColumns:
    """Return the columns under `header`, each edge where hardly any text below crosses it."""
    text = " ".join(row.text for row in header)
    if before is not None and before.header == text:
        return before
    heads = _heads(header)
    several = [box for row in _near(below, header[-1]) for box in _narrow(row, width)]
    edges = [_edge(one, other, several) for one, other in itertools.pairwise(heads)]
    left = min([heads[0].x0, *(run.x0 for run in several)]) - 2
    xs = (left, *edges, max(width, heads[-1].x1) - 2)
    lefts = tuple(
        _usual([run.x0 for run in several if xs[n] - 1 <= run.x0 < xs[n + 1]], heads[n].x0)
        for n in range(len(heads))
    )
    return OpenColumns(xs, lefts, text)


def _near(rows: Sequence[_Row], header: _Row) -> Iterator[_Row]:
    """Yield the lines under `header` until there is more white than within a table."""
    bottom = header.bottom
    for row in rows:
        if row.top - bottom > END_WHITE * row.height or _is_header(row):
            return
        yield row
        bottom = max(bottom, row.bottom)


def _narrow(row: _Row, width: float) -> list[Box]:
    """Return the runs of a line as boxes, but for lines of prose, which say nothing of columns."""
    boxes = [hull(word.box for word in run) for run in row.runs(WORD_GAP)]
    return [] if len(boxes) == 1 and boxes[0].width > NARROW_SHARE * width else boxes


def _heads(header: Sequence[_Row]) -> list[Box]:
    """Return a box a column, from headings that may have several lines."""
    heads: list[Box] = []
    for run in sorted(
        (run for row in header for run in row.runs(COLUMN_GAP)), key=lambda run: run[0].box.x0
    ):
        box = hull(word.box for word in run)
        if heads and box.x0 < heads[-1].x1 - 1:
            heads[-1] = hull((heads[-1], box))
        else:
            heads.append(box)
    return heads


def _edge(one: Box, other: Box, runs: Sequence[Box]) -> float:
    """Return the edge between two columns: before the second heading, or where text leaves room."""
    allowed = CROSSING_SHARE * max(len(runs), 1) / 4
    at = other.x0 - 1
    while at > one.x0 + 4:
        if sum(run.x0 < at - 0.5 and run.x1 > at + 0.5 for run in runs) <= allowed:
            return at
        at -= 1
    return other.x0 - 1


def _usual(values: Sequence[float], default: float) -> float:
    if not values:
        return default
    return max(values, key=lambda value: sum(abs(value - other) < 1 for other in values))


def _body(rows: Sequence[_Row], start: int, columns: OpenColumns) -> tuple[list[_Row], int]:
    """Return the lines of the table from `start`, and the line after its end."""
    body: list[_Row] = []
    at = start
    while at < len(rows):
        row = rows[at]
        far = bool(body) and row.top - body[-1].top > END_GAP * row.height
        if body and _is_header(row):
            break
        if (far or _crosses(row, columns.xs)) and not (
            _is_theme(rows, at, columns) if not far else _aligned(row, columns.lefts)
        ):
            break
        body.append(row)
        at += 1
    return body, at


def _is_theme(rows: Sequence[_Row], at: int, columns: OpenColumns) -> bool:
    """Return whether a line over several columns has a row of the table right under it."""
    if at + 1 >= len(rows) or len(rows[at].runs(WORD_GAP)) > 1 or rows[at].text.endswith("."):
        return False
    below = rows[at + 1]
    if _crosses(below, columns.xs) or _is_header(below) or not _aligned(below, columns.lefts):
        return False
    return sum(bool(cell) for cell in _cells(below, columns.xs)) * 2 >= len(columns.lefts)


def _crosses(row: _Row, xs: Sequence[float]) -> bool:
    runs = [hull(word.box for word in run) for run in row.runs(WORD_GAP)]
    return any(run.x0 < x - 2 and run.x1 > x + 2 for run in runs for x in xs[1:-1])


def _aligned(row: _Row, lefts: Sequence[float]) -> bool:
    runs = row.runs(WORD_GAP)
    fitting = sum(any(abs(run[0].box.x0 - left) < ALIGNED for left in lefts) for run in runs)
    return fitting >= ALIGNED_SHARE * len(runs)


def _cells(row: _Row, xs: Sequence[float]) -> list[list[Word]]:
    cells: list[list[Word]] = [[] for _ in range(len(xs) - 1)]
    for word in row.words:
        middle = (word.box.x0 + word.box.x1) / 2
        column = next(
            (
                n
                for n in range(len(xs) - 2, 0, -1)
                if word.box.x0 >= xs[n] - 2 or middle >= xs[n] + 2
            ),
            0,
        )
        cells[column].append(word)
    return cells


def _table(
    page: PdfPage,
    header: Sequence[_Row],
    body: Sequence[_Row],
    columns: OpenColumns,
    known: frozenset[str],
) -> PageTable:
    groups = [list(header)] if header else []
    groups += _grouped(body, columns, _rules(page.shapes, columns.xs))
    words = [word.box for group in groups for row in group for word in row.words]
    box = hull(words)
    fills = [shape for shape in page.shapes if shape.fill is not None][-MAX_FILLS:]
    rows = tuple(_grid_row(group, columns, known, fills) for group in groups)
    return PageTable(
        Box(columns.xs[0], box.top, columns.xs[-1], box.bottom), columns.xs, rows, page.number
    )


def _grid_row(
    group: Sequence[_Row], columns: OpenColumns, known: frozenset[str], fills: Sequence[Shape]
) -> tuple[GridCell, ...]:
    xs = columns.xs
    if len(group) == 1 and _crosses(group[0], xs):
        return (GridCell(group[0].text, 0, len(xs) - 1, bold=group[0].bold),)
    lines = [_cells(row, xs) for row in group]
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


def _rules(shapes: Sequence[Shape], xs: Sequence[float]) -> list[float]:
    """Return the heights of lines drawn over most of the table's width."""
    least = RULE_SHARE * (xs[-1] - xs[0])
    return [
        shape.box.top for shape in shapes if shape.box.height <= THIN and shape.box.width >= least
    ]


def _grouped(
    body: Sequence[_Row], columns: OpenColumns, rules: Sequence[float]
) -> Iterator[list[_Row]]:
    """Yield the lines of each row: between two rules, two references, or two gaps."""
    starts = _ruled_starts(body, rules) or _starts(body, columns)
    group: list[_Row] = []
    for number, row in enumerate(body):
        theme = _crosses(row, columns.xs)
        if group and (number in starts or theme or _crosses(group[-1], columns.xs)):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _ruled_starts(body: Sequence[_Row], rules: Sequence[float]) -> set[int]:
    """Return the first line under each rule; nothing where fewer than two part the lines."""
    middles = [(row.top + row.bottom) / 2 for row in body]
    starts = {
        n
        for n, (one, other) in enumerate(itertools.pairwise(middles), start=1)
        if any(one < rule < other for rule in rules)
    }
    return {0} | starts if len(starts) > 1 else set()


def _starts(body: Sequence[_Row], columns: OpenColumns) -> set[int]:
    plain = [n for n, row in enumerate(body) if not _crosses(row, columns.xs)]
    first = {n: " ".join(w.text for w in _cells(body[n], columns.xs)[0]) for n in plain}
    named = [n for n in plain if first[n]]
    refs = {n for n in named if REF.fullmatch(first[n])}
    gaps = _gap_starts(body)
    if len(refs) * 2 > len(named):
        return gaps if _one_each(gaps, refs, len(body)) else refs
    if len(gaps) > 1:
        return gaps
    return {
        n for n in plain if sum(map(bool, _cells(body[n], columns.xs))) * 2 > len(columns.lefts)
    }


def _gap_starts(body: Sequence[_Row]) -> set[int]:
    """Return the lines above which there is more white than between the lines of a cell."""
    bottoms = list(itertools.accumulate((row.bottom for row in body), max))
    whites = [row.top - bottom for bottom, row in zip(bottoms, body[1:], strict=False)]
    if not whites:
        return {0}
    height = median(row.height for row in body)
    least = max(min(whites), 0.0)
    return {0} | {
        n for n, white in enumerate(whites, start=1) if white > least + ROW_WHITE * height
    }


def _one_each(gaps: set[int], refs: set[int], count: int) -> bool:
    """Return whether the gaps part the lines so that each part holds just one reference."""
    ends = [*sorted(gaps), count]
    return all(
        sum(start <= ref < end for ref in refs) == 1 for start, end in itertools.pairwise(ends)
    )
