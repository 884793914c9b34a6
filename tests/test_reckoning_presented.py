"""Who presented a paper is told from the sentence that minutes begin its item with."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assistant.council import AgendaItem, Meeting
from assistant.stores.view import View
from tests.invented_minutes import COMMITTEE, Minutes, reckoned, shown, view_of

TITLES = ("School transport costs", "Child neglect strategy", "Ward boundary scheme")


@pytest.fixture
def view(tmp_path: Path) -> View:
    paper = Minutes(
        "Minutes of July",
        dt.date(2024, 7, 8),
        (
            "Minutes of the meeting of 8 July 2024",
            TITLES[0],
            "1. The Head of Transport introduced the report. Costs had risen.",
            TITLES[1],
            "Mrs A Vell, the Cabinet Member, presented version 2 of the neglect strategy.",
            TITLES[2],
            "The council introduced a new scheme in May. The report was introduced late.",
        ),
    )
    span = paper.span(paper.paragraphs[0])
    items = tuple(AgendaItem(str(n), t, paper.span(t)) for n, t in enumerate(TITLES, 4))
    paper.records.append(
        Meeting(
            "m1", paper.document_id, paper.passage_id(span), span, "Aldermere Borough Council",
            COMMITTEE, paper.day, items=items,
        )
    )  # fmt: skip
    return view_of(tmp_path, paper)


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("Who introduced the report on school transport costs?", "The Head of Transport"),
        ("Which officer presented the school transport report in July 2024?", "The Head of"),
        ("which cabinet member brought the child neglect strategy?", "Mrs A Vell"),
        ("who presented the paper about neglect", "Mrs A Vell"),
    ],
)
def test_who_presented_a_paper_is_quoted(question: str, who: str, view: View) -> None:
    (sentence,) = shown(view, question).sentences

    assert f"“{who}" in sentence.text
    assert "8 July 2024" in sentence.text


@pytest.mark.parametrize(
    "question",
    [
        "Who introduced the ward boundary scheme?",
        "Who presented the report on museum opening hours?",
        "Who introduced the report on school transport costs in March 2023?",
        "Who presented the petition on school transport?",
    ],
)
def test_nobody_is_named_for_a_paper_that_nobody_is_minuted_to_present(
    question: str, view: View
) -> None:
    answer = reckoned(view, question)

    assert answer is None or answer.reason != "who presented it"
