"""Turns grids of cells, from any format, into table rows with their header."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.parsing.drafts import Draft, DraftCell, DraftRow
from ingest.parsing.numbering import printed_number
from ingest.parsing.parsed import BlockKind

MAX_HEADER_ROWS = 3
MAX_HEADER_CHARS = 90
HEADER_WORDS = re.compile(
    r"\b(?:no|ref(?:erence)?|minute|origin|date|committee|recommendations?|findings?|outcomes?|"
    r"actions?|responsib\w+|leads?|officers?|owners?|timescales?|targets?|by when|deadline|"
    r"progress|updates?|response|rag|status|ratings?|achieved|evidence|success|impact|item|title|"
    r"description|name|comments?|contact|year|total|amount|budget|service|indicators?|what|who|"
    r"when|how|risk|controls?|score|judgement|grade|measure|kpis?)\b",
    re.I,
)
# Words that narrow columns of plans cut, told even where the paper has them nowhere whole.
CUT_WORDS = frozenset(
    "completed complete superseded progress ongoing outstanding implemented discharged achieved"
    " delayed slipped started overdue manager director officer coordinator safeguarding partnership"
    " commissioner assistant recommendation recommendations responsible responsibility timescale"
    " completion committee partner business designated principal service services development"
    " management operations environment communities performance improvement governance"
    " commissioning inclusion enforcement engagement communications democratic independent"
    " regeneration sustainability transport education information technology administrator"
    " participation representative superintendent procurement neighbourhood".split()
)
_NUMERIC = re.compile(r"[£€$(+-]*\d[\d,.]*[%kmbn)]*", re.I)
_CUT_DATE = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{0,3}$|\d{1,2}[/.]\d{1,2}$|\d{1,2}[/.]$")
_DATE = re.compile(r"\d{1,2}[/.]\d{1,2}[/.](?:\d{2}|\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell as found; `column` counts from 0 over the table's columns."""

    text: str
    column: int
    column_span: int = 1
    row_span: int = 1
    fill: str | None = None
    bold: bool = False
    breaks: tuple[int, ...] = ()


GridRow = Sequence[GridCell]


def table_drafts(
    table: int,
    rows: Sequence[GridRow],
    header_rows: int | None = None,
    pages: Sequence[int | None] = (),
    ocr: bool = False,
) -> list[Draft]:
    """Return one draft a row. `header_rows` None means: find out."""
    count = count_header_rows(rows) if header_rows is None else header_rows
    header = header_of(rows[:count])
    title = 1 if count and _spans_all(rows[0], len(header)) and count > 1 else 0
    return [
        Draft(
            BlockKind.TABLE_ROW,
            page=pages[index] if pages else None,
            ocr=ocr,
            row=DraftRow(
                table=table,
                row=index,
                header=header,
                cells=tuple(_draft_cell(cell) for cell in cells),
                is_header=title <= index < count,
            ),
        )
        for index, cells in enumerate(rows)
    ]


def count_header_rows(rows: Sequence[GridRow]) -> int:
    """Return how many rows at the top are titles or headers; 0 where none is printed."""
    if len(rows) < 2:
        return 0
    width = columns_of(rows)
    index = 0
    while index < min(MAX_HEADER_ROWS, len(rows) - 1) and _spans_all(rows[index], width):
        index += 1
    if index == len(rows) - 1 or not _is_header(rows[index], rows[index + 1], width):
        return 0
    first = index
    index += 1
    reach = first + max(cell.row_span for cell in rows[first])
    has_groups = any(cell.column_span > 1 or cell.row_span > 1 for cell in rows[first])
    while (
        has_groups
        and index - first < MAX_HEADER_ROWS - 1
        and index < len(rows) - 1
        and (index < reach or _looks_alike(rows[first], rows[index]))
        and not _is_mostly_numeric(rows[index])
    ):
        index += 1
    return index


def header_of(rows: Sequence[GridRow]) -> tuple[str, ...]:
    """Return one heading a column from header rows; a group's heading comes first."""
    if not rows:
        return ()
    width = columns_of(rows)
    parts: list[list[str]] = [[] for _ in range(width)]
    for cells in rows:
        if len(rows) > 1 and _spans_all(cells, width):
            continue
        for cell in cells:
            for column in range(cell.column, min(cell.column + cell.column_span, width)):
                if cell.text and cell.text not in parts[column]:
                    parts[column].append(cell.text)
    return tuple(" ".join(column) for column in parts)


def columns_of(rows: Sequence[GridRow]) -> int:
    """Return the number of columns."""
    return max((cell.column + cell.column_span for cells in rows for cell in cells), default=0)


