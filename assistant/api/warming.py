"""Loads what loads lazily, before somebody waits for it."""

from __future__ import annotations

import logging

from assistant.answering.pipeline import Tools
from assistant.api.offering import Examples
from assistant.errors import AssistantError
from assistant.registers.action_groups import action_groups
from assistant.registers.kinds import REGISTERS
from assistant.registers.promises import promise_book
from assistant.registers.recommendation_finding import likeness

logger = logging.getLogger(__name__)
WARMING = "What was asked of the committee?"


def warm_up(tools: Tools, examples: Examples | None = None) -> None:
    """Load what loads lazily, so that the first reader need not wait for it."""
    try:
        tools.library.answers.delete_outdated()
        view = tools.library.view(tools.access)
        view.word_scores(WARMING)
        tools.embedder.embed([WARMING])
        for kind in REGISTERS.values():
            view.records(kind)
        action_groups(view).placed(None)
        likeness(view)
        promise_book(view)
        if examples is not None:
            examples.of(view)
    except AssistantError as exc:
        logger.warning("not ready to answer: %s", exc)
