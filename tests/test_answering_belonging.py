"""Answers keep to the review, the meeting and the reply that a passage belongs to."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.answering.naming import names_in, pseudonyms_in
from assistant.answering.pipeline import Tools, open_view
from assistant.answering.placing import paper_of
from assistant.answering.planning import plan_question
from assistant.answering.retrieving import scope_mask
from assistant.answers import AnswerStatus, Filters, Question
from tests.reckoning_answers import ask, lead, said


@pytest.mark.parametrize(
    ("question", "count", "first"),
    [
        ("what are the findings of the child r review", 5, "Professional disagreement"),
        ("findings of the child r review", 5, "Professional disagreement"),
        ("What were the findings of the Family T review?", 4, "Home education"),
    ],
)
def test_findings_are_those_of_the_review_that_is_named(
    question: str, count: int, first: str, sample_tools: Tools
) -> None:
    answer = ask(question, sample_tools)

    (table,) = answer.tables
    assert len(table.rows) == count
    assert first in table.rows[0].cells[0]


def test_a_sentence_under_another_review_is_not_quoted(sample_tools: Tools) -> None:
    answer = ask("how many findings did the child r review make", sample_tools)

    assert "four findings" not in said(answer)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("findings of the child r review", ["Child R"]),
        ("what of Family T's plan", ["Family T"]),
        ("every child a school place", []),
        ("a child-r plan", []),
    ],
)
def test_pseudonyms_are_found_however_they_are_typed(text: str, names: list[str]) -> None:
    assert pseudonyms_in(text) == names


def test_a_pseudonym_is_a_name_of_the_question() -> None:
    assert names_in("what did the child r review find") == ["Child R"]


def test_a_passage_has_the_day_of_its_own_meeting(sample_tools: Tools) -> None:
    view = open_view(sample_tools)
    page = next(d for d in view.documents.values() if "issue-neglect-strategy" in d.file)

    placed = {
        (paper.date.day, paper.committee)
        for passage in view.passages_of(page.document_id)[1:]
        if (paper := paper_of(passage, view))
    }

    committee = "Children's Services Overview and Scrutiny Committee"
    assert placed == {
        (dt.date(2025, 10, 6), committee),
        (dt.date(2024, 11, 12), "Cabinet"),
        (dt.date(2024, 3, 11), committee),
    }


def test_a_filter_on_days_keeps_passages_of_those_meetings(sample_tools: Tools) -> None:
    view = open_view(sample_tools)
    page = next(d for d in view.documents.values() if "issue-neglect-strategy" in d.file)
    only = Filters(date_from=dt.date(2024, 11, 1), date_to=dt.date(2024, 11, 30))

    mask = scope_mask(view, plan_question(Question("What was adopted?", filters=only), ()))

    kept = [p for p, is_kept in zip(view.table.document_ids, mask, strict=True) if is_kept]
    assert page.document_id in kept
    assert 0 < kept.count(page.document_id) < len(view.passages_of(page.document_id))


def test_a_citation_tells_the_meeting_in_which_its_quote_stands(sample_tools: Tools) -> None:
    answer = ask("how much was the quotation for the case management system", sample_tools)

    cited = [c for c in answer.citations if "issue-neglect-strategy" in c.file]
    assert all(c.date == dt.date(2024, 11, 12) and c.committee == "Cabinet" for c in cited)
    assert "6 October 2025" not in said(answer)


def test_the_reply_answers_and_not_the_question(sample_tools: Tools) -> None:
    answer = ask("EHCPs issued within 20 weeks in 2023?", sample_tools)

    assert answer.status is AnswerStatus.ANSWERED
    assert lead(answer).startswith("In reply to Councillor Yusuf Dalgarno, the question paper")
    assert "41 per cent were issued within 20 weeks (112 of 273)" in lead(answer)
    assert "What percentage" not in said(answer)


def test_numbers_alone_are_told_with_what_they_count(sample_tools: Tools) -> None:
    answer = ask("how many LADO allegations were substantiated", sample_tools)

    assert answer.status is AnswerStatus.ANSWERED
    assert "The LADO considered 186 allegations" in lead(answer)
    assert "41 were substantiated" in lead(answer)


@pytest.mark.parametrize(
    "question",
    ["How many foster carers does the council have?", "What is the population of Aldermere?"],
)
def test_a_number_of_another_thing_is_no_answer(question: str, sample_tools: Tools) -> None:
    assert ask(question, sample_tools).status is AnswerStatus.NOT_IN_PAPERS
