"""Gathers the sentences that may answer, each with all that speaks for and against it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from assistant.answering.naming import pseudonyms_in
from assistant.answering.overtaken import overtaken_rows
from assistant.answering.phrasing import kind_words
from assistant.answering.placing import paper_of
from assistant.answering.planning import EXACT, AskedFor, Plan, Wants
from assistant.answering.retrieving import Ranked
from assistant.answering.rows import asked_cell
from assistant.answering.stating import states_before_asking
from assistant.answering.terms import coverage, stems, tokens
from assistant.answering.turns import Role, Turn, counted_before, read_turns
from assistant.dates import find_dates
from assistant.documents import Document, Passage, PassageKind, SourceType

if TYPE_CHECKING:
    from assistant.stores.view import View

_MIN_WORDS = 4
_MAX_ROW_WORDS = 40


@dataclass(frozen=True, slots=True)
class Chosen:
    """A stretch of a document that may be quoted: text[start:end], verbatim.

    `covered` is the weighted share of the question's subject in the sentence, in [0, 1];
    `said` that in the sentence with its headings and, for an answer, the question that it
    answers; `placed` that with the paper's title too, counting half. `holds` says that it
    holds a thing of the kind asked for, `lacking` the share of the question's names that
    stand nowhere about it, `rank` the place of its passage from 0,
    `row` that in the view's table. `meaning` is the cosine
    to the question, `answers` what reading the two together says, in log-odds (None where
    they were not read), and `sure` in [0, 1] how likely it answers, all told.
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
    lacking: float = 0.0
    rank: int = 0
    row: int = 0
    found: float = 0.0
    dated: bool = False
    before: str = ""
    meaning: float = 0.0
    answers: float | None = None
    sure: float = 0.0
    score: float = 0.0

    @property
    def text(self) -> str:
        """The words, as printed."""
        base = self.passage.locator.start
        return self.passage.text[self.start - base : self.end - base]


def gather_candidates(plan: Plan, ranked: Sequence[Ranked], view: View) -> list[Chosen]:
    """Return the sentences of the ranked passages that may be about what the question names.

    None where it names somebody or something that no paper names.
    """
    if unknown_names(plan, view):
        return []
    subject = stems(" ".join(plan.subject))
    weight = rarity(subject, view)
    found: list[Chosen] = []
    passages = view.passages([place.row for place in ranked])
    overtaken = overtaken_rows(view)
    for rank, (place, passage) in enumerate(zip(ranked, passages, strict=True)):
        if passage.kind is PassageKind.TABLE_ROW and passage.passage_id in overtaken:
            continue
        document = paper_of(passage, view)
        if is_about(plan, passage, document):
            found.extend(_candidates(plan, subject, weight, rank, place, passage, document))
    return found


def unknown_names(plan: Plan, view: View) -> list[str]:
    """Return the names of a question of which a word stands in no paper at all.

    Words that join ("and", "of") are not indexed, and tell nothing.
    """
    words = {name: [w for w in tokens(name) if len(w) > 1 and stems(w)] for name in plan.names}
    held = view.document_frequency([word for each in words.values() for word in each])
    return [name for name, each in words.items() if any(not held[word] for word in each)]


def is_about(plan: Plan, passage: Passage, document: Document) -> bool:
    """Return whether a passage may be about what the question names, dates and numbers.

    Whose review or case is asked about must be named; other names only tell more or less.
    """
    asked = set(pseudonyms_in(plan.standalone))
    if asked & set(missing_names(plan, about_passage(passage, document))):
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


def _with_words_before(passage: Passage) -> Iterator[tuple[Turn, str]]:
    """Yield the sentences of a passage, each with the one before it."""
    before = ""
    for turn in read_turns(passage):
        yield turn, before
        before = passage.text[turn.start : turn.end]


def _candidates(
    plan: Plan,
    subject: Sequence[str],
    weight: Mapping[str, float],
    rank: int,
    place: Ranked,
    passage: Passage,
    document: Document,
) -> Iterator[Chosen]:
    base = passage.locator.start
    missing = missing_names(plan, about_passage(passage, document))
    lacking = len(missing) / len(plan.names) if plan.names else 0.0
    headings, about = stems(_headings(passage)), stems(_about(passage, document))
    for turn, before in _with_words_before(passage):
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
        holds = holds or (questions and states_before_asking(plan, subject, text))
        holds = holds or (bool(counted) and _counts_part(plan, text, counted))
        holds = holds and not (press and _of_a_meeting(plan))
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
            lacking=lacking,
            rank=rank,
            row=place.row,
            found=place.score,
            dated=_prints_date(plan, f"{_columns(passage)} {text}"),
            before=passage.text[slice(*turn.asked)] if turn.asked else before,
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
    return " ".join([*passage.locator.headings, _columns(passage)])


def _columns(passage: Passage) -> str:
    """Return the headings of a table row's columns, "" for other passages."""
    return passage.context.split("\n")[-1] if passage.kind is PassageKind.TABLE_ROW else ""


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
