"""The question form: the day and the papers chosen, what is refused, what its address keeps."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from playwright.sync_api import Page, expect
from starlette.datastructures import QueryParams

from assistant.answering.pipeline import Tools
from assistant.answers import Filters
from assistant.api.forms import AskForm, read_form
from assistant.web import wording
from assistant.web.asking.personal import holds_personal_details

ASKED = "question=What+is+overdue%3F"


def form_of(query: str, *, asked: bool = True) -> AskForm:
    return read_form(QueryParams(query), 500, asked=asked)


def test_the_day_and_the_papers_reach_the_question_and_stay_in_the_address() -> None:
    form = form_of(f"{ASKED}&as_of=2025-03-01&document=abc&document=%3Cb%3E&committee=Cabinet")
    question = form.to_question()
    assert question.as_of == dt.date(2025, 3, 1)
    assert question.filters == Filters(committees=("Cabinet",), documents=("abc",))
    assert form.address("c1") == "/?conversation=c1&committee=Cabinet&as_of=2025-03-01&document=abc"
    assert form.chosen({}) == "Cabinet, 1 chosen paper, as at 1 March 2025"


def test_a_chosen_paper_is_named(invented_tools: Tools) -> None:
    papers = invented_tools.library.view().documents
    [plan] = [p for p in papers.values() if "plan" in p.title]
    form = form_of(f"document={plan.document_id}", asked=False)
    assert form.chosen(papers) == "Temporary accommodation action plan, 3 February 2025"


@pytest.mark.parametrize(
    ("query", "problems"),
    [
        (f"{ASKED}&as_of=2025-02-30", {"as_of": wording.DATE_WRONG}),
        (f"{ASKED}&date_from=2025-02-02&date_to=2025-02-01", {"date_from": wording.DATES_CROSSED}),
        ("question=Ring+01234+567+890", {"question": wording.PERSONAL}),
        (ASKED, {}),
    ],
)
def test_what_cannot_be_used_is_told_beside_its_field(query: str, problems: dict[str, str]) -> None:
    assert form_of(query).problems == problems


@pytest.mark.parametrize(
    ("text", "personal"),
    [
        ("Write to a.b@example.org about it", True),
        ("Ring 07700 900123 about the repair", True),
        ("Ring +44 7700 900123", True),
        ("NHS number 943 476 5919", True),
        ("Her number is QQ 12 34 56 C", False),
        ("Her number is AB 12 34 56 C", True),
        ("What did minute 41.2 of 14/01/2025 say?", False),
        ("How much of £1,000,000,000 was spent in 2024/25?", False),
        ("Is SR (24/25) 04 overdue?", False),
        ("Who asked about AB12 3CD?", False),
    ],
)
def test_personal_details_are_seen_and_references_are_not(text: str, personal: bool) -> None:
    assert holds_personal_details(text) is personal


def test_a_day_is_chosen_told_and_kept(reader: Page) -> None:
    reader.goto("/")
    reader.get_by_text("Choose which papers to search").click()
    reader.get_by_label("Answer as at").fill("2025-03-01")
    reader.get_by_label("Your question").fill("What is overdue?")
    reader.keyboard.press("Enter")
    expect(reader.get_by_text("As at 1 March 2025. Later papers were left out.")).to_be_visible()
    expect(reader).to_have_url(re.compile("as_of=2025-03-01"))
    expect(reader.get_by_role("status").first).to_contain_text("Answer ready")
    reader.reload()
    expect(reader.get_by_text("Searching only: as at 1 March 2025.")).to_be_visible()
    expect(reader.get_by_text("As at 1 March 2025. Later papers were left out.")).to_be_visible()


@pytest.mark.parametrize(
    ("question", "first", "words"),
    [
        ("What is overdue?", "2025-02-02", wording.DATES_CROSSED),
        ("Ring me on 01234 567890", "", wording.PERSONAL),
    ],
)
def test_a_refused_question_comes_back_with_its_problem(
    reader: Page, question: str, first: str, words: str, tolerated: list[str]
) -> None:
    tolerated.append("422")
    reader.goto("/")
    reader.get_by_text("Choose which papers to search").click()
    reader.get_by_label("Dated from").fill(first)
    reader.get_by_label("Dated to").fill("2025-02-01")
    reader.get_by_label("Your question").fill(question)
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("alert")).to_contain_text(words)
    expect(reader).to_have_title(re.compile("^Error: Ask"))
    expect(reader.get_by_label("Your question")).to_have_value(question)


def test_enter_is_left_to_an_input_method(reader: Page) -> None:
    reader.goto("/")
    box = reader.get_by_label("Your question")
    box.fill("にほん")
    for composing in ({"isComposing": True}, {"keyCode": 229}):
        box.evaluate(
            """(box, init) => { box.dispatchEvent(new KeyboardEvent('keydown',
            {key: 'Enter', bubbles: true, cancelable: true, ...init})) }""",
            composing,
        )
    expect(box).to_have_value("にほん")
    expect(reader.locator(".app-turn")).to_have_count(0)
