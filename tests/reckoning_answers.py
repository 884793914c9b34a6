"""Asks the sample papers, for the tests of answers from records."""

from __future__ import annotations

import asyncio
import datetime as dt

from assistant.answering.pipeline import Tools, answer_question
from assistant.answers import Answer, Done, Question


def ask(text: str, tools: Tools, *, as_of: dt.date | None = None) -> Answer:
    """Return the answer to a question."""

    async def whole() -> Answer:
        async for event in answer_question(Question(text, as_of=as_of), tools):
            if isinstance(event, Done):
                return event.answer
        raise AssertionError("the answer did not finish")

    return asyncio.run(whole())


def lead(answer: Answer) -> str:
    """Return the first sentence."""
    return answer.sentences[0].text


def said(answer: Answer) -> str:
    """Return all sentences and cells."""
    cells = [cell for table in answer.tables for row in table.rows for cell in row.cells]
    return " ".join([*(sentence.text for sentence in answer.sentences), *cells])
