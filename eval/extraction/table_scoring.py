"""Scores the cells and fills of real tables against tables that people copied out."""

from __future__ import annotations

import colorsys
import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from ingest.parsing.parsed import ParsedDocument, Row

# Longer cells are kept as a hash of their letters and digits.
_MAX_LABEL = 24


class KeptRow(BaseModel):
    """A row: its cells in reading order, plain or as a hash, and the fill of each."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    cells: tuple[str, ...]
    fills: tuple[str | None, ...] = ()
    page: int
    pages: tuple[int, ...] = ()


class KeptTable(BaseModel):
    """A table on one page of a paper."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    file: str
    page: int
    part: str
    kind: str
    rows: tuple[KeptRow, ...]


@dataclass(slots=True)
class TableScore:
    """Rows found and missed, cells and fills right and compared, for one kind of table."""

    found: int = 0
    missed: int = 0
    cells: Counter[bool] = field(default_factory=Counter)
    fills: Counter[bool] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def kept_cell(text: str) -> str:
    """Return a cell as it is kept: its letters and digits where short, else "#" and their hash.

    >>> kept_cell("On Target"), len(kept_cell("A" * 40))
    ('ontarget', 17)
    """
    plain = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())
    if len(plain) <= _MAX_LABEL:
        return plain
    return "#" + hashlib.blake2b(plain.encode(), digest_size=8).hexdigest()


def kept_table(table: Mapping[str, object]) -> Mapping[str, object]:
    """Return one copied table as it is kept, without the paper's words."""
    rows = table["rows"]
    assert isinstance(rows, list)
    return {
        **{name: table[name] for name in ("file", "page", "part", "kind")},
        "rows": [
            {
                "cells": [kept_cell(str(cell or "")) for cell in row["cells"]],
                "fills": row["fills"],
                "page": (row.get("pages") or [table["page"]])[0],
                **({"pages": row["pages"]} if row.get("pages") else {}),
            }
            for row in rows
        ],
    }


def read_tables(path: Path) -> list[KeptTable]:
    """Return the tables of a gold file."""
    return [KeptTable.model_validate(each) for each in yaml.safe_load(path.read_text("utf-8"))]


def score_table(table: KeptTable, parsed: ParsedDocument, score: TableScore) -> None:
    """Add one table's rows, cells and fills to a score."""
    rows = [
        (block.page, block.row)
        for block in parsed.blocks
        if block.row is not None and block.page in _pages(table)
    ]
    for wanted in table.rows:
        pages = wanted.pages or (wanted.page,)
        row = _best(wanted, [row for page, row in rows if page in pages])
        if row is None:
            score.missed += 1
            score.wrong.append(f"{table.file} p{wanted.page}: no row {wanted.cells}")
            continue
        score.found += 1
        _score_cells(wanted, row, score, f"{table.file} p{wanted.page}")


def _pages(table: KeptTable) -> set[int]:
    return {table.page} | {page for row in table.rows for page in (*row.pages, row.page)}


def _best(wanted: KeptRow, rows: Sequence[Row]) -> Row | None:
    def held(row: Row) -> int:
        cells = Counter(kept_cell(cell.text) for cell in row.cells if cell.text.strip())
        return (cells & Counter(cell for cell in wanted.cells if cell)).total()

    best = max(rows, key=held, default=None)
    needed = max(sum(1 for cell in wanted.cells if cell) // 2, 1)
    return best if best is not None and held(best) >= needed else None


def _score_cells(wanted: KeptRow, row: Row, score: TableScore, where: str) -> None:
    left = [(kept_cell(cell.text), _hue(cell.fill)) for cell in row.cells]
    fills = wanted.fills or (None,) * len(wanted.cells)
    for cell, fill in zip(wanted.cells, fills, strict=True):
        same = [each for each in left if each[0] == cell]
        if cell:
            score.cells[bool(same)] += 1
            if not same:
                score.wrong.append(f"{where}: no cell {cell} in {[text for text, _ in left]}")
        if fill in ("red", "amber", "green"):
            right = any(colour == fill for _, colour in same)
            score.fills[right] += 1
            if not right:
                score.wrong.append(f"{where}: {cell} is not {fill} but {same}")


def _hue(fill: str | None) -> str | None:
    """Return which of a traffic light's colours "#rrggbb" is nearest to; None for grey."""
    if fill is None:
        return None
    red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, _, saturation = colorsys.rgb_to_hls(red, green, blue)
    degrees = hue * 360
    if saturation < 0.15:
        return None
    if degrees < 20 or degrees > 340:
        return "red"
    return "amber" if degrees < 75 else "green" if degrees < 170 else "blue"
