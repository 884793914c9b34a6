"""The motion that a question tells in its own words is found, and no other is told for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import cast

import pytest

from assistant.answering.planning import plan_question
from assistant.answering.reckoning.decisions.motions_meant import reckon_motion, reckon_vote
from assistant.answering.reckoning.decisions.votes_by_name import reckon_named_vote
from assistant.answering.reckoning.ledger import Ledger
from assistant.answers import Question
from assistant.council import Resolution, Speaker, VerbClass, Votes
from assistant.documents import Document, DocumentKind
from assistant.spans import Span
from assistant.stores.view import View
from tests.reckoning_plans import HeldView

DAY = dt.date(2025, 3, 4)
MOTION = "the Committee receive a duck plan in June."
AMENDMENT = "the Committee hold a special meeting with the chief officers."
OTHER = "the Cabinet be asked to restore the post of goose warden."
DIVISION = "On a division, there voted for the motion 8 and for the amendment 4."
LOST = "The motion was lost, two voting for and five against."
TEXT = "\n".join((MOTION, AMENDMENT, OTHER, DIVISION, LOST))
HALE, ORR, FELL = (
    Speaker(f"Councillor {name}", f"Councillor {name}") for name in ("Hale", "Orr", "Fell")
)


def span(part: str) -> Span:
    start = TEXT.index(part)
    return Span(start, start + len(part), part)


def motion(
    text: str, title: str, mover: Speaker, votes: str, counts: tuple[int, int], *, carried: bool
) -> Resolution:
    return Resolution(
        text, "m", "", span(text), "Ponds Committee", DAY, title, title, None, None, text, None,
        VerbClass.OTHER, mover=mover, seconder=FELL,
        votes=Votes(*counts, None, span(votes)), carried=carried, motion=True,
    )  # fmt: skip


def ask(question: str, *, vote: bool = False) -> str | None:
    document = Document(
        "m", "m.pdf", "Minutes", len(TEXT), "pdf", DocumentKind.MINUTES, committee="Ponds Committee"
    )
    records = [
        motion(MOTION, "Inspection of the ponds", HALE, DIVISION, (8, 4), carried=True),
        motion(AMENDMENT, "Inspection of the ponds", ORR, DIVISION, (4, 8), carried=False),
        motion(OTHER, "Geese", HALE, LOST, (2, 5), carried=False),
    ]
    ledger = Ledger(
        cast("View", HeldView({"m": document}, records)), plan_question(Question(question), ())
    )
    answer = (reckon_vote if vote else reckon_motion)(ledger.plan, ledger)
    return " ".join(claim.text for claim in answer.claims) if answer else None


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who wanted a special meeting with chief officers after the inspection, and how did the vote go?",
         ["Councillor Orr moved", "lost"]),
        ("did Cllr Hale's goose warden motion go through? what was the vote", ["lost", "two voting for"]),
        ("who moved the amendment on the pond inspection?", ["Councillor Orr moved"]),
        ("who seconded the call to bring back a goose warden?", ["Councillor Fell seconded"]),
    ],
)  # fmt: skip
def test_the_motion_that_says_most_of_a_question_is_told(question: str, told: list[str]) -> None:
    said = ask(question)

    assert said is not None
    assert [words for words in told if words not in said] == []


@pytest.mark.parametrize(
    "question",
    [
        "who moved that the swimming pool be painted?",
        "did Cllr Fell's car park motion go through?",
        "who seconded the motion?",
        "who was asked to restore the wall and how did the vote go?",
    ],
)
def test_no_other_motion_is_told_for_one_that_is_not_held(question: str) -> None:
    assert ask(question) is None


def test_names_in_a_table_of_a_recorded_vote_are_told_by_their_side(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(HeldView, "passage", lambda _self, _passage_id: None, raising=False)
    lists = "For (2) | Councillors Hale and Orr\nAgainst (1) | Councillor Fell"
    document = Document("m", "m.pdf", "Minutes", len(lists), "pdf", DocumentKind.MINUTES)
    put = motion(OTHER, "Geese", HALE, LOST, (2, 1), carried=True)
    put = replace(put, votes=Votes(2, 1, None, Span(0, len(lists), lists)))
    question = Question("which councillors voted against the goose warden motion?")
    ledger = Ledger(cast("View", HeldView({"m": document}, [put])), plan_question(question, ()))

    answer = reckon_named_vote(ledger.plan, ledger)

    assert answer is not None
    assert "these voted against: “Councillor Fell”" in answer.claims[0].text


@pytest.mark.parametrize(
    "question",
    [
        "How did the vote go on bringing back a goose warden?",
        "what was the vote on the goose warden post",
        "was the goose warden voted down?",
    ],
)
def test_a_vote_is_told_by_what_was_put(question: str) -> None:
    said = ask(question, vote=True)

    assert said is not None
    assert "two voting for and five against" in said


@pytest.mark.parametrize(
    "question",
    [
        "How did the vote go on the swan survey?",
        "How did Cllr Hale vote on the goose warden?",
        "How did the vote go on the duck plan in July 2019?",
    ],
)
def test_no_vote_on_another_thing_is_told(question: str) -> None:
    assert ask(question, vote=True) is None


def test_a_month_that_the_motion_says_is_no_other_meeting() -> None:
    said = ask("How did the vote go on bringing us a duck plan in June?", vote=True)

    assert said is not None
    assert "duck plan in June" in said


def test_whose_motion_it_was_asks_for_the_mover() -> None:
    said = ask("Whose idea was the goose warden, and did it pass?")

    assert said is not None
    assert "Councillor Hale moved" in said
