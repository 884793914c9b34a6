"""What a worded answer keeps of the settled one, and what it may not take from the question."""

from __future__ import annotations

import pytest

from assistant.answering.worded.checker import plain_fault
from assistant.answering.worded.core import keeps_core, left_out, takes_from_question
from assistant.answering.worded.evidence import Proof
from assistant.answering.worded.faults import Fault
from assistant.answering.worded.material import Piece
from assistant.answers import Basis, Sentence

ON_TIME = "On 7 March 2025, 9 of the 18 actions were complete."
PARTNERS = (
    "The three partners paid for the annual review: the council £139,000, the health board"
    " £68,000 and the police £36,000."
)


def computed(*texts: str) -> list[Piece]:
    return [
        Piece(number, Sentence(text, Basis.COMPUTED, (number,)), Proof(text))
        for number, text in enumerate(texts, 1)
    ]


def left(said: str, *texts: str) -> list[int]:
    pieces = computed(*texts)
    return [piece.number for piece in left_out(pieces, [(said, pieces)])]


@pytest.mark.parametrize(
    ("question", "evidence", "said", "taken"),
    [
        ("Who sabotaged pump 2?", "Water made pump 2 fail.", "Water sabotaged pump 2.", True),
        ("Why did pump 2 stop?", "Water made pump 2 fail.", "Water made pump 2 fail.", False),
        ("Why was the officer suspended?", "The officer suspected a leak.", "The officer was suspended.", True),
        ("Has the Director confirmed it?", "Cllr Okafor asked.", "The Director confirmed it.", True),
        ("Have all homes been made safe?", "Homes have been made safe.", "All homes are safe.", True),
        ("How many calls in September 2023?", "Sep 23 | 14 | calls", "In September 2023, 14 calls.", False),
        ("How many in quarter 2?", "Q2 25/26 | 14", "In quarter 2, 14.", False),
        ("What did Cllr Okafor ask?", "Councillor Okafor asked why.", "Cllr Okafor asked why.", False),
        ("What did inspectors find?", "The inspection found mould.", "Inspectors found mould.", False),
    ],
)  # fmt: skip
def test_what_only_the_question_says_is_not_repeated(
    question: str, evidence: str, said: str, taken: bool
) -> None:
    assert takes_from_question(question, said, computed(evidence)) is taken


def test_the_figures_of_the_lead_do_not_tell_a_later_sentence() -> None:
    rest = "9 were still open: 18 minus 9 complete."
    assert left("Nine of the 18 actions were complete on 7 March 2025.", ON_TIME, rest) == [2]
    told = "On 7 March 2025, 9 of the 18 actions were complete and 9 still open (18 minus 9)."
    assert left(told, ON_TIME, rest) == []


@pytest.mark.parametrize(
    ("whole", "said"),
    [
        ("2 were open: FA3 and FA7.", "2 were open, among them FA3."),
        ("1 is late: status “Overdue”.", "1 is late."),
        ("2 were absent: Councillor Pell and Ms Hale.", "2 were absent, Ms Hale among them."),
    ],
)  # fmt: skip
def test_a_sentence_that_is_told_in_part_is_shown_whole(whole: str, said: str) -> None:
    assert left(said, whole) == [1]
    assert left(whole, whole) == []


def test_a_date_may_not_be_told_less_exactly() -> None:
    (lead,) = computed("The latest date for the 14 actions is 31 March 2026.")
    assert not keeps_core("When?", "The 14 actions are to be completed in 2026.", [lead], lead)
    assert keeps_core("When?", "The latest date for the 14 actions is 31 Mar 2026.", [lead], lead)


def test_one_in_words_is_a_count() -> None:
    (lead,) = computed("Of the 7 recommendations, 1 was rejected.")
    assert keeps_core("How many?", "One of the 7 recommendations was rejected.", [lead], lead)


@pytest.mark.parametrize(
    ("own", "evidence", "spread"),
    [
        ("Each of the three partners paid £139,000 for the annual review.", PARTNERS, True),
        ("All three partners paid £139,000 for the annual review.", PARTNERS, True),
        ("The council paid £139,000.", PARTNERS, False),
        ("Each permit costs £40.", "A permit costs £40.", False),
        ("3 panels meet every 6 weeks.", "3 panels meet at intervals of 6 weeks, 4 of them online.", False),
    ],
)  # fmt: skip
def test_a_figure_that_one_of_several_has_is_not_given_to_each(
    own: str, evidence: str, spread: bool
) -> None:
    fault, _ = plain_fault(own, [Proof(evidence)])
    assert (fault is Fault.SPREAD) is spread
