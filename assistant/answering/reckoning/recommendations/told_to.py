"""Answers what a review told one body to do: its recommendations that are addressed to that body."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answering.planning import Plan
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Reckoned
from assistant.answering.reckoning.recommendations.recommendation_tables import (
    Part,
    corrected,
    listing_lead,
    table_of,
)
from assistant.answering.reckoning.recommendations.recommendations_asked import sets_asked
from assistant.answering.terms import stems
from assistant.answers import AnswerStatus
from assistant.council import Recommendation, RecommendationKind
from assistant.dates import find_dates

_SOURCE = r"(?P<source>[^?]{0,60}?\b(?:reviews?|reviewer|inquiry|inspectors|investigation|report))"
_BODY = r"(?P<body>(?:the |our )?[\w’'& -]{2,60}?)"
_TOLD = re.compile(
    rf"(?i)\bwhat (?:did|does|has|had) {_SOURCE}\s+(?:tell|told|ask|asked|want|wanted|expect|expected|urge"
    rf"|urged|call on|called on|recommend|say|said)\s+(?:to |that )?{_BODY}\s+"
    r"(?:(?:to|should|must|had to|needs? to|has to) (?:do|change|improve))\W*$"
)
_AIMED = re.compile(
    r"(?i)\b(?P<source>[^?]{0,60}?)\brecommendations?\b[^?]{0,30}\b(?:aimed at|addressed to"
    rf"|directed (?:at|to)|meant for|made to)\s+{_BODY}(?:\s+(?:by name|alone|only|specifically))?\W*$"
)
_SMALL = frozenset("the our a of and for to".split())
# Bodies that a question calls by what they are a part of.
_HEALTH = re.compile(r"(?i)^(?:the )?(?:nhs|health(?: service| services| partners| bodies)?)$")
_OF_HEALTH = re.compile(r"(?i)\bintegrated care\b|\bnhs\b|\bhealth\b|\bhospitals?\b|\bGPs?\b")


def reckon_told_to(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return a review's recommendations to the body that a question names; None where unclear."""
    match = _TOLD.search(plan.standalone) or _AIMED.search(plan.standalone)
    if match is None or plan.press:
        return None
    wording = f"recommendations of {match['source'].strip()}"
    body = match["body"].strip()
    names = tuple(name for name in plan.names if name in wording)
    kept = replace(
        plan, standalone=wording, names=names, dates=tuple(find_dates(wording)), figures=()
    )
    asked = sets_asked(kept, ledger, kinds=(RecommendationKind.REVIEW_TO_AGENCY,))
    if asked is None or len(asked.sets) != 1 or asked.topic or not asked.named:
        return None
    (whole,) = asked.sets
    items = tuple(item for item in whole.items if is_to(item, body))
    if not items:
        return None
    claims = (
        listing_lead(Part(whole, items), ledger),
        *corrected((item.record_id for item in items), ledger),
    )
    table = table_of(whole.only(items), ledger)
    return Reckoned(AnswerStatus.ANSWERED, claims, "recommendations to one body", (table,))


def is_to(item: Recommendation, body: str) -> bool:
    """Return whether a recommendation is addressed to a body as a question calls it."""
    if not item.addressee:
        return False
    if _HEALTH.match(body):
        return _OF_HEALTH.search(item.addressee) is not None
    asked = {stem for word in body.split() if word.lower() not in _SMALL for stem in stems(word)}
    return bool(asked) and asked <= set(stems(item.addressee))
