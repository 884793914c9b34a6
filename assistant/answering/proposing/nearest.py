"""Lets a model say which passages come nearest, where no answer is sure.

It only puts passages first that stand right behind those that are shown anyway: nothing that it
says is shown, and the answer stays "no sure answer found".
"""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import prompts
from assistant.answering.proposing.accounts import Account, Outcome, Proposed
from assistant.answering.proposing.asking import ask_within
from assistant.answering.settling import Settled
from assistant.answers import AnswerStatus
from assistant.documents import Passage
from assistant.errors import ModelError
from assistant.models.chat import ChatModel, Reply, Request
from assistant.models.orders import talks_to_machines
from assistant.models.untrusted import marked, numbered
from assistant.models.uses import ChatUse

if TYPE_CHECKING:
    from assistant.stores.view import View

logger = logging.getLogger(__name__)

# The passages are shown folded up, after all else of an answer that found nothing sure.
WITHIN_S = 8.0
# The proof of an answer stands in the first ten passages nine times in ten.
MAX_PASSAGES = 10
_HASH = prompts.hash_of("nearest", "nearest_material")
SCHEMA: Mapping[str, object] = {
    "title": "Nearest",
    "description": "The numbers of the passages that a reader should look at first.",
    "type": "object",
    "properties": {"numbers": {"type": "array", "items": {"type": "integer"}}},
    "required": ["numbers"],
    "additionalProperties": False,
}


def propose_nearest(
    settled: Settled, question: str, view: View, chat: ChatModel
) -> tuple[Settled, Account]:
    """Return an answer that is not sure with the passages first that a model picks, and how."""
    judgement = settled.judgement
    if judgement.status is not AnswerStatus.NOT_IN_PAPERS or not judgement.came_close:
        return settled, Account(ChatUse.NEAREST, chat.name, _HASH, Outcome.NOT_NEEDED)
    passages = view.passages([each.row for each in settled.ranked[:MAX_PASSAGES]])
    nearest, account = pick(question, passages, len(judgement.nearest), chat)
    judged = dataclasses.replace(judgement, nearest=nearest)
    return dataclasses.replace(settled, judgement=judged), account


def pick(
    question: str,
    passages: Sequence[Passage],
    most: int,
    chat: ChatModel,
    within_s: float = WITHIN_S,
) -> tuple[tuple[Passage, ...], Account]:
    """Return at most `most` of `passages`, those that the model picks before the others.

    Passages that read like orders to a machine are not given to it, and keep their place.
    """
    given = [each for each in passages if not _gives_orders(each)]

    def told(outcome: Outcome, reason: str | None = None, *made: Proposed) -> Account:
        return Account(ChatUse.NEAREST, chat.name, _HASH, outcome, reason, made)

    if not given or talks_to_machines(question):
        return tuple(passages[:most]), told(Outcome.NOT_GIVEN)
    evidence = "\n".join(
        numbered(number, f"{passage.context}: {passage.text}")
        for number, passage in enumerate(given, 1)
    )
    instructions = prompts.render("nearest", most=str(most)).text
    asked = marked(question)
    material = prompts.render("nearest_material", question=asked, evidence=evidence).text
    try:
        reply = ask_within(chat, Request(instructions, material, SCHEMA), within_s)
    except ModelError as exc:
        logger.warning("nearest passages: %s", exc)
        return tuple(passages[:most]), told(Outcome.FAILED, str(exc))
    first = [given[number - 1] for number in _numbers(reply, len(given))[:most]]
    rest = [passage for passage in passages if passage not in first]
    made = [Proposed(passage.passage_id) for passage in first]
    outcome = Outcome.ACCEPTED if first else Outcome.REFUSED
    return tuple([*first, *rest][:most]), told(outcome, None, *made)


def _gives_orders(passage: Passage) -> bool:
    return talks_to_machines(f"{passage.context} {passage.text}")


def _numbers(reply: Reply, highest: int) -> list[int]:
    """Return the numbers of a reply that were given, each once."""
    found = reply.get("numbers")
    numbers = [n for n in found if type(n) is int] if isinstance(found, list) else []
    return [n for n in dict.fromkeys(numbers) if 0 < n <= highest]
