"""Workbooks and CSV files: sheets, titles, headers, dates, fills and merged cells."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from assistant.errors import LimitExceededError
from ingest.parsing.parsed import BlockKind, ParsingLimits
from ingest.parsing.reading import parse_file


def _sheet(book: openpyxl.Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def test_a_sheet_is_a_table_under_its_name(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = _sheet(book)
    sheet.title = "Action plan"
    sheet.append(["ASCP action plan, position at 1 June 2026"])
    sheet.append(["Ref", "Action", "Due", "Share", "RAG"])
    sheet.append(["1", "Visit\nschools", datetime(2026, 3, 31), 0.25, ""])
    sheet.append(["2", "Train staff", date(2026, 4, 1), 1, "Amber"])
    for cell in sheet[2]:
        cell.font = Font(bold=True)
    sheet["D3"].number_format = "0%"
    sheet["E3"].fill = PatternFill("solid", fgColor="FF00B050")
    sheet.merge_cells("A1:E1")
    book.create_sheet("Empty")
    book.save(tmp_path / "plan.xlsx")

    parsed = parse_file(tmp_path / "plan.xlsx", ParsingLimits())
    rows = [block.row for block in parsed.blocks if block.row is not None]

    assert parsed.text.startswith("Action plan\n\nASCP action plan, position at 1 June 2026\n\n")
    assert parsed.blocks[0].kind is BlockKind.HEADING
    assert [cell.text for cell in rows[1].cells] == ["1", "Visit schools", "31/03/2026", "25%", ""]
    assert rows[1].header == ("Ref", "Action", "Due", "Share", "RAG")
    assert rows[1].cells[4].fill == "#00b050"
    assert [row.is_header for row in rows] == [True, False, False]


def test_merged_cells_of_a_sheet_span_their_rows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = _sheet(book)
    for values in (["Recommendation", "Action"], ["R1", "First"], [None, "Second"]):
        sheet.append(values)
    sheet.merge_cells("A2:A3")
    book.save(tmp_path / "merged.xlsx")

    parsed = parse_file(tmp_path / "merged.xlsx", ParsingLimits())
    rows = [block.row for block in parsed.blocks if block.row is not None]

    assert (rows[1].cells[0].text, rows[1].cells[0].row_span) == ("R1", 2)
    assert [cell.text for cell in rows[2].cells] == ["Second"]


def test_rows_are_limited(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("Ref,Action\n" + "1,Visit\n" * 30)

    with pytest.raises(LimitExceededError, match="more than 20 rows"):
        parse_file(path, ParsingLimits(max_rows=20))


def test_a_stray_cell_in_the_last_row_costs_nothing(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = _sheet(book)
    for values in (["Ref", "Action", "Lead"], ["1", None, "Head of Service"]):
        sheet.append(values)
    sheet.cell(1_048_576, 16_000).value = "stray"
    sheet.cell(1_048_576, 1).value = "end"
    book.save(tmp_path / "stray.xlsx")

    parsed = parse_file(tmp_path / "stray.xlsx", ParsingLimits())

    assert parsed.text == "Sheet\n\nRef | Action | Lead\n1 |  | Head of Service\nend"


def test_hidden_columns_are_left_out_and_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = _sheet(book)
    sheet.append(["Ref", "Action", "Internal comment", "Owner", "Due date"])
    sheet.append(["C1", "Return for a missed bin", "Crew dispute", "Manager", "31/10/2025"])
    sheet.column_dimensions["C"].hidden = True
    book.save(tmp_path / "plan.xlsx")

    parsed = parse_file(tmp_path / "plan.xlsx", ParsingLimits())
    rows = [block.row for block in parsed.blocks if block.row is not None]

    assert rows[0].header == ("Ref", "Action", "Owner", "Due date")
    assert [cell.column for cell in rows[1].cells] == [0, 1, 2, 3]
    assert "Crew dispute" not in parsed.text
    assert parsed.warnings == (
        "hidden columns of the sheet 'Sheet' were left out: 'Internal comment'",
    )


def test_a_date_that_shows_only_its_month_is_read_as_shown(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = _sheet(book)
    sheet.append(["Ref", "Due date"])
    sheet.append(["C1", date(2026, 2, 28)])
    sheet["B2"].number_format = "mmm-yy"
    book.save(tmp_path / "plan.xlsx")

    assert "Feb-26" in parse_file(tmp_path / "plan.xlsx", ParsingLimits()).text


def test_lines_of_a_sheet_cell_are_told_apart(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = _sheet(book)
    sheet.append(["Ref", "Lead"])
    sheet.append(["C1", "Chair\nDCS"])
    book.save(tmp_path / "plan.xlsx")

    parsed = parse_file(tmp_path / "plan.xlsx", ParsingLimits())
    rows = [block.row for block in parsed.blocks if block.row is not None]

    assert (rows[1].cells[1].text, rows[1].cells[1].breaks) == ("Chair DCS", (6,))


def test_hidden_sheets_are_left_out_and_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    _sheet(book).append(["Ref", "Action"])
    _sheet(book).append(["C1", "Return for a missed bin"])
    old = book.create_sheet("Old version")
    old.append(["C1", "Superseded wording"])
    old.sheet_state = "hidden"
    book.save(tmp_path / "plan.xlsx")

    parsed = parse_file(tmp_path / "plan.xlsx", ParsingLimits())

    assert "Superseded wording" not in parsed.text
    assert parsed.warnings == (
        "the sheet 'Old version' is hidden in the workbook and was left out",
    )
