"""Reads the runs of a folder; a file that cannot be read is told of, and hides no other."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from assistant.errors import AssistantError
from assistant.evaluation.lines import AskedQuestion, Made, ScoredCase, Summary

SUMMARY, SCORES, GENERATED, CONFIG = (
    "summary.json",
    "scores.jsonl",
    "generated.jsonl",
    "config.json",
)
# Questions may lie beside a run, or in this folder beside all runs.
QUESTIONS, QUESTION_FOLDER = "questions.jsonl", "questions"
MAX_BYTES = 200 * 1024 * 1024
_KEPT = 64

Model = TypeVar("Model", bound=BaseModel)


class EvaluationFileError(AssistantError):
    """A file of a run cannot be read; the message names it and says why."""


@dataclass(frozen=True, slots=True)
class EvaluationRun:
    """A run that was scored. `name` is that of its folder."""

    name: str
    folder: Path
    summary: Summary

    @property
    def begun(self) -> float:
        """When it began, in seconds since 1970; a time without a zone is this computer's."""
        return self.summary.config.started.timestamp()


@dataclass(frozen=True, slots=True)
class BrokenRun:
    """A folder of a run that cannot be shown, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class RunsFound:
    """The runs of a folder, newest first."""

    runs: tuple[EvaluationRun, ...]
    broken: tuple[BrokenRun, ...]

    def named(self, name: str) -> EvaluationRun | None:
        """Return the run in the folder `name`."""
        return next((run for run in self.runs if run.name == name), None)

    def before(self, run: EvaluationRun) -> EvaluationRun | None:
        """Return the run before another; one of the same questions rather than of others."""
        older = [each for each in self.runs if each.begun < run.begun]
        same = run.summary.config.cases_hash
        alike = [each for each in older if each.summary.config.cases_hash == same]
        return next(iter(alike or older), None)


def find_runs(folder: Path) -> RunsFound:
    """Return the runs in the folders of `folder`; none where it is not there."""
    runs: list[EvaluationRun] = []
    broken: list[BrokenRun] = []
    for each in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not each.is_dir() or not any((each / name).is_file() for name in (SUMMARY, CONFIG)):
            continue
        if not (each / SUMMARY).is_file():
            broken.append(BrokenRun(each.name, "It has not been scored yet."))
            continue
        try:
            runs.append(EvaluationRun(each.name, each, _summary(each / SUMMARY)))
        except EvaluationFileError as exc:
            broken.append(BrokenRun(each.name, str(exc)))
    runs.sort(key=lambda run: (run.begun, run.name), reverse=True)
    return RunsFound(tuple(runs), tuple(broken))


def scores_of(run: EvaluationRun) -> Sequence[ScoredCase]:
    """Return the scores of all questions of a run.

    Raises:
        EvaluationFileError: The file is missing or a line of it is broken.
    """
    path = run.folder / SCORES
    return _scores(path, *_stamp(path))


def made_for(run: EvaluationRun, case_id: str) -> Made | None:
    """Return what the assistant did with a question, None where the run does not hold it.

    Raises:
        EvaluationFileError: The file is missing or the line is broken.
    """
    path = run.folder / GENERATED
    if not path.is_file():
        return None
    found = _lines(path, Made, _names("case_id", case_id))
    return next((each for each in found if each.case_id == case_id), None)


def question_for(folder: Path, run: EvaluationRun, case: ScoredCase) -> AskedQuestion | None:
    """Return a question with what is expected, from files of questions that lie with the runs.

    None where no file holds it as it was asked.
    """
    beside = sorted((folder / QUESTION_FOLDER).rglob("*.jsonl"))
    for path in (run.folder / QUESTIONS, *beside):
        if not path.is_file():
            continue
        for found in _lines(path, AskedQuestion, _names("id", case.case_id)):
            if found.id == case.case_id and found.question == case.question:
                return found
    return None


@lru_cache(maxsize=_KEPT)
def _read_summary(path: Path, modified_ns: int, size: int) -> Summary:
    try:
        return Summary.model_validate_json(path.read_bytes())
    except ValidationError as exc:
        raise EvaluationFileError(f"{path.name} is broken: {_first(exc)}") from exc
    except OSError as exc:
        raise EvaluationFileError(f"{path.name} cannot be opened") from exc


def _summary(path: Path) -> Summary:
    return _read_summary(path, *_stamp(path))


@lru_cache(maxsize=8)
def _scores(path: Path, modified_ns: int, size: int) -> Sequence[ScoredCase]:
    return tuple(_lines(path, ScoredCase))


def _stamp(path: Path) -> tuple[int, int]:
    """Return what changes when a file does.

    Raises:
        EvaluationFileError: It is missing or too large.
    """
    try:
        found = path.stat()
    except OSError as exc:
        raise EvaluationFileError(f"There is no {path.name}") from exc
    if found.st_size > MAX_BYTES:
        raise EvaluationFileError(f"{path.name} is too large to be shown")
    return found.st_mtime_ns, found.st_size


def _names(field: str, value: str) -> bytes:
    """Return the bytes with which a line about one question says so."""
    return json.dumps({field: value}, ensure_ascii=False, separators=(",", ":"))[1:-1].encode()


def _lines(path: Path, model: type[Model], about: bytes | None = None) -> Iterator[Model]:
    """Yield the lines of a JSONL file; only those that hold `about`, white space aside."""
    _stamp(path)
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip() and (about is None or about in line.replace(b'": "', b'":"')):
                    yield _parsed(path, number, line, model)
    except OSError as exc:
        raise EvaluationFileError(f"{path.name} cannot be opened") from exc


def _parsed(path: Path, number: int, line: bytes, model: type[Model]) -> Model:
    try:
        return model.model_validate_json(line)
    except ValidationError as exc:
        raise EvaluationFileError(f"{path.name}, line {number}, is broken: {_first(exc)}") from exc


def _first(exc: ValidationError) -> str:
    first = exc.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else first["msg"]
