"""Understands a question: its slips mended, its references filled in, planned."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.answering.naming import known_names
from assistant.answering.planning import Plan, plan_question
from assistant.answering.spelling import mended
from assistant.answers import Answer, Question

if TYPE_CHECKING:
    from assistant.stores.view import View


def understand(
    question: Question, turns: Sequence[Answer], view: View, standalone: str | None = None
) -> Plan:
    """Return the plan of a question to the papers of a view, after earlier turns.

    `standalone` is its checked stand-alone wording, where one is known already.
    """
    names = known_names(view.documents.values())
    return plan_question(without_slips(question, view), turns, names, standalone)


def without_slips(question: Question, view: View) -> Question:
    """Return a question with its slips of the pen mended, as the papers of a view tell them."""
    return dataclasses.replace(question, text=mended(question.text, view.document_frequency))
