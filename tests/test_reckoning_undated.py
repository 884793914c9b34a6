"""Answers from a paper that prints no date: its decisions, and who left."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from assistant.answering.planning import plan_question
from assistant.answering.reckoning.commitments.commitments_wording import come_of
from assistant.answering.reckoning.exchanges.exchanges_points import point_of
from assistant.answering.reckoning.ledger import Ledger
from assistant.answers import AnswerStatus, Question
from assistant.council import (
    AnswerClass,
    Attendance,
    AttendanceKind,
    Exchange,
    Meeting,
    Resolution,
    Speaker,
    VerbClass,
)
from assistant.stores.view import View
from tests.invented_minutes import Minutes, reckoned, shown, view_of

ASKED = "Councillor Okell referred to the audit and asked if members could see it."


def undated() -> Minutes:
    paper = Minutes(
        "Damp and Mould: Action Plans",
        dt.date(2024, 7, 8),
        (
            "Damp and Mould: Action Plans",
            ASKED,
            "The Housing Manager confirmed that an action plan was being written.",
            "At 7.25 pm the Housing Manager left the meeting.",
            "RESOLVED: That the Committee:",
            "1. Note the report and the progress made on action plans to date.",
            "2. Requests a further report.",
        ),
        committee=None,
        item=None,
    )
    head = paper.span(paper.paragraphs[0])
    manager = Speaker("the Housing Manager", role="Housing Manager")
    left = Attendance(AttendanceKind.LEFT, manager, paper.span(paper.paragraphs[3]), "7.25 pm")
    paper.records.append(
        Meeting(
            "m",
            paper.document_id,
            paper.passage_id(head),
            head,
            None,
            None,
            None,
            attendance=(left,),
        )
    )
    for number, (verb, kind) in enumerate(
        (("Note", VerbClass.NOTE), ("Requests", VerbClass.REQUEST))
    ):
        span = paper.span(paper.paragraphs[5 + number])
        paper.records.append(
            Resolution(
                f"r{number}", paper.document_id, paper.passage_id(span), span, None, None, None, None,
                f"{number + 1}.", paper.span("RESOLVED:"), span.text[3:], verb, kind,
            )
        )  # fmt: skip
    paper.records.append(exchange(paper, ASKED))
    return paper


def exchange(paper: Minutes, words: str) -> Exchange:
    span = paper.span(words)
    return Exchange(
        f"x{span.start}", paper.document_id, paper.passage_id(span), span, None, None, None, None,
        (Speaker("Councillor Okell", "Councillor Okell"),), span, (), AnswerClass.NONE_RECORDED,
    )  # fmt: skip


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return view_of(tmp_path_factory.mktemp("undated"), undated())


def test_all_limbs_of_the_only_paper_are_listed(view: View) -> None:
    told = shown(view, "what was resolved")

    assert told.sentences[0].text.startswith("The minutes, which print no date, record 2 decisions")
    assert [row.cells[2] for row in told.tables[0].rows] == [
        "Note the report and the progress made on action plans to date.",
        "Requests a further report.",
    ]


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("did the committee approve the report", "It was noted, not approved: the meeting"),
        (
            "Why did the committee approve the action plans?",
            "The meeting noted it: “Note the report",
        ),
    ],
)
def test_noting_is_told_without_a_day(question: str, begins: str, view: View) -> None:
    assert shown(view, question).sentences[0].text.startswith(begins)


@pytest.mark.parametrize(
    "question",
    [
        "Why did the committee throw out the report on the action plans?",
        "why was the damp and mould report voted down",
        "Why did members vote against the damp and mould action plans?",
    ],
)
def test_what_was_noted_was_not_rejected(question: str, view: View) -> None:
    assert shown(view, question).sentences[0].text.startswith("It was noted, not rejected: the")


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("What did the committee resolve on damp and mould?", True),
        ("What did the mould committee decide about the report?", True),
        ("What did the planning committee decide about the report?", False),
    ],
)
def test_a_paper_of_one_item_is_found_by_its_title(
    question: str, answered: bool, view: View
) -> None:
    assert (reckoned(view, question) is not None) is answered


def test_who_left_is_quoted(view: View) -> None:
    told = shown(view, "Who left the meeting and when?")

    assert "“At 7.25 pm the Housing Manager left the meeting.”" in told.sentences[0].text


def test_a_paper_without_a_list_tells_nobody_present(view: View) -> None:
    answer = reckoned(view, "who was at the meeting")

    assert answer is not None
    assert answer.status is AnswerStatus.NOT_IN_PAPERS


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("Councillor Okell asked when the work would end.",
         "What is the answer to “when the work would end”, asked on 8 July 2024?"),
        ("Councillor Okell asked about the number of homes.",
         "What is the answer to the question asked on 8 July 2024 about the number of homes?"),
        ("Councillor Okell asked for a list of homes.",
         "What is the answer to the question asked on 8 July 2024 about a list of homes?"),
        ("Councillor Okell felt that the work was late.",
         "What is the answer to what was raised by Councillor Okell on 8 July 2024 under “Damp”?"),
    ],
)  # fmt: skip
def test_a_point_reads_as_english(words: str, question: str, view: View) -> None:
    paper = Minutes("Minutes", dt.date(2024, 7, 8), (words,))
    asked = replace(exchange(paper, words), day=paper.day, item_title="Damp")
    asked = replace(asked, document_id=view_document(view), passage_id=view_passage(view))

    point = point_of(asked, Ledger(view, plan_question(Question("x"), ())))

    assert point is not None
    assert point.question == question


def view_document(view: View) -> str:
    return next(iter(view.documents))


def view_passage(view: View) -> str:
    return view.passages_of(view_document(view))[0].passage_id


def test_a_promise_is_asked_after_by_its_own_words() -> None:
    assert come_of("undertaking", "3 July 2023", "that ", "it would be shared", "Damp") == (
        "What has come of the undertaking of 3 July 2023 that “it would be shared”, under “Damp”?"
    )
