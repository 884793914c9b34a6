"""A question in other words is taken for one that was minuted only where it is about asking."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assistant.council import AnswerClass, Exchange, Speaker
from assistant.stores.view import View
from tests.invented_minutes import COMMITTEE, Minutes, reckoned, view_of

DAY = dt.date(2024, 5, 13)
ASKED = "Councillor Moss asked whether the agencies had read the findings of the national reviews."


@pytest.fixture
def view(tmp_path: Path) -> View:
    """Give a view of minutes with one question that was put."""
    paper = Minutes("Minutes of May", DAY, [ASKED, "The Manager confirmed that they had."])
    span = paper.span(ASKED)
    asker = (Speaker("Councillor Moss", "Councillor Moss"),)
    place = (COMMITTEE, DAY, "4", "National reviews", asker)
    paper.records.append(
        Exchange(
            "r", paper.document_id, paper.passage_id(span), span, *place, span, (),
            AnswerClass.NONE_RECORDED,
        )
    )  # fmt: skip
    return view_of(tmp_path, paper)


def test_what_was_asked_is_found_in_other_words(view: View) -> None:
    assert reckoned(view, "Has anybody asked if agencies looked at the national reviews?")


def test_a_deadline_to_reply_is_not_what_a_member_asked(view: View) -> None:
    question = "How long have the agencies got to reply about the national reviews?"
    assert reckoned(view, question) is None
