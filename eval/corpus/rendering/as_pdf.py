"""Papers as PDF: running headers, page labels, ruled tables, two-column pages."""

from __future__ import annotations

import io
import re
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
)
from reportlab.platypus import Paragraph as FlowParagraph
from reportlab.platypus import Table as FlowTable
from reportlab.platypus.tables import TableStyle

from eval.corpus.rendering.blocks import Block, Heading, Item, Mark, Paragraph, Table, parse_blocks
from eval.corpus.rendering.sources import PaperSource

MARGIN = 22 * mm
GUTTER = 8 * mm
INDENT = 9 * mm
CELL, CELL_WIDE = 10.0, 8.0

# Where long words may be broken at a line's end, as word processors of councils do.
BREAKS = (
    "safe-guarding",
    "partner-ship",
    "Partner-ship",
    "commit-tee",
    "Commit-tee",
    "recommen-dation",
    "infor-mation",
    "super-vision",
    "assess-ment",
    "practi-tioner",
    "escala-tion",
    "improve-ment",
    "manage-ment",
)


def render_pdf(source: PaperSource) -> bytes:
    """Return the PDF of `source`; the same source gives the same bytes."""
    rl_config.useA85 = 0
    serif = source.facts.get("typeface") == "serif"
    wide = source.facts.get("paper") == "landscape"
    styles = _styles("Times" if serif else "Helvetica", CELL_WIDE if wide else CELL)
    buffer = io.BytesIO()
    document = BaseDocTemplate(
        buffer,
        pagesize=landscape(A4) if wide else A4,
        title=source.facts.get("pdf_title", source.title),
        author=source.facts.get("author", "Aldermere Borough Council"),
        subject=Path(source.output).stem,
        invariant=1,
        pageCompression=0,
    )
    document.addPageTemplates(_templates(document.pagesize, source))
    flow: list[Flowable] = []
    for block in parse_blocks(source.body):
        flow.extend(_flowables(block, styles, document.pagesize[0] - 2 * MARGIN))
    document.build(flow)
    return buffer.getvalue()


def _styles(family: str, size: float) -> dict[str, ParagraphStyle]:
    bold = "Times-Bold" if family == "Times" else "Helvetica-Bold"
    plain = "Times-Roman" if family == "Times" else "Helvetica"
    body = ParagraphStyle("body", fontName=plain, fontSize=12, leading=16, spaceAfter=9)
    return {
        "body": body,
        "h1": ParagraphStyle("h1", body, fontName=bold, fontSize=16, leading=20, spaceAfter=9),
        "h2": ParagraphStyle("h2", body, fontName=bold, fontSize=13, spaceBefore=7, keepWithNext=1),
        "h3": ParagraphStyle("h3", body, fontName=bold, fontSize=12, spaceBefore=4, keepWithNext=1),
        "cell": ParagraphStyle("cell", body, fontSize=size, leading=1.2 * size, spaceAfter=0),
        "head": ParagraphStyle(
            "head", body, fontName=bold, fontSize=size, leading=1.2 * size, spaceAfter=0
        ),
    }


def _templates(size: tuple[float, float], source: PaperSource) -> list[PageTemplate]:
    width, height = size
    inner, tall = width - 2 * MARGIN, height - 2 * MARGIN
    half = (inner - GUTTER) / 2
    draw = partial(_furnish, size=size, source=source)

    def frame(left: float, across: float) -> Frame:
        return Frame(left, MARGIN, across, tall, leftPadding=0, rightPadding=0)

    pair = [frame(MARGIN, half), frame(MARGIN + half + GUTTER, half)]
    return [
        PageTemplate("one", [frame(MARGIN, inner)], onPage=draw),
        PageTemplate("two", pair, onPage=draw),
    ]


def _furnish(
    canvas: Canvas, document: BaseDocTemplate, *, size: tuple[float, float], source: PaperSource
) -> None:
    """Print the running header and footer; "#" in them stands for the page's label."""
    number = canvas.getPageNumber()
    label = str(number + int(source.facts.get("first_label", "1")) - 1)
    canvas.setFont("Helvetica", 8)
    if number > 1 or source.facts.get("header_on_first") == "True":
        header = source.facts.get("header", "").replace("#", label)
        canvas.drawString(MARGIN, size[1] - 13 * mm, header)
    footer = source.facts.get("footer", "#").replace("#", label)
    canvas.drawCentredString(size[0] / 2, 11 * mm, footer)


def _flowables(block: Block, styles: dict[str, ParagraphStyle], width: float) -> list[Flowable]:
    match block:
        case Heading(level, text):
            return [FlowParagraph(_markup(text), styles[f"h{min(level, 3)}"])]
        case Paragraph(text):
            return [FlowParagraph(_markup(text), styles["body"])]
        case Item():
            return [_item(block, styles)]
        case Table():
            return [_table(block, styles, width), Spacer(1, 8)]
        case Mark(name, value):
            return _mark(name, value)


def _mark(name: str, value: str) -> list[Flowable]:
    if name == "page":
        return [PageBreak()]
    if name == "columns":
        return [NextPageTemplate("two" if value == "2" else "one"), PageBreak()]
    if name == "next-column":
        return [FrameBreak()]
    if name == "space":
        return [Spacer(1, float(value) * mm)]
    raise ValueError(f"a PDF has no mark {name!r}")


def _item(item: Item, styles: dict[str, ParagraphStyle]) -> Flowable:
    left = INDENT * (item.depth + 1) + (2 * mm if "." in item.label.rstrip(".") else 0)
    style = ParagraphStyle(
        "item", styles["body"], leftIndent=left, bulletIndent=left - INDENT, spaceAfter=5
    )
    label = "\u2022" if item.label == "-" else item.label
    return FlowParagraph(_markup(item.text), style, bulletText=label)


def _table(table: Table, styles: dict[str, ParagraphStyle], width: float) -> Flowable:
    columns = len(table.rows[0])
    shares = table.widths or (1,) * columns
    widths = [width * share / sum(shares) for share in shares]
    cells, style = [], _rules(table)
    for number, row in enumerate(table.rows):
        words = styles["head" if number == 0 and table.headed else "cell"]
        cells.append([FlowParagraph(_markup(cell.text), words) for cell in row])
        for column, cell in enumerate(row):
            place = (column, number)
            if cell.fill:
                style.add("BACKGROUND", place, place, colors.HexColor(f"#{cell.fill}"))
            if cell.joined:
                style.add("SPAN", (column, _first(table, number, column)), place)
    repeat = 1 if table.headed else 0
    return FlowTable(cells, colWidths=widths, repeatRows=repeat, style=style)


def _first(table: Table, row: int, column: int) -> int:
    while table.rows[row][column].joined:
        row -= 1
    return row


def _rules(table: Table) -> TableStyle:
    style = TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")])
    if table.ruled:
        style.add("GRID", (0, 0), (-1, -1), 0.6, colors.black)
        if table.headed:
            style.add("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#D9E2EC"))
    return style


def _markup(text: str) -> str:
    marked = escape(text).replace("&lt;br&gt;", "<br/>")
    marked = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", marked)
    marked = re.sub(r"\*([^*]+?)\*", r"<i>\1</i>", marked)
    for word in BREAKS:
        marked = marked.replace(word.replace("-", ""), word.replace("-", "\u00ad"))
    return marked
