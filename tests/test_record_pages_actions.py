"""The record of one action: from which words its status was read, and the way to its plan."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from assistant.actions import ActionItem
from assistant.answering.pipeline import Tools
from assistant.web.records.wording import CHOICES
from tests.page_rules import faults_at_widths


@pytest.fixture
def action(sample_reader: Page, sample_tools: Tools) -> Page:
    """Open the record of an action whose status was read by the key of its plan."""
    rows = sample_tools.library.view().records(ActionItem)
    row = next(row for row in rows if row.ref == "1.1" and row.status_from == "key")
    sample_reader.goto(f"/records/{row.record_id}")
    expect(sample_reader.get_by_role("heading", level=1)).to_contain_text("Action 1.1")
    return sample_reader


def test_an_action_says_in_words_where_its_status_was_read(action: Page) -> None:
    field = action.get_by_role("row", name="Status read from")
    expect(field).to_contain_text("The rating, by the key printed with the plan")


def test_where_a_status_was_read_has_words_for_every_action(sample_tools: Tools) -> None:
    found = {row.status_from for row in sample_tools.library.view().records(ActionItem)} - {None}
    assert found
    assert found <= CHOICES["actions", "status_from"].keys()


def test_an_action_is_printed_under_the_headings_of_its_table(action: Page) -> None:
    printed = action.locator(".app-cells > div")
    expect(printed.filter(has_text="Due date")).to_have_text("Due date 31/12/2023")
    assert " | " not in action.get_by_role("main").inner_text()


def test_an_action_leads_to_its_plan(action: Page) -> None:
    assert faults_at_widths(action, lambda _: None) == {}
    action.get_by_role("link", name="Child R action plan", exact=False).first.click()
    expect(action.get_by_text("Completed and outstanding, version by version")).to_be_visible()
