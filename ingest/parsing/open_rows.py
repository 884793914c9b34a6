"""Parts the lines of a table without ruled columns into its rows."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from statistics import median

from ingest.parsing.open_columns import OpenColumns, TextRow, cells_of, crosses
from ingest.parsing.pdfium_shapes import Shape
from ingest.parsing.ruling import THIN, is_white

# More white than this share of a line's height, beyond that between lines, parts rows.
ROW_WHITE = 0.22
# A line is a rule from this share of the table's width.
RULE_SHARE = 0.6
REF = re.compile(
    r"(?:[A-Z][A-Za-z]{0,5}\d{0,2}[ ./–-]{0,2})?(?:\(\d\d/\d\d\)\s*)?"
    r"\d{1,4}(?:[./–-]\d{1,4}){0,3}\s?(?:\([a-z]{1,4}\)|[a-z])?[.)]?"
    r"|[A-Z][.)]?"
)
# A coloured band is a row's from this height; of more lines than these it is a whole table's.
LEAST_BAND, MOST_BAND_LINES = 8.0, 14
Band = tuple[float, float]


def rows_of(
    body: Sequence[TextRow],
    columns: OpenColumns,
    rules: Sequence[float],
    bands: Sequence[Band] = (),
) -> Iterator[list[TextRow]]:
    """Yield the lines of each row: between two rules, two references, or two gaps.

    Lines on one coloured band are of one row, and where a band ends a row does.
    """
    starts = _ruled_starts(body, rules) or _starts(body, columns)
    starts = _with_bands(starts, body, columns, bands)
    group: list[TextRow] = []
    for number, row in enumerate(body):
        theme = crosses(row, columns.xs)
        if group and (number in starts or theme or crosses(group[-1], columns.xs)):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def rules_over(shapes: Sequence[Shape], xs: Sequence[float]) -> list[float]:
    """Return the heights of lines drawn over most of the table's width."""
    least = RULE_SHARE * (xs[-1] - xs[0])
    return [
        shape.box.top for shape in shapes if shape.box.height <= THIN and shape.box.width >= least
    ]


def bands_over(shapes: Sequence[Shape], xs: Sequence[float]) -> list[Band]:
    """Return the top and bottom of each row that is coloured over most of the table's width."""
    widths: dict[Band, float] = {}
    for shape in shapes:
        box = shape.box
        if shape.fill is None or box.height < LEAST_BAND or is_white(shape.fill):
            continue
        place = (round(box.top), round(box.bottom))
        widths[place] = widths.get(place, 0.0) + box.width
    least = RULE_SHARE * (xs[-1] - xs[0])
    return [place for place, width in widths.items() if width >= least]


def _with_bands(
    starts: set[int], body: Sequence[TextRow], columns: OpenColumns, bands: Sequence[Band]
) -> set[int]:
    middles = [(row.top + row.bottom) / 2 for row in body]
    for top, bottom in bands:
        lines = [n for n, middle in enumerate(middles) if top < middle < bottom]
        if not lines or len(lines) > MOST_BAND_LINES or len(lines) == len(body) > 3:
            continue
        refs = sum(_is_ref(body[n], columns) for n in lines)
        if refs < 2:
            starts = (starts - set(lines)) | {lines[0], lines[-1] + 1}
    return starts


def _is_ref(row: TextRow, columns: OpenColumns) -> bool:
    if crosses(row, columns.xs):
        return False
    return REF.fullmatch(" ".join(w.text for w in cells_of(row, columns.xs)[0])) is not None


def _ruled_starts(body: Sequence[TextRow], rules: Sequence[float]) -> set[int]:
    """Return the first line under each rule; nothing where fewer than two part the lines."""
    middles = [(row.top + row.bottom) / 2 for row in body]
    starts = {
        n
        for n, (one, other) in enumerate(itertools.pairwise(middles), start=1)
        if any(one < rule < other for rule in rules)
    }
    return {0} | starts if len(starts) > 1 else set()


def _starts(body: Sequence[TextRow], columns: OpenColumns) -> set[int]:
    plain = [n for n, row in enumerate(body) if not crosses(row, columns.xs)]
    first = {n: " ".join(w.text for w in cells_of(body[n], columns.xs)[0]) for n in plain}
    named = [n for n in plain if first[n]]
    refs = {n for n in named if REF.fullmatch(first[n])}
    gaps = _gap_starts(body)
    if len(refs) * 2 > len(named):
        return gaps if _one_each(gaps, refs, len(body)) else refs
    if len(gaps) > 1:
        return gaps
    return {
        n for n in plain if sum(map(bool, cells_of(body[n], columns.xs))) * 2 > len(columns.lefts)
    }


def _gap_starts(body: Sequence[TextRow]) -> set[int]:
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
