"""One answer on its way, as the objects of OpenAI's API."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing

from assistant.answers import AnswerEvent, Done
from assistant.doors.earlier_turns import KnownConversations
from assistant.doors.markdown import MarkdownWriter, Piece, label_of
from assistant.doors.openai_errors import error_body
from assistant.doors.openai_schemas import MODEL, Annotation, UrlCitation
from assistant.errors import AssistantError

Json = Mapping[str, object]


class Chat:
    """Makes the completion, or the chunks, of one answer."""

    def __init__(
        self, writer: MarkdownWriter, questions: list[str], known: KnownConversations
    ) -> None:
        self._writer = writer
        self._questions = questions
        self._known = known
        self._head = {"id": f"chatcmpl-{uuid.uuid4().hex}", "created": int(time.time())}

    async def completion(self, events: AsyncGenerator[AnswerEvent, None]) -> Json:
        """Return the whole answer as one completion."""
        text = ""
        annotations: list[Json] = []
        told: dict[str, object] = {}
        async with aclosing(events):
            async for event in events:
                piece = self._writer.add(event)
                text += piece.text
                annotations += self._annotations(piece)
                told |= self._told(event)
        message = {
            "role": "assistant",
            "content": text,
            "refusal": None,
            "annotations": annotations,
        }
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
        return self._object("chat.completion", choice) | told

    async def chunks(
        self, first: AnswerEvent, events: AsyncGenerator[AnswerEvent, None]
    ) -> AsyncGenerator[bytes, None]:
        """Yield the answer as lines of an event stream, its first event having arrived."""
        async with aclosing(events):
            yield self._chunk({"role": "assistant", "content": ""})
            told: Json = {}
            try:
                for line in self._lines(first):
                    yield line
                async for event in events:
                    told = self._told(event)
                    for line in self._lines(event):
                        yield line
            except AssistantError as exc:
                yield _line(error_body(exc)[1])
                return
            yield self._chunk({}, "stop", told)
            yield b"data: [DONE]\n\n"

    def _lines(self, event: AnswerEvent) -> list[bytes]:
        piece = self._writer.add(event)
        if not piece.text:
            return []
        delta: dict[str, object] = {"content": piece.text}
        if piece.marks:
            delta["annotations"] = self._annotations(piece)
        return [self._chunk(delta)]

    def _chunk(self, delta: Json, reason: str | None = None, told: Json | None = None) -> bytes:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": reason}
        return _line(self._object("chat.completion.chunk", choice) | dict(told or {}))

    def _object(self, kind: str, choice: Json) -> dict[str, object]:
        return {**self._head, "object": kind, "model": MODEL, "choices": [choice]}

    def _told(self, event: AnswerEvent) -> dict[str, object]:
        """Return, of a finished answer, what OpenAI's shape has no place for."""
        if not isinstance(event, Done):
            return {}
        answer = event.answer
        self._known.keep(self._questions, answer.conversation_id)
        return {"scrutiny": {"answer_id": answer.answer_id, "status": answer.status.value}}

    def _annotations(self, piece: Piece) -> list[Json]:
        return [
            Annotation(
                url_citation=UrlCitation(
                    url=self._writer.locate(mark.citation),
                    title=label_of(mark.citation),
                    start_index=mark.start,
                    end_index=mark.end,
                )
            ).model_dump()
            for mark in piece.marks
        ]


def _line(body: Json) -> bytes:
    return f"data: {json.dumps(body, ensure_ascii=False)}\n\n".encode()
