"""Questions and answers, for programs: whole as JSON, or as a stream of events."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Header
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from assistant.answers import (
    Answer,
    AnswerEvent,
    Done,
    FollowUpsReady,
    PlanReady,
    Question,
    SentenceReady,
    StatusReady,
    TableReady,
)
from assistant.api.asking import answer_events, in_conversation, whole_answer
from assistant.api.handling import problem_of
from assistant.api.officers import at_this_computer
from assistant.api.problems import RequestError, not_found
from assistant.api.schemas import (
    AnswerOut,
    FollowUpsEvent,
    PlanEvent,
    QuestionIn,
    SearchedOut,
    SentenceEvent,
    StatusEvent,
    TableEvent,
)
from assistant.api.services import Needed, Services
from assistant.api.streaming import EVENT_STREAM, Encoded, begin_stream
from assistant.errors import AssistantError
from assistant.web.wording import QUESTION_EMPTY, QUESTION_TOO_LONG

router = APIRouter(prefix="/api/answers", tags=["answers"])
FOR_EVALUATORS = Depends(
    at_this_computer("Traces can be read only on the computer that serves them.")
)

STREAMED: dict[int | str, dict[str, object]] = {
    200: {
        "description": "The answer; as a stream, events plan, status, sentence, table, "
        "follow_ups, then done (the whole answer) or error.",
        "content": {EVENT_STREAM: {"schema": {"type": "string"}}},
    }
}


def check_question(question: Question, limit: int) -> None:
    """Refuse a question that is empty or over `limit` characters.

    Raises:
        RequestError: 422, in words for the reader.
    """
    if not question.text.strip():
        raise RequestError(422, QUESTION_EMPTY)
    if len(question.text) > limit:
        raise RequestError(422, QUESTION_TOO_LONG.format(limit=limit))


def _event_name_and_data(event: AnswerEvent, conversation_id: str) -> tuple[str, BaseModel]:
    match event:
        case PlanReady(standalone, searched, generation):
            plan = PlanEvent(
                standalone=standalone,
                searched=SearchedOut.model_validate(searched),
                generation=generation,
                conversation_id=conversation_id,
            )
            return "plan", plan
        case StatusReady():
            return "status", StatusEvent.model_validate(event)
        case SentenceReady():
            return "sentence", SentenceEvent.model_validate(event)
        case TableReady():
            return "table", TableEvent.model_validate(event)
        case FollowUpsReady():
            return "follow_ups", FollowUpsEvent.model_validate(event)
        case Done(answer):
            return "done", AnswerOut.model_validate(answer)


async def _stream(question: Question, services: Services) -> Response:
    def encode(event: AnswerEvent) -> Encoded:
        name, data = _event_name_and_data(event, question.conversation_id or "")
        return name, data.model_dump(mode="json")

    def failed(exc: AssistantError) -> Encoded:
        return "error", problem_of(exc).model_dump(mode="json")

    return await begin_stream(answer_events(question, services), encode, failed)


@router.post("", summary="Ask a question", response_model=AnswerOut, responses=STREAMED)
async def ask(
    body: QuestionIn, services: Needed, accept: Annotated[str, Header()] = "*/*"
) -> Answer | Response:
    """Answer a question from the papers, every sentence with its source.

    With `Accept: text/event-stream` each part is sent as soon as it is checked.
    """
    asked = body.to_question()
    check_question(asked, services.settings.max_question_characters)
    question = await in_conversation(asked, services)
    if EVENT_STREAM in accept:
        return await _stream(question, services)
    return await whole_answer(question, services)


@router.get("/{answer_id}", summary="A stored answer", response_model=AnswerOut)
async def stored_answer(answer_id: str, services: Needed) -> Answer:
    """Return an answer as it was stored."""
    answer = await run_in_threadpool(services.answers.answer, answer_id)
    if answer is None:
        raise not_found(f"There is no answer {answer_id!r}.")
    return answer


@router.get("/{answer_id}/trace", summary="How an answer was found", dependencies=[FOR_EVALUATORS])
async def trace(answer_id: str, services: Needed) -> dict[str, object]:
    """Return how an answer was found: ranking, confidence, reasons. For evaluators.

    Only where the app listens to its own computer alone.
    """
    found = await run_in_threadpool(services.answers.trace, answer_id)
    if found is None:
        raise not_found(f"There is no trace of answer {answer_id!r}.")
    return dict(found)
