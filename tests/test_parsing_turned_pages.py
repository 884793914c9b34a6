"""Pages whose text lies on its side, as landscape tables are bound into portrait papers."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from ingest.parsing.parsed import ParsingLimits
from ingest.parsing.reading import parse_file

LINES = [f"Line {number} of the plan tells who mends the lock gates" for number in range(1, 7)]


@pytest.mark.parametrize("degrees", [0, 90, 270])
def test_lines_are_read_in_order_whichever_way_the_text_lies(tmp_path: Path, degrees: int) -> None:
    path = tmp_path / "turned.pdf"
    page = canvas.Canvas(str(path), pagesize=A4)
    page.translate(A4[0] / 2, A4[1] / 2)
    page.rotate(degrees)
    for number, line in enumerate(LINES):
        page.drawString(-200, 100 - 40 * number, line)
    page.save()
    text = parse_file(path, ParsingLimits(ocr=False)).text
    places = [text.find(line) for line in LINES]
    assert -1 not in places
    assert places == sorted(places)
