"""Reads the ruled tables of a PDF: cells with their words and fills."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from ingest.parsing.furniture import MARGIN_SHARE
from ingest.parsing.geometry import Box
from ingest.parsing.pdf_lines import Line, follows, lines_of
from ingest.parsing.pdf_table_pages import PageTable, same_columns
from ingest.parsing.pdfium import PdfPage
from ingest.parsing.pdfium_shapes import Shape
from ingest.parsing.pdfium_text import Word
from ingest.parsing.ruling import Region, Ruling, fill_of, find_rulings, split_rows
from ingest.parsing.tables import GridCell, cell_text

LEAST_STACK = 3
MOSTLY = 0.8
MANY_COLUMNS = 12
MAX_FILLS = 3_000
LEAST_TEXT_SHARE = 0.2
MANY_REGIONS = 24
SLIVER = 8.0
# A table of at least so many columns may go on over the page with the end of one cell.
LEAST_CARRIED = 4
MOST_BROKEN = 6
WIDEST_INSET = 7.0
SPACE = 0.28
# Text runs into a table if so many words stand before its edge; in heights, the widest space.
LEAST_RUN, MOST_SPACE = 2, 0.5


def find_tables(
    page: PdfPage, known: frozenset[str], before: tuple[float, ...] = ()
) -> list[PageTable]:
    """Return the ruled tables of `page`, from the top down.

    `before` holds the columns of the last table of the page before: one with the same
    columns may carry it on with as little as the end of a cell.
    """
    tables: list[PageTable] = []
    for ruling in find_rulings(page.shapes):
        if any(_inside(ruling.box, table.box) for table in tables):
            continue
        carries_on = not tables and len(before) > LEAST_CARRIED and same_columns(ruling.xs, before)
        if len(ruling.ys) <= 3 and _in_margin(ruling.box, page.height) and not carries_on:
            continue
        table = _table(ruling, page, known, carries_on)
        if table is not None:
            tables.append(table)
    return tables


def within(box: Box, word: Word) -> bool:
    """Return whether the middle of `word` lies in `box`."""
    x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
    return box.x0 - 1 <= x <= box.x1 + 1 and box.top - 1 <= y <= box.bottom + 1


def words_of_table(words: Sequence[Word], box: Box) -> list[Word]:
    """Return the words of a page in `box`, but those of text that runs into it from the left.

    A table that is drawn over a column of text holds none of that text's lines.
    """
    own: list[Word] = []
    left_of_it = 0
    for last, word in zip((None, *words), words, strict=False):
        if last is None or not _goes_on(last, word):
            left_of_it = 0
        if word.box.x1 < box.x0:
            left_of_it += 1
        elif left_of_it < LEAST_RUN and within(box, word):
            own.append(word)
    return own


def _goes_on(last: Word, word: Word) -> bool:
    """Return whether `word` stands a space after `last`, on its line and in its letters."""
    near = word.box.x0 - last.box.x1 < MOST_SPACE * word.box.height
    return near and follows(last, word) and abs(last.box.top - word.box.top) < 1


def _table(
    ruling: Ruling, page: PdfPage, known: frozenset[str], carries_on: bool
) -> PageTable | None:
    words = words_of_table(page.words, ruling.box)
    ruling, placed = _with_lines_as_rows(ruling, words)
    fills = [shape for shape in page.shapes if shape.fill is not None][-MAX_FILLS:]
    rows: list[list[GridCell]] = [[] for _ in range(len(ruling.ys) - 1)]
    texts = 0
    for index, region in enumerate(ruling.regions):
        inside = placed.get(index, [])
        texts += bool(inside)
        text, breaks = _text(inside, region.box, known)
        rows[region.row].append(
            GridCell(
                text=text,
                column=region.column,
                column_span=region.column_span,
                row_span=region.row_span,
                fill=_fill(region.box, fills),
                bold=bool(inside) and all(word.bold for word in inside),
                breaks=breaks,
            )
        )
    kept, xs = _without_slivers(_without_empty(rows), ruling.xs)
    if not kept or not (carries_on or _is_filled(ruling, kept, texts)):
        return None
    return PageTable(ruling.box, xs, tuple(tuple(row) for row in kept), page.number)


def _is_filled(ruling: Ruling, rows: Sequence[Sequence[GridCell]], texts: int) -> bool:
    """Return whether enough cells hold text to make lines on a page a table."""
    regions = len(ruling.regions)
    if len(ruling.xs) > MANY_COLUMNS and texts < regions / 2:
        return False
    if texts < 2 or (regions > MANY_REGIONS and texts < LEAST_TEXT_SHARE * regions):
        return False
    columns = {cell.column for row in rows for cell in row if cell.text}
    return len(columns) > 1


def _without_slivers(
    rows: list[list[GridCell]], xs: tuple[float, ...]
) -> tuple[list[list[GridCell]], tuple[float, ...]]:
    """Join columns too narrow for text, such as the edges of a fill make, to the next one."""
    held = {cell.column for row in rows for cell in row if cell.text and cell.column_span == 1}
    slivers = [at for at in range(len(xs) - 1) if xs[at + 1] - xs[at] < SLIVER and at not in held]
    if not slivers or len(slivers) >= len(xs) - 2:
        return rows, xs
    new = [0]
    for at in range(len(xs) - 1):
        new.append(new[-1] + (at not in slivers))
    last = new[-1] - 1
    joined = [
        [
            replace(cell, column=min(new[cell.column], last), column_span=max(width, 1))
            for cell in row
            if (width := new[cell.column + cell.column_span] - new[cell.column]) or cell.text
        ]
        for row in rows
    ]
    # A sliver belongs to the column after it, the last ones to the column before.
    edges = [xs[0], *(xs[at + 1] for at in range(len(xs) - 1) if at not in slivers)]
    edges[-1] = xs[-1]
    return joined, tuple(edges)


def _with_lines_as_rows(
    ruling: Ruling, words: Sequence[Word]
) -> tuple[Ruling, dict[int, list[Word]]]:
    """Cut rows in which figures are stacked, one a line, into a row for each line."""
    placed = _placed(ruling, words)
    stacked = [
        ruling.regions[index]
        for index, inside in placed.items()
        if len(inside) >= LEAST_STACK and _is_stacked(inside)
    ]
    if not stacked:
        return ruling, placed
    first, last = _whole_rows(ruling, stacked)
    top, bottom = ruling.ys[first], ruling.ys[last]
    lines = sorted(
        line.box.top
        for line in lines_of(words, float("inf"))
        if top <= (line.box.top + line.box.bottom) / 2 <= bottom
    )
    ruling = split_rows(ruling, (first, last), lines[1:])
    return ruling, _placed(ruling, words)


def _is_stacked(words: Sequence[Word]) -> bool:
    """Return whether `words` are figures on at least three lines."""
    figures = sum(any(map(str.isdigit, word.text)) for word in words)
    lines = {round((word.box.top + word.box.bottom) / 6) for word in words}
    return figures >= MOSTLY * len(words) and len(lines) >= LEAST_STACK


def _whole_rows(ruling: Ruling, stacked: Sequence[Region]) -> tuple[int, int]:
    """Return the rows from the first to the last stack, none of which a cell crosses."""
    first = min(region.row for region in stacked)
    last = max(region.row + region.row_span for region in stacked)
    while True:
        crossing = [
            region
            for region in ruling.regions
            if region.row < last
            and region.row + region.row_span > first
            and (region.row < first or region.row + region.row_span > last)
        ]
        if not crossing:
            return first, last
        first = min(first, *(region.row for region in crossing))
        last = max(last, *(region.row + region.row_span for region in crossing))


def _placed(ruling: Ruling, words: Sequence[Word]) -> dict[int, list[Word]]:
    """Return the words of each region, by the region's index."""
    grid: dict[tuple[int, int], int] = {}
    for index, region in enumerate(ruling.regions):
        for row in range(region.row, region.row + region.row_span):
            for column in range(region.column, region.column + region.column_span):
                grid[row, column] = index
    placed: dict[int, list[Word]] = {}
    for word in words:
        x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
        at = grid.get((_interval(ruling.ys, y), _interval(ruling.xs, x)))
        if at is not None:
            placed.setdefault(at, []).append(word)
    return placed


