"""Tells what a member states in a question before asking it."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.answering.holding import holds_asked
from assistant.answering.planning import EXACT, Plan
from assistant.answering.terms import stems

_STATED = re.compile(
    r"(?i)\b(?:noted|said|stated|observed|commented|pointed out|highlighted|mentioned)\b[^.?;]*?"
    r"(?=,? and (?:then |also |therefore |so )?(?:asked|queried|questioned|enquired|inquired|wondered"
    r"|sought|wanted|requested|wished)\b)"
)


def stated_first(text: str) -> str:
    """Return what a recorded question states before it asks, "" where it only asks.

    >>> stated_first("Mr Hay noted that two were done and asked when the rest would be.")
    'Mr Hay noted that two were done'
    """
    found = _STATED.search(text)
    return text[: found.end()] if found else ""


def states_before_asking(plan: Plan, subject: Collection[str], text: str) -> bool:
    """Return whether a question states the number or date that a plan asks for, and all its subject."""
    if plan.asked_for not in EXACT:
        return False
    stated = stated_first(text)
    return bool(stated) and set(subject) <= set(stems(stated)) and holds_asked(plan, stated)
