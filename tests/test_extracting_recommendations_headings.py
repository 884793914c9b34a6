"""Numbered headings of recommendations that begin pages are not running headers."""

from __future__ import annotations

from ingest.parsing.furniture import find_furniture
from ingest.parsing.geometry import Box
from ingest.parsing.pdf_lines import Line


def line(text: str, top: float) -> Line:
    return Line(text, Box(50, top, 300, top + 12), 12.0, bold=True, right=545, left=50)


def test_numbered_headings_at_the_top_of_pages_are_kept() -> None:
    pages = [
        [line("Parks Review", 20), line(f"Recommendation {number}", 60), line("Plant trees.", 400)]
        for number in range(1, 7)
    ]

    furniture = find_furniture(pages, [842.0] * 6)

    assert furniture.running_header == "Parks Review"
    assert [sorted(gone) for gone in furniture.stripped] == [[0]] * 6
