"""A recommendation without a number is told alike in a briefing and on its own page."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from assistant.api.app import create_app
from assistant.briefing import BriefScope, brief
from assistant.council import Recommendation, RecommendationKind
from assistant.documents import DocumentKind
from assistant.registers.recommendation_finding import State, all_recommended
from assistant.settings import Settings
from assistant.stores.library import Library
from assistant.web.briefing.draft import offered_parts
from assistant.web.briefing.wording import details_words
from assistant.web.recommendations.asked import read_recommendations_asked
from assistant.web.recommendations.sheet import recommendations_sheet
from tests.conftest import serving
from tests.invented_papers import tools_for
from tests.recorded_papers import (
    ACCEPTED,
    CABINET,
    HOUSING,
    INSPECT,
    REVIEW,
    Recorded,
    dated_paper,
    place_of,
    record_library,
    span_of,
)

TOLD = "No response is on record to it alone; the paper responds to its report"
NOTHING = "No response is on record"
PAPER = dated_paper(
    "Damp homes appendix",
    "The Cabinet should lend every tenant a meter.",
    "The Cabinet should plant trees by the school.",
    "The Panel should note the damp homes report.",
    day=dt.date(2024, 6, 4),
    committee=HOUSING,
    kind=DocumentKind.REVIEW_REPORT,
)


def unnumbered(words: str, report: str) -> Recommendation:
    record_id, document_id, passage_id = place_of(PAPER, words)
    return replace(
        INSPECT,
        record_id=record_id,
        document_id=document_id,
        passage_id=passage_id,
        span=span_of(PAPER, words),
        number=None,
        text=words,
        source_title=report,
    )


METERS = unnumbered("The Cabinet should lend every tenant a meter.", INSPECT.source_title)
TREES = unnumbered("The Cabinet should plant trees by the school.", "Trees and shade")
NOTE = replace(
    unnumbered("The Panel should note the damp homes report.", INSPECT.source_title),
    kind=RecommendationKind.OFFICER_TO_COMMITTEE,
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    papers = (
        Recorded(REVIEW, (INSPECT,)),
        Recorded(PAPER, (METERS, TREES, NOTE)),
        Recorded(CABINET, (ACCEPTED,)),
    )
    opened = record_library(tmp_path, papers)
    yield opened
    opened.close()


@pytest.fixture
def address(library: Library) -> Iterator[str]:
    with serving(create_app(Settings(host="127.0.0.1"), tools_for(library))) as found:
        yield found


def entries_of(page: str) -> list[str]:
    """Return the words of each recommendation of a page."""
    entries = re.findall(
        r'<li class="app-recommendation">(.*?)</li>\s*(?=<li class="app-r|</ol)', page, re.S
    )
    return [" ".join(html.unescape(re.sub("<[^>]+>", "", each)).split()) for each in entries]


def test_the_page_says_what_is_known_of_its_report_and_shows_where(address: str) -> None:
    page = httpx.get(f"{address}/recommendations").text
    [meters] = [each for each in entries_of(page) if METERS.text in each]
    [trees] = [each for each in entries_of(page) if TREES.text in each]
    [inspect] = [each for each in entries_of(page) if INSPECT.text in each]
    assert meters.startswith("Recommendation without a number")
    assert f"{TOLD}. Source: Executive response, 2 September 2024" in meters
    assert NOTHING in trees
    assert "to it alone" not in trees
    assert "to it alone" not in inspect


def test_a_briefing_says_it_in_the_same_words(library: Library) -> None:
    made = brief(library.view(), BriefScope(committee=HOUSING, item="damp homes"))
    [recommended] = [each for each in made.sections if each.key == "recommended"]
    cells = {line.cells[3]: line.cells for line in recommended.lines}
    assert cells[METERS.text][2] == "without a number"
    assert cells[METERS.text][-1] == TOLD
    assert cells[INSPECT.text][2] == "1"
    assert TOLD not in cells[INSPECT.text]


def test_a_briefing_page_names_it_as_the_other_page_does(library: Library) -> None:
    made = brief(library.view(), BriefScope(committee=HOUSING))
    [part] = offered_parts(made, ["recommendations"])
    told = [details_words(line.standing, line.details) for line in part.lines]
    assert [each.startswith(f"{NOTHING}. ") for each in told] == [True]
    assert "Recommendation: without a number." in told[0]


def test_a_sheet_says_it_in_the_same_words(library: Library) -> None:
    sheet = recommendations_sheet(library.view(), read_recommendations_asked({}))
    told = {
        entry.record.text: column.cell(entry)
        for column in sheet.more
        if column.title == "Response in words"
        for entry in sheet.entries
    }
    assert told == {METERS.text: TOLD, TREES.text: NOTHING, INSPECT.text: "Accepted"}


def test_it_still_counts_as_without_a_response_of_its_own(library: Library) -> None:
    held = {each.record.text: each for each in all_recommended(library.view())}
    assert held[METERS.text].states == {State.NONE}
    assert [each.record_id for each in held[METERS.text].to_report] == [ACCEPTED.record_id]
    assert held[INSPECT.text].to_report == ()
    assert held[NOTE.text].to_report == ()
