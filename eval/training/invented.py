"""Invented passages with questions and the sentences that answer them: what is trained on."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assistant.models.answering import InPlace
from eval.errors import EvaluationError

PASSAGES = Path(__file__).parent / "passages"


class AskedOf(BaseModel):
    """A question, and the numbers from 0 of the sentences that answer it; none if none does."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    q: str = Field(min_length=3)
    a: tuple[int, ...]


class TrainingPassage(BaseModel):
    """Sentences as they stand under one heading of an invented paper, with questions.

    Passages of one `group` tell of the same matter at other times or places: what answers a
    question stands in one of them, and the others look as if they did.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    group: str | None = None
    kind: str
    title: str
    heading: str = ""
    sentences: tuple[str, ...] = Field(min_length=2)
    questions: tuple[AskedOf, ...]

    @model_validator(mode="after")
    def _numbers_are_known(self) -> TrainingPassage:
        if any(not 0 <= n < len(self.sentences) for asked in self.questions for n in asked.a):
            raise ValueError("an answer names a sentence that is not there")
        return self

    def in_place(self, number: int) -> InPlace:
        """Return a sentence with what stands around it."""
        rows = self.kind in ("plan_row", "table_row")
        before = "" if rows or number == 0 else self.sentences[number - 1]
        return InPlace(self.sentences[number], self.title, self.heading, before)


def read_passages(folder: Path = PASSAGES, pattern: str = "*.jsonl") -> list[TrainingPassage]:
    """Return the passages of the JSONL files in `folder` of that name, by file name.

    Raises:
        EvaluationError: A line is broken; names file and line.
    """
    passages: list[TrainingPassage] = []
    for path in sorted(folder.glob(pattern)):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if not line.strip():
                continue
            try:
                passages.append(TrainingPassage.model_validate_json(line))
            except ValidationError as exc:
                told = exc.errors()[0]["msg"]
                raise EvaluationError(f"{path.name}, line {number}: {told}") from exc
    return passages
