"""Reads recommendations out of tables: one a row, under a column that is headed so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.extracting.paper import Paper
from ingest.extracting.recommendations.recommendation_lists import LABEL, Listing
from ingest.extracting.recommendations.recommendation_lists_items import (
    Item,
    on_one_line,
    without_marker,
)
from ingest.extracting.recommendations.recommendations_addressees import (
    addressee_in_heading,
    read_addressee,
)
from ingest.extracting.recommendations.recommendations_wording import (
    ListKind,
    list_kind,
    recommends,
)
from ingest.parsing.parsed import Cell, Row

_COLUMNS: dict[str, re.Pattern[str]] = {
    "recommendation": re.compile(
        r"(?i)^\W*(?:(?:key |draft |proposed )?recommendations?(?:\(s\))?"
        r"|areas? for (?:priority action|improvement)"
        r"|(?:we|the [\w’' ]{3,50}) recommends?(?: that)?|we ask(?: that)?"
        r"|what (?:should|must|needs to) (?:be different|change|happen|be done))\W*$"
    ),
    "number": re.compile(
        r"(?i)^\W*(?:no|number|ref|reference|rec(?:ommendation)? no|#|item|learning point(?: no)?)?\W*$"
    ),
    "addressee": re.compile(
        r"(?i)^\W*(?:for|to|for whom|addressed to|responsible body|responsible bodies|lead agency|agency"
        r"|organisation|addressee|responsibility|responsible|owner|lead(?: officer)?|who)\W*$"
    ),
    "due": re.compile(
        r"(?i)^\W*(?:by when|deadline|timescales?|target date|due(?: date| by)?|when|date)\W*$"
    ),
    "linked": re.compile(
        r"(?i)^\W*(?:linked |related |see )?actions? (?:refs?|nos?|numbers?|references?)\.?\W*$"
    ),
}
# A table with such a column tells what became of recommendations, and repeats them.
_SEQUEL = re.compile(
    r"(?i)\b(?:progress|status|rag|response|update|actions?(?! refs?| no| number)|accepted|achieved"
    r"|complete|position|outcome)\b"
)
_NUMBER = re.compile(r"[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})?[a-z]?\.?")
_BOX_COLUMNS = 2
_ENDS = (".", "?", "!", ";", ":", ")")


def table_items(listing: Listing) -> list[Item]:
    """Return the recommendations in the tables of a list."""
    items: list[Item] = []
    columns: dict[str, int] | None = None
    table = -1
    for block in listing.blocks:
        row = block.row
        if row is None:
            continue
        heads = _heads(row) if not row.is_header else None
        if heads is not None:
            columns = heads
            table = row.table
            continue
        if row.is_header:
            continue
        if row.table != table and row.header:
            columns = _columns(row.header)
        table = row.table
        if columns is None and listing.kind is not ListKind.IMPROVE:
            continue
        _add(items, row, columns or {}, listing.kind, listing.title)
    return items


def _heads(row: Row) -> dict[str, int] | None:
    """Return the columns that a row names which the parser did not take for a header."""
    texts = [cell.text for cell in row.cells]
    if not any(list_kind(text) for text in texts if text.strip()):
        return None
    filled = [text for text in texts if text.strip()]
    return _columns(filled) or {}


def _columns(header: Sequence[str]) -> dict[str, int] | None:
    if any(_SEQUEL.search(name) and not _is_list(name) for name in header):
        return None
    found: dict[str, int] = {}
    for index, name in enumerate(header):
        for concept, pattern in _COLUMNS.items():
            if concept not in found and name.strip() and pattern.match(name):
                found[concept] = index
                break
    return found if "recommendation" in found else None


def _is_list(name: str) -> bool:
    return list_kind(name) is ListKind.IMPROVE


def _add(items: list[Item], row: Row, columns: dict[str, int], kind: ListKind, title: str) -> None:
    cells = [cell for cell in row.cells if cell.text.strip()]
    if not cells:
        return
    main = _main(cells, row, columns)
    text = on_one_line(main.text)
    addressee = _beside(row, cells, main, columns, "addressee")
    numbered = _cell(row, columns, "number") is not None
    if items and not numbered and _runs_on(items[-1].text, text):
        items[-1] = _joined(items[-1], text, main.end, addressee)
        return
    if kind is ListKind.IMPROVE and not recommends(text):
        return
    due, number = _cell(row, columns, "due"), _cell(row, columns, "number")
    label = LABEL.match(text)
    if number is None and label is None and cells[0] is not main:
        number = _number_in(cells[0].text)
    linked = tuple(re.findall(r"[A-Z]{0,3}\d+(?:\.\d+)*", _cell(row, columns, "linked") or ""))
    items.append(
        Item(
            main.start,
            main.end,
            without_marker(text[label.end() :] if label else text),
            number or (label["number"] if label else None),
            addressee or read_addressee(without_marker(text)) or addressee_in_heading(title),
            due_text=due,
            linked=linked,
        )
    )


def _number_in(text: str) -> str | None:
    """Return the number that a cell beside a recommendation prints, "Recommendation 1" or "R1"."""
    label = LABEL.match(text.strip())
    return label["number"] if label else text.strip() if _NUMBER.fullmatch(text.strip()) else None


def boxed_items(paper: Paper) -> Iterator[Item]:
    """Yield the recommendations that stand in boxes: "Recommendation 3" above or beside its text."""
    label: re.Match[str] | None = None
    table = -1
    for block in paper.parsed.blocks:
        row = block.row
        if row is None:
            continue
        cells = [cell for cell in row.cells if cell.text.strip()]
        if len(row.cells) > _BOX_COLUMNS or not cells or any(map(_SEQUEL.search, row.header)):
            continue
        found = LABEL.match(cells[0].text)
        rest = cells[0].text[found.end() :] if found else ""
        text, cell = (rest, cells[0]) if rest.strip() else (cells[-1].text, cells[-1])
        if found and (rest.strip() or len(cells) == _BOX_COLUMNS):
            yield _boxed(found, block.start, cell, text)
        elif found:
            label, table = found, row.table
        elif label is not None and row.table == table and len(cells) == 1:
            yield _boxed(label, block.start, cell, text)
            label = None


def _boxed(label: re.Match[str], start: int, cell: Cell, text: str) -> Item:
    words = on_one_line(text)
    return Item(start, cell.end, words, label["number"], read_addressee(words))


def _main(cells: Sequence[Cell], row: Row, columns: dict[str, int]) -> Cell:
    wanted = columns.get("recommendation")
    if row.header and wanted is not None:
        for cell in cells:
            if cell.column <= wanted < cell.column + cell.column_span:
                return cell
    return max(cells, key=lambda cell: len(cell.text))


def _cell(row: Row, columns: dict[str, int], concept: str) -> str | None:
    wanted = columns.get(concept)
    if wanted is None or not row.header:
        return None
    for cell in row.cells:
        if cell.column <= wanted < cell.column + cell.column_span:
            return on_one_line(cell.text) or None
    return None


def _beside(
    row: Row, cells: Sequence[Cell], main: Cell, columns: dict[str, int], concept: str
) -> str | None:
    printed = _cell(row, columns, concept)
    if printed or row.header or concept not in columns:
        return printed
    others = [on_one_line(cell.text) for cell in cells if cell is not main]
    return others[0] if len(others) == 1 else None


def _runs_on(before: str, text: str) -> bool:
    """Return whether a row goes on with the row above it, over a page."""
    return not before.rstrip().endswith(_ENDS) and text[:1].islower()


def _joined(item: Item, text: str, end: int, addressee: str | None) -> Item:
    both = " ".join(part for part in (item.addressee, addressee) if part) or None
    return Item(
        item.start, end, f"{item.text} {text}", item.number, both, item.due_text, item.linked
    )
