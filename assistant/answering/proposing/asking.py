"""Asks a model for a whole reply, and waits for it only so long."""

from __future__ import annotations

import dataclasses

from assistant.models.chat import ChatModel, Reply, Request


def ask_within(chat: ChatModel, request: Request, within_s: float) -> Reply:
    """Return the model's whole reply, if it comes within so many seconds; {} if it says nothing.

    Raises:
        ModelError: The model failed or was too slow; what it says later is thrown away.
    """
    newest: Reply = {}
    for reply in chat.propose(dataclasses.replace(request, within_s=within_s)):
        newest = reply
    return newest
