"""The pages of actions and plans in a browser and over HTTP: rules, keyboard, states, sheets."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from assistant.api.app import create_app
from assistant.settings import Settings
from tests.conftest import serving
from tests.invented_papers import tools_for
from tests.page_rules import faults_at_widths, faulty_stops, tab_stops
from tests.reckoning_plans import Printed, Row
from tests.recorded_papers import record_library, recorded_plan

HOSTILE = "<script>alert(1)</script>"
MANY = 60


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Give a client of a store whose one long plan prints markup and formulas."""
    rows = (
        Row("=1", f"Mend {HOSTILE}", ('"><img src=x>',), f"by {HOSTILE}"),
        *(Row(f"2.{n}", f"Plant tree number {n}", ("Parks",), "30/06/2024") for n in range(MANY)),
    )
    printed = Printed("Parks & <b> plan", dt.date(2024, 3, 1), rows, {"Amber": "<i>late</i>"})
    folder: Path = tmp_path_factory.mktemp("hostile")
    library = record_library(folder, [recorded_plan(printed)])
    app = create_app(Settings(host="127.0.0.1"), tools_for(library))
    with serving(app) as address, httpx.Client(base_url=address, timeout=10) as client:
        yield client
    library.close()


@pytest.fixture(scope="module")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Give a client of a store without papers."""
    library = record_library(tmp_path_factory.mktemp("nothing"), [])
    app = create_app(Settings(host="127.0.0.1"), tools_for(library))
    with serving(app) as address, httpx.Client(base_url=address, timeout=10) as client:
        yield client
    library.close()


def plan_address(page: Page) -> str:
    page.goto("/actions?words=escalation")
    found = re.search(r"/actions/plans/plan-\w+", page.content())
    assert found is not None
    return found.group()


@pytest.mark.parametrize(
    "path", ["/actions", "/actions?status=overdue", "/actions?words=zebra", "/actions/plans"]
)
def test_no_rule_is_broken_on_lists_of_actions(sample_reader: Page, path: str) -> None:
    assert faults_at_widths(sample_reader, lambda page: page.goto(path)) == {}


def test_no_rule_is_broken_on_a_plan_with_all_opened(sample_reader: Page) -> None:
    address = plan_address(sample_reader)

    def opened(page: Page) -> None:
        page.goto(address)
        for summary in page.locator("details > summary").all():
            summary.click()

    assert faults_at_widths(sample_reader, opened) == {}


@pytest.mark.parametrize("width", [1280, 320])
def test_the_keyboard_reaches_what_is_in_sight(sample_reader: Page, width: int) -> None:
    sample_reader.set_viewport_size({"width": width, "height": 720})
    sample_reader.goto("/actions?status=overdue")
    stops = tab_stops(sample_reader)
    assert faulty_stops(stops) == []
    names = [str(stop["name"]) for stop in stops]
    assert names.index("Overdue (3)") < names.index("Excel spreadsheet (XLSX)")
    sample_reader.goto(plan_address(sample_reader))
    assert faulty_stops(tab_stops(sample_reader)) == []


def test_a_wrong_date_is_told_where_it_stands(sample_reader: Page, tolerated: list[str]) -> None:
    tolerated += ["422 (Unprocessable", "does not conform"]
    assert faults_at_widths(sample_reader, lambda page: page.goto("/actions?as_of=x")) == {}
    expect(sample_reader).to_have_title(re.compile("^Error: "))
    sample_reader.get_by_role("link", name="Enter a real date, or leave it empty").click()
    expect(sample_reader.get_by_label("Position and overdue as at")).to_be_focused()


def test_filters_work_without_scripts_and_stay_in_the_address(
    browser: Browser, sample_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=sample_url)
    page = context.new_page()
    page.goto("/actions")
    page.get_by_text("Filter and sort").click()
    page.get_by_label("Plan", exact=True).select_option("Family T action plan")
    page.get_by_label("Position and overdue as at").fill("2025-06-01")
    page.get_by_role("button", name="Apply").click()
    page.get_by_role("link", name=re.compile("^Overdue")).click()
    expect(page).to_have_url(re.compile(r"plan=plan-\w+&as_of=2025-06-01&status=overdue"))
    rows = page.locator("tbody tr", has=page.locator(".govuk-tag"))
    expect(rows).to_have_count(5)
    assert rows.locator(".govuk-tag").all_inner_texts() == ["Overdue"] * 5
    page.get_by_role("link", name="Clear all filters").click()
    expect(page).to_have_url(f"{sample_url}/actions")
    context.close()


def test_a_plot_says_in_words_and_in_a_table_what_its_bars_show(sample_reader: Page) -> None:
    sample_reader.goto(plan_address(sample_reader))
    figure = sample_reader.get_by_role("figure")
    expect(figure).to_contain_text("At 16 February 2026, 14 of 17 actions were completed")
    assert figure.locator(".app-plot__bar").last.locator("text").all_text_contents() == [
        "14",
        "2",
        "1",
    ]
    sample_reader.get_by_text("Show these figures as a table").click()
    row = sample_reader.get_by_role("row", name=re.compile("^16 February 2026"))
    assert row.get_by_role("cell").all_inner_texts() == ["17", "14", "2", "1", "0", "1", "0"]


def test_two_versions_are_compared_without_scripts(browser: Browser, sample_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=sample_url)
    page = context.new_page()
    page.goto(plan_address(page))
    page.get_by_label("From").select_option("25 September 2023 (version 1)")
    page.get_by_label("To", exact=True).select_option("24 June 2024 (version 2)")
    page.get_by_role("button", name="Compare").click()
    heading = page.get_by_role("heading", name=re.compile("^What changed"))
    expect(heading).to_have_text("What changed between 25 September 2023 and 24 June 2024")
    expect(page.locator("#changes ~ ul")).to_contain_text("5.3: Set up a young people's group")
    context.close()


def test_what_is_printed_leads_to_its_place(sample_reader: Page) -> None:
    sample_reader.goto("/actions?status=soon")
    sample_reader.get_by_role("link", name="31/01/2025").click()
    expect(sample_reader.locator("mark").first).to_have_text("31/01/2025")


def test_markup_in_a_plan_is_shown_as_text(hostile: httpx.Client) -> None:
    html = hostile.get("/actions").text
    assert "Mend &lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert HOSTILE not in html
    assert "<img" not in html
    [address] = set(re.findall(r"/actions/plans/[^\"?#]+", html))
    plan = hostile.get(unescape(address)).text
    assert "&lt;i&gt;late&lt;/i&gt;" in plan
    assert "<i>" not in plan


def test_long_lists_have_pages_that_keep_their_filters(hostile: httpx.Client) -> None:
    first = hostile.get("/actions?words=tree&sort=due").text
    assert f"{MANY} actions" in first
    assert "/actions?words=tree&amp;sort=due&amp;page=2" in first
    second = hostile.get("/actions?words=tree&sort=due&page=2").text
    assert second.count('class="govuk-tag ') == MANY - 50
    assert hostile.get("/actions?page=99999999999").status_code == 200


def test_a_sheet_holds_exactly_what_the_filters_show(hostile: httpx.Client) -> None:
    asked = "words=tree&sort=due&as_of=2024-07-01"
    sent = hostile.get(f"/actions.csv?{asked}")
    lines = list(csv.DictReader(io.StringIO(sent.text.removeprefix("\ufeff"))))
    assert len(lines) == MANY
    assert {line["Stands"] for line in lines} == {"open; overdue"}
    book = load_workbook(io.BytesIO(hostile.get(f"/actions.xlsx?{asked}").content))
    sheet, about = book.worksheets
    assert sheet.max_row == MANY + 1
    told = {row[0].value: row[1].value for row in about.iter_rows()}
    assert (told["Words"], told["Reckoned as at"]) == ("tree", dt.datetime(2024, 7, 1))


def test_a_sheet_cannot_be_made_to_run(hostile: httpx.Client) -> None:
    book = load_workbook(io.BytesIO(hostile.get("/actions.xlsx").content))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert any(cell.value == "=1" for cell in cells)
    assert hostile.get("/actions.csv?as_of=x").status_code == 422


def test_a_store_without_plans_says_so(nothing: httpx.Client) -> None:
    assert "No action plan is held yet." in nothing.get("/actions").text
    assert "No action plan is held yet." in nothing.get("/actions/plans").text
    missing = nothing.get("/actions/plans/plan-0", headers={"Accept": "text/html"})
    assert missing.status_code == 404
    assert "There is no such plan." in missing.text


def test_what_later_papers_state_of_a_plan_is_told_beside_its_statuses(sample_url: str) -> None:
    with httpx.Client(base_url=sample_url, timeout=30) as client:
        shown = client.get("/actions").text
        plan = client.get(plan_of(shown, "Family T action plan")).text
        then = client.get("/actions?as_of=2025-01-31").text
        book = load_workbook(io.BytesIO(client.get("/actions.xlsx?status=open").content))
    about = [str(cell.value) for cell in book["About this list"]["B"]]
    assert any("Family T action plan, a later paper, of 9 March 2026" in told for told in about)
    statuses = [str(cell.value) for cell in book["Actions"]["L"]]
    assert (statuses[0], set(statuses[1:])) == ("Status", {"in progress"})
    for page in (shown, plan):
        assert "Of the Family T action plan, a later paper, of 9 March 2026, lists 8 as 1" in page
    assert "9 March 2026, lists" not in then


def plan_of(html: str, name: str) -> str:
    found = re.search(rf'href="(/actions/plans/plan-\w+)">{name}<', html)
    assert found is not None
    return found.group(1)


def test_a_sheet_tells_only_other_dates_and_leads_to_sources(sample_url: str) -> None:
    with httpx.Client(base_url=sample_url, timeout=30) as client:
        lines = csv.DictReader(io.StringIO(client.get("/actions.csv").text.lstrip("\ufeff")))
    rows = {(line["Plan"], line["Ref"]): line for line in lines}
    still, moved = (rows["Child R action plan", ref] for ref in ("1.1", "6.2"))
    assert (still["Earlier dates"], still["Leads"]) == ("", "")
    assert still["Leads when last printed"]
    assert moved["Earlier dates"].startswith("31/03/2024; 31/12/2024")
    assert all(line["Source"].startswith(f"{sample_url}/sources/") for line in rows.values())
