"""A question, its answer, and the proof: what travels from the pipeline to the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from assistant.documents import DateIs, DocumentKind, PassageKind, SourceType, Standing


class AnswerStatus(StrEnum):
    """How far the papers answer. Having no answer is a status, never an error."""

    ANSWERED = "answered"
    PARTLY_ANSWERED = "partly_answered"
    ASKED_NOT_ANSWERED = "asked_not_answered"
    NOT_IN_PAPERS = "not_in_papers"
    PAPERS_DISAGREE = "papers_disagree"
    CANNOT_BE_WORKED_OUT = "cannot_be_worked_out"
    DECLINED = "declined"


class Basis(StrEnum):
    """What a sentence rests on. A `NOTICE` is fixed wording without a fact in it."""

    QUOTATION = "quotation"
    COMPUTED = "computed"
    MODEL = "model"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Filters:
    """Which papers count. Empty or None means all."""

    committees: tuple[str, ...] = ()
    kinds: tuple[DocumentKind, ...] = ()
    documents: tuple[str, ...] = ()
    date_from: dt.date | None = None
    date_to: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, in which conversation (None begins one), on which papers."""

    text: str
    conversation_id: str | None = None
    as_of: dt.date | None = None
    filters: Filters = Filters()


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a sentence's proof stands. `quote` is the document's text[start:end], verbatim.

    `number` counts from 1 inside an answer. Offsets are the document's, half-open.
    """

    number: int
    passage_id: str
    document_id: str
    file: str
    title: str
    kind: DocumentKind
    source_type: SourceType
    committee: str | None
    date: dt.date | None
    date_is: DateIs
    standing: Standing
    item: str | None
    heading: str | None
    page: int | None
    page_label: str | None
    quote: str
    start: int
    end: int
    ocr: bool
    changed_by: str | None
    url: str
    passage_kind: PassageKind = PassageKind.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer, with the numbers of the citations that prove it."""

    text: str
    basis: Basis
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a computed table, with its citations."""

    cells: tuple[str, ...]
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that an answer was computed from."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class CommitteePoint:
    """A point to raise in committee, why, on which basis (F1-F9), and its passages."""

    question: str
    because: str
    basis: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FollowUps:
    """What to ask next: questions the papers answer, and points for committee."""

    ask_the_papers: tuple[str, ...] = ()
    raise_in_committee: tuple[CommitteePoint, ...] = ()


@dataclass(frozen=True, slots=True)
class Searched:
    """What an answer was looked for in."""

    documents: int = 0
    passages: int = 0
    latest: dt.date | None = None
    committees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer, as it is stored and as `done` carries it.

    `filters` are those that were asked for, on which papers count. `worded_by` names the
    language model that worded sentences of it, if one did.
    """

    answer_id: str
    conversation_id: str
    question: str
    standalone: str
    status: AnswerStatus
    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...]
    tables: tuple[Table, ...] = ()
    nearest: tuple[int, ...] = ()
    follow_ups: FollowUps = FollowUps()
    searched: Searched = Searched()
    as_of: dt.date | None = None
    filters: Filters = Filters()
    generation: int = 0
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    stopped: bool = False
    worded_by: str | None = None


class Making(Protocol):
    """How an answer was made, as far as it has got; for those who evaluate, not for readers."""

    def told(self) -> Mapping[str, object]:
        """Return what the trace of the answer is to keep."""
        ...


@dataclass(frozen=True, slots=True)
class PlanReady:
    """The question as understood, and what will be searched."""

    standalone: str
    searched: Searched
    generation: int
    making: Making | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class StatusReady:
    """The settled status. Sent once, before any sentence."""

    status: AnswerStatus


@dataclass(frozen=True, slots=True)
class SentenceReady:
    """A checked sentence, with the citations that it names for the first time."""

    sentence: Sentence
    citations: tuple[Citation, ...]
    making: Making | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class TableReady:
    """A checked table, with the citations that it names for the first time."""

    table: Table
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class FollowUpsReady:
    """What to ask next, with the citations that it names for the first time."""

    follow_ups: FollowUps
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """The whole answer. Nothing comes after it."""

    answer: Answer


AnswerEvent = PlanReady | StatusReady | SentenceReady | TableReady | FollowUpsReady | Done
