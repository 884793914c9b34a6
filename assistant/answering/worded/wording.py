"""Words a settled answer by a language model, sentence by checked sentence.

The model is given what was already found and checked, and may only say it better. A sentence
that fails a check is replaced by the checked one that it rests on; an answer whose first
sentence is lost is given in the papers' own words instead. What was computed is never lost.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

import prompts
from assistant.answering import phrasing
from assistant.answering.worded.checker import fault_of
from assistant.answering.worded.core import keeps_core, left_out, takes_from_question
from assistant.answering.worded.faults import Fault
from assistant.answering.worded.material import Piece, pieces_of, rendered
from assistant.answering.worded.spelling_out import day_first
from assistant.answers import AnswerStatus, Basis, Citation, Sentence
from assistant.errors import ModelError
from assistant.models.chat import ChatModel, Request
from assistant.models.orders import talks_to_machines
from assistant.models.untrusted import is_plain, marked

if TYPE_CHECKING:
    from prompts import Prompt

logger = logging.getLogger(__name__)

MAX_SENTENCES = 4
MAX_WORDS = 60
# Longer answers are lists and briefs, which are better left as they are.
MAX_PIECES_WORDED = 6
# The findings that are worded, and what the model is told of each.
_FINDINGS: Mapping[AnswerStatus, str] = {
    AnswerStatus.ANSWERED: "an answer",
    AnswerStatus.PARTLY_ANSWERED: "an answer to part of the question; the rest is said for you",
    AnswerStatus.PAPERS_DISAGREE: "papers that disagree; say what each says, and settle nothing",
    AnswerStatus.ASKED_NOT_ANSWERED: "that it was asked before and no answer is recorded; say so",
}
# Where leaving something out would mislead.
_WHOLE = frozenset({AnswerStatus.PAPERS_DISAGREE, AnswerStatus.ASKED_NOT_ANSWERED})
SCHEMA: Mapping[str, object] = {
    "title": "Answer",
    "description": "An answer in a few sentences, each with the numbers of the evidence it rests on.",
    "type": "object",
    "properties": {
        "sentences": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "text": {"type": "string"},
                    "rests_on": {"type": "array", "items": {"type": "integer"}},
                },
                "required": ["text", "rests_on"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["sentences"],
    "additionalProperties": False,
}


class Outcome(StrEnum):
    """What became of the wording."""

    NOT_NEEDED = "nothing to word"
    WORDED = "worded by the model"
    FAILED = "the model failed"
    NOT_GIVEN = "the evidence reads like an order to a machine"
    LOST_CORE = "the first sentence failed its checks"


@dataclass(slots=True)
class Wording:
    """How an answer was worded, for those who evaluate it."""

    model: str
    prompt_hash: str
    outcome: Outcome = Outcome.NOT_NEEDED
    reason: str | None = None
    dropped: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A sentence as a model proposed it."""

    text: str
    rests_on: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Settling:
    """A checked answer: its question, status, sentences and citations by number."""

    question: str
    status: AnswerStatus
    sentences: tuple[Sentence, ...]
    citations: Mapping[int, Citation]


def begin_wording(chat: ChatModel) -> Wording:
    """Return the account of a wording that has not begun."""
    return Wording(chat.name, prompts.hash_of("answer", "answer_material"))


def word(settled: Settling, chat: ChatModel, account: Wording) -> Iterator[Sentence]:
    """Yield the sentences to show, each as soon as it is checked; `account` tells how it went.

    Whatever the model does, an answer comes: its own words or the papers'.
    """
    pieces = pieces_of(settled.sentences, settled.citations)
    if settled.status not in _FINDINGS or not 0 < len(pieces) <= MAX_PIECES_WORDED:
        yield from settled.sentences
        return
    if _gives_orders(settled.question, pieces):
        account.outcome = Outcome.NOT_GIVEN
        yield from settled.sentences
        yield Sentence(phrasing.NOT_WORDED, Basis.NOTICE)
        return
    said: list[tuple[str, Sequence[Piece]]] = []
    try:
        for sentence, rests in _checked(settled, pieces, chat, account):
            said.append((sentence.text, rests))
            yield sentence
    except ModelError as exc:
        logger.warning("wording: %s", exc)
        account.outcome, account.reason = Outcome.FAILED, str(exc)
    if not said:
        if account.outcome is Outcome.NOT_NEEDED:
            account.outcome = Outcome.LOST_CORE
        yield from settled.sentences
        yield Sentence(phrasing.NOT_WORDED, Basis.NOTICE)
        return
    if account.outcome is Outcome.NOT_NEEDED:
        account.outcome = Outcome.WORDED
    told = [piece for _, rests in said for piece in rests]
    whole = settled.status in _WHOLE or account.outcome is Outcome.FAILED
    lost = left_out(pieces, said)
    for piece in pieces:
        if piece in lost or (whole and piece not in told):
            yield piece.sentence
    yield from (each for each in settled.sentences if each.basis is Basis.NOTICE)


