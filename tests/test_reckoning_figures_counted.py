"""A count of some people is no answer to a question that counts others."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.council import Figure
from assistant.stores.view import View
from tests.invented_minutes import Minutes, reckoned, shown, view_of

DAY = dt.date(2024, 12, 31)
COUNTED = "The number of care leavers at the end of December 2024 was 316."


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    paper = Minutes("Performance report", dt.date(2025, 1, 15), (COUNTED,))
    span = paper.span(COUNTED)
    paper.records.append(
        Figure(
            "f", paper.document_id, paper.passage_id(span), span, "number of care leavers",
            paper.span("316"), 316.0, "care leavers", "at the end of December 2024", DAY, None, None,
        )
    )  # fmt: skip
    return view_of(tmp_path_factory.mktemp("counted"), paper)


def test_those_who_are_counted_are_told(view: View) -> None:
    told = shown(view, "How many care leavers are there?")

    assert "316 at the end of December 2024" in told.sentences[0].text


@pytest.mark.parametrize(
    "question", ["How many children in care are there?", "how many foster carers are in care"]
)
def test_others_are_not_told_instead(question: str, view: View) -> None:
    assert reckoned(view, question) is None
