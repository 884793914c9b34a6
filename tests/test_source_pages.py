"""Pages on sources, papers and requests in a browser: ways through them, words, rules."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect

from assistant.answering.pipeline import Tools
from assistant.api.app import create_app
from assistant.documents import Document
from assistant.settings import Settings
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from assistant.stores.view import View
from assistant.stores.writer import Writer
from tests.invented_papers import (
    NEVER,
    QUOTED,
    build_library,
    cite,
    fixed_answers,
    tools_for,
)
from tests.page_rules import faults_at_widths, faulty_stops, tab_stops

Served = Callable[[FastAPI], str]
SOURCE = re.compile(r"^/sources/[0-9a-f]{24}\?start=\d+&end=\d+$")
HTML = {"Accept": "text/html"}
MAX_PANEL_BYTES = 80 * 1024


@pytest.fixture(scope="session")
def view(sample_tools: Tools) -> View:
    """Give the sample papers as a public reader sees them."""
    return sample_tools.library.view(sample_tools.access)


def named(view: View, part: str) -> Document:
    return next(paper for paper in view.documents.values() if part in paper.file)


def address(view: View, part: str, rest: str = "") -> str:
    return f"/papers/{named(view, part).document_id}{rest}"


REVIEW = "local-child-safeguarding-practice-review-child-r"
STATES = {
    "paper with versions": ("draft-minutes-2024-07-08", ""),
    "paper with pages": (REVIEW, ""),
    "scanned paper": ("letter-from-the-independent-scrutineer", "/pages/1"),
    "page with a match": (REVIEW, "/pages/2?q=neglect&match=3"),
    "part of a paper": ("action-plan-v2", "/pages/1"),
    "places found": (REVIEW, "/find?q=neglect"),
    "records of a paper": ("draft-minutes-2024-07-08", "/records/exchanges"),
    "no records of a paper": ("aldermere-chronicle", "/records/actions"),
    "nothing found": (REVIEW, "/find?q=aardvark"),
}


@pytest.mark.parametrize("state", STATES)
def test_no_rule_is_broken_on_pages_of_papers(sample_reader: Page, view: View, state: str) -> None:
    part, rest = STATES[state]
    where = address(view, part, rest)
    assert faults_at_widths(sample_reader, lambda page: page.goto(where)) == {}
    assert faulty_stops(tab_stops(sample_reader)) == []


def test_no_rule_is_broken_on_a_request(reader: Page, tolerated: list[str]) -> None:
    tolerated.append("422")

    def wrong(page: Page) -> None:
        page.goto("/requests")
        page.get_by_role("button", name="Draft the request").click()
        expect(page.get_by_role("alert")).to_contain_text("Choose what kind of paper it is")

    assert faults_at_widths(reader, wrong) == {}
    reader.get_by_label("Which paper").fill("Neglect strategy")
    reader.get_by_label("A paper of the cabinet").check()
    reader.get_by_role("button", name="Draft the request").click()
    expect(reader.locator("#draft")).to_contain_text("10 clear days")
    assert faults_at_widths(reader, lambda page: None) == {}
    assert faulty_stops(tab_stops(reader)) == []


def test_matches_are_walked_through_without_scripts(
    browser: Browser, sample_url: str, view: View
) -> None:
    context = browser.new_context(base_url=sample_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(address(view, REVIEW))
    page.get_by_role("searchbox").fill("NEGLECT")
    page.get_by_role("button", name="Find").click()
    count = page.locator("#results").inner_text()
    total = int(count.split()[0])
    page.get_by_role("link", name="match 1", exact=False).first.click()
    for number in range(1, total):
        expect(page.get_by_text(f"Match {number} of {total} for")).to_be_visible()
        expect(page.locator("#match")).to_have_text("neglect", ignore_case=True)
        page.get_by_role("link", name="Next match").click()
    expect(page.get_by_role("link", name="Next match")).to_have_count(0)
    page.get_by_role("link", name="Previous match").click()
    expect(page.get_by_text(f"Match {total - 1} of {total} for")).to_be_visible()
    context.close()


def test_the_sources_of_an_answer_are_walked_through_without_scripts(
    browser: Browser, base_url: str
) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Your question").fill("What was promised?")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.locator(".app-cite").first.click()
    expect(page.get_by_text("Source 1 of 3")).to_be_visible()
    expect(page.get_by_role("link", name="Previous source")).to_have_count(0)
    page.get_by_role("link", name="Next source").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Source 2:")
    expect(page.get_by_role("link", name="Back to your answer")).to_be_visible()
    assert "answer=" not in page.locator("#address").inner_text()
    context.close()


def test_sources_turn_inside_the_panel_and_focus_goes_to_their_title(reader: Page) -> None:
    reader.goto("/")
    reader.get_by_label("Your question").fill("What was promised?")
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("status").first).to_contain_text("Answer ready")
    reader.reload()
    reader.locator(".app-cite").first.click()
    panel = reader.locator("#panel")
    panel.get_by_role("link", name="Next source").click()
    expect(reader.locator("#panel-title")).to_contain_text("Source 2:")
    expect(reader.locator("#panel-title")).to_be_focused()
    second = reader.locator(".app-cite[aria-current]")
    expect(second).to_contain_text("Source 2")
    reader.keyboard.press("Escape")
    expect(reader.locator(".app-cite").nth(1)).to_be_focused()


def test_back_on_a_phone_closes_the_source_and_keeps_the_answer(reader: Page) -> None:
    reader.set_viewport_size({"width": 390, "height": 800})
    reader.goto("/about")
    reader.goto("/")
    reader.get_by_label("Your question").fill("What was promised?")
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("status").first).to_contain_text("Answer ready")
    answered = reader.url
    panel, chip = reader.locator("#panel"), reader.locator(".app-cite").first
    for leave in (reader.go_back, reader.get_by_role("button", name="Close source").click):
        chip.click()
        expect(panel).to_be_visible()
        leave()
        expect(panel).to_be_hidden()
        expect(chip).to_be_focused()
        expect(reader).to_have_url(answered)
    reader.go_back()
    expect(reader).to_have_url(re.compile("/about$"))


def test_a_picture_is_zoomed_by_address(sample_reader: Page, view: View) -> None:
    sample_reader.goto(address(view, REVIEW, "/pages/2?q=neglect&match=3"))
    sheet = sample_reader.locator(".app-sheet__page")
    width = (sheet.bounding_box() or {"width": 0})["width"]
    sample_reader.get_by_role("link", name="Zoom in").click()
    expect(sample_reader.get_by_text("Shown at 150%")).to_be_visible()
    assert (sheet.bounding_box() or {"width": 0})["width"] > 1.4 * width
    picture = sample_reader.get_by_role("img")
    assert picture.evaluate("e => e.decode().then(() => e.naturalWidth)") > 1200
    expect(sample_reader.locator("#match")).to_have_text("neglect")
    sample_reader.get_by_role("link", name="Zoom out").click()
    expect(sample_reader.get_by_role("link", name="Zoom out")).to_have_count(0)


def test_a_paper_leads_to_its_versions_and_to_what_changed_it(
    sample_reader: Page, view: View
) -> None:
    sample_reader.goto(address(view, "draft-minutes-2024-07-08"))
    expect(sample_reader.get_by_text("8 July 2024, the date of the meeting")).to_be_visible()
    amended = sample_reader.get_by_role("link", name="Minutes, 7 October 2024", exact=True)
    expect(amended).to_have_attribute("href", SOURCE)
    sample_reader.get_by_role("link", name="Go to the version that counts now").click()
    expect(sample_reader.get_by_text("Approved as amended").first).to_be_visible()
    expect(sample_reader.get_by_role("link", name="Go to the version")).to_have_count(0)
    amended.click()
    expect(sample_reader.locator("mark").first).to_contain_text('delete "146" and insert "164"')


def test_records_of_a_paper_are_listed_with_their_places(sample_reader: Page, view: View) -> None:
    sample_reader.goto(address(view, "draft-minutes-2024-07-08"))
    sample_reader.get_by_role("link", name="13 questions asked", exact=True).click()
    expect(sample_reader.get_by_role("heading", level=1)).to_have_text("13 questions asked")
    expect(sample_reader.locator(".app-finds > li")).to_have_count(13)
    words = sample_reader.locator(".app-lines").nth(1).inner_text().split()
    sample_reader.get_by_role("link", name=re.compile("^See .* number 2$")).click()
    assert sample_reader.locator("mark").first.inner_text().split()[:20] == words[:20]


def test_not_found_answers_lead_to_a_request_that_says_what_was_searched(reader: Page) -> None:
    reader.goto("/")
    reader.get_by_label("Your question").fill(NEVER)
    reader.keyboard.press("Enter")
    reader.get_by_role("link", name="Draft a request for a paper").click()
    expect(reader.get_by_label("What is it for?")).to_have_value(
        f"It would help to answer: “{NEVER}”\nI did not find it in the 2 papers that I searched, "
        "the newest dated 3 February 2025."
    )


@pytest.fixture
def withdrawn(tmp_path: Path, served: Served) -> Iterator[tuple[httpx.Client, str, str]]:
    """Give a client of an app whose cited minutes were withdrawn, their id and a source's address."""
    library = build_library(tmp_path)
    found = cite(library, 1, QUOTED)
    settings = Settings(host="127.0.0.1", council_name="Aldermere Borough Council")
    place = StorePlace(tmp_path / "stores")
    url = served(create_app(settings, tools_for(library), fixed_answers))
    answer = httpx.post(f"{url}/api/answers", json={"question": "What was promised?"}).json()
    with Writer(place, "fixed", 4) as writer:
        writer.withdraw(found.document_id, "published by mistake")
        writer.publish()
    url = served(create_app(settings, tools_for(Library(place)), fixed_answers))
    with httpx.Client(base_url=url, headers=HTML) as client:
        yield client, found.document_id, f"{found.url}&n=1&answer={answer['answer_id']}"


