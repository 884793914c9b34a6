"""Rows of ruled tables that a page's end cuts, and slivers of columns that fills make."""

from __future__ import annotations

import pytest

from ingest.parsing.geometry import Box
from ingest.parsing.pdf_table_pages import PageTable, WholeTable
from ingest.parsing.tables import GridCell

EDGES = (0.0, 50.0, 200.0, 300.0)
HEADER = ("Ref", "Action", "Due date")


def _table(page: int, *rows: tuple[str, ...]) -> PageTable:
    cells = tuple(tuple(GridCell(text, n) for n, text in enumerate(row)) for row in rows)
    return PageTable(Box(0, 0, 300, 100), EDGES, cells, page)


def _over_pages(above: tuple[str, ...], below: tuple[str, ...]) -> list[list[str]]:
    whole = WholeTable(EDGES)
    whole.add(_table(1, HEADER, ("1.1", "Write the guide.", "31/03/2025"), above))
    whole.add(_table(2, HEADER, below))
    return [[cell.text for cell in row] for row in whole.rows[2:]]


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        (
            ("1.2", "Train staff in the use of", "TBC"),
            ("", "the guide.", ""),
            ("1.2", "Train staff in the use of the guide.", "TBC"),
        ),
        (
            ("1.2", "Train staff.", "31/03/202"),
            ("", "", "5"),
            ("1.2", "Train staff.", "31/03/2025"),
        ),
        (
            ("Council and", "Leaders should", "Now"),
            ("NHS Trust", "act.", ""),
            ("Council and NHS Trust", "Leaders should act.", "Now"),
        ),
    ],
)
def test_a_row_that_a_page_cuts_is_one_row(
    above: tuple[str, ...], below: tuple[str, ...], joined: tuple[str, ...]
) -> None:
    assert _over_pages(above, below) == [list(joined)]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (("1.2", "Train staff", "TBC"), ("", "Buy the tool", "May 2025")),
        (("Listen to tenants", "Start a panel", "31/03/2025"), ("", "Name a lead", "30/04/2025")),
        (("1.2", "Train staff", "TBC"), ("1.3", "Buy the tool", "")),
    ],
)
def test_a_new_row_at_the_top_of_a_page_stays_its_own(
    above: tuple[str, ...], below: tuple[str, ...]
) -> None:
    assert _over_pages(above, below) == [list(above), list(below)]
