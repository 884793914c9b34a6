"""Numbers, dates, names and texts are recognised however an answer prints them."""

from __future__ import annotations

import math
import random

import pytest

from assistant.answers import Basis
from eval.cases import Forbidden, Nugget, NuggetKind
from eval.metrics.names import says_name
from eval.metrics.nuggets import (
    all_recall,
    answer_words,
    displayed,
    is_said,
    matched,
    said,
    says_text,
    vital_recall,
)
from eval.metrics.numbers import find_numbers, number_in
from eval.runs import AnswerMade, RowMade, TableMade
from tests.scored_papers import answered, quoting


def _says(text: str, kind: NuggetKind, *any_of: str, tolerance: float = 0) -> bool:
    return is_said(Nugget(kind=kind, any_of=any_of, tolerance=tolerance), [text])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1,234 children", "1234"),
        ("1.2k visits", "1,200"),
        ("a cost of GBP 1.2m", "£1,200,000"),
        ("a cost of £1.2 million", "GBP 1.2m"),
        ("1.2 million pounds", "£1.2m"),
        ("Twelve were late.", "12"),
        ("one hundred and sixty-four plans", "164"),
        ("two hundred thousand", "200,000"),
        ("12 per cent of them", "12%"),
        ("12%", "twelve per cent"),
        ("none were late", "0"),
        ("it fell by -5 points", "-5"),
        ("Recommendation 6 was rejected.", "Recommendation 6"),
        ("Recommendation 6 was rejected.", "6"),
    ],
)
def test_a_number_is_said_in_any_of_its_forms(text: str, wanted: str) -> None:
    assert _says(text, "number", wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("14% of them", "14"),
        ("14 of them", "14%"),
        ("on 14 March 2025", "14"),
        ("14/03/2025", "14"),
        ("under item 14", "14"),
        ("in 2024/25", "25"),
        ("the 14th", "14"),
        ("1,414 of them", "14"),
        ("14.5 of them", "14"),
        ("action 3.14.1", "14"),
        ("twenty-four", "4"),
        ("Recommendation 7 was rejected.", "Recommendation 6"),
        ("6 were rejected.", "Recommendation 6"),
    ],
)
def test_a_figure_inside_another_is_not_the_number(text: str, wanted: str) -> None:
    assert not _says(text, "number", wanted)


def test_the_tolerance_is_absolute() -> None:
    assert _says("16.1", "number", "16", tolerance=0.1)
    assert not _says("16.2", "number", "16", tolerance=0.1)


def test_every_number_below_a_million_is_read_back() -> None:
    rng = random.Random(3)
    for _ in range(200):
        value = rng.randint(0, 999_999)
        for printed in (str(value), f"{value:,}", f"£{value:,}", f"about {value:,} of them"):
            if 1900 <= value < 2100 and printed == str(value):
                continue
            assert [number.value for number in find_numbers(printed)] == [value], printed


def test_a_text_with_other_words_is_no_number() -> None:
    assert number_in("14 of 18") is None
    assert number_in("late") is None


@pytest.mark.parametrize(
    "text",
    ["3 March 2024", "03/03/24", "3rd of March, 2024", "2024-03-03", "March 3, 2024", "3.3.2024"],
)
def test_a_day_is_said_in_all_printed_forms(text: str) -> None:
    assert _says(f"by {text}.", "date", "3 March 2024")
    assert _says(f"by {text}.", "date", "by Sunday 3 March 2024")


def test_a_month_is_no_answer_to_a_day_but_a_day_is_one_to_its_month() -> None:
    assert not _says("in March 2024", "date", "3 March 2024")
    assert _says("in March 2024", "date", "March 2024")
    assert _says("on 31 March 2024", "date", "March 2024")
    assert not _says("in 2024", "date", "March 2024")


