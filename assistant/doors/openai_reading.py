"""Reads what a client of OpenAI's API asks: its body, its question, the questions before."""

from __future__ import annotations

from pydantic import ValidationError
from starlette.requests import Request

from assistant.doors import wording
from assistant.doors.openai_errors import DoorError, invalid_body
from assistant.doors.openai_schemas import MODEL, ChatRequest
from assistant.web.wording import QUESTION_TOO_LONG

# Clients send the whole conversation each time, our own long answers among it.
MAX_BODY_BYTES = 2 * 1024 * 1024
# What is larger than that is read to its end up to here, so that its sender gets the error.
MOST_READ_BYTES = 16 * MAX_BODY_BYTES


async def read_request(request: Request) -> ChatRequest:
    """Return what is asked.

    Raises:
        DoorError: It is too large, no request at all, or one for what is not offered.
    """
    body, size = bytearray(), 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= MAX_BODY_BYTES:
            body += chunk
    if size > MAX_BODY_BYTES:
        raise DoorError(413, wording.BODY_TOO_LARGE.format(limit=MAX_BODY_BYTES))
    if request.headers.get("content-type", "").split(";")[0].strip() != "application/json":
        raise DoorError(400, wording.NOT_JSON)
    try:
        asked = ChatRequest.model_validate_json(bytes(body))
    except ValidationError as exc:
        raise invalid_body(exc) from exc
    check_model(asked.model)
    if asked.n not in (None, 1):
        raise DoorError(400, wording.ONE_CHOICE, param="n")
    if field := asked.not_offered:
        raise DoorError(400, wording.NOT_OFFERED.format(field=field), param=field)
    return asked


def questions_of(asked: ChatRequest, limit: int) -> tuple[str, list[str]]:
    """Return the question, and the earlier ones that could be questions.

    Raises:
        DoorError: 400, the last message of the user is no question.
    """
    mine = [each for each in asked.messages if each.role == "user"]
    if not mine or not (mine[-1].text or mine[-1].other_parts):
        raise DoorError(400, wording.NO_QUESTION, param="messages")
    *before, last = mine
    if last.other_parts:
        detail = wording.TEXT_ONLY.format(kind=last.other_parts[0])
        raise DoorError(400, detail, param="messages")
    if len(last.text) > limit:
        detail = QUESTION_TOO_LONG.format(limit=limit)
        raise DoorError(400, detail, code="question_too_long", param="messages")
    return last.text, [each.text for each in before if 0 < len(each.text) <= limit]


def check_model(model: str) -> None:
    """Refuse any model but the one there is.

    Raises:
        DoorError: 404.
    """
    if model != MODEL:
        detail = wording.NO_SUCH_MODEL.format(model=model, known=MODEL)
        raise DoorError(404, detail, code="model_not_found", param="model")
