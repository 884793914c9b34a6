"""A row of a table as its source shows it, and the pages before and after the passage's."""

from __future__ import annotations

import re

import httpx
import pytest

from assistant.answering.pipeline import Tools
from assistant.documents import Locator, Passage, PassageKind
from assistant.web.marking import Stretch
from assistant.web.quoting import cited_cells

ROW = "3.3 | Change the system | 30/06/2026 | Open"
HEADINGS = "Child R action plan\nRef | Action | Last date | Status"


def row(context: str = HEADINGS, kind: PassageKind = PassageKind.TABLE_ROW) -> Passage:
    return Passage("p1", "d1", 0, ROW, context, Locator(100, 100 + len(ROW), page=3), kind)


def test_a_row_is_shown_cell_by_cell_under_its_headings() -> None:
    cells = cited_cells(row(), (100, 100 + len(ROW)))
    assert [cell.heading for cell in cells] == ["Ref", "Action", "Last date", "Status"]
    assert all(stretch.marked for cell in cells for stretch in cell.text)


def test_only_the_cell_that_is_cited_is_marked() -> None:
    start = 100 + ROW.index("30/06")
    cells = cited_cells(row(), (start + 3, start + len("30/06/2026")))
    assert [stretch for cell in cells for stretch in cell.text if stretch.marked] == [
        Stretch("06/2026", True)
    ]
    assert "".join(stretch.text for stretch in cells[2].text) == "30/06/2026"


@pytest.mark.parametrize(
    ("passage", "place"),
    [
        (row(context="Child R action plan"), (100, 110)),
        (row(kind=PassageKind.PARAGRAPH), (100, 110)),
        (row(), (90, 110)),
    ],
    ids=["no headings", "no row", "beyond the row"],
)
def test_other_passages_are_shown_as_they_are_printed(
    passage: Passage, place: tuple[int, int]
) -> None:
    assert cited_cells(passage, place) == []


@pytest.mark.parametrize(
    ("before", "back"),
    [
        ("/briefing/draft?plan=Child+R", ("/briefing/draft?plan=Child+R", "Back to your briefing")),
        ("/actions?status=open", ("/actions?status=open", "Back")),
        ("/sources/other", ("/", "Back to questions")),
        ("//elsewhere.example/actions", ("/", "Back to questions")),
        ("", ("/", "Back to questions")),
    ],
)
def test_a_source_leads_back_to_where_it_was_opened(
    sample_url: str, sample_tools: Tools, before: str, back: tuple[str, str]
) -> None:
    view = sample_tools.library.view(sample_tools.access)
    [passage] = view.passages([0])
    came = (
        f"http:{before}" if before.startswith("//") else f"{sample_url}{before}" if before else ""
    )
    page = httpx.get(
        f"{sample_url}/sources/{passage.passage_id}",
        headers={"Accept": "text/html", "Referer": came},
    ).text
    assert f'<a href="{back[0]}" class="govuk-back-link">{back[1]}</a>' in page


def test_another_page_is_not_said_to_show_the_passage(sample_url: str, sample_tools: Tools) -> None:
    view = sample_tools.library.view(sample_tools.access)
    paper = next(d for d in view.documents.values() if d.title == "Public Document Pack")
    found = next(
        p
        for p in view.passages(range(len(view.table.document_rows)))
        if p.document_id == paper.document_id and p.locator.page == 3
    )
    with httpx.Client(base_url=sample_url, headers={"Accept": "text/html"}) as client:
        own = client.get(f"/sources/{found.passage_id}").text
        other = client.get(f"/sources/{found.passage_id}?page=4").text
    assert "Where it appears on the page" in own
    assert "The passage used is on page" not in own
    assert "Where it appears on the page" not in other
    assert "The passage used is on page 3." in other
    assert "The passage used is not on it." in other
    assert re.search(r'href="/papers/\w+/pages/4">Read the whole page', other)
    assert "Page 4 of 6" in other
