"""Lets a model reword follow-ups that code chose and tried; what it may not say stays as it was."""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

import prompts
from assistant.answering.planning import Plan
from assistant.answering.proposing.accounts import Account, Outcome, Proposed, outcome_of
from assistant.answering.proposing.asking import ask_within
from assistant.answering.proposing.follow_up_checks import follow_up_fault
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckon import reckon
from assistant.answering.settling import try_question
from assistant.answering.terms import stems
from assistant.answering.understanding import understand
from assistant.answers import FollowUps, Question
from assistant.errors import ModelError
from assistant.models.chat import ChatModel, Reply, Request
from assistant.models.embedding import Embedder
from assistant.models.orders import talks_to_machines
from assistant.models.untrusted import numbered
from assistant.models.uses import ChatUse

if TYPE_CHECKING:
    from assistant.stores.view import View

logger = logging.getLogger(__name__)

# The answer's sentences have been sent by then; what readers can ask next has not.
WITHIN_S = 8.0
SCHEMA: Mapping[str, object] = {
    "title": "FollowUps",
    "description": "The numbered questions in fewer and plainer words.",
    "type": "object",
    "properties": {
        "questions": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"number": {"type": "integer"}, "text": {"type": "string"}},
                "required": ["number", "text"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["questions"],
    "additionalProperties": False,
}


@dataclasses.dataclass(frozen=True, slots=True)
class Trial:
    """Asks the papers again, on the same papers and day as the answer's own question."""

    plan: Plan
    view: View
    embedder: Embedder

    def lead(self, text: str) -> object | None:
        """Return what a question's answer begins with, to be held against another's; None if nothing."""
        question = Question(text, filters=self.plan.filters, as_of=self.plan.as_of)
        plan = understand(question, (), self.view)
        reckoned = reckon(plan, Ledger(self.view, plan))
        if reckoned is not None:
            return reckoned.status, reckoned.claims
        tried = try_question(plan, self.view, self.embedder)
        return tried if tried.document_id else None

    def knows(self, words: Collection[str]) -> bool:
        """Return whether the papers use every one of these stems."""
        held = self.view.document_frequency(list(words))
        return all(held[word] for word in words)


def propose_follow_ups(
    found: FollowUps, trial: Trial, chat: ChatModel, within_s: float = WITHIN_S
) -> tuple[FollowUps, Account]:
    """Return follow-ups, reworded where a model's words passed every check, and how that went."""
    prompt = prompts.render("follow_ups")

    def told(outcome: Outcome, reason: str | None = None, *made: Proposed) -> Account:
        return Account(ChatUse.FOLLOW_UPS, chat.name, prompt.hash, outcome, reason, made)

    chosen = [*found.ask_the_papers, *(point.question for point in found.raise_in_committee)]
    if not chosen:
        return found, told(Outcome.NOT_NEEDED)
    if any(talks_to_machines(question) for question in chosen):
        return found, told(Outcome.NOT_GIVEN)
    material = "\n".join(numbered(n, question) for n, question in enumerate(chosen, 1))
    try:
        reply = ask_within(chat, Request(prompt.text, material, SCHEMA), within_s)
    except ModelError as exc:
        logger.warning("wording of follow-ups: %s", exc)
        return found, told(Outcome.FAILED, str(exc))
    kept, made = _checked(chosen, _texts(reply), len(found.ask_the_papers), trial)
    return _reworded(found, kept), told(outcome_of(made), None, *made)


def _checked(
    chosen: Sequence[str], proposed: Mapping[int, str], to_papers: int, trial: Trial
) -> tuple[list[str], tuple[Proposed, ...]]:
    """Return the questions to offer, in their order, and each proposal with its fault."""
    kept, made = list(chosen), []
    for place, question in enumerate(chosen):
        text = proposed.get(place + 1)
        if text is None or text == question:
            continue
        tried = place < to_papers
        others = {frozenset(stems(each)) for each in (*kept[:place], *kept[place + 1 :])}
        fault = follow_up_fault(text, question, tried=tried)
        if fault is None and frozenset(stems(text)) in others:
            fault = "it asks what another asks"
        if fault is None and not trial.knows(set(stems(text)) - set(stems(question))):
            fault = "the papers do not use its words"
        if fault is None and tried and not _leads_alike(text, question, trial):
            fault = "it leads to another answer"
        made.append(Proposed(text, fault))
        kept[place] = question if fault else text
    return kept, tuple(made)


def _leads_alike(text: str, question: str, trial: Trial) -> bool:
    lead = trial.lead(question)
    return lead is not None and lead == trial.lead(text)


def _texts(reply: Reply) -> Mapping[int, str]:
    """Return the proposed wordings by number; what has another shape is left out."""
    found = reply.get("questions")
    rows = found if isinstance(found, list) else []
    return {
        row["number"]: " ".join(row["text"].split())
        for row in rows
        if isinstance(row, dict)
        and type(row.get("number")) is int
        and isinstance(row.get("text"), str)
    }


def _reworded(found: FollowUps, kept: Sequence[str]) -> FollowUps:
    papers = len(found.ask_the_papers)
    points = tuple(
        dataclasses.replace(point, question=text)
        for point, text in zip(found.raise_in_committee, kept[papers:], strict=True)
    )
    return FollowUps(tuple(kept[:papers]), points)
