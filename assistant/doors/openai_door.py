"""`/v1`: the assistant as a model for clients that speak OpenAI's chat completions.

`chat` is the whole of it: the last question of the user is answered in a conversation of the
earlier ones, as Markdown with numbered sources.
"""

from __future__ import annotations

import time

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from assistant.answers import Question
from assistant.api.asking import answer_events
from assistant.api.services import Services
from assistant.api.streaming import EventStream
from assistant.doors import wording
from assistant.doors.earlier_turns import KnownConversations, conversation_of
from assistant.doors.keys import CHALLENGE, may_enter
from assistant.doors.markdown import MarkdownWriter, locate_from
from assistant.doors.openai_chat import Chat, Json
from assistant.doors.openai_errors import DoorError, respond
from assistant.doors.openai_reading import MOST_READ_BYTES, check_model, questions_of, read_request
from assistant.doors.openai_schemas import MODEL
from assistant.errors import AssistantError


class OpenAIDoor:
    """The routes below `/v1`, over the services of the app that they are mounted in."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._known = KnownConversations()
        self._opened_at = int(time.time())

    def app(self) -> Starlette:
        """Return the app to mount."""
        return Starlette(
            routes=[
                Route("/chat/completions", self.chat, methods=["POST"]),
                Route("/models", self.models),
                Route("/models/{model}", self.model),
            ],
            exception_handlers=dict.fromkeys((AssistantError, HTTPException, Exception), respond),
            middleware=[Middleware(RequestBodyLimitMiddleware, max_body_size=MOST_READ_BYTES)],
        )

    async def models(self, request: Request) -> Response:
        """Return the list of the one model."""
        self._admit(request)
        return JSONResponse({"object": "list", "data": [self._model()]})

    async def model(self, request: Request) -> Response:
        """Return the one model by its name."""
        self._admit(request)
        check_model(request.path_params["model"])
        return JSONResponse(self._model())

    async def chat(self, request: Request) -> Response:
        """Answer the last question of the user, whole or as a stream of chunks."""
        self._admit(request)
        asked = await read_request(request)
        limit = self._services.settings.max_question_characters
        question, earlier = questions_of(asked, limit)
        conversation = await conversation_of(earlier, self._services, self._known)
        chat = Chat(
            MarkdownWriter(locate_from(_base_url(request))), [*earlier, question], self._known
        )
        events = answer_events(Question(question, conversation), self._services)
        if asked.stream:
            first = await anext(events)
            return EventStream(chat.chunks(first, events))
        return JSONResponse(await chat.completion(events))

    def _admit(self, request: Request) -> None:
        if not may_enter(request.headers, self._services.settings.door_key):
            refused = DoorError(401, wording.KEY_NEEDED, code="invalid_api_key")
            refused.headers |= CHALLENGE
            raise refused

    def _model(self) -> Json:
        return {
            "id": MODEL,
            "object": "model",
            "created": self._opened_at,
            "owned_by": self._services.settings.council_name,
        }


def _base_url(request: Request) -> str:
    """Return the root of this server's addresses, as the client reached it."""
    return str(request.base_url.replace(path="/", query=""))
