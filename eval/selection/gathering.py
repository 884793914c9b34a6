"""Gathers, for each question, the sentences that were weighed, and which of them prove it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.candidates import Chosen
from assistant.answering.choosing import choose_sentences
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckon import reckon
from assistant.answering.retrieving import retrieve
from assistant.answering.sureness import nearness
from assistant.answering.understanding import understand
from assistant.answering.weighing import features_of, read_features
from assistant.answers import Question
from assistant.models.embedding import Embedder
from assistant.stores.view import View
from eval.cases import Case
from eval.papers import Papers, Stretch

_MOST_MISSED = 0.5


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence with its features, and whether it proves the answer.

    `read` says that it was read beside the question: one feature more.
    """

    features: Mapping[str, float]
    proves: bool
    read: bool = False


@dataclass(frozen=True, slots=True)
class WeighedCase:
    """A question with its sentences; `answerable` says that some paper answers it.

    `nearness` is the greatest cosine of a passage to the question.
    """

    case_id: str
    cluster: str
    answerable: bool
    nearness: float
    sentences: tuple[Weighed, ...]


def gather_weighed(
    cases: Sequence[Case], papers: Papers, view: View, embedder: Embedder
) -> Iterator[WeighedCase]:
    """Yield the questions that passages must answer, as records do not."""
    for case in cases:
        if case.turns:
            continue
        plan = understand(Question(case.question, as_of=case.as_of), (), view)
        if plan.declined or reckon(plan, Ledger(view, plan)) is not None:
            continue
        ranking = retrieve(view, embedder, plan)
        chosen = choose_sentences(plan, ranking, view, embedder)
        gold = [(support.doc, papers.resolve(support)) for support in case.support]
        weighed = tuple(
            Weighed(
                features_of(plan, each) if each.answers is None else read_features(plan, each),
                _proves(each, gold, papers),
                each.answers is not None,
            )
            for each in chosen
        )
        near = nearness(ranking.best)
        yield WeighedCase(case.id, case.cluster, not case.must_abstain, near, weighed)


def _proves(chosen: Chosen, gold: Sequence[tuple[str, Stretch]], papers: Papers) -> bool:
    """Return whether a sentence and a gold quotation share half of either."""
    file = chosen.document.file
    for doc, place in gold:
        if doc == file or papers.same(doc, file):
            shared = place.overlap(chosen.start, chosen.end)
            if shared >= _MOST_MISSED * min(place.length, chosen.end - chosen.start):
                return True
    return False
