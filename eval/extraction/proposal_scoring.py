"""Measures records by rules alone against rules and what a model proposed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import yaml

from assistant.council import Record
from assistant.documents import DateIs
from assistant.models.chat import Request
from assistant.models.scripted import ScriptedModel
from eval.extraction.gold_readers import (
    Lie,
    every_lie,
    faithful_rows,
    replying,
    shown_in,
    sloppy_rows,
)
from eval.extraction.labels import Label, LabelledPaper, hashed
from eval.extraction.matching import match
from eval.extraction.scoring import Score
from eval.scores import Interval
from eval.statistics import wilson_interval
from ingest.extracting.paper import Paper
from ingest.proposing.asking import Row, request_for
from ingest.proposing.checking import record_of
from ingest.proposing.faults import Fault
from ingest.proposing.parts import Minutes, Part, irregular_parts
from ingest.proposing.reading import read_part

TYPES = ("exchange", "commitment", "resolution")
# Fields that tell who did what; the others are read by code alone.
NAMED = ("asker", "speaker", "who")
Reader = Callable[[Sequence[Label], Request], Sequence[Row | Lie]]
READERS: Mapping[str, Reader | None] = {
    "rules alone": None,
    "rules + faithful reader": faithful_rows,
    "rules + sloppy reader": sloppy_rows,
}


@dataclass(slots=True)
class Compared:
    """What was measured with one reader.

    `lies` counts (kind, dropped) of the faults that the reader planted, `every_lie` those of
    each fault that can be planted in each of its rows that pass without one.
    """

    scores: dict[str, Score] = field(default_factory=dict)
    rows: int = 0
    proposed: int = 0
    dropped: Counter[Fault] = field(default_factory=Counter)
    lies: Counter[tuple[str, bool]] = field(default_factory=Counter)
    every_lie: Counter[tuple[str, bool]] = field(default_factory=Counter)
    survived: list[str] = field(default_factory=list)

    def total(self) -> Score:
        """Return the counts of all types together."""
        whole = Score()
        for each in self.scores.values():
            whole.found += each.found
            whole.missed += each.missed
            whole.invented += each.invented
        return whole

    def named(self) -> Counter[bool]:
        """Return how many names of the records that were found are right and wrong."""
        counts: Counter[bool] = Counter()
        for score in self.scores.values():
            for name in NAMED:
                counts.update(score.fields.get(name, Counter()))
        return counts


def read_irregular(folder: Path) -> list[LabelledPaper]:
    """Return the labels of the invented irregular minutes, whose quotations are kept as written."""
    labels = yaml.safe_load((folder / "gold.yaml").read_text("utf-8"))
    return [LabelledPaper.model_validate(hashed(each)) for each in labels]


def compare_readers(
    labelled: Sequence[tuple[LabelledPaper, Paper, Sequence[Record]]],
) -> Mapping[str, Compared]:
    """Return what rules and each scripted reader make of labelled papers."""
    compared = {name: Compared() for name in READERS}
    for labels, paper, by_rules in labelled:
        minutes = minutes_for_scoring(paper, by_rules)
        for name, reader in READERS.items():
            records = list(by_rules)
            if reader is not None:
                records += _proposed(minutes, labels, reader, compared[name])
            for kind in labels.types:
                if kind in TYPES:
                    score = compared[name].scores.setdefault(kind, Score())
                    score.add(match(labels, kind, paper, records))
    return compared


def minutes_for_scoring(paper: Paper, records: Sequence[Record]) -> Minutes:
    """Return a parsed paper as proposing takes it."""
    date = paper.facts.date
    return Minutes(
        paper.document_id,
        paper.facts.kind,
        paper.facts.committee,
        date.day if date.date_is is DateIs.MEETING else None,
        paper.text,
        paper.passages,
        records,
    )


def _proposed(
    minutes: Minutes, labels: LabelledPaper, reader: Reader, compared: Compared
) -> list[Record]:
    rows = partial(reader, labels.records)
    chat = ScriptedModel("scripted", lambda _: (), {"Records": replying(rows)})
    found: list[Record] = []
    for part in irregular_parts(minutes):
        checked = read_part(minutes, part, chat, found)
        found.extend(checked.records)
        compared.rows += len(checked.records) + len(checked.faults)
        compared.proposed += len(checked.records)
        compared.dropped.update(checked.faults)
        _plant(minutes, part, rows(request_for(part)), compared)
    return found


def _plant(minutes: Minutes, part: Part, rows: Sequence[Row | Lie], compared: Compared) -> None:
    """Count which planted faults the checks see, in a reader's own rows and in all that pass."""
    shown = shown_in(request_for(part))
    for row in rows:
        if isinstance(row, Lie):
            compared.lies[row.kind, _is_dropped(minutes, part, row)] += 1
        elif not isinstance(record_of(minutes, part, row), Fault):
            for lie in every_lie(row, shown):
                dropped = _is_dropped(minutes, part, lie)
                compared.every_lie[lie.kind, dropped] += 1
                if not dropped:
                    compared.survived.append(f"{lie.kind}: {lie.row}")


def _is_dropped(minutes: Minutes, part: Part, lie: Lie) -> bool:
    return isinstance(record_of(minutes, part, lie.row), Fault)


def shares(score: Score) -> Iterator[tuple[str, float, Interval | None]]:
    """Yield precision and recall with their 95 % intervals, None where nothing is counted."""
    for name, whole in (
        ("precision", score.found + score.invented),
        ("recall", score.found + score.missed),
    ):
        value = score.precision if name == "precision" else score.recall
        yield name, value, wilson_interval(score.found, whole) if whole else None
