"""Pictures of the main pages, kept in `test-artefacts/` to be looked at."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

FOLDER = Path(__file__).parents[1] / "test-artefacts"
WIDTHS = {1280: 900, 390: 800}
PAGES = {
    "ask": "/",
    "answers": "/answers",
    "actions": "/actions",
    "recommendations": "/recommendations",
    "briefing": "/briefing",
    "papers": "/papers",
    "evaluation": "/evaluation",
    "about": "/about",
}


def assert_kept(page: Page, name: str) -> None:
    """Keep a picture at each width, and look whether it shows anything."""
    FOLDER.mkdir(exist_ok=True)
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        kept = FOLDER / f"{name}-{width}.png"
        kept.unlink(missing_ok=True)
        page.screenshot(path=kept)
        with Image.open(kept) as picture:
            assert picture.width == width
            # A blank page has one colour; text alone has dozens of greys.
            assert len(picture.convert("RGB").getcolors(picture.width * picture.height) or ()) > 30


@pytest.mark.parametrize("name", PAGES)
def test_a_picture_of_each_page_is_kept(sample_reader: Page, name: str) -> None:
    sample_reader.goto(PAGES[name])
    assert_kept(sample_reader, name)


def test_pictures_of_an_answer_and_its_source_are_kept(reader: Page) -> None:
    reader.goto("/")
    reader.get_by_label("Your question").fill("What was promised?")
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("status").first).to_contain_text("Answer ready")
    assert_kept(reader, "answer")
    source = reader.locator(".app-cite").first.get_attribute("href") or ""
    reader.goto(source)
    expect(reader).to_have_url(re.compile("/sources/"))
    assert_kept(reader, "source")
