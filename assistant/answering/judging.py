"""Settles how far the papers answer: which status, on which sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.candidates import ASKS_NUMBER, Chosen
from assistant.answering.holding import about_passage, holds_asked, missing_names
from assistant.answering.planning import EXACT, AskedFor, Plan, Wants
from assistant.answering.reordering import reordered
from assistant.answering.replies import Replied, find_reply
from assistant.answering.retrieving import Ranking
from assistant.answering.standing_out import stands_alone, stands_out
from assistant.answering.terms import stems
from assistant.answering.turns import Role, read_turns
from assistant.answers import AnswerStatus
from assistant.dates import find_dates
from assistant.documents import DocumentKind, Passage, PassageKind

if TYPE_CHECKING:
    from assistant.stores.view import View

# Below the first a sentence is about something else, below the second no question of minutes
# is taken for this one, below the third nothing is answered. Of 397 development questions that
# passages must answer, each weighed by what was fitted to other papers, .45 answers 43 with .81
# right, .4 49 with .78, .3 62 with .74, where they stand out and alone as below.
_MIN_NEAR, _MIN_ASKED_SURE, _MIN_SURE = 0.12, 0.35, 0.45
_SAYS_IT_ITSELF = 0.5
_MIN_ASKED = 0.7
_LOOK_AHEAD = 2
# Where nothing is sure enough, the proof is in the nearest passage or in the two after it more often.
_SHOWN_NEAREST = 3
# Below this confidence the nearest passage has nothing to do with the question.
_NEAR_ENOUGH = 0.15
# How a recorded question asks for each exact kind.
_ASKS = {
    AskedFor.DATE: re.compile(
        r"(?i)\b(?:when|dates?|timescales?|deadlines?|how (?:long|soon)|by what|timetable)\b"
    ),
    AskedFor.NUMBER: ASKS_NUMBER,
    AskedFor.MONEY: re.compile(
        r"(?i)\b(?:cost\w*|how much|funding|budget\w*|spen\w+|money|price)\b"
    ),
}
# What is asked of the present has changed since an older paper told of it.
_OF_NOW = re.compile(
    r"(?i)\b(?:now|current(?:ly)?|latest|newest|still|yet|at present|so far|today)\b"
    r"|^\W*(?:so |and )?(?:who|what|where|how (?:many|much|long))"
    r"(?:['’]s| is| are|\b[^?]{0,40}? (?:is|are|have been|has been))\b"
    r"|^\W*(?:is|are|has|have|do|does)\b"
)
_AS_NEAR, _LITTLE = 0.85, 0.05
_UNDATED = re.compile(r"(?i)\b(?:no|not have a|without a) (?:\w+ )?date\b|\bundated\b|\bTBC\b")
_NOT_GIVEN = re.compile(
    r"(?i)\b(?:unable to|not able to|could not (?:be|provide|give|confirm|say|tell)|would (?:be )?"
    r"(?:need(?:ed)? to|provided?|circulated?|shared?|follow(?:ed)? up|report(?:ed)? back|find out|write"
    r"|come back|look into)|outside (?:of )?the meeting|not (?:yet )?(?:known|available|possible to say)"
    r"|too early to say|kept no|no agency kept|did not have (?:the|that|this)|in due course|a matter for"
    r"|question for the|at a later date)\b"
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The settled status, the sentences it rests on, and how sure it is.

    `exchange` holds a recorded question and its answer where the answer is made of them;
    `replied` the reply that answers, and `chosen` the sentences otherwise, best first.
    `confidence` in [0, 1] is the value before the threshold. `nearest` are the closest
    passages where nothing answers, best first.
    """

    status: AnswerStatus
    confidence: float
    reason: str
    chosen: tuple[Chosen, ...] = ()
    exchange: tuple[Chosen, ...] = ()
    nearest: tuple[Passage, ...] = ()
    replied: Replied | None = None

    @property
    def came_close(self) -> bool:
        """Whether the nearest passages have to do with the question, though none answers it."""
        return bool(self.nearest) and self.confidence >= _NEAR_ENOUGH


