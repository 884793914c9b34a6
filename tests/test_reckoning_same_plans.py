"""Plans of many papers are gathered without comparing each paper with each."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.answering.reckoning.plans import same_plans
from assistant.answering.reckoning.plans.gathering import gather_books
from assistant.answering.reckoning.plans.versions import Version
from tests.reckoning_plans import Printed, Row, ledger_of

_SUBJECTS = ("Allotment", "Bridge", "Canal", "Depot", "Estate", "Ferry", "Garden", "Harbour")
_PLACES = ("Ashby", "Barrow", "Corley", "Dunham", "Elstow")


def _plan(name: str, version: int) -> Printed:
    rows = tuple(Row(f"{number}.1", f"{name} step {number}") for number in range(1, 6))
    return Printed(f"{name} Action Plan, version {version}", dt.date(2024, version, 1), rows)


def test_a_paper_is_compared_with_papers_of_its_own_plan_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[tuple[Version, Version]] = []
    least, named = same_plans._least_same, same_plans._is_named_alike

    def counted_least(one: Version, other: Version) -> float:
        compared.append((one, other))
        return least(one, other)

    def counted_named(book: same_plans._Book, version: Version, refs: set[str]) -> bool:
        compared.append((book.first, version))
        return named(book, version, refs)

    monkeypatch.setattr(same_plans, "_least_same", counted_least)
    monkeypatch.setattr(same_plans, "_is_named_alike", counted_named)
    names = [f"{place} {subject}" for place in _PLACES for subject in _SUBJECTS]
    printed = [_plan(name, version) for version in (1, 2, 3) for name in names]

    books = gather_books(ledger_of("?", *printed))

    assert len(books) == len(names)
    assert all(len(book.versions) == 3 for book in books)
    assert len(compared) <= 2 * len(printed)


def test_a_plan_that_changes_its_title_is_known_by_its_newest_rows() -> None:
    first = _plan("Ashby Bridge", 1)
    rows = tuple(Row(f"{number}.2", f"Other step {number}") for number in range(1, 6))
    changed = Printed(
        "Ashby Bridge Action Plan, version 2", dt.date(2024, 2, 1), (*first.rows, *rows)
    )
    renamed = Printed("Corley Crossing Action Plan", dt.date(2024, 3, 1), rows)

    books = gather_books(ledger_of("?", first, changed, renamed))

    assert [len(book.versions) for book in books] == [3]
