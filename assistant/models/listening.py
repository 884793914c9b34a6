"""Listens to a model in a thread of its own, by the clock on the wall.

A server that trickles white space or falls silent gives a client nothing to look at the clock
for: whoever waits has to look at it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from queue import Empty, SimpleQueue
from typing import TypeVar

T = TypeVar("T")


class Limit:
    """Until when a model is listened to: a time, or earlier when nobody waits any more."""

    def __init__(self, within_s: float) -> None:
        self._deadline = time.monotonic() + within_s
        self._left = threading.Event()

    @property
    def is_over(self) -> bool:
        """Whether nobody waits for more."""
        return self._left.is_set() or self.left_s <= 0

    @property
    def left_s(self) -> float:
        """Seconds that are left; 0 once the time is over."""
        return max(0.0, self._deadline - time.monotonic())

    def leave(self) -> None:
        """Note that nobody waits any more."""
        self._left.set()


def in_time(read: Callable[[Limit], Iterable[T]], within_s: float) -> Iterator[T]:
    """Yield what `read` gives within so many seconds of wall clock.

    `read` runs in a thread that is left behind when the time is over or nobody wants more: it
    should end once its limit is over, and does so here at the next thing that it gives.

    Raises:
        TimeoutError: The time was over before `read` had ended.
        Exception: Whatever `read` raised before that.
    """
    limit = Limit(within_s)
    given: SimpleQueue[tuple[T] | Exception | None] = SimpleQueue()

    def listen() -> None:
        try:
            for each in read(limit):
                if limit.is_over:
                    return
                given.put((each,))
            given.put(None)
        except Exception as exc:
            # Told to whoever waits, in whose thread it is raised again. What ends a reading whose
            # time is over is no failure of its own.
            if not limit.is_over:
                given.put(exc)

    threading.Thread(target=listen, name="model", daemon=True).start()
    try:
        while (told := given.get(timeout=limit.left_s)) is not None:
            if isinstance(told, Exception):
                raise told
            yield told[0]
    except Empty as exc:
        raise TimeoutError from exc
    finally:
        limit.leave()