def judge(plan: Plan, chosen: Sequence[Chosen], ranking: Ranking, view: View) -> Judgement:
    """Return how far the papers answer a plan."""
    if plan.declined:
        return Judgement(AnswerStatus.DECLINED, 1.0, plan.declined.value)
    sure = max((c.sure for c in chosen), default=0.0)
    near = tuple(c for c in chosen if c.sure >= _MIN_NEAR)
    answering = tuple(c for c in near if c.holds and not _put_off(plan, c))
    answering = _newest_first(plan, _wanted_first(plan, answering))
    alone = bool(chosen) and stands_alone(plan, chosen)
    settled = sure >= _MIN_SURE and alone and stands_out(plan, chosen)
    answering = answering if settled else ()
    told = find_reply(plan, near, view) or find_reply(plan, answering, view)
    if told is not None and settled:
        return Judgement(AnswerStatus.ANSWERED, sure, "the recorded reply", replied=told)
    asked = next((c for c in near if _was_asked(plan, c)), None)
    asked = asked if sure >= _MIN_ASKED_SURE and alone else None
    if asked and (not answering or _asked_only(plan, asked, answering[0])):
        return _asked(plan, asked, sure, view)
    unable = next(
        (c for c in near if settled and plan.asked_for in EXACT and _says_unable(plan, c)),
        None,
    )
    if unable and (not answering or unable.covered > answering[0].covered):
        reason = "the papers say that it could not be given"
        return Judgement(AnswerStatus.CANNOT_BE_WORKED_OUT, sure, reason, exchange=(unable,))
    if answering:
        return _answered(plan, answering, sure)
    return _silent(plan, near, chosen, ranking, view)


def _was_asked(plan: Plan, chosen: Chosen) -> bool:
    """Return whether the papers record that this very question was put."""
    if plan.post or plan.asked_for in (AskedFor.PERSON, AskedFor.MEANING, AskedFor.LIST):
        return False
    if chosen.role is Role.QUESTION:
        span = (chosen.turn.start, chosen.turn.end)
    elif chosen.turn.asked is not None:
        span = chosen.turn.asked
    else:
        return False
    question = chosen.passage.text[slice(*span)]
    kind = _ASKS.get(plan.asked_for)
    if kind and not kind.search(question):
        return False
    if is_of_other_times(plan, question):
        return False
    return chosen.said >= _MIN_ASKED and (plan.counted is None or plan.counted in stems(question))


def is_of_other_times(plan: Plan, question: str) -> bool:
    """Return whether a recorded question names days or years, and none of those asked about."""
    printed = find_dates(question) if plan.dates else []
    return bool(printed) and not any(
        a.covers(b) or b.covers(a) for a in plan.dates for b in printed
    )


def _put_off(plan: Plan, chosen: Chosen) -> bool:
    """Return whether a reply does no more than give the question to another time or body."""
    if chosen.turn.asked is None or chosen.covered >= _SAYS_IT_ITSELF:
        return False
    if plan.asked_for is AskedFor.REASON:
        return False  # That a thing could not be done yet is a reason.
    replies = _replies(plan, chosen)
    if plan.asked_for in EXACT:
        # Whichever comes first answers: what follows may be to the question's second part.
        first = next((c for c in replies if c.holds or _NOT_GIVEN.search(c.text)), None)
        return first is not None and not first.holds
    return all(_NOT_GIVEN.search(c.text) for c in replies)


def _says_unable(plan: Plan, chosen: Chosen) -> bool:
    """Return whether a sentence itself says that what is asked for could not be told."""
    if chosen.role is Role.ROW or not _NOT_GIVEN.search(chosen.text):
        return False
    asked = chosen.passage.text[slice(*chosen.turn.asked)] if chosen.turn.asked else ""
    said = f"{asked} {chosen.text}"
    if plan.counted is not None and plan.counted not in stems(said):
        return False
    return plan.asked_for is not AskedFor.DATE or _ASKS[AskedFor.DATE].search(said) is not None


def _wanted_first(plan: Plan, answering: tuple[Chosen, ...]) -> tuple[Chosen, ...]:
    """Return the sentences with those of the asked part of a paper first, or alone."""
    if plan.wants is Wants.QUESTION:
        return tuple(c for c in answering if c.role is Role.QUESTION) or answering
    return answering


def _newest_first(plan: Plan, answering: tuple[Chosen, ...]) -> tuple[Chosen, ...]:
    """Return what is asked of the present with the newest paper first, of those as near.

    Nothing is put before a sentence of the same day: there the nearer one leads.
    """
    if plan.dates or plan.as_of or not answering:
        return answering
    best = answering[0]
    inspected = best.document.kind is DocumentKind.INSPECTION_REPORT
    if not (inspected or _OF_NOW.search(plan.standalone)):
        return answering
    alike = [
        c for c in answering if c.sure >= _AS_NEAR * best.sure and c.placed >= best.placed - _LITTLE
    ]
    newest = sorted(
        alike, key=lambda c: -(c.document.date.day.toordinal() if c.document.date.day else 0)
    )
    return (*newest, *(c for c in answering if c not in alike))


