"""Readers who ask their system for less motion see none."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.invented_papers import QUOTED, SLOWLY

PATHS = ("/", "/answers", "/actions", "/recommendations", "/briefing", "/papers", "/about")
# What runs now, and what is set to run later: a change of style that takes time.
MOVING = """() => {
    const running = document.getAnimations().map(a => a.animationName || a.transitionProperty)
    const set = [...document.querySelectorAll('*')].flatMap(e => ['', '::before', '::after'].map(
        part => ({ name: e.className + part, style: getComputedStyle(e, part || null) })))
        .filter(({ style }) => style.animationName !== 'none' || style.scrollBehavior === 'smooth'
            || style.transitionDuration.split(', ').some(d => parseFloat(d) > 0))
    return [...running, ...set.map(({ name }) => name)] }"""


def ask_slowly(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Your question").fill(SLOWLY)
    page.keyboard.press("Enter")
    expect(page.locator(".app-answer")).to_contain_text(QUOTED)
    expect(page.locator(".app-status--busy")).to_be_visible()


def test_the_busy_mark_moves_for_those_who_want_it(reader: Page) -> None:
    reader.emulate_media(reduced_motion="no-preference")
    ask_slowly(reader)
    assert reader.evaluate(MOVING) != []


def test_the_busy_mark_stands_still_where_less_motion_is_asked_for(reader: Page) -> None:
    reader.emulate_media(reduced_motion="reduce")
    ask_slowly(reader)
    assert reader.evaluate(MOVING) == []


@pytest.mark.parametrize("path", PATHS)
def test_no_page_moves_where_less_motion_is_asked_for(sample_reader: Page, path: str) -> None:
    sample_reader.emulate_media(reduced_motion="reduce")
    sample_reader.goto(path)
    assert sample_reader.evaluate(MOVING) == []
