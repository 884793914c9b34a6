"""Responses that a sheet pairs with recommendations are told as the sheet's labels."""

from __future__ import annotations

from typing import cast

from assistant.answering.planning import plan_question
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.recommendations.responses import reckon_responses
from assistant.answers import Question
from assistant.council import Response, ResponseVerdict
from assistant.documents import Document
from assistant.spans import Span
from assistant.stores.view import View
from tests.reckoning_plans import HeldView

LABELS = (("1", "Accept", ResponseVerdict.ACCEPTED), ("2", "Partial", ResponseVerdict.PARTLY))
TEXT = "\n".join(f"{number} | {label} | Bus shelters" for number, label, _ in LABELS)
SHEET = Document("s", "shelters.xlsx", "Shelters sheet", len(TEXT), "xlsx")


def response(number: str, label: str, verdict: ResponseVerdict) -> Response:
    line = f"{number} | {label} | Bus shelters"
    start = TEXT.index(line)
    said = start + line.index(label)
    return Response(
        f"response {number}", "s", "", Span(start, start + len(line), line), number,
        "Bus Shelters Review", verdict, Span(said, said + len(label), label),
    )  # fmt: skip


def ask(question: str) -> str:
    view = HeldView({"s": SHEET}, [response(*each) for each in LABELS])
    ledger = Ledger(cast("View", view), plan_question(Question(question), ()))
    answer = reckon_responses(ledger.plan, ledger)
    assert answer is not None
    return " ".join(claim.text for claim in answer.claims)


def test_a_label_is_told_as_the_sheets() -> None:
    said = ask("Was recommendation 2 of the bus shelters review accepted?")

    assert said == "For recommendation 2, the sheet “Shelters sheet” lists “Partial”."


def test_none_is_said_only_of_what_has_a_response() -> None:
    said = ask("Which recommendations of the bus shelters review were rejected?")

    assert said.startswith("Of those with a recorded response, none is listed as rejected.")
    assert "1 as “Accept” (recommendation 1) and 1 as “Partial” (recommendation 2)" in said
