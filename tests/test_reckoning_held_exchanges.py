"""Questions asked again are found without comparing each question with each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.answering.reckoning.exchanges import exchanges_held
from assistant.answering.reckoning.exchanges.exchanges_held import exchanges_of, held_in
from assistant.answering.reckoning.exchanges.exchanges_settled import settled
from assistant.council import AnswerClass, Exchange
from assistant.documents import DocumentKind
from assistant.registers.listing import ledger_of
from assistant.registers.wanted import Wanted
from tests.recorded_papers import Recorded, dated_paper, exchange, record_library

_THINGS = ("bridges", "drains", "hedges", "lamps", "kerbs", "ponds", "roofs", "walls")
_PLACES = ("Ashby", "Barrow", "Corley", "Dunham", "Elstow")


def _minutes(day: dt.date, questions: list[str], kind: DocumentKind) -> Recorded:
    paper = dated_paper(f"{kind.value} of {day}", *questions, day=day, kind=kind)
    return Recorded(
        paper, [exchange(paper, each, None, AnswerClass.NONE_RECORDED) for each in questions]
    )


def _questions() -> list[str]:
    return [
        f"Councillor Moss asked how many {thing} the contractor mended near {place}."
        for thing in _THINGS
        for place in _PLACES
    ]


def _count(monkeypatch: pytest.MonkeyPatch, name: str) -> list[tuple[Exchange, Exchange]]:
    compared: list[tuple[Exchange, Exchange]] = []
    original = getattr(exchanges_held, name)

    def counted(one: Exchange, other: Exchange) -> bool:
        compared.append((one, other))
        return bool(original(one, other))

    monkeypatch.setattr(exchanges_held, name, counted)
    return compared


def test_a_question_is_compared_with_those_alone_that_share_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = _count(monkeypatch, "_is_same")
    other = [f"Councillor Vale asked when {place} library reopens." for place in _PLACES]
    again = "Councillor Moss asked how many drains the contractor mended near Corley."
    papers = [
        _minutes(dt.date(2024, 1, 9), other, DocumentKind.MINUTES),
        _minutes(dt.date(2024, 2, 6), [again], DocumentKind.MINUTES),
        _minutes(dt.date(2025, 1, 14), [again, *other], DocumentKind.MINUTES),
    ]
    library = record_library(tmp_path, papers)
    ledger = ledger_of(library.view(), Wanted())
    first = next(e for e in exchanges_of(ledger) if e.day == dt.date(2024, 2, 6))

    found = list(held_in(ledger).asked_again(first))
    library.close()

    assert [(each.day, each.question.text) for each in found] == [(dt.date(2025, 1, 14), again)]
    assert len(compared) == 1


def test_rows_of_a_list_are_compared_with_minutes_of_their_own_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = _count(monkeypatch, "_is_row_of")
    questions = _questions()
    days = [dt.date(2024, 1, 1) + dt.timedelta(days=7 * week) for week in range(len(questions))]
    papers = [
        _minutes(day, [question], DocumentKind.MINUTES)
        for day, question in zip(days, questions, strict=True)
    ]
    papers.append(_minutes(days[3], [f"{questions[3]} Still."], DocumentKind.ACTION_LOG))
    library = record_library(tmp_path, papers)
    ledger = ledger_of(library.view(), Wanted())

    kept = held_in(ledger).without_rows()
    library.close()

    assert len(kept) == len(questions)
    assert len(compared) == 1


def test_exchanges_are_gathered_once_for_a_scope(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gathered: list[Sequence[Exchange]] = []

    def counted(held: Sequence[Exchange]) -> list[Exchange]:
        gathered.append(held)
        return settled(held)

    monkeypatch.setattr(f"{exchanges_held.__name__}.settled", counted)
    library = record_library(tmp_path)
    view = library.view()

    same = [exchanges_of(ledger_of(view, Wanted())) for _ in range(3)]
    earlier = exchanges_of(ledger_of(view, Wanted(as_of=dt.date(2020, 1, 1))))
    library.close()

    assert len(gathered) == 2
    assert same[0] is same[1] is same[2]
    assert not earlier