def cell_text(lines: Sequence[str], known: frozenset[str] = frozenset()) -> str:
    """Return a cell's `lines` as one, dates and words that the column's edge cut made whole.

    >>> cell_text(["01/01/202", "6"])
    '01/01/2026'
    """
    text = ""
    room = max(map(len, lines), default=0)
    for line in lines:
        if not text or not line:
            text = text or line
        elif cuts_date(text, line) or _cuts_word(text, line, known, room):
            text += line
        elif text.endswith("\u2010"):
            text = text[:-1] + ("" if text[-2:-1].isalpha() and line[:1].islower() else "-") + line
        elif text.endswith("-") and text[-2:-1].isalnum() and line[:1].isalnum():
            text = text[:-1] + line if _is_known_whole(text, line, known) else text + line
        else:
            text = f"{text} {line}"
    return text.replace("\u2010", "-").replace("\u2011", "-")


def one_line(lines: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """Return lines that were begun on purpose as one, and where each but the first begins.

    >>> one_line(["Chair", "", "DCS"])
    ('Chair DCS', (6,))
    """
    kept = [line for line in lines if line]
    starts = itertools.accumulate(len(line) + 1 for line in kept[:-1])
    return " ".join(kept), tuple(starts)


def cuts_date(text: str, line: str) -> bool:
    """Return whether `text` ends within a date that `line` completes."""
    cut = _CUT_DATE.search(text)
    if cut is None:
        return False
    joined = _DATE.match(cut.group(0) + line)
    return joined is not None and joined.end() > len(cut.group(0)) and (
        _DATE.fullmatch(cut.group(0)) is None or (len(line.split()[0]) <= 2 and line[0].isdigit())
    )  # fmt: skip


def _cuts_word(text: str, line: str, known: frozenset[str], room: int) -> bool:
    """Return whether a word runs on; `room` is how many letters the longest line of the cell has."""
    left, right = text.split()[-1].lower(), line.split()[0].lower().rstrip(".,;:)")
    if not (left.isalpha() and right.isalpha() and line[:1].islower()):
        return False
    whole = left + right
    if whole in known and (left not in known or right not in known):
        return True
    # A word too long for a line is cut, and then its halves, which the page holds as words,
    # prove nothing; nor do halves that stand only at the edges of cells.
    halves = half_of(left) in known and half_of(right) in known
    return (len(whole) > room or halves) and (whole in known or whole in CUT_WORDS)


def half_of(word: str) -> str:
    """Return how a word is kept among the known ones that only ever stands at a cell's edge."""
    return f"~{word}"


def _is_known_whole(text: str, line: str, known: frozenset[str]) -> bool:
    left = text.split()[-1].rstrip("-").lower()
    return left + line.split()[0].lower().rstrip(".,;:)") in known


def _draft_cell(cell: GridCell) -> DraftCell:
    return DraftCell(
        cell.text, cell.column, cell.column_span, cell.row_span, cell.fill, cell.breaks
    )


def _filled(cells: GridRow) -> Iterator[GridCell]:
    return (cell for cell in cells if cell.text)


def _spans_all(cells: GridRow, width: int) -> bool:
    texts = list(_filled(cells))
    return width > 1 and len(texts) == 1 and len(cells) == 1 and texts[0].column_span >= width


def _is_header(cells: GridRow, below: GridRow, width: int) -> bool:
    texts = list(_filled(cells))
    covered = sum(cell.column_span for cell in texts)
    if len(texts) < min(2, width) or covered * 2 < width:
        return False
    if any(len(cell.text) > MAX_HEADER_CHARS for cell in texts) or _is_mostly_numeric(cells):
        return False
    if printed_number(cells[0].text) is not None:
        return False
    below_texts = list(_filled(below))
    if all(cell.bold for cell in texts) and not all(cell.bold for cell in below_texts):
        return True
    fills = {cell.fill for cell in texts}
    below_fills = {cell.fill for cell in below_texts}
    if len(fills) == 1 and None not in fills and not fills & below_fills:
        return True
    named = sum(bool(HEADER_WORDS.search(cell.text)) for cell in texts)
    short = sum(len(cell.text) <= 40 for cell in texts)
    need = len(texts) if len(texts) == 2 else len(texts) / 2
    return named >= need and short == len(texts)


def _looks_alike(first: GridRow, second: GridRow) -> bool:
    def look(cells: GridRow) -> tuple[bool, frozenset[str | None]]:
        return all(cell.bold for cell in _filled(cells)), frozenset(
            cell.fill for cell in _filled(cells)
        )

    return look(first) == look(second) and (look(first)[0] or look(first)[1] != {None})


def _is_mostly_numeric(cells: GridRow) -> bool:
    texts = list(_filled(cells))
    numeric = sum(_NUMERIC.fullmatch(cell.text.replace(" ", "")) is not None for cell in texts)
    return bool(texts) and numeric * 2 > len(texts)
