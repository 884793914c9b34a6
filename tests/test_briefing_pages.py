"""The briefing pages: steps without scripts, one printed page, editing, Word, wrong input."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import docx
import httpx
import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.api.app import create_app
from assistant.council import AnswerClass
from assistant.settings import Settings
from tests.conftest import serving
from tests.invented_papers import tools_for
from tests.page_rules import faults_at_widths, faulty_stops, tab_stops
from tests.recorded_papers import CHILDREN, Recorded, dated_paper, exchange, record_library

COMMITTEE = "Children's Services Overview and Scrutiny Committee"
PARTS = ("actions", "questions", "promises", "recommendations", "changes", "enquiries")
HOSTILE = "Councillor Moss asked why <script>alert(1)</script> & <b>bold</b> were minuted."
PAPER = dated_paper("Minutes", "Children's Scrutiny Committee, 14 January 2025", HOSTILE)


def path(step: str, **chosen: object) -> str:
    return (
        f"/briefing/{step}?{urlencode({k.rstrip('_'): v for k, v in chosen.items()}, doseq=True)}"
    )


MEETING = path("draft", committee=COMMITTEE, meeting="2026-03-09", item="all", include=PARTS)
ITEM = path(
    "draft",
    committee=COMMITTEE,
    meeting="2026-03-09",
    item="Child R action plan: final report",
    include=PARTS,
)
PLAN = path("draft", plan="Child R action plan", include=PARTS)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Give a client of an app with one paper that holds markup."""
    folder: Path = tmp_path_factory.mktemp("briefed")
    library = record_library(
        folder,
        [Recorded(PAPER, [exchange(PAPER, HOSTILE, None, AnswerClass.NONE_RECORDED)])],
    )
    app = create_app(Settings(host="127.0.0.1"), tools_for(library))
    with serving(app) as address, httpx.Client(base_url=address, timeout=10) as client:
        yield client
    library.close()


def prepared(page: Page, address: str) -> None:
    """Open a briefing; while it is prepared, the page asks again by itself."""
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Briefing:", timeout=30_000)


