"""The one action that a question describes in other words than the plan's own."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.actions import ActionItem
from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.topics import TopicText, Unit, topic_of
from assistant.answering.reckoning.plans.versions import PlanBook

# So many things of the question must stand in a row, and so much of what weighs in it.
_FRAMING = """lead leads leading led owner owns own owned responsible responsibility accountable charge hook
    who whose job plan action actions under version first second third latest original officer person
    supposed meant getting making"""
_FEWEST = 3
_LEAST_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class _Near:
    row: ActionItem
    share: float
    own: frozenset[Unit]
    held: frozenset[Unit]


def nearest_row(plan: Plan, book: PlanBook) -> ActionItem | None:
    """Return the row of the newest wording that a question clearly describes; None where none is.

    It must hold most of what the question says, and say in its own wording something that
    the next best does not. Only rows with a reference are looked at.
    """
    name = re.compile(rf"(?i)\b{r'[^a-z0-9]+'.join(map(re.escape, book.words))}\b")
    named = [match.span() for match in name.finditer(plan.standalone)]
    found = topic_of(plan, framing=_FRAMING, without=named).units
    units = [unit for unit in found if unit.name is None]
    near = sorted(_near(units, _rows(book)), key=lambda each: -each.share)
    if not near or len(near[0].held) < _FEWEST or near[0].share < _LEAST_SHARE:
        return None
    if len(near) > 1 and not near[0].own - near[1].held:
        return None
    return near[0].row


def _near(units: Sequence[Unit], rows: Sequence[ActionItem]) -> list[_Near]:
    texts = [TopicText(row.action, row.recommendation or "") for row in rows]
    weights = {unit: _weight(unit, texts) for unit in units}
    total = sum(weights.values())
    found = []
    for row, text in zip(rows, texts, strict=True):
        held = frozenset(unit for unit in units if unit.stands_in(text, text.titled))
        own = frozenset(unit for unit in held if unit.stands_in(text, text.own))
        if own and total:
            found.append(_Near(row, sum(weights[unit] for unit in held) / total, own, held))
    return found


def _weight(unit: Unit, texts: Sequence[TopicText]) -> float:
    held = sum(unit.stands_in(text, text.titled) for text in texts)
    return math.log(1 + len(texts) / (0.5 + held))


def _rows(book: PlanBook) -> list[ActionItem]:
    """Return each action once, as the first version words it: in full."""
    rows: dict[str, ActionItem] = {}
    for version in book.versions:
        for row in version.rows:
            if row.ref:
                rows.setdefault(row.ref, row)
    return list(rows.values())
