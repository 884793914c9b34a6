"""The Ask page in a browser: asking, stopping, failing, with and without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.invented_papers import BREAKS, NEVER, QUOTED, SLOWLY

SHOWN_WITHIN_MS = 8000


def ask(page: Page, question: str) -> None:
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")


def ask_and_wait(page: Page, question: str = "What was promised?") -> None:
    ask(page, question)
    expect(page.get_by_role("status").first).to_contain_text(
        "Answer ready", timeout=SHOWN_WITHIN_MS
    )


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def test_an_answer_shows_status_sentences_and_numbered_sources(reader: Page) -> None:
    reader.goto("/")
    ask_and_wait(reader)
    turn = reader.get_by_role("list", name="Questions and answers").get_by_role("listitem").first
    expect(turn.get_by_role("heading", level=2)).to_have_text("You asked: What was promised?")
    expect(turn.get_by_text("Partly answered")).to_be_visible()
    expect(turn.get_by_text("Some of what you asked is not in the papers.")).to_be_visible()
    expect(turn.get_by_text(QUOTED)).to_be_visible()
    chip = turn.get_by_role("link", name="Source 1, Minutes, 14 January 2025, minute 41.2, page 2")
    expect(chip.first).to_be_visible()
    expect(reader.get_by_role("status").first).to_have_text("Answer ready. 3 sources.")


def test_the_answer_in_the_accessibility_tree(reader: Page) -> None:
    reader.goto("/")
    ask_and_wait(reader)
    expect(reader.locator(".app-turn")).to_match_aria_snapshot(
        """
        - listitem:
          - 'heading "You asked: What was promised?" [level=2]'
          - paragraph:
            - strong: Partly answered
          - paragraph:
            - link "Source 1, Minutes, 14 January 2025, minute 41.2, page 2"
          - table "Actions of the plan"
          - heading "Sources" [level=3]
          - list
          - heading "You could ask next" [level=3]
          - button "Which promised reports are still outstanding?"
          - heading "You could raise in committee" [level=3]
          - list:
            - listitem:
              - button /^Copy this question and why/
          - button "Copy answer and sources"
        """
    )


def test_focus_moves_to_the_answer_only_if_the_reader_has_not_moved(reader: Page) -> None:
    reader.goto("/")
    ask_and_wait(reader)
    assert focused(reader) == "You asked: What was promised?"
    reader.get_by_label("Your question").focus()
    ask(reader, "And then?")
    reader.get_by_role("link", name="About").focus()
    expect(reader.get_by_role("heading", name="You asked: And then?")).to_be_visible()
    assert focused(reader) == "About"


def test_each_answer_begins_at_the_top_of_a_phone(reader: Page) -> None:
    reader.set_viewport_size({"width": 390, "height": 500})
    reader.goto("/")
    for number, question in enumerate(("What was promised?", "And then?", "And after?"), start=1):
        ask_and_wait(reader, question)
        expect(reader.locator(".app-turn__tools")).to_have_count(number)
        expect(reader.locator(".app-turn__question").last).to_be_focused()
        top = reader.locator(".app-turn__question").last.evaluate(
            "heading => heading.getBoundingClientRect().top"
        )
        assert 0 <= top < 100


def test_text_is_kept_from_screen_readers_only_while_it_streams(reader: Page) -> None:
    reader.goto("/")
    ask(reader, SLOWLY)
    streamed = reader.locator(".app-answer")
    expect(streamed).to_contain_text(QUOTED)
    expect(streamed).to_have_attribute("aria-hidden", "true")
    reader.keyboard.press("Escape")
    expect(streamed).not_to_have_attribute("aria-hidden", "true")


def test_stop_keeps_what_came_and_stores_it(reader: Page) -> None:
    reader.goto("/")
    reader.get_by_label("Your question").fill(SLOWLY)
    reader.get_by_role("button", name="Ask", exact=True).click()
    expect(reader.locator(".app-answer")).to_contain_text(QUOTED)
    expect(reader.get_by_role("button", name="Ask", exact=True)).to_be_hidden()
    reader.get_by_role("button", name="Stop").click()
    expect(reader.locator(".app-answer")).to_contain_text(
        "You stopped this answer. It may be incomplete."
    )
    assert focused(reader) == f"You asked: {SLOWLY}"
    for _ in range(40):
        reader.reload()
        if reader.get_by_text("This answer was stopped before it was complete.").count():
            break
    expect(reader.locator(".app-answer")).to_contain_text(QUOTED)


def test_a_slow_answer_is_admitted(reader: Page) -> None:
    reader.clock.install()
    reader.goto("/")
    ask(reader, SLOWLY)
    expect(reader.get_by_role("status").first).to_have_text("Searching 2 papers")
    reader.clock.fast_forward(8500)
    expect(reader.get_by_role("status").first).to_have_text(
        "This is taking longer than usual. You can wait or stop."
    )


def test_shift_enter_makes_a_new_line(reader: Page) -> None:
    reader.goto("/")
    box = reader.get_by_label("Your question")
    box.fill("One")
    reader.keyboard.press("Shift+Enter")
    reader.keyboard.type("two")
    expect(box).to_have_value("One\ntwo")


def test_an_empty_question_is_said_beside_the_box(reader: Page) -> None:
    reader.goto("/")
    reader.get_by_role("button", name="Ask", exact=True).click()
    expect(reader.get_by_label("Your question")).to_be_focused()
    expect(reader.get_by_text("Enter a question")).to_be_visible()
    expect(reader).to_have_title(re.compile("^Error: Ask"))


def test_an_answer_that_breaks_puts_the_question_back(reader: Page, tolerated: list[str]) -> None:
    tolerated.append("net::ERR_")
    reader.goto("/")
    ask(reader, BREAKS)
    expect(reader.get_by_role("status").first).to_contain_text("Sorry, the answer did not finish.")
    expect(reader.get_by_label("Your question")).to_have_value(BREAKS)
    expect(reader.get_by_label("Your question")).to_be_focused()
    expect(reader.locator(".app-turn")).to_have_count(0)


def test_offline_is_said_and_the_question_kept(reader: Page, tolerated: list[str]) -> None:
    tolerated.append("net::ERR_INTERNET_DISCONNECTED")
    reader.goto("/")
    reader.context.set_offline(True)
    ask(reader, "Is anyone there?")
    expect(reader.get_by_role("status").first).to_contain_text("You are offline.")
    expect(reader.locator("#question-error")).to_contain_text("You are offline.")
    expect(reader.get_by_text("Get answers from minutes")).to_be_visible()
    expect(reader.get_by_label("Your question")).to_have_value("Is anyone there?")


def test_nothing_found_says_what_was_searched_and_what_came_closest(reader: Page) -> None:
    reader.goto("/")
    ask_and_wait(reader, NEVER)
    expect(reader.get_by_text("Not in the indexed papers", exact=True)).to_be_visible()
    reader.get_by_text("Show the nearest passages I found").click()
    expect(reader.get_by_text(QUOTED)).to_be_visible()
    expect(reader.get_by_text("Searched 2 papers")).to_be_visible()
    expect(reader.get_by_role("heading", name="Sources")).to_have_count(0)


def test_a_follow_up_continues_the_conversation_and_survives_a_reload(reader: Page) -> None:
    reader.goto("/")
    ask_and_wait(reader)
    reader.get_by_role("button", name="Which promised reports are still outstanding?").click()
    expect(reader.locator(".app-turn")).to_have_count(2)
    expect(reader.get_by_role("status").first).to_contain_text("Answer ready")
    expect(reader.get_by_role("heading", name="You could ask next")).to_have_count(1)
    reader.reload()
    expect(reader.locator(".app-turn")).to_have_count(2)
    reader.get_by_role("button", name="Delete these questions and answers").click()
    reader.get_by_role("button", name="Delete", exact=True).click()
    expect(reader.get_by_text("The questions and their answers are deleted.")).to_be_visible()
    reader.goto("/")
    expect(reader.locator(".app-turn")).to_have_count(0)


def test_the_answer_can_be_copied(reader: Page) -> None:
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.goto("/")
    ask_and_wait(reader)
    reader.get_by_role("button", name="Copy answer and sources").click()
    expect(reader.get_by_role("status").first).to_have_text("Copied.")
    copied = str(reader.evaluate("navigator.clipboard.readText()"))
    assert copied.startswith("What was promised?")
    assert f"{QUOTED}” [1]" in copied
    assert "1. Minutes, Children and Families Scrutiny Committee, 14 January 2025" in copied


def test_chosen_papers_are_shown_with_the_answer(reader: Page) -> None:
    reader.goto("/")
    reader.get_by_text("Choose which papers to search").click()
    reader.get_by_label("Minutes", exact=True).check()
    reader.get_by_label("Dated from").fill("2025-01-01")
    ask_and_wait(reader)
    expect(reader.get_by_text("Searched only: Minutes, from 1 January 2025")).to_be_visible()
    reader.reload()
    expect(reader.get_by_text("Searching only: Minutes, from 1 January 2025")).to_be_visible()


def test_the_components_of_the_design_system_start(reader: Page) -> None:
    reader.goto("/")
    expect(reader.locator("[data-govuk-skip-link-init]")).to_have_count(1)
    expect(reader.locator("[data-govuk-service-navigation-init]")).to_have_count(1)
    reader.set_viewport_size({"width": 390, "height": 800})
    expect(reader.get_by_role("button", name="Menu")).to_be_visible()


@pytest.fixture
def plain(browser: Browser, base_url: str) -> Page:
    """Give a page of a browser without scripts."""
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    page.set_default_timeout(SHOWN_WITHIN_MS)
    return page


def test_everything_works_without_scripts(plain: Page) -> None:
    plain.goto("/")
    plain.get_by_label("Your question").fill("What was promised?")
    plain.get_by_role("button", name="Ask", exact=True).click()
    expect(plain).to_have_url(re.compile(r"/\?conversation=\w+#answer-\w+$"))
    expect(plain.get_by_text(QUOTED)).to_be_visible()
    expect(plain.get_by_role("button", name="Copy answer and sources")).to_be_hidden()
    plain.get_by_role("button", name="Which promised reports are still outstanding?").click()
    expect(plain.locator(".app-turn")).to_have_count(2)
    plain.locator(".app-cite").first.click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Source 1: Minutes, 14 January 2025")
    expect(plain.locator("mark").first).to_have_text(QUOTED)
    plain.get_by_role("link", name="Back to your answer").click()
    expect(plain.locator(".app-turn")).to_have_count(2)
    plain.context.close()


def test_a_wrong_form_is_told_without_scripts(plain: Page) -> None:
    plain.goto("/")
    plain.get_by_label("Your question").fill(" ")
    plain.get_by_role("button", name="Ask", exact=True).click()
    expect(plain).to_have_title(re.compile("^Error: Ask"))
    expect(plain.get_by_role("link", name="Enter a question")).to_be_visible()
    plain.context.close()
