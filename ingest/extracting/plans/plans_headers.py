"""Finds where a table's header may stand, and its headings, which may have several lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from ingest.extracting.plans.column_headings import NEWER, OLDER
from ingest.extracting.plans.columns import concept_of, is_whole_heading, plain_heading
from ingest.extracting.plans.plans_layout import TableRow

# Rows above the header (titles, keys, notes) that a table may begin with.
_ROWS_ABOVE = 8
_MOST_LINES = 3
_MOST_HEADING = 120
_LONGEST_LINE = 45
# What stands under a group's heading, besides headings of columns.
_UNDER_GROUP = OLDER | NEWER | frozenset("name no number ref date month title words text".split())
_MOST_WORDS = 4
_FIGURE = re.compile(r"\d")
_YEAR_OR_QUARTER = re.compile(r"(?i)(?:q[1-4]|(?:19|20)\d\d)\b[\d/ -]*")


@dataclass(frozen=True, slots=True)
class Header:
    """The rows from `start` to `end` as a header; `lines` holds each column's lines."""

    start: int
    end: int
    lines: tuple[tuple[str, ...], ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """One heading a column, a group's first."""
        return tuple(" ".join(lines) for lines in self.lines)


def headers_of(rows: Sequence[TableRow]) -> Iterator[Header]:
    """Yield the headers that a table may have, the likeliest first."""
    stated = next((row.row.header for row in rows if row.row.header), ())
    marked = [n for n, row in enumerate(rows) if row.row.is_header]
    width = max(row.width for row in rows)
    if marked and marked[-1] < _ROWS_ABOVE:
        yield _grown(rows, marked[0], marked[-1] + 1, width)
    elif stated:
        yield Header(0, 0, tuple((heading,) if heading else () for heading in stated))
    for at, row in enumerate(rows[:_ROWS_ABOVE]):
        if len(row.filled) < min(3, width) or any(len(c.text) > _MOST_HEADING for c in row.filled):
            continue
        yield _grown(rows, at, at + 1, width)
        for end in range(at + 2, min(at + _MOST_LINES, len(rows) - 1) + 1):
            yield _header(rows, at, end, width)


def _grown(rows: Sequence[TableRow], start: int, end: int, width: int) -> Header:
    """Return the header with the groups above and the lines below that belong to it."""
    while end < len(rows) - 1 and end - start < _MOST_LINES and _goes_on(rows[end - 1], rows[end]):
        end += 1
    if start and end - start < _MOST_LINES and _is_group(rows[start - 1], rows[start]):
        start -= 1
    return _header(rows, start, end, width)


def _goes_on(above: TableRow, row: TableRow) -> bool:
    """Return whether a row under a header is its next line: nothing but what heads columns."""
    texts = [cell.text for cell in row.filled]
    if not texts or any(len(text) > _LONGEST_LINE for text in texts):
        return False
    if len(row.filled) == 1 and row.filled[0].column_span > 1:
        return False
    if any(_FIGURE.search(text) and not _YEAR_OR_QUARTER.fullmatch(text) for text in texts):
        return False
    heads = sum(_is_next_line(_head_over(above, cell.column), cell.text) for cell in row.filled)
    short = all(text.count(" ") < _MOST_WORDS for text in texts)
    mostly = heads == len(texts) or (short and heads > 2 and heads > 0.7 * len(texts))
    return mostly and len(texts) <= max(len(above.filled), 1) + _under_groups(above)


def _is_next_line(over: str, text: str) -> bool:
    """Return whether a cell under the heading `over` can only be another line of headings."""
    words = plain_heading(text).split()
    if _YEAR_OR_QUARTER.fullmatch(text):
        return over != ""
    if len(words) <= 2 and words[:1] and words[0] in _UNDER_GROUP:
        return True
    return is_whole_heading(text) or (over != "" and is_whole_heading(f"{over} {text}"))


def _under_groups(row: TableRow) -> int:
    """Return how many more columns than headings the groups of a row have."""
    return sum(cell.column_span - 1 for cell in row.filled) + (row.width - len(row.filled))


def _head_over(above: TableRow, column: int) -> str:
    cell = above.cell_at(column)
    return cell.text if cell is not None else ""


def _is_group(above: TableRow, row: TableRow) -> bool:
    """Return whether a row above a header holds headings of groups of its columns."""
    filled = above.filled
    if not filled or any(len(cell.text) > _LONGEST_LINE for cell in filled):
        return False
    if len(filled) == 1 and (filled[0].column_span >= row.width or filled[0].column == 0):
        return False
    spans = any(1 < cell.column_span < row.width for cell in filled)
    named = all(concept_of(cell.text) is not None for cell in filled)
    return (spans or named) and len(filled) < len(row.filled) and row.row.row == above.row.row + 1


def _header(rows: Sequence[TableRow], start: int, end: int, width: int) -> Header:
    lines: list[list[str]] = [[] for _ in range(width)]
    for number, row in enumerate(rows[start:end]):
        below = rows[start + number + 1] if start + number + 1 < end else None
        for column, text in _line(row, below, width):
            if text not in lines[column]:
                lines[column].append(text)
    return Header(start, end, tuple(tuple(parts) for parts in lines))


def _line(row: TableRow, below: TableRow | None, width: int) -> Iterator[tuple[int, str]]:
    """Yield the heading over each column of one line.

    In a file without merged cells a group's heading stands over its first column only:
    it holds for the empty ones right of it that have headings below.
    """
    held, merged = "", any(cell.column_span > 1 or cell.row_span > 1 for cell in row.row.cells)
    for column in range(width):
        cell = row.cell_at(column)
        text = cell.text if cell is not None else ""
        under = below.cell_at(column) if below is not None else None
        if text:
            held = text if under is not None and under.text else ""
            yield column, text
        elif held and not merged and under is not None and under.text and _can_hold(held):
            yield column, held
        else:
            held = ""


def _can_hold(group: str) -> bool:
    return len(group) <= _LONGEST_LINE


def without_repeats(rows: Sequence[TableRow], header: Header) -> tuple[TableRow, ...]:
    """Return the rows under a header but those that print it, or a line of it, again."""
    printed = {plain_heading(heading) for heading in header.headings if heading}
    printed |= {plain_heading(line) for parts in header.lines for line in parts}
    return tuple(row for row in rows if not _repeats(row, printed))


def _repeats(row: TableRow, printed: Set[str]) -> bool:
    texts = [plain_heading(cell.text) for cell in row.filled]
    return len(texts) > 1 and all(text in printed for text in texts)
