"""Papers that name a plan are looked up by its words, and not read for each plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.answering.reckoning.plans import papers_naming
from assistant.answering.reckoning.plans.naming_plans import holds_name
from assistant.registers.listing import ledger_of
from assistant.registers.wanted import Wanted
from tests.recorded_papers import Recorded, dated_paper, record_library

_NAMES = [("bridge", place) for place in ("ashby", "barrow", "corley", "dunham", "elstow")]


def test_only_texts_with_the_words_of_a_plan_are_compared_with_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []

    def counted(text: str, name: Sequence[str]) -> bool:
        compared.append(text)
        return holds_name(text, name)

    monkeypatch.setattr(f"{papers_naming.__name__}.holds_name", counted)
    titles = [f"Progress of the {' '.join(name).title()} plan" for name in _NAMES]
    others = [f"Minutes of week {week}" for week in range(20)]
    papers = [
        Recorded(dated_paper(title, f"{title}.", day=dt.date(2024, 1, 9)), [])
        for title in (*titles, *others)
    ]
    library = record_library(tmp_path, papers)
    view = library.view()

    found = [papers_naming.papers_naming(name, ledger_of(view, Wanted())) for name in _NAMES]
    library.close()

    assert [{view.documents[each].title for each in ids} for ids in found] == [
        {title} for title in titles
    ]
    assert compared == titles
