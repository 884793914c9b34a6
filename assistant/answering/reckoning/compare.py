"""Sets side by side what is recommended of several places or by several reviews; never added up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.planning import Plan
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Claim, Reckoned
from assistant.answering.reckoning.recommendations.recommendation_sets import (
    RecommendationSet,
    about,
    holds_name,
)
from assistant.answering.reckoning.recommendations.recommendation_tables import (
    Part,
    listing_lead,
    table_of,
)
from assistant.answering.reckoning.recommendations.recommendations_asked import (
    ASKS_RECOMMENDATIONS,
    names_asked,
    sets_asked,
)
from assistant.answering.terms import tokens
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
    found = [_of(name, names, plan, ledger) for name in names]
    told = _alike(found, send="send" in tokens(question))
    if len({part.whole.document.document_id for part in told}) < len(names):
        return None
    claims = (*(listing_lead(part, ledger) for part in told), Claim(_APART, Basis.NOTICE))
    tables = tuple(table_of(part.whole.only(part.items), ledger) for part in told)
    return Reckoned(AnswerStatus.ANSWERED, claims, "side by side", tables)


def _separate(plan: Plan) -> list[str]:
    """Return the names of a question; "Bristol and Enfield" are two."""
    named = [name for name in plan.names if names_asked(replace(plan, names=(name,)))]
    return [part for name in named for part in re.split(r"\s+(?:and|with|to)\s+", name)]


def _alike(found: Sequence[Sequence[Part]], *, send: bool) -> list[Part]:
    """Return one part for each name, all of inspections or reviews of one kind; [] where none is."""
    for wanted in (send, not send):
        kept = [
            [p for p in parts if ("send" in tokens(p.whole.called)) is wanted] for parts in found
        ]
        if all(kept):
            return [max(parts, key=_day) for parts in kept]
    return []


def _day(part: Part) -> str:
    return str(part.whole.document.date.day or "")


def _of(name: str, names: Sequence[str], plan: Plan, ledger: Ledger) -> list[Part]:
    """Return the sets that one name means, with those items that the question is about."""
    question = plan.standalone
    for other in names:
        if other != name:
            question = question.replace(other, " ")
    question = _COMPARES.sub(" ", question)
    inspections = re.search(r"(?i)\bimprov\w+|\bofsted\b|\binspect\w+", question) is not None
    one = replace(plan, standalone=question, names=(name,))
    asked = sets_asked(one, ledger, inspections=inspections)
    if asked is None:
        return []
    named = [each for each in asked.sets if _is_named(each, one)]
    parts = [Part(each, about(each.items, asked.topic)) for each in named]
    return [part for part in parts if part.items]


def _is_named(each: RecommendationSet, plan: Plan) -> bool:
    return all(holds_name(each.called, name) for name in names_asked(plan))