def _interval(positions: Sequence[float], value: float) -> int:
    for index in range(len(positions) - 1):
        if value < positions[index + 1]:
            return index
    return len(positions) - 2


def _text(words: Sequence[Word], box: Box, known: frozenset[str]) -> tuple[str, tuple[int, ...]]:
    if not words:
        return "", ()
    lines = lines_of(words, max(box.width * 9, 1))
    texts = [line.text for line in lines]
    return cell_text(texts, known), _breaks(lines, box, known)


def _breaks(lines: Sequence[Line], box: Box, known: frozenset[str]) -> tuple[int, ...]:
    """Return where lines of a short cell begin though their first word had room above."""
    if not 1 < len(lines) <= MOST_BROKEN:
        return ()
    inset = min(max(min(line.box.x0 for line in lines) - box.x0, 1.0), WIDEST_INSET)
    texts = [line.text for line in lines]
    breaks: list[int] = []
    for number, (line, following) in enumerate(itertools.pairwise(lines), start=1):
        word = following.box.width * len(following.text.split()[0]) / max(len(following.text), 1)
        if line.box.width + SPACE * line.size + word < box.width - 2 * inset - 1:
            breaks.append(len(cell_text(texts[:number], known)) + 1)
    whole = cell_text(texts, known)
    return tuple(at for at in breaks if whole[at - 1 : at] == " ")


def _fill(box: Box, fills: Sequence[Shape]) -> str | None:
    return fill_of(box, fills) if fills else None


def _without_empty(rows: list[list[GridCell]]) -> list[list[GridCell]]:
    """Leave out rows that hold neither text nor colour."""
    return [row for row in rows if any(cell.text for cell in row)]


def _in_margin(box: Box, height: float) -> bool:
    """Return whether `box` stands where running headers and footers are."""
    return box.bottom < MARGIN_SHARE * height or box.top > (1 - MARGIN_SHARE) * height


def _inside(inner: Box, outer: Box) -> bool:
    return (
        inner.x0 >= outer.x0 - 2
        and inner.x1 <= outer.x1 + 2
        and inner.top >= outer.top - 2
        and inner.bottom <= outer.bottom + 2
    )
