"""The page's own stream: the same events as the API's, carrying HTML of checked parts."""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import Response

from assistant.answers import (
    AnswerEvent,
    Citation,
    Done,
    FollowUpsReady,
    PlanReady,
    Question,
    SentenceReady,
    StatusReady,
    TableReady,
)
from assistant.api.asking import answer_events
from assistant.api.forms import AskForm
from assistant.api.handling import problem_of
from assistant.api.services import Services
from assistant.api.streaming import Encoded, begin_stream
from assistant.errors import AssistantError
from assistant.web.rendering import Renderer
from assistant.web.turns import Cited, ready_words, turn_of
from assistant.web.wording import FAILED


class PageEncoder:
    """Turns an answer's events into what the page's script puts in place."""

    def __init__(self, form: AskForm, conversation_id: str, renderer: Renderer) -> None:
        self._form = form
        self._conversation_id = conversation_id
        self._renderer = renderer
        self._citations: dict[int, Citation] = {}

    def encode(self, event: AnswerEvent) -> Encoded | None:
        """Return an event's name and data; None for what `done` will carry."""
        match event:
            case PlanReady(_, searched, _):
                data = {
                    "conversation": self._conversation_id,
                    "address": self._form.address(self._conversation_id),
                    "message": self._renderer.searching(searched),
                }
                return "plan", data
            case StatusReady(status):
                return "status", {"html": self._renderer.status(status)}
            case SentenceReady(sentence, citations):
                return "sentence", {
                    "html": self._renderer.sentence(sentence, self._cite(citations))
                }
            case TableReady(table, citations):
                return "table", {"html": self._renderer.table(table, self._cite(citations))}
            case FollowUpsReady():
                return None
            case Done(answer):
                turn = replace(turn_of(answer, newest=True), narrowed=self._form.chosen)
                html = self._renderer.turn(turn, self._conversation_id)
                return "done", {"html": html, "message": ready_words(answer)}

    def failed(self, exc: AssistantError) -> Encoded:
        """Return the event that tells of a failure."""
        problem = problem_of(exc)
        return "error", {"message": problem.detail if problem.status < 500 else FAILED}

    def _cite(self, citations: tuple[Citation, ...]) -> Cited:
        self._citations |= {citation.number: citation for citation in citations}
        return Cited(self._citations)


async def stream_page(question: Question, form: AskForm, services: Services) -> Response:
    """Return the answer to `question` as the page's stream."""
    encoder = PageEncoder(form, question.conversation_id or "", services.renderer)
    events = answer_events(question, services)
    return await begin_stream(events, encoder.encode, encoder.failed)
