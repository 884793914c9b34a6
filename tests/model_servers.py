"""Loopback servers that speak the protocols of OpenAI and of Ollama, well or badly on request."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

from fastapi import FastAPI, Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from assistant.models.chat import Request as Asked
from assistant.models.scripted import Script, faithful

PIECE = 12
STALL_S = 8.0
_STALL_STEP_S = 0.02


@dataclass
class Manner:
    """How a server behaves. `asked` keeps the bodies it was sent.

    After `stall_after` pieces it says nothing, or `stalls_with` white space again and again,
    until a test sets `resumed`; it gives up after `STALL_S`. Then it goes on as if nothing had been.
    """

    script: Script = faithful
    statuses: list[int] = field(default_factory=list)
    refusal: str = ""
    structured: bool = True
    unstructured_status: int = 400
    pause_s: float = 0.0
    cut_after: int | None = None
    raw: str | None = None
    preface: str = ""
    stall_after: int | None = None
    stalls_with: str = ""
    resumed: bool = False
    asked: list[dict[str, object]] = field(default_factory=list)


def _texts(body: dict[str, object], manner: Manner) -> list[str]:
    """Return the reply in the pieces in which it is streamed."""
    if manner.raw is not None:
        reply = manner.raw
    else:
        messages = body["messages"]
        assert isinstance(messages, list)
        asked = Asked(messages[0]["content"], messages[-1]["content"], {})
        sentences = [{"text": t, "rests_on": list(n)} for t, n in manner.script(asked)]
        reply = manner.preface + json.dumps({"sentences": sentences}, ensure_ascii=False)
    return [reply[i : i + PIECE] for i in range(0, len(reply), PIECE)]


def _refusal(body: dict[str, object], manner: Manner) -> int | None:
    manner.asked.append(body)
    if manner.statuses:
        status = manner.statuses.pop(0)
        return status if status != 200 else None
    wants = body.get("response_format") or body.get("format")
    return manner.unstructured_status if wants and not manner.structured else None


async def _paced(parts: Sequence[str], manner: Manner) -> AsyncIterator[str]:
    for number, part in enumerate(parts):
        if manner.cut_after is not None and number >= manner.cut_after:
            raise ConnectionResetError("cut off in mid-stream")
        if manner.pause_s:
            await asyncio.sleep(manner.pause_s)
        if number == manner.stall_after:
            async for blank in _stalled(manner):
                yield blank
        yield part


async def _stalled(manner: Manner) -> AsyncIterator[str]:
    for _ in range(round(STALL_S / _STALL_STEP_S)):
        if manner.resumed:
            return
        if manner.stalls_with:
            yield manner.stalls_with
        await asyncio.sleep(_STALL_STEP_S)
    manner.resumed = True


def openai_server(manner: Manner) -> FastAPI:
    """Return a server of `POST /v1/chat/completions`, streaming."""
    app = FastAPI()

    @app.post("/v1/chat/completions")
    async def complete(request: Request) -> Response:
        body = await request.json()
        status = _refusal(body, manner)
        if status is not None:
            words = f"refused with {status}{manner.refusal}"
            return JSONResponse(
                {"error": {"message": words, "type": "invalid_request_error"}}, status
            )

        def chunk(delta: dict[str, str], finish: str | None = None) -> str:
            choice = {"index": 0, "delta": delta, "finish_reason": finish}
            told = {
                "id": "c1",
                "object": "chat.completion.chunk",
                "created": 1,
                "model": "scripted",
            }
            return f"data: {json.dumps({**told, 'choices': [choice]})}\n\n"

        async def stream() -> AsyncIterator[str]:
            yield chunk({"role": "assistant", "content": ""})
            async for part in _paced(_texts(body, manner), manner):
                yield chunk({"content": part})
            yield chunk({}, "stop")
            yield "data: [DONE]\n\n"

        return StreamingResponse(stream(), media_type="text/event-stream")

    return app


def ollama_server(manner: Manner) -> FastAPI:
    """Return a server of `POST /api/chat`, streaming lines of JSON."""
    app = FastAPI()

    @app.post("/api/chat")
    async def chat(request: Request) -> Response:
        body = await request.json()
        status = _refusal(body, manner)
        if status is not None:
            return JSONResponse({"error": f"refused with {status}{manner.refusal}"}, status)

        def line(content: str, *, done: bool) -> str:
            told: dict[str, object] = {"model": "scripted", "created_at": "2026-01-01T00:00:00Z"}
            told |= {"message": {"role": "assistant", "content": content}, "done": done}
            return json.dumps({**told, "done_reason": "stop"} if done else told) + "\n"

        async def stream() -> AsyncIterator[str]:
            async for part in _paced(_texts(body, manner), manner):
                yield line(part, done=False)
            yield line("", done=True)

        return StreamingResponse(stream(), media_type="application/x-ndjson")

    return app
