"""An answer as a stream of server-sent events that ends when its reader leaves."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing

import anyio
from fastapi.sse import format_sse_event
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from assistant.answers import AnswerEvent
from assistant.errors import AssistantError

EVENT_STREAM = "text/event-stream"
Encoded = tuple[str, Mapping[str, object]]


def encode_event(name: str, data: Mapping[str, object]) -> bytes:
    """Return one event as it goes over the wire."""
    return format_sse_event(event=name, data_str=json.dumps(data, ensure_ascii=False))


class EventStream(StreamingResponse):
    """Sends what a generator yields, and closes the generator when the reader leaves."""

    media_type = EVENT_STREAM

    def __init__(self, events: AsyncGenerator[bytes, None]) -> None:
        super().__init__(events, headers={"X-Accel-Buffering": "no"})
        self._events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Stream until the end or until the reader leaves, whichever comes first."""
        async with anyio.create_task_group() as group:

            async def watch() -> None:
                await self.listen_for_disconnect(receive)
                group.cancel_scope.cancel()

            group.start_soon(watch)
            async with aclosing(self._events):
                await self.stream_response(send)
            group.cancel_scope.cancel()


async def begin_stream(
    events: AsyncGenerator[AnswerEvent, None],
    encode: Callable[[AnswerEvent], Encoded | None],
    failed: Callable[[AssistantError], Encoded],
) -> EventStream:
    """Return the stream of `events`, begun, so that an early failure is a plain response.

    `encode` gives an event's name and data, None for one that is not sent. A failure
    after the first event is sent as an event, by `failed`.
    """
    first = await anext(events)

    async def lines() -> AsyncGenerator[bytes, None]:
        async with aclosing(events):
            if encoded := encode(first):
                yield encode_event(*encoded)
            try:
                async for event in events:
                    if encoded := encode(event):
                        yield encode_event(*encoded)
            except AssistantError as exc:
                yield encode_event(*failed(exc))

    return EventStream(lines())
