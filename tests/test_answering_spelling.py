"""Slips of the pen in questions are mended; words that are merely rare are not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from assistant.answering.spelling import mended

PRINTED = {"actions": 40, "updated": 12, "caseload": 9, "ready": 7, "family": 30, "review": 50}


def frequency(words: Sequence[str]) -> Mapping[str, int]:
    return {word: PRINTED.get(word, 0) for word in words}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wich actoins", "which actions"),
        ("the famly reveiw", "the family review"),
        ("average caselaod", "average caseload"),
        ("Caselaod", "Caseload"),
    ],
)
def test_a_slip_is_read_as_the_word_of_the_papers(typed: str, meant: str) -> None:
    assert mended(typed, frequency) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "Who is it really?",
        "which are undated",
        "the action",
        "a restaurant",
        "Mr Actoin's",
        "MASHH",
    ],
)
def test_other_words_names_and_abbreviations_stay(typed: str) -> None:
    assert mended(typed, frequency) == typed
