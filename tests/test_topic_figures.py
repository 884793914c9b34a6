"""The topic page tells a printed row once, with all figures that were read from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from assistant.api.app import create_app
from assistant.council import Figure
from assistant.registers.wanted import Wanted
from assistant.settings import Settings
from assistant.spans import Span
from assistant.stores.library import Library
from assistant.web.paging import PAGE_SIZE
from assistant.web.previous.thread import Step, thread_page
from tests.conftest import serving
from tests.invented_papers import tools_for
from tests.page_rules import faults_at_widths
from tests.recorded_papers import Recorded, dated_paper, place_at, record_library, span_of

ROW = "Empty homes | 90 | 31 | 57"
SAID = "The officer counted 12 empty homes."
LATER = "There were 40 empty homes and 8 empty shops."
ROWS = dated_paper("Empty homes report", ROW, SAID, LATER)
YEARS = {"90": "2021/22", "31": "2022/23", "57": "2023/24"}


def figure(words: str, printed: str, measure: str, period: str | None, by: str | None) -> Figure:
    read = span_of(ROWS, printed)
    return Figure(
        *place_at(ROWS, read.start),
        span=span_of(ROWS, words),
        measure=measure,
        figure=read,
        value=float(printed),
        unit="homes",
        period=period,
        said_by=by,
    )


FIGURES = [
    *(figure(ROW, printed, "Empty homes", period, None) for printed, period in YEARS.items()),
    figure(SAID, "12", "empty homes", None, "the officer"),
    figure(LATER, "40", "empty homes", None, "Councillor Moss"),
    figure(LATER, "8", "empty shops", None, "the officer"),
]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = record_library(tmp_path, [Recorded(ROWS, FIGURES)])
    yield opened
    opened.close()


def steps_of(library: Library) -> list[Step]:
    page = thread_page(library.view(), Wanted(q="empty"), 1)
    return [step for year in page.years for step in year.steps]


def test_a_row_is_one_entry_with_its_figures_as_printed(library: Library) -> None:
    row, *others = steps_of(library)
    assert "".join(each.text for each in row.text) == "Empty homes; 90; 31; 57"
    assert (row.what, row.href) == ("Figures", "")
    assert [each.words for each in row.figures] == [
        f"Empty homes: {printed}, {period}" for printed, period in YEARS.items()
    ]
    assert [each.href for each in row.figures] == [
        f"/records/{each.record_id}" for each in FIGURES[:3]
    ]
    assert [step.who for step in others] == ["the officer", "Councillor Moss", "the officer"]


def test_a_figure_that_stands_alone_is_told_as_before(library: Library) -> None:
    alone = steps_of(library)[1]
    assert (alone.what, alone.href) == ("Figure", f"/records/{FIGURES[3].record_id}")
    assert [each.words for each in alone.figures] == ["empty homes: 12"]


def test_entries_are_counted_and_paged_not_figures(tmp_path: Path) -> None:
    rows = [f"Void homes {number} | 5 | 6" for number in range(PAGE_SIZE + 1)]
    paper = dated_paper("Void homes report", *rows)
    figures = []
    for at in (span_of(paper, row) for row in rows):
        for start in (at.end - len("5 | 6"), at.end - len("6")):
            printed = paper.text[start]
            read = Span(start, start + 1, printed)
            place = place_at(paper, start)
            figures.append(Figure(*place, at, "Void homes", read, float(printed), "homes"))
    library = record_library(tmp_path, [Recorded(paper, figures)])
    first = thread_page(library.view(), Wanted(q="void"), 1)
    last = thread_page(library.view(), Wanted(q="void"), 2)
    assert (first.paged.total, first.paged.pages) == (PAGE_SIZE + 1, 2)
    assert [len(step.figures) for year in first.years for step in year.steps] == [2] * PAGE_SIZE
    assert [len(step.figures) for year in last.years for step in year.steps] == [2]
    library.close()


def test_the_page_prints_a_row_once_with_a_link_for_each_figure(library: Library) -> None:
    app = create_app(Settings(host="127.0.0.1"), tools_for(library))
    with serving(app) as address:
        page = httpx.get(f"{address}/answers/topics?topic=empty").text
        hrefs = [f"/records/{each.record_id}" for each in FIGURES]
        assert [page.count(f'href="{href}"') for href in hrefs] == [1] * len(FIGURES)
        assert {httpx.get(f"{address}{href}").status_code for href in hrefs} == {200}
    assert page.count('class="app-thread__entry"') == 4
    assert "4 entries about “empty”" in page
    assert "Read as: empty homes: 12" in page


def test_a_row_with_its_figures_breaks_no_rule(sample_reader: Page) -> None:
    def reach(page: Page) -> None:
        page.goto("/answers/topics?topic=CP+plan+categories")

    assert faults_at_widths(sample_reader, reach) == {}
    entries = sample_reader.locator(".app-thread__entry")
    expect(entries.first.get_by_role("link", name="243, 31 March 2021")).to_be_visible()
    texts = entries.all_inner_texts()
    assert sum("31 March 2021: 243" in text for text in texts) == 1
