"""What was asked, by whom, and whether the papers record an answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.answering.declining import DeclineReason
from assistant.answering.planning import plan_question
from assistant.answering.reckoning.exchanges.exchanges_asking import AboutAsking, about_asking
from assistant.answers import AnswerStatus, Question
from assistant.council import AnswerClass, Exchange, Reply, Speaker
from assistant.stores.view import View
from tests.invented_minutes import COMMITTEE, Minutes, reckoned, shown, view_of

OKELL = Speaker("Councillor Okell", "Councillor Okell")
TULL = Speaker("Councillor Tull", "Councillor Tull")
MANAGER = Speaker("The Business Manager", role="Business Manager")
DIRECTOR = Speaker("The Director", role="Director of Children's Services")


def exchange(
    paper: Minutes,
    asker: Speaker,
    asked: str,
    reply: str | None,
    by: Speaker | None = None,
    how: AnswerClass = AnswerClass.DIRECT,
    *,
    topic: bool = False,
) -> Exchange:
    question = paper.span(asked)
    replies: Sequence[Reply] = (Reply(by, paper.span(reply)),) if reply else ()
    span = paper.span(asked)
    return Exchange(
        f"x{paper.day}{question.start}", paper.document_id, paper.passage_id(span), span, COMMITTEE,
        paper.day, "4", "Child R action plan", (asker,), question, tuple(replies), how, topic=topic,
    )  # fmt: skip


def first() -> Minutes:
    paper = Minutes(
        "Minutes of October",
        dt.date(2023, 10, 9),
        (
            "Councillor Okell asked when all the actions would be completed.",
            "The Business Manager confirmed that there were timescales against the actions.",
            "Councillor Tull asked how many homes had been seen and what the cost was.",
            "The Director said that 12 homes had been seen.",
        ),
    )
    paper.records += [
        exchange(paper, OKELL, paper.paragraphs[0], paper.paragraphs[1], MANAGER,
                 AnswerClass.ASSURANCE_ONLY),
        exchange(paper, TULL, "Councillor Tull asked how many homes had been seen",
                 paper.paragraphs[3], DIRECTOR),
        exchange(paper, TULL, "what the cost was.", None, how=AnswerClass.NONE_RECORDED),
    ]  # fmt: skip
    return paper


def second() -> Minutes:
    paper = Minutes(
        "Minutes of March",
        dt.date(2025, 3, 10),
        (
            "Councillor Tull asked when all the remaining actions would be complete.",
            "The Director said that the last date was 31 October 2025.",
            "Members raised waiting times for family support, and answers were given.",
        ),
    )
    paper.records += [
        exchange(paper, TULL, paper.paragraphs[0], paper.paragraphs[1], DIRECTOR),
        exchange(paper, Speaker("Members"), "waiting times for family support", None,
                 how=AnswerClass.NONE_RECORDED, topic=True),
    ]  # fmt: skip
    return paper


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    folder: Path = tmp_path_factory.mktemp("exchanges")
    return view_of(folder, first(), second())


@pytest.fixture(scope="module")
def early(tmp_path_factory: pytest.TempPathFactory) -> View:
    return view_of(tmp_path_factory.mktemp("early"), first())


@pytest.mark.parametrize(
    "question",
    [
        "Was the question on when all actions would be completed ever answered?",
        "has anyone asked when all the actions will be completed, and did they get an answer",
        "did we get an answer about when the actions would be completed?",
    ],
)
def test_a_question_without_an_answer_is_told_with_both_passages(
    question: str, early: View
) -> None:
    answer = reckoned(early, question)
    told = shown(early, question)

    assert answer is not None
    assert answer.status is AnswerStatus.ASKED_NOT_ANSWERED
    assert told.sentences[0].text == (
        "Asked on 9 October 2023 (item 4) by Councillor Okell. The answer recorded gives no date."
    )
    assert (
        "“Councillor Okell asked when all the actions would be completed.”"
        in told.sentences[1].text
    )
    assert "there were timescales against the actions" in told.sentences[2].text
    assert [point.basis for point in answer.points] == ["F1"]


def test_a_later_answer_gives_the_history(view: View) -> None:
    question = "Was the question on when all actions would be completed answered?"
    answer = reckoned(view, question)
    told = shown(view, question)

    assert answer is not None
    assert answer.status is AnswerStatus.ANSWERED
    assert "answered when it was asked again, on 10 March 2025" in told.sentences[0].text
    assert "31 October 2025" in told.sentences[-1].text
    assert not answer.points


def test_a_topic_is_not_said_to_be_answered(view: View) -> None:
    answer = reckoned(view, "was the question about waiting times answered?")

    assert answer is not None
    assert answer.status is AnswerStatus.NOT_IN_PAPERS
    assert "do not record what was asked or answered" in answer.claims[0].text


def test_what_one_person_asked_is_listed_and_not_counted(view: View) -> None:
    told = shown(view, "how many questions did cllr tull ask?")

    (table,) = told.tables
    assert len(table.rows) == 3
    assert told.sentences[0].text == (
        "The papers record these questions by Councillor Tull, from 9 October 2023 to 10 March 2025."
    )


def test_questions_without_an_answer_are_listed_with_what_came_later(view: View) -> None:
    told = shown(view, "which questions were not answered?")

    (table,) = told.tables
    assert [row.cells[-1] for row in table.rows] == [
        "an assurance, without what was asked; asked again on 10 March 2025: answered",
        "no reply recorded",
    ]


def test_what_was_asked_at_a_meeting_is_listed_in_order(view: View) -> None:
    told = shown(view, "What was asked at the meeting on 9 October 2023?")

    assert told.sentences[0].text.startswith("3 questions are recorded, on 9 October 2023.")
    assert [row.cells[2] for row in told.tables[0].rows] == [
        "Councillor Okell", "Councillor Tull", "Councillor Tull",
    ]  # fmt: skip


def test_a_question_that_names_the_wrong_asker_is_corrected_first(view: View) -> None:
    told = shown(view, "What did Councillor Okell ask about how many homes had been seen?")

    assert told.sentences[0].text == (
        "The papers record this of Councillor Tull on 9 October 2023, and not of Councillor Okell."
    )


@pytest.mark.parametrize(
    "question",
    [
        "What did Councillor Blenkinsop ask about homes?",
        "What did Councillor Okell ask about potholes?",
        "what was asked at the Planning Committee",
        "How many homes had been seen?",
        "was the question about libraries answered?",
    ],
)
def test_what_no_exchange_clearly_answers_is_left_to_passages(question: str, view: View) -> None:
    assert reckoned(view, question) is None


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        (
            "what did we ask last time about caseloads and did we get an answer",
            AboutAsking.ANSWERED,
        ),
        ("has anyone asked about caseloads before", AboutAsking.BEFORE),
        ("which questions haven't been answered", AboutAsking.UNANSWERED),
        ("list the questions asked in 2024", AboutAsking.LIST),
        ("who asked about caseloads", AboutAsking.ASKERS),
        ("what was the answer to the question about caseloads", AboutAsking.REPLY),
        ("what was the nurse asked", AboutAsking.LIST),
        ("What did the Director say about caseloads?", None),
        ("How many children were educated at home?", None),
        ("Which schools asked for help?", None),
        ("What questions should we ask about the homes?", None),
    ],
)
def test_questions_about_questions_are_recognised(question: str, kind: AboutAsking | None) -> None:
    assert about_asking(question) is kind


@pytest.mark.parametrize(
    "question",
    [
        "Why did Councillor Okell say that 12 homes had been seen?",
        "did councillor okell say that 12 homes had been seen",
        "When did Councillor Okell claim that 12 homes had been seen?",
    ],
)
def test_words_of_one_speaker_are_not_put_into_anothers_mouth(question: str, view: View) -> None:
    told = shown(view, question)

    assert told.sentences[0].text.casefold() == (
        "the papers record this of the director on 9 october 2023, and not of councillor okell."
    )


def test_a_right_premise_is_left_to_passages(view: View) -> None:
    assert reckoned(view, "Why did the Director say that 12 homes had been seen?") is None


@pytest.mark.parametrize(
    "question",
    [
        "which councillor asked the most questions?",
        "How many questions has each councillor asked?",
        "Who has the worst attendance?",
        "Is the Director to blame for the delay?",
        "Should the Director resign?",
    ],
)
def test_people_are_neither_ranked_nor_blamed(question: str, view: View) -> None:
    assert plan_question(Question(question), ()).declined is DeclineReason.BLAME
    assert reckoned(view, question) is None
