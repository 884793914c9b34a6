"""What the page says of an answer: one thing beside its status, what was searched, how old."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from assistant.answering.phrasing import NOT_ANSWERED, NOT_FOUND, NOT_SURE
from assistant.answering.pipeline import Tools
from assistant.answering.planning import AskedFor
from assistant.answers import (
    Answer,
    AnswerStatus,
    Basis,
    Filters,
    PlanReady,
    Question,
    Searched,
    Sentence,
    SentenceReady,
    StatusReady,
)
from assistant.api.app import create_app
from assistant.api.forms import AskForm
from assistant.api.page_stream import PageEncoder
from assistant.documents import Document, DocumentKind, PassageKind, SourceType
from assistant.settings import Settings
from assistant.web.asking.turns import ready_words, turn_of, understood_as
from assistant.web.asking.wording import chosen_words, old_record, searched_words, status_sentence
from assistant.web.holdings import holdings_words
from assistant.web.marking import Stretch
from assistant.web.quoting import Cell, quoted, rows_to_read
from assistant.web.rendering import Renderer
from tests.invented_papers import PLAN_ROW, QUOTED, cite

NOTHING = AnswerStatus.NOT_IN_PAPERS
ASKED = AnswerStatus.ASKED_NOT_ANSWERED


def notice(text: str) -> tuple[Sentence, ...]:
    return (Sentence(text, Basis.NOTICE),)


@pytest.fixture
def answer(invented_tools: Tools) -> Answer:
    """Give an answer that quotes the minutes of 14 January 2025."""
    return Answer(
        answer_id="a1",
        conversation_id="c1",
        question="What was promised?",
        standalone="What was promised?",
        status=AnswerStatus.ANSWERED,
        sentences=(Sentence(f"They say: “{QUOTED}”", Basis.QUOTATION, (1,)),),
        citations=(cite(invented_tools.library, 1, QUOTED),),
        searched=Searched(2, 4, dt.date(2025, 2, 3), ("Cabinet",)),
    )


@pytest.mark.parametrize(
    ("status", "text", "said"),
    [
        (NOTHING, NOT_SURE, NOT_SURE),
        (NOTHING, NOT_FOUND, f"{NOT_FOUND} That does not mean it has not been discussed."),
        (
            NOTHING,
            "No vote is recorded by name.",
            "No vote is recorded by name. That does not mean it has not been discussed.",
        ),
        (ASKED, NOT_ANSWERED[AskedFor.DATE], NOT_ANSWERED[AskedFor.DATE]),
        (AnswerStatus.ANSWERED, "All dated.", "Each statement links to the paper it came from."),
    ],
)
def test_one_thing_is_said_beside_a_status(status: AnswerStatus, text: str, said: str) -> None:
    assert status_sentence(status, notice(text)) == said


def test_a_page_that_is_not_sure_does_not_say_that_it_found_nothing(answer: Answer) -> None:
    unsure = replace(
        answer, status=NOTHING, sentences=notice(NOT_SURE), nearest=(1,), as_of=dt.date(2025, 3, 1)
    )
    html = Renderer("Aldermere").turn(turn_of(unsure, {}, newest=True))
    assert html.count(NOT_SURE) == 1
    assert "I could not find this" not in html
    assert "They may not answer it." in html
    assert QUOTED in html
    assert "As at 1 March 2025." in html


def test_the_stream_waits_for_the_words_of_a_silent_status(invented_tools: Tools) -> None:
    app = create_app(Settings(), invented_tools)
    encoder = PageEncoder(Question("Overdue?"), AskForm("Overdue?"), app.state.services)
    assert encoder.encode(StatusReady(NOTHING)) is None
    name, data = encoder.encode(SentenceReady(notice(NOT_SURE)[0], ())) or ("", {})
    assert name == "sentence"
    assert str(data["html"]).count(NOT_SURE) == 1
    assert "No sure answer found" in str(data["html"])
    assert "I could not find" not in str(data["html"])


def test_the_plan_tells_how_a_question_was_understood(invented_tools: Tools) -> None:
    app = create_app(Settings(), invented_tools)
    asked = Question("And them?", filters=Filters(committees=("Cabinet",)))
    encoder = PageEncoder(asked, AskForm("And them?"), app.state.services)
    plan = PlanReady("Which actions are overdue?", Searched(), 1)
    name, data = encoder.encode(plan) or ("", {})
    assert name == "plan"
    assert "Understood as: <bdi>Which actions are overdue?</bdi>" in str(data["html"])
    assert "Searched only: Cabinet" in str(data["html"])


@pytest.mark.parametrize(
    ("question", "standalone", "understood"),
    [
        ("What is overdue", "What is overdue?", ""),
        ("what  is OVERDUE?", "What is overdue?", ""),
        ("And for R?", "Which actions for R are overdue?", "Which actions for R are overdue?"),
        ("Anything", "", ""),
    ],
)
def test_only_other_words_are_told_as_understood(
    question: str, standalone: str, understood: str
) -> None:
    assert understood_as(question, standalone) == understood


def test_what_was_chosen_is_told_in_words(answer: Answer) -> None:
    [citation] = answer.citations
    chosen = Filters(
        kinds=(DocumentKind.MINUTES, DocumentKind.PRINTED_MINUTES),
        documents=(citation.document_id, "gone"),
        date_from=dt.date(2025, 1, 1),
    )
    assert chosen_words(chosen, answer.citations) == (
        "Minutes, Minutes, Children and Families Scrutiny Committee, 14 January 2025, "
        "1 chosen paper, from 1 January 2025"
    )


def test_what_was_searched_is_counted() -> None:
    many = Searched(41, 900, None, tuple("ABCDE"))
    assert searched_words(many) == "Searched 41 papers (5 committees)."
    assert searched_words(Searched()) == ""


def test_an_old_record_is_told_by_its_day(answer: Answer) -> None:
    later = replace(answer, searched=Searched(9, 9, dt.date(2026, 11, 2), ()))
    assert old_record(later) == (
        "The latest record I found is from 14 January 2025. "
        "The newest paper I searched is dated 2 November 2026."
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"searched": Searched(9, 9, dt.date(2026, 6, 2), ())},
        {"searched": Searched(9, 9, None, ())},
        {"standalone": "What was promised in January 2025?"},
        {"standalone": "What was promised in 2025?"},
        {"as_of": dt.date(2026, 11, 1)},
        {"filters": Filters(date_to=dt.date(2026, 11, 1))},
        {"status": AnswerStatus.NOT_IN_PAPERS},
    ],
)
def test_an_answer_about_a_time_or_of_late_is_not_called_old(
    answer: Answer, changed: dict[str, object]
) -> None:
    later = replace(answer, searched=Searched(9, 9, dt.date(2026, 11, 2), ()))
    assert old_record(replace(later, **changed)) == ""  # type: ignore[arg-type]


def test_a_near_row_of_a_table_is_quoted_cell_by_cell(invented_tools: Tools) -> None:
    citation = cite(invented_tools.library, 1, PLAN_ROW)
    row = invented_tools.library.view().passage(citation.passage_id)
    assert row is not None
    headed = replace(row, context="Actions\nRef | Action | Lead | Due | RAG:")
    answer = Answer("a", "c", "Q?", "Is it amber?", NOTHING, (), (citation,), nearest=(1,))
    assert citation.passage_kind is PassageKind.TABLE_ROW
    assert rows_to_read([answer]) == {citation.passage_id}
    [shown] = quoted(answer, {citation.passage_id: headed})
    assert shown.cells[0] == Cell("Ref", [Stretch("A4", False)])
    assert shown.cells[4] == Cell("RAG", [Stretch("Amber", True)])
    [plain] = quoted(answer, {citation.passage_id: row})
    assert plain.cells == []
    [unread] = quoted(answer, {})
    assert unread.cells == []


def test_what_may_be_in_the_papers_is_not_called_missing(answer: Answer) -> None:
    unsure = replace(answer, status=NOTHING, sentences=notice(NOT_SURE), nearest=(1,))
    turn = turn_of(unsure, {}, newest=True)
    html = Renderer("Aldermere").turn(turn)
    assert "No sure answer found" in html
    assert "Not in the indexed papers" not in html
    assert ready_words(turn) == "Answer ready. No sure answer found."


def test_sources_of_points_alone_are_not_counted_as_an_answers(answer: Answer) -> None:
    nothing = replace(answer, status=NOTHING, sentences=notice(NOT_FOUND))
    turn = turn_of(nothing, {}, newest=True)
    assert ready_words(turn) == "Answer ready. Not in the indexed papers."
    assert "Sources of what you could raise" in Renderer("Aldermere").turn(turn)
    older = Renderer("Aldermere").turn(turn_of(nothing, {}, newest=False))
    assert "Sources" not in older


def test_a_question_that_was_misunderstood_can_be_asked_on_its_own(answer: Answer) -> None:
    asked = replace(answer, question="What about schools?", standalone="How many schools left?")
    html = Renderer("Aldermere").turn(turn_of(asked, {}, newest=True))
    assert 'href="/?question=What+about+schools%3F#question">Ask it as a new question</a>' in html
    plain = Renderer("Aldermere").turn(turn_of(answer, {}, newest=True))
    assert "Ask it as a new question" not in plain


def test_papers_that_a_newer_one_replaces_are_not_counted() -> None:
    def paper(name: str, superseded_by: str | None = None) -> Document:
        return Document(name, f"{name}.pdf", name, 9, "pdf", superseded_by=superseded_by)

    assert holdings_words([paper("draft", "final"), paper("final")]) == "Answers come from 1 paper."
    assert holdings_words([paper("draft", "gone")]) == "Answers come from 1 paper."
    assert holdings_words([]) == "There are no papers here yet."


@pytest.mark.parametrize("source_type", [SourceType.PRESS, SourceType.COUNCIL])
def test_a_source_says_whose_it_is_where_it_is_not_the_councils(
    answer: Answer, source_type: SourceType
) -> None:
    cited = replace(answer.citations[0], source_type=source_type)
    turn = turn_of(replace(answer, citations=(cited,)), {}, newest=True)
    html = Renderer("Aldermere").turn(turn)
    assert ("(press)" in html) is (source_type is SourceType.PRESS)
    assert "(council)" not in html
