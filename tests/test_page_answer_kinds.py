"""Answers of every kind in a browser: unsure, old, declined, hostile, long, right to left."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.answering.declining import DeclineReason
from assistant.answering.phrasing import DECLINED, NOT_SURE
from assistant.answering.pipeline import Tools
from assistant.answers import (
    Answer,
    AnswerEvent,
    AnswerStatus,
    Basis,
    CommitteePoint,
    Done,
    FollowUps,
    PlanReady,
    Question,
    Searched,
    Sentence,
    SentenceReady,
    StatusReady,
    Table,
    TableRow,
)
from assistant.api.app import create_app
from assistant.settings import Settings
from tests.conftest import browsing, serving
from tests.invented_papers import PLAN_ROW, QUOTED, cite
from tests.page_rules import faults_at_widths, faulty_stops, tab_stops

UNSURE, OLD, DECLINE, HOSTILE, AGAIN = "unsure?", "old?", "declined?", "hostile?", "and that?"
TURNED = "\u202eturned \u2067round"
ARABIC = "قالت اللجنة إن الخطة اكتملت"
MARKUP = "<img src=x onerror=alert(1)><script>alert(2)</script>&lt;b&gt;"
LONG_WORD = "x" * 400
PAPER = "Minutes, Children and Families Scrutiny Committee, 14 January 2025"


def answer_to(question: Question, tools: Tools) -> Answer:
    """Return the answer of the kind that a question's text names."""
    one, row = cite(tools.library, 1, QUOTED), cite(tools.library, 2, PLAN_ROW)
    answer = Answer(
        answer_id=f"{question.text[:3]}-{question.conversation_id}",
        conversation_id=question.conversation_id or "none",
        question=question.text,
        standalone=question.text,
        status=AnswerStatus.ANSWERED,
        sentences=(Sentence(f"They say: “{QUOTED}”", Basis.QUOTATION, (1,)),),
        citations=(one, row),
        searched=Searched(2, 4, dt.date(2027, 2, 3), ("Cabinet",)),
        filters=question.filters,
    )
    match question.text:
        case "unsure?":
            return replace(
                answer,
                status=AnswerStatus.NOT_IN_PAPERS,
                sentences=(Sentence(NOT_SURE, Basis.NOTICE),),
                nearest=(1, 2),
            )
        case "declined?":
            notice = Sentence(DECLINED[DeclineReason.CASEWORK], Basis.NOTICE)
            declined = AnswerStatus.DECLINED
            return replace(answer, status=declined, sentences=(notice,), citations=())
        case "and that?":
            return replace(answer, standalone="Which breakdown was promised?")
        case "old?":
            return answer
    return hostile_to(answer)


def hostile_to(answer: Answer) -> Answer:
    """Return an answer whose papers hold what no paper should."""
    said = (MARKUP, TURNED, ARABIC, LONG_WORD)
    one = replace(answer.citations[0], title=f"{TURNED} {MARKUP}", heading=MARKUP)
    return replace(
        answer,
        standalone=f"{TURNED} {MARKUP}",
        sentences=tuple(Sentence(text, Basis.QUOTATION, (1, 2)) for text in said),
        citations=(one, answer.citations[1]),
        tables=(Table(MARKUP, said, tuple(TableRow(said, (1,)) for _ in range(3))),),
        follow_ups=FollowUps(said[:3], (CommitteePoint(MARKUP, TURNED, "F1", (1,)),)),
    )


async def of_every_kind(question: Question, tools: Tools) -> AsyncIterator[AnswerEvent]:
    answer = answer_to(question, tools)
    yield PlanReady(answer.standalone, answer.searched, 1)
    yield StatusReady(answer.status)
    for sentence in answer.sentences:
        yield SentenceReady(sentence, answer.citations)
    tools.library.answers.save(answer, {})
    yield Done(answer)


@pytest.fixture(scope="module")
def kinds_url(invented_tools: Tools) -> Iterator[str]:
    """Give the address of an app that answers in every kind."""
    with serving(create_app(Settings(host="127.0.0.1"), invented_tools, of_every_kind)) as address:
        yield address


