"""Drafts questions for a committee from what the records leave open, as the member's own to edit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.answering.planning import Plan, asked_for
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.plans.plans import reckon_actions
from assistant.answering.reckoning.points import points_wording as wording
from assistant.answering.reckoning.points.drafting_gaps import gaps_on_topic
from assistant.answering.reckoning.points.points import points_on_topic
from assistant.answering.reckoning.reckoned import (
    Claim,
    Point,
    Reckoned,
    ReckonedRow,
    ReckonedTable,
)
from assistant.answers import AnswerStatus, Basis

_DRAFTS = re.compile(
    r"(?i)\b(?:draft|suggest|write|propose|prepare|give (?:me|us)|think of|come up with|help me (?:with|ask))\b"
    r"[^?]{0,40}\bquestions?\b|\bwhat (?:questions? )?(?:should|could|can|might|shall) (?:we|i|members"
    r"|councillors|the committee) (?:be )?ask(?:ing)?\b"
    r"|\bquestions? (?:i|we|members) (?:should|could|can|might) ask\b"
)
_TOPIC = re.compile(
    r"(?i)\bquestions?\b.*?\b(?:on|about|regarding|concerning)\s+(?P<topic>[^?]+)"
    r"|\bask(?:ing)?\b.*?\b(?:on|about|regarding|concerning)\s+(?P<asked>[^?]+)"
)
_FOR = re.compile(
    r"(?i)\s+(?:for|at|to|in) (?:the )?(?:next )?(?:scrutiny |committee |council )*"
    r"(?:committee|meeting|council|scrutiny)\b"
)
_COUNTS = {word: n for n, word in enumerate("one two three four five six".split(), 1)}
_COUNT = re.compile(
    r"(?i)\b(?P<number>[1-6]|one|two|three|four|five|six)\b(?= (?:\w+ ){0,3}questions?\b)"
)
_ONE = re.compile(r"(?i)\b(?:a|another) (?:\w+ ){0,2}question\b")
_USUAL, _MOST = 3, 6
# What is tried in turn, so that each basis may give a question.
_OF_PLANS = (
    "Which actions in the {} action plan are overdue?",
    "Which actions in the {} plan are open?",
    "Which actions about {} are overdue?",
    "Which actions about {} are open?",
)
_LEAD = "These drafts are yours to edit; each gives its reason and its source."
_FEWER = "The papers that I searched give grounds for no more."
_ORDER = ("F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9")


def reckon_drafting(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return draft questions on a topic, each with its reason and passage; None where none is asked."""
    question = plan.standalone
    if not _DRAFTS.search(question):
        return None
    match = _TOPIC.search(question)
    if match is None:
        return None
    topic = _FOR.sub("", match["topic"] or match["asked"]).strip(" .?!")
    points = _points(plan, topic, ledger)
    if not points:
        claim = Claim(wording.NO_GROUNDS, Basis.NOTICE)
        return Reckoned(AnswerStatus.NOT_IN_PAPERS, (claim,), "no ground for a question")
    number = _number(question)
    shown = points[:number]
    rows = tuple(ReckonedRow((each.question, each.because), each.proofs) for each in shown)
    claims = [Claim(_LEAD, Basis.NOTICE)]
    if len(shown) < number:
        claims.append(Claim(_FEWER, Basis.NOTICE))
    table = ReckonedTable("Draft questions", ("Question", "Why"), rows)
    status = AnswerStatus.ANSWERED if len(shown) == number else AnswerStatus.PARTLY_ANSWERED
    return Reckoned(status, tuple(claims), "drafted from gaps in the records", (table,))


def _points(plan: Plan, topic: str, ledger: Ledger) -> list[Point]:
    """Return points on a topic in the order of their bases, none twice."""
    found: dict[str, Point] = {}
    for point in _all_points(plan, topic, ledger):
        found.setdefault(point.question.casefold(), point)
    by_basis = sorted(found.values(), key=lambda point: _ORDER.index(point.basis))
    first = {point.basis: point for point in reversed(by_basis)}
    ahead = [point for point in by_basis if first[point.basis] is point]
    return [*ahead, *(point for point in by_basis if point not in ahead)]


def _all_points(plan: Plan, topic: str, ledger: Ledger) -> Iterator[Point]:
    about = _about(plan, f"What about {topic}?")
    yield from points_on_topic(about, ledger)
    yield from gaps_on_topic(about, ledger)
    name = re.sub(r"(?i)^the\s+|\s+(?:action )?plans?$", "", topic)
    for template in _OF_PLANS:
        told = reckon_actions(_about(plan, template.format(name)), ledger)
        if told is not None:
            yield from told.points


def _about(plan: Plan, question: str) -> Plan:
    return replace(plan, standalone=question, asked_for=asked_for(question), dates=(), labels=())


def _number(question: str) -> int:
    """Return how many are asked for.

    >>> _number("Draft two good questions on vacancies"), _number("What could we ask about it?")
    (2, 3)
    """
    match = _COUNT.search(question)
    if match is None:
        return 1 if _ONE.search(question) else _USUAL
    word = match["number"].lower()
    return min(int(word) if word.isdigit() else _COUNTS[word], _MOST)
