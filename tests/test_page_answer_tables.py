"""The tables of answers: sorted by address and in place, folded, on pages of their own, as CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import AsyncIterator, Iterator

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, expect

from assistant.answering.pipeline import Tools
from assistant.answers import (
    Answer,
    AnswerEvent,
    AnswerStatus,
    Basis,
    Done,
    PlanReady,
    Question,
    Searched,
    Sentence,
    SentenceReady,
    StatusReady,
    Table,
    TableReady,
    TableRow,
)
from assistant.api.app import create_app
from assistant.settings import Settings
from assistant.web.asking.table_sorting import Sorting, sorted_rows
from assistant.web.asking.tables import shown_table
from tests.conftest import browsing, serving
from tests.invented_papers import PLAN_ROW, cite
from tests.page_rules import faults_at_widths, faulty_stops, tab_stops

COLUMNS = ("Ref", "Action", "Due", "Days past")
ROWS = (
    ("6.10", "=HYPERLINK(1)", "31/03/2025", "322"),
    ("6.9", "<b>Train</b> staff", "no date", "–"),
    ("6.2", "Audit the files", "by the end of May 2024 (by 31 May 2024)", "1,022"),
)
MANY = tuple((f"A{n}", f"Action {n}", "31 March 2025", str(n)) for n in range(1, 61))


def table_of(rows: tuple[tuple[str, ...], ...], title: str = "Actions overdue") -> Table:
    return Table(title, COLUMNS, tuple(TableRow(cells, (1,)) for cells in rows))


def firsts(rows: tuple[TableRow, ...]) -> list[str]:
    return [row.cells[0] for row in rows]


@pytest.mark.parametrize(
    ("column", "descending", "order"),
    [
        (1, False, ["6.2", "6.9", "6.10"]),
        (1, True, ["6.10", "6.9", "6.2"]),
        (3, False, ["6.2", "6.10", "6.9"]),
        (3, True, ["6.10", "6.2", "6.9"]),
        (4, False, ["6.10", "6.2", "6.9"]),
        (4, True, ["6.2", "6.10", "6.9"]),
        (9, False, ["6.10", "6.9", "6.2"]),
    ],
)
def test_rows_sort_by_dates_numbers_and_references_with_blanks_last(
    column: int, descending: bool, order: list[str]
) -> None:
    assert firsts(sorted_rows(table_of(ROWS), Sorting(column, descending))) == order


def test_rows_of_a_ragged_table_can_be_sorted() -> None:
    table = Table("T", ("A", "B"), (TableRow(("x",), ()), TableRow(("y", "1"), ())))
    assert firsts(sorted_rows(table, Sorting(2))) == ["y", "x"]


async def tabled(question: Question, tools: Tools) -> AsyncIterator[AnswerEvent]:
    """Answer every question with a short and a long table."""
    one = cite(tools.library, 1, PLAN_ROW)
    tables = (table_of(ROWS), table_of(MANY, "All actions"))
    sentence = Sentence("Two actions are overdue.", Basis.COMPUTED, (1,))
    searched = Searched(2, 4, one.date, ())
    yield PlanReady(question.text, searched, 1)
    yield StatusReady(AnswerStatus.ANSWERED)
    yield SentenceReady(sentence, (one,))
    for table in tables:
        yield TableReady(table, ())
    answer = Answer(
        answer_id=f"tables-{question.conversation_id}",
        conversation_id=question.conversation_id or "none",
        question=question.text,
        standalone=question.text,
        status=AnswerStatus.ANSWERED,
        sentences=(sentence,),
        citations=(one,),
        tables=tables,
        searched=searched,
    )
    tools.library.answers.save(answer, {})
    yield Done(answer)


@pytest.fixture(scope="module")
def tables_url(invented_tools: Tools) -> Iterator[str]:
    """Give the address of an app whose answers have tables."""
    with serving(create_app(Settings(host="127.0.0.1"), invented_tools, tabled)) as address:
        yield address


@pytest.fixture
def page_of_tables(browser: Browser, tables_url: str, tolerated: list[str]) -> Iterator[Page]:
    """Give a browser page with an answer that has tables."""
    with browsing(browser, tables_url, tolerated) as page:
        page.goto("/")
        page.get_by_label("Your question").fill("Which actions are overdue?")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status").first).to_contain_text("Answer ready")
        yield page


@pytest.fixture
def api(invented_tools: Tools) -> TestClient:
    """Give a client of an app whose answers have tables."""
    app = create_app(Settings(host="127.0.0.1"), invented_tools, tabled)
    return TestClient(app, base_url="http://127.0.0.1")


def test_a_table_is_had_as_csv_with_its_sources_and_without_formulas(api: TestClient) -> None:
    answer = api.post("/api/answers", json={"question": "Which?"}).json()
    sent = api.get(f"/api/answers/{answer['answer_id']}/tables/1.csv")
    assert sent.text.startswith("\ufeff")
    assert sent.headers["content-disposition"] == 'attachment; filename="actions-overdue.csv"'
    rows = list(csv.reader(io.StringIO(sent.text.removeprefix("\ufeff"))))
    assert rows[0] == [*COLUMNS, "Source", "Source address"]
    assert rows[1][1] == "'=HYPERLINK(1)"
    assert rows[1][4].startswith("Temporary accommodation action plan, 3 February 2025")
    assert rows[1][5].startswith("http://127.0.0.1/sources/")
    for missing in ("3", "0"):
        assert (
            api.get(f"/api/answers/{answer['answer_id']}/tables/{missing}.csv").status_code == 404
        )
    assert api.get("/api/answers/nothing/tables/1.csv").status_code == 404


def test_a_table_has_a_page_of_its_own_only_under_its_conversation(api: TestClient) -> None:
    answer = api.post("/api/answers", json={"question": "Which?"}).json()
    asked, conversation = answer["answer_id"], answer["conversation_id"]
    path = f"/conversations/{conversation}/answers/{asked}/tables"
    html = {"accept": "text/html"}
    assert "Sort by" in api.get(f"{path}/1", headers=html).text
    assert "Rows 51 to 60 of 60." in api.get(f"{path}/2?page=2", headers=html).text
    for wrong in (f"{path}/0", f"{path}/3", f"/conversations/other/answers/{asked}/tables/1"):
        assert api.get(wrong, headers=html).status_code == 404
    for odd in ("sort=", "sort=-1", "sort=99", "sort=²", "order=sideways&sort=1"):
        assert api.get(f"{path}/1?{odd}", headers=html).status_code == 200


def test_markup_in_a_cell_is_shown_as_text(page_of_tables: Page) -> None:
    expect(page_of_tables.get_by_text("<b>Train</b> staff")).to_be_visible()


def test_a_column_sorts_in_place_and_keeps_the_focus(page_of_tables: Page) -> None:
    grid = page_of_tables.get_by_role("table", name="Actions overdue")
    grid.get_by_role("link", name="Due").press("Enter")
    expect(grid.get_by_role("columnheader", name="Due")).to_have_attribute("aria-sort", "ascending")
    expect(grid.get_by_role("row").nth(1)).to_contain_text("Audit the files")
    expect(grid.get_by_role("link", name="Due")).to_be_focused()
    expect(page_of_tables.get_by_role("status").first).to_have_text("Sorted by Due, ascending.")
    grid.get_by_role("link", name="Due").press("Enter")
    expect(grid.get_by_role("row").nth(1)).to_contain_text("31/03/2025")


def test_a_long_table_is_folded_until_all_rows_are_asked_for(page_of_tables: Page) -> None:
    grid = page_of_tables.get_by_role("table", name="All actions")
    expect(grid.get_by_role("row")).to_have_count(11)
    show = page_of_tables.get_by_role("button", name="Show all 60 rows")
    expect(show).to_have_attribute("aria-expanded", "false")
    show.click()
    expect(grid.get_by_role("row")).to_have_count(61)
    fewer = page_of_tables.get_by_role("button", name="Show fewer rows")
    expect(fewer).to_be_focused()
    grid.get_by_role("link", name="Ref").click()
    expect(grid.get_by_role("columnheader", name="Ref")).to_have_attribute("aria-sort", "ascending")
    expect(grid.get_by_role("row")).to_have_count(61)
    page_of_tables.emulate_media(media="print")
    expect(grid.get_by_role("row")).to_have_count(61)


def test_a_long_table_shows_fewer_rows_on_a_phone(page_of_tables: Page) -> None:
    page_of_tables.set_viewport_size({"width": 390, "height": 800})
    grid = page_of_tables.get_by_role("table", name="All actions")
    expect(grid.locator("tbody tr:visible")).to_have_count(4)
    page_of_tables.get_by_role("button", name="Show all 60 rows").click()
    expect(grid.locator("tbody tr:visible")).to_have_count(60)


def test_a_table_opens_and_sorts_without_scripts(page_of_tables: Page, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_of_tables.url)
    expect(page.get_by_role("table", name="All actions").get_by_role("row")).to_have_count(61)
    page.get_by_role("link", name="Sort this table (Actions overdue)").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Actions overdue")
    page.get_by_label("Sort by").select_option("Days past")
    page.get_by_label("Order").select_option("Last to first, highest to lowest")
    page.get_by_role("button", name="Sort").click()
    expect(page).to_have_url(re.compile(r"/tables/1\?sort=4&order=descending$"))
    expect(page.get_by_role("row").nth(1)).to_contain_text("1,022")
    page.locator(".app-cite").first.click()
    expect(page.locator("mark").first).to_have_text(PLAN_ROW)
    context.close()


def test_the_page_of_a_table_keeps_the_rules(page_of_tables: Page) -> None:
    page_of_tables.get_by_role("link", name="Sort this table (All actions)").click()
    address = page_of_tables.url
    assert faults_at_widths(page_of_tables, lambda page: page.goto(address)) == {}
    page_of_tables.set_viewport_size({"width": 1280, "height": 800})
    page_of_tables.goto(f"{address}?page=2&sort=2")
    assert faulty_stops(tab_stops(page_of_tables)) == []
    expect(page_of_tables.get_by_role("link", name="Page 2")).to_have_attribute(
        "aria-current", "page"
    )


def test_answers_with_tables_keep_the_rules_beside_an_open_source(page_of_tables: Page) -> None:
    def open_source(page: Page) -> None:
        page.locator(".app-cite").first.click()
        expect(page.locator("#panel")).to_be_visible()

    assert faults_at_widths(page_of_tables, lambda page: None) == {}
    page_of_tables.set_viewport_size({"width": 1280, "height": 800})
    open_source(page_of_tables)
    assert faults_at_widths(page_of_tables, lambda page: None) == {}


def test_only_tables_of_more_than_one_row_are_sorted() -> None:
    answer = Answer(
        "a", "c", "Q?", "Q?", AnswerStatus.ANSWERED, (), (), tables=(table_of(ROWS[:1]),)
    )
    assert [column.href for column in shown_table(answer, 1).columns] == [""] * 4
