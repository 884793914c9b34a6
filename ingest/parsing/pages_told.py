"""Tells how many pages of the file in hand have been read, to whoever listens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[int, int], None]
_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Let `listener` be told of each page that is read meanwhile, and of how many there are."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def tell_pages(done: int, pages: int) -> None:
    """Say that `done` of `pages` are read."""
    listener = _listener.get()
    if listener is not None:
        listener(done, pages)
