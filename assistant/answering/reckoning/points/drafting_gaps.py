"""Finds what records leave open on a topic, for drafts of questions: bases F1, F4 and F5.

Items count by their titles here: who asks for drafts on a strategy wants all of its items.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.actions import ActionItem, ActionStatus
from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.scopes import scope_of
from assistant.answering.reckoning.asked.topics import Topic, TopicIndex, TopicText
from assistant.answering.reckoning.commitments.commitments_followed import (
    Follower,
    Outcome,
    speakers_of,
)
from assistant.answering.reckoning.commitments.commitments_found import commitments_of
from assistant.answering.reckoning.commitments.commitments_points import (
    point_of as point_of_promise,
)
from assistant.answering.reckoning.decisions.items import gather_items
from assistant.answering.reckoning.exchanges.exchanges_held import exchanges_of, held_in
from assistant.answering.reckoning.exchanges.exchanges_later import later_answer
from assistant.answering.reckoning.exchanges.exchanges_points import point_of as point_of_question
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.plans.gathering import gather_books
from assistant.answering.reckoning.points import points_wording as wording
from assistant.answering.reckoning.reckoned import Point, Proof
from assistant.council import Resolution, Response, VerbClass
from assistant.dates import written_date

_MOST_WORDS = 35
_MOST = 6


def gaps_on_topic(plan: Plan, ledger: Ledger) -> Iterator[Point]:
    """Yield points on the items, rows and recommendations that a topic names."""
    scope = scope_of(plan, ledger, speakers_of(ledger), wording.FRAMING)
    if scope is None or not scope.topic:
        return
    yield from _left_open(scope.topic, ledger)
    yield from _promised(scope.topic, ledger)
    yield from _recommended(scope.topic, ledger)
    yield from _without_effect(scope.topic, ledger)


def _left_open(topic: Topic, ledger: Ledger) -> Iterator[Point]:
    held = exchanges_of(ledger)
    texts = [TopicText(each.question.text, each.item_title or "") for each in held]
    for number in _about(texts, topic):
        if later_answer(held[number], held_in(ledger), ledger) is None:
            point = point_of_question(held[number], ledger)
            if point is not None:
                yield point


def _promised(topic: Topic, ledger: Ledger) -> Iterator[Point]:
    held, follower = commitments_of(ledger), Follower(ledger)
    texts = [TopicText(each.span.text, each.item_title or "") for each in held]
    for number in _about(texts, topic):
        followed = follower.follow(held[number])
        if followed.outcome in (Outcome.NONE, Outcome.MENTIONED):
            point = point_of_promise(followed, ledger)
            if point is not None:
                yield point


def _recommended(topic: Topic, ledger: Ledger) -> Iterator[Point]:
    """Yield a point for a recommendation of a committee of which no response is recorded."""
    limbs = [limb for item in gather_items(ledger) for limb in item.limbs]
    texts = [TopicText(limb.text, limb.item_title or "") for limb in limbs]
    answered = ledger.records(Response)
    for number in _about(texts, topic):
        limb = limbs[number]
        if limb.verb_class is not VerbClass.RECOMMEND or limb.day is None or limb.motion:
            continue
        days = [ledger.document(each.document_id).date.day for each in answered]
        if any(day is not None and day >= limb.day for day in days) or _is_long(limb):
            continue
        day = written_date(limb.day)
        text = " ".join(limb.text.split()).rstrip(" .;")
        yield Point(
            wording.response_to(day, text),
            wording.why_no_response(limb.committee, day),
            "F4",
            (Proof(limb.document_id, limb.span),),
        )


def _is_long(limb: Resolution) -> bool:
    return len(limb.text.split()) > _MOST_WORDS or bool({"“", "”"} & set(limb.text))


def _without_effect(topic: Topic, ledger: Ledger) -> Iterator[Point]:
    """Yield a point for a complete row of the newest version that prints no effect (F5)."""
    for book in gather_books(ledger):
        rows = list(book.versions[-1].rows)
        texts = [TopicText(row.action, "") for row in rows]
        for number in _about(texts, topic):
            row = rows[number]
            if row.status is ActionStatus.COMPLETE and not row.impact:
                yield _effect_of(row, book.name)


def _effect_of(row: ActionItem, plan: str) -> Point:
    action = " ".join(row.action.split()).rstrip(" .;")
    return Point(
        wording.effect_of(action),
        wording.why_effect(row.ref, plan),
        "F5",
        (Proof(row.document_id, row.span),),
    )


def _about(texts: Sequence[TopicText], topic: Topic) -> list[int]:
    """Return the numbers of the texts that say a topic themselves or by their title, newest last."""
    return sorted(fit.number for fit in TopicIndex(texts).about(topic))[-_MOST:]
