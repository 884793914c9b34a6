"""Chooses, from the best passages, the sentences that answer."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from assistant.answering.holding import (
    about_passage,
    fits_dates,
    fits_figures,
    holds_asked,
    missing_names,
)
from assistant.answering.planning import AskedFor, Plan
from assistant.answering.retrieving import Ranked, Ranking
from assistant.answering.terms import coverage, stems
from assistant.documents import Document, Passage, PassageKind
from assistant.sentences import split_sentences
from assistant.turns import is_answer, is_question

if TYPE_CHECKING:
    from assistant.models.embedding import Embedder
    from assistant.stores.view import View

_PASSAGES = 12
_COMPARED = 20
_MIN_WORDS = 4
# In the right paragraph the sentence of highest coverage holds the answer in .851 of cases,
# half coverage and half cosine in .852 (SQuAD); context and the asked kind break ties.
_COVERAGE, _CONTEXT, _MEANING, _PASSAGE, _ASKED = 0.40, 0.15, 0.40, 0.25, 0.20


class Role(StrEnum):
    """What a sentence does in its passage."""

    STATEMENT = "statement"
    QUESTION = "question"
    ANSWER = "answer"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A stretch of a document that may be quoted: text[start:end], verbatim.

    `covered` is the weighted share of the question's subject in the sentence, in [0, 1];
    `around` that in the sentence with its passage and context; `meaning` the cosine to
    the question. `paragraph` counts the passage's paragraphs from 0.
    """

    passage: Passage
    document: Document
    start: int
    end: int
    role: Role
    paragraph: int
    covered: float
    around: float
    holds: bool
    passage_score: float
    meaning: float = 0.0
    score: float = 0.0

    @property
    def text(self) -> str:
        """The words, as printed."""
        base = self.passage.locator.start
        return self.passage.text[self.start - base : self.end - base]


def choose_sentences(
    plan: Plan, ranking: Ranking, view: View, embedder: Embedder
) -> tuple[Chosen, ...]:
    """Return the sentences that may answer, best first.

    Only sentences of passages that are about the question's names, dates and figures
    are taken; nothing is returned where there is none.
    """
    ranked = ranking.best[:_PASSAGES]
    if plan.asked_for is AskedFor.LIST:
        extra = [r for r in ranking.wide[:_PASSAGES] if r.row not in {b.row for b in ranked}]
        ranked = (*ranked, *extra[: _PASSAGES // 2])
    passages = view.passages([r.row for r in ranked])
    subject = stems(" ".join(plan.subject))
    weight = rarity(subject, view)
    found: list[Chosen] = []
    for place, passage in zip(ranked, passages, strict=True):
        document = view.documents[passage.document_id]
        if is_about(plan, passage, document):
            found.extend(_candidates(plan, subject, weight, place, passage, document))
    found.sort(key=lambda c: (-c.score, c.document.document_id, c.start))
    return _with_meaning(plan, found[:_COMPARED], embedder)


def is_about(plan: Plan, passage: Passage, document: Document) -> bool:
    """Return whether a passage is about what the question names, in part at least."""
    missing = missing_names(plan, about_passage(passage, document))
    if plan.names and len(missing) == len(plan.names):
        return False
    return fits_dates(plan, passage, document) and fits_figures(plan, passage)


def rarity(subject: Sequence[str], view: View) -> Mapping[str, float]:
    """Return the weight of each stem: the rarer it is in the papers, the more it tells.

    Inverse document frequency as in BM25 (Robertson & Zaragoza 2009, section 3.3), at
    least 0.1.
    """
    total = len(view.table.ids)
    counts = view.document_frequency(list(dict.fromkeys(subject)))
    return {
        stem: max(math.log(1 + (total - n + 0.5) / (n + 0.5)), 0.1) for stem, n in counts.items()
    }


def _candidates(
    plan: Plan,
    subject: Sequence[str],
    weight: Mapping[str, float],
    place: Ranked,
    passage: Passage,
    document: Document,
) -> list[Chosen]:
    base = passage.locator.start
    around = coverage(subject, stems(f"{passage.context} {passage.text}"), weight)
    found = []
    for start, end, role, paragraph in read_turns(passage):
        text = passage.text[start:end]
        if role is not Role.ROW and len(text.split()) < _MIN_WORDS:
            continue
        covered = coverage(subject, stems(text), weight)
        holds = role is not Role.QUESTION and holds_asked(plan.asked_for, text)
        score = _COVERAGE * covered + _CONTEXT * around + _PASSAGE * place.score + _ASKED * holds
        if passage.kind is PassageKind.AGENDA_NOTE:
            score *= 0.7
        found.append(
            Chosen(
                passage,
                document,
                base + start,
                base + end,
                role,
                paragraph,
                covered,
                around,
                holds,
                place.score,
                score=score,
            )
        )
    return found


def read_turns(passage: Passage) -> list[tuple[int, int, Role, int]]:
    """Return a passage's sentences: start, end, role and paragraph, offsets in its text."""
    if passage.kind is PassageKind.TABLE_ROW:
        return [(0, len(passage.text), Role.ROW, 0)]
    turns = []
    asked = False
    for number, paragraph in enumerate(re.finditer(r"[^\n]+(?:\n(?!\n)[^\n]+)*", passage.text)):
        text = paragraph.group()
        question = is_question(text)
        for start, end in split_sentences(text):
            sentence = text[start:end]
            role = Role.STATEMENT
            if passage.kind is PassageKind.EXCHANGE:
                asks = is_question(sentence) or (question and not is_answer(sentence))
                role = Role.QUESTION if asks else Role.ANSWER if asked else Role.STATEMENT
                asked = asked or asks
            offset = paragraph.start()
            turns.append((offset + start, offset + end, role, number))
    return turns


def _with_meaning(
    plan: Plan, candidates: Sequence[Chosen], embedder: Embedder
) -> tuple[Chosen, ...]:
    if not candidates:
        return ()
    vectors = embedder.embed([plan.standalone, *(c.text for c in candidates)])
    meaning = vectors[1:] @ vectors[0]
    mixed = [
        replace(c, meaning=float(m), score=c.score + _MEANING * max(float(m), 0.0))
        for c, m in zip(candidates, meaning, strict=True)
    ]
    return tuple(sorted(mixed, key=lambda c: (-c.score, c.document.document_id, c.start)))
