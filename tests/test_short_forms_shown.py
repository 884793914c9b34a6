"""What short forms stand for is told above them, as the papers define them."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from assistant.answering.pipeline import Tools
from assistant.web.short_forms import short_forms_in
from tests.page_rules import faults_at_widths


def test_short_forms_of_a_text_are_told_with_a_record_of_them(sample_tools: Tools) -> None:
    view = sample_tools.library.view()
    found = short_forms_in(view, ["EHCPs were late.", "Ask the MASH.", "Nobody said mash."])
    assert [(form.short, form.long) for form in found] == [
        ("EHCP", "Education, Health and Care Plans"),
        ("MASH", "Multi-Agency Safeguarding Hub"),
    ]
    assert all(form.href.startswith("/records/alias-") for form in found)
    assert short_forms_in(view, ["No short form stands here."]) == []


def test_previous_answers_tell_their_short_forms_first(sample_reader: Page) -> None:
    sample_reader.goto("/answers?q=MASH")
    told = sample_reader.locator("details", has_text="Multi-Agency Safeguarding Hub")
    told.locator("summary").click()
    expect(told.get_by_role("link", name="Multi-Agency Safeguarding Hub")).to_be_visible()
    told.get_by_role("link", name="Multi-Agency Safeguarding Hub").click()
    expect(sample_reader.get_by_role("heading", level=1)).to_contain_text("Short form")


BRIEFING = {
    "committee": "Children's Services Overview and Scrutiny Committee",
    "meeting": "2026-03-09",
    "item": "all",
    "include": ["actions", "questions", "recommendations"],
}


@pytest.mark.parametrize(
    "path",
    [
        "/actions",
        "/recommendations",
        "/recommendations/compare",
        f"/briefing/draft?{urlencode(BRIEFING, doseq=True)}",
    ],
)
def test_registers_and_briefings_tell_their_short_forms(sample_reader: Page, path: str) -> None:
    sample_reader.goto(path)
    told = sample_reader.locator("details", has_text=re.compile("What the . short forms below"))
    told.locator("summary").click(timeout=30_000)
    meaning = told.get_by_role("link", name="Multi-Agency Safeguarding Hub")
    expect(meaning).to_be_visible()
    assert faults_at_widths(sample_reader, lambda _: None) == {}
    meaning.click()
    expect(sample_reader.get_by_role("heading", level=1)).to_contain_text("Short form")
