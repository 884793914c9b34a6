"""Pieces shared by parsers: characters, line ends, numbers, cells, web tables."""

from pathlib import Path

import pytest

from ingest.parsing.characters import clean_characters
from ingest.parsing.drafts import Draft
from ingest.parsing.lines import join_lines
from ingest.parsing.moderngov import page_heading, strip_noise
from ingest.parsing.numbering import printed_number
from ingest.parsing.parsed import BlockKind, ParsingLimits
from ingest.parsing.pdf_titles import title_of
from ingest.parsing.reading import parse_file
from ingest.parsing.tables import cell_text


def test_characters_are_cleaned_but_superscripts_stay() -> None:
    assert clean_characters("e\u0301tat\x00 10²\uf0b7 of\ufb01ce") == "état 10²• office"


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["multi-", "agency work"], "multi-agency work"),
        (["the con-", "ference"], "the conference"),
        (["in 2024-", "25 the plan"], "in 2024-25 the plan"),
        (["Adare-", "Rathkeale"], "Adare-Rathkeale"),
        (["and/", "or"], "and/or"),
        (["two -", "three"], "two - three"),
    ],
)
def test_line_ends_are_joined(lines: list[str], joined: str) -> None:
    assert join_lines(lines) == joined


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("450. Apologies", "450."),
        ("77/21 Declarations", "77/21"),
        ("35a. Late item", "35a."),
        ("(iv) the budget", "(iv)"),
        ("20.1.1 Scope", "20.1.1"),
        ("6.30 pm start", None),
        ("31.3.23 was the date", None),
        ("12 members voted", None),
        ("2024 saw a rise", None),
    ],
)
def test_printed_numbers_are_told_from_figures(text: str, number: str | None) -> None:
    assert printed_number(text) == number


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["01/01/202", "6"], "01/01/2026"),
        (["31/03/", "2026"], "31/03/2026"),
        (["31/03/2026", "6 visits"], "31/03/2026 6 visits"),
        (["Head of", "Service"], "Head of Service"),
    ],
)
def test_dates_cut_by_a_narrow_column_are_whole(lines: list[str], text: str) -> None:
    assert cell_text(lines) == text


@pytest.mark.parametrize(
    "text",
    [
        "Agenda item",
        "Agenda and draft minutes",
        "Agenda, decisions and minutes",
        "Agenda and minutes CANCELLED",
        "Issue - meetings",
    ],
)
def test_headings_of_moderngov_pages_are_known(text: str) -> None:
    assert page_heading(text) == text


def test_noise_is_stripped_quickly_even_from_long_capitals() -> None:
    assert strip_noise("A B C D E F G H I J K L M N O P Q R S T U V W X Y Z") == ""
    assert strip_noise("A" * 50_000 + "!") == "A" * 50_000 + "!"


@pytest.mark.parametrize(
    ("drafts", "stated", "stem", "title"),
    [
        ([], "Agenda Template", "Minutes 7 July 2025 Cabinet", "Minutes 7 July 2025 Cabinet"),
        ([], "Neglect strategy progress report", "s123", "Neglect strategy progress report"),
        (
            [Draft(BlockKind.PARAGRAPH, "Subject: School nursing review", page=1)],
            "Committee Report",
            "s124",
            "School nursing review",
        ),
        (
            [Draft(BlockKind.HEADING, "Aldermere Borough Council", page=1, level=1)],
            "",
            "Late items report",
            "Late items report",
        ),
    ],
)
def test_a_title_that_says_little_is_passed_over(
    drafts: list[Draft], stated: str, stem: str, title: str
) -> None:
    assert title_of(drafts, stated, stem) == title


def test_a_web_table_keeps_spans_and_colours(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_text(
        "<html><body><h1>Plan</h1><table><tr><th>Ref</th><th>Action</th><th>RAG</th></tr>"
        "<tr><td rowspan=2>R1</td><td>Visit</td><td style='background-color:#00B050'></td></tr>"
        "<tr><td>Train<br>staff</td><td bgcolor=red>Late</td></tr></table></body></html>"
    )

    parsed = parse_file(path, ParsingLimits())
    rows = [block.row for block in parsed.blocks if block.row is not None]

    assert parsed.blocks[0].kind is BlockKind.HEADING
    assert rows[0].is_header
    assert rows[1].cells[0].row_span == 2
    assert rows[1].cells[2].fill == "#00b050"
    assert [(cell.text, cell.column) for cell in rows[2].cells] == [("Train staff", 1), ("Late", 2)]
    assert rows[2].cells[1].fill == "#ff0000"


def test_deeply_nested_pages_do_not_exhaust_the_stack(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    path.write_text("<html><body>" + "<div>" * 5_000 + "The end." + "</div>" * 5_000)

    assert parse_file(path, ParsingLimits()).text == "The end."
