"""Plans that a count leaves out are told as plans, and papers of plans as papers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.actions import ActionStatus, UnreadTable
from assistant.answering.citing import Citations
from assistant.answering.planning import plan_question
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.plans.plans import reckon_actions
from assistant.answering.reckoning.reckoned import Claim, Reckoned
from assistant.answering.reckoning.showing import Shower
from assistant.answers import Question
from assistant.council import AnswerClass
from assistant.documents import DocumentKind
from assistant.stores.view import View
from tests.reckoning_plans import DONE, Printed, Row, said
from tests.recorded_papers import (
    Recorded,
    dated_paper,
    exchange,
    place_at,
    record_library,
    recorded_plan,
    span_of,
)

ASKED = "Which actions were overdue at 31 March 2025?"
FERRY = Printed(
    "Ferry Landing: Action Plan",
    dt.date(2025, 2, 3),
    (
        Row("F1", "Mend the gangway", ("Harbour Officer",), "31/12/2024"),
        Row("F2", "Light the waiting room", ("Harbour Officer",), "Ongoing"),
        Row("F3", "Paint the railings", ("Harbour Officer",), "01/02/2025", DONE),
    ),
)
ORCHARD = Printed(
    "Orchard Walk: Action Plan",
    dt.date(2025, 3, 10),
    (
        Row("W1", "Graft forty trees", ("Parks Manager",), "28/02/2025", ActionStatus.UNKNOWN),
        Row("W2", "Open the cider press", ("Parks Manager",), "30/09/2025"),
    ),
)
BELFRY = Printed(
    "Belfry Repairs: Action Plan",
    dt.date(2025, 6, 2),
    (Row("B1", "Rehang the tenor bell", ("Surveyor",), "31/01/2025"),),
)
BARN = Printed(
    "Tithe Barn: Action Plan",
    dt.date(2025, 3, 3),
    (Row("T1", "Thatch the north roof", ("Surveyor",), "30/09/2025"),),
)
ASKED_WHEN = "Councillor Moss asked when all actions of the Tithe Barn plan would be completed."
LATER = dated_paper(
    "Belfry Repairs action plan: progress",
    "Belfry Repairs action plan: progress in spring.",
    "The tower was closed in February.",
    day=dt.date(2025, 3, 3),
    kind=DocumentKind.PROGRESS_REPORT,
)


def unread(name: str, day: dt.date, kind: DocumentKind = DocumentKind.ACTION_PLAN) -> Recorded:
    """Return a paper of a plan with a table that could not be read."""
    paper = dated_paper(name, f"{name}: No. What Who", day=day, kind=kind)
    span = span_of(paper, paper.text)
    return Recorded(paper, [UnreadTable(*place_at(paper, 0), span, 1, "no columns")])


def asked_of(folder: Path, question: str, *papers: Recorded) -> Reckoned:
    library = record_library(folder, papers)
    answer = reckoned(library.view(), question)
    library.close()
    return answer


def claims_with(answer: Reckoned, words: str) -> list[Claim]:
    return [claim for claim in answer.claims if words in claim.text]


def reckoned(view: View, question: str) -> Reckoned:
    plan = plan_question(Question(question), ())
    found = reckon_actions(plan, Ledger(view, plan))
    assert found is not None
    return found


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    folder: Path = tmp_path_factory.mktemp("left_out")
    log = unread("Harbour action log", dt.date(2025, 1, 6), DocumentKind.ACTION_LOG)
    stale = replace(BELFRY, position=dt.date(2024, 6, 3))
    printed = [recorded_plan(each) for each in (FERRY, ORCHARD, stale)]
    return record_library(folder, [*printed, Recorded(LATER, []), log]).view()


def test_a_plan_of_which_later_papers_tell_more_is_named(view: View) -> None:
    (told,) = claims_with(reckoned(view, ASKED), "last version held")

    assert told.text == (
        "Not counted: the Belfry Repairs action plan, of which later papers tell more than the last"
        " version held by that day."
    )


def test_a_paper_whose_table_could_not_be_read_is_told_as_a_paper(view: View) -> None:
    (told,) = claims_with(reckoned(view, ASKED), "could not be read")

    assert told.text == (
        "Not counted: 1 paper of a plan whose table could not be read with confidence."
    )
    (proof,) = told.proofs
    assert view.documents[proof.document_id].title == "Harbour action log"


def test_two_papers_of_one_plan_are_not_two_plans(tmp_path: Path) -> None:
    papers = [unread(f"Youth plan v{n}", dt.date(2025, n, 6)) for n in (1, 2)]
    answer = asked_of(tmp_path, ASKED, recorded_plan(FERRY), recorded_plan(ORCHARD), *papers)

    (told,) = claims_with(answer, "could not be read")
    assert told.text == (
        "Not counted: 2 papers of plans whose tables could not be read with confidence."
    )


@pytest.mark.parametrize(
    ("day", "said_of_it"),
    [
        (
            dt.date(2025, 3, 20),
            [
                "Not counted: 1 more paper of the Ferry Landing action plan whose table could not"
                " be read with confidence."
            ],
        ),
        (dt.date(2025, 1, 20), []),
    ],
)
def test_a_paper_of_a_plan_that_is_counted_is_no_further_plan(
    day: dt.date, said_of_it: list[str], tmp_path: Path
) -> None:
    newer = unread("Ferry Landing: Action Plan", day)
    answer = asked_of(tmp_path, ASKED, recorded_plan(FERRY), recorded_plan(ORCHARD), newer)

    assert [claim.text for claim in claims_with(answer, "could not be read")] == said_of_it
    assert "in the Ferry Landing action plan was overdue: F1" in said(answer)


def test_a_plan_without_dates_is_named_when_completion_is_asked_for(tmp_path: Path) -> None:
    undated = tuple(replace(row, due="") for row in BARN.rows)
    minutes = dated_paper("Minutes", ASKED_WHEN, "The DCS said that it was not known.")
    asked = exchange(minutes, ASKED_WHEN, "The DCS said that it was not known.", AnswerClass.UNABLE)
    answer = asked_of(
        tmp_path,
        "When will all actions in all the plans be completed?",
        recorded_plan(FERRY),
        recorded_plan(replace(BARN, rows=undated)),
        Recorded(minutes, [asked]),
    )

    (told,) = claims_with(answer, "Not counted")
    assert told.text == (
        "Not counted: the Tithe Barn action plan, whose open actions have no date that can be"
        " resolved."
    )


def test_every_sentence_of_what_is_left_out_is_proved(view: View) -> None:
    answer = reckoned(view, ASKED)
    shown = Shower(view, Citations(view)).show(answer)

    assert shown is not None
    assert [sentence.text for sentence in shown.sentences] == [
        claim.text for claim in answer.claims
    ]
    assert all(sentence.citations for sentence in shown.sentences)
