"""Sets side by side what is recommended of several places or by several reviews; never added up."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answering.planning import Plan
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Claim, Reckoned
from assistant.answering.reckoning.recommendation_sets import RecommendationSet, about, holds_name
from assistant.answering.reckoning.recommendation_tables import Part, listing_lead, table_of
from assistant.answering.reckoning.recommendations_asked import (
    ASKS_RECOMMENDATIONS,
    names_asked,
    sets_asked,
)
from assistant.answers import AnswerStatus, Basis

_COMPARES = re.compile(
    r"(?i)\bcompar\w+|\bdiffer\w*|\bside by side\b|\b(?:both|versus|vs)\b|\bin common\b"
)
_LISTS = re.compile(r"(?i)\bimprov\w+|\bofsted\b|\binspect\w+|\breviews?\b")
_APART = "They are shown side by side and are not added up."
_MOST = 3


def reckon_comparison(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return the recommendations of each place or review named; None where one has none."""
    question = plan.standalone
    if not _COMPARES.search(question):
        return None
    if not ASKS_RECOMMENDATIONS.search(question) and not _LISTS.search(question):
        return None
    names = _separate(plan)
    if not 1 < len(names) <= _MOST:
        return None
    parts = [_of(name, names, plan, ledger) for name in names]
    if any(part is None for part in parts):
        return None
    told = [part for part in parts if part is not None]
    if len({part.whole.document.document_id for part in told}) < len(told):
        return None
    claims = (*(listing_lead(part, ledger) for part in told), Claim(_APART, Basis.NOTICE))
    tables = tuple(table_of(part.whole.only(part.items), ledger) for part in told)
    return Reckoned(AnswerStatus.ANSWERED, claims, "side by side", tables)


def _separate(plan: Plan) -> list[str]:
    """Return the names of a question; "Bristol and Enfield" are two."""
    named = [name for name in plan.names if names_asked(replace(plan, names=(name,)))]
    return [part for name in named for part in re.split(r"\s+(?:and|with|to)\s+", name)]


def _of(name: str, names: list[str], plan: Plan, ledger: Ledger) -> Part | None:
    """Return the set that one name means, with those items that the question is about."""
    question = plan.standalone
    for other in names:
        if other != name:
            question = question.replace(other, " ")
    question = _COMPARES.sub(" ", question)
    inspections = re.search(r"(?i)\bimprov\w+|\bofsted\b|\binspect\w+", question) is not None
    one = replace(plan, standalone=question, names=(name,))
    asked = sets_asked(one, ledger, inspections=inspections)
    if asked is None or not asked.sets:
        return None
    named = [s for s in asked.sets if _is_named(s, one)]
    if not named:
        return None
    each = max(named, key=lambda s: (s.document.date.day is not None, str(s.document.date.day)))
    return Part(each, about(each.items, asked.topic))


def _is_named(each: RecommendationSet, plan: Plan) -> bool:
    return all(holds_name(each.called, name) for name in names_asked(plan))
