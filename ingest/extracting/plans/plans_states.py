"""Reads how far all rows of a table are that is one of finished, or of removed, actions."""

from __future__ import annotations

import re

from assistant.actions import TAKEN_OUT, ActionStatus
from ingest.extracting.plans.plans_layout import PlanRow

_REMOVED = r"(?:taken\s+out|withdrawn|removed|deleted|dropped)"
_OUT = re.compile(
    rf"(?i)^\W*(?:\w+\s+)?(?:actions?|tasks?|items?|rows?)?\s*{_REMOVED}\b(?!\s+from\s+the\s+(?:log|list))"
)
_WHY_OUT = re.compile(
    rf"(?i)^\W*(?:why|reasons?|date)\b.*\b{_REMOVED}\b|^\W*{_REMOVED}\s+(?:on|by|because)\b"
)
_DONE = r"(?:completed?|finished|discharged|delivered)"
_DONE_THING = re.compile(
    rf"(?i)^\W*{_DONE}\s+(?:actions?|tasks?|items?|steps?|requests?|business|recommendations?)\W*$"
)
_CLOSED_THING = re.compile(
    r"(?i)^\W*(?:closed\s+(?:actions?|tasks?|items?|requests?|business|recommendations?)"
    r"|(?:actions?|tasks?|items?|requests?)\s+closed\b.*)\W*$"
)
_CLOSED_ON = re.compile(
    r"(?i)^\W*(?:closed\s+(?:on|in)|date\s+closed|closed\s+date|closure\s+date)\b"
)
_LONGEST = 60

State = tuple[str | None, ActionStatus, str | None]


def state_of_table(row: PlanRow) -> State | None:
    """Return the status of a row of a table of its own for finished or removed actions, else None.

    The words of its headings tell, or the line above it: "Completed actions", "Taken out".
    """
    headings = [" ".join(heading.split()) for heading in row.first.row.header]
    section = next(iter(reversed(row.first.block.headings)), "")
    titles = [title for title in (section, *headings) if len(title) <= _LONGEST]
    if any(_WHY_OUT.match(h) for h in headings) or _OUT.match(section):
        return None, ActionStatus.CLOSED_NOT_COMPLETE, TAKEN_OUT
    if any(_DONE_THING.match(title) for title in titles):
        return None, ActionStatus.COMPLETE, "table"
    closed = any(_CLOSED_THING.match(title) for title in titles)
    if closed and any(_CLOSED_ON.match(heading) for heading in headings):
        return None, ActionStatus.CLOSED_NOT_COMPLETE, "table"
    return None
