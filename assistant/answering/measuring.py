"""Tells whether a text prints a number or a day of the form that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answering.planning import Plan
from assistant.answering.terms import stems, tokens
from assistant.dates import PrintedDate, find_dates

_SHARE_ASKED = re.compile(r"(?i)\b(?:what|which) (?:%|per ?cent\w*|proportion|share)")
_SHARE = re.compile(
    r"(?i)\d\s?%|\bper ?cent\b|\bone in \w+|\b(?:half|thirds?|quarters?)\b"
    r"|\b[\d,]+ (?:out )?of (?:the )?[\d,]+\b"
)
_MUCH_ASKED = re.compile(
    r"(?i)(?<!by )\bhow much\b(?! (?:time|more|longer|earlier|better|worse|notice))"
)
_MUCH = re.compile(
    r"(?i)[£€$]\s?\d|\d\s?(?:%|m\b|k\b|bn\b|kg\b|km\b)|\b(?:\d[\d.,]*|half|one|two|three|four|five|six|seven"
    r"|eight|nine|ten)\s(?:per ?cent|(?:m|b)illion|thousand|hundred|tonnes?|litres?|miles?|metres?|hectares?"
    r"|acres|hours?|points?|pounds?|pence|times)\b"
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


_VAGUE_DATE = re.compile(
    r"(?i)\b(?:q[1-4]|quarter [1-4]|(?:spring|summer|autumn|winter)(?: term)?(?: of)? \d{4}"
    r"|(?:within|in|over) (?:the next )?(?:\d+|two|three|six|nine|twelve|eighteen) (?:week|month|year)s?"
    r"|by the end of|end of (?:the )?(?:financial|municipal|calendar)? ?(?:year|month|term|january|february"
    r"|march|april|may|june|july|august|september|october|november|december)|next (?:week|month|year"
    r"|meeting|spring|summer|autumn)|\d{4}/\d{2,4}|(?:january|february|march|april|june|july|august"
    r"|september|october|november|december)\b|\d+(?:st|nd|rd|th)? (?:of )?may\b|w/c)"
)
# "The Local Plan 2024 to 2039": years in a name date nothing.
_OF_YEARS = re.compile(r"(?<=[a-z] )(?:19|20)\d\d\s?(?:to|[-–])\s?(?:(?:19|20)\d\d|\d\d)\b")


def date_places(question: str, text: str, dates: Iterable[PrintedDate]) -> list[tuple[int, int]]:
    """Return where a text prints `dates` and vaguer times that may tell when something is.

    Words of the question tell none ("the next meeting"), nor do the years of a name.
    """
    asked = set(tokens(question))
    named_there = {(date.first, date.precision) for date in find_dates(question)}
    places = [(d.start, d.end) for d in dates if (d.first, d.precision) not in named_there]
    vague = (m for m in _VAGUE_DATE.finditer(text) if not set(tokens(m.group())) <= asked)
    places += [match.span() for match in vague]
    named = [match.span() for match in _OF_YEARS.finditer(text)]
    return [(a, b) for a, b in places if not any(c <= a and b <= d for c, d in named)]


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
