"""Responses asked for in councillors' own words: halfway, put off, no full yes, a group's asks."""

from __future__ import annotations

from typing import cast

import pytest

from assistant.answering.planning import plan_question
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.recommendations.responses import reckon_responses
from assistant.answers import Question
from assistant.council import Record, Response, ResponseVerdict
from assistant.documents import Document, DocumentKind
from assistant.spans import Span
from assistant.stores.view import View
from tests.reckoning_plans import HeldView

V = ResponseVerdict
SAID = (
    ("1", "Dig a wetland by the mill", "Agreed", V.ACCEPTED, "Work begins in May."),
    ("2", "Move every goose within a week", "Not agreed", V.REJECTED, "No other pond is free."),
    ("3", "Lend pumps to tenants", "Agreed in part", V.PARTLY, "Two pumps only."),
    ("4", "Open the weir on Sundays", "Deferred", V.DEFERRED, "Neighbours to be asked."),
)
TEXT = "\n".join(f"{n} | {wanted} | {says} | {why}" for n, wanted, says, _, why in SAID)
DOCUMENT = Document("m", "m.pdf", "Minutes", len(TEXT), "pdf", DocumentKind.MINUTES)


def span(part: str) -> Span:
    start = TEXT.index(part)
    return Span(start, start + len(part), part)


def ask(question: str) -> str | None:
    records: list[Record] = [
        Response(
            f"r{n}", "m", "", span(f"{n} | {wanted} | {says} | {why}"), n,
            "Wet gardens: the Cabinet's response", verdict, span(f"{says} | {why}"),
            recommendation_text=wanted, by="Cabinet", reason=span(why),
        )
        for n, wanted, says, verdict, why in SAID
    ]  # fmt: skip
    view = HeldView({"m": DOCUMENT}, records)
    ledger = Ledger(cast("View", view), plan_question(Question(question), ()))
    found = reckon_responses(ledger.plan, ledger)
    return " ".join(claim.text for claim in found.claims) if found else None


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Which of the wet gardens group's asks did the Cabinet only go halfway on?", "3"),
        ("What did cabinet refuse from the wet gardens working group and why?", "2"),
        ("Which of the wet gardens recommendations did Cabinet put off for now?", "4"),
        ("Which wet gardens recommendations were shelved?", "4"),
        ("Which wet gardens recommendations did cabinet throw out?", "2"),
        ("How many of the wet gardens group's asks got a straight yes?", "1"),
    ],
)
def test_the_verdict_is_heard_in_other_words(question: str, says: str) -> None:
    told = ask(question)

    assert told is not None
    assert f"(recommendation {says})" in told


def test_no_full_yes_is_partly_refused_or_put_off() -> None:
    told = ask("Which of the wet gardens recommendations didn't get a full yes from the Cabinet?")

    assert told is not None
    assert "(recommendation 3)" in told
    assert "(recommendation 2)" in told


def test_a_refusal_needs_no_body_where_its_words_are_the_recommendation() -> None:
    told = ask("Why was opening the weir on Sundays put off?")

    assert told is not None
    assert "Neighbours to be asked." in told


def test_what_no_recommendation_says_stays_unanswered() -> None:
    assert ask("Why was the lock keeper's cottage turned down?") is None
    assert ask("Which of the harbour group's asks did the Cabinet refuse?") is None
