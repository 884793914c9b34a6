"""Answers who moved or wanted a thing, and how that went, by the one motion that a question means.

Questions tell a motion in their own words ("who wanted a special meeting, and how did the vote
go?"): the one that says all of them but at most one is meant, where no other says as much.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.meetings_named import (
    DaysAsked,
    committee_place,
    committees_asked,
    days_asked,
)
from assistant.answering.reckoning.asked.people import (
    names_somebody_else,
    people_asked,
)
from assistant.answering.reckoning.asked.quoting import kept_short
from assistant.answering.reckoning.asked.topics import TopicText, topic_of
from assistant.answering.reckoning.decisions.decisions_wording import FRAMING, MOVER
from assistant.answering.reckoning.decisions.items import gather_items, is_amendment
from assistant.answering.reckoning.decisions.votes_answers import fate_claim, moved_claim
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Claim, Reckoned
from assistant.answers import AnswerStatus
from assistant.council import Alias, Resolution

_THING = r"(?:motion|amendment|bid|proposal|attempt|call|move)"
_WANTED = re.compile(
    r"(?i)\bwho\b[^?]{0,60}\b(?:wanted|tried|pushed|called|asked|argued)\b[^?]*\b(?:vote|motion|amendment)"
)
_FATE = re.compile(
    rf"(?i)\b{_THING}\b[^?]{{0,80}}\b(?:go through|get through|carried|lost|pass(?:ed)?|defeated"
    r"|get anywhere|succeed\w*|vote|voted)\b"
    rf"|\b(?:what (?:became|happened|came) (?:of|to)|did)\b[^?]{{2,60}}['’]s? [^?]{{0,40}}\b{_THING}\b"
)
# "How did the vote go on ...", "was the fence voted down?"
_VOTED = re.compile(
    r"(?i)\b(?:how did|how was|how close was|what was|what were|what happened (?:in|at|to|with)|result of)\b"
    r"[^?]{0,50}\bvot(?:e|es|ing|ed)\b|\bvot(?:e|es|ing)\b[^?]{0,40}\b(?:go|went|split|numbers|figures|count)\b"
    r"|\b(?:was|were|got|get) [^?]{2,60}\bvoted (?:through|down|out|in)\b"
)
_AMENDMENT = re.compile(r"(?i)\bamend\w*\b")
_MOTION = re.compile(r"(?i)\bmotion\b")
_WORDS = f"""{FRAMING} want wanted try tried push pushed ask asked call called argue argued bid attempt
through get anywhere succeed succeeded somebody someone should bring bringing brought back again came
became front before appear appearing come coming whose idea split numbers close down through us our
committee"""
_MONTH = re.compile(
    r"(?i)\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
)
_MANY, _MOST_OF = 4, 0.7
_FEW = 2


def reckon_motion(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return who moved the motion that a question means and what became of it; None in doubt."""
    question = plan.standalone
    moved = MOVER.search(question) is not None
    fated = _FATE.search(question) is not None
    if plan.press or not (moved or fated or _WANTED.search(question)):
        return None
    limb = _meant(plan, _put(ledger, agreed=moved and not fated), ledger)
    if limb is None:
        return None
    claims: list[Claim] = [moved_claim(limb, ledger)]
    if limb.carried is not None:
        fate = fate_claim(limb, ledger)
        claims = [fate, *claims] if fated and not moved else [*claims, fate]
    return Reckoned(AnswerStatus.ANSWERED, kept_short(claims), "the motion that is meant")


def reckon_vote(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return how the vote went on the one motion that a question tells in its own words.

    For questions that name no item of business; how one member voted is another matter.
    """
    question = plan.standalone
    if plan.press or not _VOTED.search(question):
        return None
    amends = _AMENDMENT.search(question) is not None
    counted = [limb for limb in _put(ledger) if limb.votes and is_amendment(limb) is amends]
    movers = [who for limb in counted for who in (limb.mover, limb.seconder) if who]
    if people_asked(question, movers):
        return None
    limb = _meant(plan, counted, ledger)
    if limb is None or limb.carried is None:
        return None
    claims = [fate_claim(limb, ledger), moved_claim(limb, ledger)]
    return Reckoned(AnswerStatus.ANSWERED, kept_short(claims), "the vote that is meant")


def _put(ledger: Ledger, *, agreed: bool = False) -> list[Resolution]:
    """Return what somebody moved that was voted on; with `agreed`, what was agreed without a vote too."""
    limbs = [limb for item in gather_items(ledger) for limb in item.limbs]
    moved = [limb for limb in limbs if limb.mover or limb.seconder]
    return [limb for limb in moved if agreed or limb.motion or limb.carried is not None]


def _at_that_time(limb: Resolution, days: DaysAsked | None, question: str) -> bool:
    """Return whether a motion was put on the days of a question, or says their month itself."""
    if days is None or days.holds(limb.day):
        return True
    months = {m.lower() for start, end in days.places for m in _MONTH.findall(question[start:end])}
    return bool(months) and months <= {m.lower() for m in _MONTH.findall(limb.text)}


def _enough(units: int) -> int:
    """Return how many of the things that a question names a motion must say."""
    if units > _MANY:
        return math.ceil(_MOST_OF * units)
    return max(units - (units > _FEW), 1)


def _meant(plan: Plan, motions: Sequence[Resolution], ledger: Ledger) -> Resolution | None:
    """Return the motion that says the most of a question, None where others say as much."""
    question = plan.standalone
    people = people_asked(question, [who for m in motions for who in (m.mover, m.seconder) if who])
    if not motions or names_somebody_else(plan, people):
        return None
    days = days_asked(question, {limb.day for limb in motions if limb.day})
    committees = committees_asked(question, {m.committee for m in motions if m.committee})
    places = [*(days.places if days else ()), *committee_place(question)]
    places += [(person.start, person.end) for person in people]
    topic = topic_of(plan, framing=_WORDS, without=places, aliases=ledger.records(Alias))
    units = topic.units
    if len(units) < (1 if people else _FEW):
        return None
    said: list[tuple[int, Resolution]] = []
    for limb in motions:
        there = _at_that_time(limb, days, question)
        there &= committees is None or limb.committee in committees
        by = [person for person in (limb.mover, limb.seconder) if person]
        there &= all(any(person.is_same(each) for each in by) for person in people)
        there &= not (_AMENDMENT.search(question) and not is_amendment(limb))
        text = TopicText(limb.text, limb.item_title or "")
        count = sum(unit.stands_in(text, text.titled) for unit in units)
        alone = TopicText(limb.text)
        own = any(unit.stands_in(alone, alone.titled) for unit in units)
        called = _AMENDMENT.search(question) or _MOTION.search(question)
        if there and (own or people or called) and count >= _enough(len(units)):
            said.append((count, limb))
    most = max((count for count, _ in said), default=0)
    best = [limb for count, limb in said if count == most]
    if _MOTION.search(question) and len(best) > 1:
        best = [limb for limb in best if not is_amendment(limb)]
    told = {(limb.document_id, limb.mover, limb.votes and limb.votes.span.start) for limb in best}
    return next((m for m in best if m.motion), best[0]) if len(told) == 1 else None
