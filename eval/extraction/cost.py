"""What reading records costs beside the rest of ingestion, for one process."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from assistant.models.embedding import Embedder
from assistant.stores.place import embedded_text
from ingest.extracting.paper import Paper
from ingest.extracting.records import EXTRACTORS

_BATCH = 256
Given = TypeVar("Given")


@dataclass(slots=True)
class Cost:
    """Seconds by step over the same papers, one after the other."""

    papers: int = 0
    pages: int = 0
    reading_s: float = 0.0
    embedding_s: float = 0.0
    extracting_s: dict[str, float] = field(default_factory=dict)
    records: Counter[str] = field(default_factory=Counter)

    @property
    def without_s(self) -> float:
        """Seconds to parse, cut and embed."""
        return self.reading_s + self.embedding_s

    @property
    def ratio(self) -> float:
        """Seconds with extraction over seconds without."""
        return (self.without_s + sum(self.extracting_s.values())) / self.without_s


def measure(
    files: Sequence[tuple[Path, str]],
    read: Callable[[Path, str], Paper],
    embedder: Embedder,
    unreadable: type[Exception],
) -> Cost:
    """Return what each step takes over `files`; those that cannot be read are left out."""
    cost = Cost()
    for path, name in files:
        try:
            taken, paper = _timed(partial(read, path, name))
        except unreadable:
            continue
        cost.papers += 1
        cost.pages += len(paper.parsed.page_starts) or 1
        cost.reading_s += taken
        texts = [embedded_text(p.context, p.text) for p in paper.passages]
        for begin in range(0, len(texts), _BATCH):
            cost.embedding_s += _timed(partial(embedder.embed, texts[begin : begin + _BATCH]))[0]
        for extract in EXTRACTORS:
            taken, found = _timed(partial(extract, paper))
            name_of = extract.__name__
            cost.extracting_s[name_of] = cost.extracting_s.get(name_of, 0.0) + taken
            cost.records.update(type(record).__name__ for record in found)
    return cost


def _timed(work: Callable[[], Given]) -> tuple[float, Given]:
    started = time.perf_counter()
    given = work()
    return time.perf_counter() - started, given
