"""What the sample's papers show of each undertaking, and what is answered of it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
import yaml

from assistant.answering.pipeline import Tools, answer_question, open_view
from assistant.answering.planning import plan_question
from assistant.answering.reckoning.commitments.commitments_followed import Follower, Outcome
from assistant.answering.reckoning.ledger import Ledger
from assistant.answers import Answer, AnswerStatus, Done, Question
from assistant.council import Commitment

FACTS = Path(__file__).parents[1] / "eval" / "corpus" / "facts" / "commitments.yaml"


def ask(text: str, tools: Tools) -> Answer:
    async def last() -> Answer:
        done = [e async for e in answer_question(Question(text), tools) if isinstance(e, Done)]
        return done[0].answer

    return asyncio.run(last())


def said(answer: Answer) -> str:
    cells = [cell for table in answer.tables for row in table.rows for cell in row.cells]
    return " ".join([*(sentence.text for sentence in answer.sentences), *cells])


def _plain(text: str) -> str:
    return " ".join(text.split())


def test_nothing_is_said_to_have_come_that_did_not(sample_tools: Tools) -> None:
    facts = yaml.safe_load(FACTS.read_text("utf-8"))
    ledger = Ledger(open_view(sample_tools), plan_question(Question("what was promised"), ()))
    follower = Follower(ledger)
    came: dict[str, Outcome] = {}
    for fact in facts:
        quote = _plain(fact["quote"])
        held = [c for c in ledger.records(Commitment) if quote in _plain(c.span.text)]
        if held:
            came[quote] = follower.follow(held[0]).outcome
    shown = {fact["quote"]: fact["outcome"] for fact in facts}

    wrongly = [quote for quote, outcome in came.items()
               if outcome is Outcome.REPORTED and shown[quote] in ("open", "too_early")]  # fmt: skip
    rightly = [quote for quote, outcome in came.items()
               if outcome is Outcome.REPORTED and shown[quote] == "reported_back"]  # fmt: skip
    assert wrongly == []
    assert len(came) >= 24
    assert len(rightly) >= 8


@pytest.mark.parametrize(
    ("question", "status", "expected"),
    [
        ("did we ever get the comparison with statistical neighbours?", AnswerStatus.ANSWERED,
         "circulated to Members by e-mail on 14 November 2023"),
        ("has the promised list of dates come?", AnswerStatus.PARTLY_ANSWERED,
         "asked for the date list promised in October"),
        ("has the list of wards been circulated", AnswerStatus.PARTLY_ANSWERED, "too early to tell"),
        ("what did officers undertake at the October 2023 meeting", AnswerStatus.ANSWERED,
         "before the next meeting"),
        ("was the question about when all the actions will be completed answered?",
         AnswerStatus.ANSWERED, "answered when it was asked again, on 10 March 2025"),
        ("has anyone asked about outreach in saltmarsh", AnswerStatus.ANSWERED, "57 families"),
        ("who sent apologies for the meeting of 11 March 2024", AnswerStatus.ANSWERED, "Nettleship"),
        ("when did the committee last discuss caseloads?", AnswerStatus.ANSWERED, "7 July 2025"),
        ("Why did Councillor Tull say that housing officers were not in the first group of 300?",
         AnswerStatus.ANSWERED, "and not of Councillor Tull"),
        ("Was the meeting on 24 November 2025 held?", AnswerStatus.ANSWERED, "as cancelled"),
    ],
)  # fmt: skip
def test_records_answer_what_was_asked_and_promised(
    question: str, status: AnswerStatus, expected: str, sample_tools: Tools
) -> None:
    answer = ask(question, sample_tools)

    assert answer.status is status
    assert expected in said(answer)
    assert sum(len(sentence.text.split()) for sentence in answer.sentences) <= 120
