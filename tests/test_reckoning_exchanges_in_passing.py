"""Questions about questions that name who asked, and when, in passing."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.answering.reckoning.asked.meetings_named import days_asked
from assistant.answering.reckoning.asked.topics import Topic, TopicIndex, TopicText, Unit
from assistant.answering.reckoning.exchanges.exchanges_asking import AboutAsking, about_asking


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("What answer did the Youth Council rep get in July about parks?", AboutAsking.REPLY),
        ("How many posts were empty when Ann Moss asked in autumn 2024?", AboutAsking.REPLY),
        ("Will carers be trained? Ann Moss raised it in 2023", AboutAsking.REPLY),
        ("What was Cllr Moss told when she asked about parks?", AboutAsking.REPLY),
        ("Who put written questions at full Council in July?", AboutAsking.ASKERS),
        ("the update on parks - which topics did members raise?", AboutAsking.LIST),
        ("What came up when we had the update on parks?", AboutAsking.LIST),
        ("Cllr Moss asked what it cost. Did we ever get a figure?", AboutAsking.ANSWERED),
    ],
)
def test_questions_about_questions_are_heard(question: str, wanted: AboutAsking) -> None:
    assert about_asking(question) is wanted


def test_a_season_is_its_months() -> None:
    days = days_asked("what was raised in autumn 2023", [])
    assert days is not None
    assert (days.first, days.last) == (dt.date(2023, 9, 1), dt.date(2023, 11, 30))


def test_a_school_term_is_no_season() -> None:
    days = days_asked("what was raised about the spring 2024 term", [])
    assert days is None or days.first != dt.date(2024, 3, 1)


def _units(words: str) -> Topic:
    return Topic(tuple(Unit((frozenset({word}),)) for word in words.split()), words)


def test_one_text_that_says_half_is_the_likeliest_of_few() -> None:
    index = TopicIndex([TopicText("health visitor vacancy"), TopicText("road repair")])
    (fit,) = index.likeliest(_units("health visitor job empti"), {0, 1})
    assert fit.number == 0


@pytest.mark.parametrize("words", ["health job empti", "health visitor"])
def test_none_is_likeliest_where_little_is_said_or_two_say_it(words: str) -> None:
    index = TopicIndex([TopicText("health visitor vacancy"), TopicText("health visitor pay")])
    assert index.likeliest(_units(words), {0, 1}) == []
