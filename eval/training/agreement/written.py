"""Statements that people wrote about the training passages: true rewordings, and false ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eval.errors import EvaluationError
from eval.training.invented import PASSAGES, TrainingPassage, read_passages

STATEMENTS = Path(__file__).parent / "statements"


class Written(BaseModel):
    """Statements about one passage, which is named by its place in its file, from 0.

    `true` holds the numbers of the sentences that a statement rests on and the statement;
    `false` the same with what is wrong between them.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    passage: int = Field(ge=0)
    true: tuple[tuple[tuple[int, ...], str], ...]
    false: tuple[tuple[tuple[int, ...], str, str], ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """A passage with the statements that were written about it, if any."""

    passage: TrainingPassage
    written: Written | None


def read_statements(statements: Path = STATEMENTS, passages: Path = PASSAGES) -> list[Stated]:
    """Return every passage of `passages` with what `statements` holds about it.

    Raises:
        EvaluationError: A line is broken, or names a passage or sentence that is not there.
    """
    found: list[Stated] = []
    for path in sorted(passages.glob("*.jsonl")):
        about = {each.passage: each for each in _lines(statements / path.name)}
        read = read_passages(path.parent, path.name)
        for number, written in about.items():
            if number >= len(read) or _beyond(written, read[number]):
                raise EvaluationError(f"{path.name}: passage {number} or a sentence is not there")
        found += (Stated(passage, about.get(n)) for n, passage in enumerate(read))
    return found


def _beyond(written: Written, passage: TrainingPassage) -> bool:
    rests = [each[0] for each in written.true] + [each[0] for each in written.false]
    numbers = [number for each in rests for number in each]
    return any(not 0 <= n < len(passage.sentences) for n in numbers)


def _lines(path: Path) -> Iterator[Written]:
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield Written.model_validate_json(line)
            except ValidationError as exc:
                told = exc.errors()[0]["msg"]
                raise EvaluationError(f"{path.name}, line {number}: {told}") from exc
