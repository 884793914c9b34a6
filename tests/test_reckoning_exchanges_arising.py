"""What later minutes tell of a question under matters arising, or with who asked it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import cast

import pytest

from assistant.answering.planning import plan_question
from assistant.answering.reckoning.exchanges.exchanges_arising import arising_from
from assistant.answering.reckoning.ledger import Ledger
from assistant.answers import Question
from assistant.council import AnswerClass, Exchange, Speaker
from assistant.documents import (
    DateIs,
    Document,
    DocumentKind,
    Locator,
    PaperDate,
    Passage,
    PassageKind,
)
from assistant.spans import Span
from assistant.stores.view import View
from tests.reckoning_plans import HeldView

ASKED = "Councillor Moss asked how many lifts could not be used on a weekday."


@dataclass(frozen=True, slots=True)
class Told(HeldView):
    """A view of minutes that hold one paragraph under a heading."""

    heading: str = ""

    def passages_of(self, document_id: str) -> list[Passage]:
        text = self.texts.get(document_id, "")
        place = Locator(0, len(text), headings=(self.heading,))
        return [Passage("p", document_id, 0, text, "", place, PassageKind.PARAGRAPH)]


def minutes(name: str, day: dt.date) -> Document:
    date = PaperDate(day, DateIs.MEETING)
    return Document(name, f"{name}.md", "Minutes", 9, "md", kind=DocumentKind.MINUTES, date=date)


def told(text: str, heading: str) -> str | None:
    first, later = dt.date(2023, 10, 11), dt.date(2024, 3, 13)
    papers = {"a": minutes("a", first), "b": minutes("b", later)}
    view = Told(papers, [], texts={"b": text}, heading=heading)
    question = Span(0, len(ASKED), ASKED)
    place = (None, first, "17/23", "Lifts", (Speaker("Councillor Moss", "Councillor Moss"),))
    one = Exchange("r", "a", "p", question, *place, question, (), AnswerClass.DEFERRED)
    plan = plan_question(Question("x"), ())
    found = arising_from(one, Ledger(cast("View", view), plan))
    return found.span.text if found else None


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("17/23 – The reply had been late. On a weekday 9 lifts could not be used.", "3/24 ITEMS"),
        (
            "Minute 17/23: the Head of Repairs reported that 9 lifts were out on a weekday.",
            "Minutes",
        ),
        (
            "Following Councillor Moss's question, officers reported that 9 lifts were out on a weekday.",
            "Repairs",
        ),
        (
            "The Head of Repairs advised that 9 lifts could not be used on a weekday.",
            "Matters arising",
        ),
    ],
)
def test_later_minutes_give_what_was_left_open(text: str, heading: str) -> None:
    assert "9 lifts" in (told(text, heading) or "")


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("The Head of Repairs advised that 9 lifts could not be used on a weekday.", "Budget"),
        ("18/23 – The Head of Repairs reported that 9 roofs had been mended.", "Matters arising"),
        ("17/23 – Nothing had been received on the lifts used on a weekday.", "Matters arising"),
        ("Councillor Moss asked again how many lifts could not be used.", "Matters arising"),
        ("Councillor Moss: I was told the number of lifts on a weekday in May.", "Matters arising"),
    ],
)
def test_what_tells_of_something_else_or_that_nothing_came_is_no_answer(
    text: str, heading: str
) -> None:
    assert told(text, heading) is None
