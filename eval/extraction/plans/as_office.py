"""Plans as Word files and workbooks, with merged and shaded cells."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from eval.corpus.rendering.zipped import WRITTEN, settle
from eval.extraction.plans.formulas import with_values
from eval.extraction.plans.model import FILLS, SAME, OtherTable, Plan, Section, cell_of

BULLET = "• "
WIDE, NARROW = 25.7, 17.0
THEME = {
    "green": ("9BBB59", "accent3"),
    "amber": ("F79646", "accent6"),
    "red": ("C0504D", "accent2"),
    "blue": ("4F81BD", "accent1"),
    "purple": ("8064A2", "accent4"),
}


def write_docx(plan: Plan, target: Path) -> None:
    """Write `plan` as a Word file; the same plan gives the same bytes."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(plan.size)
    document.core_properties.created = document.core_properties.modified = WRITTEN
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    if plan.landscape:
        page.orientation = WD_ORIENT.LANDSCAPE
        page.page_width, page.page_height = Cm(29.7), Cm(21)
    document.add_heading(plan.title, 1)
    for text in plan.before:
        document.add_paragraph(text)
    if not plan.key_last:
        _key(document, plan)
    for table in plan.tables_before:
        _other(document, table)
    for section in plan.sections:
        if section.heading:
            document.add_heading(section.heading, 2)
        for text in section.before:
            document.add_paragraph(text)
        _actions(document, section, plan)
        for text in section.after:
            document.add_paragraph(text)
    if plan.key_last:
        _key(document, plan)
    for table in plan.tables_after:
        _other(document, table)
    for text in plan.after:
        document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    target.write_bytes(settle(buffer.getvalue()))


def _grid(document: Document, rows: int, columns: int) -> Table:
    table: Table = document.add_table(rows, columns)
    table.style = "Table Grid"
    return table


def _key(document: Document, plan: Plan) -> None:
    if plan.key is None:
        return
    document.add_paragraph(plan.key_caption)
    table = _grid(document, len(plan.key), 2)
    for number, (word, text) in enumerate(plan.key.items()):
        table.cell(number, 0).text = word.capitalize()
        table.cell(number, 1).text = text
        if plan.key_fills:
            _shade(table.cell(number, 0), word, plan)
    document.add_paragraph()


def _other(document: Document, table: OtherTable) -> None:
    if table.caption:
        document.add_heading(table.caption, 2)
    made = _grid(document, len(table.rows), len(table.rows[0]))
    for number, row in enumerate(table.rows):
        for place, text in enumerate(row):
            made.cell(number, place).text = text
    document.add_paragraph()


def _actions(document: Document, section: Section, plan: Plan) -> None:
    across = WIDE if plan.landscape else NARROW
    table = _grid(document, len(section.rows) + 1, len(section.columns))
    for place, column in enumerate(section.columns):
        run = table.cell(0, place).paragraphs[0].add_run(column.head)
        run.bold = True
        first = 1
        for number, row in enumerate(section.rows, start=1):
            cell, text = table.cell(number, place), str(cell_of(row, column))
            if text == SAME:
                table.cell(first, place).merge(cell)
                continue
            first = number
            _runs(cell, text)
            if column.field in {"colour", "rating"} and row.colour:
                _shade(cell, row.colour, plan)
            if column.field in row.tinted:
                _shade(cell, row.tinted[column.field], plan)
        share = column.width / sum(c.width for c in section.columns)
        table.columns[place].width = Cm(share * across)
        for cell in table.columns[place].cells:
            cell.width = Cm(share * across)
    table.autofit = False


def _runs(cell: _Cell, text: str) -> None:
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        if line.startswith(BULLET):
            paragraph.style, line = "List Bullet", line.removeprefix(BULLET)
        for place, words in enumerate(line.split("~~")):
            paragraph.add_run(words).font.strike = bool(place % 2)


def _shade(cell: _Cell, colour: str, plan: Plan) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    if plan.theme_fills:
        shade.set(qn("w:fill"), THEME[colour][0])
        shade.set(qn("w:themeFill"), THEME[colour][1])
    else:
        shade.set(qn("w:fill"), FILLS[colour])
    cell._tc.get_or_add_tcPr().append(shade)


