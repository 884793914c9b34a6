"""Plans as PDF: ruled, ruled across only, or set out by white space alone."""

from __future__ import annotations

import io
from itertools import takewhile
from pathlib import Path
from xml.sax.saxutils import escape

import pypdfium2
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer
from reportlab.platypus import Table as FlowTable
from reportlab.platypus.tables import TableStyle

from eval.extraction.plans.model import (
    FILLS,
    MARKS,
    SAME,
    OtherTable,
    Plan,
    Section,
    cell_of,
)

MARGIN = 15 * mm
WORDS = ParagraphStyle("words", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=6)
TITLE = ParagraphStyle("title", WORDS, fontName="Helvetica-Bold", fontSize=15, leading=19)
HEADING = ParagraphStyle("heading", WORDS, fontName="Helvetica-Bold", fontSize=11)
DINGBATS = {mark: f'<font face="ZapfDingbats">{sign}</font>' for mark, sign in MARKS.items()}
ARROWS = {sign: f'<font face="Symbol">{sign}</font>' for sign in "↑→↓"}
BAND = colors.HexColor("#E4DFEC")
STRIPE = colors.HexColor("#EEF3E6")


def write_pdf(plan: Plan, target: Path) -> None:
    """Write `plan`; the same plan gives the same bytes."""
    size = landscape(A4) if plan.landscape else A4
    buffer = io.BytesIO()
    document = BaseDocTemplate(buffer, pagesize=size, title=plan.title, invariant=1)
    frame = Frame(MARGIN, MARGIN, size[0] - 2 * MARGIN, size[1] - 2 * MARGIN, 0, 0, 0, 0)
    document.addPageTemplates([PageTemplate("page", [frame], onPage=_number)])
    document.build(_flow(plan, size[0] - 2 * MARGIN))
    target.write_bytes(buffer.getvalue())


def pages_of(plan: Plan, file: Path) -> list[int]:
    """Return the page on which each action begins, in the order printed."""
    pages = [
        "".join(page.get_textpage().get_text_range().split())
        for page in pypdfium2.PdfDocument(file)
    ]
    found, page, start = [], 0, 0
    for row in (row for section in plan.sections for row in section.rows):
        opening = "".join(row.action.split())[:14]
        while (place := pages[page].find(opening, start)) < 0:
            page, start = page + 1, 0
        start = place + 1
        found.append(page + 1)
    return found


