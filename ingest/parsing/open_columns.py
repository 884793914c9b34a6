"""Tells the columns of a table without ruled lines: from its headings and the space below."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from ingest.parsing.geometry import Box
from ingest.parsing.pdf_lines import hull
from ingest.parsing.pdfium_text import Word
from ingest.parsing.tables import HEADER_WORDS

# A heading of what is to be done must be there, and so many others beside it.
WHAT_WORDS = frozenset(
    "action actions recommendation recommendations task tasks activity activities measure measures"
    " milestone milestones commitment commitments step steps what undertaking pledge".split()
)
# Words of plans' headings beside those of other tables.
PLAN_WORDS = re.compile(
    r"\b(?:due|position|latest|happened|done|assigned|accountable|measures?|milestones?|steps?|tasks?"
    r"|commitments?|deliver(?:y|ed)|complet(?:e|ed|ion)|confidence|timing|line|original|revised|where|trend|dir"
    r"|brag|notes|comment(?:ary)?|finish|led|activit(?:y|ies)|dates?|agreed|expected|remarks)\b|%",
    re.I,
)
LEAST_COLUMNS = 4
NAMED_SHARE = 0.6
LONGEST_HEADING = 45
# In heights of a line: what parts columns in a header, what joins words in a cell, how near
# the next line of a heading is, and the white that ends a table.
COLUMN_GAP, WORD_GAP, NEXT_LINE, END_WHITE = 0.5, 0.45, 1.35, 2.5
# A lone run of words wider than this share of the page is prose.
NARROW_SHARE = 0.25
ALIGNED, ALIGNED_SHARE = 4.0, 0.7
CROSSING_SHARE = 0.04


@dataclass(frozen=True, slots=True)
class TextRow:
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


def is_header(row: TextRow) -> bool:
    """Return whether a line is a row of headings, one of them of what is to be done."""
    runs = row.runs(COLUMN_GAP)
    if len(runs) < LEAST_COLUMNS:
        return False
    texts = [" ".join(word.text for word in run) for run in runs]
    if not any(word.rstrip(":*").lower() in WHAT_WORDS for text in texts for word in text.split()):
        return False
    named = sum(bool(HEADER_WORDS.search(text) or PLAN_WORDS.search(text)) for text in texts)
    return named >= NAMED_SHARE * len(texts) and all(len(text) <= LONGEST_HEADING for text in texts)


def header_rows(rows: Sequence[TextRow], at: int) -> tuple[int, int]:
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


def columns_under(
    header: Sequence[TextRow], below: Sequence[TextRow], width: float, before: OpenColumns | None
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


def _near(rows: Sequence[TextRow], header: TextRow) -> Iterator[TextRow]:
    """Yield the lines under `header` until there is more white than within a table."""
    bottom = header.bottom
    for row in rows:
        if row.top - bottom > END_WHITE * row.height or is_header(row):
            return
        yield row
        bottom = max(bottom, row.bottom)


def _narrow(row: TextRow, width: float) -> list[Box]:
    """Return the runs of a line as boxes, but for lines of prose, which say nothing of columns."""
    boxes = [hull(word.box for word in run) for run in row.runs(WORD_GAP)]
    return [] if len(boxes) == 1 and boxes[0].width > NARROW_SHARE * width else boxes


def _heads(header: Sequence[TextRow]) -> list[Box]:
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


def crosses(row: TextRow, xs: Sequence[float]) -> bool:
    """Return whether a run of words in `row` stands over an inner edge of `xs`."""
    runs = [hull(word.box for word in run) for run in row.runs(WORD_GAP)]
    return any(run.x0 < x - 2 and run.x1 > x + 2 for run in runs for x in xs[1:-1])


def is_aligned(row: TextRow, lefts: Sequence[float]) -> bool:
    """Return whether most runs of `row` begin where columns do."""
    runs = row.runs(WORD_GAP)
    fitting = sum(any(abs(run[0].box.x0 - left) < ALIGNED for left in lefts) for run in runs)
    return fitting >= ALIGNED_SHARE * len(runs)


def cells_of(row: TextRow, xs: Sequence[float]) -> list[list[Word]]:
    """Return the words of `row` by column."""
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


def middle_of(word: Word) -> float:
    """Return the height of the middle of `word`."""
    return (word.box.top + word.box.bottom) / 2
