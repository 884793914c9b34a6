"""What later minutes tell of a question under matters arising, or with who asked it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assistant.answering.reckoning.exchanges.exchanges_arising import arising_from
from assistant.council import AnswerClass, Speaker
from assistant.registers.listing import ledger_of
from assistant.registers.wanted import Wanted
from tests.recorded_papers import Recorded, dated_paper, exchange, record_library

ASKED = "Councillor Moss asked how many lifts could not be used on a weekday."


def told(text: str, heading: str, folder: Path) -> str | None:
    first, later = dt.date(2023, 10, 11), dt.date(2024, 3, 13)
    asked = dated_paper("Minutes of lifts", ASKED, day=first)
    moss = Speaker("Councillor Moss", "Councillor Moss")
    one = exchange(asked, ASKED, None, AnswerClass.DEFERRED, asker=moss, item="17/23")
    papers = [Recorded(asked, [one]), Recorded(dated_paper(heading, text, day=later), [])]
    library = record_library(folder, papers)
    found = arising_from(one, ledger_of(library.view(), Wanted()))
    library.close()
    return found.span.text if found else None


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("17/23 – The reply had been late. On a weekday 9 lifts could not be used.", "3/24 ITEMS"),
        (
            "Minute 17/23: the Head of Repairs reported that 9 lifts were out on a weekday.",
            "Minutes",
        ),
        (
            "Following Councillor Moss's question, officers reported that 9 lifts were out on a weekday.",
            "Repairs",
        ),
        (
            "The Head of Repairs advised that 9 lifts could not be used on a weekday.",
            "Matters arising",
        ),
    ],
)
def test_later_minutes_give_what_was_left_open(text: str, heading: str, tmp_path: Path) -> None:
    assert "9 lifts" in (told(text, heading, tmp_path) or "")


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("The Head of Repairs advised that 9 lifts could not be used on a weekday.", "Budget"),
        ("18/23 – The Head of Repairs reported that 9 roofs had been mended.", "Matters arising"),
        ("17/23 – Nothing had been received on the lifts used on a weekday.", "Matters arising"),
        ("Councillor Moss asked again how many lifts could not be used.", "Matters arising"),
        ("Councillor Moss: I was told the number of lifts on a weekday in May.", "Matters arising"),
    ],
)
def test_what_tells_of_something_else_or_that_nothing_came_is_no_answer(
    text: str, heading: str, tmp_path: Path
) -> None:
    assert told(text, heading, tmp_path) is None
