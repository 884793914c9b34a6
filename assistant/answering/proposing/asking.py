"""Asks a model for a whole reply, and waits for it only so long."""

from __future__ import annotations

import threading
from concurrent.futures import Future

from assistant.errors import ModelError
from assistant.models.chat import ChatModel, Reply, Request


def ask_within(chat: ChatModel, request: Request, within_s: float) -> Reply:
    """Return the model's whole reply, if it comes within so many seconds.

    Raises:
        ModelError: The model failed or was too slow; what it says later is thrown away.
    """
    whole: Future[Reply] = Future()
    given_up = threading.Event()

    def read() -> None:
        newest: Reply = {}
        try:
            for reply in chat.propose(request):
                newest = reply
                if given_up.is_set():
                    return
            whole.set_result(newest)
        except Exception as exc:  # Told to who waits, in whose thread it is raised again.
            whole.set_exception(exc)

    threading.Thread(target=read, name="model", daemon=True).start()
    try:
        return whole.result(timeout=within_s)
    except TimeoutError as exc:
        given_up.set()
        raise ModelError("the language model was too slow", retryable=True) from exc
