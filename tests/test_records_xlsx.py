"""Sheets that spreadsheets open well, cannot be made to run, and say what was asked."""

from __future__ import annotations

import datetime as dt
import io
from typing import cast

import pytest
from openpyxl import Workbook, load_workbook

from assistant.council import Record
from assistant.exporting.records_xlsx import ABOUT, records_xlsx
from assistant.registers.columns import Cell, Column
from assistant.registers.entries import Entry
from assistant.web.sheets_about import about_sheet

ENTRY = cast("Entry[Record]", object())
MADE = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)


def made(**cells: Cell) -> Workbook:
    def of(cell: Cell) -> Column:
        return Column("", lambda entry: cell)

    columns = [Column(title, of(cell).cell) for title, cell in cells.items()]
    about = about_sheet(
        "Actions", [("Status", "=Overdue")], 1, "Read.", as_of=None, generation=7, made_at=MADE
    )
    sent = records_xlsx("Actions", columns, [ENTRY], about, "http://council.example/actions.xlsx")
    return load_workbook(io.BytesIO(sent))


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "@SUM(A1)", "-5", "\t=1", '=HYPERLINK("x")'])
def test_no_text_is_taken_for_a_formula(text: str) -> None:
    cell = made(Action=text).worksheets[0]["A2"]
    assert (cell.data_type, cell.value) == ("s", text)
    assert cell.quotePrefix


def test_dates_are_dates_and_numbers_numbers() -> None:
    [row] = made(Due=dt.date(2025, 3, 31), Days=4, Late=True).worksheets[0].iter_rows(min_row=2)
    assert [cell.value for cell in row] == [dt.datetime(2025, 3, 31), 4, "yes"]
    assert row[0].number_format == "d mmmm yyyy"


def test_the_titles_stay_in_sight_and_sources_are_links() -> None:
    sheet = made(Source="/sources/abc?start=1&end=2").worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.b
    hyperlink = sheet["A2"].hyperlink
    assert hyperlink is not None
    assert hyperlink.target == "http://council.example/sources/abc?start=1&end=2"


def test_signs_that_no_sheet_can_hold_are_left_out() -> None:
    assert made(Action="one\x00\x0btwo").worksheets[0]["A2"].value == "onetwo"


def test_a_sheet_says_what_was_asked_and_when_it_was_made() -> None:
    about = made(Action="x")[ABOUT]
    told = {row[0].value: row[1].value for row in about.iter_rows()}
    assert told["Status"] == "=Overdue"
    assert told["Made on"] == dt.datetime(2026, 11, 22)
    assert told["Reckoned as at"] == "The position date of each plan"
    assert (told["Rows"], told["State of the papers"]) == (1, 7)
