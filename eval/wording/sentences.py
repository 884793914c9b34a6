"""Sentences about the sample papers, half true and half with one fault planted, and their evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.answering.worded.checker import fault_of
from assistant.answering.worded.evidence import Proof
from assistant.answering.worded.faults import Fault
from eval.errors import CaseError

SENTENCES = Path(__file__).with_name("sentences")
# What the checks are fitted to; `sealed.jsonl` is for measuring alone.
FITTED_TO: Sequence[str] = ("first", "second", "third", "fourth", "fifth", "sixth")
SEALED = SENTENCES / "sealed.jsonl"
Planted = Literal[
    "number", "date", "name", "speaker", "unit", "negation", "clause", "citation", "decision"
]
# The faults that a checker of words must find nearly always, and those that need more.
EXACT: Sequence[Planted] = ("number", "date", "name")


class Cited(BaseModel):
    """A quotation of a paper, and what a reader sees of it: title, committee, date."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    doc: str
    quote: str
    known: str = ""


class Written(BaseModel):
    """A sentence that somebody wrote about quotations; `planted` is what is wrong with it, if anything."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    sentence: str
    cites: tuple[Cited, ...] = Field(min_length=1)
    planted: Planted | None = None

    @property
    def proofs(self) -> list[Proof]:
        """What it is held against."""
        return [Proof(each.quote, each.known) for each in self.cites]

    @property
    def fault(self) -> Fault | None:
        """What the checker finds wrong with it."""
        return fault_of(self.sentence, self.proofs)


def load_fitted_to() -> list[Written]:
    """Return the sentences that the checks are fitted to."""
    return [each for name in FITTED_TO for each in load_sentences(SENTENCES / f"{name}.jsonl")]


def load_sentences(path: Path = SEALED) -> list[Written]:
    """Return the sentences of a JSONL file.

    Raises:
        CaseError: A line is wrong; names the file and the line.
    """
    found: list[Written] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(Written.model_validate_json(line))
        except ValidationError as exc:
            first = exc.errors()[0]
            raise CaseError(f"{path.name}, line {number}: {first['loc']}: {first['msg']}") from exc
    return found


def by_kind(sentences: Sequence[Written]) -> Mapping[str, list[Written]]:
    """Return sentences by what is planted in them; "true" where nothing is."""
    kinds: dict[str, list[Written]] = {}
    for each in sentences:
        kinds.setdefault(each.planted or "true", []).append(each)
    return kinds
