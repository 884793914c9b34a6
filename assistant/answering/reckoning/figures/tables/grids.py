"""Reads the tables of figures of a paper as lines: a measure with its value by period or by place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.reckoning.figures.tables.lines import Line, Point, read_aim, read_number
from assistant.answering.reckoning.figures.tables.noting import with_aliases
from assistant.answering.reckoning.figures.tables.periods import Span as Period
from assistant.answering.reckoning.figures.tables.periods import bare_span, heading_span, spans_in
from assistant.answering.reckoning.reckoned import Proof
from assistant.documents import Document, Passage, PassageKind
from assistant.spans import Span

_SEPARATOR = " | "
_MEASURES = re.compile(
    r"(?i)^\W*(?:(?:key |performance |our |what we )*(?:measured?s?|indicators?|kpis?|metric)"
    r"|description|item|head(?:ing)?|programme|budget|service|cost\b.*|income\b.*|funding\b.*|line)\b"
)
_REF = re.compile(r"(?i)^\W*(?:ref(?:erence)?|no|number|id|code)\b\W*$")
_TARGET = re.compile(
    r"(?i)^\W*(?:[\w/ ]{0,20}\b)?(?:target|aim|goal|ambition|limit)s?\b(?!.*\bmet\b)[^?]*$"
)
_NO_VALUE = re.compile(
    r"(?i)\b(?:direction|travel|trend|note|comment|remark|met|status|rag|date|due|owner|lead|officer|source)\b"
)
_WHOLE = re.compile(
    r"(?i)^\W*(?:(?:grand |sub)?totals?|all\b.*|overall\b.*|whole\b.*|borough|county|district"
    r"|council\b.*|average)\W*$"
)
# A table of actions or of recommendations holds no line of figures.
_OF_ACTIONS = re.compile(
    r"(?i)\b(?:actions?|tasks?|owner|leads?|officers?|who|responsib\w+|recommend\w*|response|status"
    r"|deadline|priority|request)\b"
)
_MIXED = re.compile(r"(?i)^\W*(?:[\w ]{0,20}\b)?(?:measures?d?|indicators?|kpis?|metrics?)\b")
# "Fostering. More households …": what a note below a table is labelled.
_LABEL = re.compile(r"(?m)^\W*(?P<label>[A-Z][\w’'-]*(?: [\w’'-]+){0,3})[.:] (?=\S)")
_FEWEST_ROWS = 2
_LONGEST_LEAD, _SHORT_LEAD = 400, 100


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[str, ...]
    proof: Proof


@dataclass(frozen=True, slots=True)
class _Grid:
    header: tuple[str, ...]
    rows: tuple[_Row, ...]
    caption: str
    inner: str
    paper: str
    lead: str
    document: Document


def lines_of(document: Document, passages: Sequence[Passage]) -> Iterator[Line]:
    """Yield the lines of the tables of figures of a paper."""
    labels = [
        label["label"]
        for passage in passages
        if passage.kind is not PassageKind.TABLE_ROW
        for label in _LABEL.finditer(passage.text)
    ]
    for grid in _grids(document, passages):
        yield from with_aliases(tuple(_lines(grid)), labels)


def _grids(document: Document, passages: Sequence[Passage]) -> Iterator[_Grid]:
    """Yield the tables: rows one below the other under one header and one heading."""
    rows: list[_Row] = []
    key: tuple[str, tuple[str, ...]] | None = None
    before, lead = "", ""
    file = re.sub(r"[\W_]+", " ", document.file.rpartition(".")[0])
    paper = f"{document.title} {document.committee or ''} {document.authority or ''} {file}"
    for passage in passages:
        header = passage.context.split("\n")[-1]
        cells = tuple(cell.strip() for cell in passage.text.split(_SEPARATOR))
        read = passage.kind is PassageKind.TABLE_ROW and len(header.split(_SEPARATOR)) == len(cells)
        own = (header, passage.locator.headings) if read and len(cells) > 1 else None
        if own != key and key is not None:
            yield _grid(key, rows, paper, lead, document)
            rows = []
        if own != key:
            lead = before
        key = own
        before = passage.text if passage.kind is not PassageKind.TABLE_ROW else ""
        if own is not None:
            place = Span(passage.locator.start, passage.locator.end, passage.text)
            rows.append(_Row(cells, Proof(document.document_id, place)))
    if key is not None:
        yield _grid(key, rows, paper, lead, document)


def _grid(
    key: tuple[str, tuple[str, ...]],
    rows: Sequence[_Row],
    paper: str,
    lead: str,
    document: Document,
) -> _Grid:
    header = tuple(cell.strip() for cell in key[0].split(_SEPARATOR))
    inner = key[1][-1] if key[1] else ""
    lead = lead if len(lead) <= _LONGEST_LEAD else ""
    caption = " ".join(key[1][1:])
    return _Grid(
        header, tuple(rows), caption, inner, f"{paper} {' '.join(key[1][:1])}", lead, document
    )


def _lines(grid: _Grid) -> Iterator[Line]:
    periods = _periods(grid.header, grid)
    labels = _label_column(grid, periods)
    actions = len(periods) < _FEWEST_ROWS and any(map(_OF_ACTIONS.search, grid.header))
    if labels is None or actions:
        return
    told = _value_columns(grid, labels)
    values = [n for n in told if n not in periods]
    targets = [n for n in values if _TARGET.search(grid.header[n])]
    firsts = [row.cells[labels] for row in grid.rows]
    headed = _periods(firsts, grid)
    spans = [headed.get(n) for n in range(len(firsts))]
    dated = sum(span is not None for span in spans) * 2 > len(spans)
    if len(periods) > 1:
        for row in grid.rows:
            yield from _of_row(grid, row, labels, periods, targets)
    if len(grid.rows) < _FEWEST_ROWS:
        return
    mixed = dated or _MIXED.search(grid.header[labels]) is not None
    for column in told:
        if column in targets or (column in periods and mixed):
            continue
        target = next(
            (n for n in targets if n > column and not set(range(column + 1, n)) & set(values)), None
        )
        yield from _of_column(grid, column, labels, spans if dated else None, target)


def _periods(headings: Sequence[str], grid: _Grid) -> dict[int, Period]:
    """Return the periods that headings name; without a year, in the one that stands above the table."""
    found = {n: span for n, name in enumerate(headings) if (span := heading_span(name))}
    if len(found) >= _FEWEST_ROWS:
        return found
    for around in (grid.inner, grid.lead, grid.paper):
        bare = {n: span for n, name in enumerate(headings) if (span := bare_span(name, around))}
        if len(bare) >= _FEWEST_ROWS:
            return bare
    return found


def _label_column(grid: _Grid, periods: dict[int, Period]) -> int | None:
    """Return the column that says what a row is about: a measure, else the first that is no number."""
    named = [n for n, name in enumerate(grid.header) if _MEASURES.search(name) and n not in periods]
    if len(periods) > 1 and named:
        return named[0]
    for column, name in enumerate(grid.header[:3]):
        texts = [row.cells[column] for row in grid.rows]
        if _REF.search(name) or column in periods:
            continue
        if sum(read_number(text) is None for text in texts) * 2 > len(texts):
            return column
    return None


def _value_columns(grid: _Grid, labels: int) -> list[int]:
    """Return the columns most of whose cells are numbers."""
    found = []
    for column, name in enumerate(grid.header):
        told = [row.cells[column] for row in grid.rows if row.cells[column]]
        read = read_aim if _TARGET.search(name) else read_number
        numbers = sum(read(text) is not None for text in told)
        if column == labels or not name or _NO_VALUE.search(name) or _is_serial(told, name):
            continue
        if numbers * 2 > len(told):
            found.append(column)
    return found


def _is_serial(told: Sequence[str], name: str) -> bool:
    """Return whether the cells of a column only number its rows."""
    counted = [str(n + 1) for n in range(len(told))]
    short = len(re.sub(r"\W", "", name)) <= 4
    named = short and _REF.match(name) is not None
    return named or (len(told) > 2 and [cell.strip(" .") for cell in told] == counted)


def _of_row(
    grid: _Grid, row: _Row, labels: int, periods: dict[int, Period], targets: Sequence[int]
) -> Iterator[Line]:
    measure = row.cells[labels]
    target = next((n for n in targets if read_aim(row.cells[n]) is not None), None)
    points = tuple(
        Point(
            grid.header[column], row.cells[column], value, span, row.proof,
            row.cells[target] if target is not None and _is_of(grid.header[target], span) else None,
        )
        for column, span in sorted(periods.items(), key=lambda each: each[1].last)
        if (value := read_number(row.cells[column])) is not None
    )  # fmt: skip
    if len(points) > 1 and re.search(r"[A-Za-z]{3}", measure):
        heading = grid.header[target] if target is not None else None
        yield _line(
            grid,
            measure,
            points,
            "",
            dated=True,
            target=heading,
            money=" ".join(grid.header[n] for n in periods),
        )


def _is_of(heading: str, period: Period) -> bool:
    """Return whether a target is of a period: "Target 2025/26" is none of 2024/25."""
    named = spans_in(heading)
    return not named or named[0].holds(period)


def _of_column(
    grid: _Grid,
    column: int,
    labels: int,
    spans: Sequence[Period | None] | None,
    target: int | None,
) -> Iterator[Line]:
    points = []
    for number, row in enumerate(grid.rows):
        value = read_number(row.cells[column])
        span = spans[number] if spans else None
        label = row.cells[labels]
        if value is None or not label or (spans and span is None and not _WHOLE.match(label)):
            continue
        aim = row.cells[target] if target is not None and row.cells[target] else None
        whole = _WHOLE.match(label) is not None
        points.append(Point(label, row.cells[column], value, span, row.proof, aim, whole))
    if spans:
        points = sorted(
            (p for p in points if p.period), key=lambda p: p.period.last if p.period else 0
        )
    if len(points) > 1:
        heading = grid.header[target] if target is not None else None
        yield _line(
            grid, grid.header[column], tuple(points), grid.header[labels], dated=bool(spans), target=heading,
            money=grid.header[column],
        )  # fmt: skip


def _line(
    grid: _Grid,
    measure: str,
    points: tuple[Point, ...],
    by: str,
    *,
    dated: bool,
    target: str | None,
    money: str,
) -> Line:
    around = f"{measure} {money} {grid.inner}"
    share = re.search(
        r"(?i)%|\bper ?cent|\bpercentage|\brate\b|\bproportion|\bshare\b|\bper [\d,]+", measure
    )
    above = grid.lead if len(grid.lead) < _SHORT_LEAD else ""
    named = [*spans_in(measure), *spans_in(grid.inner), *spans_in(above)] if not dated else []
    return Line(
        measure=measure,
        points=points,
        by=by,
        caption=grid.caption,
        inner=grid.inner,
        lead=grid.lead,
        paper=grid.paper,
        document=grid.document,
        table=f"{grid.document.document_id}:{grid.rows[0].proof.span.start}",
        dated=dated,
        share=bool(share) or any("%" in point.printed for point in points),
        money="£" in around or any("£" in point.printed for point in points),
        whole=_WHOLE.match(measure.replace("%", "")) is not None,
        target=target,
        period=named[0] if named else None,
    )
