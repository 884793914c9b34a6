"""Answers who tried to delete something, and how that went: by the motion and what it names.

A motion often names only a number ("that recommendation 6 be deleted"); what a question
calls it by stands in the recommendation of that number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
from assistant.answering.reckoning.decisions.decisions_wording import FRAMING
from assistant.answering.reckoning.decisions.items import gather_items
from assistant.answering.reckoning.decisions.votes_answers import fate_claim, moved_claim
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Claim, Reckoned
from assistant.answering.terms import stems
from assistant.answers import AnswerStatus, Basis
from assistant.council import Alias, Recommendation, Resolution

_DELETES = re.compile(
    r"(?i)\b(?:str(?:ike|uck|iking)|delet\w+|remov\w+|(?:tak(?:e|en|ing)|took) out|cut(?:ting)? out"
    r"|drop(?:ped|ping)?|scrap(?:ped|ping)?|get(?:ting)? rid of|knock\w* out|thr(?:ow|ew|own) out)\b"
)
_TRIES = re.compile(
    r"(?i)\b(?:tried|try|tries|trying|attempt\w*|want(?:ed)?|mov(?:e|ed|ing)|propos\w+|second\w*|vot\w+"
    r"|amendments?|motions?|how close|succeed\w*|anywhere|carried|lost|defeated|bids?|became of|come of)\b"
)
_DELETED = re.compile(r"(?i)\b(?:deleted?|removed?|omitted|struck|withdrawn|taken out)\b")
_NUMBER = re.compile(r"(?i)\brecommendations?\s+(?P<number>\d{1,2})\b")
# Bodies that were told of it, and did not vote.
_OTHERS = re.compile(
    r"(?i)\b(?:told|tell|inform(?:ed)?|to|for) (?:the )?(?:cabinet|council|executive)\b"
)
_WHO = re.compile(r"(?i)\bwho\b")
_WORDS = f"""{FRAMING} try tried tries trying attempt attempted want wanted strike struck striking out
bid bids became come delete deleted deleting deletion remove removed removing cut drop dropped scrap scrapped
rid throw threw knocked close succeed succeeded anywhere recommendation recommendations told part
result vote now"""


def reckon_amendments(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return who moved to delete what a question names, and the result; None for other questions."""
    question = plan.standalone
    if plan.press or not (_DELETES.search(question) and _TRIES.search(question)):
        return None
    motions = [limb for item in gather_items(ledger) for limb in item.limbs if _deletes(limb)]
    movers = [person for limb in motions for person in (limb.mover, limb.seconder) if person]
    people = people_asked(question, movers)
    if not motions or names_somebody_else(plan, people):
        return None
    found = _meant(plan, motions, people, ledger)
    if len(found) != 1:
        return None
    limb = found[0]
    claims = [fate_claim(limb, ledger)]
    if limb.mover or limb.seconder:
        claims.insert(0 if _WHO.match(question.strip()) else 1, moved_claim(limb, ledger))
    claims += [_text_of(each, ledger) for each in _recommendations(limb, ledger)][:1]
    return Reckoned(AnswerStatus.ANSWERED, kept_short(claims), "an amendment to delete")


def _deletes(limb: Resolution) -> bool:
    return limb.motion and limb.carried is not None and _DELETED.search(limb.text) is not None


def _meant(
    plan: Plan, motions: Sequence[Resolution], people: Sequence[PersonAsked], ledger: Ledger
) -> list[Resolution]:
    """Return the motions that hold all that a question names: day, body, people and matter."""
    question = _OTHERS.sub(" ", plan.standalone)
    days = days_asked(question, {limb.day for limb in motions if limb.day})
    committees = committees_asked(question, {limb.committee for limb in motions if limb.committee})
    held = days_asked(plan.standalone, {limb.day for limb in motions if limb.day})
    places = [*(held.places if held else ()), *committee_place(plan.standalone)]
    places += [(person.start, person.end) for person in people]
    topic = topic_of(plan, framing=_WORDS, without=places, aliases=ledger.records(Alias))
    if not (topic or days):
        return []
    found = []
    for limb in motions:
        there = days is None or days.holds(limb.day)
        there &= committees is None or limb.committee in committees
        by = [person for person in (limb.mover, limb.seconder) if person]
        there &= all(any(person.is_same(each) for each in by) for person in people)
        named = " ".join(each.text for each in _recommendations(limb, ledger))
        text = TopicText(f"{limb.text} {named}", limb.item_title or "")
        if there and all(unit.stands_in(text, text.titled) for unit in topic.units):
            found.append(limb)
    return found


def _recommendations(limb: Resolution, ledger: Ledger) -> Iterator[Recommendation]:
    """Yield the recommendations of the item's own paper that a motion names by number."""
    numbers = {match["number"] for match in _NUMBER.finditer(limb.text)}
    title = set(stems(limb.item_title or ""))
    for each in ledger.records(Recommendation):
        own = set(stems(each.source_title))
        if each.number in numbers and own and own <= title:
            yield each


def _text_of(each: Recommendation, ledger: Ledger) -> Claim:
    text = f"The recommendation itself reads: “{each.span.text}”"
    return Claim(text, Basis.QUOTATION, (ledger.proof(each.document_id, each.span),))
