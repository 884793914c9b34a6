"""Settles an answer: from records where they answer, else from passages; checked and cited."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.candidates import Chosen
from assistant.answering.checking import is_proved, table_is_proved
from assistant.answering.choosing import choose_sentences
from assistant.answering.citing import Citations
from assistant.answering.composing import compose
from assistant.answering.judging import Judgement, judge
from assistant.answering.listing import Listing, compose_listing, find_listing
from assistant.answering.planning import Plan
from assistant.answering.ranking import Ranked, Ranking
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckon import reckon
from assistant.answering.reckoning.reckoned import Reckoned
from assistant.answering.reckoning.showing import Shower
from assistant.answering.relating import Tried, tried_by_passages, tried_by_records
from assistant.answering.reordering import reordered
from assistant.answering.retrieving import retrieve
from assistant.answers import AnswerStatus, Citation, Sentence, Table
from assistant.models.embedding import Embedder

if TYPE_CHECKING:
    from assistant.stores.view import View


@dataclass(frozen=True, slots=True)
class Settled:
    """A checked answer before its follow-ups.

    `reckoned` is what records gave of it; `chosen` are the sentences of passages that were
    weighed, and `ranked` the passages, best first: empty where records answer.
    """

    judgement: Judgement
    citations: Citations
    sentences: tuple[Sentence, ...]
    tables: tuple[Table, ...] = ()
    reckoned: Reckoned | None = None
    chosen: tuple[Chosen, ...] = ()
    ranked: tuple[Ranked, ...] = ()


def settle(plan: Plan, ranking: Ranking, view: View, embedder: Embedder) -> Settled:
    """Return the answer that records give, else the one that passages give."""
    citations = Citations(view)
    reckoned = reckon(plan, Ledger(view, plan))
    shown = Shower(view, citations).show(reckoned) if reckoned else None
    if reckoned and shown:
        judgement = Judgement(reckoned.status, 1.0, reckoned.reason)
        return Settled(judgement, citations, shown.sentences, shown.tables, reckoned)
    return _from_passages(plan, ranking, view, embedder)


def try_question(plan: Plan, view: View, embedder: Embedder) -> Tried:
    """Return how far a question would be answered, without composing the answer."""
    reckoned = reckon(plan, Ledger(view, plan))
    if reckoned is not None:
        return tried_by_records(reckoned)
    ranking = retrieve(view, embedder, plan)
    chosen = choose_sentences(plan, ranking, view, embedder)
    return tried_by_passages(judge(plan, chosen, ranking, view))


def cite_nearest(settled: Settled, view: View) -> tuple[int, ...]:
    """Return the citations of the closest passages where the papers do not answer."""
    if settled.judgement.status is not AnswerStatus.NOT_IN_PAPERS:
        return ()
    return tuple(
        settled.citations.cite(
            passage, view.documents[passage.document_id], passage.locator.start, passage.locator.end
        )
        for passage in settled.judgement.nearest
    )


def _from_passages(plan: Plan, ranking: Ranking, view: View, embedder: Embedder) -> Settled:
    citations = Citations(view)
    chosen = () if plan.declined else choose_sentences(plan, ranking, view, embedder)
    judgement = judge(plan, chosen, ranking, view)
    listing = None if plan.declined else find_listing(plan, ranking, view)
    sentences, tables = _composed(judgement, listing, plan, citations, view)
    if not any(sentence.citations for sentence in sentences):
        judgement, citations = _without_proof(judgement), Citations(view)
        sentences, tables = _checked(judgement, plan, citations, view), ()
    elif tables:
        judgement = dataclasses.replace(judgement, status=AnswerStatus.ANSWERED, reason="listed")
    ranked = reordered(ranking.wide if plan.broad else ranking.best, chosen)
    return Settled(judgement, citations, sentences, tables, chosen=chosen, ranked=ranked)


def _composed(
    judgement: Judgement, listing: Listing | None, plan: Plan, citations: Citations, view: View
) -> tuple[tuple[Sentence, ...], tuple[Table, ...]]:
    """Return the checked sentences and tables of an answer; a listing stands by itself."""
    if listing is not None:
        lead, table = compose_listing(listing, citations)
        known = {c.number: c for c in citations.all}
        if is_proved(lead, known, view) and table_is_proved(table, known, view):
            return (lead,), (table,)
    return _checked(judgement, plan, citations, view), ()


def _checked(
    judgement: Judgement, plan: Plan, citations: Citations, view: View
) -> tuple[Sentence, ...]:
    """Return the composed sentences that are proved; what is not, is not shown."""

    def stands(sentence: Sentence) -> bool:
        known: Mapping[int, Citation] = {c.number: c for c in citations.all}
        return is_proved(sentence, known, view)

    proved = [s for s in compose(judgement, plan, citations, stands) if stands(s)]
    number = citations.keep({n for s in proved for n in s.citations})
    return tuple(
        dataclasses.replace(s, citations=tuple(number[n] for n in s.citations)) for s in proved
    )


def _without_proof(judgement: Judgement) -> Judgement:
    """Return a judgement whose status needs no proof, where none of its sentences stood."""
    if judgement.status in (AnswerStatus.DECLINED, AnswerStatus.NOT_IN_PAPERS):
        return judgement
    return dataclasses.replace(
        judgement, status=AnswerStatus.NOT_IN_PAPERS, reason="no sentence could be proved"
    )
