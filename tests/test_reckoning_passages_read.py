"""What became of questions and undertakings is looked up without reading whole papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from assistant.answering.reckoning.commitments.named_times import told_where_due
from assistant.answering.reckoning.exchanges.exchanges_arising import arising_from
from assistant.answering.reckoning.exchanges.exchanges_held import exchanges_of, held_in
from assistant.answering.reckoning.exchanges.exchanges_later import later_answer
from assistant.council import AnswerClass, Exchange
from assistant.documents import Passage
from assistant.registers.listing import ledger_of
from assistant.registers.wanted import Wanted
from assistant.stores.library import Library
from assistant.stores.view import View
from tests.recorded_papers import MINUTES, PROMISE, Recorded, dated_paper, exchange, record_library

_ASKED = "Councillor Moss asked how many lamps on Bridge Street were mended."
_TOLD = "Councillor Moss was informed that nine lamps on Bridge Street were mended."
_CAME = "The audit of visits was presented by the DCS."
_DAY = dt.date(2025, 1, 14)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    first = dated_paper("Minutes of lamps", _ASKED, day=_DAY)
    asked = exchange(first, _ASKED, None, AnswerClass.NONE_RECORDED)
    others = [
        Recorded(
            dated_paper(
                f"Minutes {week}",
                *(f"The hedge at plot {week}-{plot} was reported to be tidy." for plot in range(9)),
                day=_DAY + dt.timedelta(week),
            ),
            [],
        )
        for week in range(2, 30)
    ]
    told = dated_paper(
        "Minutes of answers", "Nothing else.", _TOLD, _CAME, day=dt.date(2025, 2, 28)
    )
    held = record_library(
        tmp_path,
        [Recorded(first, [asked]), *others, Recorded(told, []), Recorded(MINUTES, [PROMISE])],
    )
    yield held
    held.close()


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the rows of passages that are read from now on."""
    rows: list[int] = []
    passages = View.passages

    def counted(view: View, wanted: Sequence[int]) -> list[Passage]:
        rows.extend(wanted)
        return passages(view, wanted)

    monkeypatch.setattr(View, "passages", counted)
    return rows


def test_only_passages_with_the_words_of_a_question_are_read(
    library: Library, read: list[int]
) -> None:
    ledger = ledger_of(library.view(), Wanted())
    asked = next(each for each in ledger.records(Exchange) if each.question.text == _ASKED)

    found = arising_from(asked, ledger)

    assert found is not None
    assert found.span.text == _TOLD
    assert len(read) == 1


def test_only_passages_with_the_words_of_an_undertaking_are_read(
    library: Library, read: list[int]
) -> None:
    ledger = ledger_of(library.view(), Wanted())

    found = told_where_due(PROMISE, ["circulate the audit of visits"], ledger)

    assert found is not None
    assert found.span.text == _CAME
    assert len(read) <= 2


def test_what_came_of_a_question_is_looked_up_once(library: Library, read: list[int]) -> None:
    view = library.view()
    found = []
    for _ in range(3):
        ledger = ledger_of(view, Wanted())
        asked = next(each for each in exchanges_of(ledger) if each.question.text == _ASKED)
        found.append(later_answer(asked, held_in(ledger), ledger))

    assert found[0] is found[1] is found[2] is not None
    assert len(read) == 1
