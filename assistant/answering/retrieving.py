"""Ranks passages by words and by meaning, within what a reader may see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from assistant.answering.covering import Covering, gains
from assistant.answering.fusing import Mask, Scores
from assistant.answering.placing import placed, tells_of_several
from assistant.answering.planning import Plan
from assistant.answering.ranking import (
    DEPTH,
    ONE_RANKING,
    PRODUCT,
    Order,
    Ranked,
    Ranking,
    Recipe,
    Signals,
    rank,
)
from assistant.documents import Document, DocumentKind, SourceType

__all__ = [
    "DEPTH",
    "Ranked",
    "Ranking",
    "in_scope",
    "rank_for",
    "retrieve",
    "scope_mask",
    "signals_of",
]

if TYPE_CHECKING:
    from assistant.models.embedding import Embedder
    from assistant.stores.view import View

# Who chooses minutes means printed minutes too.
_KINDS_OF = {DocumentKind.PRINTED_MINUTES: (DocumentKind.PRINTED_MINUTES, DocumentKind.MINUTES)}


def retrieve(view: View, embedder: Embedder, plan: Plan) -> Ranking:
    """Return the best passages for a plan, at most `DEPTH` each way, best first.

    Filters and dates are applied before ranking, so a narrow filter costs no recall. Only
    where all that was said or listed is asked for is `wide` another ranking than `best`.
    """
    mask = scope_mask(view, plan)
    if not mask.any():
        return Ranking((), (), 0)
    recipe = PRODUCT if plan.broad else ONE_RANKING
    return rank_for(plan, signals_of(view, embedder, plan, mask), view, recipe)


def rank_for(plan: Plan, signals: Signals, view: View, recipe: Recipe = PRODUCT) -> Ranking:
    """Return the ranking of a plan's signals; the best candidates' texts are looked into."""

    def looked_into(candidates: Order, how: Covering) -> Scores:
        return gains(plan, view.passages(candidates.tolist()), view, how)

    return rank(signals, recipe, looked_into)


def signals_of(view: View, embedder: Embedder, plan: Plan, mask: Mask) -> Signals:
    """Return what a plan's words and its question tell of each passage in `mask`."""
    meaning: Scores = view.vectors @ embedder.embed([plan.standalone])[0]
    words = view.word_scores(" ".join(plan.words), None if mask.all() else mask)
    return Signals(words, meaning, view.table.document_rows, mask)


def scope_mask(view: View, plan: Plan) -> Mask:
    """Return which rows of the view's table a plan may use."""
    documents = [view.documents[d] for d in view.table.document_order]
    wanted = np.array([in_scope(document, plan, view) for document in documents], dtype=bool)
    if not len(wanted):
        return np.zeros(0, dtype=bool)
    mask: Mask = wanted[view.table.document_rows]
    filters = plan.filters
    if plan.as_of or filters.date_from or filters.date_to or filters.committees:
        _keep_own_meetings(mask, documents, plan, view)
    return mask


def _keep_own_meetings(mask: Mask, documents: Sequence[Document], plan: Plan, view: View) -> None:
    """Set `mask` for papers of several meetings: each passage is of its own meeting's day."""
    for number, document in enumerate(documents):
        if not tells_of_several(document.document_id, view):
            continue
        rows = np.flatnonzero(view.table.document_rows == number)
        for row, passage in zip(rows, view.passages(rows.tolist()), strict=True):
            mask[row] = in_scope(placed(passage, document, view), plan, view)


def in_scope(document: Document, plan: Plan, view: View, *, replaced: bool = False) -> bool:
    """Return whether a plan may use a paper; with `replaced`, also one that a newer replaces."""
    filters, day = plan.filters, document.date.day
    if filters.committees and _plain(document.committee) not in map(_plain, filters.committees):
        return False
    if filters.kinds and not set(_KINDS_OF.get(document.kind, (document.kind,))) & set(
        filters.kinds
    ):
        return False
    if filters.documents and document.document_id not in filters.documents:
        return False
    if filters.date_from and (day is None or day < filters.date_from):
        return False
    if filters.date_to and (day is None or day > filters.date_to):
        return False
    if plan.press and document.source_type is not SourceType.PRESS:
        return False
    if plan.as_of and day and day > plan.as_of:
        return False
    named = document.document_id in filters.documents
    return named or replaced or not _replaced(document, plan.as_of, view)


def _plain(name: str | None) -> str:
    """Return a committee's name without what papers print now one way and now another."""
    return "".join(c for c in (name or "").casefold() if c.isalnum())


def _replaced(document: Document, as_of: dt.date | None, view: View) -> bool:
    """Return whether a newer version of a paper stands in its place at the day asked for."""
    newer = view.documents.get(document.superseded_by or "")
    if newer is None:
        return False
    return not (as_of and newer.date.day and newer.date.day > as_of)
