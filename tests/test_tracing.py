"""The confidence that is told of an answer is that the papers answer the question."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assistant.answering.citing import Citations
from assistant.answering.judging import Judgement
from assistant.answering.reckoning.reckoned import Reckoned
from assistant.answering.settling import Settled
from assistant.answering.tracing import confidence_of
from assistant.answers import AnswerStatus
from assistant.stores.view import View
from tests.invented_minutes import Minutes, view_of


@pytest.fixture
def view(tmp_path: Path) -> View:
    return view_of(tmp_path, Minutes("Minutes of May", dt.date(2025, 5, 1), ["Nothing was said."]))


def _settled(status: AnswerStatus, confidence: float, view: View, *, records: bool) -> Settled:
    reckoned = Reckoned(status, (), "for a test") if records else None
    return Settled(Judgement(status, confidence, ""), Citations(view), (), reckoned=reckoned)


def test_a_declined_question_has_no_confidence(view: View) -> None:
    settled = _settled(AnswerStatus.DECLINED, 1.0, view, records=False)
    assert confidence_of(settled) == 0


@pytest.mark.parametrize(
    ("status", "confidence"),
    [
        (AnswerStatus.ANSWERED, 0.85),
        (AnswerStatus.PARTLY_ANSWERED, 0.85),
        (AnswerStatus.CANNOT_BE_WORKED_OUT, 0.5),
        (AnswerStatus.NOT_IN_PAPERS, 0.0),
    ],
)
def test_records_are_sure_of_what_they_answer_and_not_of_what_they_lack(
    status: AnswerStatus, confidence: float, view: View
) -> None:
    assert confidence_of(_settled(status, 1.0, view, records=True)) == confidence


def test_an_abstention_from_passages_keeps_its_confidence(view: View) -> None:
    more, less = (
        confidence_of(_settled(AnswerStatus.NOT_IN_PAPERS, sure, view, records=False))
        for sure in (0.42, 0.1)
    )
    assert 0 < less < more < 1
