"""Chooses, from the best passages, the sentences that answer."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.excluding import is_unfit
from assistant.answering.holding import (
    about_passage,
    fits_dates,
    fits_figures,
    fits_labels,
    holds_asked,
    missing_names,
)
from assistant.answering.phrasing import kind_words
from assistant.answering.placing import paper_of
from assistant.answering.planning import EXACT, AskedFor, Plan, Wants
from assistant.answering.retrieving import Ranked, Ranking
from assistant.answering.rows import asked_cell
from assistant.answering.terms import coverage, stems
from assistant.answering.turns import Role, Turn, counted_before, read_turns
from assistant.dates import find_dates
from assistant.documents import Document, Passage, PassageKind, SourceType

if TYPE_CHECKING:
    from assistant.models.embedding import Embedder
    from assistant.stores.view import View

_PASSAGES = 14
_COMPARED = 16
_MIN_WORDS = 4
# In the right paragraph the sentence of highest coverage holds the answer in .851 of cases,
# half coverage and half cosine in .852 (SQuAD). What a sentence's headings and its question
# say counts for it; the asked kind and the passage's rank break ties.
_COVERAGE, _PLACED, _MEANING, _PASSAGE, _ASKED, _WANTED = 0.35, 0.35, 0.40, 0.25, 0.20, 0.25
_DATED = 0.25
_MAX_ROW_WORDS = 40
# What was planned is no proof of what happened; the press is cited where papers are silent.
_PLANNED_ONLY, _PRESS = 0.7, 0.85


@dataclass(frozen=True, slots=True)
class Chosen:
    """A stretch of a document that may be quoted: text[start:end], verbatim.

    `covered` is the weighted share of the question's subject in the sentence, in [0, 1];
    `said` that in the sentence with its headings and, for an answer, the question that it
    answers; `placed` that with the paper's title too, counting half. `meaning` is the
    cosine to the question. `holds` says that it holds a thing of the kind asked for.
    """

    passage: Passage
    document: Document
    start: int
    end: int
    role: Role
    covered: float
    said: float
    placed: float
    holds: bool
    turn: Turn
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
    ranked = list(ranking.best[:_PASSAGES])
    if plan.asked_for is AskedFor.LIST:
        known = {r.row for r in ranked}
        ranked += [r for r in ranking.wide[:_PASSAGES] if r.row not in known][: _PASSAGES // 2]
    passages = view.passages([r.row for r in ranked])
    subject = stems(" ".join(plan.subject))
    weight = rarity(subject, view)
    about = [
        (place, passage, document)
        for place, passage in zip(ranked, passages, strict=True)
        if is_about(plan, passage, document := paper_of(passage, view))
    ]
    lacking = [len(missing_names(plan, about_passage(p, d))) for _, p, d in about]
    found: list[Chosen] = []
    for (place, passage, document), lacks in zip(about, lacking, strict=True):
        if lacks == min(lacking):  # What bears all the names comes before what bears some.
            found.extend(_candidates(plan, subject, weight, place, passage, document))
    found.sort(key=lambda c: (-c.score, c.document.document_id, c.start))
    return _with_meaning(plan, found[:_COMPARED], embedder)


def is_about(plan: Plan, passage: Passage, document: Document) -> bool:
    """Return whether a passage is about what the question names, in part at least."""
    missing = missing_names(plan, about_passage(passage, document))
    if plan.names and len(missing) == len(plan.names):
        return False
    if missing and plan.asked_for in EXACT:
        return False
    if not fits_labels(plan, passage) or _PUBLISHER.search(passage.text):
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
) -> Iterator[Chosen]:
    base = passage.locator.start
    headings, about = stems(_headings(passage)), stems(_about(passage, document))
    for turn in read_turns(passage):
        text = passage.text[turn.start : turn.end]
        if turn.role is not Role.ROW and len(text.split()) < _MIN_WORDS:
            continue
        if is_unfit(plan, passage, document, turn):
            continue
        own = stems(_main_clause(text) if plan.asked_for is AskedFor.DATE else text)
        asked = stems(passage.text[slice(*turn.asked)]) if turn.asked else []
        if turn.lead:
            own = [*own, *stems(passage.text[slice(*turn.lead)])]
        counted = counted_before(passage, turn)
        asked = [*asked, *stems(counted)]
        covered = coverage(subject, own, weight)
        said = coverage(subject, [*own, *asked, *headings], weight)
        placed = (said + coverage(subject, [*own, *asked, *headings, *about], weight)) / 2
        questions = turn.role is Role.QUESTION and plan.wants is not Wants.QUESTION
        press = document.source_type is SourceType.PRESS
        holds = not questions and _holds(plan, passage, turn, text)
        holds = holds or (bool(counted) and _counts_part(plan, text, counted))
        holds = holds and not (press and _of_a_meeting(plan))
        score = _COVERAGE * covered + _PLACED * placed + _PASSAGE * place.score
        score += _DATED * _prints_date(plan, text)
        score += _ASKED * holds + _WANTED * _is_wanted(plan, passage, turn)
        if passage.kind is PassageKind.AGENDA_NOTE:
            score *= _PLANNED_ONLY
        if document.source_type is SourceType.PRESS and not plan.press:
            score *= _PRESS
        yield Chosen(
            passage,
            document,
            base + turn.start,
            base + turn.end,
            turn.role,
            covered,
            said,
            placed,
            holds,
            turn,
            score=score,
        )


def _counts_part(plan: Plan, text: str, counted: str) -> bool:
    """Return whether "41 were …" counts what the question does: "186 allegations" came before."""
    if plan.asked_for is not AskedFor.NUMBER or plan.counted not in stems(counted):
        return False
    said = set(stems(text)) & set(stems(" ".join(plan.subject)))
    return bool(said - {plan.counted})


def _of_a_meeting(plan: Plan) -> bool:
    """Return whether the day of a meeting is asked for: a news item's day is none."""
    return plan.asked_for is AskedFor.DATE and _MEETING.search(plan.standalone) is not None


