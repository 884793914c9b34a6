"""Every page at three widths: accessibility rules, reflow, keyboard, budgets, sources."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, Response, expect

from assistant.answering.pipeline import Tools
from assistant.documents import DocumentKind
from tests.invented_papers import NEVER, PLAN_ROW, QUOTED, cite
from tests.page_rules import OVERFLOW, WIDTHS, axe_violations, faulty_stops, tab_stops

MAX_TOTAL_BYTES = 100 * 1024
MAX_SCRIPT_BYTES = 6 * 1024
MAX_REQUESTS = 8
MAX_PANEL_BYTES = 80 * 1024


def ask(page: Page, question: str) -> None:
    page.goto("/")
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Answer ready")


def open_panel(page: Page) -> None:
    ask(page, "What was promised?")
    page.locator(".app-cite").first.click()
    expect(page.locator("#panel")).to_be_visible()
    expect(page.locator("#panel-title")).to_be_focused()


def empty(page: Page) -> None:
    page.goto("/")
    page.get_by_text("Choose which papers to search").click()


def answered(page: Page) -> None:
    ask(page, "What was promised?")


def none_found(page: Page) -> None:
    ask(page, NEVER)


def wrong_form(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Ask", exact=True).click()


def at(path: str) -> Callable[[Page], None]:
    def go(page: Page) -> None:
        page.goto(path)

    return go


@pytest.fixture(scope="session")
def source_href(invented_tools: Tools) -> str:
    """Give the address of the quoted sentence in its printed minutes."""
    found = cite(invented_tools.library, 1, QUOTED)
    return f"{found.url}&n=1"


STATES = {
    "empty": empty,
    "answered": answered,
    "none found": none_found,
    "panel": open_panel,
    "papers": at("/papers"),
}
PLAINER_STATES = {
    "wrong form": wrong_form,
    "about": at("/about"),
    "accessibility": at("/accessibility"),
    "privacy": at("/privacy"),
    "docs": at("/docs"),
    "no such page": at("/nowhere"),
}


@pytest.mark.parametrize("state", [*STATES, "source"])
def test_no_rule_is_broken_and_nothing_overflows(
    reader: Page, state: str, source_href: str
) -> None:
    reach = STATES.get(state) or at(source_href)
    found = {}
    for width, height in WIDTHS:
        reader.set_viewport_size({"width": width, "height": height})
        if width == WIDTHS[0][0] or (state == "panel" and width == WIDTHS[1][0]):
            reach(reader)
        found[width] = [*axe_violations(reader), reader.evaluate(OVERFLOW)]
    assert found == {width: [""] for width, _ in WIDTHS}


@pytest.mark.parametrize("state", PLAINER_STATES)
def test_no_rule_is_broken_on_plainer_pages(reader: Page, state: str, tolerated: list[str]) -> None:
    tolerated.append("404 (Not Found)")
    reader.set_viewport_size({"width": 320, "height": 640})
    PLAINER_STATES[state](reader)
    assert [*axe_violations(reader), reader.evaluate(OVERFLOW)] == [""]


def test_text_may_be_spaced_and_doubled(reader: Page) -> None:
    reader.set_viewport_size({"width": 640, "height": 800})
    answered(reader)
    reader.evaluate(
        """() => { const style = document.documentElement.style; style.fontSize = '200%'
        for (const e of document.querySelectorAll('body *')) {
            e.style.letterSpacing = '.12em'; e.style.wordSpacing = '.16em'; e.style.lineHeight = '1.5'
        } }"""
    )
    assert reader.evaluate(OVERFLOW) == ""


@pytest.mark.parametrize("width", [1280, 320])
def test_the_keyboard_reaches_everything_in_sight(reader: Page, width: int) -> None:
    reader.set_viewport_size({"width": width, "height": 720})
    answered(reader)
    reader.reload()
    stops = tab_stops(reader)
    assert faulty_stops(stops) == []
    names = [str(stop["name"]) for stop in stops]
    assert names[0] == "Skip to main content"
    assert any(name.startswith("Source 1, Minutes") for name in names)
    assert "Which promised reports are still outstanding?" in names
    assert names.index("Copy answer and sources") < names.index("question")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_source_opens_marked_and_gives_focus_back(reader: Page, width: int) -> None:
    reader.set_viewport_size({"width": width, "height": 800})
    open_panel(reader)
    panel = reader.locator("#panel")
    chip = reader.locator(".app-cite").first
    expect(chip).to_have_attribute("aria-current", "true")
    expect(panel.get_by_role("heading", level=2)).to_have_text("Source 1: Minutes, 14 January 2025")
    expect(panel.locator("mark").first).to_have_text(QUOTED)
    picture = panel.get_by_role("img")
    expect(picture).to_be_visible()
    assert picture.evaluate("e => e.decode().then(() => e.naturalWidth)") == 893
    expect(panel.locator("rect")).to_have_count(2)
    assert panel.evaluate("e => e.matches(':modal')") is (width < 1024)
    reader.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(chip).to_be_focused()
    expect(chip).not_to_have_attribute("aria-current", "true")
    chip.press("Enter")
    panel.get_by_role("button", name="Close source").click()
    expect(chip).to_be_focused()


def test_pages_turn_inside_the_panel_without_losing_focus(reader: Page) -> None:
    open_panel(reader)
    panel = reader.locator("#panel")
    panel.get_by_role("link", name="Previous page").click()
    expect(panel.get_by_role("img", name="Page 1 of the paper")).to_be_visible()
    expect(panel.locator(".app-sheet")).to_be_focused()
    reader.keyboard.press("Escape")
    expect(reader.locator(".app-cite").first).to_be_focused()


def test_boxes_cover_the_quotation_on_the_picture(reader: Page, source_href: str) -> None:
    reader.goto(source_href)
    boxes = reader.locator(".app-sheet__boxes rect")
    expect(boxes).to_have_count(2)
    first = box_of(boxes.first)
    assert 0.11 < first["x"] < 0.6
    assert 0.14 < first["y"] < 0.25
    assert 0.005 < first["height"] < 0.02


def box_of(rectangle: Locator) -> dict[str, float]:
    names = ("x", "y", "width", "height")
    return {name: float(rectangle.get_attribute(name) or "nan") for name in names}


def test_the_source_page_shows_the_context_and_other_pages(reader: Page, source_href: str) -> None:
    reader.goto(source_href)
    expect(reader.get_by_role("heading", level=1)).to_have_text(
        "Source 1: Minutes, 14 January 2025"
    )
    reader.get_by_text("Show the paragraphs before and after").click()
    expect(reader.locator(".app-wider")).to_contain_text("212 households")
    expect(reader.get_by_role("link", name="Open the original at page 2 (PDF")).to_be_visible()
    reader.get_by_role("link", name="Previous page").click()
    expect(reader.get_by_role("img", name="Page 1 of the paper")).to_be_visible()
    expect(reader.locator(".app-sheet__boxes")).to_have_count(0)


def test_a_paper_without_pages_has_no_picture(reader: Page, invented_tools: Tools) -> None:
    found = cite(invented_tools.library, 3, PLAN_ROW)
    assert found.kind is DocumentKind.ACTION_PLAN
    reader.goto(found.url)
    expect(reader.get_by_role("heading", level=1)).to_have_text(
        "Source: Action plan, 3 February 2025"
    )
    expect(reader.locator("mark").first).to_have_text(PLAN_ROW)
    expect(reader.get_by_role("img")).to_have_count(0)


def test_papers_lists_every_file_with_its_reason(reader: Page) -> None:
    reader.goto("/papers")
    expect(reader.get_by_text("4 documents, 2 need attention.")).to_be_visible()
    row = reader.get_by_role("row").filter(has_text="minutes/scan.pdf")
    expect(row).to_contain_text("This PDF has no text. It looks scanned.")
    row.get_by_text("What was found").click()
    expect(row.get_by_text("page 1 has no text; OCR is not installed")).to_be_visible()
    expect(reader.get_by_role("row").filter(has_text="xlsx")).to_contain_text("1 warning")


def weight(response: Response) -> int:
    """Return what a response weighs on the wire, near enough: its body compressed."""
    if response.headers.get("content-type", "").startswith("image/webp"):
        return len(response.body())
    return len(gzip.compress(response.body(), 9))


def test_the_ask_page_keeps_its_budget(reader: Page, base_url: str) -> None:
    responses: list[Response] = []
    reader.on("response", lambda response: responses.append(response))
    reader.goto("/", wait_until="networkidle")
    sizes = {urlsplit(response.url).path: weight(response) for response in responses}
    own = sum(size for path, size in sizes.items() if path.endswith(".js") and "govuk" not in path)
    assert len(responses) <= MAX_REQUESTS
    assert sum(sizes.values()) <= MAX_TOTAL_BYTES
    assert own <= MAX_SCRIPT_BYTES
    responses.clear()
    open_panel(reader)
    reader.wait_for_load_state("networkidle")
    panel = [r for r in responses if "/sources/" in r.url or r.url.endswith(".webp")]
    assert sum(weight(response) for response in panel) <= MAX_PANEL_BYTES


def test_forced_colours_leave_the_text_under_the_boxes(reader: Page, source_href: str) -> None:
    reader.emulate_media(forced_colors="active")
    reader.goto(source_href)
    assert reader.locator("rect").first.evaluate("e => getComputedStyle(e).fill") == "none"


def test_print_leaves_out_forms_and_menus(reader: Page) -> None:
    answered(reader)
    reader.emulate_media(media="print")
    expect(reader.get_by_label("Your question")).to_be_hidden()
    expect(reader.get_by_role("heading", name="Sources")).to_be_visible()
    expect(reader.locator(".govuk-footer")).to_be_hidden()