def test_a_term_is_matched_as_words_and_not_by_its_year() -> None:
    assert _says("It is due in the spring term of 2024.", "date", "Spring term 2024")
    assert not _says("It is due in 2024.", "date", "Spring term 2024")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cllr Amberley asked.", "Councillor Rosalind Amberley"),
        ("Councillor R. Amberley asked.", "Rosalind Amberley"),
        ("Councillors Moss and Okell asked.", "Councillor Okell"),
        ("S.J. Hale spoke", "Mr S J Hale"),
        ("Sarah Hale spoke", "S J Hale"),
        ("Cllr Moss's question", "Councillor Moss"),
        ("Mrs Marrable", "Judith Marrable"),
        (
            "the Head of Safeguarding & Quality Assurance",
            "Head of Safeguarding and Quality Assurance",
        ),
        ("the Director for Children’s Services", "Director for Children's Services"),
    ],
)
def test_a_name_is_said_with_title_initials_or_surname(text: str, name: str) -> None:
    assert says_name(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Judith Amberley asked.", "Councillor Rosalind Amberley"),
        ("T Hale", "S J Hale"),
        ("on the moss", "Councillor Moss"),
        ("the police", "Mereshire Police"),
        ("Another Board", "Mereshire Integrated Care Board"),
        ("Marrable Street", "Judith Marrable"),
        ("", "Judith Marrable"),
    ],
)
def test_another_name_is_not_taken_for_it(text: str, name: str) -> None:
    assert not says_name(text, name)


def test_a_text_must_stand_in_one_sentence_within_25_words() -> None:
    filler = "indeed " * 22
    assert says_text(f"The strategy {filler} adopted", "adopt strategies")
    assert not says_text(f"The strategy {filler} and then was adopted", "adopt strategies")
    nugget = Nugget(kind="text", any_of=("strategy adopted",))
    assert not is_said(nugget, ["The strategy was read.", "The plan was adopted."])


def test_a_text_agrees_with_a_slow_reference() -> None:
    rng = random.Random(4)
    words = "plan report cost delay school bus".split()
    for _ in range(300):
        text = [rng.choice([*words, "pad"]) for _ in range(rng.randint(1, 60))]
        wanted = rng.sample(words, rng.randint(1, 3))
        windows = [text[at : at + 25] for at in range(len(text))]
        expected = any(set(wanted) <= set(window) for window in windows)
        assert says_text(" ".join(text), " ".join(wanted)) == expected


def test_a_negation_must_be_said() -> None:
    assert says_text("It hasn’t been given a date.", "no date given")
    assert not says_text("It has been given a date.", "no date given")


def test_what_is_displayed_is_sentences_and_rows_each_a_sentence() -> None:
    table = TableMade(columns=("Ref", "Lead"), rows=(RowMade(cells=("1.1", "Director")),))
    answer = AnswerMade(
        status=answered().status, sentences=(quoting("Two are late."),), tables=(table,)
    )
    assert displayed(answer) == ("Two are late.", "1.1 | Director")
    assert answer_words(answer) == 5


def test_a_quotation_says_what_must_not_be_said() -> None:
    forbidden = Forbidden(kind="number", any_of=("17",), why="superseded")
    answer = answered([quoting("The report says: “17 of 18.”", 1, basis=Basis.QUOTATION)])
    assert said([forbidden], displayed(answer)) == (forbidden,)
    assert said([forbidden], ["18 of them"]) == ()


def test_recall_counts_vital_nuggets_apart() -> None:
    nuggets = [
        Nugget(kind="number", any_of=("14",)),
        Nugget(kind="number", any_of=("18",)),
        Nugget(kind="name", any_of=("Councillor Tull",), vital=False),
        Nugget(kind="text", any_of=("no date",), vital=False),
    ]
    found = matched(nuggets, ["Cllr Tull was told 14."])
    assert found == (True, False, True, False)
    assert vital_recall(nuggets, found) == 0.5
    assert all_recall(found) == 0.5
    assert math.isnan(all_recall([]))
    assert math.isnan(vital_recall(nuggets[2:], found[2:]))
