"""Understands a question with the help of a model, where one may help; else by rules alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.planning import Plan
from assistant.answering.proposing.accounts import Account
from assistant.answering.proposing.kinds import propose_kind
from assistant.answering.proposing.standalone import propose_standalone
from assistant.answering.understanding import understand, without_slips
from assistant.answers import Answer, Question
from assistant.models.chat import ChatModel

if TYPE_CHECKING:
    from assistant.stores.view import View


@dataclass(frozen=True, slots=True)
class Helpers:
    """The models that may word a question alone, and that may say what it asks for."""

    standalone: ChatModel | None = None
    planning: ChatModel | None = None


def understood(
    question: Question, turns: Sequence[Answer], view: View, helpers: Helpers
) -> tuple[Plan, tuple[Account, ...]]:
    """Return the plan of a question, and how models took part in it."""
    plan = understand(question, turns, view)
    accounts: list[Account] = []
    if helpers.standalone is not None:
        asked = without_slips(question, view).text
        alone, account = propose_standalone(asked, turns, plan, helpers.standalone)
        accounts.append(account)
        if alone is not None:
            plan = understand(question, turns, view, alone)
    if helpers.planning is not None:
        plan, account = propose_kind(plan, view, helpers.planning)
        accounts.append(account)
    return plan, tuple(accounts)
