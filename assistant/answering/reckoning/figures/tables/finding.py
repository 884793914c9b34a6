"""Finds the lines of tables of figures that a question may mean, in the papers of its scope."""

from __future__ import annotations

from collections.abc import Sequence
from weakref import WeakKeyDictionary

import numpy as np

from assistant.answering.reckoning.figures.tables.grids import lines_of
from assistant.answering.reckoning.figures.tables.lines import Line
from assistant.answering.reckoning.figures.tables.words import spellings_of
from assistant.answering.reckoning.ledger import Ledger
from assistant.documents import DocumentKind
from assistant.stores.view import View

# Papers whose rows are tried: the best of those in which a word of the question stands.
_MOST_PAPERS, _MOST_ROWS, _FEW_PAPERS = 40, 600, 60
_NO_FIGURES = frozenset({DocumentKind.AGENDA, DocumentKind.NEWS_ITEM})
_read: WeakKeyDictionary[View, dict[str, tuple[Line, ...]]] = WeakKeyDictionary()


def lines_near(question: str, ledger: Ledger) -> list[Line]:
    """Return the lines of the papers in scope in which words of a question stand."""
    kept = _read.setdefault(ledger.view, {})
    found: list[Line] = []
    for document_id in _papers_near(question, ledger):
        document = ledger.documents[document_id]
        if document.kind in _NO_FIGURES:
            continue
        if document_id not in kept:
            kept[document_id] = tuple(lines_of(document, ledger.view.passages_of(document_id)))
        found.extend(kept[document_id])
    return found


def _papers_near(question: str, ledger: Ledger) -> Sequence[str]:
    if len(ledger.documents) <= _FEW_PAPERS:
        return list(ledger.documents)
    view = ledger.view
    scores = view.word_scores(f"{question} {' '.join(spellings_of(question))}")
    best = np.argsort(-scores, kind="stable")[:_MOST_ROWS]
    papers = dict.fromkeys(view.table.document_ids[row] for row in best if scores[row] > 0)
    return [each for each in papers if each in ledger.documents][:_MOST_PAPERS]
