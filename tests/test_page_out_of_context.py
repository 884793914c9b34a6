"""What a screen reader lists apart from its page: names of links, titles, where focus goes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

# Names of links and buttons of the page that lead to several places, as a list of links shows them.
SHARED_NAMES = """() => {
  const places = new Map()
  for (const link of document.querySelectorAll('main a[href]')) {
    if (!link.checkVisibility()) continue
    const name = (link.ariaLabel || link.innerText).replace(/\\s+/g, ' ').trim()
    places.set(name, (places.get(name) || new Set()).add(link.href))
  }
  return [...places].filter(([name, to]) => !name || to.size > 1).map(([name]) => name)
}"""


@pytest.mark.parametrize("path", ["/answers", "/actions", "/recommendations"])
def test_no_two_links_of_a_list_have_one_name(sample_reader: Page, path: str) -> None:
    sample_reader.goto(path)
    assert sample_reader.evaluate(SHARED_NAMES) == []


def test_sources_of_an_answer_are_told_apart_by_their_names(sample_reader: Page) -> None:
    sample_reader.goto("/")
    sample_reader.get_by_label("Your question").fill("Which actions are overdue?")
    sample_reader.keyboard.press("Enter")
    expect(sample_reader.get_by_role("status").first).to_contain_text("Answer ready")
    assert sample_reader.evaluate(SHARED_NAMES) == []
    expect(sample_reader).to_have_title(re.compile(r"^Ask: Which actions are overdue\? – "))
    title = sample_reader.title()
    sample_reader.reload()
    expect(sample_reader).to_have_title(title)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/answers?page=2", r"^Previous answers \(page 2 of \d+\) – "),
        ("/actions?status=overdue", r"^\d+ actions?: overdue – "),
        ("/recommendations?kind=scrutiny_to_executive", r"^\d+ recommendations .*– "),
        ("/papers?q=minutes", r"^\d+ papers found – Papers – "),
    ],
)
def test_titles_tell_what_of_a_list_is_shown(sample_reader: Page, path: str, title: str) -> None:
    sample_reader.goto(path)
    expect(sample_reader).to_have_title(re.compile(title))


@pytest.mark.parametrize("path", ["/actions", "/recommendations", "/papers"])
def test_the_count_has_the_focus_once_filters_are_applied(sample_reader: Page, path: str) -> None:
    sample_reader.goto(path)
    summary = sample_reader.locator("summary", has_text=re.compile("^Filter and"))
    summary.focus()
    sample_reader.keyboard.press("Enter")
    sample_reader.locator("input[name=words], input[name=q]").fill("neglect")
    sample_reader.keyboard.press("Enter")
    expect(sample_reader.locator("#results")).to_be_focused()
