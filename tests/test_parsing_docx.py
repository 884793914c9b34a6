"""Word documents: headings, numbers that Word makes, tables, tracked changes."""

from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from ingest.parsing.parsed import BlockKind, ParsedDocument, ParsingLimits
from ingest.parsing.reading import parse_file


def _read(document: Document, path: Path) -> ParsedDocument:
    document.save(str(path))
    return parse_file(path, ParsingLimits())


def _texts(parsed: ParsedDocument) -> list[str]:
    return [parsed.text[block.start : block.end] for block in parsed.blocks]


def test_headings_lists_and_paragraphs_keep_their_place(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Aldermere Borough Council", 0)
    document.add_heading("Minutes", 1)
    document.add_paragraph("The Chair opened the meeting.")
    document.add_paragraph("sports clubs", style="List Bullet")
    document.add_paragraph("note the report", style="List Number")
    document.add_paragraph("ask for an update", style="List Number")
    document.sections[0].header.paragraphs[0].text = "Running header"

    parsed = _read(document, tmp_path / "minutes.docx")

    assert parsed.title == "Aldermere Borough Council"
    assert _texts(parsed)[2:] == [
        "The Chair opened the meeting.",
        "sports clubs",
        "1. note the report",
        "2. ask for an update",
    ]
    assert [block.number for block in parsed.blocks[3:]] == [None, "1.", "2."]
    assert parsed.blocks[2].headings[-1] == "Minutes"
    assert "Running header" not in parsed.text
    assert parsed.metadata["running_header"] == "Running header"


def test_a_short_bold_line_is_a_heading_but_a_resolution_is_not(tmp_path: Path) -> None:
    document = docx.Document()
    for text, bold in (
        ("4. Youth services", True),
        ("The officer spoke.", False),
        ("RESOLVED that the report be noted", True),
    ):
        document.add_paragraph().add_run(text).bold = bold

    parsed = _read(document, tmp_path / "bold.docx")

    kinds = [block.kind for block in parsed.blocks]
    assert kinds == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]
    assert parsed.blocks[0].number == "4."


def test_merged_cells_and_fills_are_kept(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=4, cols=3)
    texts = (("Ref", "Action", "RAG"), ("R1", "Visit", ""), ("", "Train", ""), ("Closed", "", ""))
    for row, values in zip(table.rows, texts, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 0).merge(table.cell(3, 2))
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="00B050"/>')
    table.cell(1, 2)._tc.get_or_add_tcPr().append(shade)

    parsed = _read(document, tmp_path / "plan.docx")
    rows = [block.row for block in parsed.blocks if block.row is not None]

    assert rows[0].is_header
    assert rows[1].header == ("Ref", "Action", "RAG")
    assert (rows[1].cells[0].text, rows[1].cells[0].row_span) == ("R1", 2)
    assert rows[1].cells[2].fill == "#00b050"
    assert [(cell.text, cell.column) for cell in rows[2].cells] == [("Train", 1), ("", 2)]
    assert (rows[3].cells[0].text, rows[3].cells[0].column_span) == ("Closed", 3)


def test_inserted_text_is_kept_and_deleted_text_is_not(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("The target is ")
    run = "<w:r><w:{tag}>{text}</w:{tag}></w:r>"
    for change, tag, text in (("del", "delText", "forty"), ("ins", "t", "fifty")):
        paragraph._p.append(
            parse_xml(
                f'<w:{change} {nsdecls("w")} w:id="1" w:author="Clerk">'
                f"{run.format(tag=tag, text=text)}</w:{change}>"
            )
        )

    parsed = _read(document, tmp_path / "tracked.docx")

    assert parsed.text == "The target is fifty"
    assert "tracked changes" in parsed.warnings[0]


def test_struck_words_are_kept_with_a_warning(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Due ").add_run("March 2025").font.strike = True

    parsed = _read(document, tmp_path / "struck.docx")

    assert parsed.text == "Due March 2025"
    assert "struck through" in parsed.warnings[0]


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Body.")
    box = (
        f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>Key: green means done</w:t>"
        "</w:r></w:p></w:txbxContent></w:pict></w:r>"
    )
    paragraph._p.append(parse_xml(box))
    assert paragraph._p.find(qn("w:r")) is not None

    assert _texts(_read(document, tmp_path / "box.docx")) == ["Body.", "Key: green means done"]
