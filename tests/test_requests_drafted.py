"""Requests for papers: what they say, when they are to be answered, what is refused."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest

from assistant.answers import Answer, AnswerStatus, Searched
from assistant.web.requests.draft import RequestForm, draft_of, from_answer, problems_of

TODAY = dt.date(2026, 11, 23)
FORM = RequestForm(
    paper="Neglect strategy review",
    body="Cabinet",
    paper_date="2026-10-05",
    kind="executive",
    about="The committee’s review of early help.",
    committee="the Children’s Scrutiny Committee",
    to="Democratic Services",
    sender="Councillor A Example",
    received="2026-12-21",
)
TYPED = {
    name: getattr(FORM, name)
    for name in ("paper", "body", "paper_date", "kind", "about", "to", "sender", "received")
}


@pytest.fixture
def api(base_url: str) -> Iterator[httpx.Client]:
    """Give a client of the running app."""
    headers = {"Accept": "text/html"}
    with httpx.Client(base_url=base_url, timeout=10, headers=headers) as client:
        yield client


def test_a_request_of_the_executive_names_the_rule_and_both_days() -> None:
    draft = draft_of(FORM, TODAY)
    assert problems_of(FORM) == {}
    assert draft.clock is not None
    assert draft.clock.every_day == dt.date(2026, 12, 31)
    assert draft.clock.working_day == dt.date(2027, 1, 7)
    for words in (
        "Neglect strategy review, Cabinet, 5 October 2026",
        "regulation 17",
        "10 clear days",
        "31 December 2026, or 7 January 2027 if only working days are counted",
        "please give me the reasons in writing",
        "relevant to a matter that is under scrutiny or in the committee’s work programme",
    ):
        assert words in draft.text


def test_other_papers_are_asked_for_without_a_rule_or_a_day() -> None:
    draft = draft_of(replace(FORM, kind="other"), TODAY)
    assert draft.clock is None
    assert "regulation" not in draft.text
    assert "clear days" not in draft.text


@pytest.mark.parametrize(
    ("day", "older"), [("2020-11-23", False), ("2020-11-22", True), ("", False)]
)
def test_papers_of_meetings_stay_open_for_six_years(day: str, older: bool) -> None:
    draft = draft_of(replace(FORM, kind="meeting", paper_date=day), TODAY)
    assert draft.older is older
    assert ("section 100C" in draft.text) is not older


def test_what_is_not_typed_leaves_no_gap() -> None:
    form = RequestForm(paper="Work programme", kind="other", to="The clerk", received="2026-11-23")
    text = draft_of(form, TODAY).text
    assert "\n\n\n" not in text
    assert "From: [Your name]" in text
    assert "member of" not in text


def test_each_wrong_field_has_its_problem_in_the_order_of_the_page() -> None:
    wrong = RequestForm(paper=" ", paper_date="yesterday", kind="x", to="", received="2026-02-30")
    assert list(problems_of(wrong)) == ["paper", "paper_date", "kind", "to", "received"]
    assert list(problems_of(replace(FORM, about="x" * 2000))) == ["about"]
    assert list(problems_of(replace(FORM, sender="\N{REPLACEMENT CHARACTER}"))) == ["sender"]


def test_a_request_from_an_answer_says_what_was_searched() -> None:
    answer = Answer(
        "a1", "c1", "And pools?", "What did the review say of pools?", AnswerStatus.NOT_IN_PAPERS,
        (), (), searched=Searched(36, 600, dt.date(2026, 3, 9), ("Health Scrutiny Committee",)),
    )  # fmt: skip
    form = from_answer(answer, TODAY)
    assert "“What did the review say of pools?”" in form.about
    assert "36 papers that I searched, the newest dated 9 March 2026" in form.about
    assert form.body == "Health Scrutiny Committee"


def test_downloads_hold_what_the_page_shows(api: httpx.Client) -> None:
    text = api.post("/requests/text", data=TYPED)
    assert text.headers["content-disposition"] == 'attachment; filename="request.txt"'
    assert "regulation 17" in text.text
    word = api.post("/requests/word", data=TYPED)
    with zipfile.ZipFile(io.BytesIO(word.content)) as file:
        assert "Neglect strategy review" in file.read("word/document.xml").decode()


@pytest.mark.parametrize("path", ["/requests", "/requests/text", "/requests/word"])
def test_a_wrong_form_comes_back_as_it_was_typed(api: httpx.Client, path: str) -> None:
    page = api.post(path, data={**TYPED, "paper": "", "about": "<b>bold</b>"})
    assert page.status_code == 422
    assert "<title>Error: " in page.text
    assert "&lt;b&gt;bold&lt;/b&gt;" in page.text
    assert "<b>bold" not in page.text


def test_a_request_that_another_site_sends_is_refused(api: httpx.Client) -> None:
    for path in ("/requests", "/requests/text", "/requests/word"):
        headers = {"Sec-Fetch-Site": "cross-site"}
        assert api.post(path, data=TYPED, headers=headers).status_code == 403
