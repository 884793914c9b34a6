"""Rows of ruled tables that a page's end cuts, and slivers of columns that fills make."""

from __future__ import annotations

import pytest

from ingest.parsing.geometry import Box
from ingest.parsing.pdf_table_pages import PageTable, WholeTable
from ingest.parsing.tables import GridCell, cell_text

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


def test_a_header_drawn_together_with_the_rest_of_a_row_is_parted_from_it() -> None:
    whole = WholeTable(EDGES)
    whole.add(
        _table(1, HEADER, ("1.1", "Write the guide.", "TBC"), ("1.2", "Train staff in", "TBC"))
    )
    glued = tuple(GridCell(text, n) for n, text in enumerate(("Ref", "Action its use", "Due date")))
    whole.add(PageTable(Box(0, 0, 300, 100), EDGES, (glued,), 2))
    assert [[cell.text for cell in row] for row in whole.rows[2:]] == [
        ["1.2", "Train staff in its use", "TBC"]
    ]


def test_words_that_a_narrow_column_cuts_are_whole_again() -> None:
    known = frozenset({"coordinator", "systems"})
    assert cell_text(["Coor", "dinator"], known) == "Coordinator"
    assert cell_text(["Compl", "eted"]) == "Completed"


def test_words_that_stand_side_by_side_stay_two() -> None:
    known = frozenset({"taxbase", "tax", "base"})
    assert cell_text(["growth through the tax", "base of all districts"], known) == (
        "growth through the tax base of all districts"
    )
