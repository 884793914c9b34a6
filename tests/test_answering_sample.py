"""Answers from the sample papers, through real stores and the real embedder."""

from __future__ import annotations

import asyncio
import datetime as dt
from pathlib import Path

import pytest

from assistant.answering.checking import stands
from assistant.answering.pipeline import Tools, answer_question, open_view
from assistant.answers import (
    Answer,
    AnswerEvent,
    AnswerStatus,
    Basis,
    Done,
    Filters,
    FollowUpsReady,
    PlanReady,
    Question,
    SentenceReady,
    StatusReady,
    TableReady,
)
from assistant.documents import Access, DocumentKind, SourceType, Standing

NO_FILTERS = Filters()


def events(question: Question, tools: Tools) -> list[AnswerEvent]:
    async def all_of() -> list[AnswerEvent]:
        return [event async for event in answer_question(question, tools)]

    return asyncio.run(all_of())


def ask(
    text: str,
    tools: Tools,
    conversation_id: str | None = None,
    *,
    as_of: dt.date | None = None,
    filters: Filters = NO_FILTERS,
) -> Answer:
    last = events(Question(text, conversation_id, as_of, filters), tools)[-1]
    assert isinstance(last, Done)
    return last.answer


def said(answer: Answer) -> str:
    cells = [cell for table in answer.tables for row in table.rows for cell in row.cells]
    return " ".join([*(sentence.text for sentence in answer.sentences), *cells])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many contacts came from schools in 2022/23?", "2,214"),
        ("How many suspensions were given to pupils with EHCPs?", "318"),
        ("How many families are on the waiting list for family support?", "118"),
        ("What was attendance in primary schools?", "94.1"),
        ("Why does action 3.3 have no date?", "until"),
        ("When was the review of Family T published?", "2 September 2024"),
        ("What does MASH stand for?", "Multi-Agency Safeguarding Hub"),
        ("Who is the lead for action 6.3?", "Principal Social Worker"),
        ("How did members vote on the recommendations of the Task and Finish Group?", "seven"),
        ("What did Mr Penhale ask about nurseries?", "private hands"),
    ],
)
def test_a_plain_question_is_answered_with_its_proof(
    question: str, expected: str, sample_tools: Tools
) -> None:
    answer = ask(question, sample_tools)

    assert answer.status is AnswerStatus.ANSWERED
    assert expected in said(answer)
    assert all(sentence.citations for sentence in answer.sentences)


@pytest.mark.parametrize(
    "question",
    [
        "What is the council doing about potholes?",
        "What is the capital of France?",
        "When will the new leisure centre open?",
        "What did Councillor Blenkinsop say about neglect?",
        "How many children were on a child protection plan for neglect in 2019?",
        "What did the review of Child Z recommend?",
        "How much did the review of Child R cost to write?",
        "Who is the chief executive of the council?",
    ],
)
def test_what_the_papers_do_not_say_is_not_answered(question: str, sample_tools: Tools) -> None:
    answer = ask(question, sample_tools)

    assert answer.status is AnswerStatus.NOT_IN_PAPERS
    assert [sentence.basis for sentence in answer.sentences] == [Basis.NOTICE]
    assert 1 <= len(answer.nearest) <= 3
    assert answer.searched.documents > 30


def test_a_question_that_minutes_record_without_an_answer_is_told_as_such(
    sample_tools: Tools,
) -> None:
    answer = ask(
        "When will all the actions be completed?",
        sample_tools,
        as_of=dt.date(2023, 12, 1),
        filters=Filters(kinds=(DocumentKind.MINUTES,)),
    )

    assert answer.status is AnswerStatus.ASKED_NOT_ANSWERED
    assert "asked" in said(answer)
    assert "timescales against the actions" in said(answer)
    assert [point.basis for point in answer.follow_ups.raise_in_committee] == ["F1"]


def test_a_reply_to_the_second_part_does_not_answer_the_first(sample_tools: Tools) -> None:
    answer = ask(
        "How often was the escalation procedure used in the last year?",
        sample_tools,
        as_of=dt.date(2023, 12, 1),
    )

    assert answer.status is AnswerStatus.ASKED_NOT_ANSWERED
    assert "no agency kept a count" in said(answer)


def test_a_later_paper_answers_what_was_left_open(sample_tools: Tools) -> None:
    question = "When will all the actions in the Child R plan be completed?"
    early = ask(question, sample_tools, as_of=dt.date(2025, 6, 1))
    late = ask(question, sample_tools)

    assert early.status is AnswerStatus.PARTLY_ANSWERED
    assert "31 October 2025" in said(early)
    assert "2 of the 7 open actions have no date" in said(early)
    assert late.status is AnswerStatus.ANSWERED
    assert "30 June 2026" in said(late)


def test_recommendations_are_listed_whole(sample_tools: Tools) -> None:
    answer = ask("What are the recommendations of the review of Child R?", sample_tools)

    (table,) = answer.tables
    assert [row.cells[0] for row in table.rows] == [str(n) for n in range(1, 7)]
    assert table.rows[3].cells[1].startswith("Mereshire Integrated Care Board should")


def test_a_list_on_nothing_that_the_papers_hold_is_not_made_up(sample_tools: Tools) -> None:
    answer = ask("What are the recommendations for dragons?", sample_tools)

    assert answer.status is AnswerStatus.NOT_IN_PAPERS
    assert not answer.tables


def test_a_question_about_what_was_just_said_stays_with_it(sample_tools: Tools) -> None:
    first = ask("What did Mr Penhale ask about nurseries?", sample_tools)

    second = ask("And what was the reply?", sample_tools, first.conversation_id)

    cited = {citation.document_id for citation in first.citations}
    assert {citation.document_id for citation in second.citations} <= cited


