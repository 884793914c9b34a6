"""Tells whether a text prints a number of the form that is asked for: a share, a time, how often."""

from __future__ import annotations

import re

from assistant.answering.planning import Plan
from assistant.answering.terms import stems

_SHARE_ASKED = re.compile(r"(?i)\b(?:what|which) (?:%|per ?cent\w*|proportion|share)")
_SHARE = re.compile(
    r"(?i)\d\s?%|\bper ?cent\b|\bone in \w+|\b(?:half|thirds?|quarters?)\b"
    r"|\b[\d,]+ (?:out )?of (?:the )?[\d,]+\b"
)
_MUCH_ASKED = re.compile(
    r"(?i)(?<!by )\bhow much\b(?! (?:more|longer|earlier|better|worse|notice))"
)
_MUCH = re.compile(
    r"(?i)[£€$]\s?\d|\d\s?(?:%|m\b|k\b|bn\b|kg\b|km\b)|\b(?:\d[\d.,]*|half|one|two|three|four|five|six|seven"
    r"|eight|nine|ten)\s(?:per ?cent|(?:m|b)illion|thousand|hundred|tonnes?|litres?|miles?|metres?|hectares?"
    r"|acres|hours?|days?|weeks?|months?|years?|minutes?|points?|pounds?|pence|times)\b"
)
# "19% fewer calls" says how a number moved, and no share of it.
_MOVED = re.compile(
    r"(?i)(?:\d[\d.,]*\s?%|\bper ?cent)\s+(?:\w+ )?(?:fewer|more|less|lower|higher|increase|decrease"
    r"|rise|reduction|drop|fall|down|up|below|above)\b"
    r"|\b(?:(?:de|in)creased?|fell|rose|risen|fallen|reduc\w+|drop\w*) by \d[\d.,]*\s?(?:%|per ?cent)"
)
_UNIT = r"(?:minute|hour|day|week|fortnight|month|quarter|term|year|meeting)"
_OFTEN_ASKED = re.compile(r"(?i)\bhow (?:often|frequently)\b")
_OFTEN = re.compile(
    r"(?i)\b(?:daily|(?:bi-?)?weekly|fortnightly|(?:bi-?)?monthly|quarterly|termly|annual(?:ly)?"
    rf"|yearly|once|twice|\w+ times|(?:every|each|per|a) (?:\w+ )?{_UNIT}s?)\b"
)
_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty"
    r"|sixty|ninety|several|half an?|some)"
)
_LONG_ASKED = re.compile(r"(?i)\bhow long\b")
_LONG = re.compile(
    rf"(?i)\b(?:\d[\d.,]*|an?|{_WORD})[\s-](?:working |school |calendar )?{_UNIT}s?\b|\bsince\b"
)
# "20 weeks": a number of the question with the word that it counts.
_COUNTS = re.compile(r"\b(?P<number>\d[\d,.]*)[\s-]+(?P<noun>[A-Za-z]{3,})")


def holds_much(question: str, text: str) -> bool:
    """Return whether a text prints an amount of something, where "how much" asks for one.

    >>> holds_much("How much was the amendment?", "Amendment number: 5")
    False
    """
    return _MUCH_ASKED.search(question) is None or _MUCH.search(text) is not None


def holds_share(question: str, text: str) -> bool:
    """Return whether a text prints a share, where a question asks for one.

    >>> holds_share("What share was late?", "Two reviews were late.")
    False
    """
    return _SHARE_ASKED.search(question) is None or bool(_SHARE.search(_MOVED.sub(" ", text)))


def holds_time(question: str, text: str) -> bool | None:
    """Return whether a text says how often or how long, None where that is not asked.

    >>> holds_time("How often does it meet?", "The board meets every other month.")
    True
    >>> holds_time("How long had they to reply?", "3 schools replied.")
    False
    """
    if _OFTEN_ASKED.search(question):
        return _OFTEN.search(text) is not None
    if _LONG_ASKED.search(question):
        return _LONG.search(text) is not None
    return None


def without_echoes(plan: Plan, text: str) -> str:
    """Return a text without the numbers that the question itself prints: "within 20 weeks".

    What "how many of the 14 actions" counts stays.
    """
    for said in _COUNTS.finditer(plan.standalone):
        if plan.counted not in stems(said["noun"]):
            noun = re.escape(said["noun"].lower().rstrip("s"))
            text = re.sub(rf"(?i)\b{re.escape(said['number'])}[\s-]+{noun}\w*", " ", text)
    return text
