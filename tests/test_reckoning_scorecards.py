"""Performance papers tell what an indicator stands at, and which are red, amber or green."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assistant.documents import DocumentKind
from assistant.stores.view import View
from tests.invented_minutes import Minutes, reckoned, shown, view_of

RATED = {
    "Housing KPIs": (
        ("Number of empty homes brought back into use", "GREEN"),
        ("% of repairs completed within 30 days", "RED"),
    ),
    "Family Services KPIs": (
        ("% of Family Support Plans (FSPs) issued within 12 weeks", "RED"),
        ("Number of foster carers", "AMBER"),
    ),
}
VALUES = (
    "Latest: 52 | Target: 40, Floor: 30 | Previous: 47 (Green)",
    "Latest: 61% | Target: 90%, Floor: 80% | Previous: 70% (Red)",
    "Latest: 34% | Target: 60%, Floor: 55% | Previous: 26% (Red)",
    "Latest: 118 | Target: 130, Floor: 110 | Previous: 120 (Amber)",
)


def paragraphs() -> tuple[str, ...]:
    tables = [
        "\n".join([f"{head} | RAG rating | DoT", *(f"{m} | {r} | {r} | " for m, r in rows)])
        for head, rows in RATED.items()
    ]
    measures = [row for rows in RATED.values() for row in rows]
    cards = [f"{m} | {r}\n{v}" for (m, r), v in zip(measures, VALUES, strict=True)]
    title = "Aldermere Quarterly Performance Report, Quarter 3, 2024/25"
    return (title, *tables, "Key Performance Indicators", *cards)


@pytest.fixture
def view(tmp_path: Path) -> View:
    return view_of(
        tmp_path,
        Minutes(
            "Aldermere Quarterly Performance Report, Quarter 3",
            dt.date(2025, 3, 4),
            paragraphs(),
            committee=None,
            kind=DocumentKind.PROGRESS_REPORT,
        ),
    )


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("How many foster carers are there in quarter 3?", "Latest: 118 | Target: 130"),
        ("What is the target for the number of foster carers?", "Latest: 118 | Target: 130"),
        ("What percentage of repairs were completed within 30 days?", "Latest: 61%"),
        ("What share of FS plans does Aldermere get out within 12 weeks?", "Latest: 34%"),
        ("how many empty homes were brought back into use, Q3 24/25", "Latest: 52"),
    ],
)
def test_an_indicator_is_told_with_its_values(question: str, values: str, view: View) -> None:
    (sentence,) = shown(view, question).sentences

    assert f"“{values}" in sentence.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many indicators are red?", "2 of the 4 indicators"),
        ("Aldermere Q3 performance report: how many KPIs were green?", "1 of the 4"),
        ("Which housing KPIs are red?", "1 of the 2 indicators listed under “Housing KPIs”"),
    ],
)
def test_indicators_with_a_rating_are_counted_and_listed(
    question: str, told: str, view: View
) -> None:
    answer = shown(view, question)

    assert answer.sentences[0].text.startswith(told)
    assert len(answer.tables[0].rows) == int(told[0])


@pytest.mark.parametrize(
    "question",
    [
        "How many indicators were red in Q2 2024/25?",
        "How many indicators were red in Q3 2023/24?",
        "Which libraries KPIs are red?",
        "How many foster carers were there in 2019?",
        "How many indicators were red in December 2022?",
        "How many foster carers does Netherby have?",
        "What percentage of repairs were completed within 60 days?",
        "How many repairs were completed within 30 days?",
        "How has the number of foster carers changed?",
    ],
)
def test_what_the_paper_does_not_rate_is_not_told(question: str, view: View) -> None:
    answer = reckoned(view, question)

    assert answer is None or "indicator" not in answer.reason
