"""Answers a question for those who want the whole answer, and no part before the others."""

from __future__ import annotations

from assistant.answering.pipeline import Tools, answer_question
from assistant.answers import Answer, Done, Question
from assistant.errors import AssistantError


async def answered(question: Question, tools: Tools) -> Answer:
    """Return the whole answer to `question`; it is stored by then.

    Raises:
        StoreError: As `answer_question`.
    """
    async for event in answer_question(question, tools):
        if isinstance(event, Done):
            return event.answer
    raise AssistantError("The answer did not finish.", retryable=True)
