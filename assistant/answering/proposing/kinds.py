"""Lets a model tell which kind of thing a question asks for, where its words do not tell rules.

All else of a plan follows from words that stand in the question; the kind alone stays open, in
some questions ("Family T lead reviewer?"). A kind narrows: evidence has to hold such a thing.
"""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING

import prompts
from assistant.answering.planning import AskedFor, Plan, Wants
from assistant.answering.proposing.accounts import Account, Outcome, Proposed, outcome_of
from assistant.answering.proposing.asking import ask_within
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckon import reckon
from assistant.errors import ModelError
from assistant.models.chat import ChatModel, Request
from assistant.models.orders import talks_to_machines
from assistant.models.untrusted import CLOSE, OPEN, harmless
from assistant.models.uses import ChatUse

if TYPE_CHECKING:
    from assistant.stores.view import View

logger = logging.getLogger(__name__)

# Readers wait for it before anything is searched.
WITHIN_S = 6.0
# Kinds that evidence can be held against: each can only keep an answer from being given.
KINDS = (AskedFor.DATE, AskedFor.NUMBER, AskedFor.MONEY, AskedFor.PERSON, AskedFor.PLACE)
SCHEMA: Mapping[str, object] = {
    "title": "Plan",
    "description": "The kind of thing that would answer the question.",
    "type": "object",
    "properties": {
        "asked_for": {"type": "string", "enum": [*KINDS, AskedFor.ANYTHING]},
    },
    "required": ["asked_for"],
    "additionalProperties": False,
}


def propose_kind(
    plan: Plan, view: View, chat: ChatModel, within_s: float = WITHIN_S
) -> tuple[Plan, Account]:
    """Return the plan with the kind of thing that a model says is asked for, and how that went.

    The plan comes back as it is where words tell the kind, or records answer.
    """
    prompt = prompts.render("plan")

    def told(outcome: Outcome, reason: str | None = None, *made: Proposed) -> Account:
        return Account(ChatUse.PLANNING, chat.name, prompt.hash, outcome, reason, made)

    if not _is_open(plan) or reckon(plan, Ledger(view, plan)) is not None:
        return plan, told(Outcome.NOT_NEEDED)
    if talks_to_machines(plan.standalone):
        return plan, told(Outcome.NOT_GIVEN)
    material = f"Question: {OPEN}{harmless(plan.standalone)}{CLOSE}"
    try:
        reply = ask_within(chat, Request(prompt.text, material, SCHEMA), within_s)
    except ModelError as exc:
        logger.warning("planning: %s", exc)
        return plan, told(Outcome.FAILED, str(exc))
    said = reply.get("asked_for")
    kind = next((each for each in KINDS if each.value == said), None)
    made = Proposed(str(said), None if kind else "it is no kind that evidence can be held against")
    if kind is not None:
        plan = dataclasses.replace(plan, asked_for=kind)
    return plan, told(outcome_of((made,)), None, made)


def _is_open(plan: Plan) -> bool:
    """Return whether the words of a question leave open what it asks for."""
    unsaid = plan.asked_for is AskedFor.ANYTHING and plan.wants is Wants.ANYTHING
    return unsaid and not (plan.broad or plan.every or plan.declined)