def _gives_orders(question: str, pieces: Sequence[Piece]) -> bool:
    told = (f"{piece.proof.text}\n{piece.proof.known}" for piece in pieces)
    return talks_to_machines(question) or any(map(talks_to_machines, told))


def _prompt() -> Prompt:
    return prompts.render("answer", sentences=str(MAX_SENTENCES))


def _checked(
    settled: Settling, pieces: Sequence[Piece], chat: ChatModel, account: Wording
) -> Iterator[tuple[Sentence, list[Piece]]]:
    """Yield what may be shown, with the pieces it stands for; nothing if the lead is lost."""
    evidence = rendered(pieces)
    material = prompts.render(
        "answer_material",
        question=marked(settled.question),
        found=_FINDINGS[settled.status],
        evidence=evidence,
    ).text
    by_number = {piece.number: piece for piece in pieces}
    used: set[int] = set()
    for place, proposal in enumerate(_proposals(chat, Request(_prompt().text, material, SCHEMA))):
        if place == MAX_SENTENCES:
            break
        rests = [by_number[n] for n in proposal.rests_on if n in by_number]
        fault = _fault(proposal, rests)
        if fault is None and takes_from_question(settled.question, proposal.text, rests):
            fault = "it takes from the question what is not in what it cites"
        lead_lost = not place and not keeps_core(settled.question, proposal.text, rests, pieces[0])
        if fault is None and lead_lost:
            fault = "it does not give what answers the question"
        if fault is None:
            numbers = dict.fromkeys(n for piece in rests for n in piece.sentence.citations)
            used.update(piece.number for piece in rests)
            yield Sentence(" ".join(proposal.text.split()), Basis.MODEL, tuple(numbers)), rests
            continue
        account.dropped.append((proposal.text, fault))
        if place == 0:
            account.reason = fault
            return
        for piece in rests:
            if piece.number not in used:
                used.add(piece.number)
                yield piece.sentence, [piece]


def _fault(proposal: Proposal, rests: Sequence[Piece]) -> str | None:
    if not rests or len(rests) != len(proposal.rests_on):
        return Fault.UNCITED.value
    if talks_to_machines(proposal.text):
        return "it reads like an order to a machine"
    if not is_plain(proposal.text) or not 0 < len(proposal.text.split()) <= MAX_WORDS:
        return "it is no plain sentence"
    fault = fault_of(proposal.text, [piece.proof for piece in rests])
    return fault.value if fault else None


def _proposals(chat: ChatModel, request: Request) -> Iterator[Proposal]:
    """Yield each proposed sentence once it is whole: when the next has begun, or at the end."""
    done = 0
    reply: Mapping[str, object] = {}
    for reply in chat.propose(request):
        sentences = _sentences_of(reply)
        while done < len(sentences) - 1:
            yield _proposal(sentences[done])
            done += 1
    for sentence in _sentences_of(reply)[done:]:
        yield _proposal(sentence)


def _sentences_of(reply: Mapping[str, object]) -> Sequence[object]:
    found = reply.get("sentences")
    return found if isinstance(found, list) else []


def _proposal(raw: object) -> Proposal:
    """Return a sentence as proposed; what has another shape is an empty one, which fails."""
    if not isinstance(raw, dict):
        return Proposal("", ())
    text, rests = raw.get("text"), raw.get("rests_on")
    numbers = rests if isinstance(rests, list) else [rests]
    return Proposal(
        day_first(text) if isinstance(text, str) else "",
        tuple(n for n in numbers if isinstance(n, int) and not isinstance(n, bool)),
    )
