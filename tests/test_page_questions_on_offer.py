"""A question on offer is asked with the form's papers and days, and what is refused is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect
from starlette.datastructures import QueryParams

from assistant.answering.pipeline import Tools
from assistant.api.app import create_app
from assistant.api.forms import read_form
from assistant.api.offering import Examples
from assistant.settings import Settings
from assistant.web import wording
from tests.conftest import serving, watched
from tests.invented_papers import BREAKS, FOLLOW_UPS, fixed_answers

EXAMPLE = "What is overdue?"
FOLLOW_UP = FOLLOW_UPS.ask_the_papers[0]
DRAFT = "What of the school places"
IMPOSSIBLE = "2025-02-31"
CHOOSE = "Choose which papers to search"


@pytest.fixture(scope="module")
def address(invented_tools: Tools) -> Iterator[str]:
    """Serve an app that offers one question that is answered and one whose answer breaks."""
    app = create_app(Settings(host="127.0.0.1"), invented_tools, fixed_answers)
    offered = Examples(lambda _: (EXAMPLE, BREAKS))
    app.state.services = replace(app.state.services, examples=offered)
    with serving(app) as found:
        yield found


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def page(
    browser: Browser, address: str, tolerated: list[str], request: pytest.FixtureRequest
) -> Iterator[Page]:
    """Give a page of a browser with and without scripts."""
    context = browser.new_context(java_script_enabled=request.param, base_url=address)
    with watched(context.new_page(), address, tolerated) as safe:
        yield safe
    context.close()


def press(page: Page, question: str) -> None:
    page.get_by_role("button", name=question).click()


def choose(page: Page, label: str, day: str) -> None:
    page.get_by_text(CHOOSE).click()
    page.get_by_label(label).fill(day)


def test_what_was_typed_is_kept_apart_from_what_is_asked() -> None:
    form = read_form(QueryParams({"offered": EXAMPLE, "question": DRAFT}), 500, asked=True)
    assert (form.question, form.draft) == (EXAMPLE, DRAFT)
    alone = read_form(QueryParams({"offered": EXAMPLE, "question": ""}), 500, asked=True)
    assert (alone.question, alone.draft) == (EXAMPLE, "")
    typed = read_form(QueryParams({"question": DRAFT}), 500, asked=True)
    assert (typed.question, typed.draft) == (DRAFT, "")


@pytest.mark.parametrize("draft", ["", DRAFT])
def test_an_impossible_day_is_told_when_a_question_on_offer_is_asked(
    address: str, draft: str
) -> None:
    form = {"offered": EXAMPLE, "question": draft, "as_of": IMPOSSIBLE, "committee": "Cabinet"}
    refused = httpx.post(address, data=form)
    assert refused.status_code == 422
    assert wording.DATE_WRONG in refused.text
    assert f'value="{IMPOSSIBLE}"' in refused.text
    assert f">{draft or EXAMPLE}</textarea>" in refused.text
    assert f'value="{EXAMPLE}" class="app-ask"' in refused.text


@pytest.mark.parametrize("folded", [False, True], ids=["open", "folded again"])
def test_an_example_is_not_asked_while_a_day_does_not_exist(page: Page, folded: bool) -> None:
    page.goto("/")
    page.get_by_label("Your question").fill(DRAFT)
    page.get_by_text(CHOOSE).click()
    page.get_by_label("Answer as at").click()
    page.keyboard.type("31022025")
    if folded:
        page.get_by_text(CHOOSE).click()
    press(page, EXAMPLE)
    expect(page.get_by_label("Answer as at")).to_be_focused()
    assert page.get_by_label("Answer as at").evaluate("field => field.validity.badInput")
    expect(page.get_by_label("Your question")).to_have_value(DRAFT)
    expect(page.locator(".app-turn")).to_have_count(0)


def test_a_follow_up_is_not_asked_while_a_day_does_not_exist(page: Page) -> None:
    page.goto("/")
    press(page, EXAMPLE)
    expect(page.get_by_role("button", name=FOLLOW_UP)).to_be_visible()
    page.get_by_text(CHOOSE).click()
    page.get_by_label("Dated from").click()
    page.keyboard.type("31022025")
    press(page, FOLLOW_UP)
    expect(page.get_by_label("Dated from")).to_be_focused()
    expect(page.get_by_role("button", name=FOLLOW_UP)).to_be_visible()
    expect(page.locator(".app-turn")).to_have_count(1)


def test_what_only_the_server_refuses_is_told_with_all_that_was_typed(
    page: Page, tolerated: list[str]
) -> None:
    tolerated.append("422")
    page.goto("/")
    page.get_by_label("Your question").fill(DRAFT)
    choose(page, "Dated from", "2025-02-02")
    page.get_by_label("Dated to").fill("2025-02-01")
    press(page, EXAMPLE)
    expect(page.get_by_role("alert")).to_contain_text(wording.DATES_CROSSED)
    expect(page).to_have_title(re.compile("^Error: Ask"))
    expect(page.get_by_label("Your question")).to_have_value(DRAFT)
    expect(page.get_by_label("Dated from")).to_have_value("2025-02-02")
    page.get_by_label("Dated from").fill("2025-01-02")
    press(page, EXAMPLE)
    expect(page.get_by_role("heading", name=f"You asked: {EXAMPLE}")).to_be_visible()


def test_questions_on_offer_are_asked_of_the_chosen_papers(page: Page) -> None:
    page.goto("/")
    choose(page, "Answer as at", "2025-03-01")
    press(page, EXAMPLE)
    said = page.get_by_text("As at 1 March 2025. Later papers were left out.")
    expect(said).to_have_count(1)
    press(page, FOLLOW_UP)
    expect(said).to_have_count(2)
    expect(page.get_by_role("heading", name=f"You asked: {FOLLOW_UP}")).to_be_visible()


def test_enter_in_a_day_asks_what_stands_in_the_box(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Your question").fill(DRAFT)
    choose(page, "Answer as at", "2025-03-01")
    page.get_by_label("Answer as at").press("Enter")
    expect(page.get_by_role("heading", name=f"You asked: {DRAFT}")).to_be_visible()
    expect(page.locator(".app-turn")).to_have_count(1)


@pytest.mark.parametrize("page", [True], indirect=True, ids=["scripts"])
def test_an_answer_that_breaks_leaves_what_was_typed(page: Page, tolerated: list[str]) -> None:
    tolerated.append("net::ERR_")
    page.goto("/")
    page.get_by_label("Your question").fill(DRAFT)
    press(page, BREAKS)
    expect(page.locator("#question-error")).to_contain_text("Sorry, the answer did not finish.")
    expect(page.get_by_label("Your question")).to_have_value(DRAFT)
    expect(page.get_by_role("button", name=BREAKS)).to_be_enabled()
