"""Your questions, feedback and the Word file in a browser, with and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.api.app import create_app
from assistant.settings import Settings
from tests.conftest import Served, browsing
from tests.invented_papers import build_library, fixed_answers, tools_for
from tests.page_rules import faults_at_widths, faulty_stops, tab_stops

HOSTILE = "What of <img src=x onerror=alert(1)> & “damp”?"


@pytest.fixture
def address(served: Served, tmp_path: Path) -> Iterator[str]:
    tools = tools_for(build_library(tmp_path))
    yield served(create_app(Settings(council_name="Aldermere"), tools, fixed_answers))
    tools.library.close()


@pytest.fixture
def own(browser: Browser, address: str, tolerated: list[str]) -> Iterator[Page]:
    """Give a page of a browser that has asked nothing yet, on stores of its own."""
    with browsing(browser, address, tolerated) as safe:
        yield safe


def ask(page: Page, question: str) -> None:
    page.goto("/")
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Answer ready")


def faults(page: Page) -> object:
    """Return what is wrong with the page as it stands: rules, reflow, keyboard."""
    found = faults_at_widths(page, lambda _: None)
    page.set_viewport_size({"width": 390, "height": 800})
    page.reload()
    return found or faulty_stops(tab_stops(page))


def test_own_questions_are_found_renamed_and_deleted(own: Page, tolerated: list[str]) -> None:
    tolerated.append("422 (Unprocessable")
    own.goto("/conversations")
    expect(own.get_by_text("There are no questions of yours here.")).to_be_visible()
    ask(own, "What was promised?")
    ask(own, HOSTILE)
    own.get_by_role("link", name="Your questions").click()
    expect(own.locator("main h2")).to_have_text("2 conversations")
    assert not faults(own)

    own.get_by_label("Search your questions").fill("DAMP")
    own.get_by_role("button", name="Search").click()
    expect(own.get_by_role("link", name=HOSTILE, exact=True)).to_be_visible()
    expect(own.locator("main h2")).to_have_text("1 conversation with “DAMP”")

    own.get_by_role("link", name=f"Rename {HOSTILE}").click()
    own.get_by_label("Rename these questions").fill("x" * 101)
    own.get_by_role("button", name="Save name").click()
    expect(own).to_have_title("Error: Rename these questions – Scrutiny questions – Aldermere")
    assert not faults_at_widths(own, lambda _: None)
    own.get_by_label("Rename these questions").fill("Damp in May")
    own.get_by_role("button", name="Save name").click()
    expect(own.get_by_role("alert")).to_contain_text("The new name is saved.")
    expect(own.get_by_text(f"First question: {HOSTILE}")).to_be_visible()

    own.get_by_role("link", name="Delete Damp in May").click()
    assert not faults(own)
    own.get_by_role("button", name="Delete", exact=True).click()
    expect(own.get_by_role("alert")).to_contain_text("deleted")
    expect(own.get_by_role("link", name="What was promised?", exact=True)).to_be_visible()


def test_later_questions_are_listed_and_lead_to_their_answers(own: Page) -> None:
    ask(own, "What was promised?")
    for number, later in enumerate(("And then?", "Who asked?", "And why?", "And when?"), start=2):
        own.get_by_label("Your question").fill(later)
        own.keyboard.press("Enter")
        expect(own.locator(".app-turn__tools")).to_have_count(number)
    own.goto("/conversations")
    also = own.get_by_text("Also asked:")
    expect(also).to_have_text([f"Also asked: {q}" for q in ("And then?", "Who asked?", "And why?")])
    assert not faults(own)
    own.goto("/conversations?q=when")
    expect(also).to_have_text(["Also asked: And when?"])
    own.get_by_role("link", name="And when?").click()
    turn = own.locator(".app-turn:target")
    expect(turn.get_by_role("heading", level=2)).to_have_text("You asked: And when?")


def test_an_answer_is_judged_on_pages_that_keep_all_rules(own: Page, tolerated: list[str]) -> None:
    tolerated.append("422 (Unprocessable")
    ask(own, "What was promised?")
    own.get_by_role("link", name="No this answer was not useful").click()
    assert not faults(own)
    own.get_by_role("button", name="Send").click()
    expect(own.get_by_role("alert")).to_contain_text("Choose what was wrong")
    assert not faults_at_widths(own, lambda _: None)
    own.get_by_role("link", name="Choose what was wrong").click()
    expect(own.get_by_label("It is wrong")).to_be_focused()
    own.get_by_label("It used a paper that is out of date").check()
    own.get_by_label("What should it have said?").fill("<b>March</b>")
    own.get_by_role("button", name="Send").click()
    expect(own.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert not faults(own)

    own.goto("/feedback/list")
    row = own.get_by_role("row").filter(has_text="What was promised?")
    expect(row).to_contain_text("<b>March</b>")
    assert not faults(own)
    with own.expect_download() as download:
        row.get_by_role("link", name="Make an evaluation question").click()
    assert download.value.suggested_filename.endswith(".jsonl")


def test_a_useful_answer_is_called_so_without_leaving_it(own: Page) -> None:
    ask(own, "What was promised?")
    own.get_by_label("Your question").fill("And then")
    own.get_by_role("button", name="Yes this answer was useful").click()
    expect(own.get_by_role("status").first).to_contain_text("Thank you.")
    expect(own.locator(".app-feedback")).to_be_focused()
    expect(own.get_by_label("Your question")).to_have_value("And then")
    own.goto("/feedback/list")
    expect(own.get_by_text("1 answer was called useful, 0 not useful.")).to_be_visible()


def test_all_works_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Your question").fill("What was promised?")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.get_by_role("button", name="Yes this answer was useful").click()
    page.get_by_role("link", name="Back to your answer").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as Word").click()
    page.get_by_role("button", name="Delete these questions and answers").click()
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.get_by_text("The questions and their answers are deleted.")).to_be_visible()

    assert download.value.suggested_filename == "what-was-promised.docx"
    context.close()


@pytest.mark.parametrize("named", ["0123456789abcdef", "cut<off"])
def test_a_link_to_questions_that_are_not_kept_says_so(own: Page, named: str) -> None:
    own.goto(f"/?{urlencode({'conversation': named})}")
    told = own.get_by_text("No questions and answers are kept at this address.")
    expect(told).to_be_visible()
    assert not faults_at_widths(own, lambda _: None)
    ask(own, "What was promised?")
    expect(told).to_be_hidden()
    own.reload()
    expect(own.locator(".app-turn")).to_have_count(1)
    expect(told).to_have_count(0)
    own.goto("/")
    expect(told).to_have_count(0)