def test_a_briefing_is_prepared_without_scripts(browser: Browser, sample_url: str) -> None:
    context = browser.new_context(base_url=sample_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/briefing")
    page.get_by_role("radio", name=COMMITTEE).check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("radio", name="9 March 2026").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("radio", name="Item 4: Child R action plan: final report").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("checkbox", name="Promised follow-ups").uncheck()
    page.get_by_role("button", name="Prepare the briefing").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(
        "Briefing: item 4, Child R action plan: final report", timeout=30_000
    )
    expect(page.get_by_role("heading", name="Outstanding actions")).to_be_visible()
    expect(page.get_by_role("heading", name="Promised follow-ups")).to_have_count(0)
    expect(page.get_by_text("To print, use your browser’s own print command.")).to_be_visible()
    page.locator(".app-cite").first.click()
    expect(page.get_by_role("heading", name="Passage used")).to_be_visible()
    context.close()


def test_a_topic_that_is_too_long_is_told_beside_its_field(small: httpx.Client) -> None:
    chosen = {"committee": CHILDREN, "meeting": "none", "item": "x" * 301}
    page = small.get(path("include", **chosen))
    assert page.status_code == 422
    assert '<a href="#topic">Topic must be 300 characters or less</a>' in page.text
    assert 'aria-describedby="topic-hint topic-error"' in page.text
    assert small.get(path("draft", **chosen, include=PARTS)).status_code == 422
    assert small.get(path("include", **{**chosen, "item": "x" * 300})).status_code == 200


def test_a_source_opens_over_the_briefing_and_what_is_typed_stays(sample_reader: Page) -> None:
    prepared(sample_reader, ITEM)
    for link in (
        sample_reader.locator(".app-cite"),
        sample_reader.locator(".app-brief__sources a"),
    ):
        link.nth(2).click()
        expect(sample_reader.locator("#panel-title")).to_contain_text("Source 3:")
        sample_reader.get_by_role("button", name="Close source").click()
    sample_reader.get_by_role("link", name="Change the lines").click()
    sample_reader.get_by_role("textbox").first.fill("In my own words")
    sample_reader.locator(".app-cite").first.click()
    sample_reader.get_by_role("button", name="Close source").click()
    expect(sample_reader.get_by_role("textbox").first).to_have_value("In my own words")


def test_a_briefing_is_printed_once_for_one_press(sample_reader: Page) -> None:
    prepared(sample_reader, PLAN)
    sample_reader.evaluate("() => { window.printed = 0; window.print = () => { printed += 1 } }")
    sample_reader.get_by_role("button", name="Print").click()
    assert sample_reader.evaluate("printed") == 1


@pytest.mark.parametrize("address", [MEETING, ITEM, PLAN])
def test_a_briefing_prints_on_one_page(sample_reader: Page, address: str) -> None:
    prepared(sample_reader, address)
    printed = sample_reader.pdf(prefer_css_page_size=True)
    document = pdfium.PdfDocument(printed)
    text = document[0].get_textpage().get_text_bounded()
    width, height = document[0].get_size()

    assert (len(document), round(width), round(height)) == (1, 595, 842)
    assert "Preparation, not a record." in text
    assert "Change the lines" not in text
    assert "Previous answers" not in text


@pytest.mark.parametrize(
    "address",
    [
        "/briefing",
        path("item", committee=COMMITTEE),
        path("item", committee=COMMITTEE, meeting="2026-03-09"),
        path("include", committee=COMMITTEE, meeting="none", item=""),
        MEETING,
        MEETING.replace("draft", "edit"),
    ],
    ids=["committee", "meeting missing", "item", "include", "draft", "edit"],
)
def test_no_rule_is_broken_and_nothing_overflows(
    sample_reader: Page, address: str, tolerated: list[str]
) -> None:
    tolerated.append("422 (Unprocessable Entity)")
    if address == MEETING:
        prepared(sample_reader, address)
    assert faults_at_widths(sample_reader, lambda page: page.goto(address)) == {}


def test_the_keyboard_reaches_everything_in_sight(sample_reader: Page) -> None:
    for address in (path("meeting", committee=COMMITTEE), PLAN):
        sample_reader.goto(address)
        assert faulty_stops(tab_stops(sample_reader)) == []


def test_a_line_is_reworded_left_out_and_added_before_it_is_sent(sample_reader: Page) -> None:
    page = sample_reader
    prepared(page, PLAN)
    page.get_by_role("link", name="Change the lines").click()
    boxes = page.get_by_role("textbox")
    count = boxes.count()
    boxes.first.fill("Is the caseload <b>16</b> yet?")
    page.get_by_role("checkbox", checked=True).nth(1).uncheck()
    page.get_by_text("of “Questions not yet answered” not on the page").click()
    added = page.get_by_role("group", name="Questions not yet answered").get_by_role(
        "checkbox", checked=False
    )
    added.last.check()
    page.get_by_role("button", name="Show the page").click()

    changed = page.locator(".app-brief__line").first
    expect(changed).to_contain_text("Is the caseload <b>16</b> yet? (edited by you)")
    expect(changed.locator(".app-cite")).not_to_have_count(0)
    expect(page.locator(".app-brief__line")).to_have_count(count)
    with page.expect_download() as sent:
        page.get_by_role("button", name="Download as Word").click()
    document = docx.Document(io.BytesIO(Path(sent.value.path()).read_bytes()))
    assert "Is the caseload <b>16</b> yet? (edited by you)" in document.tables[0].cell(1, 0).text
    page.get_by_role("button", name="Change the lines").click()
    expect(page.get_by_role("textbox").first).to_have_value("Is the caseload <b>16</b> yet?")
    expect(page.get_by_role("textbox")).to_have_count(count)


def test_words_that_are_too_long_are_kept_and_told(small: httpx.Client) -> None:
    form = small.get("/briefing/edit", params={"committee": CHILDREN, "meeting": "none"}).text
    key = form.split('name="text-', 1)[1].split('"', 1)[0]
    words = "word " * 300
    sent = {"committee": CHILDREN, "meeting": "none", "line": key, f"text-{key}": words}

    told = small.post("/briefing/edit", data={**sent, "as": "page"})

    assert told.status_code == 422
    assert "<title>Error: " in told.text
    assert told.text.count("Line must be 1,000 characters or less") == 2
    assert words.strip() in told.text


def test_text_of_papers_is_never_markup(small: httpx.Client) -> None:
    for step in ("draft", "edit"):
        page = small.get(f"/briefing/{step}?committee={CHILDREN}&meeting=none&include=questions")
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;" in page.text
        assert "<script>alert" not in page.text
    sent = small.get(f"/briefing/word?committee={CHILDREN}&meeting=none")
    document = docx.Document(io.BytesIO(sent.content))
    assert HOSTILE in document.tables[0].cell(1, 0).text


def test_nothing_outstanding_is_said_in_words(small: httpx.Client) -> None:
    page = small.get(f"/briefing/draft?committee={CHILDREN}&meeting=none&include=actions").text

    assert "No outstanding actions are on record for this committee." in page
    assert "from papers up to 14 January 2025." in page


def test_a_form_of_another_site_is_refused(small: httpx.Client) -> None:
    sent = small.post("/briefing/edit", headers={"Sec-Fetch-Site": "cross-site"})

    assert sent.status_code == 403


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        (path("meeting"), 422, "Select a committee"),
        (path("item", committee=CHILDREN), 422, "Select a meeting"),
        (path("include", plan=""), 422, "Select a review or action plan"),
        (path("draft", committee=CHILDREN, meeting="none"), 422, "Select what to include"),
        (path("meeting", committee="Nobody"), 404, "There is no paper of the committee"),
        (path("item", committee=CHILDREN, meeting="2001-01-01"), 404, "No paper tells of a"),
        (path("item", committee=CHILDREN, meeting="soon"), 404, "No paper tells of a"),
        (path("draft", plan="No such", include="actions"), 404, "There is no plan"),
        (path("word", committee="Nobody"), 404, "There is no paper"),
        (path("plan"), 200, "No action plans or reviews are held yet."),
        (path("item", committee=CHILDREN, meeting="none"), 200, "Which topic"),
    ],
)
def test_wrong_input_is_told_in_plain_words(
    small: httpx.Client, address: str, status: int, words: str
) -> None:
    response = small.get(address, headers={"Accept": "text/html"})

    assert response.status_code == status
    assert words in response.text