def write_xlsx(plan: Plan, target: Path) -> None:
    """Write `plan` as a workbook: a sheet for each section, then the other tables and the key."""
    book = Workbook()
    del book["Sheet"]
    book.properties.created = book.properties.modified = WRITTEN
    for section in plan.sections:
        sheet = book.create_sheet(section.heading)
        lines = [plan.title, *plan.before, *section.before]
        for number, line in enumerate(lines, start=1):
            sheet.cell(number, 1, line).font = Font(bold=number == 1)
            sheet.merge_cells(
                start_row=number, end_row=number, start_column=1, end_column=len(section.columns)
            )
        top = _top(plan, section)
        last = _sheet_actions(sheet, section, top)
        if plan.frozen:
            sheet.freeze_panes = f"A{top + 1}"
        if plan.filtered:
            letter = get_column_letter(len(section.columns))
            sheet.auto_filter.ref = f"A{top}:{letter}{last}"
        for number, line in enumerate(section.after, start=last + 2):
            sheet.cell(number, 1, line)
    for table in plan.tables_after:
        sheet = book.create_sheet(table.caption)
        for row in table.rows:
            sheet.append([int(text) if text.isdigit() else text for text in row])
        if table.hidden:
            sheet.sheet_state = "hidden"
    if plan.key and plan.key_last:
        sheet = book.worksheets[len(plan.sections) - 1]
        first = sheet.max_row + 2
        sheet.cell(first, 1, plan.key_caption).font = Font(bold=True)
        _sheet_key(sheet, plan, first + 1)
    elif plan.key:
        sheet = book.create_sheet(plan.key_caption)
        _sheet_key(sheet, plan, 1)
        sheet.column_dimensions["B"].width = 60
    if plan.listed_statuses:
        _validate(book, plan, plan.listed_statuses)
    buffer = io.BytesIO()
    book.save(buffer)
    target.write_bytes(settle(with_values(buffer.getvalue(), _values(plan))))


def _sheet_key(sheet: Worksheet, plan: Plan, first: int) -> None:
    for number, (word, text) in enumerate((plan.key or {}).items(), start=first):
        sheet.cell(number, 1, word.capitalize())
        sheet.cell(number, 2, text)
        if plan.key_fills:
            sheet.cell(number, 1).fill = PatternFill("solid", fgColor=f"FF{FILLS[word]}")


def _validate(book: Workbook, plan: Plan, source: str) -> None:
    """Let the status cells take only words of another sheet."""
    for section in plan.sections:
        fields = [column.field for column in section.columns]
        letter = get_column_letter(fields.index("status_text") + 1)
        top = _top(plan, section) + 1
        choice = DataValidation("list", formula1=source, allow_blank=True)
        choice.add(f"{letter}{top}:{letter}{top + len(section.rows) - 1}")
        book[str(section.heading)].add_data_validation(choice)


def _top(plan: Plan, section: Section) -> int:
    return 1 + len(plan.before) + len(section.before) + 2


def _values(plan: Plan) -> dict[tuple[int, str], str]:
    """Return what each formula came to, by the number of its sheet and its cell."""
    return {
        (number, f"{get_column_letter(place)}{_top(plan, section) + line}"): str(cell_of(row, c))
        for number, section in enumerate(plan.sections, start=1)
        for line, row in enumerate(section.rows, start=1)
        for place, c in enumerate(section.columns, start=1)
        if c.formula
    }


def _sheet_actions(sheet: Worksheet, section: Section, top: int) -> int:
    for place, column in enumerate(section.columns, start=1):
        sheet.cell(top, place, column.head).font = Font(bold=True)
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = column.width
        sheet.column_dimensions[letter].hidden = column.hidden
        first = top + 1
        for number, row in enumerate(section.rows, start=top + 1):
            value = cell_of(row, column)
            if value == SAME:
                if number == top + len(section.rows) or not _same(section, number - top, place):
                    sheet.merge_cells(
                        start_row=first, end_row=number, start_column=place, end_column=place
                    )
                continue
            first = number
            written = column.formula.format(row=number) if column.formula else value
            cell = sheet.cell(number, place, written or None)
            if row.struck and not column.merged:
                cell.font = Font(name="Calibri", size=11, strike=True)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(value, dt.date):
                cell.number_format = "mmm-yy" if row.shown else "dd/mm/yyyy"
            if column.field in {"colour", "rating"} and row.colour:
                cell.fill = PatternFill("solid", fgColor=f"FF{FILLS[row.colour]}")
    return top + len(section.rows)


def _same(section: Section, following: int, place: int) -> bool:
    return cell_of(section.rows[following], section.columns[place - 1]) == SAME