def _headings(passage: Passage) -> str:
    """Return the headings above a passage, and those of its columns."""
    columns = passage.context.split("\n")[-1] if passage.kind is PassageKind.TABLE_ROW else ""
    return " ".join([*passage.locator.headings, columns])


def _about(passage: Passage, document: Document) -> str:
    """Return what is known of the paper that a passage stands in."""
    kind = f"{kind_words(document.kind)} {document.source_type.value}"
    return f"{passage.context} {document.title} {document.authority or ''} {kind}"


def _holds(plan: Plan, passage: Passage, turn: Turn, text: str) -> bool:
    if plan.every and not _speaks_of_all(plan, passage, turn, text):
        return False
    if turn.role is Role.ROW:
        if plan.asked_for is AskedFor.YES_NO:
            return False  # A cell says yes of its row alone.
        holder = plan.post is not None and not _ANY_OWNER.match(plan.post)
        if asked_cell(passage, plan.asked_for) and not holder:
            return True
        if plan.asked_for in EXACT and len(text.split()) > _MAX_ROW_WORDS:
            return False  # Among many figures none can be told to be the one asked for.
    return holds_asked(plan, text, reply=answers_the_count(plan, passage, turn))


def _prints_date(plan: Plan, text: str) -> bool:
    """Return whether a sentence itself prints a date of the question."""
    if not plan.dates:
        return False
    printed = find_dates(text)
    return any(asked.covers(date) for asked in plan.dates for date in printed)


def _speaks_of_all(plan: Plan, passage: Passage, turn: Turn, text: str) -> bool:
    """Return whether a sentence tells of all: what is true of one row says nothing of the rest."""
    if turn.role is Role.ROW:
        return False
    if plan.asked_for is not AskedFor.DATE:
        return True
    asked = passage.text[slice(*turn.asked)] if turn.asked else ""
    return _OF_ALL.search(f"{asked} {text}") is not None


def answers_the_count(plan: Plan, passage: Passage, turn: Turn) -> bool:
    """Return whether a turn replies to a question about what the plan counts, if it counts."""
    if turn.lead and plan.counted:
        return plan.counted in stems(passage.text[slice(*turn.lead)])
    if turn.asked is None:
        return False
    question = passage.text[slice(*turn.asked)]
    if plan.asked_for is AskedFor.NUMBER and not ASKS_NUMBER.search(question):
        return False
    if plan.asked_for is AskedFor.PERSON and not _ASKS_PERSON.search(question):
        return False
    return plan.counted is None or plan.counted in stems(question)


def _main_clause(text: str) -> str:
    """Return a sentence without its conditions: "until all is complete" dates nothing."""
    return _CONDITION.sub(" ", text)


def _is_wanted(plan: Plan, passage: Passage, turn: Turn) -> bool:
    if plan.wants is Wants.RESOLUTION:
        return passage.kind is PassageKind.RESOLUTION or bool(_VOTE.search(passage.text))
    return plan.wants is Wants.QUESTION and turn.role is Role.QUESTION


_PUBLISHER = re.compile(
    r"(?i)crown copyright|textphone|you may reuse this|\bISBN\b|this publication is available"
    r"|office for standards in education, children.s services and skills"
)
_CONDITION = re.compile(r"(?i)\b(?:until|unless|once|whether|if|since)\b[^,.;]*")
_OF_ALL = re.compile(
    r"(?i)\b(?:all|every|each|last|latest|final|total|remaining|outstanding|overall|\d+ of (?:the )?\d+)\b"
)
ASKS_NUMBER = re.compile(
    r"(?i)\b(?:how (?:many|much|often|long|far|high|large)|number|rate|share|proportion|percentage|average"
    r"|figures?|total|cost|compare\w*)\b"
)
_ASKS_PERSON = re.compile(
    r"(?i)\b(?:who|whom|whose|which (?:officer|agency|organisation|person)\w*)\b"
)
_MEETING = re.compile(r"(?i)\b(?:meetings?|met|sat)\b")
_ANY_OWNER = re.compile(r"(?:lead|owner|responsible)\b")
_VOTE = re.compile(r"(?i)\bput to the vote\b|\bvoting (?:for|against)\b|\bcarried\b")


def _with_meaning(
    plan: Plan, candidates: Sequence[Chosen], embedder: Embedder
) -> tuple[Chosen, ...]:
    if not candidates:
        return ()
    texts = [plan.standalone, *(_said_in_place(c) for c in candidates)]
    vectors = embedder.embed(texts)
    meaning = vectors[1:] @ vectors[0]
    mixed = [
        replace(c, meaning=float(m), score=c.score + _MEANING * max(float(m), 0.0))
        for c, m in zip(candidates, meaning, strict=True)
    ]
    return tuple(sorted(mixed, key=lambda c: (-c.score, c.document.document_id, c.start)))


def _said_in_place(chosen: Chosen) -> str:
    """Return a sentence with what it answers or stands under, to be compared in meaning."""
    if chosen.turn.asked:
        return f"{chosen.passage.text[slice(*chosen.turn.asked)]} {chosen.text}"
    headings = chosen.passage.locator.headings
    return f"{headings[-1]}: {chosen.text}" if headings else chosen.text
