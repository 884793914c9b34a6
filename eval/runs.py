"""What a run leaves behind: one line a case, the passages that were indexed, its settings.

A folder of a run holds `generated.jsonl`, `passages.jsonl`, `config.json` (written by
`generate`), `scores.jsonl` and `summary.json` (written by `score`), and `questions.jsonl`: the
questions with what is expected, as they were asked, and then as they were scored.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.answers import AnswerStatus, Basis
from eval.errors import EvaluationError

GENERATED = "generated.jsonl"
PASSAGES = "passages.jsonl"
CONFIG = "config.json"
SCORES = "scores.jsonl"
SUMMARY = "summary.json"
ASKED = "questions.jsonl"


class _Line(BaseModel):
    # A server that is newer may say more than is known here.
    model_config = ConfigDict(extra="ignore", frozen=True)


class CitationMade(_Line):
    """A citation of an answer. Offsets are the document's, half-open."""

    number: int
    passage_id: str
    file: str
    title: str = ""
    date: dt.date | None = None
    committee: str | None = None
    item: str | None = None
    page: int | None = None
    heading: str | None = None
    quote: str
    start: int
    end: int
    ocr: bool = False


class SentenceMade(_Line):
    """A sentence of an answer, with the numbers of its citations."""

    text: str
    basis: Basis
    citations: tuple[int, ...] = ()


class RowMade(_Line):
    """A row of a table."""

    cells: tuple[str, ...]
    citations: tuple[int, ...] = ()


class TableMade(_Line):
    """A table of an answer."""

    title: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[RowMade, ...] = ()


class PointMade(_Line):
    """A point to raise in committee."""

    question: str
    because: str = ""
    basis: str = ""
    citations: tuple[int, ...] = ()


class FollowUpsMade(_Line):
    """What an answer suggests to ask next."""

    ask_the_papers: tuple[str, ...] = ()
    raise_in_committee: tuple[PointMade, ...] = ()


class AnswerMade(_Line):
    """An answer as the API gives it; only what is scored is kept."""

    answer_id: str = ""
    question: str = ""
    standalone: str = ""
    status: AnswerStatus
    sentences: tuple[SentenceMade, ...] = ()
    tables: tuple[TableMade, ...] = ()
    citations: tuple[CitationMade, ...] = ()
    nearest: tuple[int, ...] = ()
    follow_ups: FollowUpsMade = FollowUpsMade()
    timings_ms: Mapping[str, float] = {}


class RetrievedPassage(_Line):
    """A passage of the final ranking, with the score of each leg."""

    passage_id: str
    doc: str
    page: int | None = None
    start: int
    end: int
    score: float
    bm25: float | None = None
    dense: float | None = None


class RowPlace(_Line):
    """A record that a value was computed from, and where it stands."""

    record_id: str
    doc: str
    page: int | None = None
    start: int
    end: int


class ComputedValue(_Line):
    """A value that was worked out, with its working and its rows."""

    name: str = ""
    value: str
    formula: str = ""
    rows: tuple[RowPlace, ...] = ()


class SelfAnswer(_Line):
    """A suggested question, and how the assistant answers it when asked it."""

    question: str
    basis: str = "ask_the_papers"
    status: AnswerStatus
    citations: tuple[CitationMade, ...] = ()


class RefusedMade(_Line):
    """A sentence that a language model proposed and a check refused, with what was wrong."""

    text: str
    fault: str


class WordingMade(_Line):
    """What became of a language model's wording of an answer."""

    model: str
    prompt: str
    outcome: str
    reason: str | None = None
    dropped: tuple[RefusedMade, ...] = ()


class Generated(_Line):
    """What the assistant did with one case. `retrieved` is None if records alone answered.

    `confidence` in [0, 1] is the value before the threshold of abstaining; `self_answers`
    is None where suggestions were not tried; `wording` where no language model had a part.
    """

    case_id: str
    case_hash: str
    answer: AnswerMade | None
    abstain_reason: str | None = None
    confidence: float | None = None
    reason: str = ""
    retrieved: tuple[RetrievedPassage, ...] | None = None
    standalone_retrieved: tuple[RetrievedPassage, ...] | None = None
    computed: tuple[ComputedValue, ...] = ()
    self_answers: tuple[SelfAnswer, ...] | None = None
    wording: WordingMade | None = None
    error: str | None = None


class IndexedPassage(_Line):
    """A passage that the assistant can find."""

    id: str
    doc: str
    page: int | None = None
    start: int
    end: int


class RunConfig(_Line):
    """How a run was made. `repeatable` is None unless all was asked twice."""

    name: str
    started: dt.datetime
    application: str
    models: Mapping[str, str] = {}
    server: str | None = None
    corpus_hash: str
    corpora: tuple[str, ...] = ()
    cases_hash: str
    cases: int
    settings_hash: str = ""
    questions: tuple[str, ...] = ()
    seed: int = 0
    repeatable: bool | None = None
    not_repeated: tuple[str, ...] = ()


Model = TypeVar("Model", bound=BaseModel)


def read_lines(path: Path, model: type[Model]) -> Iterator[Model]:
    """Yield the lines of a JSONL file.

    Raises:
        EvaluationError: The file is missing, or a line of it is broken; names it.
    """
    if not path.is_file():
        raise EvaluationError(f"There is no {path.name} in {str(path.parent)!r}")
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                yield model.model_validate_json(line)
            except ValidationError as exc:
                first = exc.errors()[0]
                raise EvaluationError(f"{path}, line {number}: {first['msg']}") from exc


def write_lines(path: Path, lines: Iterable[BaseModel]) -> None:
    """Write JSONL; NaN becomes null."""
    with path.open("w", encoding="utf-8") as out:
        out.writelines(f"{line.model_dump_json()}\n" for line in lines)


def read_json(path: Path, model: type[Model]) -> Model:
    """Return what a JSON file holds.

    Raises:
        EvaluationError: The file is missing or broken; names it.
    """
    if not path.is_file():
        raise EvaluationError(f"There is no file {str(path)!r}")
    try:
        return model.model_validate_json(path.read_text(encoding="utf-8"))
    except ValidationError as exc:
        first = exc.errors()[0]
        raise EvaluationError(f"{path}: {first['msg']}") from exc


def write_json(path: Path, value: BaseModel) -> None:
    """Write JSON for people to read; NaN becomes null."""
    path.write_text(
        json.dumps(value.model_dump(mode="json"), indent=1, ensure_ascii=False, allow_nan=False)
        + "\n",
        encoding="utf-8",
    )
