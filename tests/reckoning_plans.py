"""Small invented plans for the tests of reckoning: a paper's text, and the records read from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from assistant.actions import (
    ActionItem,
    ActionPlan,
    ActionStatus,
    DueDate,
    DuePrecision,
    KeyEntry,
    Rating,
    StatedTotal,
)
from assistant.answering.planning import plan_question
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.plans.plans import reckon_actions
from assistant.answering.reckoning.reckoned import Reckoned
from assistant.answers import Question
from assistant.correcting import Correction
from assistant.council import Record
from assistant.documents import DateIs, Document, DocumentKind, PaperDate, Passage
from assistant.spans import Span
from assistant.stores.corrections import apply_corrections
from assistant.stores.view import View

OPEN, DONE = ActionStatus.IN_PROGRESS, ActionStatus.COMPLETE


@dataclass(frozen=True, slots=True)
class Row:
    """One row as a test writes it: "31/03/2025" is read, anything else has no date."""

    ref: str
    action: str
    leads: tuple[str, ...] = ()
    due: str = ""
    status: ActionStatus = OPEN
    rating: str | None = None
    progress: str = ""
    evidence: str | None = None
    earlier: tuple[dt.date, ...] = ()
    recommendation: str | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """One version of a plan as a paper prints it. `states` are totals: the words and what they count."""

    title: str
    position: dt.date | None
    rows: tuple[Row, ...]
    key: Mapping[str, str] = field(default_factory=dict)
    states: tuple[tuple[str, Mapping[str, int]], ...] = ()
    kind: DocumentKind = DocumentKind.ACTION_PLAN

    @property
    def text(self) -> str:
        at = self.position
        opening = f"Position as at {at.day} {at:%B %Y}" if at else "Position"
        key = "\n".join(f"{word} = {meaning}" for word, meaning in self.key.items())
        lines = "\n".join(line_of(row) for row in self.rows)
        return "\n".join([self.title, opening, *(words for words, _ in self.states), key, lines])

    @property
    def document(self) -> Document:
        day = PaperDate(self.position, DateIs.POSITION) if self.position else PaperDate()
        name = f"{self.title} {self.position}"
        return Document(
            name, f"{name}.docx", self.title, len(self.text), "docx", self.kind, date=day
        )

    def span(self, words: str, after: int = 0) -> Span:
        start = self.text.index(words, after)
        return Span(start, start + len(words), words)


def line_of(row: Row) -> str:
    cells = (row.ref, row.action, " / ".join(row.leads), row.due, row.progress, row.rating or "")
    return " | ".join(cells)


def records_of(paper: Printed) -> list[Record]:
    """Return the plan and its rows."""
    document_id = paper.document.document_id
    opening = paper.text.split("\n")[1]
    lineage = paper.title.lower().split(" version")[0].rstrip(", ")
    plan = ActionPlan(
        record_id=f"plan {document_id}", document_id=document_id, passage_id="",
        span=paper.span(paper.title), title=paper.title, lineage=lineage,
        position_at=paper.position, position_from="printed", position_span=paper.span(opening),
        key=tuple(
            KeyEntry(word, word.lower(), means, paper.span(f"{word} = {means}"))
            for word, means in paper.key.items()
        ),
        stated_totals=tuple(
            StatedTotal(number, counts, paper.span(words))
            for words, totals in paper.states
            for counts, number in totals.items()
        ),
        rows=len(paper.rows),
    )  # fmt: skip
    return [plan, *(item_of(paper, plan, row, order) for order, row in enumerate(paper.rows))]


def item_of(paper: Printed, plan: ActionPlan, row: Row, order: int) -> ActionItem:
    span = paper.span(line_of(row))
    cells = {
        concept: paper.span(words, span.start)
        for concept, words in (("lead", " / ".join(row.leads)), ("progress", row.progress))
        if words
    }
    if row.evidence is not None:
        cells["evidence"] = span
    rating = Rating(row.rating, None, paper.key.get(row.rating)) if row.rating else None
    return ActionItem(
        record_id=f"{plan.record_id} {row.ref} {order}", document_id=plan.document_id,
        passage_id="", span=span, plan_id=plan.record_id, order=order, ref=row.ref or None,
        action=row.action, recommendation=row.recommendation, leads=row.leads,
        due=due_of(row), rating=rating, status=row.status, progress=row.progress or None,
        evidence=row.evidence or None, cells=cells,
    )  # fmt: skip


def due_of(row: Row) -> DueDate:
    try:
        day = dt.datetime.strptime(row.due, "%d/%m/%Y").replace(tzinfo=dt.UTC).date()
    except ValueError:
        return DueDate(row.due)
    return DueDate(row.due, day, day, DuePrecision.DAY, earlier=row.earlier)


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class HeldView:
    """What a ledger reads of a view."""

    documents: Mapping[str, Document]
    held: Sequence[Record]
    corrected: Mapping[str, Sequence[Correction]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    def records(self, kind: type[Record]) -> list[Record]:
        found = (
            apply_corrections(record, self.corrected.get(record.record_id, ()))
            for record in self.held
            if isinstance(record, kind)
        )
        return [record for record in found if record is not None]

    def records_as_read(self, kind: type[Record]) -> list[Record]:
        return [record for record in self.held if isinstance(record, kind)]

    def text_of(self, document_id: str) -> str:
        return self.texts.get(document_id, "")

    def passages_of(self, document_id: str) -> list[Passage]:
        return []

    def corrections(self) -> Mapping[str, Sequence[Correction]]:
        return self.corrected

    def newest_correction(self) -> int:
        return sum(map(len, self.corrected.values()))


def ledger_of(
    question: str,
    *papers: Printed,
    as_of: dt.date | None = None,
    others: Sequence[Record] = (),
    corrected: Mapping[str, Sequence[Correction]] | None = None,
) -> Ledger:
    documents = {paper.document.document_id: paper.document for paper in papers}
    held = [record for paper in papers for record in records_of(paper)]
    texts = {paper.document.document_id: paper.text for paper in papers}
    view = HeldView(documents, [*held, *others], corrected or {}, texts)
    return Ledger(cast("View", view), plan_question(Question(question, as_of=as_of), ()))


def ask_plans(
    question: str,
    *papers: Printed,
    as_of: dt.date | None = None,
    others: Sequence[Record] = (),
    corrected: Mapping[str, Sequence[Correction]] | None = None,
) -> Reckoned | None:
    """Return what reckoning answers from these plans."""
    ledger = ledger_of(question, *papers, as_of=as_of, others=others, corrected=corrected)
    return reckon_actions(ledger.plan, ledger)


def said(reckoned: Reckoned | None) -> str:
    """Return all sentences of an answer."""
    assert reckoned is not None
    return " ".join(claim.text for claim in reckoned.claims)


def refs_shown(reckoned: Reckoned | None) -> list[str]:
    """Return the first cells of the first table."""
    assert reckoned is not None
    return [row.cells[0] for row in reckoned.tables[0].rows]


TRACK = {"Blue": "complete", "Green": "on track", "Amber": "some delay"}
SIMPLER = {"Green": "action complete", "Amber": "in progress", "Red": "past its date"}

JOINT = ("Library Manager", "Volunteer Bureau")
READING_1 = Printed(
    "Reading for All: Action Plan, version 1",
    dt.date(2024, 3, 1),
    (
        Row("1.1", "Open the mobile library on Saturdays", ("Library Manager",), "30/04/2024", rating="Green"),
        Row("1.2", "Train forty volunteers", JOINT, "30/06/2024", rating="Amber"),
        Row("2.1", "Write to every school", ("Head of Learning & Skills",), "31/01/2024", DONE, "Blue"),
        Row("2.2", "Survey parents about evening sessions", ("Head of Learning & Skills",), "TBC",
            rating="Green", progress="Not started."),
        Row("3.1", "Repair the children's corner", (), "", rating="Amber"),
    ),
    TRACK,
)  # fmt: skip
READING_2 = Printed(
    "Reading for All: Action Plan, version 2",
    dt.date(2024, 9, 2),
    (
        Row("1.1", "Open the mobile library on Saturdays", ("Library Manager",), "30/04/2024", DONE, "Green",
            "Held on 18 Saturdays.", evidence=""),
        Row("1.2", "Train forty volunteers", JOINT, "31/10/2024", rating="Amber",
            progress="21 trained. Delayed because the room was flooded.", earlier=(dt.date(2024, 6, 30),)),
        Row("2.1", "Write to every school", ("Head of Learning and Skills",), "31/01/2024", DONE, "Green",
            evidence="Letter"),
        Row("2.2", "Survey parents about evening sessions", ("Head for Learning and Skills",), "31/07/2024",
            rating="Red"),
        Row("2.3", "Lend tablets to new readers", ("Digital Officer",), "Quarterly", rating="Amber"),
    ),
    SIMPLER,
    (("The plan has 6 actions, of which 3 are complete.", {"actions": 6, "complete": 3}),),
)  # fmt: skip
ALLOTMENTS = Printed(
    "Allotments Recovery Plan",
    dt.date(2024, 5, 6),
    (
        Row("A1", "Mend the water supply", ("Parks Manager",), "01/05/2024"),
        Row("A2", "Let the empty plots", ("Parks Manager",), "01/12/2024"),
    ),
)


ASKED_OVERDUE = "Which actions were overdue at 31 March 2025?"
FERRY = Printed(
    "Ferry Landing: Action Plan",
    dt.date(2025, 2, 3),
    (
        Row("F1", "Mend the gangway", ("Harbour Officer",), "31/12/2024"),
        Row("F2", "Light the waiting room", ("Harbour Officer",), "Ongoing"),
        Row("F3", "Paint the railings", ("Harbour Officer",), "01/02/2025", DONE),
    ),
)
ORCHARD = Printed(
    "Orchard Walk: Action Plan",
    dt.date(2025, 3, 10),
    (
        Row("W1", "Graft forty trees", ("Parks Manager",), "28/02/2025", ActionStatus.UNKNOWN),
        Row("W2", "Open the cider press", ("Parks Manager",), "30/09/2025"),
    ),
)
BELFRY = Printed(
    "Belfry Repairs: Action Plan",
    dt.date(2025, 6, 2),
    (Row("B1", "Rehang the tenor bell", ("Surveyor",), "31/01/2025"),),
)
