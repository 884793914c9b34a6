"""Reads how far an action is from the words of its status, its tick or its rating's meaning."""

from __future__ import annotations

import itertools
import re

from assistant.actions import ActionStatus

# In this order where two begin at the same place; otherwise the first in the text counts.
STATUS_WORDS: tuple[tuple[ActionStatus, str], ...] = (
    (
        ActionStatus.IN_PROGRESS,
        r"(?:not|nearly|almost|partly|partially|part|yet\s+to\s+be|to\s+be|be|being|not\s+yet(?:\s+been)?)\s+"
        r"(?:fully\s+)?(?:completed?|achieved|implemented|discharged|done|delivered|met)|incomplete"
        r"|completion\s+(?:due|expected)|(?:[1-9]\d?)\s?%",
    ),
    (
        ActionStatus.NOT_STARTED,
        r"not\s+(?:yet\s+)?(?:started|begun|commenced|been\s+started)|yet\s+to\s+(?:start|begin|commence)"
        r"|to\s+(?:start|begin|commence)|no\s+progress|un-?started|nothing\s+done|waiting\s+to\s+(?:start|begin)|awaiting\s+start",
    ),
    (
        ActionStatus.IN_PROGRESS,
        r"on[\s-]+(?:track|target|schedule|course|plan|programme)|in[\s-]+(?:progress|delivery)|on-?\s?going|continu\w+|slipp\w+"
        r"|delay\w*|behind|paused|on\s+hold|under\s?way|off[\s-]+(?:track|target|schedule)|at\s+risk"
        r"|overdue|late|deferred|past\s+its\s+date|outstanding|open|live|active|started|progressing|monitor\w*"
        r"|(?:un)?acceptable\s+progress|progress\s+(?:is\s+)?(?:un)?acceptable|some\s+concern\w*|carried\s+forward|going\s+(?:to\s+plan|well|ahead)|to\s+plan|proceeding|recoverable"
        r"|in\s+time|not\s+yet\s+due|not\s+due\s+yet|part-?\s?way|half-?\s?way|in\s+(?:hand|train)|stalled|being\s+(?:done|made|worked\s+on)|well\s+advanced",
    ),
    (
        ActionStatus.COMPLETE,
        r"completed?|completion|achieved|implemented|discharged|done|delivered|finished|concluded|finalised|accomplished|signed\s+off"
        r"|100\s?%|met\b|actioned|[✓✔√☑]",
    ),
    (ActionStatus.SUPERSEDED, r"superseded|subsumed|merged|replaced|incorporated\s+in\w*"),
    (
        ActionStatus.CLOSED_NOT_COMPLETE,
        r"closed|withdrawn|cancelled|no\s+longer\s+(?:required|needed|applicable|relevant)|not\s+(?:taken|proceeding)"
        r"|removed|abandoned|rejected",
    ),
)
_WORDS = tuple(
    (status, re.compile(rf"(?<![a-z]){'(?:' + words + ')'}(?![a-z])", re.I))
    for status, words in STATUS_WORDS
)
_SHARE = re.compile(r"\s*(?P<whole>\d{2,3}|0(?=\s*%|$)|[1-9](?=\s*%))(?:\.\d+)?\s*%?\s*")
_ALL = 100
_BOTH = re.compile(r"(?i)\bor\b|/")
_NOTHING = re.compile(
    r"(?i)^\W*(?:n\s?/\s?a|not\s+applicable|bau|business\s+as\s+usual|tbc|none|nil|unknown)?\W*$"
)
_YES = re.compile(r"(?i)^\W*(?:y|yes|x|1|true|✓|✔|√|☑|ü|þ)\W*$|^[✓✔√☑■●•]")
_ALL_COMPLETE = re.compile(
    r"(?i)^\W*all\s+(?:actions\s+)?(?:now\s+)?(?:complete|achieved|implemented|discharged)"
)
CLOSED_STATUSES = (ActionStatus.COMPLETE, ActionStatus.SUPERSEDED)


def read_status(words: str) -> ActionStatus:
    """Return the status that printed words mean; `UNKNOWN` where they mean none.

    "Closed" is complete or superseded by the reason beside it, else closed without being
    shown complete. Words for two different statuses ("on track or complete") mean none.

    >>> read_status("Complete (18 June 2025)").value, read_status("On track to be completed").value
    ('complete', 'in_progress')
    >>> read_status("Closed").value, read_status("On track or complete").value
    ('closed_not_complete', 'unknown')
    """
    found = _found(words)
    if not found:
        return ActionStatus.UNKNOWN
    first = found[0][1]
    if first is ActionStatus.CLOSED_NOT_COMPLETE:
        return next((status for _, status in found if status in CLOSED_STATUSES), first)
    for (start, status), (end, other) in itertools.pairwise(found):
        joined = _BOTH.search(words, start, end)
        if joined and {status, other} == {ActionStatus.COMPLETE, ActionStatus.IN_PROGRESS}:
            return ActionStatus.UNKNOWN
    return first


def _found(words: str) -> list[tuple[int, ActionStatus]]:
    taken: list[tuple[int, int, ActionStatus]] = []
    for status, pattern in _WORDS:
        for match in pattern.finditer(words):
            if all(match.end() <= start or end <= match.start() for start, end, _ in taken):
                taken.append((match.start(), match.end(), status))
    return [(start, status) for start, _, status in sorted(taken, key=lambda found: found[0])]


def read_share(words: str) -> ActionStatus:
    """Return the status that a share done means; `UNKNOWN` for anything but a share.

    >>> read_share("100%").value, read_share("65").value, read_share("0 %").value
    ('complete', 'in_progress', 'not_started')
    """
    found = _SHARE.fullmatch(words)
    if found is None or int(found["whole"]) > _ALL:
        return ActionStatus.UNKNOWN
    share = int(found["whole"])
    if share == _ALL:
        return ActionStatus.COMPLETE
    return ActionStatus.IN_PROGRESS if share else ActionStatus.NOT_STARTED


def read_leading_status(words: str) -> ActionStatus:
    """Return the status that a text begins with, `UNKNOWN` where it only tells of one later.

    >>> read_leading_status("Complete – cleared in May").value
    'complete'
    >>> read_leading_status("The guide is complete").value
    'unknown'
    """
    found = _found(words)
    begins = bool(found) and not re.search(r"\w", words[: found[0][0]])
    return read_status(re.split(r"[.;:–-]\s", words)[0]) if begins else ActionStatus.UNKNOWN


def is_status_word(words: str) -> bool:
    """Return whether a cell is known to hold a status or to hold none ("n/a", "")."""
    return (
        bool(_NOTHING.match(words))
        or read_status(words) is not ActionStatus.UNKNOWN
        or bool(_found(words))
    )


def is_ticked(words: str) -> bool:
    """Return whether a cell holds a tick.

    >>> is_ticked("✓"), is_ticked("Yes"), is_ticked("No")
    (True, True, False)
    """
    return _YES.search(words) is not None


def is_all_complete(words: str) -> bool:
    """Return whether a cell speaks for all the rows it stands beside.

    >>> is_all_complete("All complete as of 31 March 2024")
    True
    """
    return _ALL_COMPLETE.match(words) is not None