def _asked_only(plan: Plan, asked: Chosen, answering: Chosen) -> bool:
    """Return whether a question was put that the best sentence elsewhere does not settle."""
    if asked.passage == answering.passage or plan.asked_for not in EXACT:
        return False
    unsettled = not any(c.holds for c in _replies(plan, asked)) or _put_off(plan, asked)
    return unsettled and asked.placed > answering.placed and asked.score > answering.score


def _replies(plan: Plan, asked: Chosen) -> list[Chosen]:
    """Return the sentences that answer the question of `asked`'s exchange, in order."""
    span = asked.turn.asked or (asked.turn.start, asked.turn.end)
    base = asked.passage.locator.start
    return [
        replace(
            asked,
            start=base + turn.start,
            end=base + turn.end,
            role=turn.role,
            turn=turn,
            holds=holds_asked(plan, asked.passage.text[turn.start : turn.end], reply=True),
        )
        for turn in read_turns(asked.passage)
        if turn.asked is not None and turn.asked[0] <= span[0] < turn.asked[1]
    ]


def _asked(plan: Plan, asked: Chosen, sure: float, view: View) -> Judgement:
    """Return what a recorded question is worth whose own reply does not settle it."""
    span = asked.turn.asked or (asked.turn.start, asked.turn.end)
    base = asked.passage.locator.start
    question = replace(
        asked,
        start=base + span[0],
        end=base + span[1],
        role=Role.QUESTION,
        turn=replace(asked.turn, start=span[0], end=span[1], asked=None),
    )
    reason = "asked in committee; the recorded answer does not give it"
    replies = _replies(plan, asked)[:2]
    further = _further_reply(plan, asked, view) if plan.asked_for in EXACT else None
    if further is not None:
        reason = "the recorded answer goes on in the next paragraph"
        return Judgement(
            AnswerStatus.ANSWERED, sure, reason, exchange=(question, *replies, further)
        )
    return Judgement(AnswerStatus.ASKED_NOT_ANSWERED, sure, reason, exchange=(question, *replies))


def _further_reply(plan: Plan, asked: Chosen, view: View) -> Chosen | None:
    """Return a sentence of the next passages of the same item that gives what was asked."""
    passages = view.passages_of(asked.document.document_id)
    after = asked.passage.ordinal + 1
    for passage in passages[after : after + _LOOK_AHEAD]:
        first = passage.kind is PassageKind.EXCHANGE
        if passage.locator.headings != asked.passage.locator.headings or first:
            return None
        for turn in read_turns(passage):
            if holds_asked(plan, passage.text[turn.start : turn.end], reply=True):
                base = passage.locator.start
                return replace(
                    asked,
                    passage=passage,
                    start=base + turn.start,
                    end=base + turn.end,
                    role=turn.role,
                    turn=turn,
                )
    return None


def _answered(plan: Plan, answering: tuple[Chosen, ...], sure: float) -> Judgement:
    evidence = [text for c in answering[:4] for text in about_passage(c.passage, c.document)]
    if missing_names(plan, evidence):
        reason = "a name of the question is not in the evidence"
        return Judgement(AnswerStatus.PARTLY_ANSWERED, sure, reason, chosen=answering)
    if plan.every and plan.asked_for is AskedFor.DATE and _leaves_some_undated(answering[0]):
        reason = "some have no date"
        return Judgement(AnswerStatus.PARTLY_ANSWERED, sure, reason, chosen=answering[:1])
    return Judgement(AnswerStatus.ANSWERED, sure, "quoted", chosen=answering)


def _leaves_some_undated(chosen: Chosen) -> bool:
    return _UNDATED.search(chosen.passage.text[chosen.turn.start :]) is not None


def _silent(
    plan: Plan, near: Sequence[Chosen], chosen: Sequence[Chosen], ranking: Ranking, view: View
) -> Judgement:
    rows = [each.row for each in reordered(ranking.best, chosen)[:_SHOWN_NEAREST]]
    nearest = tuple(view.passages(rows))
    sure = max((c.sure for c in chosen), default=0.0)
    reason = _reason(plan, near, chosen)
    return Judgement(AnswerStatus.NOT_IN_PAPERS, sure, reason, nearest=nearest)


def _reason(plan: Plan, near: Sequence[Chosen], chosen: Sequence[Chosen]) -> str:
    if not chosen:
        return "no passage is about what the question names"
    if not near:
        return "no passage is near enough to the question"
    return f"no sentence holds the {plan.asked_for.value} that is asked for"
