"""Lets a model word a follow-up question so that it stands alone; the rules' wording stands else."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence

import prompts
from assistant.answering.planning import Plan
from assistant.answering.pointing import POINTS_BACK
from assistant.answering.proposing.accounts import Account, Outcome, Proposed, outcome_of
from assistant.answering.proposing.asking import ask_within
from assistant.answering.proposing.standalone_checks import Said, standalone_fault
from assistant.answering.terms import subject_words
from assistant.answers import Answer
from assistant.errors import ModelError
from assistant.models.chat import ChatModel, Request
from assistant.models.orders import talks_to_machines
from assistant.models.untrusted import CLOSE, OPEN, harmless
from assistant.models.uses import ChatUse

logger = logging.getLogger(__name__)

# Readers wait for it before anything is searched.
WITHIN_S = 6.0
_TURNS = 4
_SHOWN_CHARACTERS = 300
# A question that rules left as it was, that points to nothing and has so many words of its own,
# is about what it says.
_OWN_WORDS = 3
_HASH = prompts.hash_of("standalone", "standalone_material")
SCHEMA: Mapping[str, object] = {
    "title": "Standalone",
    "description": "The last question, worded so that it is understood without the conversation.",
    "type": "object",
    "properties": {"question": {"type": "string"}},
    "required": ["question"],
    "additionalProperties": False,
}


def propose_standalone(
    question: str, turns: Sequence[Answer], plan: Plan, chat: ChatModel, within_s: float = WITHIN_S
) -> tuple[str | None, Account]:
    """Return a checked stand-alone wording of `question` and how it came about.

    None where the rules' wording, `plan.standalone`, stands: nothing to ask, no reply, or
    one that brings in or leaves out something.
    """
    prompt = prompts.render("standalone")

    def told(outcome: Outcome, reason: str | None = None, *made: Proposed) -> Account:
        return Account(ChatUse.STANDALONE, chat.name, _HASH, outcome, reason, made)

    if not turns or plan.declined or not _leaves_out(question, plan):
        return None, told(Outcome.NOT_NEEDED)
    said = _said(question, turns[-_TURNS:], plan)
    if any(talks_to_machines(text) for text in (said.question, *said.earlier)):
        return None, told(Outcome.NOT_GIVEN)
    request = Request(prompt.text, _material(question, turns[-_TURNS:]), SCHEMA)
    try:
        reply = ask_within(chat, request, within_s)
    except ModelError as exc:
        logger.warning("stand-alone wording: %s", exc)
        return None, told(Outcome.FAILED, str(exc))
    found = reply.get("question")
    text = " ".join(found.split()) if isinstance(found, str) else ""
    made = Proposed(text, standalone_fault(text, said))
    return (None if made.fault else text), told(outcome_of((made,)), None, made)


def _leaves_out(question: str, plan: Plan) -> bool:
    """Return whether a question may mean more than it says."""
    if " ".join(question.split()) != plan.standalone or POINTS_BACK.search(question):
        return True
    return not plan.names and len(subject_words(question)) < _OWN_WORDS


def _said(question: str, turns: Sequence[Answer], plan: Plan) -> Said:
    earlier = tuple(text for turn in turns for text in (turn.question, turn.standalone))
    cited = dict.fromkeys(
        text for c in turns[-1].citations for text in (c.title, c.committee) if text
    )
    shown = " ".join(sentence.text for sentence in turns[-1].sentences)
    shown = "" if talks_to_machines(shown) else shown
    return Said(question, plan.standalone, earlier, tuple(cited), shown)


def _material(question: str, turns: Sequence[Answer]) -> str:
    earlier = "\n".join(line for turn in turns for line in _lines(turn))
    return prompts.render(
        "standalone_material", earlier=earlier, question=f"{OPEN}{harmless(question)}{CLOSE}"
    ).text


def _lines(turn: Answer) -> Iterator[str]:
    """Yield a turn as it was asked, and the beginning of its answer unless that gives orders."""
    yield f"Asked: {OPEN}{harmless(turn.question)}{CLOSE}"
    shown = " ".join(sentence.text for sentence in turn.sentences)
    if shown and not talks_to_machines(shown):
        yield f"Answered: {OPEN}{harmless(shown)[:_SHOWN_CHARACTERS]}{CLOSE}"
