"""Finds the words of a sentence that say by when something is due."""

from __future__ import annotations

import re

from assistant.spans import Span

# Month names in prose begin with a capital: "may" and "march" are verbs.
_MONTH = (
    r"(?-i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_SCHOOL_YEAR = r"20\d\d\s?[/–-]\s?\d\d(?:\d\d)?"
_PART = (
    r"(?:(?:the\s+)?(?:end|middle|start|beginning)\s+of\s+|mid[- ]|early\s+|late\s+)?(?:the\s+)?"
)
_DAY = (
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:the\s+)?"
    rf"(?:[0-3]?\d(?:st|nd|rd|th)?\s+(?:of\s+)?)?{_MONTH}(?:,?\s+(?:19|2\d)\d\d)?\b"
)
_WHEN = (
    rf"(?:{_PART}{_DAY}|[0-3]?\d[/.][01]?\d[/.](?:\d{{4}}|\d\d)\b"
    rf"|{_PART}(?:q[1-4]|quarter\s+[1-4])(?:\s+of)?\s+{_SCHOOL_YEAR}\b"
    r"|(?:the\s+)?(?:spring|summer|autumn|winter)(?:\s+term)?(?:\s+(?:of\s+)?20\d\d)?\b"
    r"|(?:the\s+)?end\s+of\s+(?:the\s+|this\s+)?(?:(?:financial|municipal|calendar|school|academic)\s+)?"
    rf"(?:week|month|year|term)(?:\s+{_SCHOOL_YEAR})?\b"
    rf"|(?:the\s+)?(?:end\s+of\s+)?(?:{_SCHOOL_YEAR}|(?:19|20)\d\d)\b"
    r"|christmas\b|next\s+(?:(?:financial|municipal|calendar)\s+)?(?:week|month|year)\b|tomorrow\b)"
)
_SESSION = r"(?:meeting|committee|session|cabinet|council|board|panel)"
_NEXT_MEETING = (
    r"(?:the|its|their|our|a)\s+(?:next|following|subsequent|future|later)\s+(?:\w+\s+){0,3}?"
    rf"{_SESSION}\b(?:\s+(?:on|in)\s+{_WHEN})?"
)
_DATED_MEETING = (
    rf"(?:(?:the|its|a)\s+)?{_SESSION}\s+(?:of|on|in|to\s+be\s+held\s+(?:on|in))\s+{_WHEN}"
    rf"|(?:(?:the|its)\s+)?{_MONTH}(?:['’]s)?\s+(?:(?:19|20)\d\d\s+)?{_SESSION}\b"
)
_COUNT = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen"
    r"|twenty(?:[- ]four|[- ]eight|[- ]one)?|thirty|sixty|ninety)"
)
_UNIT = r"(?:working\s+days?|calendar\s+days?|days?|weeks?|months?|years?|fortnight)"
# These set a limit.
_LIMITS = re.compile(
    r"\b(?:(?:on\s+or\s+)?before|by|until|(?:no|not)\s+later\s+than|due(?:\s+(?:on|by|in))?|in\s+time\s+for)\s+"
    rf"(?:{_NEXT_MEETING}|{_DATED_MEETING}|{_WHEN})"
    rf"|\b(?:to|at|for)\s+(?:{_NEXT_MEETING}|{_DATED_MEETING})"
    r"|\bwithin\s+(?:(?:(?:the|a)\s+)?(?:next|coming|following)\s+)?"
    rf"(?:{_COUNT}\s?[- ]?\s?(?:\(\w+\)\s*)?)?{_UNIT}\b"
    r"(?:\s+(?:of|from|after)\s+[^,.;\n]{3,60}?(?=[,.;\n]|$))?"
    rf"|\bin\s+(?:the\s+next\s+)?{_COUNT}\s+(?:weeks?|months?|years?|fortnight)['’]?(?:\s+time)?\b",
    re.IGNORECASE,
)
# These only name a day.
_DAYS = re.compile(rf"\b(?:on|in|during|for|to|at)\s+{_WHEN}", re.IGNORECASE)


def find_due(text: str) -> list[Span]:
    """Return the due phrases of a sentence that promises or recommends, in order.

    Phrases that set a limit ("by", "within", "to the next meeting") come alone; without one,
    days that are only named ("on 9 March 2026") are returned.

    >>> [s.text for s in find_due("She agreed to report by 31 August 2024 on the audit.")]
    ['by 31 August 2024']
    >>> [s.text for s in find_due("The Chair would write within the next fortnight.")]
    ['within the next fortnight']
    """
    for pattern in (_LIMITS, _DAYS):
        found = [Span(m.start(), m.end(), m.group()) for m in pattern.finditer(text)]
        if found:
            return found
    return []