def test_withdrawn_papers_say_so_and_show_nothing(
    withdrawn: tuple[httpx.Client, str, str],
) -> None:
    client, document_id, source = withdrawn
    for path in (f"/papers/{document_id}", source):
        page = client.get(path)
        assert page.status_code == 404
        assert "This paper was withdrawn" in page.text
        assert "published by mistake" in page.text
        assert QUOTED not in page.text
    for rest in ("/pages/1", "/find?q=families", "/original", "/pages/1.webp"):
        assert client.get(f"/papers/{document_id}{rest}").status_code == 404


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/papers/none", 404),
        ("/papers/none/find?q=x", 404),
        ("/papers/none/pages/1", 404),
        ("/papers/{paper}/pages/0", 404),
        ("/papers/{paper}/pages/99", 404),
        ("/papers/{paper}/pages/one", 404),
        ("/papers/{paper}/pages/1.webp?size=huge", 422),
        ("/papers/{paper}/pages/1?zoom=9000", 422),
        ("/papers/{paper}/find?page=0", 422),
        ("/papers/{paper}/records/unread-tables", 404),
        ("/papers/none/records/actions", 404),
        ("/papers/{paper}/find?q=" + "x" * 300, 422),
    ],
)
def test_wrong_addresses_are_told_in_words(
    base_url: str, invented_tools: Tools, path: str, status: int
) -> None:
    paper = cite(invented_tools.library, 1, QUOTED).document_id
    page = httpx.get(base_url + path.format(paper=paper), headers=HTML)
    assert page.status_code == status
    assert "<h1" in page.text


def test_what_is_looked_for_is_shown_as_text(base_url: str, invented_tools: Tools) -> None:
    paper = cite(invented_tools.library, 1, QUOTED).document_id
    hostile = "<img src=x onerror=alert(1)>"
    for path in ("/find", "/pages/1"):
        page = httpx.get(f"{base_url}/papers/{paper}{path}", params={"q": hostile}, headers=HTML)
        assert "<img src=x" not in page.text
        assert "&lt;img src=x onerror=alert(1)&gt;" in page.text


def test_the_panel_keeps_its_budget(sample_url: str, view: View) -> None:
    papers = [paper for paper in view.documents.values() if paper.file_type == "pdf"]
    for paper in papers:
        passage = view.passages_of(paper.document_id)[-1]
        panel = httpx.get(f"{sample_url}/sources/{passage.passage_id}?part=panel")
        page = passage.locator.page
        picture = httpx.get(f"{sample_url}/papers/{paper.document_id}/pages/{page}.webp")
        assert len(gzip.compress(panel.content)) + len(picture.content) <= MAX_PANEL_BYTES, (
            paper.file
        )
