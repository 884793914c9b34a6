"""Tables without ruled lines: columns told by their headings and the space below."""

from __future__ import annotations

from ingest.parsing.geometry import Box
from ingest.parsing.open_columns import OpenColumns
from ingest.parsing.pdf_open_tables import find_open_tables
from ingest.parsing.pdfium import PdfPage
from ingest.parsing.pdfium_text import Word

WIDTH, HEIGHT, LETTER = 800.0, 600.0, 4.0


def _words(x: float, top: float, text: str, bold: bool = False) -> list[Word]:
    words: list[Word] = []
    for part in text.split():
        end = x + LETTER * len(part)
        words.append(Word(part, Box(x, top, end, top + 9), 9.0, bold, 0))
        x = end + 2.5
    return words


def _page(*lines: tuple[float, list[tuple[float, str]]], number: int = 1, bold: int = 0) -> PdfPage:
    words: list[Word] = []
    for index, (top, cells) in enumerate(lines):
        for x, text in cells:
            words += _words(x, top, text, bold=index < bold)
    return PdfPage(number, WIDTH, HEIGHT, tuple(words), (), 0.0, None, False)


HEADER = [(40.0, "Ref"), (90.0, "Action"), (300.0, "Lead"), (420.0, "Target date"), (520.0, "RAG")]


def _texts(page: PdfPage, before: OpenColumns | None = None) -> list[list[str]]:
    tables, _ = find_open_tables(page, [], frozenset(), before)
    return [[cell.text for cell in row] for table in tables for row in table.rows]


def test_cells_are_told_by_the_columns_of_the_header() -> None:
    page = _page(
        (100, HEADER),
        (120, [(40, "1.1"), (90, "Map each gully"), (300, "EM Roads"), (420, "31/10/2025"), (520, "Blue")]),
        (130, [(90, "and publish the map")]),
        (150, [(40, "1.2"), (90, "Buy a vehicle"), (300, "EM Finance"), (420, "TBC"), (520, "Red")]),
        (160, [(300, "and EM Housing")]),
        bold=1,
    )  # fmt: skip
    assert _texts(page) == [
        ["Ref", "Action", "Lead", "Target date", "RAG"],
        ["1.1", "Map each gully and publish the map", "EM Roads", "31/10/2025", "Blue"],
        ["1.2", "Buy a vehicle", "EM Finance and EM Housing", "TBC", "Red"],
    ]  # fmt: skip


def test_references_in_the_middle_of_their_rows_do_not_part_them() -> None:
    page = _page(
        (100, HEADER),
        (120, [(90, "Map every gully in the ward"), (300, "EM Environment")]),
        (130, [(40, "1.1"), (90, "and publish"), (420, "31/10/2025"), (520, "Blue")]),
        (140, [(90, "the map")]),
        (165, [(90, "Buy a vehicle and"), (300, "EM Finance")]),
        (175, [(40, "1.2"), (90, "train"), (420, "TBC"), (520, "Red")]),
        (185, [(90, "its crew")]),
        bold=1,
    )
    assert [row[0] for row in _texts(page)] == ["Ref", "1.1", "1.2"]
    assert _texts(page)[2][1] == "Buy a vehicle and train its crew"


def test_prose_under_a_table_ends_it() -> None:
    page = _page(
        (100, HEADER),
        (120, [(40, "1.1"), (90, "Map every gully"), (300, "EM Housing"), (420, "31/10/2025"), (520, "Blue")]),
        (135, [(40, "1.2"), (90, "Buy a vehicle"), (300, "EM Finance"), (420, "TBC"), (520, "Red")]),
        (160, [(40, "The Panel will look at the plan again in June and report what it finds to the Council.")]),
        bold=1,
    )  # fmt: skip
    assert len(_texts(page)) == 3


def test_a_table_goes_on_over_the_page_without_its_header() -> None:
    first = _page(
        (100, HEADER),
        (120, [(40, "1.1"), (90, "Map every gully"), (300, "EM Housing"), (420, "31/10/2025"), (520, "Blue")]),
        (135, [(40, "1.2"), (90, "Buy a vehicle"), (300, "EM Finance"), (420, "TBC"), (520, "Red")]),
        bold=1,
    )  # fmt: skip
    _, carried = find_open_tables(first, [], frozenset(), None)
    assert carried is not None
    second = _page(
        (60, [(40, "1.3"), (90, "Recruit wardens"), (300, "EM Safety"), (420, "Q4 2025/26"), (520, "Green")]),
        number=2,
    )  # fmt: skip
    assert _texts(second, carried) == [
        ["1.3", "Recruit wardens", "EM Safety", "Q4 2025/26", "Green"]
    ]


def test_a_sentence_with_the_word_action_is_no_table() -> None:
    page = _page(
        (100, [(40, "The action plan was noted. Its lead officer said that the date had moved.")]),
        (115, [(40, "No further action was needed and the status of the review is green.")]),
    )
    assert _texts(page) == []


def test_a_row_on_the_next_page_may_begin_above_where_running_headers_stand() -> None:
    first = _page(
        (100, HEADER),
        (120, [(40, "OS/1"), (90, "Map each gully"), (300, "EM Roads"), (420, "May 2026"), (520, "Blue")]),
        (140, [(40, "OS/2"), (90, "Buy a vehicle"), (300, "EM Finance"), (420, "TBC"), (520, "Red")]),
        bold=1,
    )  # fmt: skip
    _, columns = find_open_tables(first, [], frozenset(), None)
    page = _page(
        (30, [(40, "OS/3"), (90, "Ask for a report on"), (300, "Chair and"), (420, "June 2026"), (520, "Red")]),
        (40, [(90, "buses in the north"), (300, "EM Roads")]),
        number=2,
    )  # fmt: skip
    assert _texts(page, columns) == [
        ["OS/3", "Ask for a report on buses in the north", "Chair and EM Roads", "June 2026", "Red"]
    ]
