"""What the files of a run hold, as far as it is shown. Newer files may hold more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict


class _Read(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Interval(_Read):
    """A 95 % interval."""

    low: float
    high: float


class Metric(_Read):
    """A figure over `n` questions; None where `n` is 0."""

    name: str
    n: int
    value: float | None = None
    interval: Interval | None = None
    few_clusters: bool = False


class RunConfig(_Read):
    """How a run was made."""

    name: str
    started: dt.datetime
    application: str = ""
    models: Mapping[str, str] = {}
    corpora: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    corpus_hash: str = ""
    cases_hash: str = ""
    repeatable: bool | None = None


class Summary(_Read):
    """A whole run."""

    config: RunConfig
    cases: int
    metrics: tuple[Metric, ...] = ()
    latency_ms: Mapping[str, Mapping[str, float]] = {}
    hard_breaches: tuple[str, ...] = ()


class ScoredCase(_Read):
    """One question's scores. `tags` name the stage that failed; `notes` tell what was missed."""

    case_id: str
    case_hash: str = ""
    cluster: str = ""
    type: str
    topic: str | None = None
    sets: tuple[str, ...] = ()
    question: str
    as_of: dt.date | None = None
    must_abstain: bool = False
    abstain_kind: str | None = None
    outcome: str
    abstained: bool = False
    status: str | None = None
    confidence: float | None = None
    tags: tuple[str, ...] = ()
    metrics: Mapping[str, float | None] = {}
    notes: tuple[str, ...] = ()
    gates: tuple[str, ...] = ()
    timings_ms: Mapping[str, float] = {}


class CitationMade(_Read):
    """A citation of an answer."""

    number: int
    file: str
    title: str = ""
    date: dt.date | None = None
    page: int | None = None
    heading: str | None = None
    quote: str = ""


class SentenceMade(_Read):
    """A sentence of an answer."""

    text: str
    citations: tuple[int, ...] = ()


class RowMade(_Read):
    """A row of a table of an answer."""

    cells: tuple[str, ...]
    citations: tuple[int, ...] = ()


class TableMade(_Read):
    """A table of an answer."""

    title: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[RowMade, ...] = ()


class AnswerMade(_Read):
    """An answer, as far as it is shown."""

    status: str
    standalone: str = ""
    sentences: tuple[SentenceMade, ...] = ()
    tables: tuple[TableMade, ...] = ()
    citations: tuple[CitationMade, ...] = ()
    nearest: tuple[int, ...] = ()


class PassageFound(_Read):
    """A passage of the ranking."""

    passage_id: str = ""
    doc: str
    page: int | None = None
    score: float = 0.0


class Made(_Read):
    """What the assistant did with one question. `retrieved` is None if records alone answered."""

    case_id: str
    answer: AnswerMade | None = None
    reason: str = ""
    confidence: float | None = None
    retrieved: tuple[PassageFound, ...] | None = None
    error: str | None = None


class Nugget(_Read):
    """Something that a right answer says, in any of these words."""

    kind: str = "text"
    any_of: tuple[str, ...] = ()
    vital: bool = True


class Forbidden(_Read):
    """Something that a right answer never says."""

    any_of: tuple[str, ...] = ()
    why: str = ""


class Support(_Read):
    """Where the proof stands; a quotation that may not be copied is given by its hash."""

    group: str = ""
    doc: str
    page: int | None = None
    quote: str | Mapping[str, str | int] = ""


class AskedQuestion(_Read):
    """A question with what is expected, as the questions' own files give it."""

    id: str
    question: str
    expect_status: tuple[str, ...] = ()
    must_abstain: bool = False
    nuggets: tuple[Nugget, ...] = ()
    must_not_say: tuple[Forbidden, ...] = ()
    support: tuple[Support, ...] = ()
    note: str | None = None
