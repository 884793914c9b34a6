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
from tests.reckoning_plans import (
    ASKED_OVERDUE,
    BELFRY,
    FERRY,
    ORCHARD,
    Printed,
    Row,
    said,
)
from tests.recorded_papers import (
    Recorded,
    dated_paper,
    exchange,
    place_at,
    record_library,
    recorded_plan,
    span_of,
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


STALE = recorded_plan(replace(BELFRY, position=dt.date(2024, 6, 3)))
LOG = unread("Harbour action log", dt.date(2025, 1, 6), DocumentKind.ACTION_LOG)


def test_a_plan_of_which_later_papers_tell_more_is_named(tmp_path: Path) -> None:
    answer = asked_of(tmp_path, ASKED_OVERDUE, recorded_plan(FERRY), STALE, Recorded(LATER, []))
    (told,) = claims_with(answer, "last version held")

    assert told.text == (
        "Not counted: the Belfry Repairs action plan, of which later papers tell more than the last"
        " version held by that day."
    )


def test_a_paper_whose_table_could_not_be_read_is_told_as_a_paper(tmp_path: Path) -> None:
    answer = asked_of(tmp_path, ASKED_OVERDUE, recorded_plan(FERRY), LOG)
    (told,) = claims_with(answer, "could not be read")

    assert told.text == (
        "Not counted: 1 paper of a plan whose table could not be read with confidence."
    )
    assert [proof.document_id for proof in told.proofs] == [LOG.paper.document.document_id]


def test_two_papers_of_one_plan_are_not_two_plans(tmp_path: Path) -> None:
    papers = [unread(f"Youth plan v{n}", dt.date(2025, n, 6)) for n in (1, 2)]
    answer = asked_of(
        tmp_path, ASKED_OVERDUE, recorded_plan(FERRY), recorded_plan(ORCHARD), *papers
    )

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
    answer = asked_of(tmp_path, ASKED_OVERDUE, recorded_plan(FERRY), recorded_plan(ORCHARD), newer)

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


@pytest.mark.parametrize("further", [(), (recorded_plan(ORCHARD),)])
def test_every_sentence_of_what_is_left_out_is_proved(
    further: tuple[Recorded, ...], tmp_path: Path
) -> None:
    papers = [recorded_plan(FERRY), *further, STALE, Recorded(LATER, []), LOG]
    library = record_library(tmp_path, papers)
    view = library.view()
    answer = reckoned(view, ASKED_OVERDUE)
    shown = Shower(view, Citations(view)).show(answer)
    library.close()

    assert shown is not None
    assert [sentence.text for sentence in shown.sentences] == [
        claim.text for claim in answer.claims
    ]
    assert all(sentence.citations for sentence in shown.sentences)
    assert all(row.citations for table in shown.tables for row in table.rows)
    short = "Not counted: 2 actions, 1 plan and 1 paper; the table says why."
    assert (short in said(answer)) is bool(further)


def two_versions(name: str) -> list[Recorded]:
    """Return a plan with a row of unknown status, one undated and one that it lists no longer."""
    late, title = "31/01/2025", f"{name} Mill: Action Plan"
    gone = Row(f"{name[0]}3", f"Clear the {name} weir", (), late)
    rows = (
        Row(f"{name[0]}1", f"Dig the {name} ditch", (), late),
        Row(f"{name[0]}2", f"Mend the {name} sluice", (), "Ongoing"),
        Row(f"{name[0]}4", f"Oil the {name} wheel", (), late, ActionStatus.UNKNOWN),
    )
    before = Printed(title, dt.date(2025, 1, 6), (*rows, gone))
    return [recorded_plan(each) for each in (before, Printed(title, dt.date(2025, 3, 3), rows))]


def test_what_is_left_out_at_length_is_told_in_one_sentence_and_a_table(tmp_path: Path) -> None:
    counted = [paper for name in ("Upper", "Lower", "Middle") for paper in two_versions(name)]
    day = dt.date(2025, 6, 2)
    early = [
        recorded_plan(replace(BELFRY, title=f"{name} Repairs: Action Plan", position=day))
        for name in ("Belfry", "Crypt", "Vestry")
    ]
    answer = asked_of(tmp_path, ASKED_OVERDUE, *counted, *early)

    (told,) = claims_with(answer, "Not counted")
    assert told.text == "Not counted: 9 actions and 3 plans; the table says why."
    assert all(value.holds() for value in told.computed)
    assert sum(len(claim.text.split()) for claim in answer.claims) <= 120
    (table,) = [each for each in answer.tables if each.title == "Not counted"]
    assert len(table.rows) == 12
    assert table.rows[0].cells == (
        "Lower Mill action plan",
        "1 action: past the date with unknown status",
    )
    assert table.rows[-1].cells[0] == "Vestry Repairs action plan"
    assert all(row.proofs for row in table.rows)
