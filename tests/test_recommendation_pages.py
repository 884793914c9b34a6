"""The pages of recommendations in a browser: rules, keyboard, states, two reviews compared."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.api.app import create_app
from assistant.council import Recommendation, RecommendationKind
from assistant.documents import DocumentKind
from assistant.settings import Settings
from tests.conftest import Served
from tests.invented_papers import tools_for
from tests.page_rules import faults_at_widths, faulty_stops, tab_stops
from tests.recorded_papers import Recorded, dated_paper, place_of, record_library, span_of


@pytest.mark.parametrize(
    "path",
    [
        "/recommendations?words=escalation",
        "/recommendations?words=zebra",
        "/recommendations/compare",
    ],
)
def test_no_rule_is_broken_with_all_opened(sample_reader: Page, path: str) -> None:
    def opened(page: Page) -> None:
        page.goto(path)
        for details in page.locator("details").all():
            if details.get_attribute("open") is None:
                details.locator("summary").click()

    assert faults_at_widths(sample_reader, opened) == {}


@pytest.mark.parametrize("width", [1280, 320])
def test_the_keyboard_reaches_what_is_in_sight(sample_reader: Page, width: int) -> None:
    sample_reader.set_viewport_size({"width": width, "height": 720})
    sample_reader.goto("/recommendations?words=escalation")
    assert faulty_stops(tab_stops(sample_reader)) == []
    sample_reader.goto("/recommendations/compare")
    assert faulty_stops(tab_stops(sample_reader)) == []


def test_filters_work_without_scripts(browser: Browser, sample_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=sample_url)
    page = context.new_page()
    page.goto("/recommendations")
    page.get_by_text("Filter and group").click()
    page.get_by_label("Response").select_option("Rejected")
    page.get_by_label("Group by").select_option("Year")
    page.get_by_role("button", name="Apply").click()
    expect(page).to_have_url(re.compile(r"state=rejected"))
    expect(page.get_by_role("heading", level=2).first).to_have_text(
        "1 recommendation of scrutiny to the executive"
    )
    item = page.locator(".app-recommendation")
    expect(item).to_contain_text("Cabinet: Rejected, printed “Rejected”.")
    expect(page.get_by_role("heading", name="2024")).to_be_visible()
    context.close()


def test_progress_is_always_that_of_a_named_plan(sample_reader: Page) -> None:
    sample_reader.goto("/recommendations?review=Local+Child+Safeguarding+Practice+Review+-+Child+R")
    sample_reader.get_by_text("3 linked actions: 3 completed").first.click()
    linked = sample_reader.locator(".app-recommendation").first.locator("details li").first
    expect(linked).to_contain_text("Completed according to the February 2026 action plan")
    linked.get_by_role("link").last.click()
    expect(sample_reader.locator("mark").first).to_be_visible()


def test_matches_by_computer_are_said_to_be_that(sample_reader: Page) -> None:
    sample_reader.goto("/recommendations?words=escalation")
    sample_reader.get_by_text("Similar recommendations (1)").first.click()
    expect(sample_reader.get_by_text("Matched by computer").first).to_be_visible()


def test_what_officers_recommend_is_listed_apart(sample_reader: Page) -> None:
    sample_reader.goto("/recommendations")
    expect(sample_reader.get_by_text("notes the report")).to_have_count(0)
    sample_reader.get_by_role("link", name=re.compile("recommendations of officers")).click()
    expect(sample_reader.get_by_text("notes the report").first).to_be_visible()


def test_two_reviews_are_chosen_and_compared(sample_reader: Page) -> None:
    sample_reader.goto("/recommendations")
    sample_reader.get_by_role("link", name=re.compile("^Compare .*Child R")).click()
    sides = sample_reader.locator(".app-compare > section")
    expect(sides).to_have_count(2)
    expect(sides.first.get_by_role("heading", level=2)).to_contain_text("Child R")
    sample_reader.get_by_label("Second review").select_option("Early Help and Neglect")
    sample_reader.get_by_role("button", name="Compare").click()
    expect(sides.nth(1)).to_contain_text("4 accepted, 2 accepted in part, 1 rejected")


def test_sheets_hold_what_the_filters_show(sample_url: str) -> None:
    text = httpx.get(f"{sample_url}/recommendations.csv?state=partly", timeout=20).text
    lines = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [line["Response in words"] for line in lines] == ["Accepted in part"] * 2
    book = httpx.get(f"{sample_url}/recommendations.xlsx?state=partly", timeout=20)
    assert book.headers["content-disposition"] == 'attachment; filename="recommendations.xlsx"'


def test_a_store_without_recommendations_says_so(served: Served, tmp_path: Path) -> None:
    library = record_library(tmp_path, [])
    address = served(create_app(Settings(host="127.0.0.1"), tools_for(library)))
    assert "No recommendations are held yet." in httpx.get(f"{address}/recommendations").text
    assert "None is held yet." in httpx.get(f"{address}/recommendations/compare").text
    library.close()


def test_markup_in_a_paper_is_shown_as_text(served: Served, tmp_path: Path) -> None:
    markup = "The Cabinet should <script>alert(1)</script> & report."
    paper = dated_paper("Review of <b>markup</b>", markup, kind=DocumentKind.REVIEW_REPORT)
    record = Recommendation(
        *place_of(paper, markup),
        span=span_of(paper, markup),
        kind=RecommendationKind.REVIEW_TO_AGENCY,
        number='<img src="x">',
        text=markup,
        source_title="Review of <b>markup</b>",
        addressee="<i>Cabinet</i>",
    )
    library = record_library(tmp_path, [Recorded(paper, (record,))])
    address = served(create_app(Settings(host="127.0.0.1"), tools_for(library)))
    for path in (
        "/recommendations",
        "/recommendations/compare",
        "/recommendations?group=addressee",
    ):
        html = httpx.get(f"{address}{path}").text
        assert not [tag for tag in ("<script>", "<img", "<b>", "<i>") if tag in html]
    assert "should &lt;script&gt;alert(1)&lt;/script&gt; &amp; report." in html
    library.close()
