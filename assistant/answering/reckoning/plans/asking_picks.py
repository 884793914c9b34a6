"""Which rows a question picks: by lead, rating or recommendation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.reckoning.asked.posts import NamedLeads, named_leads, post_words
from assistant.answering.reckoning.plans.asking_subjects import (
    RECOMMENDATION,
    SCORE,
    are_of_actions,
    rows_of,
)
from assistant.answering.reckoning.plans.naming_plans import without_name
from assistant.answering.reckoning.plans.versions import PlanBook

_LEAD_CUE = re.compile(
    r"\b(?:leads?|leading|led|owns?|owned|owners?|responsib\w+|accountable|charge|doing|do|have|has|had"
    r"|for|by|with|to|of|does|is)\b|'s\b"
)
WHO = re.compile(r"\bwho(?:'?s)?\b")
_NAMED_PLAN = re.compile(
    r"\b(?P<the>(?:the|our|this|that|its|latest|newest|current|which|what|any|in"
    r"|of|on) )(?!the\b|our\b|latest\b)"
    r"(?:(?!by\b|for\b|of\b|in\b|on\b|the\b|does\b|do\b|has\b|is\b)[\w'&-]+ ){1,4}?"
    r"(?=(?:action |improvement )?(?:plan|tracker|log|programme)\b)"
)
_COLOUR = re.compile(r"\b(red|amber|green|blue|purple|black|gr[ae]y|orange|yellow)\b")


def leads_asked(
    text: str,
    books: Sequence[PlanBook],
    named: Sequence[str],
    shorts: dict[str, tuple[str, ...]],
) -> NamedLeads | None:
    if not _LEAD_CUE.search(text) or WHO.search(text):
        return None
    rows, text = rows_of(books), _without_plan(text)
    found = named_leads(text, rows, shorts)
    if named and not (found and found.whole and found.words - set(named)):
        found = named_leads(without_names(text, books), rows, shorts)
    if found is None or not found.whole:
        beside = " ".join(word for word in text.split() if word.strip("?.,'") not in named)
        found = named_leads(beside, rows, shorts)
    if found and not found.whole and are_of_actions(found.words, books):
        return None
    return found


def _without_plan(text: str) -> str:
    """Return a question without the words before "plan", which are of its name and of no lead.

    >>> _without_plan("what is due in the send plan for the send adviser")
    'what is due in the plan for the send adviser'
    """
    return _NAMED_PLAN.sub(r"\g<the>", text)


def rating_asked(text: str) -> str | None:
    colour, score = _COLOUR.search(text), SCORE.search(text)
    return colour.group(1) if colour else score.group(1) if score else None


def recommendation_asked(text: str) -> str | None:
    match = RECOMMENDATION.search(text)
    return match.group(1) if match else None


def without_names(text: str, books: Sequence[PlanBook]) -> str:
    """Return a question without the plans' own names, which may hold "all" or "every"."""
    for book in books:
        text = without_name(text, book.words)
    return text


def without_posts(text: str, who: NamedLeads | None) -> str:
    """Return a question without the posts that it names, which may hold "open" or "progress"."""
    for printed in who.printed if who and who.whole else ():
        text = without_name(text, post_words(printed))
    return text
