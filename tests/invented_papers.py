"""A small library about an invented council, and an answerer that says fixed things."""

from __future__ import annotations

import asyncio
import datetime as dt
import hashlib
import io
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from assistant.answering.pipeline import Tools
from assistant.answers import (
    Answer,
    AnswerEvent,
    AnswerStatus,
    Basis,
    Citation,
    CommitteePoint,
    Done,
    FollowUps,
    FollowUpsReady,
    PlanReady,
    Question,
    Searched,
    Sentence,
    SentenceReady,
    StatusReady,
    Table,
    TableReady,
    TableRow,
)
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
    SourceType,
    Standing,
)
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from assistant.stores.writer import Writer

COMMITTEE = "Children and Families Scrutiny Committee"
MEETING = dt.date(2025, 1, 14)
MINUTES_FIRST = (
    "41.1 The Cabinet Member introduced the report. Members noted that 212 households with "
    "children were in temporary accommodation at 31 December 2024."
)
QUOTED = (
    "The Director of Housing said that 19 families had exceeded six weeks and that the service "
    "would bring a written breakdown by ward to the March meeting."
)
MINUTES_SECOND = (
    "41.2 A member asked how many families had been in bed and breakfast accommodation for "
    f"longer than six weeks. {QUOTED}"
)
PROMISED = (
    "The Head of Property Services said that a procurement timetable would be circulated to "
    "members by 28 February 2025."
)
MINUTES_THIRD = (
    "41.3 A member asked whether the handyperson contract would be let before the summer. "
    f"{PROMISED}"
)
PLAN_ROW = "A4 | Publish the ward breakdown | Director of Housing | 31 March 2025 | Amber"


@dataclass(frozen=True, slots=True)
class FixedEmbedder:
    """An embedder of no meaning: every text is the same point."""

    name: str = "fixed"
    dimension: int = 4
    max_tokens: int = 256
    backend: str = "none"

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector for each text."""
        return np.tile(np.array([[1, 0, 0, 0]], np.float32), (len(texts), 1))

    def count_tokens(self, text: str) -> int:
        """Return the number of words."""
        return len(text.split())


def minutes_pdf() -> bytes:
    """Return two printed pages; the quoted sentence breaks over lines on the second."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.setTitle("Minutes")
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(72, 760, COMMITTEE)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, 735, "Minutes of the meeting held on 14 January 2025")
    canvas.showPage()
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(72, 760, "Minute 41: Temporary accommodation for families")
    canvas.setFont("Helvetica", 10)
    y = 735
    for paragraph in (MINUTES_FIRST, MINUTES_SECOND, MINUTES_THIRD):
        for line in _wrapped(paragraph, 88):
            canvas.drawString(72, y, line)
            y -= 13
        y -= 8
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _passages(document_id: str, text: str, parts: Sequence[str], page: int | None) -> list[Passage]:
    found = []
    for ordinal, part in enumerate(parts):
        start = text.index(part)
        label = str(page) if page else None
        headings = ("Temporary accommodation for families",)
        number = part.split(" ", 1)[0] if part[0].isdigit() else None
        found.append(
            Passage(
                passage_id=f"{document_id[:8]}-{ordinal}",
                document_id=document_id,
                ordinal=ordinal,
                text=part,
                context=COMMITTEE,
                locator=Locator(start, start + len(part), page, label, headings),
                kind=PassageKind.EXCHANGE if number else PassageKind.TABLE_ROW,
                item=number,
            )
        )
    return found


def _stage(
    writer: Writer,
    folder: Path,
    document: Document,
    content: bytes,
    text: str,
    parts: Sequence[str],
) -> list[Passage]:
    original = folder / document.file.rsplit("/", 1)[-1]
    original.write_bytes(content)
    passages = _passages(document.document_id, text, parts, 2 if document.pages else None)
    source = Source(
        path=document.file,
        root="papers",
        digest=_digest(content),
        size_bytes=len(content),
        state=SourceState.READY,
        file_type=document.file_type,
        pages=document.pages,
        passages=len(passages),
        document_id=document.document_id,
        warnings=() if document.pages else ("Row 7 has no lead.",),
    )
    vectors = FixedEmbedder().embed([passage.text for passage in passages])
    writer.stage(source, document, text, passages, vectors, original)
    return passages


def build_library(folder: Path) -> Library:
    """Return a library of two papers and two files that could not be read."""
    folder.mkdir(parents=True, exist_ok=True)
    place = StorePlace(folder / "stores")
    minutes_text = "\n\n".join((MINUTES_FIRST, MINUTES_SECOND, MINUTES_THIRD))
    minutes = Document(
        document_id=_digest(minutes_text.encode()),
        file="minutes/2025-01-14.pdf",
        title="Minutes of the Children and Families Scrutiny Committee",
        characters=len(minutes_text),
        file_type="pdf",
        kind=DocumentKind.MINUTES,
        source_type=SourceType.COUNCIL,
        standing=Standing.APPROVED,
        authority="Aldermere Borough Council",
        committee=COMMITTEE,
        date=PaperDate(MEETING, DateIs.MEETING),
        page_labels=("1", "2"),
    )
    plan_text = f"Temporary accommodation action plan\n\n{PLAN_ROW}"
    plan = replace(
        minutes,
        document_id=_digest(plan_text.encode()),
        file="plans/temporary-accommodation.xlsx",
        title="Temporary accommodation action plan",
        characters=len(plan_text),
        file_type="xlsx",
        kind=DocumentKind.ACTION_PLAN,
        standing=Standing.PUBLISHED,
        date=PaperDate(dt.date(2025, 2, 3), DateIs.POSITION),
        page_labels=(),
    )
    with Writer(place, "fixed", 4) as writer:
        parts = (MINUTES_FIRST, MINUTES_SECOND, MINUTES_THIRD)
        _stage(writer, folder, minutes, minutes_pdf(), minutes_text, parts)
        _stage(writer, folder, plan, b"not really a workbook", plan_text, (PLAN_ROW,))
        for path, reason in (
            ("minutes/scan.pdf", "page 1 has no text; OCR is not installed"),
            ("minutes/error.pdf", "this is a web page that says “not found”, not a PDF"),
        ):
            writer.stage_source(
                Source(path, "papers", _digest(path.encode()), 900, SourceState.FAILED, reason)
            )
        writer.publish()
    return Library(place)


