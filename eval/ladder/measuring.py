"""Ranks every question's passages by every step, whatever records would answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.answering.planning import Plan
from assistant.answering.ranking import Signals
from assistant.answering.retrieving import rank_for, scope_mask, signals_of
from assistant.answering.understanding import understand
from assistant.answers import Question
from assistant.models.embedding import Embedder
from assistant.stores.view import View
from eval.cases import Case
from eval.ladder.figures import METRICS, Figures, judge_ranking
from eval.ladder.steps import Step
from eval.metrics.retrieval import support_recall_at_k
from eval.papers import Papers
from eval.relevance import Index, Relevance
from eval.runs import IndexedPassage

SHOWN = (*METRICS, "support@10")


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """Figures by step, each `(n_cases, n_shown)`, of the cases that have support."""

    cases: tuple[Case, ...]
    figures: Mapping[str, Figures]


def measure(
    view: View, embedder: Embedder, cases: Sequence[Case], papers: Papers, steps: Sequence[Step]
) -> Measured:
    """Return the figures of each step for each case with support.

    A conversation's turn is asked by its stand-alone wording. Passages of equal text count
    once. Figures are those of the ranking that answers draw on, `Ranking.best`.

    Raises:
        PlaceError: A quotation does not stand where its case says.
    """
    index = index_of(view, papers)
    rows: dict[str, list[tuple[float, ...]]] = {step.name: [] for step in steps}
    asked = [case for case in cases if case.support]
    for case in asked:
        proof = index.relevance_of(case)
        question = Question(case.standalone or case.question, as_of=case.as_of)
        plan = understand(question, (), view)
        for name, ranked in _rankings(view, embedder, plan, steps):
            rows[name].append(_judged(index.ranking(ranked), proof))
    return Measured(tuple(asked), {name: np.array(each) for name, each in rows.items()})


def index_of(view: View, papers: Papers) -> Index:
    """Return all passages of a view, to be judged by what `papers` print."""
    passages = view.passages(range(len(view.table.ids)))
    return Index(
        [
            IndexedPassage(
                id=passage.passage_id,
                doc=view.documents[passage.document_id].file,
                page=passage.locator.page,
                start=passage.locator.start,
                end=passage.locator.end,
            )
            for passage in passages
        ],
        papers,
    )


def _rankings(
    view: View, embedder: Embedder, plan: Plan, steps: Sequence[Step]
) -> Iterator[tuple[str, list[str]]]:
    mask = scope_mask(view, plan)
    framed = signals_of(view, embedder, plan, mask)
    whole = with_all_words(view, plan, framed)
    for step in steps:
        signals = whole if step.whole_question else framed
        ranking = rank_for(plan, signals, view, step.recipe)
        yield step.name, [view.table.ids[each.row] for each in ranking.best]


def with_all_words(view: View, plan: Plan, framed: Signals) -> Signals:
    """Return signals whose words are all of the question's, those that frame it too."""
    within = None if framed.mask.all() else framed.mask
    return replace(framed, words=view.word_scores(plan.standalone, within))


def _judged(ranked: Sequence[str], proof: Relevance) -> tuple[float, ...]:
    groups = [group.relevant for group in proof.groups]
    return (*judge_ranking(ranked, proof.relevant), support_recall_at_k(ranked, groups, 10))
