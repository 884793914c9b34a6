"""What every page must keep: accessibility rules, reflow, a keyboard walk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.resources import files
from typing import cast

from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
AXE_RUN = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations
    .map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 160)).join(' | '))"""
OVERFLOW = """() => {
    const wide = document.documentElement.scrollWidth - innerWidth
    return wide > 0 ? `${wide} px too wide` : '' }"""
WIDTHS = ((1280, 900), (390, 800), (320, 640))
# 1280 px at 400 % zoom.
ZOOMED = (320, 256)


def axe_violations(page: Page) -> list[str]:
    page.evaluate(AXE + ";0")
    return cast("list[str]", page.evaluate(AXE_RUN))


def faults_at_widths(page: Page, reach: Callable[[Page], object]) -> dict[int, list[str]]:
    """Return what is wrong with the page that `reach` opens, at each width that has faults."""
    found: dict[int, list[str]] = {}
    for turn, (width, height) in enumerate((*WIDTHS, ZOOMED)):
        page.set_viewport_size({"width": width, "height": height})
        if turn == 0:
            reach(page)
        faults = [*axe_violations(page), page.evaluate(OVERFLOW)]
        if faults != [""]:
            found[width] = [*found.get(width, []), *faults]
    return found


STOP = """() => {
    const e = document.activeElement
    if (e === document.body) return null
    const r = e.getBoundingClientRect()
    const [x, y] = [r.left + r.width / 2, Math.min(r.top + Math.min(r.height / 2, 40), innerHeight - 2)]
    const top = document.elementFromPoint(x, y)
    const style = getComputedStyle(e)
    const label = e.labels && e.labels[0] ? e.labels[0].getBoundingClientRect() : r
    const inline = style.display === 'inline'
    return {
        name: (e.textContent || e.name || e.tagName).trim().replace(/\\s+/g, ' ').slice(0, 60),
        seen: r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth,
        covered: ![e, ...(e.labels || [])].some(o => top && (o.contains(top) || top.contains(o))),
        styled: style.boxShadow !== 'none' || parseFloat(style.outlineWidth) > 0,
        small: !inline && Math.min(Math.max(r.width, label.width), Math.max(r.height, label.height)) < 24,
    } }"""


def tab_stops(page: Page) -> list[dict[str, object]]:
    stops: list[dict[str, object]] = []
    for _ in range(80):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError("the keyboard is trapped")


def faulty_stops(stops: Sequence[dict[str, object]]) -> list[dict[str, object]]:
    """Return the stops that are out of sight, covered, without focus style or too small."""
    return [
        stop
        for stop in stops
        if not stop["seen"] or stop["covered"] or not stop["styled"] or stop["small"]
    ]
