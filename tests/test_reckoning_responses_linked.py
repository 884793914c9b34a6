"""Responses whose paper prints numbers alone are told by the recommendations of the report they name."""

from __future__ import annotations

from typing import cast

import pytest

from assistant.answering.planning import plan_question
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.recommendations.responses import reckon_responses
from assistant.answers import Question
from assistant.council import Recommendation, RecommendationKind, Record, Response, ResponseVerdict
from assistant.documents import Document, DocumentKind
from assistant.spans import Span
from assistant.stores.view import View
from tests.reckoning_plans import HeldView

ASKED = (
    "That a wetland be dug.",
    "That geese be counted each spring.",
    "That wardens wear badges.",
)
SAID = (
    ("1", "Accepted", ResponseVerdict.ACCEPTED, "Work begins in May."),
    ("2", "Not accepted", ResponseVerdict.REJECTED, "Geese move about."),
    ("3", "Accepted in part", ResponseVerdict.PARTLY, "Badges for two wardens."),
)
REPORT = "\n".join(ASKED)
REPLY = "\n".join(f"{number} | {words} | {why}" for number, words, _, why in SAID)
DOCUMENTS = {
    "report": Document(
        "report", "r.pdf", "On the Water: report of the Ponds Task Group", len(REPORT), "pdf"
    ),
    "reply": Document(
        "reply",
        "c.pdf",
        'Cabinet response to "On the Water"',
        len(REPLY),
        "pdf",
        DocumentKind.EXECUTIVE_RESPONSE,
    ),
}


def span(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part), part)


def made(number: int) -> Recommendation:
    text = ASKED[number - 1]
    return Recommendation(
        f"made {number}", "report", "", span(REPORT, text), RecommendationKind.SCRUTINY_TO_EXECUTIVE,
        str(number), text, DOCUMENTS["report"].title,
    )  # fmt: skip


def answered(number: str, words: str, verdict: ResponseVerdict, why: str) -> Response:
    line = span(REPLY, f"{number} | {words} | {why}")
    at = line.start + line.text.index(words)
    return Response(
        f"answer {number}", "reply", "", line, number, "On the Water", verdict,
        Span(at, at + len(words), words), by="the Cabinet", reason=span(REPLY, why),
    )  # fmt: skip


def ask(question: str) -> str | None:
    records: list[Record] = [*(made(n) for n in (1, 2, 3)), *(answered(*each) for each in SAID)]
    view = HeldView(DOCUMENTS, records)
    ledger = Ledger(cast("View", view), plan_question(Question(question), ()))
    answer = reckon_responses(ledger.plan, ledger)
    return " ".join(claim.text for claim in answer.claims) if answer else None


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "which of the ponds group's recommendations did Cabinet knock back?",
            "1 was rejected (recommendation 2)",
        ),
        (
            "How many of the pond recs did Cabinet back without altering them",
            "1 was accepted (recommendation 1)",
        ),
        (
            "did cabinet agree to everything the ponds group recommended?",
            "1 was accepted in part (recommendation 3)",
        ),
        (
            "Which ponds recommendations did Cabinet not sign up to in full?",
            "1 was rejected (recommendation 2)",
        ),
        (
            "why did Cabinet turn down the idea of counting geese in spring?",
            "The response says: “Geese move about.”",
        ),
        (
            "why did Cabinet refuse to have a wetland dug?",
            "was accepted, not rejected, by the Cabinet",
        ),
    ],
)
def test_a_response_is_known_by_what_was_recommended(question: str, told: str) -> None:
    said = ask(question)

    assert said is not None
    assert told in said


@pytest.mark.parametrize(
    "question",
    [
        "why did Cabinet turn down the skate park?",
        "who voted against counting geese in spring?",
        "why did the committee back the Cabinet over counting geese?",
        "when did the geese come back to the wetland?",
        "did the police agree to count geese in spring?",
    ],
)
def test_what_names_no_response_is_left_alone(question: str) -> None:
    assert ask(question) is None
