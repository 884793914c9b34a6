"""What was undertaken, by whom, by when, and what later papers show of it."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.actions import DueDate, DuePrecision
from assistant.answering.reckoning.commitments.commitments_asking import (
    AboutPromises,
    about_promises,
)
from assistant.answers import AnswerStatus, Basis
from assistant.council import Commitment, Speaker, Strength
from assistant.stores.view import View
from tests.invented_minutes import COMMITTEE, Minutes, reckoned, shown, view_of

MANAGER = Speaker("The Business Manager", role="Business Manager")
DIRECTOR = Speaker("The Director of Housing", role="Director of Housing")


def commitment(
    paper: Minutes,
    who: Speaker | None,
    sentence: str,
    what: str,
    strength: Strength = Strength.FIRM,
    due: DueDate = DueDate(""),
) -> Commitment:
    span = paper.span(sentence)
    return Commitment(
        f"c{paper.day}{span.start}", paper.document_id, paper.passage_id(span), span, COMMITTEE, paper.day,
        "4", "Learning from the review", who, paper.span(what), None, due, strength,
    )  # fmt: skip


def october() -> Minutes:
    paper = Minutes(
        "Minutes of October",
        dt.date(2023, 10, 9),
        (
            "The Business Manager agreed to circulate the timetable of inspections before Christmas.",
            "The Director of Housing said that he would be happy to share the survey of tenants.",
            "The Business Manager undertook to provide the comparison of caseloads with neighbours.",
        ),
    )
    paper.records += [
        commitment(paper, MANAGER, paper.paragraphs[0], "circulate the timetable of inspections"),
        commitment(paper, DIRECTOR, paper.paragraphs[1], "share the survey of tenants",
                   Strength.CONDITIONAL),
        commitment(paper, MANAGER, paper.paragraphs[2], "provide the comparison of caseloads with neighbours"),
    ]  # fmt: skip
    return paper


def january() -> Minutes:
    paper = Minutes(
        "Minutes of January",
        dt.date(2024, 1, 15),
        (
            "The comparison of caseloads with neighbours had been circulated on 14 November 2023.",
            "The Chair had asked for the timetable of inspections promised in October.",
            "The Director of Housing agreed to bring the list of empty homes by 31 March 2024.",
        ),
    )
    day = dt.date(2024, 3, 31)
    due = DueDate("31 March 2024", day, day, DuePrecision.DAY)
    what = "bring the list of empty homes by 31 March 2024"
    paper.records.append(commitment(paper, DIRECTOR, paper.paragraphs[2], what, due=due))
    return paper


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return view_of(tmp_path_factory.mktemp("promises"), october(), january())


@pytest.mark.parametrize(
    "question",
    [
        "has the promised comparison with neighbours come?",
        "did we ever get the comparison of caseloads with neighbours",
        "what happened to the comparison with neighbours the business manager promised",
    ],
)
def test_what_came_is_told_with_the_paper_that_shows_it(question: str, view: View) -> None:
    answer = reckoned(view, question)
    told = shown(view, question)

    assert answer is not None
    assert answer.status is AnswerStatus.ANSWERED
    assert "gave an undertaking" in told.sentences[0].text
    assert "had been circulated on 14 November 2023" in told.sentences[1].text


def test_a_mention_that_shows_nothing_is_no_evidence(view: View) -> None:
    answer = reckoned(view, "has the timetable of inspections come that was promised?")

    assert answer is not None
    assert answer.status is AnswerStatus.PARTLY_ANSWERED
    assert "It is mentioned again on 15 January 2024" in answer.claims[1].text
    assert answer.claims[2].text == "There is no later evidence in the indexed papers that it came."
    assert answer.claims[2].basis is Basis.NOTICE
    assert [point.basis for point in answer.points] == ["F4"]
    assert answer.points[0].question == (
        "What has come of the undertaking of 9 October 2023 “to circulate the timetable of"
        " inspections before Christmas”?"
    )


def test_what_is_not_yet_due_is_too_early_to_tell(view: View) -> None:
    answer = reckoned(view, "did the list of empty homes ever come?")

    assert answer is not None
    assert answer.claims[1].text == (
        "It is too early to tell: it was due by 31 March 2024, and the papers end on 15 January 2024."
    )
    assert not answer.points


def test_an_offer_is_told_as_an_offer(view: View) -> None:
    told = shown(view, "what did the director of housing offer about the survey of tenants?")

    assert "made an offer or an undertaking with a condition" in told.sentences[0].text


def test_what_one_meeting_heard_promised_is_a_table(view: View) -> None:
    told = shown(view, "What did officers undertake at the October meeting?")

    (table,) = told.tables
    assert told.sentences[0].text == (
        "The papers record 3 undertakings, on 9 October 2023. Later papers report on 1 of them."
    )
    assert [row.cells[-1] for row in table.rows] == [
        "mentioned again on 15 January 2024; no later evidence in the indexed papers that it came",
        "no later evidence in the indexed papers",
        "reported back on 15 January 2024",
    ]


def test_the_wrong_person_is_corrected_first(view: View) -> None:
    told = shown(view, "what did the business manager promise about the survey of tenants?")

    assert told.sentences[0].text == (
        "The papers record this of the Director of Housing on 9 October 2023,"
        " and not of the business manager."
    )


@pytest.mark.parametrize(
    "question",
    [
        "has the promised leisure centre come?",
        "What did Councillor Blenkinsop promise about tenants?",
        "What did the committee agree about tenants?",
        "Has the survey been done?",
        "What support services are offered to tenants?",
    ],
)
def test_what_no_undertaking_clearly_answers_is_left_to_passages(question: str, view: View) -> None:
    assert reckoned(view, question) is None


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("what are we still waiting for?", AboutPromises.OPEN),
        ("which promises haven't been kept", AboutPromises.OPEN),
        ("has the promised data come?", AboutPromises.CAME),
        ("what came of the offer to visit?", AboutPromises.CAME),
        ("what did they say they'd do about caseloads", AboutPromises.WHAT),
        ("When will the review be published?", None),
        ("What was resolved about caseloads?", None),
    ],
)
def test_questions_about_promises_are_recognised(question: str, kind: AboutPromises | None) -> None:
    assert about_promises(question) is kind
