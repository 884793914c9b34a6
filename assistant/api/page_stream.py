"""The page's own stream: the same events as the API's, carrying HTML of checked parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.responses import Response

from assistant.answers import (
    Answer,
    AnswerEvent,
    AnswerStatus,
    Citation,
    Done,
    FollowUpsReady,
    PlanReady,
    Question,
    Sentence,
    SentenceReady,
    StatusReady,
    TableReady,
)
from assistant.api.asking import answer_events
from assistant.api.forms import AskForm
from assistant.api.handling import problem_of
from assistant.api.services import Services
from assistant.api.streaming import Encoded, begin_stream
from assistant.documents import Passage
from assistant.errors import AssistantError
from assistant.stores.view import View
from assistant.web.asking.turns import Cited, ready_words, turn_of, with_short_forms
from assistant.web.asking.wording import told_notice
from assistant.web.quoting import rows_to_read
from assistant.web.wording import FAILED, SILENT


class PageEncoder:
    """Turns an answer's events into what the page's script puts in place."""

    def __init__(self, question: Question, form: AskForm, services: Services) -> None:
        self._question = question
        self._form = form
        self._services = services
        self._renderer = services.renderer
        self._citations: dict[int, Citation] = {}
        self._held: AnswerStatus | None = None

    def encode(self, event: AnswerEvent) -> Encoded | None:
        """Return an event's name and data; None for what comes with a later one."""
        match event:
            case PlanReady():
                return "plan", self._planned(event)
            case StatusReady(status) if status in SILENT:
                self._held = status
                return None
            case StatusReady(status):
                return "status", {"html": self._renderer.status(status)}
            case SentenceReady(sentence, citations):
                return "sentence", {"html": self._said(sentence, citations)}
            case TableReady(table, citations):
                html = self._renderer.table(table, self._cite(citations))
                return "table", {"html": self._status() + html}
            case FollowUpsReady():
                return None
            case Done(answer):
                view = self._services.view()
                turn = turn_of(answer, rows_near([answer], view), newest=True)
                turn = with_short_forms(turn, view)
                html = self._renderer.turn(turn)
                return "done", {"html": html, "message": ready_words(turn)}

    def failed(self, exc: AssistantError) -> Encoded:
        """Return the event that tells of a failure."""
        problem = problem_of(exc)
        return "error", {"message": problem.detail if problem.status < 500 else FAILED}

    def _planned(self, plan: PlanReady) -> dict[str, object]:
        conversation_id = self._question.conversation_id or ""
        return {
            "conversation": conversation_id,
            "address": self._form.address(conversation_id),
            "message": self._renderer.searching(plan.searched),
            "html": self._renderer.understood(plan.standalone, self._question),
        }

    def _said(self, sentence: Sentence, citations: tuple[Citation, ...]) -> str:
        """Return a sentence, with the status before it that waited to be said by it."""
        status = self._held
        before = self._status([sentence])
        if status and told_notice(status, [sentence]):
            return before
        return before + self._renderer.sentence(sentence, self._cite(citations))

    def _status(self, sentences: Sequence[Sentence] = ()) -> str:
        status, self._held = self._held, None
        return self._renderer.status(status, sentences) if status else ""

    def _cite(self, citations: tuple[Citation, ...]) -> Cited:
        self._citations |= {citation.number: citation for citation in citations}
        return Cited(self._citations)


def rows_near(answers: Sequence[Answer], view: View) -> Mapping[str, Passage]:
    """Return the rows of tables that answers came near to."""
    wanted = rows_to_read(answers)
    return view.passages_named(wanted) if wanted else {}


async def stream_page(question: Question, form: AskForm, services: Services) -> Response:
    """Return the answer to `question` as the page's stream."""
    encoder = PageEncoder(question, form, services)
    events = answer_events(question, services)
    return await begin_stream(events, encoder.encode, encoder.failed)
