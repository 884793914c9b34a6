"""PDFs: reading order, furniture, broken words, headings, tables, scans."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from ingest.parsing.parsed import BlockKind, ParsedDocument, ParsingLimits
from ingest.parsing.reading import parse_file

LIMITS = ParsingLimits()
LEFT = [
    "The partnership met four times in the",
    "year and agreed a plan with eleven",
    "actions, each with a lead and a date.",
    "Progress was reported to the board in",
    "every quarter, and the board asked for",
    "evidence that practice had changed.",
    "Partners then gave a written account.",
]
RIGHT = [
    "Audits in the autumn looked at forty",
    "case files and found that plans were",
    "clearer than in the year before, though",
    "reviews were late in nine of the cases.",
    "The safeguarding lead will report on",
    "the repeat audit in the spring term to",
    "the committee and to both partners.",
]


def _texts(parsed: ParsedDocument, kind: BlockKind | None = None) -> list[str]:
    return [
        parsed.text[block.start : block.end]
        for block in parsed.blocks
        if kind is None or block.kind is kind
    ]


def _written(path: Path, pages: Sequence[Sequence[str]], header: str = "") -> ParsedDocument:
    canvas = Canvas(str(path), pagesize=A4)
    for number, lines in enumerate(pages, start=1):
        canvas.setFont("Helvetica", 11)
        if header:
            canvas.drawString(72, 815, header)
            canvas.drawCentredString(297, 25, f"Page {number + 4}")
        for index, line in enumerate(lines):
            canvas.drawString(72, 720 - 14 * index, line)
        canvas.showPage()
    canvas.save()
    return parse_file(path, LIMITS)


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    path = tmp_path / "columns.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont("Helvetica-Bold", 18)
    canvas.drawString(60, 780, "Aldermere partnership: annual report")
    canvas.setFont("Helvetica", 11)
    for index, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        canvas.drawString(60, 740 - 14 * index, left)
        canvas.drawString(320, 740 - 14 * index, right)
    canvas.save()

    parsed = parse_file(path, LIMITS)

    assert parsed.title == "Aldermere partnership: annual report"
    assert _texts(parsed) == [parsed.title, " ".join(LEFT), " ".join(RIGHT)]


def test_running_lines_go_and_printed_page_numbers_stay(tmp_path: Path) -> None:
    body = [[f"Paragraph {word} says what the officers found."] for word in ("one", "two", "three")]

    parsed = _written(tmp_path / "run.pdf", body, header="Aldermere Borough Council - Scrutiny")

    assert _texts(parsed) == [page[0] for page in body]
    assert [block.page for block in parsed.blocks] == [1, 2, 3]
    assert parsed.page_labels == ("5", "6", "7")
    assert parsed.metadata["running_header"] == "Aldermere Borough Council - Scrutiny"


def test_words_broken_at_line_ends_are_joined_and_real_hyphens_kept(tmp_path: Path) -> None:
    parsed = _written(
        tmp_path / "hyphens.pdf",
        [
            [
                "The officers said that the partners' safeguarding training and the well-",
                "known neglect toolkit were in use, and that a review of the safe-",
                "guarding board would follow when the co-ordinator was in post.",
            ]
        ],
    )

    assert "the well-known neglect toolkit" in parsed.text
    assert "the safeguarding board" in parsed.text
    assert "co-ordinator" in parsed.text


def test_the_mark_of_a_footnote_is_not_read_as_part_of_a_figure(tmp_path: Path) -> None:
    path = tmp_path / "footnote.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(72, 700, "17 of the 38")
    canvas.setFont("Helvetica", 8)
    canvas.drawString(72 + canvas.stringWidth("17 of the 38", "Helvetica", 12), 704, "1")
    canvas.setFont("Helvetica", 12)
    canvas.drawString(152, 700, "indicators are green")
    canvas.save()

    assert parse_file(path, LIMITS).text == "17 of the 38¹ indicators are green"


def test_a_paragraph_cut_by_a_page_break_is_one(tmp_path: Path) -> None:
    lines = [
        "The Director confirmed that the visits to each of the schools in the",
        "borough would be",
    ]
    filler = [f"Paragraph number {index} is complete and ends here." for index in range(3)]
    parsed = _written(tmp_path / "cut.pdf", [[*filler, *lines], ["finished by the end of March."]])

    last = parsed.blocks[-1]
    assert parsed.text[last.start : last.end].endswith(
        "borough would be finished by the end of March."
    )
    assert last.page == 1


def test_headings_are_told_by_their_look_and_bold_words_are_not(tmp_path: Path) -> None:
    styles = getSampleStyleSheet()
    path = tmp_path / "report.pdf"
    body = "The Committee heard that <b>two of the four actions</b> were complete. " * 6
    SimpleDocTemplate(str(path)).build(
        [
            Paragraph("Progress on the action plan", styles["Title"]),
            Paragraph("1. Background", styles["Heading2"]),
            Paragraph(body, styles["BodyText"]),
            Paragraph("2. Recommendations", styles["Heading2"]),
            Paragraph("2.1 That the report be noted.", styles["BodyText"]),
        ]
    )

    parsed = parse_file(path, LIMITS)

    assert _texts(parsed, BlockKind.HEADING) == [
        "Progress on the action plan",
        "1. Background",
        "2. Recommendations",
    ]
    item = parsed.blocks[-1]
    assert (item.kind, item.number) == (BlockKind.LIST_ITEM, "2.1")
    assert item.headings == ("Progress on the action plan", "2. Recommendations")


ROWS = [
    ["Ref", "Action", "By when", "RAG"],
    ["1", "Visit each school", "01/01/202\n6", ""],
    ["2", "Train staff", "31/03/2026", "Amber"],
]


def _ruled() -> TableStyle:
    style = TableStyle()
    style.add("GRID", (0, 0), (-1, -1), 0.7, colors.black)
    style.add("VALIGN", (0, 0), (-1, -1), "TOP")
    return style


def test_a_ruled_table_keeps_cells_fills_and_header(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    style = _ruled()
    style.add("BACKGROUND", (3, 1), (3, 1), colors.HexColor("#00b050"))
    style.add("BACKGROUND", (3, 2), (3, 2), colors.HexColor("#ffc000"))
    SimpleDocTemplate(str(path)).build([Table(ROWS, colWidths=[40, 150, 60, 60], style=style)])

    parsed = parse_file(path, LIMITS)
    rows = [block.row for block in parsed.blocks if block.row is not None]

    assert [row.is_header for row in rows] == [True, False, False]
    assert rows[1].header == ("Ref", "Action", "By when", "RAG")
    assert [cell.text for cell in rows[1].cells] == ["1", "Visit each school", "01/01/2026", ""]
    assert [rows[1].cells[3].fill, rows[2].cells[3].fill] == ["#00b050", "#ffc000"]


def test_merged_cells_have_their_spans(tmp_path: Path) -> None:
    path = tmp_path / "merged.pdf"
    rows = [["Recommendation", "Action"], ["R1", "First"], ["", "Second"], ["All done", ""]]
    style = _ruled()
    style.add("SPAN", (0, 1), (0, 2))
    style.add("SPAN", (0, 3), (1, 3))
    SimpleDocTemplate(str(path)).build([Table(rows, style=style)])

    parsed = parse_file(path, LIMITS)
    cells = [block.row.cells for block in parsed.blocks if block.row is not None]

    assert (cells[1][0].text, cells[1][0].row_span) == ("R1", 2)
    assert [(cell.text, cell.column) for cell in cells[2]] == [("Second", 1)]
    assert (cells[3][0].text, cells[3][0].column_span) == ("All done", 2)


def test_figures_stacked_in_one_ruled_cell_are_rows_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "budget.pdf"
    rows = [["Service", "Budget £m"], ["Schools\nLibraries\nHighways", "40.1\n2.5\n-6.3"]]
    SimpleDocTemplate(str(path)).build([Table(rows, style=_ruled())])

    parsed = parse_file(path, LIMITS)

    assert [parsed.text[block.start : block.end] for block in parsed.blocks] == [
        "Service | Budget £m",
        "Schools | 40.1",
        "Libraries | 2.5",
        "Highways | -6.3",
    ]


def test_a_table_over_two_pages_is_one_and_its_header_is_not_repeated(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    rows = [["Ref", "Action", "Lead"]] + [
        [str(n), f"Action number {n}", "Head of Service"] for n in range(1, 60)
    ]
    SimpleDocTemplate(str(path)).build([Table(rows, repeatRows=1, style=_ruled())])

    parsed = parse_file(path, LIMITS)
    found = [block for block in parsed.blocks if block.row is not None]

    assert [block.row.cells[0].text for block in found if block.row] == [row[0] for row in rows]
    assert {block.row.table for block in found if block.row} == {0}
    assert found[-1].page == 2
    assert found[-1].row is not None
    assert found[-1].row.header == ("Ref", "Action", "Lead")


def test_a_scanned_page_is_read_by_ocr_or_reported(tmp_path: Path) -> None:
    picture = Image.new("L", (1240, 500), 255)
    font = ImageFont.load_default(size=44)
    ImageDraw.Draw(picture).text((80, 150), "The Committee noted the report.", 0, font)
    content = BytesIO()
    picture.save(content, "PNG")
    content.seek(0)
    path = tmp_path / "scan.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawImage(ImageReader(content), 0, 400, 595, 240)
    canvas.save()

    parsed = parse_file(path, LIMITS)

    if parsed.blocks:
        assert "Committee noted the report" in parsed.text
        assert all(block.ocr for block in parsed.blocks)
        assert "read by OCR" in parsed.warnings[0]
    else:
        assert parsed.warnings == ("page 1 has no text; OCR is not installed",)


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (ParsingLimits(ocr=False), "OCR is switched off"),
        (ParsingLimits(max_ocr_pages=0), "only 0 pages"),
    ],
)
def test_ocr_can_be_switched_off_and_limited(
    tmp_path: Path, limits: ParsingLimits, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.parsing.ocr.is_installed", lambda: True)
    content = BytesIO()
    Image.new("L", (400, 400), 200).save(content, "PNG")
    path = tmp_path / "scan.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawImage(ImageReader(content), 0, 0, 595, 842)
    canvas.save()

    assert words in parse_file(path, limits).warnings[0]


def test_a_missing_tesseract_is_said_by_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.parsing.ocr.is_installed", lambda: False)
    content = BytesIO()
    Image.new("L", (400, 400), 200).save(content, "PNG")
    path = tmp_path / "scan.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawString(72, 700, "This page holds text of its own, which is read.")
    canvas.showPage()
    canvas.drawImage(ImageReader(content), 0, 0, 595, 842)
    canvas.save()

    assert parse_file(path, LIMITS).warnings == ("page 2 has no text; OCR is not installed",)


def test_a_table_drawn_over_a_column_of_text_takes_none_of_its_lines(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "two-columns.pdf"), pagesize=A4)
    canvas.setFont("Helvetica", 10)
    for index in range(14):
        canvas.drawString(60, 700 - 14 * index, f"Line {index} of the column on the left is long.")
        if index < 5:
            canvas.drawString(
                320, 700 - 14 * index, f"Line {index} of the column on the right here."
            )
    table = Table(
        [["Income", "2024/25"], ["Grants", "£98,000"], ["Fees", "£52,000"]], colWidths=[170, 90]
    )
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)]))
    table.wrapOn(canvas, 260, 200)
    table.drawOn(canvas, 180, 540)
    canvas.save()
    parsed = parse_file(tmp_path / "two-columns.pdf", LIMITS)
    assert _texts(parsed, BlockKind.TABLE_ROW) == [
        "Income | 2024/25",
        "Grants | £98,000",
        "Fees | £52,000",
    ]
    told = " ".join(_texts(parsed, BlockKind.PARAGRAPH))
    assert all(f"Line {index} of the column on the left is long." in told for index in range(14))