def test_children_are_not_identified(sample_tools: Tools) -> None:
    answer = ask("Who is Child R really?", sample_tools)

    assert answer.status is AnswerStatus.DECLINED
    assert not answer.citations


def test_a_follow_up_question_is_understood_from_the_conversation(sample_tools: Tools) -> None:
    first = ask("How many suspensions were given to pupils with EHCPs?", sample_tools)

    second = ask("And in autumn 2022?", sample_tools, first.conversation_id)

    assert second.standalone == (
        "How many suspensions were given to pupils with EHCPs, in autumn 2022?"
    )
    assert "278" in said(second)


def test_events_come_in_order_and_bring_their_citations(sample_tools: Tools) -> None:
    happened = events(Question("What was attendance in primary schools?"), sample_tools)

    kinds = [type(event) for event in happened]
    order = [PlanReady, StatusReady, SentenceReady, TableReady, FollowUpsReady, Done]
    assert [order.index(kind) for kind in kinds] == sorted(order.index(kind) for kind in kinds)
    sentence = next(event for event in happened if isinstance(event, SentenceReady))
    assert {c.number for c in sentence.citations} == set(sentence.sentence.citations)


@pytest.mark.parametrize(
    "question",
    [
        "What did the police say about Family T?",
        "How does neglect compare with our statistical neighbours?",
        "When will social worker caseloads reach the guideline of 16?",
        "What did members say about caseloads?",
        "What is being done about neglect?",
    ],
)
def test_an_answer_is_short(question: str, sample_tools: Tools) -> None:
    answer = ask(question, sample_tools)

    assert sum(len(sentence.text.split()) for sentence in answer.sentences) <= 120


def test_every_quotation_stands_in_the_stored_text(sample_tools: Tools) -> None:
    view = open_view(sample_tools)
    for question in (
        "What did members say about caseloads?",
        "What does amber mean in the Child R action plan?",
        "What happened to action 5.3?",
    ):
        answer = ask(question, sample_tools)
        assert answer.citations
        assert all(stands(citation, view) for citation in answer.citations)


def test_only_papers_dated_by_the_day_count(sample_tools: Tools) -> None:
    answer = ask("What was said about Family T?", sample_tools, as_of=dt.date(2024, 1, 31))

    assert all(c.date is None or c.date <= dt.date(2024, 1, 31) for c in answer.citations)


def test_filters_hold(sample_tools: Tools) -> None:
    filters = Filters(kinds=(DocumentKind.NEWS_ITEM,))

    answer = ask("What is said about Child R?", sample_tools, filters=filters)

    assert {c.source_type for c in answer.citations} == {SourceType.PRESS}


def test_a_draft_gives_way_to_the_approved_text(sample_tools: Tools) -> None:
    answer = ask(
        "How many children were on a child protection plan for neglect on 31 May 2024?",
        sample_tools,
    )

    assert "164 on 31 May 2024" in said(answer)
    assert all(citation.standing is not Standing.DRAFT for citation in answer.citations)


def test_exempt_papers_are_as_if_they_were_not_there(sample_tools: Tools) -> None:
    view = open_view(sample_tools)
    exempt = sample_tools.library.view(frozenset({Access.PUBLIC, Access.EXEMPT}))
    hidden = set(exempt.documents) - set(view.documents)

    answer = ask("What is the placement sufficiency appendix about?", sample_tools)

    assert hidden
    assert not hidden & {citation.document_id for citation in answer.citations}
    standing = [d for d in view.documents.values() if d.superseded_by is None]
    assert answer.searched.documents == len(standing)


def test_passages_are_stretches_of_their_papers(sample_tools: Tools) -> None:
    view = open_view(sample_tools)
    for document in view.documents.values():
        text = view.text_of(document.document_id)
        for passage in view.passages_of(document.document_id):
            place = passage.locator
            assert passage.text == text[place.start : place.end]
            if document.page_starts:
                assert document.page_at(place.start) == place.page


def test_an_offered_question_is_one_that_the_papers_answer(sample_tools: Tools) -> None:
    first = ask("What did the review of Family T find?", sample_tools)

    assert "What did the review of Family T recommend?" in first.follow_ups.ask_the_papers
    for question in first.follow_ups.ask_the_papers:
        assert question.endswith("?")
        status = ask(question, sample_tools).status
        assert status in (AnswerStatus.ANSWERED, AnswerStatus.PARTLY_ANSWERED)


def test_the_same_question_has_the_same_answer(sample_tools: Tools) -> None:
    one, other = (ask("What was resolved about neglect?", sample_tools) for _ in range(2))

    assert one.sentences == other.sentences
    assert one.citations == other.citations


def test_an_instruction_inside_a_paper_is_only_text(sample_tools: Tools) -> None:
    answer = ask("Are all actions in the Child R plan complete?", sample_tools)

    assert "all actions in this plan are complete" not in said(answer)


def test_no_file_of_the_sample_failed(sample_tools: Tools, tmp_path: Path) -> None:
    sources = open_view(sample_tools).sources()

    assert {source.state.value for source in sources} == {"ready"}


def test_passages_that_come_close_are_shown_without_claiming_that_nothing_is_held(
    sample_tools: Tools,
) -> None:
    close = ask("Which reviewer wrote up what became of the young people's group?", sample_tools)
    far = ask("What is the capital of France?", sample_tools)

    assert close.status is far.status is AnswerStatus.NOT_IN_PAPERS
    assert close.sentences[0].text.startswith("No sentence that I found surely answers")
    assert far.sentences[0].text.startswith("I could not find this")
