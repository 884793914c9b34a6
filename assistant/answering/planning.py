"""Tells what a question asks for, before anything is searched."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.answering.declining import DeclineReason, reason_to_decline
from assistant.answering.rewriting import standalone_wording
from assistant.answering.terms import subject_words
from assistant.answers import Answer, Filters, Question
from assistant.dates import PrintedDate, find_dates


class AskedFor(StrEnum):
    """The kind of thing that would answer."""

    DATE = "date"
    NUMBER = "number"
    MONEY = "money"
    PERSON = "person"
    PLACE = "place"
    LIST = "list"
    ANYTHING = "anything"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked: the stand-alone wording, its subject, and what an answer must hold.

    `names` are proper names and abbreviations, `dates` printed dates, `figures`
    numbers of the question: evidence that holds none of them is about something else.
    `offered` are follow-ups that an earlier answer has shown.
    """

    standalone: str
    subject: tuple[str, ...]
    asked_for: AskedFor
    names: tuple[str, ...]
    dates: tuple[PrintedDate, ...]
    figures: tuple[str, ...]
    filters: Filters
    as_of: dt.date | None
    declined: DeclineReason | None = None
    asked_before: tuple[str, ...] = ()


_ASKED_FOR = (
    (
        AskedFor.MONEY,
        r"\bhow much (?:money|funding|did .* cost|does .* cost|will .* cost|is .* (?:cost|spen)\w*"
        r"|(?:is|was|has|have|will|did) .*(?:cost|spen[dt]|paid|budget|sav)\w*)|\bwhat (?:is|was|were"
        r"|are|will)?\b.{0,40}\b(?:cost|budget|price|overspend|underspend|funding gap)s?\b",
    ),
    (
        AskedFor.NUMBER,
        r"\bhow (?:many|much|often|long|old|high|large|big|far)\b|\b(?:what|which) (?:number|percent"
        r"|proportion|share|rate|total|figure|average)\w*|\bwhat (?:is|was|were|are) the "
        r"(?:\w+ ){0,3}?(?:number|percentage|proportion|rate|total|average|figure|target)\b"
        r"|\bnumber of\b.*\?|\bwhat (?:%|per ?cent)",
    ),
    (
        AskedFor.DATE,
        r"\bwhen\b(?! (?:it comes|dealing))|\b(?:what|which) (?:date|day|month|year|deadline"
        r"|timescale|time ?frame)s?\b|\bby what date\b|\bhow soon\b|\bwhat (?:is|was|are|were) the "
        r"(?:\w+ ){0,3}?(?:deadline|date|timescale|due date)s?\b",
    ),
    (
        AskedFor.LIST,
        r"\b(?:list|what are the|what were the|which (?:\w+ ){0,3}?(?:are|were|have|has|did)"
        r"|name all|all the|what (?:recommendations|actions|areas|findings|priorities|risks))\b"
        r"|\bneeds? to improve\b|\bwhat needs\b",
    ),
    (
        AskedFor.PERSON,
        r"\bwho(?:se|m)?\b|\bwhich (?:officer|councillor|cllr|member|director|person|agency|lead"
        r"|body|team|service|organisation|partner)s?\b|\bwho's\b|\bwhat is the name of\b",
    ),
    (AskedFor.PLACE, r"^\W*where\b|\bwhich (?:ward|area|town|place|site|building|school)s?\b"),
)
_NAME = re.compile(
    r"\b(?:[A-Z][a-z’'-]+|[A-Z]{2,6}s?|[A-Z])"
    r"(?:\s+(?:[A-Z][a-z’'-]+|[A-Z]{1,6}|\d{1,3})\b)*"
)
_QUOTED = re.compile(r"[“\"‘']([^”\"’']{3,60})[”\"’']")
_FIGURE = re.compile(r"£\s?\d[\d,.]*\s?(?:k|m|bn|million|billion)?|\b\d[\d,]*(?:\.\d+)?%?")
_NO_NAME = frozenset(
    """I A The What When Who Why How Where Which Is Are Was Were Has Have Had Did Do Does Can Could
    Will Would Should May And But So If In On At Of For To From By With Any All Please Tell Show
    List Give Name Explain Councillor Councillors Cllr Cllrs Council Committee Committees Member
    Members Officer Officers Chair Mr Mrs Ms Dr Cabinet Minutes Report Reports January February
    March April June July August September October November December Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday Action Actions Plan Plans Review Brief Draft Also""".split()
)


def plan_question(question: Question, turns: Sequence[Answer]) -> Plan:
    """Return what `question` asks, read in the light of the conversation's earlier turns."""
    standalone = standalone_wording(question.text, turns)
    dates = tuple(find_dates(standalone))
    return Plan(
        standalone=standalone,
        subject=tuple(subject_words(standalone)),
        asked_for=asked_for(standalone),
        names=tuple(names_in(standalone)),
        dates=dates,
        figures=tuple(_figures(standalone, dates)),
        filters=question.filters,
        as_of=question.as_of,
        declined=reason_to_decline(standalone),
        asked_before=tuple(turn.standalone for turn in turns),
    )


def asked_for(question: str) -> AskedFor:
    """Return the kind of thing that would answer.

    >>> asked_for("When will all actions be completed?").value
    'date'
    >>> asked_for("How many cases were audited?").value
    'number'
    """
    for kind, pattern in _ASKED_FOR:
        if re.search(pattern, question, re.IGNORECASE):
            return kind
    return AskedFor.ANYTHING


def names_in(question: str) -> list[str]:
    """Return the proper names and abbreviations of a question, in order.

    >>> names_in("What did Councillor Ashdown ask about the Child R review and MASH?")
    ['Ashdown', 'Child R', 'MASH']
    """
    found: list[str] = []
    for match in _NAME.finditer(question):
        words = match.group().split()
        while words and words[0] in _NO_NAME:
            words.pop(0)
        while words and words[-1] in _NO_NAME:
            words.pop()
        if words:
            found.append(" ".join(words))
    return list(dict.fromkeys(found + _QUOTED.findall(question)))


def _figures(question: str, dates: Sequence[PrintedDate]) -> list[str]:
    """Return the numbers of a question that are neither dates nor parts of names."""
    rest = question
    for date in dates:
        rest = rest[: date.start] + " " * (date.end - date.start) + rest[date.end :]
    return [match.group().strip() for match in _FIGURE.finditer(rest)]
