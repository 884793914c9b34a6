"""Answers who moved or wanted a thing, and how that went, by the one motion that a question means.

Questions tell a motion in their own words ("who wanted a special meeting, and how did the vote
go?"): the one that says all of them but at most one is meant, where no other says as much.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.meetings_named import (
    committee_place,
    committees_asked,
    days_asked,
)
from assistant.answering.reckoning.asked.people import (
    PersonAsked,
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
_AMENDMENT = re.compile(r"(?i)\bamend\w*\b")
_MOTION = re.compile(r"(?i)\bmotion\b")
_WORDS = f"""{FRAMING} want wanted try tried push pushed ask asked call called argue argued bid attempt
through get anywhere succeed succeeded somebody someone should bring brought back again came became"""
_FEW = 2


def reckon_motion(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return who moved the motion that a question means and what became of it; None in doubt."""
    question = plan.standalone
    moved = MOVER.search(question) is not None
    if plan.press or not (moved or _WANTED.search(question) or _FATE.search(question)):
        return None
    limbs = [limb for item in gather_items(ledger) for limb in item.limbs]
    motions = [limb for limb in limbs if limb.mover and (limb.motion or limb.carried is not None)]
    people = people_asked(question, [who for m in motions for who in (m.mover, m.seconder) if who])
    if not motions or names_somebody_else(plan, people):
        return None
    limb = _meant(plan, motions, people, ledger)
    if limb is None:
        return None
    claims: list[Claim] = [moved_claim(limb, ledger)]
    if limb.carried is not None:
        fate = fate_claim(limb, ledger)
        claims = [fate, *claims] if _FATE.search(question) and not moved else [*claims, fate]
    return Reckoned(AnswerStatus.ANSWERED, kept_short(claims), "the motion that is meant")


def _meant(
    plan: Plan, motions: Sequence[Resolution], people: Sequence[PersonAsked], ledger: Ledger
) -> Resolution | None:
    """Return the motion that says the most of a question, None where others say as much."""
    question = plan.standalone
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
        there = days is None or days.holds(limb.day)
        there &= committees is None or limb.committee in committees
        by = [person for person in (limb.mover, limb.seconder) if person]
        there &= all(any(person.is_same(each) for each in by) for person in people)
        there &= not (_AMENDMENT.search(question) and not is_amendment(limb))
        text = TopicText(limb.text, limb.item_title or "")
        count = sum(unit.stands_in(text, text.titled) for unit in units)
        alone = TopicText(limb.text)
        own = any(unit.stands_in(alone, alone.titled) for unit in units)
        called = _AMENDMENT.search(question) or _MOTION.search(question)
        if (
            there
            and (own or people or called)
            and count >= max(len(units) - (len(units) > _FEW), 1)
        ):
            said.append((count, limb))
    most = max((count for count, _ in said), default=0)
    best = [limb for count, limb in said if count == most]
    if _MOTION.search(question) and len(best) > 1:
        best = [limb for limb in best if not is_amendment(limb)]
    told = {(limb.document_id, limb.mover, limb.votes and limb.votes.span.start) for limb in best}
    return next((m for m in best if m.motion), best[0]) if len(told) == 1 else None
