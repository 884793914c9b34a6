"""Questions with what a right answer says and where it stands: read from JSONL, checked.

The format is told field by field in `eval/README.md`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assistant.answers import AnswerStatus
from eval.errors import CaseError, EvaluationError

QUESTIONS = Path(__file__).parent / "questions"

Split = Literal["dev", "test"]
NuggetKind = Literal["number", "date", "name", "text"]
CaseType = Literal[
    "fact",
    "list",
    "count",
    "compare",
    "timeline",
    "who",
    "status",
    "table",
    "summary",
    "opinion",
    "abstain",
]


class AbstainKind(StrEnum):
    """Why a question must not be answered from the papers."""

    OFF_TOPIC = "off_topic"
    NEAR_MISS = "near_miss"
    OUT_OF_TIME = "out_of_time"
    IDENTITY = "identity"
    FALSE_PREMISE = "false_premise"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Nugget(_Part):
    """One thing that a right answer says, in any of several wordings.

    `tolerance` is absolute, for numbers. Without a vital one an answer is not right.
    """

    id: str = ""
    kind: NuggetKind
    any_of: tuple[str, ...] = Field(min_length=1)
    vital: bool = True
    tolerance: float = 0


class Forbidden(_Part):
    """What a right answer never says, and why it is tempting."""

    kind: NuggetKind
    any_of: tuple[str, ...] = Field(min_length=1)
    why: str
    tolerance: float = 0


class QuoteHash(_Part):
    """A quotation kept as the hash of its plain words, where a paper may not be copied."""

    words: int
    hash: str


class Support(_Part):
    """Where the proof stands: the `nth` occurrence of a quotation in a paper.

    `doc` is the path below the folder that was ingested; `page` counts from 1, None for
    papers without pages. Entries of one `group` are alternatives; every group is needed.
    """

    group: str
    doc: str
    page: int | None = None
    heading: str | None = None
    nth: int = Field(default=1, ge=1)
    quote: str | QuoteHash


class TableGold(_Part):
    """A value computed from rows of a paper's tables: those whose columns match `where`.

    `column` is what is added or compared; a count needs none.
    """

    doc: str
    op: Literal["count", "sum", "min", "max", "list"]
    where: dict[str, str | tuple[str, ...]]
    column: str | None = None
    value: str | float | int | tuple[str, ...]


class Turn(_Part):
    """An earlier turn of the conversation."""

    role: Literal["user", "assistant"]
    text: str


class WantedFollowUps(_Part):
    """What the follow-ups should be about, and how many at least."""

    topics: tuple[str, ...] = ()
    min: int = 1


class Case(_Part):
    """One question with its gold."""

    schema_version: Literal[1] = 1
    id: str = Field(pattern=r"^[\w.-]+$")
    split: Split
    sets: tuple[str, ...] = ()
    type: CaseType
    topic: str | None = Field(default=None, pattern=r"^T\d\d$")
    question: str = Field(min_length=3, max_length=500)
    as_of: dt.date | None = None
    turns: tuple[Turn, ...] = ()
    standalone: str | None = None
    paraphrase_of: str | None = None
    expect_status: tuple[AnswerStatus, ...] = ()
    must_abstain: bool = False
    abstain_kind: AbstainKind | None = None
    nuggets: tuple[Nugget, ...] = ()
    must_not_say: tuple[Forbidden, ...] = ()
    support: tuple[Support, ...] = ()
    table: TableGold | None = None
    followups: WantedFollowUps | None = None
    author: str
    checked_by: str | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Case:
        if faults := tuple(self._faults()):
            raise ValueError("; ".join(faults))
        return self

    def _faults(self) -> Iterator[str]:
        """Yield all that is missing, so that a person fills it in at one go."""
        if not self.author.strip():
            yield "author is empty: who wrote the question?"
        if self.must_abstain and self.abstain_kind is None:
            yield "must_abstain needs an abstain_kind"
        if self.abstain_kind is not None and not self.must_abstain:
            yield "an abstain_kind needs must_abstain"
        if self.checked_by is not None and self.checked_by == self.author:
            yield "checked_by must be somebody else than author"
        if not self.must_abstain and not any(nugget.vital for nugget in self.nuggets):
            yield (
                "a question that can be answered needs a vital nugget, what a right answer says:"
                ' "nuggets": [{"kind": "date", "any_of": ["31 March 2027"]}]'
            )
        if not self.must_abstain and not self.support:
            yield (
                "a question that can be answered needs support, where the proof stands:"
                ' "support": [{"group": "a", "doc": "minutes.pdf", "page": 3, "quote": "…"}]'
            )

    @property
    def content_hash(self) -> str:
        """Tells whether a case is the same in two runs."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:16]

    @property
    def vital(self) -> tuple[Nugget, ...]:
        """The nuggets without which an answer is not right."""
        return tuple(nugget for nugget in self.nuggets if nugget.vital)

    @property
    def cluster(self) -> str:
        """What a case hangs together with: its first paper, else its family of questions."""
        if self.support:
            return self.support[0].doc
        return self.paraphrase_of or conversation_of(self) or self.id


def conversation_of(case: Case) -> str | None:
    """Return the conversation that a case is a turn of: "conv-07" of "conv-07-t2"."""
    name, mark, turn = case.id.rpartition("-t")
    return name if mark and turn.isdigit() else None


def load_cases(*paths: Path) -> list[Case]:
    """Return the cases of JSONL files, or of all below folders, in order of file and line.

    Only the shape is checked; `eval.checking` holds them against the papers.

    Raises:
        CaseError: A line is no case, or an id stands twice; names file and line.
        EvaluationError: There is no such file.
    """
    cases: dict[str, tuple[Case, str]] = {}
    for path in _files(paths):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if not line.strip():
                continue
            case, place = _parsed(line, path, number), f"{path.name}, line {number}"
            if case.id in cases:
                raise CaseError(
                    f"{place}: the id {case.id!r} stands already in {cases[case.id][1]}"
                )
            cases[case.id] = (case, place)
    return [case for case, _ in cases.values()]


def places_of(*paths: Path) -> dict[str, str]:
    """Return where each case stands, by id: "answers.jsonl, line 3"."""
    places: dict[str, str] = {}
    for path in _files(paths):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip():
                places[_parsed(line, path, number).id] = f"{path.name}, line {number}"
    return places


def hash_of(cases: Sequence[Case]) -> str:
    """Return a hash of a whole set of questions, whatever their order."""
    joined = ",".join(sorted(f"{case.id}:{case.content_hash}" for case in cases))
    return hashlib.sha256(joined.encode()).hexdigest()[:16]


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(path.rglob("*.jsonl"))
        elif path.is_file():
            yield path
        else:
            raise EvaluationError(f"There is no file or folder {str(path)!r}")


def _parsed(line: str, path: Path, number: int) -> Case:
    try:
        return Case.model_validate_json(line)
    except ValidationError as exc:
        told = "; ".join(
            ": ".join(filter(None, (".".join(map(str, error["loc"])), _plain(error["msg"]))))
            for error in exc.errors()
        )
        raise CaseError(f"{path.name}, line {number}: {told}") from exc


def _plain(message: str) -> str:
    return message.removeprefix("Value error, ")
