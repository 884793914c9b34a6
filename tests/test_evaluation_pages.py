"""The evaluation pages and About: figures of runs, every question, no run, a broken run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.answering.pipeline import Tools
from assistant.answers import AnswerStatus, Basis
from assistant.api.app import create_app
from assistant.settings import Settings
from eval.runs import (
    AnswerMade,
    CitationMade,
    Generated,
    RetrievedPassage,
    SentenceMade,
)
from eval.scores import FailureTag, Outcome, ScoredCase
from tests.conftest import browsing, serving
from tests.invented_papers import fixed_answers
from tests.invented_runs import invented_config, invented_score, write_run
from tests.page_rules import faults_at_widths, faulty_stops, tab_stops

HOSTILE = "Who wrote <script>alert(1)</script> & <b>that</b>?"
WRONG = invented_score(
    "a/1",
    Outcome.WRONG,
    question=HOSTILE,
    tags=(FailureTag.RETRIEVAL_MISS,),
    notes=("not said: 16.1",),
)
CONTACT = "scrutiny@aldermere.example"


def made(case_id: str) -> Generated:
    cited = CitationMade(
        number=1,
        passage_id="p",
        file="minutes.pdf",
        title="Minutes",
        date=dt.date(2025, 1, 14),
        page=2,
        quote="Nobody <i>wrote</i> it.",
        start=0,
        end=23,
    )
    passage = RetrievedPassage(
        passage_id="p", doc="minutes.pdf", page=2, start=0, end=23, score=1.0
    )
    sentence = SentenceMade(text="“Nobody <i>wrote</i> it.”", basis=Basis.QUOTATION, citations=(1,))
    answer = AnswerMade(
        question=HOSTILE, status=AnswerStatus.ANSWERED, sentences=(sentence,), citations=(cited,)
    )
    return Generated(case_id=case_id, case_hash="h1", answer=answer, retrieved=(passage,))


def cases(right: int) -> list[ScoredCase]:
    return [WRONG, *(invented_score(f"right-{n}") for n in range(right))]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("runs")
    early = invented_config("early").model_copy(
        update={"started": dt.datetime(2026, 4, 1, tzinfo=dt.UTC)}
    )
    write_run(folder / "early", [invented_score("a/1", question=HOSTILE)], config=early)
    first = early.model_copy(update={"started": dt.datetime(2026, 3, 1, tzinfo=dt.UTC)})
    write_run(folder / "first", cases(2), config=first)
    write_run(
        folder / "newest", cases(60), made=[made("a/1")], latency_ms={"total": {"p50": 282.0}}
    )
    write_run(folder / "broken", cases(1))
    (folder / "broken" / "summary.json").write_text("{")
    return folder


@pytest.fixture(scope="module")
def address(invented_tools: Tools, runs: Path) -> Iterator[str]:
    settings = Settings(host="127.0.0.1", evaluation_folder=runs, contact=CONTACT)
    with serving(create_app(settings, invented_tools, fixed_answers)) as found:
        yield found


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=10, headers={"Accept": "text/html"}) as found:
        yield found


@pytest.fixture
def evaluator(browser: Browser, address: str, tolerated: list[str]) -> Iterator[Page]:
    with browsing(browser, address, tolerated) as safe:
        yield safe


@pytest.fixture
def bare(invented_tools: Tools, tmp_path: Path) -> Iterator[httpx.Client]:
    """Give a client of an app without any run."""
    app = create_app(Settings(host="127.0.0.1", store_folder=tmp_path), invented_tools)
    with serving(app) as found, httpx.Client(base_url=found, timeout=10) as client:
        yield client


@pytest.mark.parametrize(
    "path",
    [
        "/evaluation",
        "/evaluation?q=nothing+holds+this",
        "/evaluation/runs/newest/questions/a%2F1",
        "/about",
        "/accessibility",
    ],
)
def test_no_rule_is_broken_and_nothing_overflows(evaluator: Page, path: str) -> None:
    assert faults_at_widths(evaluator, lambda page: page.goto(path)) == {}


def test_the_keyboard_reaches_everything_in_sight(evaluator: Page) -> None:
    evaluator.set_viewport_size({"width": 320, "height": 640})
    for path in ("/evaluation?outcome=wrong", "/about"):
        evaluator.goto(path)
        assert faulty_stops(tab_stops(evaluator)) == []


def test_questions_are_reached_by_filter_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/about")
    page.get_by_role("link", name="How well does this tool answer?").click()
    page.get_by_label("Outcome").select_option("Wrong")
    page.get_by_role("button", name="Apply filters").click()
    expect(page.get_by_role("row")).to_contain_text(["1 of 61", HOSTILE], use_inner_text=True)
    page.get_by_role("cell").or_(page.get_by_role("rowheader")).get_by_role(
        "link", name=HOSTILE
    ).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(HOSTILE)
    expect(page.get_by_text("Finding: the proof was not among")).to_be_visible()
    expect(page.get_by_text("Not said: 16.1")).to_be_visible()
    expect(page.get_by_text("[1] Minutes, 14 January 2025, page 2")).to_be_visible()
    context.close()


def test_figures_stand_with_what_they_are_counted_of(client: httpx.Client) -> None:
    page = client.get("/evaluation").text

    assert "<strong>60 of 61</strong>" in page
    assert "<strong>1 of 61</strong>" in page
    assert "likely between 91% and 100%" in page
    assert "0.28 seconds" in page
    assert (
        "Compared with the run “early” of 1 April 2026, over the 1 question that is the same in both."
        " 60 questions of this run are new or were changed, and left out." in page
    )
    assert "Right: 0 of 1 now, 1 of 1 before" in page


def test_any_other_run_can_be_compared_with(client: httpx.Client) -> None:
    page = client.get("/evaluation?against=first").text

    assert "What changed since another run" in page
    assert '<option value="first" selected>“first” of 1 March 2026</option>' in page
    assert "Compared with the run “first” of 1 March 2026, over the 3 questions" in page
    assert "Right: 2 of 3 now, 2 of 3 before" in page
    assert '<input type="hidden" name="against" value="first">' in page
    assert client.get("/evaluation?against=none").status_code == 404


def test_a_broken_run_is_listed_with_its_reason(client: httpx.Client) -> None:
    page = client.get("/evaluation").text

    assert "Runs that cannot be shown" in page
    assert "“broken”: summary.json is broken" in page
    assert client.get("/evaluation/runs/broken").status_code == 404


def test_text_of_runs_is_never_markup(client: httpx.Client) -> None:
    for path in ("/evaluation", "/evaluation/runs/newest/questions/a%2F1"):
        page = client.get(path).text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
        assert "<script>alert" not in page
        assert "<i>wrote" not in page


@pytest.mark.parametrize(
    "path",
    [
        "/evaluation/runs/none",
        "/evaluation/runs/%2E%2E%2Fnewest",
        "/evaluation/runs/newest/questions/none",
        "/evaluation/runs/none/results.csv",
    ],
)
def test_what_is_not_there_is_told(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_run_can_be_downloaded(client: httpx.Client) -> None:
    sheet = client.get("/evaluation/runs/newest/results.csv")
    told = client.get("/evaluation/runs/newest/results.json")

    assert (
        sheet.headers["content-disposition"]
        == 'attachment; filename="evaluation-2026-05-12-newest.csv"'
    )
    assert len(sheet.text.splitlines()) == 62
    assert len(told.json()["questions"]) == 61
    assert told.json()["run"]["config"]["name"] == "newest"


def test_about_tells_the_figures_of_the_newest_run_and_whom_to_contact(
    client: httpx.Client,
) -> None:
    about, statement = client.get("/about").text, client.get("/accessibility").text

    assert "In the last test, on 12 May 2026, 61 test questions were put to it:" in about
    assert "Wrong or unsupported: 1 of 61 (likely between 0% and 9%)" in about
    assert CONTACT in about
    assert CONTACT in statement
    assert "kept and worked on by this computer alone" in about


def test_without_a_run_nothing_is_claimed(bare: httpx.Client) -> None:
    report, about = bare.get("/evaluation").text, bare.get("/about").text

    assert "No evaluation run is here yet." in report
    assert "SCRUTINY_EVALUATION_FOLDER" in report
    assert "No evaluation run is here, so how often" in about
    assert " of 61" not in about
    assert "The council has not named a contact here yet." in about


def test_about_says_where_data_stays(invented_tools: Tools, tmp_path: Path) -> None:
    settings = Settings(
        host="0.0.0.0",
        allowed_hosts=("127.0.0.1",),
        store_folder=tmp_path,
        chroma_url="http://vectors.example:8000",
    )
    with serving(create_app(settings, invented_tools)) as found:
        about = httpx.get(f"{found}/about", timeout=10).text

    assert "kept on database servers that the council has set." in about
    assert "There is no sign-in." in about
