"""Sentences are cut in time that grows with the text, however it reads."""

from __future__ import annotations

import time

import pytest

from assistant.sentences import split_sentences

LONG = 20_000


@pytest.mark.parametrize(
    ("unit", "sentences"),
    [
        ("Mr. Hale, ", 1),
        ("A. ", 1),
        ("a.b. ", LONG // 5),
        (". ", LONG // 2),
        (".", 1),
        ('."', 1),
        (").", 1),
        ("\n", 0),
    ],
)
def test_hostile_text_is_cut_at_once(unit: str, sentences: int) -> None:
    text = unit * (LONG // len(unit))
    began = time.perf_counter()

    found = list(split_sentences(text + "x" * (unit == ".")))

    assert time.perf_counter() - began < 0.5
    assert len(found) == sentences


@pytest.mark.parametrize(
    "text",
    [
        "See paras. 4 to 6 of the report",
        "It rose ...to nine",
        "(a) Mr. Hale agreed",
        "x" * 60 + " vs. y",
    ],
)
def test_what_does_not_end_a_sentence_does_not(text: str) -> None:
    assert len(list(split_sentences(text))) == 1
