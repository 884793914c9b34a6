"""A day that a page prints is the day where the site is served, not the day in UTC."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.correcting import Correction, Verdict
from assistant.feedback import Asked, Feedback, Said, Usefulness, WholeState
from assistant.stores.library import Library
from assistant.stores.view import View
from assistant.web.feedback.wording import note_words
from assistant.web.paging import PAGE_SIZE
from assistant.web.records import page as record_pages
from assistant.web.records.page import corrections_told
from assistant.web.records.telling import said_words
from tests.recorded_papers import LEAVERS, record_library
from tests.test_stores_answers import make_answer

EVENING = dt.datetime(2025, 1, 31, 20, tzinfo=dt.UTC)
CONFIRMED = Correction(
    LEAVERS.record_id,
    LEAVERS.document_id,
    Verdict.CONFIRM,
    {},
    made_by="Scrutiny Officer",
    reason="Checked.",
    made_at=EVENING,
)


@pytest.fixture(autouse=True)
def twelve_hours_east(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let this computer stand where it is the next day already."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "EAST-12")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = record_library(tmp_path)
    yield opened
    opened.close()


def test_what_officers_said_bears_the_local_day(library: Library) -> None:
    assert said_words(CONFIRMED) == "Confirmed by Scrutiny Officer, 1 February 2025"
    library.corrections.add(LEAVERS, CONFIRMED)
    [line] = corrections_told(library.view(), 1).rows
    assert line.day == dt.date(2025, 2, 1)


def test_what_readers_said_bears_the_local_day() -> None:
    answer = make_answer("a1", "c1")
    said = Feedback("f" * 32, Said("a1", Usefulness.USEFUL), "c1", "What?", EVENING)
    state = WholeState(said, answer, Asked(), {}, EVENING)
    assert note_words(state).startswith("Feedback of 1 February 2025: Useful.")


def test_only_the_corrections_of_a_page_are_worded(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(PAGE_SIZE + 2):
        library.corrections.add(LEAVERS, CONFIRMED)
    worded: list[str] = []

    def counted(_: View, register: str, record_id: str) -> str:
        worded.append(record_id)
        return register

    monkeypatch.setattr(record_pages, "title_of", counted)
    last = corrections_told(library.view(), 2)
    assert (last.total, last.first, len(last.rows), len(worded)) == (PAGE_SIZE + 2, 51, 2, 2)
