"""A verbatim stretch of a document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of a document: `text == document.text[start:end]`, offsets half-open."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end or len(self.text) != self.end - self.start:
            raise ValueError(f"{self.start}:{self.end} is not the place of {self.text[:40]!r}")
