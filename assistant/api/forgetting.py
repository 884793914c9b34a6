"""Deletes conversations in time, also where nobody asks and nothing restarts."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from starlette.concurrency import run_in_threadpool

from assistant.errors import StoreError
from assistant.stores.answer_log import AnswerLog

logger = logging.getLogger(__name__)
EVERY_S = 60 * 60.0


@asynccontextmanager
async def forgetting(answers: AnswerLog, every_s: float = EVERY_S) -> AsyncIterator[None]:
    """Delete what has been kept long enough, again and again until the block is left."""

    async def forget() -> None:
        while True:
            await asyncio.sleep(every_s)
            try:
                await run_in_threadpool(answers.delete_outdated)
            except StoreError as exc:
                logger.warning("%s", exc)

    task = asyncio.create_task(forget())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
