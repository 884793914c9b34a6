"""Reads the tables of web pages: spans, fills, and the item table of a meeting page."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from ingest.parsing.characters import single_line
from ingest.parsing.moderngov import strip_noise
from ingest.parsing.tables import GridCell, columns_of, one_line

MAX_SPAN = 200
MAX_HEADER_SPAN = 3
MAX_CELLS = 400_000
COLOURS = {
    "red": "#ff0000",
    "green": "#008000",
    "amber": "#ffbf00",
    "orange": "#ffa500",
    "yellow": "#ffff00",
    "blue": "#0000ff",
    "purple": "#800080",
    "grey": "#808080",
    "gray": "#808080",
    "black": "#000000",
    "lime": "#00ff00",
    "gold": "#ffd700",
    "lightgreen": "#90ee90",
    "lightgrey": "#d3d3d3",
    "pink": "#ffc0cb",
}
_BACKGROUND = re.compile(r"background(?:-color)?\s*:\s*([^;]+)", re.I)
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})\b", re.I)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})")
_BREAK = "\x1e"
_ITEM_NUMBER = re.compile(r"(?:\d{1,4}[a-z]?(?:[./]\d{1,4})*[.)]?|[A-Z]{1,3}\d{1,3})?")


def rows_of(table: LexborNode) -> list[LexborNode]:
    """Return the rows of `table` itself, not those of tables within it."""
    rows: list[LexborNode] = []
    for part in _children(table):
        if part.tag == "tr":
            rows.append(part)
        elif part.tag in ("thead", "tbody", "tfoot"):
            rows += [row for row in _children(part) if row.tag == "tr"]
    return rows


def cells_of(row: LexborNode) -> list[LexborNode]:
    """Return the cells of `row`."""
    return [cell for cell in _children(row) if cell.tag in ("td", "th")]


def is_layout(table: LexborNode) -> bool:
    """Return whether `table` only arranges the page."""
    if table.attributes.get("role") == "presentation" or len(table.css("table")) > 1:
        return True
    return all(len(cells_of(row)) < 2 for row in rows_of(table))


def item_rows(table: LexborNode) -> list[tuple[str, LexborNode]]:
    """Return (number, cell) of each agenda item where `table` is that of a meeting page."""
    rows = rows_of(table)
    if not rows:
        return []
    head = [single_line(cell.text()).rstrip(".").lower() for cell in cells_of(rows[0])]
    if head[:2] != ["no", "item"]:
        return []
    items: list[tuple[str, LexborNode]] = []
    for row in rows[1:]:
        cells = cells_of(row)
        number = single_line(cells[0].text()) if cells else ""
        if len(cells) >= 2 and _ITEM_NUMBER.fullmatch(number):
            items.append((number, cells[1]))
        elif cells:
            items.append(("", cells[-1]))
    return items


def grid_of(table: LexborNode) -> tuple[list[list[GridCell]], int]:
    """Return the rows of `table` and how many are marked as its header."""
    rows: list[list[GridCell]] = []
    open_columns: dict[int, int] = {}
    marked, is_head, total = 0, True, 0
    for row in rows_of(table):
        cells: list[GridCell] = []
        column = 0
        nodes = cells_of(row)
        for node in nodes:
            while open_columns.get(column, 0) > 0:
                column += 1
            across, down = _span(node, "colspan"), _span(node, "rowspan")
            cells.append(_cell(node, column, across, down))
            for at in range(column, column + across):
                open_columns[at] = max(open_columns.get(at, 0), down)
            column += across
        open_columns = {at: left - 1 for at, left in open_columns.items() if left > 1}
        total += len(cells)
        if total > MAX_CELLS:
            break
        if any(cell.text or cell.fill for cell in cells):
            is_head = is_head and all(node.tag == "th" for node in nodes)
            is_head = is_head and all(cell.row_span <= MAX_HEADER_SPAN for cell in cells)
            marked += is_head
            rows.append(cells)
    return rows, marked if marked < len(rows) and columns_of(rows) > 1 else 0


def _children(node: LexborNode) -> list[LexborNode]:
    found: list[LexborNode] = []
    child = node.child
    while child is not None:
        found.append(child)
        child = child.next
    return found


def _cell(node: LexborNode, column: int, across: int, down: int) -> GridCell:
    lines = [strip_noise(single_line(line)) for line in _lines(node)]
    text, breaks = one_line([re.sub(r"\s+([,.;:)])", r"\1", line) for line in lines])
    bold = node.tag == "th" or (
        bool(text) and any(single_line(b.text()) == text for b in node.css("b, strong"))
    )
    return GridCell(text, column, across, down, _fill(node), bold, breaks)


def _lines(node: LexborNode) -> list[str]:
    """Return the lines of a cell: what line breaks, paragraphs and list items part."""
    parted = node.css("br, p, li, div")
    for part in parted:
        part.insert_before(_BREAK)
    return node.text(separator=" ").split(_BREAK)


def _span(node: LexborNode, name: str) -> int:
    stated = node.attributes.get(name) or "1"
    return min(max(int(stated), 1), MAX_SPAN) if stated.isdigit() and len(stated) < 6 else 1


def _fill(node: LexborNode) -> str | None:
    stated = node.attributes.get("bgcolor") or ""
    found = _BACKGROUND.search(node.attributes.get("style") or "")
    colour = _hex(found.group(1) if found else stated)
    return None if colour == "#ffffff" else colour


def _hex(stated: str) -> str | None:
    found = _HEX.search(stated)
    if found is not None:
        digits = found.group(1).lower()
        return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))
    parts = _RGB.search(stated)
    if parts is not None:
        return "#" + "".join(f"{min(int(part), 255):02x}" for part in parts.groups())
    return COLOURS.get(stated.strip().lower())