def _number(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawCentredString(document.pagesize[0] / 2, 8 * mm, f"Page {canvas.getPageNumber()}")


def _flow(plan: Plan, width: float) -> list[Flowable]:
    flow: list[Flowable] = [Paragraph(_markup(plan.title), TITLE)]
    flow += [Paragraph(_markup(text), WORDS) for text in plan.before]
    if not plan.key_last:
        flow += _key(plan, width)
    for table in plan.tables_before:
        flow += _other(plan, table, width)
    for section in plan.sections:
        if section.heading:
            flow.append(Paragraph(_markup(section.heading), HEADING))
        flow += [Paragraph(_markup(text), WORDS) for text in section.before]
        flow += [_actions(plan, section, width), Spacer(1, 8)]
        flow += [Paragraph(_markup(text), WORDS) for text in section.after]
    if plan.key_last:
        flow += _key(plan, width)
    for table in plan.tables_after:
        flow += _other(plan, table, width)
    return flow + [Paragraph(_markup(text), WORDS) for text in plan.after]


def _key(plan: Plan, width: float) -> list[Flowable]:
    if plan.key is None or plan.key_in_words:
        return []
    cells = [[_cell(word.capitalize(), plan), _cell(text, plan)] for word, text in plan.key.items()]
    style = _rules(plan, headed=False)
    for number, word in enumerate(plan.key):
        if plan.key_fills:
            style.add("BACKGROUND", (0, number), (0, number), colors.HexColor(f"#{FILLS[word]}"))
    table = FlowTable(cells, colWidths=[22 * mm, 0.6 * width], style=style, hAlign="LEFT")
    return [Paragraph(_markup(plan.key_caption), HEADING), table, Spacer(1, 8)]


def _other(plan: Plan, table: OtherTable, width: float) -> list[Flowable]:
    shares = table.widths or [1.0] * len(table.rows[0])
    cells = [
        [_cell(text, plan, bold=not number) for text in row]
        for number, row in enumerate(table.rows)
    ]
    widths = [0.8 * width * share / sum(shares) for share in shares]
    made = FlowTable(cells, colWidths=widths, style=_rules(plan), hAlign="LEFT")
    caption = [Paragraph(_markup(table.caption), HEADING)] if table.caption else []
    return [*caption, made, Spacer(1, 8)]


def _actions(plan: Plan, section: Section, width: float) -> Flowable:
    style = _rules(plan)
    cells = _heads(plan, section, style)
    heads = len(cells)
    for number, row in enumerate(section.rows):
        if section.bands and row.recommendation not in {None, SAME}:
            style.add("SPAN", (0, len(cells)), (-1, len(cells)))
            style.add("BACKGROUND", (0, len(cells)), (-1, len(cells)), BAND)
            cells.append([_cell(row.recommendation or "", plan, bold=True)])
            cells[-1] += [_cell("", plan)] * (len(section.columns) - 1)
        printed, at = [str(cell_of(row, column)) for column in section.columns], len(cells)
        cells.append([_cell("" if text == SAME else text, plan) for text in printed])
        if plan.rules == "zebra" and number % 2:
            style.add("BACKGROUND", (0, at), (-1, at), STRIPE)
        for place, column in enumerate(section.columns):
            if column.field in {"colour", "rating"} and row.colour:
                fill = colors.HexColor(f"#{FILLS[row.colour]}")
                style.add("BACKGROUND", (place, at), (place, at), fill)
            if column.merged and printed[place] != SAME:
                below = [cell_of(later, column) for later in section.rows[number + 1 :]]
                same = len(list(takewhile(SAME.__eq__, below)))
                if same:
                    style.add("SPAN", (place, at), (place, at + same))
    shares = [column.width for column in section.columns]
    widths = [width * share / sum(shares) for share in shares]
    broken = int(plan.broken_rows)
    return FlowTable(
        cells,
        colWidths=widths,
        repeatRows=heads if plan.heads_repeated else 0,
        style=style,
        splitByRow=1 - broken,
        splitInRow=broken,
    )


def _heads(plan: Plan, section: Section, style: TableStyle) -> list[list[Paragraph]]:
    """Return the line of heads, or two lines where some heads stand in groups."""
    lower = [_cell(column.head, plan, bold=True) for column in section.columns]
    groups = [column.group for column in section.columns]
    if not any(groups):
        return [lower]
    upper = []
    for place, group in enumerate(groups):
        first = groups.index(group) if group else place
        upper.append(_cell(group or "", plan, bold=True) if group else lower[place])
        if group is None:
            style.add("SPAN", (place, 0), (place, 1))
        elif place == first and groups.count(group) > 1:
            style.add("SPAN", (place, 0), (place + groups.count(group) - 1, 0))
    style.add("BACKGROUND", (0, 1), (-1, 1), colors.HexColor("#D9E2EC"))
    return [upper, [_cell("", plan) if g is None else lower[n] for n, g in enumerate(groups)]]


def _rules(plan: Plan, *, headed: bool = True) -> TableStyle:
    style = TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")])
    for side in ("LEFTPADDING", "RIGHTPADDING"):
        style.add(side, (0, 0), (-1, -1), 4)
    if plan.rules == "grid":
        style.add("GRID", (0, 0), (-1, -1), 0.6, colors.black)
        if headed:
            style.add("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#D9E2EC"))
    elif plan.rules == "lines":
        style.add("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.HexColor("#666666"))
        style.add("LINEABOVE", (0, 0), (-1, 0), 1.2, colors.black)
    elif plan.rules == "zebra":
        style.add("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#C7D8B4"))
    else:
        style.add("BOTTOMPADDING", (0, 0), (-1, -1), 6)
    return style


def _cell(text: str, plan: Plan, *, bold: bool = False) -> Paragraph:
    face = "Helvetica-Bold" if bold else "Helvetica"
    style = ParagraphStyle("cell", fontName=face, fontSize=plan.size, leading=1.2 * plan.size)
    return Paragraph(_markup(text), style)


def _markup(text: str) -> str:
    marked = escape(text).replace("\n", "<br/>")
    for mark, glyph in DINGBATS.items():
        marked = marked.replace(mark, glyph)
    for sign, glyph in ARROWS.items():
        marked = marked.replace(sign, glyph)
    while "~~" in marked:
        marked = marked.replace("~~", "<strike>", 1).replace("~~", "</strike>", 1)
    return marked
