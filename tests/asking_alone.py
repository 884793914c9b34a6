"""Asks a question in this process, and gives the whole answer and how it was made."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace

from assistant.answering.pipeline import Tools, answer_question
from assistant.answers import Answer, AnswerEvent, Done, Question
from assistant.errors import ModelError
from assistant.models.chat import ChatModel, Reply, Request
from assistant.models.listening import Limit, in_time
from assistant.models.uses import ChatUse


def with_model(tools: Tools, chat: ChatModel, *uses: ChatUse) -> Tools:
    """Return tools with a language model that may be used so."""
    return replace(tools, chat=chat, uses=frozenset(uses))


def events(question: Question, tools: Tools) -> list[AnswerEvent]:
    """Return all that is sent for a question."""

    async def gathered() -> list[AnswerEvent]:
        return [event async for event in answer_question(question, tools)]

    return asyncio.run(gathered())


def answer(text: str, tools: Tools, conversation_id: str | None = None) -> Answer:
    """Return the whole answer to a question."""
    last = events(Question(text, conversation_id), tools)[-1]
    assert isinstance(last, Done)
    return last.answer


def uses_of(found: Answer, tools: Tools) -> list[Mapping[str, object]]:
    """Return what the trace of an answer tells of the uses of a model."""
    trace = tools.library.answers.trace(found.answer_id)
    assert trace is not None
    uses = trace["uses"]
    assert isinstance(uses, list)
    return uses


def lasting(found: Answer) -> Answer:
    """Return an answer without what differs from asking to asking."""
    return replace(found, answer_id="", conversation_id="", timings_ms={})


class Silent:
    """A model that says nothing in the time that a request allows, which it must."""

    name = "silent"

    def propose(self, request: Request) -> Iterator[Reply]:
        def saying(limit: Limit) -> Iterator[Reply]:
            while not limit.is_over:
                time.sleep(0.01)
            yield {}

        assert request.within_s is not None
        try:
            yield from in_time(saying, request.within_s)
        except TimeoutError as exc:
            raise ModelError("the language model was too slow", retryable=True) from exc


class Failing:
    """A model that always fails."""

    name = "failing"

    def propose(self, request: Request) -> Iterator[Reply]:
        raise ModelError("no server", retryable=True)
