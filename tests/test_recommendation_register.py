"""Recommendations with responses, linked actions and likes; kinds are never counted together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.council import Recommendation, RecommendationKind, ResponseVerdict
from assistant.documents import DocumentKind
from assistant.registers.recommendation_finding import (
    RecommendationsWanted,
    State,
    find_recommendations,
    likeness,
)
from assistant.stores.view import View
from assistant.web.recommendations.asked import read_recommendations_asked
from assistant.web.recommendations.items import Item
from assistant.web.recommendations.page import compared_reviews, recommendations_page
from assistant.web.recommendations.sheet import recommendations_sheet
from tests.reckoning_plans import DONE, Printed, Row
from tests.recorded_papers import (
    ACCEPTED,
    CABINET,
    INSPECT,
    PUBLISH,
    REVIEW,
    Recorded,
    dated_paper,
    place_of,
    record_library,
    recorded_plan,
    span_of,
)

PLAN_TITLE = "Damp homes inquiry: Action Plan"
PLANNED = (
    Row("1.1", "Inspect 40 homes", ("Head of Housing",), "01/12/2024", DONE, recommendation="1"),
    Row("1.2", "Train inspectors", ("Head of Housing",), "01/02/2025", recommendation="1"),
    Row("1.3", "Buy meters", ("Head of Housing",), "", recommendation="1"),
)
EARLY = Printed(f"{PLAN_TITLE}, version 1", dt.date(2024, 11, 1), PLANNED)
# A later version that numbers no recommendation, and lists one action less.
KEPT = tuple(replace(row, recommendation=None) for row in PLANNED[:2])
LATE = Printed(f"{PLAN_TITLE}, version 2", dt.date(2025, 3, 10), KEPT)
LATER_REVIEW = dated_paper(
    "Mould in schools",
    "Recommendation 4: The Cabinet should inspect every damp classroom each year.",
    day=dt.date(2025, 5, 1),
    kind=DocumentKind.REVIEW_REPORT,
)
OFFICERS = dated_paper(
    "Housing repairs",
    "That the Panel notes the report.",
    day=dt.date(2025, 6, 1),
    kind=DocumentKind.OFFICER_REPORT,
)


def made(paper_words: str, number: str | None, **changed: object) -> Recommendation:
    paper = LATER_REVIEW if number else OFFICERS
    record = Recommendation(
        *place_of(paper, paper_words),
        span=span_of(paper, paper_words),
        kind=RecommendationKind.REVIEW_TO_AGENCY,
        number=number,
        text=paper_words.partition(": ")[2] or paper_words,
        source_title=paper.document.title,
    )
    return replace(record, **changed)  # type: ignore[arg-type]  # fields that a test names


SCHOOLS = made(LATER_REVIEW.text.strip(), "4", addressee="the Cabinet")
NOTE = made(OFFICERS.text.strip(), None, kind=RecommendationKind.OFFICER_TO_COMMITTEE)
REJECTED = replace(ACCEPTED, record_id="rejected", number="2", verdict=ResponseVerdict.REJECTED)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    folder: Path = tmp_path_factory.mktemp("recommended")
    papers = (
        Recorded(REVIEW, (INSPECT, PUBLISH)),
        Recorded(CABINET, (ACCEPTED, REJECTED)),
        Recorded(LATER_REVIEW, (SCHOOLS,)),
        Recorded(OFFICERS, (NOTE,)),
        recorded_plan(EARLY),
        recorded_plan(LATE),
    )
    library = record_library(folder, papers)
    yield library.view()
    library.close()


def texts(view: View, **wanted: object) -> list[str]:
    asked = RecommendationsWanted(**wanted)  # type: ignore[arg-type]  # as each test names them
    return [each.record.text for each in find_recommendations(view, asked)]


def items(view: View, **query: str) -> list[Item]:
    page = recommendations_page(view, read_recommendations_asked(query))
    return [item for group in page.groups for item in group.items]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, [SCHOOLS.text, INSPECT.text, PUBLISH.text]),
        ({"kind": RecommendationKind.OFFICER_TO_COMMITTEE}, [NOTE.text]),
        ({"kind": RecommendationKind.REVIEW_TO_AGENCY}, [SCHOOLS.text]),
        ({"state": State.ACCEPTED}, [INSPECT.text]),
        ({"state": State.REJECTED}, [PUBLISH.text]),
        ({"state": State.NONE}, [SCHOOLS.text]),
        ({"year": 2024}, [INSPECT.text, PUBLISH.text]),
        ({"addressee": "Cabinet"}, [SCHOOLS.text, INSPECT.text, PUBLISH.text]),
        ({"review": "MOULD IN SCHOOLS"}, [SCHOOLS.text]),
        ({"words": "waiting times"}, [PUBLISH.text]),
    ],
)
def test_filters_keep_what_is_asked_for(
    view: View, wanted: dict[str, object], found: list[str]
) -> None:
    assert texts(view, **wanted) == found


def test_a_response_keeps_its_words_and_its_place(view: View) -> None:
    [item] = items(view, state="accepted")
    [response] = item.responses
    assert (response.by, response.tag.label, response.printed) == (
        "Cabinet",
        "Accepted",
        "Accepted",
    )
    assert response.citation.quote == "Damp homes inquiry, recommendation 1: Accepted."


def test_linked_actions_say_which_plan_says_so(view: View) -> None:
    [item] = items(view, state="accepted")
    assert item.linked == "3 linked actions: 1 completed, 2 in progress according to the plan"
    assert [action.words for action in item.actions] == [
        "Completed according to the March 2025 action plan",
        "In progress according to the March 2025 action plan, overdue on 10 March 2025",
        "In progress according to the November 2024 action plan; no longer listed after"
        " 1 November 2024",
    ]
    assert item.latest == "10 March 2025"


def test_a_plan_of_another_name_links_nothing(view: View) -> None:
    [item] = items(view, review="Mould in schools")
    assert (item.actions, item.linked) == ([], "")
    assert [tag.label for tag in item.tags] == ["No response is on record"]


def test_a_plan_of_its_own_name_is_no_response_and_is_told_apart(view: View) -> None:
    [schools] = items(view, review="Mould in schools")
    [publish] = items(view, state="rejected")
    assert schools.plan is None
    assert publish.actions == []
    assert publish.plan is not None
    assert publish.plan[0].startswith("Damp homes inquiry")


def test_kinds_are_counted_apart(view: View) -> None:
    page = recommendations_page(view, read_recommendations_asked({"group": "addressee"}))
    assert page.heading == (
        "1 recommendation of reviews to agencies; 2 recommendations of scrutiny to the executive"
    )
    assert [(group.title, len(group.items)) for group in page.groups] == [
        ("Cabinet", 1),
        ("Cabinet", 2),
    ]
    assert page.groups[1].counts == (
        "2 recommendations of scrutiny to the executive: 1 accepted, 1 rejected"
    )
    assert page.officers == 1


def test_like_words_of_another_review_are_found_and_own_ones_are_not(view: View) -> None:
    [item] = items(view, review="Mould in schools")
    assert [other.text for other in item.alike] == [INSPECT.text]
    assert 20 <= item.alike[0].per_cent < 100
    assert likeness(view).like(NOTE.record_id) == ()
    assert likeness(view).like("nowhere") == ()


def test_two_reviews_stand_side_by_side(view: View) -> None:
    compared = compared_reviews(view, INSPECT.source_title, "")
    assert list(compared.chosen) == [INSPECT.source_title, "Mould in schools"]
    assert [len(side.items) for side in compared.sides] == [2, 1]
    unknown = compared_reviews(view, "no such review", SCHOOLS.source_title)
    assert list(unknown.chosen) == ["Mould in schools", INSPECT.source_title]


def test_a_sheet_tells_what_the_page_tells(view: View) -> None:
    sheet = recommendations_sheet(view, read_recommendations_asked({"state": "accepted"}))
    [entry] = sheet.entries
    told = {column.title: column.cell(entry) for column in sheet.more}
    assert told["Response in words"] == "Accepted"
    assert told["Last evidence"] == dt.date(2025, 3, 10)
    assert str(told["Linked actions"]).startswith("1.1: Completed according to the March 2025")


def test_filters_that_cannot_be_used_are_left_out() -> None:
    asked = read_recommendations_asked({"kind": "all", "year": "last", "state": "?", "group": "no"})
    assert asked.wanted == RecommendationsWanted()
    assert asked.query == {}
