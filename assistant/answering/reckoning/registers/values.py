"""Brings what a table prints of how far a row is, and what people call it, to one form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_DONE = (
    r"complet(?:e|ed|ion)|done|finished|implemented|delivered|achieved|discharged|fulfilled|actioned"
    r"|concluded"
)
_AGREED = r"accept(?:ed)?|agree(?:d)?|approve(?:d)?|support(?:ed)?|adopt(?:ed)?|taken up|said yes"
_NOT = (
    r"(?:not|n[o']t|haven'?t|hasn'?t|wasn'?t|weren'?t|isn'?t|aren'?t|never|yet to be|still to be)"
)
_BE = r"(?:\s+(?:yet|been|be|being|fully|it|they|to)){0,3}\s+"
# In this order: what is found first is used up.
_CLASSES = (
    ("part", rf"(?:{_AGREED}|{_DONE}) (?:only )?(?:in part|partly|partially|half ?way)"
             rf"|part(?:ly|ially)[- ](?:been )?(?:{_AGREED}|{_DONE})|(?:only )?(?:go|went|going) half ?way"
             r"|in part|half ?way"),
    ("amended", rf"(?:{_AGREED}) (?:but )?(?:with|subject to) (?:\w+ ){{0,2}}(?:amendments?|changes?"
                r"|conditions?|modifications?)"),
    ("unfinished", r"not being taken forward"),
    ("refused", rf"{_NOT}{_BE}(?:{_AGREED})|reject(?:ed)?|refuse(?:d)?|turn(?:ed)? down|decline(?:d)?|said no"
                r"|threw out|thrown out|dismiss(?:ed)?|knock(?:ed)? back"),
    ("not begun", rf"{_NOT}{_BE}(?:begun|started|commenced)|not begun|not started"
                  r"|yet to (?:start|begin|commence)|unstarted|still to (?:start|begin)"),
    ("unanswered", rf"{_NOT}{_BE}(?:answered|replied to|received)|no (?:reply|answer|response)(?: received)?"
                   r"|unanswered|none recorded|nothing back"),
    ("awaited", r"await(?:ed|ing)(?! evidence)|still waiting"),
    ("not done", rf"{_NOT}{_BE}(?:{_DONE})|undelivered|unimplemented|incomplete|unfinished"),
    ("unproved", r"await(?:ing)? (?:the )?(?:evidence|proof)|not (?:yet )?(?:proved|evidenced|proven)"),
    ("proved", r"evidenced|proved|proven|verified"),
    ("on course", r"on (?:course|track|schedule|programme|target)"),
    ("late", r"(?:running |fallen |fell )?behind(?: (?:programme|schedule|time|target|plan))?|overdue"
             r"|delayed"
             r"|running late|off track|slipping"),
    ("at risk", r"at risk"),
    ("under way", r"in progress|under ?way|ongoing|in hand|in delivery|being worked on"),
    ("deferred", r"deferr?(?:ed)?|put (?:\w+ )?off|postponed?|parked|shelved|held over|adjourned|put back"),
    ("paused", r"paused|on hold|suspended|halted"),
    ("withdrawn", r"withdrawn|superseded|dropped|cancelled|abandoned|scrapped"),
    ("closed", r"closed|signed off"),
    ("done", _DONE),
    ("agreed", _AGREED),
    ("answered", r"answered|replied"),
    ("red", r"red"), ("amber", r"amber"
            r"|yellow"), ("green", r"green"), ("blue", r"blue"), ("grey", r"gr[ea]y"),
)  # fmt: skip
_READ = tuple(
    (name, re.compile(rf"(?<![\w-])(?:{words})(?!\w)", re.IGNORECASE)) for name, words in _CLASSES
)
# States by which requests are answered, and not how far things are.
DECISIONS = frozenset({"agreed", "refused", "amended", "deferred"})
_COLOURS = frozenset({"red", "amber", "green", "blue", "grey"})
_SHORT = 3
_PART = re.compile(r"[:;.,]\s|\s[-–—]\s(?=\S+ \S+ \S+)|$")


@dataclass(frozen=True, slots=True)
class Said:
    """Which states a text names, and the text without the words that name them."""

    states: frozenset[str]
    rest: str


@lru_cache(maxsize=4000)
def states_in(text: str) -> Said:
    """Return the states that a text names.

    >>> sorted(states_in("which ones have not been started and are red").states)
    ['not begun', 'red']
    """
    states, rest = set(), text.replace("’", "'")
    for name, pattern in _READ:
        if pattern.search(rest):
            states.add(name)
            rest = pattern.sub(" ", rest)
    return Said(frozenset(states), rest)


@lru_cache(maxsize=20_000)
def state_of(cell: str) -> frozenset[str]:
    """Return the states of a cell: of its first part, else of its last; a colour says it alone.

    >>> sorted(state_of("Green - mapping done")), sorted(state_of("Sent on 3.4.25. Finished"))
    (['green'], ['done'])
    """
    return _read_cell(cell)[1]


def value_of(cell: str) -> str:
    """Return the part of a cell that says how far its row is, as printed."""
    return _read_cell(cell)[0]


def _read_cell(cell: str) -> tuple[str, frozenset[str]]:
    parts = [part.strip() for part in _PART.split(cell) if part.strip()]
    for part in (*parts[:1], *parts[-1:]):
        states = states_in(part).states
        if states and (len(part.split()) <= _SHORT or _begins(part)):
            return part, states & _COLOURS or states
    return cell, frozenset()


def _begins(part: str) -> bool:
    """Return whether a text begins with a state: "Answered 24 October", not "Two samples done"."""
    return any(pattern.match(part) for _, pattern in _READ)


def plain(text: str) -> str:
    """Return a value or a question as small letters and single spaces."""
    return " ".join(re.sub(r"[^a-z0-9%£']+", " ", text.replace("’", "'").lower()).split())
