"""Reads questions that tell first what somebody asked, and then want to know what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.answering.planning import Plan
from assistant.answering.reckoning.exchanges.exchanges_asking import AboutAsking, about_asking

_MIN_WORDS = 4
# Where the second half begins: "Cllr Moss asked how many had left - did we ever get the number?"
_SECOND = re.compile(
    r"(?i)(?:[.?!;,]|\s[-–])\s*(?:and |so |but |then )?(?=(?:did|has|have|had|what|whats|what['’]s|who|whos"
    r"|who['’]s|was|were|is|when|by when|any)\b)|\s+and (?=(?:did|has|have|what|were|was|is there|when|who)\b)"
)
_OUTCOME = re.compile(
    r"(?i)\b(?:get|got|given|told|answer\w*|repl(?:y|ies|ied|ying)|respon\w+|dates?|figures?|number|come|came"
    r"|said|say|explain\w*|promised|sent|receive[d]?|hear[d]?|had|know|find out)\b"
)
_WANTED = re.compile(
    r"(?i)\b(?:wanted|(?:was|were) (?:after|promised)|kept (?:on )?asking|complain(?:ed|ing)|raised|sought"
    r"|queried|asked|brought up|pressed|enquired|been asking|keeps asking)\b"
)
# With a person named: "did Cllr Moss ever get her figures", "what was Mrs Orr after".
_GOT = re.compile(
    r"(?i)\b(?:did|has|have|was|were|is)\b[^?]{0,50}\b(?:ever|yet|still|finally|in the end|actually)\b"
    r"[^?]{0,20}\b(?:get|got|gotten|receive[d]?|see|seen|given|sent|told|hear|heard|had|have|find out)\b"
    r"|^\W*(?:did|has|have) [^?]{2,40}\b(?:get|got|gotten|receive[d]?|seen|given|sent|had) (?:back )?"
    r"(?:his|her|their|an?|any|the|that|those)\b"
)
_AFTER = re.compile(
    r"(?i)\bwhat (?:was|were|is|are|had|has) [^?]{2,40}\b(?:after|asking (?:for|about)|wanting"
    r"|pressing (?:for|on|about)|chasing|want(?:ed)? to know)\b"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a question; `named`: it holds only where it names who asked or replied."""

    plan: Plan
    wanted: AboutAsking
    named: bool = False


def readings_of(plan: Plan) -> Iterator[Reading]:
    """Yield the ways to read a question about what was asked, the plainest first."""
    whole = about_asking(plan.standalone)
    if whole is not None:
        yield Reading(plan, whole)
    part = asked_part(plan)
    if part is not None:
        first = about_asking(part.standalone)
        if first is AboutAsking.BEFORE:
            yield Reading(part, AboutAsking.ANSWERED)
        elif first is not None or whole is not None:
            yield Reading(part, first or whole or AboutAsking.REPLY)
        if _WANTED.search(part.standalone) or _AFTER.search(part.standalone):
            yield Reading(part, AboutAsking.REPLY, named=True)
    if whole is None and (_GOT.search(plan.standalone) or _AFTER.search(plan.standalone)):
        yield Reading(plan, AboutAsking.ANSWERED, named=True)


def asked_part(plan: Plan) -> Plan | None:
    """Return the plan of what a question tells was asked, None where it has no second half."""
    text = plan.standalone
    for cut in _SECOND.finditer(text):
        first, second = text[: cut.start()], text[cut.end() :]
        if len(first.split()) >= _MIN_WORDS and _OUTCOME.search(second):
            dates = tuple(date for date in plan.dates if date.end <= cut.start())
            return replace(plan, standalone=first, dates=dates)
    return None
