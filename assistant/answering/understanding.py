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


def understand(question: Question, turns: Sequence[Answer], view: View) -> Plan:
    """Return the plan of a question to the papers of a view, after earlier turns."""
    text = mended(question.text, view.document_frequency)
    names = known_names(view.documents.values())
    return plan_question(dataclasses.replace(question, text=text), turns, names)
