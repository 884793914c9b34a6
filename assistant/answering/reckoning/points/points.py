"""Points for committee that records trigger on a question's topic (bases F1, F4 and F8)."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.scopes import scope_of
from assistant.answering.reckoning.asked.topics import Topic, TopicIndex, TopicText
from assistant.answering.reckoning.commitments.commitments_followed import (
    Follower,
    Outcome,
    speakers_of,
)
from assistant.answering.reckoning.commitments.commitments_found import commitments_of
from assistant.answering.reckoning.commitments.commitments_found import text_of as text_of_promise
from assistant.answering.reckoning.commitments.commitments_telling import (
    point_of as point_of_promise,
)
from assistant.answering.reckoning.exchanges.exchanges_found import exchanges_of
from assistant.answering.reckoning.exchanges.exchanges_found import text_of as text_of_question
from assistant.answering.reckoning.exchanges.exchanges_later import later_answer
from assistant.answering.reckoning.exchanges.exchanges_telling import point_of as point_of_question
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.points import points_wording as wording
from assistant.answering.reckoning.reckoned import Point, Proof
from assistant.answering.terms import stems
from assistant.council import Recommendation, RecommendationKind

_CLEARLY = 0.9
_MOST = 2
_MIN_REVIEWS = 2
_FRAMING = """promise promised undertake undertook done doing do complete completed progress plan plans
number figure figures latest current review reviews recommend recommended recommendation recommendations
what's long often happening use used using many much get got have times"""


def points_on_topic(plan: Plan, ledger: Ledger, *, answered: bool = False) -> tuple[Point, ...]:
    """Return points on what a question is about, in the order of their bases.

    Only records that say all that weighs in the question trigger one. Where the papers
    have `answered` it, no earlier question about it is raised as open.
    """
    if plan.declined:
        return ()
    scope = scope_of(plan, ledger, speakers_of(ledger), _FRAMING)
    if scope is None or not scope.topic:
        return ()
    topic = scope.topic
    left_open = [] if answered else _left_open(topic, ledger)
    return (*left_open, *_promised(topic, ledger), *_recurring(topic, ledger))


def _left_open(topic: Topic, ledger: Ledger) -> list[Point]:
    held = exchanges_of(ledger)
    texts = [text_of_question(e, b, ledger) for b, e in zip([None, *held], held, strict=False)]
    points = (
        point_of_question(held[number], ledger)
        for number in _clear(texts, topic)
        if later_answer(held[number], held, ledger) is None
    )
    return [point for point in points if point is not None][-_MOST:]


def _promised(topic: Topic, ledger: Ledger) -> list[Point]:
    held, follower = commitments_of(ledger), Follower(ledger)
    texts = [text_of_promise(each, follower.asked_for(each), ledger) for each in held]
    found = [follower.follow(held[number]) for number in _clear(texts, topic)[-_MOST:]]
    points = (
        point_of_promise(each, ledger)
        for each in found
        if each.outcome in (Outcome.NONE, Outcome.MENTIONED)
    )
    return [point for point in points if point is not None]


def _recurring(topic: Topic, ledger: Ledger) -> list[Point]:
    """Return a point where two reviews or more recommend something on the same theme."""
    reviews = RecommendationKind.REVIEW_TO_AGENCY
    held = [each for each in ledger.records(Recommendation) if each.kind is reviews]
    found = [held[number] for number in _clear([TopicText(each.text) for each in held], topic)]
    by_title = {" ".join(each.source_title.split()): each for each in reversed(found)}
    if len(by_title) < _MIN_REVIEWS:
        return []
    proofs = tuple(Proof(each.document_id, each.span) for each in by_title.values())
    common = set.intersection(*(set(stems(each.text)) for each in by_title.values()))
    words = " ".join(word for word in topic.said.split() if set(stems(word)) <= common)
    if not words:
        return []
    titles = list(by_title)[:_MIN_REVIEWS]
    return [Point(wording.recurring(words), wording.why_recurring(titles), "F8", proofs)]


def _clear(texts: Sequence[TopicText], topic: Topic) -> list[int]:
    """Return the numbers of the texts that say all that weighs in a topic, in their order."""
    fits = TopicIndex(texts).about(topic)
    return sorted(fit.number for fit in fits if fit.own >= _CLEARLY)
