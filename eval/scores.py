"""What scoring finds: a line a case, and their summary."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from eval.runs import RunConfig


class Outcome(StrEnum):
    """What became of a case."""

    CORRECT = "correct"
    PARTIAL = "partial"
    ABSTAINED = "abstained"
    WRONG = "wrong"
    CRASHED = "crashed"


class FailureTag(StrEnum):
    """The stage to mend, and what is wrong there."""

    WRONG_ANSWER = "wrong_answer"
    RETRIEVAL_MISS = "retrieval_miss"
    WRONG_ABSTAIN = "wrong_abstain"
    SELECTION_MISS = "selection_miss"
    CITATION_FAULT = "citation_fault"


# Six primary metrics are tested together when two runs are compared; the others are told.
PRIMARY = ("hit@1", "recall@10", "ndcg@10", "truth_score", "wrong_rate", "cite_precision")
LOWER_IS_BETTER = frozenset(
    {"wrong_rate", "false_abstain_rate", "ece", "brier", "aurc", "answer_words"}
)


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Interval(_Kept):
    """A 95 % interval."""

    low: float
    high: float


class ScoredCase(_Kept):
    """One case's scores. A metric that does not apply is None, never 0.

    `metrics` are by name; `notes` tell why: the nuggets missed, the citations at fault.
    `worded` is what became of a language model's wording, `refused` what was wrong in it.
    """

    case_id: str
    case_hash: str
    cluster: str
    split: str
    type: str
    topic: str | None
    sets: tuple[str, ...]
    question: str
    as_of: dt.date | None = None
    paraphrase_of: str | None = None
    must_abstain: bool
    abstain_kind: str | None
    outcome: Outcome
    abstained: bool
    status: str | None
    confidence: float | None
    tags: tuple[FailureTag, ...] = ()
    metrics: Mapping[str, float | None]
    notes: tuple[str, ...] = ()
    gates: tuple[str, ...] = ()
    worded: str | None = None
    refused: tuple[str, ...] = ()
    timings_ms: Mapping[str, float] = {}


class Metric(_Kept):
    """A metric over cases: the mean of those it applies to, with its 95 % interval.

    `n` is the denominator; `value` and `interval` are None where it is 0.
    """

    name: str
    n: int
    value: float | None
    interval: Interval | None
    few_clusters: bool = False


class Summary(_Kept):
    """A whole run: every metric, the outcomes and tags by type of question.

    `worded` and `refused` count what became of a language model's words, by type too.
    """

    schema_version: int = 1
    config: RunConfig
    cases: int
    metrics: tuple[Metric, ...]
    outcomes: Mapping[str, Mapping[str, int]]
    tags: Mapping[str, Mapping[str, int]]
    worded: Mapping[str, Mapping[str, int]] = {}
    refused: Mapping[str, Mapping[str, int]] = {}
    latency_ms: Mapping[str, Mapping[str, float]] = {}
    hard_breaches: tuple[str, ...] = ()
