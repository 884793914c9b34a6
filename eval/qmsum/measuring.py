"""Ranks every question's passages by every step, in all meetings and inside its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from assistant.answering.fusing import Mask
from assistant.answering.planning import Plan, plan_question
from assistant.answering.retrieving import rank_for, signals_of
from assistant.answers import Question
from assistant.models.embedding import Embedder
from assistant.stores.view import View
from eval.ladder.figures import judge_ranking
from eval.ladder.measuring import with_all_words
from eval.ladder.steps import Step
from eval.qmsum.judging import relevant
from eval.qmsum.meetings import Meeting, Query
from eval.qmsum.packing import Packed

# What an answer rests on: of the product's two rankings the one that the question calls for.
ROUTED = "as answers use it"


class Scope(StrEnum):
    """Among which passages a question's are ranked."""

    CORPUS = "corpus"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """Figures by scope and step, each `(n_queries, n_metrics)`; `meetings` names each query's."""

    meetings: tuple[str, ...]
    figures: dict[tuple[Scope, str], NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class _Asked:
    plan: Plan
    gold: frozenset[str]
    own: Mask


def measure(
    view: View,
    embedder: Embedder,
    packed: Sequence[tuple[Meeting, Sequence[Packed]]],
    steps: Sequence[Step],
) -> Measured:
    """Return the figures of each step for each question that has an answer, in order."""
    rows: dict[tuple[Scope, str], list[tuple[float, ...]]] = {}
    names: list[str] = []
    for name, asked in _questions(view, packed):
        names.append(name)
        masks = {Scope.CORPUS: np.ones_like(asked.own), Scope.MEETING: asked.own}
        for scope, mask in masks.items():
            framed = signals_of(view, embedder, asked.plan, mask)
            whole = with_all_words(view, asked.plan, framed)
            for step in steps:
                signals = whole if step.whole_question else framed
                ranking = rank_for(asked.plan, signals, view, step.recipe)
                judged = judge_ranking([str(each.row) for each in ranking.wide], asked.gold)
                rows.setdefault((scope, step.name), []).append(judged)
            routed = rank_for(asked.plan, framed, view)
            found = routed.wide if asked.plan.broad else routed.best
            judged = judge_ranking([str(each.row) for each in found], asked.gold)
            rows.setdefault((scope, ROUTED), []).append(judged)
    return Measured(tuple(names), {key: np.array(values) for key, values in rows.items()})


def _questions(
    view: View, packed: Sequence[tuple[Meeting, Sequence[Packed]]]
) -> Iterator[tuple[str, _Asked]]:
    titles = [view.documents[each].title for each in view.table.document_order]
    for meeting, passages in packed:
        own = view.table.document_rows == titles.index(meeting.name)
        for query in meeting.queries:
            if query.turns:
                gold = _gold(query, passages, own)
                yield meeting.name, _Asked(plan_question(Question(query.text), ()), gold, own)


def _gold(query: Query, passages: Sequence[Packed], own: Mask) -> frozenset[str]:
    return frozenset(map(str, np.flatnonzero(own)[relevant(query, passages)].tolist()))
