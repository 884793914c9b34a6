"""Gathers what to ask next: what the records trigger first, then what passages suggest."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.answering.asking_next import questions_of_cited
from assistant.answering.planning import Plan
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.points.gaps import gaps_in
from assistant.answering.reckoning.points.points import points_on_topic
from assistant.answering.reckoning.reckon import reckon
from assistant.answering.reckoning.showing import Shower
from assistant.answering.relating import Subject, shortened, tried_by_records
from assistant.answering.retrieving import Ranking
from assistant.answering.settling import Settled, try_question
from assistant.answering.suggesting import (
    LEAST_WORDS,
    MOST_FOLLOW_UPS,
    points_to_raise,
    suggest_questions,
)
from assistant.answering.terms import stems
from assistant.answering.tracing import SelfAnswer
from assistant.answering.understanding import understand
from assistant.answers import AnswerStatus, Citation, CommitteePoint, FollowUps, Question
from assistant.models.embedding import Embedder

if TYPE_CHECKING:
    from assistant.stores.view import View


# A question about rows may be answered in part and still be worth asking.
_ANSWERED = (AnswerStatus.ANSWERED, AnswerStatus.PARTLY_ANSWERED, AnswerStatus.PAPERS_DISAGREE)
_TRIED = 4
_JOINED = re.compile(r"\d\D\d")


def follow_up(
    plan: Plan,
    settled: Settled,
    ranking: Ranking,
    view: View,
    embedder: Embedder,
) -> tuple[FollowUps, tuple[SelfAnswer, ...]]:
    """Return at most three follow-ups of each kind, and how far those tried are answered.

    A question to the papers is offered only where they answer it. A declined question
    has no follow-ups.
    """
    if plan.declined:
        return FollowUps(), ()
    tried: list[SelfAnswer] = []
    subject = Subject(settled.citations.all)

    def leads_on(text: str, enough: Collection[AnswerStatus]) -> bool:
        asked = Question(text, filters=plan.filters, as_of=plan.as_of)
        found = try_question(understand(asked, (), view), view, embedder)
        tried.append(SelfAnswer(text, found.status))
        return found.status in enough and subject.leads_on(text, found)

    offered = settled.reckoned.ask_next if settled.reckoned else ()
    triggered = tuple(question for question in offered[:_TRIED] if leads_on(question, _ANSWERED))

    def answers(text: str) -> bool:
        return leads_on(text, (AnswerStatus.ANSWERED,))

    suggested: tuple[str, ...] = ()
    if len(triggered) < MOST_FOLLOW_UPS:
        suggested = suggest_questions(plan, settled.judgement, ranking, view, subject, answers)
    asked = list(dict.fromkeys([*triggered, *suggested]))[:MOST_FOLLOW_UPS]
    if settled.judgement.status in _ANSWERED:
        asked += _of_records(plan, settled, view, asked, tried)
    return FollowUps(tuple(asked), _points(plan, settled, view)), tuple(tried)


def _of_records(
    plan: Plan, settled: Settled, view: View, asked: Sequence[str], tried: list[SelfAnswer]
) -> list[str]:
    """Return questions on the cited papers that records answer, to fill up those `asked`."""
    subject = Subject(settled.citations.all)
    said = [set(stems(each)) for each in (plan.standalone, *plan.asked_before, *asked)]
    found: list[str] = []
    for text in questions_of_cited(settled.citations.all):
        if len(asked) + len(found) == MOST_FOLLOW_UPS:
            break
        if set(stems(text)) in said:
            continue
        question = Question(text, filters=plan.filters, as_of=plan.as_of)
        understood = understand(question, (), view)
        reckoned = reckon(understood, Ledger(view, understood))
        if reckoned is None:
            continue
        outcome = tried_by_records(reckoned)
        tried.append(SelfAnswer(text, outcome.status))
        if outcome.status in _ANSWERED and subject.leads_on(text, outcome):
            found.append(text)
    return found


def _points(plan: Plan, settled: Settled, view: View) -> tuple[CommitteePoint, ...]:
    """Return points for committee: of the answer's own records, else of its topic's."""
    shower = Shower(view, settled.citations)
    own = shower.points(settled.reckoned.points) if settled.reckoned else ()
    points = (*own, *points_to_raise(plan, settled.judgement, settled.citations, view))
    if not points:
        answered = settled.judgement.status is AnswerStatus.ANSWERED
        found = points_on_topic(plan, Ledger(view, plan), answered=answered)
        points = shower.points(found[:MOST_FOLLOW_UPS])
    if settled.judgement.status in _ANSWERED and len(points) < MOST_FOLLOW_UPS:
        cited = settled.citations.all
        points = (*points, *shower.points(gaps_in(cited, Ledger(view, plan))))
    in_order = sorted(readable_points(points, settled.citations.all, view), key=_in_order)
    return tuple(in_order[:MOST_FOLLOW_UPS])


def readable_points(
    points: Iterable[CommitteePoint], cited: Collection[Citation], view: View
) -> Iterator[CommitteePoint]:
    """Yield points that can be read out: short, and in words that the papers use."""
    titles = " ".join(document.title for document in view.documents.values())
    told = set(stems(f"{titles} {' '.join(citation.quote for citation in cited)}"))
    for point in points:
        question = shortened(point.question)
        if question is None or len(question.split()) < LEAST_WORDS:
            continue
        words = stems(question)
        held = view.document_frequency(words)
        # "2019/20" is no word of the index: its halves are.
        if all(held[word] and (word in told or not _JOINED.search(word)) for word in words):
            yield dataclasses.replace(point, question=question)


def _in_order(point: CommitteePoint) -> int:
    """Return the place of a point's basis: F1 to F9, then what is only not in the papers."""
    return int(point.basis[1:]) if point.basis[1:].isdigit() else 10
