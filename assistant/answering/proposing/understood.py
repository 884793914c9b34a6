"""Understands a question with the help of a model, where one may help; else by rules alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.answering.planning import Plan
from assistant.answering.proposing.accounts import Account
from assistant.answering.proposing.standalone import propose_standalone
from assistant.answering.understanding import understand, without_slips
from assistant.answers import Answer, Question
from assistant.models.chat import ChatModel

if TYPE_CHECKING:
    from assistant.stores.view import View


def understood(
    question: Question, turns: Sequence[Answer], view: View, chat: ChatModel | None
) -> tuple[Plan, tuple[Account, ...]]:
    """Return the plan of a question, and how a model that may word it alone took part."""
    plan = understand(question, turns, view)
    if chat is None:
        return plan, ()
    asked = without_slips(question, view).text
    standalone, account = propose_standalone(asked, turns, plan, chat)
    if standalone is None:
        return plan, (account,)
    return understand(question, turns, view, standalone), (account,)
