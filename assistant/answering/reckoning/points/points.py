"""Points for committee that records trigger on a question's topic (bases F1, F4 and F8)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.scopes import Scope, scope_of
from assistant.answering.reckoning.asked.topics import Topic, TopicIndex, TopicText
from assistant.answering.reckoning.commitments import commitments_asking
from assistant.answering.reckoning.commitments.commitments_followed import (
    Follower,
    Outcome,
    speakers_of,
)
from assistant.answering.reckoning.commitments.commitments_found import commitments_of
from assistant.answering.reckoning.commitments.commitments_found import text_of as text_of_promise
from assistant.answering.reckoning.commitments.commitments_points import (
    point_of as point_of_promise,
)
from assistant.answering.reckoning.decisions import decisions_wording
from assistant.answering.reckoning.exchanges import exchanges_asking
from assistant.answering.reckoning.exchanges.exchanges_found import text_of as text_of_question
from assistant.answering.reckoning.exchanges.exchanges_held import exchanges_of, held_in
from assistant.answering.reckoning.exchanges.exchanges_later import later_answer
from assistant.answering.reckoning.exchanges.exchanges_points import point_of as point_of_question
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.meetings import attendance_asking, meetings_asking
from assistant.answering.reckoning.points import points_wording as wording
from assistant.answering.reckoning.reckoned import Point, Proof
from assistant.answering.terms import stems
from assistant.council import Recommendation, RecommendationKind

_CLEARLY = 0.9
_MOST = 2
_MIN_REVIEWS = 2
_MIN_LETTERS = 5
_OF_FAMILIES = " ".join(
    (
        exchanges_asking.FRAMING,
        commitments_asking.FRAMING,
        decisions_wording.FRAMING,
        attendance_asking.FRAMING,
        meetings_asking.FRAMING,
    )
)
_FRAMING = f"""{_OF_FAMILIES}
promise promised undertake undertook done doing do complete completed progress plan plans
number figure figures latest current review reviews recommend recommended recommendation recommendations
what's long often happening use used using many much get got have times
status position change changed changes update updates due date dates overdue late slipped lead leads led
responsible responsibility owner agency agencies partner partners council borough"""


def points_on_topic(plan: Plan, ledger: Ledger, *, answered: bool = False) -> tuple[Point, ...]:
    """Return points on what a question is about, in the order of their bases.

    Only records that say all that weighs in the question trigger one. Where the papers
    have `answered` it, no earlier question about it is raised as open.
    """
    if plan.declined:
        return ()
    scope = scope_of(plan, ledger, speakers_of(ledger), _FRAMING)
    if scope is None or not _is_clear(scope.topic):
        return ()
    left_open = [] if answered else _left_open(scope, ledger)
    return (*left_open, *_promised(scope, ledger), *_recurring(scope.topic, plan, ledger))


def _is_clear(topic: Topic) -> bool:
    """Return whether a topic tells enough: a thing beside any name, and no short word alone."""
    things = [unit for unit in topic.units if unit.name is None]
    if len(topic.units) == 1 and things:
        (unit,) = things
        return unit.typed is None or len(unit.typed) >= _MIN_LETTERS
    return bool(things)


def _left_open(scope: Scope, ledger: Ledger) -> list[Point]:
    held = exchanges_of(ledger)
    texts = [text_of_question(e, b, ledger) for b, e in zip([None, *held], held, strict=False)]
    points = (
        point_of_question(held[number], ledger)
        for number in _clear(texts, scope.topic)
        if scope.holds(held[number].committee, held[number].day)
        and later_answer(held[number], held_in(ledger), ledger) is None
    )
    return [point for point in points if point is not None][-_MOST:]


def _promised(scope: Scope, ledger: Ledger) -> list[Point]:
    held, follower = commitments_of(ledger), Follower(ledger)
    texts = [text_of_promise(each, follower.asked_for(each), ledger) for each in held]
    clear = [held[number] for number in _clear(texts, scope.topic)]
    clear = [each for each in clear if scope.holds(each.committee, each.day)]
    found = [follower.follow(each) for each in clear[-_MOST:]]
    points = (
        point_of_promise(each, ledger)
        for each in found
        if each.outcome in (Outcome.NONE, Outcome.MENTIONED)
    )
    return [point for point in points if point is not None]


def _recurring(topic: Topic, plan: Plan, ledger: Ledger) -> list[Point]:
    """Return a point where two reviews or more recommend something on the same theme."""
    reviews = RecommendationKind.REVIEW_TO_AGENCY
    held = [each for each in ledger.records(Recommendation) if each.kind is reviews]
    found = [held[number] for number in _clear([TopicText(each.text) for each in held], topic)]
    by_title = {" ".join(each.source_title.split()): each for each in reversed(found)}
    if len(by_title) < _MIN_REVIEWS:
        return []
    proofs = tuple(Proof(each.document_id, each.span) for each in by_title.values())
    common = set.intersection(*(set(stems(each.text)) for each in by_title.values()))
    words = _as_typed([word for word in topic.said.split() if set(stems(word)) <= common], plan)
    if not words:
        return []
    titles = list(by_title)[:_MIN_REVIEWS]
    return [Point(wording.recurring(words), wording.why_recurring(titles), "F8", proofs)]


def _as_typed(words: Sequence[str], plan: Plan) -> str:
    """Return a topic's words as the question prints them, with its capitals."""
    typed = {word.casefold(): word for word in re.findall(r"[^\W_][\w’'-]*", plan.standalone)}
    return " ".join(typed.get(word, word) for word in words)


def _clear(texts: Sequence[TopicText], topic: Topic) -> list[int]:
    """Return the numbers of the texts that say all that weighs in a topic, in their order."""
    fits = TopicIndex(texts).about(topic)
    return sorted(fit.number for fit in fits if fit.own >= _CLEARLY)
