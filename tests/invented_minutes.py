"""Minutes of an invented council with their records, in a store, for the tests of reckoning."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from assistant.answering.citing import Citations
from assistant.answering.naming import known_names
from assistant.answering.planning import plan_question
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckon import reckon
from assistant.answering.reckoning.reckoned import Reckoned
from assistant.answering.reckoning.showing import Shower, Shown
from assistant.answers import Question
from assistant.council import Record
from assistant.documents import (
    DateIs,
    Document,
    DocumentKind,
    Locator,
    PaperDate,
    Passage,
    PassageKind,
    Source,
    SourceState,
)
from assistant.spans import Span
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from assistant.stores.view import View
from assistant.stores.writer import Writer

COMMITTEE = "Children's Services Overview and Scrutiny Committee"
EMBEDDER, DIMENSION = "invented-8", 8


@dataclass
class Minutes:
    """A paper that is written paragraph by paragraph; `records` are read from it by the test."""

    name: str
    day: dt.date
    paragraphs: Sequence[str]
    committee: str | None = COMMITTEE
    kind: DocumentKind = DocumentKind.MINUTES
    item: str | None = "4"
    records: list[Record] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)

    @property
    def document_id(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words), words)

    def passage_id(self, span: Span) -> str:
        return next(p.passage_id for p in self.passages() if p.locator.end > span.start)

    def passages(self) -> list[Passage]:
        made, start = [], 0
        for number, paragraph in enumerate(self.paragraphs):
            where = Locator(start, start + len(paragraph), headings=(self.name,))
            made.append(
                Passage(
                    f"{self.document_id[:12]}-{number}", self.document_id, number, paragraph, self.name,
                    where, PassageKind.PARAGRAPH, self.item,
                )
            )  # fmt: skip
            start += len(paragraph) + 2
        return made

    @property
    def document(self) -> Document:
        return Document(
            self.document_id, f"{self.name}.html", self.name, len(self.text), "html", self.kind,
            committee=self.committee, date=PaperDate(self.day, DateIs.MEETING),
        )  # fmt: skip


def view_of(folder: Path, *papers: Minutes) -> View:
    """Return a view of a store that holds these papers and their records."""
    place = StorePlace(folder)
    with Writer(place, EMBEDDER, DIMENSION) as writer:
        for paper in papers:
            passages = paper.passages()
            vectors = np.full((len(passages), DIMENSION), DIMENSION**-0.5, np.float32)
            source = Source(
                f"{paper.name}.html", "papers", paper.document_id, 1, SourceState.READY,
                passages=len(passages), document_id=paper.document_id,
            )  # fmt: skip
            writer.stage(source, paper.document, paper.text, passages, vectors, None, paper.records)
        writer.publish()
    return Library(place).view()


def reckoned(view: View, question: str, as_of: dt.date | None = None) -> Reckoned | None:
    """Return what records give for a question."""
    plan = plan_question(Question(question, as_of=as_of), (), known_names(view.documents.values()))
    return reckon(plan, Ledger(view, plan))


def shown(view: View, question: str, as_of: dt.date | None = None) -> Shown:
    """Return the checked sentences and tables for a question; they must be all that was reckoned."""
    answer = reckoned(view, question, as_of)
    assert answer is not None
    told = Shower(view, Citations(view)).show(answer)
    assert told is not None
    assert len(told.sentences) == len(answer.claims)
    assert len(told.tables) == len(answer.tables)
    return told
