"""The list of papers: filters, order, paging, problems with what to do."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.documents import DateIs, Document, DocumentKind, PaperDate, Source, SourceState
from assistant.managing import file_id
from assistant.runs import FileState, Run, RunFile, RunKind, RunState
from assistant.web.papers.listing import PapersAsked, list_papers, read_asked
from assistant.web.papers.runs import run_page
from assistant.web.papers.wording import STOPPED, advice_on_words, needs_attention
from tests.page_rules import faults_at_widths, faulty_stops, tab_stops


def held(name: str, day: int | None = None, **facts: object) -> tuple[Source, Document | None]:
    state = facts.pop("state", SourceState.READY)
    assert isinstance(state, SourceState)
    source = Source(
        f"{name}.pdf", "papers", name, 10, state,
        reason="'x' is damaged" if state is SourceState.FAILED else None,
        passages=1, document_id=name if state is SourceState.READY else None,
    )  # fmt: skip
    if state is not SourceState.READY:
        return source, None
    date = PaperDate(dt.date(2025, 1, day), DateIs.MEETING) if day else PaperDate()
    return source, Document(name, source.path, f"The {name} paper", 10, "pdf", date=date, **facts)  # type: ignore[arg-type]


HELD = [
    held("budget", 3, kind=DocumentKind.MINUTES, committee="Finance"),
    held("audit", 9, kind=DocumentKind.ACTION_PLAN, committee="Finance"),
    held("roads", kind=DocumentKind.MINUTES, committee="Transport"),
    held("broken", state=SourceState.FAILED),
    held("moved", state=SourceState.MISSING),
]
SOURCES = [source for source, _ in HELD]
DOCUMENTS = {paper.document_id: paper for _, paper in HELD if paper}


def names(asked: PapersAsked) -> list[str]:
    listing = list_papers(SOURCES, DOCUMENTS, asked, 1)
    return [row.path.removesuffix(".pdf") for row in listing.page.rows]


def test_papers_that_need_attention_come_first() -> None:
    assert names(PapersAsked()) == ["broken", "moved", "audit", "budget", "roads"]


def test_papers_are_sorted_by_date_title_or_file() -> None:
    assert names(PapersAsked(sort="newest"))[:3] == ["audit", "budget", "broken"]
    assert names(PapersAsked(sort="oldest"))[:2] == ["budget", "audit"]
    assert names(PapersAsked(sort="title"))[0] == "broken"
    assert names(PapersAsked(sort="file")) == sorted(names(PapersAsked()))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (PapersAsked(state="attention"), {"broken", "moved"}),
        (PapersAsked(state="missing"), {"moved"}),
        (PapersAsked(state="ready", committee="Finance"), {"audit", "budget"}),
        (PapersAsked(kind="minutes"), {"budget", "roads"}),
        (PapersAsked(q="AUDIT the"), {"audit"}),
        (PapersAsked(q="nowhere"), set()),
    ],
)
def test_filters_fit_together(asked: PapersAsked, found: set[str]) -> None:
    assert set(names(asked)) == found


def test_the_summary_counts_what_needs_attention() -> None:
    moment = dt.datetime(2026, 11, 22, 18, 5).astimezone()
    listing = list_papers(SOURCES, DOCUMENTS, PapersAsked(), 1, moment)
    assert listing.summary == (
        "5 documents, 2 need attention. Last checked 22 November 2026 at 6:05pm."
    )


def test_an_address_that_makes_no_sense_shows_everything() -> None:
    asked, page = read_asked({"state": "odd", "sort": "up", "page": "minus"})
    assert (asked, page) == (PapersAsked(), 1)


@pytest.mark.parametrize(
    ("reason", "said", "todo"),
    [
        ("page 2 has no text; OCR is not installed", "looks scanned", "install OCR"),
        ("'a.pdf' is named as a PDF but holds a web page", "not what its name says", "Download"),
        ("'a.doc' is an old Office file (.doc)", "old Office", "save it as DOCX"),
        ("'a.pdf' has 9 bytes, more than the limit of 5", "too large", "Split it"),
        ("The paper is marked both 'Exempt' and 'Public'", "marked both", "Choose who"),
        ("a meteor fell", "not foreseen", "PDF"),
    ],
)
def test_each_problem_says_what_to_do(reason: str, said: str, todo: str) -> None:
    advice = advice_on_words(reason)
    assert said in advice.said
    assert todo in advice.todo


def test_a_paper_without_a_passage_needs_attention() -> None:
    assert needs_attention(Source("a.pdf", "papers", "d", 1, SourceState.READY))


def test_a_run_says_how_far_it_is() -> None:
    files = (
        RunFile("in/a.pdf", "a.pdf", FileState.READY, 4),
        RunFile("in/b.pdf", "b.pdf", FileState.ATTENTION, reason="'b.pdf' is damaged"),
    )
    run = Run("r", RunKind.ADD, dt.datetime.now(dt.UTC), files, state=RunState.DONE)
    shown = run_page(run, 1, {}, {}, is_first=True)
    assert (shown.done, shown.total, shown.about) == (2, 2, "a.pdf and 1 more")
    assert shown.status == "Finished. 1 file needs attention."
    assert [row.name for row in shown.files.rows] == ["b.pdf", "a.pdf"]


def test_a_run_that_is_over_says_what_came_of_each_file() -> None:
    """A file without a word in it is no more ready here than in the list of papers."""
    files = tuple(RunFile(f"in/{n}.pdf", f"{n}.pdf", FileState.READY) for n in "abc")
    sources = [
        Source("a.pdf", "in", "d", 1, SourceState.READY, document_id="one", passages=2),
        Source("b.pdf", "in", "d", 1, SourceState.READY, document_id="one", passages=2),
        Source("c.pdf", "in", "e", 1, SourceState.READY, warnings=("page 1 is blank",)),
    ]
    run = Run("r", RunKind.ADD, dt.datetime.now(dt.UTC), files, state=RunState.DONE)
    shown = run_page(run, 1, {}, {file_id(each): each for each in sources}, is_first=True)
    unread, first, _ = shown.files.rows
    assert shown.status == "Finished. 1 file needs attention."
    assert (unread.name, unread.state.label, unread.remarks) == (
        "c.pdf", "Nothing read", ["page 1 is blank"],
    )  # fmt: skip
    assert unread.advice is not None
    assert first.manage == f"/papers/files/{file_id(sources[0])}"
    assert "same paper as b.pdf" in first.same_as


def test_a_run_that_stopped_says_what_to_do() -> None:
    run = Run("r", RunKind.AGAIN, dt.datetime.now(dt.UTC), state=RunState.STOPPED)
    shown = run_page(run, 1, {}, {}, is_first=True)
    assert (shown.told, shown.can_repeat, shown.is_over) == (STOPPED, True, True)


@pytest.mark.parametrize("path", ["/papers?state=ready", "/papers?q=nothing+fits", "/papers/add"])
def test_the_pages_break_no_rule(sample_reader: Page, path: str) -> None:
    assert faults_at_widths(sample_reader, lambda page: page.goto(path)) == {}
    sample_reader.set_viewport_size({"width": 1280, "height": 800})
    sample_reader.goto(f"{path}&sort=title&kind=action_log" if "ready" in path else path)
    assert faulty_stops(tab_stops(sample_reader)) == []


def test_filters_keep_their_address_without_javascript(browser: Browser, sample_url: str) -> None:
    context = browser.new_context(base_url=sample_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/papers")
    page.get_by_text("Filter and sort").click()
    page.get_by_label("Kind").select_option("Action plan")
    page.get_by_label("Sort by").select_option("Newest first")
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("heading", level=2, name="papers found")).to_be_visible()
    assert "kind=action_plan" in page.url
    dates = page.locator("td[data-label=Date]").all_inner_texts()
    found = [dt.datetime.strptime(date, "%d %B %Y").date() for date in dates]
    assert found == sorted(found, reverse=True)
    page.get_by_role("link", name="Clear filters").click()
    assert page.url == f"{sample_url}/papers"
    context.close()


def test_exempt_papers_stand_on_a_list_of_their_own(sample_reader: Page) -> None:
    sample_reader.goto("/papers?q=exempt")
    expect(sample_reader.get_by_text("No paper fits these filters.")).to_be_visible()
    sample_reader.get_by_role("link", name="1 exempt or held-back paper").click()
    row = sample_reader.get_by_role("row").filter(has_text="Placement sufficiency")
    expect(row.get_by_text("Exempt", exact=True)).to_be_visible()
