"""Runs the answerer for a request: within its limits, and storing what was sent."""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import AsyncExitStack, aclosing
from dataclasses import dataclass, field, replace
from importlib.metadata import version

import anyio
from anyio.to_thread import run_sync

from assistant.answers import (
    Answer,
    AnswerEvent,
    AnswerStatus,
    Basis,
    Citation,
    Done,
    FollowUps,
    FollowUpsReady,
    Making,
    PlanReady,
    Question,
    Searched,
    Sentence,
    SentenceReady,
    StatusReady,
    Table,
    TableReady,
)
from assistant.api.problems import RequestError
from assistant.api.services import Services
from assistant.feedback import Asked
from assistant.web.wording import FAILED

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Sent:
    """What of an answer has been sent so far. `model` words answers, where one is set."""

    question: Question
    model: str | None = None
    plan: PlanReady | None = None
    status: AnswerStatus | None = None
    sentences: list[Sentence] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    citations: dict[int, Citation] = field(default_factory=dict)
    follow_ups: FollowUps = field(default_factory=FollowUps)
    making: Making | None = None
    done: bool = False

    def add(self, event: AnswerEvent) -> None:
        """Note one event more."""
        match event:
            case PlanReady():
                self.plan, self.making = event, event.making
            case StatusReady(status):
                self.status = status
            case SentenceReady(sentence):
                self.sentences.append(sentence)
                self.making = event.making
            case TableReady(table, _):
                self.tables.append(table)
            case FollowUpsReady(follow_ups, _):
                self.follow_ups = follow_ups
            case Done():
                self.done = True
        if isinstance(event, SentenceReady | TableReady | FollowUpsReady):
            self.citations |= {citation.number: citation for citation in event.citations}

    def stopped_answer(self) -> Answer | None:
        """Return what to store of an answer that was not finished.

        None when it was finished, or when nothing was settled yet.
        """
        if self.done or self.status is None:
            return None
        plan = self.plan
        worded = any(sentence.basis is Basis.MODEL for sentence in self.sentences)
        return Answer(
            answer_id=uuid.uuid4().hex,
            conversation_id=self.question.conversation_id or uuid.uuid4().hex,
            question=self.question.text,
            standalone=plan.standalone if plan else self.question.text,
            status=self.status,
            sentences=tuple(self.sentences),
            citations=tuple(self.citations.values()),
            tables=tuple(self.tables),
            follow_ups=self.follow_ups,
            searched=plan.searched if plan else Searched(),
            as_of=self.question.as_of,
            filters=self.question.filters,
            generation=plan.generation if plan else 0,
            stopped=True,
            worded_by=self.model if worded else None,
        )

    def stopped_trace(self) -> Mapping[str, object]:
        """Return what to keep of how an answer was made that was not finished."""
        return {"stopped": True, **(self.making.told() if self.making else {})}


async def in_conversation(question: Question, services: Services) -> Question:
    """Return `question` with its conversation, a new one if it names none that is stored."""
    named = question.conversation_id
    if named is not None:
        earlier = await run_sync(services.answers.turns, named)
        if earlier:
            return question
    return replace(question, conversation_id=uuid.uuid4().hex)


async def _in_time(
    events: AsyncIterator[AnswerEvent], timeout_s: float
) -> AsyncGenerator[AnswerEvent, None]:
    deadline = asyncio.get_running_loop().time() + timeout_s
    while True:
        try:
            async with asyncio.timeout_at(deadline):
                event = await anext(events)
        except StopAsyncIteration:
            return
        except TimeoutError as exc:
            raise RequestError(504, FAILED, retryable=True) from exc
        yield event


async def answer_events(
    question: Question, services: Services
) -> AsyncGenerator[AnswerEvent, None]:
    """Yield what the answerer yields, as long as a place and the time allow.

    An answer that is not finished, because its reader left, stopped it or it failed,
    is stored as far as it was sent.

    Raises:
        RequestError: 503 when too many answers are worked on, 504 after the time limit.
    """
    chat = services.tools.chat
    sent = Sent(question, chat.name if chat else None)
    with services.places.one():
        async with AsyncExitStack() as stack:
            events = services.answer(question)
            if isinstance(events, AsyncGenerator):
                await stack.enter_async_context(aclosing(events))
            try:
                timely = _in_time(events, services.settings.answer_timeout_s)
                async for event in await stack.enter_async_context(aclosing(timely)):
                    sent.add(event)
                    if isinstance(event, Done):
                        await _note_asked(event.answer, services)
                    yield event
            finally:
                await _store_stopped(sent, services)


async def _store_stopped(sent: Sent, services: Services) -> None:
    stopped = sent.stopped_answer()
    if stopped is None:
        return
    logger.info("answer %s stopped after %d sentences", stopped.answer_id, len(stopped.sentences))
    with anyio.CancelScope(shield=True):
        await run_sync(services.answers.save, stopped, sent.stopped_trace())
        await _note_asked(stopped, services)


async def _note_asked(answer: Answer, services: Services) -> None:
    """Keep what feedback on the answer will need to be understood later."""
    embedder = services.tools.embedder
    settings = {"embedding_model": embedder.name, "embedding_backend": embedder.backend}
    asked = Asked(settings, version("scrutiny-assistant"))
    await run_sync(services.answers.note_asked, answer.answer_id, asked)


async def whole_answer(question: Question, services: Services) -> Answer:
    """Return the finished answer.

    Raises:
        RequestError: As `answer_events`; 500 when the answerer ended early.
    """
    async with aclosing(answer_events(question, services)) as events:
        async for event in events:
            if isinstance(event, Done):
                return event.answer
    raise RequestError(500, FAILED)