@pytest.fixture
def asker(browser: Browser, kinds_url: str, tolerated: list[str]) -> Iterator[Page]:
    """Give a browser page that fails its test on any complaint or foreign request."""
    with browsing(browser, kinds_url, tolerated) as page:
        page.goto("/")
        yield page


def ask(page: Page, question: str) -> None:
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Answer ready")


def test_an_unsure_answer_in_the_accessibility_tree(asker: Page) -> None:
    ask(asker, UNSURE)
    expect(asker.locator(".app-turn")).to_match_aria_snapshot(
        f"""
        - listitem:
          - 'heading "You asked: {UNSURE}" [level=2]'
          - paragraph:
            - strong: No sure answer found
          - paragraph: {NOT_SURE}
          - paragraph: /Searched 2 papers/
          - heading "The nearest passages I found" [level=3]
          - paragraph: They may not answer it.
          - list:
            - listitem:
              - blockquote: {QUOTED}
              - paragraph:
                - link "{PAPER} – minute 41.2, page 2"
        """
    )
    assert asker.get_by_text("I could not find this").count() == 0
    assert faults_at_widths(asker, lambda page: None) == {}


def test_an_old_record_is_told_with_its_day(asker: Page) -> None:
    ask(asker, OLD)
    expect(asker.get_by_text("The latest record I found is from 14 January 2025.")).to_be_visible()


def test_a_follow_on_question_says_how_it_was_understood(asker: Page) -> None:
    ask(asker, AGAIN)
    expect(asker.get_by_text("Understood as: Which breakdown was promised?")).to_be_visible()


def test_a_declined_question_is_told_why_and_shows_no_proof(asker: Page) -> None:
    ask(asker, DECLINE)
    expect(asker.get_by_text("Not something I can help with", exact=True)).to_be_visible()
    expect(asker.get_by_text(DECLINED[DeclineReason.CASEWORK])).to_be_visible()
    expect(asker.locator(".app-cite")).to_have_count(0)


def test_hostile_papers_are_shown_as_text_and_break_nothing(asker: Page) -> None:
    asker.on("dialog", lambda dialog: pytest.fail(f"a paper ran a script: {dialog.message}"))
    ask(asker, HOSTILE)
    assert faults_at_widths(asker, lambda page: None) == {}
    expect(asker.locator(".app-answer__sentence").first).to_contain_text(MARKUP)
    expect(asker.locator(".app-turn img, .app-turn script")).to_have_count(0)
    asker.set_viewport_size({"width": 1280, "height": 800})
    chips = asker.locator(".app-answer__sentence", has_text="round").locator(".app-cite")
    first, second = chips.nth(0).bounding_box(), chips.nth(1).bounding_box()
    assert first is not None
    assert second is not None
    assert first["x"] < second["x"] or first["y"] < second["y"]
    asker.reload()
    expect(asker.locator(".app-turn img, .app-turn script")).to_have_count(0)


def test_a_point_is_copied_with_its_reason_and_source(asker: Page) -> None:
    asker.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(asker, HOSTILE)
    asker.get_by_role("button", name="Copy this question and why").click()
    expect(asker.get_by_role("status").first).to_have_text("Copied.")
    copied = str(asker.evaluate("navigator.clipboard.readText()")).split("\n")
    assert copied[0] == MARKUP
    assert copied[1].startswith(TURNED)
    assert copied[1].endswith("(Minutes, 14 January 2025, minute 41.2, page 2)")


def test_what_was_asked_of_chosen_papers_can_be_asked_of_all(asker: Page) -> None:
    asker.get_by_text("Choose which papers to search").click()
    asker.get_by_label("Minutes", exact=True).check()
    ask(asker, UNSURE)
    asker.get_by_role("link", name="Ask again of all papers").click()
    expect(asker.get_by_label("Your question")).to_have_value(UNSURE)
    expect(asker.locator("#kind-minutes")).not_to_be_checked()


def test_the_keyboard_reaches_the_nearest_passages(asker: Page) -> None:
    ask(asker, UNSURE)
    asker.reload()
    stops = tab_stops(asker)
    assert faulty_stops(stops) == []
    assert any(str(stop["name"]).startswith("Minutes, Children") for stop in stops)
