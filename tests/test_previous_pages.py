"""Previous answers in the browser: search and filters, an entry, a topic, without scripts too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.api.app import create_app
from assistant.council import AnswerClass
from assistant.settings import Settings
from tests.conftest import serving
from tests.invented_papers import tools_for
from tests.page_rules import faults_at_widths, faulty_stops, tab_stops
from tests.recorded_papers import Recorded, dated_paper, exchange, record_library

HOSTILE = "Councillor Moss asked about <img src=x onerror=alert(1)> & <script>alert(2)</script>."
REPLY = "The DCS said that <b>twelve</b> had left."
STATES = {
    "searched": "/answers?q=action+plan&how=answered&sort=relevance",
    "grouped": "/answers?group=person",
    "none found": "/answers?q=zebrafinch",
    "wrong dates": "/answers?date_from=2025-02-01&date_to=2025-01-01",
    "topic": "/answers/topics?topic=caseloads",
    "topics": "/answers/topics",
}


def opened(path: str) -> Callable[[Page], None]:
    def go(page: Page) -> None:
        page.goto(path)

    return go


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[httpx.Client]:
    """Give a client of an app whose only minutes print markup."""
    paper = dated_paper("Minutes", HOSTILE, REPLY)
    asked = replace(
        exchange(paper, HOSTILE, REPLY, AnswerClass.DIRECT), item_title="<i>Early</i> help"
    )
    library = record_library(tmp_path, [Recorded(paper, (asked,))])
    app = create_app(Settings(host="127.0.0.1"), tools_for(library))
    with serving(app) as address, httpx.Client(base_url=address, timeout=10) as client:
        yield client
    library.close()


@pytest.mark.parametrize("state", STATES)
def test_no_rule_is_broken_on_previous_answers(
    sample_reader: Page, state: str, tolerated: list[str]
) -> None:
    tolerated.append("422 (Unprocessable")
    assert faults_at_widths(sample_reader, opened(STATES[state])) == {}


def test_an_entry_breaks_no_rule_and_tells_what_followed(sample_reader: Page) -> None:
    sample_reader.goto("/answers?q=statistical+neighbours&how=later")
    sample_reader.locator("h3 a", has_text="compared with statistical").click()

    def again(page: Page) -> None:
        page.reload()

    expect(sample_reader.get_by_role("heading", name="What was promised")).to_be_visible()
    expect(sample_reader.get_by_text("had been circulated to Members")).to_be_visible()
    expect(sample_reader.get_by_role("link", name="Minutes, 15 January 2024")).to_be_visible()
    assert faults_at_widths(sample_reader, again) == {}


@pytest.mark.parametrize("width", [1280, 320])
def test_the_keyboard_reaches_the_search_and_the_answers(sample_reader: Page, width: int) -> None:
    sample_reader.set_viewport_size({"width": width, "height": 720})
    sample_reader.goto("/answers?q=statistical+neighbours")
    stops = tab_stops(sample_reader)
    assert faulty_stops(stops) == []
    names = [str(stop["name"]) for stop in stops]
    assert names.index("Search") < names.index("Answer not recorded")


def test_a_search_marks_its_words_and_takes_the_focus(sample_reader: Page) -> None:
    sample_reader.goto("/answers")
    sample_reader.get_by_label("Search questions and answers").fill("caseloads")
    sample_reader.keyboard.press("Enter")

    heading = sample_reader.get_by_role("heading", level=2).first
    expect(heading).to_have_text(re.compile(r"^\d+ questions? about “caseloads”$"))
    expect(heading).to_be_focused()
    expect(sample_reader.locator("mark").first).to_have_text(re.compile("^caseload", re.IGNORECASE))
    source = sample_reader.locator(".app-previous__source a").first
    expect(source).to_have_attribute("href", re.compile(r"^/sources/.+start=\d+"))


def test_filters_keep_their_address_over_pages_and_orders(sample_reader: Page) -> None:
    sample_reader.goto("/answers?date_from=2023-01-01")
    sample_reader.get_by_role("link", name="Group by person").click()
    sample_reader.get_by_role("link", name="Next page").click()

    assert parse_qs(urlsplit(sample_reader.url).query) == {
        "date_from": ["2023-01-01"],
        "group": ["person"],
        "page": ["2"],
    }
    expect(sample_reader.get_by_role("link", name="Page 2", exact=True)).to_have_attribute(
        "aria-current", "page"
    )


def test_wrong_dates_are_put_back_with_what_is_wrong(
    sample_reader: Page, tolerated: list[str]
) -> None:
    tolerated.append("422 (Unprocessable")
    sample_reader.goto("/answers?q=damp&date_from=2025-02-01&date_to=2025-01-01")

    expect(sample_reader).to_have_title(re.compile("^Error: Previous answers"))
    sample_reader.get_by_role("link", name="The first date must not be after the last").click()
    expect(sample_reader.get_by_label("Dated from")).to_be_focused()
    expect(sample_reader.get_by_label("Search questions and answers")).to_have_value("damp")


def test_answers_are_found_and_filtered_without_scripts(browser: Browser, sample_url: str) -> None:
    context = browser.new_context(base_url=sample_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/answers")
    page.get_by_text("Filter by committee, person, date").click()
    page.get_by_label("How it was answered").select_option("No answer on record")
    page.get_by_role("button", name="Apply filters").click()

    tags = page.locator(".app-previous .govuk-tag")
    expect(
        tags.filter(has_not_text=re.compile("No answer on record|Only the topic"))
    ).to_have_count(0)
    expect(page.get_by_role("link", name="Remove filter How answered")).to_be_visible()
    page.goto("/answers/topics")
    page.get_by_label("Topic").fill("caseloads")
    page.get_by_role("button", name="Show").click()
    days = page.locator(".app-thread__day").all_inner_texts()
    assert len(days) > 2
    context.close()


def test_a_topic_runs_from_the_oldest_to_the_newest(sample_reader: Page) -> None:
    sample_reader.goto("/answers/topics?topic=caseloads")

    years = sample_reader.locator("h3[id^=year]").all_inner_texts()
    assert years == sorted(years)
    assert len(years) > 1
    kinds = " ".join(sample_reader.locator(".app-thread__what").all_inner_texts())
    assert "Question" in kinds
    assert "Resolution" in kinds


def test_a_store_without_records_keeps_the_form(reader: Page) -> None:
    reader.goto("/answers")

    expect(reader.get_by_text("No questions are on record yet.")).to_be_visible()
    expect(reader.get_by_label("Search questions and answers")).to_be_visible()
    reader.goto("/answers/topics")
    expect(reader.get_by_text("No questions are on record yet.")).to_be_visible()


def test_markup_in_a_paper_is_shown_as_text(hostile: httpx.Client) -> None:
    listed = hostile.get("/answers?q=moss").text
    href = re.findall(r'href="(/answers/[0-9a-f]{16})"', listed)[0]

    for page in (listed, hostile.get(href).text, hostile.get("/answers/topics?topic=moss").text):
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "<b>twelve" not in page
        assert "&lt;script&gt;" in page


def test_what_is_not_on_record_is_not_found(hostile: httpx.Client) -> None:
    missing = hostile.get("/answers/exchange-0", headers={"accept": "text/html"})

    assert missing.status_code == 404
    assert "no longer on record" in missing.text


def test_the_list_can_be_had_as_a_sheet(hostile: httpx.Client) -> None:
    listed = hostile.get("/answers?q=moss&how=answered").text
    href = re.findall(r'href="(/api/exchanges[^"]+)" download', listed)[0].replace("&amp;", "&")

    sheet = hostile.get(href)

    assert sheet.headers["content-type"].startswith("text/csv")
    assert "Councillor Moss" in sheet.text


def test_a_row_of_a_table_is_read_under_its_headings_in_a_topic(sample_reader: Page) -> None:
    sample_reader.goto("/answers/topics?topic=CP+plan+categories")
    entries = sample_reader.locator(".app-thread__entry")
    expect(entries.first).to_contain_text("31 March 2021: 243; 31 March 2022: 259")
    assert not [text for text in entries.all_inner_texts() if " | " in text]


@pytest.mark.parametrize(
    ("path", "field", "button"),
    [
        ("/answers", "Dated to", "Search"),
        ("/", "Answer as at", "Ask"),
        ("/requests", "Date of the meeting or paper (optional)", "Draft the request"),
    ],
)
def test_a_day_that_does_not_exist_is_pointed_at_and_not_dropped(
    sample_reader: Page, path: str, field: str, button: str
) -> None:
    sample_reader.goto(path)
    folded = sample_reader.locator("details", has=sample_reader.get_by_label(field))
    if folded.count():
        folded.locator("summary").click()
    sample_reader.get_by_label(field).click()
    sample_reader.keyboard.type("31022025")
    if folded.count():
        folded.locator("summary").click()
    sample_reader.get_by_role("button", name=button, exact=True).click()
    expect(sample_reader.get_by_label(field)).to_be_visible()
    expect(sample_reader.get_by_label(field)).to_be_focused()
    assert urlsplit(sample_reader.url).path == path
    assert not urlsplit(sample_reader.url).query
