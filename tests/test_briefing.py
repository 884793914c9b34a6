"""Briefs: what the papers leave open, each line cited, over HTTP."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from assistant.actions import ActionStatus
from assistant.answering.pipeline import Tools
from assistant.api.app import create_app
from assistant.briefing import Brief, BriefScope, Section, brief
from assistant.correcting import Verdict
from assistant.council import AgendaItem, AnswerClass, Meeting, Speaker
from assistant.registers.history import correct_record, word_on
from assistant.registers.recommendation_finding import State, all_recommended
from assistant.registers.responses import NO_RESPONSE, PLAN_HELD
from assistant.settings import Settings
from assistant.stores.library import Library
from assistant.stores.view import View
from tests.conftest import serving
from tests.invented_papers import tools_for
from tests.reckoning_plans import DONE, Printed, Row
from tests.recorded_papers import (
    AUDIT,
    CHILDREN,
    HIDDEN,
    HOUSING,
    PAPERS,
    PROMISE,
    PUBLISH,
    Recorded,
    dated_paper,
    exchange,
    place_of,
    record_library,
    recorded_plan,
    span_of,
)

KEY = {"Blue": "complete", "Green": "on track"}
EARLIER = Printed(
    "Parks for All: Action Plan, version 1",
    dt.date(2024, 3, 1),
    (
        Row("1.1", "Mend the paddling pool", ("Parks Manager",), "30/04/2024", rating="Green"),
        Row("1.2", "Plant forty trees", ("Parks Manager",), "30/06/2024", rating="Green"),
    ),
    KEY,
)
PLAN = Printed(
    "Parks for All: Action Plan, version 2",
    dt.date(2024, 9, 1),
    (
        Row("1.1", "Mend the paddling pool", ("Parks Manager",), "31/12/2024"),
        Row("1.2", "Plant forty trees", ("Parks Manager",), "30/06/2024", rating="Green"),
        Row("2.1", "Write to every school", ("Head of Learning",), "31/01/2024", DONE, "Blue"),
        Row("2.2", "Ask visitors about lighting", ("Head of Learning",), "TBC"),
        Row("3.1", "Repaint gates", (), "01/08/2024", ActionStatus.UNKNOWN),
    ),
    KEY,
    (("The plan has 6 actions.", {"actions": 6}),),
)
LATER = dated_paper(
    "Minutes June",
    "Children's Scrutiny Committee, 10 June 2025",
    "5. Foster carers",
    "6. Allotments and glasshouses recovery",
    "Councillor Vale asked how many foster carers had resigned.",
    "The DCS would provide this outside the meeting.",
    day=dt.date(2025, 6, 10),
)
ALLOTMENTS = Printed(
    "Allotments and Glasshouses Recovery Plan",
    dt.date(2024, 5, 6),
    (Row("A1", "Mend the water supply", ("Parks Manager",), "01/05/2024"),),
    KEY,
)
CARERS = exchange(
    LATER,
    "Councillor Vale asked how many foster carers had resigned.",
    "The DCS would provide this outside the meeting.",
    AnswerClass.DEFERRED,
    asker=Speaker("Councillor Vale", "Councillor Vale"),
    item="5",
)
JUNE = Meeting(
    *place_of(LATER, "Children's Scrutiny Committee, 10"),
    span=span_of(LATER, "Children's Scrutiny Committee, 10 June 2025"),
    authority=None,
    committee=CHILDREN,
    day=dt.date(2025, 6, 10),
    items=(
        AgendaItem("5.", "Foster carers", span_of(LATER, "5. Foster carers")),
        AgendaItem(
            "6.",
            "Allotments and glasshouses recovery",
            span_of(LATER, "6. Allotments and glasshouses"),
        ),
    ),
)
ALL = (
    *PAPERS,
    Recorded(LATER, (JUNE, CARERS)),
    recorded_plan(EARLIER),
    recorded_plan(PLAN),
    recorded_plan(ALLOTMENTS, committee=None),
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder: Path = tmp_path_factory.mktemp("briefed")
    library = record_library(folder, ALL)
    yield library
    library.close()


@pytest.fixture
def view(library: Library) -> View:
    return library.view()


@pytest.fixture(scope="module")
def api(library: Library) -> Iterator[httpx.Client]:
    app = create_app(Settings(host="127.0.0.1"), tools_for(library))
    with serving(app) as address, httpx.Client(base_url=address, timeout=10) as client:
        yield client


def section(made: Brief, key: str) -> Section:
    return next(each for each in made.sections if each.key == key)


def column(made: Brief, key: str, number: int) -> list[str]:
    return [line.cells[number] for line in section(made, key).lines]


def quotes(made: Brief, key: str) -> list[str]:
    cited = {citation.number: citation.quote for citation in made.citations}
    return [cited[line.citations[0]] for line in section(made, key).lines]


def test_each_action_stands_in_one_section(view: View) -> None:
    made = brief(view, BriefScope(plan="parks"))

    assert column(made, "overdue", 1) == ["1.2"]
    assert column(made, "past_unknown", 1) == ["3.1"]
    assert column(made, "outstanding", 1) == ["1.1"]
    assert column(made, "undated", 1) == ["2.2"]
    late = section(made, "overdue").lines[0].cells
    assert late[-2:] == ("1 September 2024", "63")


def test_a_plan_without_a_committee_is_that_of_the_item_that_names_it(view: View) -> None:
    given = brief(view, BriefScope(committee=CHILDREN))
    other = brief(view, BriefScope(committee=HOUSING))

    assert set(column(given, "overdue", 1)) == {"A1", "1.2"}
    assert section(other, "overdue").none


def test_overdue_is_reckoned_on_the_day_given(view: View) -> None:
    made = brief(view, BriefScope(plan="parks", as_of=dt.date(2025, 1, 1)))

    assert column(made, "overdue", 1) == ["1.2", "1.1"]
    assert column(made, "overdue", 6) == ["1 January 2025", "1 January 2025"]
    early = brief(view, BriefScope(plan="parks", as_of=dt.date(2024, 3, 2)))
    assert column(early, "outstanding", 1) == ["1.1", "1.2"]


def test_dates_that_moved_are_told_as_printed(view: View) -> None:
    made = brief(view, BriefScope(plan="parks"))

    [line] = section(made, "moved").lines
    assert (line.cells[1], line.cells[3]) == ("1.1", "30/04/2024 → 31/12/2024")
    assert len(line.citations) == 2


def test_totals_and_ratings_are_set_beside_the_rows(view: View) -> None:
    made = brief(view, BriefScope(plan="parks"))

    [total] = section(made, "totals").lines
    assert total.cells[1:] == ("The plan has 6 actions.", "5 actions", "no")
    assert quotes(made, "totals") == ["The plan has 6 actions."]
    [conflict] = section(made, "conflicts").lines
    assert conflict.cells[1] == "1.2"


def test_a_committee_is_told_what_it_was_not_told(view: View) -> None:
    made = brief(view, BriefScope(committee=CHILDREN))

    assert quotes(made, "unanswered") == [CARERS.span.text, AUDIT.span.text]
    assert column(made, "unanswered", 4) == ["left until later", "no reply recorded"]
    assert quotes(made, "promises") == [PROMISE.span.text]
    assert section(made, "no_response").none == "None in the indexed papers."
    note = section(made, "unanswered").note
    assert note == "Of meetings in the 2 years from 10 June 2023 to 10 June 2025."


def test_recommendations_without_a_response_are_told(view: View) -> None:
    made = brief(view, BriefScope(committee=HOUSING))

    assert quotes(made, "no_response") == [PUBLISH.span.text]
    assert section(made, "unanswered").none
    before = brief(view, BriefScope(committee=HOUSING, as_of=dt.date(2024, 7, 1)))
    assert section(before, "no_response").total == 2


def test_briefs_and_the_register_tell_the_same_of_responses(sample_tools: Tools) -> None:
    sample = sample_tools.library.view()
    held = {" ".join(each.record.text.split()): each for each in all_recommended(sample)}
    lines = section(brief(sample, BriefScope(plan="Child R action plan")), "recommended").lines
    assert lines
    for line in lines:
        text, response = line.cells[3], line.cells[-1]
        assert response.startswith(NO_RESPONSE) == (held[text].states == {State.NONE})
        assert response.endswith(PLAN_HELD) == (held[text].plan is not None)


def test_an_item_is_found_by_its_number_or_its_words(view: View) -> None:
    numbered = brief(view, BriefScope(committee=CHILDREN, item="5"))
    worded = brief(view, BriefScope(item="foster carers"))

    for made in (numbered, worded):
        assert quotes(made, "unanswered") == [CARERS.span.text]
        assert section(made, "promises").total == 0
    assert numbered.title == f"Briefing: {CHILDREN}, Foster carers"


def test_every_line_is_cited_by_what_the_paper_prints(view: View) -> None:
    for scope in (BriefScope(committee=CHILDREN), BriefScope(committee=HOUSING)):
        made = brief(view, scope)
        for citation in made.citations:
            text = view.text_of(citation.document_id)
            assert text[citation.start : citation.end] == citation.quote
        numbers = {citation.number for citation in made.citations}
        for each in made.sections:
            assert all(line.citations for line in each.lines)
            assert all(numbers.issuperset(line.citations) for line in each.lines)


def test_nothing_later_than_the_day_given_counts(view: View) -> None:
    made = brief(view, BriefScope(committee=CHILDREN, as_of=dt.date(2025, 1, 31)))

    assert quotes(made, "unanswered") == [AUDIT.span.text]
    assert column(made, "early", 3) == [PROMISE.span.text]


def test_the_wording_is_neutral(view: View) -> None:
    made = brief(view, BriefScope(committee=CHILDREN))

    words = " ".join([made.title, made.notice, *(each.title for each in made.sections)]).lower()
    assert "preparation, not a record" in words
    for blame in ("fail", "broken", "ignored", "missed", "refused", "evasive", "not done"):
        assert blame not in words


def test_a_long_section_gives_the_first_and_tells_how_many(tmp_path: Path) -> None:
    rows = tuple(Row(f"{n}", f"Do thing {n}", (), "01/01/2024") for n in range(60))
    library = record_library(
        tmp_path, [recorded_plan(Printed("Long: Action Plan", dt.date(2024, 9, 1), rows, KEY))]
    )

    overdue = section(brief(library.view(), BriefScope(plan="long")), "overdue")

    assert (len(overdue.lines), overdue.total) == (50, 60)
    library.close()


def test_a_brief_says_that_officers_corrected_it(tmp_path: Path) -> None:
    library = record_library(tmp_path, ALL)
    scope = BriefScope(committee=CHILDREN)
    before = brief(library.view(), scope)
    said = word_on(
        AUDIT, Verdict.CORRECT, made_by="Clerk", reason="checked", changes={"item": "4.3"}
    )
    correct_record(library, library.view(), AUDIT, said)

    after = brief(library.view(), scope)

    assert before.corrected is None
    assert after.corrected
    assert "As corrected by the Clerk on " in after.corrected
    assert "Reason given: checked." in after.corrected
    assert column(after, "unanswered", 1) == ["5", "4.3"]
    library.close()


def test_a_committee_can_be_named_by_words_that_only_it_has(api: httpx.Client) -> None:
    made = api.get("/api/briefing", params={"committee": "children"}).json()
    unsure = api.get("/api/briefing", params={"committee": "scrutiny"})

    assert made["committee"] == CHILDREN
    assert unsure.status_code == 404
    assert f"The papers are of: {CHILDREN}; {HOUSING}." in unsure.json()["detail"]


def test_a_brief_is_sent_with_its_sections(api: httpx.Client) -> None:
    made = api.get("/api/briefing", params={"committee": CHILDREN}).json()

    assert made["title"] == f"Briefing: {CHILDREN}"
    assert made["notice"].startswith("Preparation, not a record.")
    assert [each["key"] for each in made["sections"]] == [
        "overdue",
        "past_unknown",
        "outstanding",
        "undated",
        "moved",
        "totals",
        "later",
        "conflicts",
        "unanswered",
        "promises",
        "early",
        "no_response",
        "recommended",
        "enquiries",
    ]
    assert "zebrafinch" not in str(made)
    assert made["latest"] == "2025-06-10"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 422),
        ("as_of=2025-01-01", 422),
        ("committee=", 422),
        ("committee=Audit&colour=red", 422),
        ("committee=Children's+Scrutiny+Committee&as_of=soon", 422),
        ("committee=Committee+of+Nobody", 404),
        ("plan=no+such+plan", 404),
    ],
)
def test_what_cannot_be_briefed_is_told(api: httpx.Client, query: str, status: int) -> None:
    response = api.get(f"/api/briefing?{query}")

    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert HIDDEN.span.text not in response.text


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_brief_as_of_the_first_or_last_day_is_made(api: httpx.Client, day: str) -> None:
    made = api.get("/api/briefing", params={"plan": "parks", "as_of": day})
    assert made.status_code == 200
    assert made.json()["unmade"] == []