def tools_for(library: Library) -> Tools:
    """Return what answering needs, with an embedder of no meaning."""
    return Tools(library=library, embedder=FixedEmbedder())


def cite(library: Library, number: int, quote: str) -> Citation:
    """Return a citation of the place where `quote` stands."""
    view = library.view()
    for passage in view.passages(range(len(view.table.ids))):
        if quote in passage.text:
            document = view.documents[passage.document_id]
            start = view.text_of(document.document_id).index(quote)
            return _citation(number, quote, start, document, passage)
    raise AssertionError(f"no passage holds {quote!r}")


def _citation(
    number: int, quote: str, start: int, document: Document, passage: Passage
) -> Citation:
    return Citation(
        number=number,
        passage_id=passage.passage_id,
        document_id=document.document_id,
        file=document.file,
        title=document.title,
        kind=document.kind,
        source_type=document.source_type,
        committee=document.committee,
        date=document.date.day,
        date_is=document.date.date_is,
        standing=document.standing,
        item=passage.item,
        heading=passage.locator.headings[-1],
        page=passage.locator.page,
        page_label=passage.locator.page_label,
        quote=quote,
        start=start,
        end=start + len(quote),
        ocr=passage.ocr,
        changed_by=None,
        url=f"/sources/{passage.passage_id}?start={start}&end={start + len(quote)}",
        passage_kind=passage.kind,
    )


FOLLOW_UPS = FollowUps(
    ask_the_papers=(
        "Which promised reports are still outstanding?",
        "What did the committee resolve about temporary accommodation?",
    ),
    raise_in_committee=(
        CommitteePoint(
            "Was the written breakdown by ward brought to the March meeting?",
            "It was promised on 14 January 2025. No later paper reports on it.",
            "F1",
            (1,),
        ),
    ),
)
NEVER = "What was said about the moon?"
SLOWLY = "Answer slowly please"
BREAKS = "Break in the middle"


async def fixed_answers(question: Question, tools: Tools) -> AsyncIterator[AnswerEvent]:
    """Answer every question alike, but for those that a test asks to go otherwise."""
    library = tools.library
    nothing = question.text == NEVER
    pause_s = 30.0 if question.text == SLOWLY else 0.02
    one, two, three = (
        cite(library, 1, QUOTED),
        cite(library, 2, PROMISED),
        cite(library, 3, PLAN_ROW),
    )
    searched = Searched(2, 4, dt.date(2025, 2, 3), (COMMITTEE,))
    yield PlanReady(question.text, searched, library.view().generation)
    status = AnswerStatus.NOT_IN_PAPERS if nothing else AnswerStatus.PARTLY_ANSWERED
    yield StatusReady(status)
    sentences = _sentences(nothing)
    known = {1: one, 2: two}
    for sentence in sentences:
        new = tuple(known.pop(n) for n in sentence.citations if n in known)
        yield SentenceReady(sentence, new)
        await asyncio.sleep(pause_s)
        if question.text == BREAKS:
            raise RuntimeError("broken on purpose")
    table = Table(
        "Actions of the plan",
        ("Action", "Lead", "Due"),
        (TableRow(("Publish the ward breakdown", "Director of Housing", "31 March 2025"), (3,)),),
    )
    if not nothing:
        yield TableReady(table, (three,))
    yield FollowUpsReady(FOLLOW_UPS, (one,) if nothing else ())
    answer = Answer(
        answer_id=hashlib.sha256(repr((question, id(searched))).encode()).hexdigest()[:16],
        conversation_id=question.conversation_id or "none",
        question=question.text,
        standalone=question.text,
        status=status,
        sentences=sentences,
        citations=(one,) if nothing else (one, two, three),
        tables=() if nothing else (table,),
        nearest=(1,) if nothing else (),
        follow_ups=FOLLOW_UPS,
        searched=searched,
        as_of=question.as_of,
        filters=question.filters,
        generation=1,
    )
    library.answers.save(answer, {"ranking": []})
    yield Done(answer)


def _sentences(nothing: bool) -> tuple[Sentence, ...]:
    if nothing:
        return (Sentence("I could not find this in the papers I searched.", Basis.NOTICE),)
    return (
        Sentence(f"The minutes say: “{QUOTED}”", Basis.QUOTATION, (1,)),
        Sentence(f"They also say: “{PROMISED}”", Basis.QUOTATION, (2,)),
        Sentence("I found no later paper that reports on either.", Basis.NOTICE),
    )
