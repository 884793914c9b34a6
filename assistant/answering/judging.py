"""Settles how far the papers answer: which status, on which sentences."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.choosing import Chosen, Role, read_turns
from assistant.answering.holding import about_passage, holds_asked, missing_names
from assistant.answering.planning import AskedFor, Plan
from assistant.answering.retrieving import Ranking
from assistant.answers import AnswerStatus
from assistant.documents import Passage, PassageKind

if TYPE_CHECKING:
    from assistant.stores.view import View

# Below these the best sentence is about something else. Set on questions to the sample
# papers and to real ones; see `make bench`.
_MIN_CONFIDENCE = 0.5
_ASKED_COVERAGE = 0.6
_EXACT = (AskedFor.DATE, AskedFor.NUMBER, AskedFor.MONEY)
_NOT_GIVEN = re.compile(
    r"(?i)\b(?:unable to|not able to|could not (?:be|provide|give|confirm|say)|would (?:be )?(?:need(?:ed)?"
    r" to|provided?|circulated?|shared?|follow(?:ed)? up|report(?:ed)? back|find out|check|write|come"
    r" back|look into|take (?:this|it) away)|outside (?:of )?the meeting|not (?:yet )?(?:known|available"
    r"|possible to say)|did not have (?:the|that|this)|no (?:figures?|date|data) (?:was|were|is|are)"
    r"|in due course|at a later date)\b"
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The settled status, the sentences it rests on, and how sure it is.

    `exchange` holds a recorded question and its answers where the answer is made of
    them; `chosen` the sentences otherwise, best first. `confidence` in [0, 1] is the
    value before the threshold. `nearest` is the closest passage where nothing answers.
    """

    status: AnswerStatus
    confidence: float
    reason: str
    chosen: tuple[Chosen, ...] = ()
    exchange: tuple[Chosen, ...] = ()
    nearest: Passage | None = None


def judge(plan: Plan, chosen: Sequence[Chosen], ranking: Ranking, view: View) -> Judgement:
    """Return how far the papers answer a plan."""
    nearest = view.passages([ranking.best[0].row])[0] if ranking.best else None
    if plan.declined:
        return Judgement(AnswerStatus.DECLINED, 1.0, plan.declined.value)
    if not chosen:
        reason = "no passage is about what the question names" if nearest else "no papers"
        return Judgement(AnswerStatus.NOT_IN_PAPERS, 0.0, reason, nearest=nearest)
    sure = confidence(chosen[0])
    statements = tuple(c for c in chosen if c.role is not Role.QUESTION and c.holds)
    asked = next((c for c in chosen if _was_asked(c)), None)
    answering = tuple(c for c in statements if confidence(c) >= _MIN_CONFIDENCE)
    if asked and (not answering or _better_asked(plan, asked, answering[0])):
        judged = _from_exchange(plan, asked, chosen, sure)
        if judged:
            return judged
    if not answering:
        reason = _reason(plan, sure)
        return Judgement(AnswerStatus.NOT_IN_PAPERS, sure, reason, nearest=nearest)
    return _answered(plan, answering, sure)


def confidence(chosen: Chosen) -> float:
    """Return how sure it is that a sentence is about the question, in [0, 1].

    A logistic mix of the cosine and of the covered share of the question's subject.
    """
    fit = 6.0 * chosen.meaning + 4.0 * chosen.around + 2.0 * chosen.covered - 5.6
    return 1.0 / (1.0 + math.exp(-fit))


def _was_asked(chosen: Chosen) -> bool:
    recorded = chosen.passage.kind is PassageKind.EXCHANGE and chosen.role is Role.QUESTION
    return recorded and chosen.covered >= _ASKED_COVERAGE and confidence(chosen) >= _MIN_CONFIDENCE


def _better_asked(plan: Plan, asked: Chosen, answering: Chosen) -> bool:
    """Return whether a recorded exchange is a better source than the best statement."""
    if plan.asked_for in _EXACT:
        return answering.covered < asked.covered and answering.passage != asked.passage
    return asked.score > answering.score


def _from_exchange(
    plan: Plan, asked: Chosen, chosen: Sequence[Chosen], sure: float
) -> Judgement | None:
    """Return what a recorded question and its recorded answer make of the question."""
    answers = [c for c in _turns(asked) if c.start >= asked.end]
    given = [c for c in answers if c.role is not Role.QUESTION][:2]
    text = " ".join(c.text for c in given)
    exact = plan.asked_for in _EXACT
    settled = bool(given) and not _NOT_GIVEN.search(text)
    if exact:
        settled = settled and any(holds_asked(plan.asked_for, c.text) for c in given)
    if settled and not exact:
        rest = tuple(c for c in chosen if c.passage != asked.passage and c.holds)
        return Judgement(
            AnswerStatus.ANSWERED,
            sure,
            "a recorded answer",
            chosen=(*given, *rest),
            exchange=(asked, *given),
        )
    if settled:
        return Judgement(AnswerStatus.ANSWERED, sure, "a recorded answer", exchange=(asked, *given))
    if exact or _NOT_GIVEN.search(text) or not given:
        reason = "asked in committee; the recorded answer does not give it"
        return Judgement(AnswerStatus.ASKED_NOT_ANSWERED, sure, reason, exchange=(asked, *given))
    return None


def _turns(asked: Chosen) -> list[Chosen]:
    """Return all sentences of the exchange that `asked` belongs to, in order."""
    base = asked.passage.locator.start
    return [
        Chosen(
            asked.passage,
            asked.document,
            base + start,
            base + end,
            role,
            paragraph,
            asked.covered,
            asked.around,
            True,
            asked.passage_score,
            asked.meaning,
            asked.score,
        )
        for start, end, role, paragraph in read_turns(asked.passage)
    ]


def _answered(plan: Plan, answering: tuple[Chosen, ...], sure: float) -> Judgement:
    evidence = [text for c in answering[:4] for text in about_passage(c.passage, c.document)]
    missing = missing_names(plan, evidence)
    if missing:
        reason = "a name of the question is not in the evidence"
        return Judgement(AnswerStatus.PARTLY_ANSWERED, sure, reason, chosen=answering)
    return Judgement(AnswerStatus.ANSWERED, sure, "quoted", chosen=answering)


def _reason(plan: Plan, sure: float) -> str:
    if sure < _MIN_CONFIDENCE:
        return "no passage is near enough to the question"
    return f"no sentence holds the {plan.asked_for.value} that is asked for"
