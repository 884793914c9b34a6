"""Where many questions are meant, the newest is told with its reply beside the table."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from assistant.council import AnswerClass, Speaker
from tests.invented_minutes import Minutes, reckoned, view_of
from tests.test_reckoning_exchanges import MANAGER, exchange

FENN = Speaker("Councillor Fenn", "Councillor Fenn")


def lifts(month: int, reply: str, how: AnswerClass) -> Minutes:
    asked = f"Councillor Fenn asked how many lifts had failed by month {month}."
    paper = Minutes(f"Minutes {month}", dt.date(2023, month, 9), (asked, reply))
    paper.records.append(exchange(paper, FENN, asked, reply, MANAGER, how))
    return paper


def test_the_newest_of_many_questions_is_told_with_its_reply(tmp_path: Path) -> None:
    late = "The Business Manager would send the number."
    papers = [lifts(month, late, AnswerClass.DEFERRED) for month in (1, 3)]
    papers.append(lifts(6, "The Business Manager said that 14 had failed.", AnswerClass.DIRECT))
    answer = reckoned(view_of(tmp_path, *papers), "Has Cllr Fenn been told how many lifts failed?")
    assert answer is not None
    assert "14 had failed" in " ".join(claim.text for claim in answer.claims)
