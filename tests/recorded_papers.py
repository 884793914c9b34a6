"""Papers of an invented council with their records, made by hand for the tests of registers."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.actions import DueDate, DuePrecision
from assistant.council import (
    Alias,
    AnswerClass,
    Commitment,
    Exchange,
    Figure,
    Meeting,
    Recommendation,
    RecommendationKind,
    Record,
    Reply,
    Resolution,
    Response,
    ResponseVerdict,
    Speaker,
    Strength,
    VerbClass,
)
from assistant.documents import Access, DateIs, DocumentKind, PaperDate
from assistant.spans import Span
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from assistant.stores.writer import Writer
from tests.reckoning_plans import Printed, records_of
from tests.stores_papers import DIMENSION, EMBEDDER, Paper, make_paper, vectors_of

CHILDREN = "Children's Scrutiny Committee"
HOUSING = "Housing Scrutiny Panel"
MEETING = dt.date(2025, 1, 14)
MOSS = Speaker("Councillor Moss", "Councillor Moss")
DIRECTOR = Speaker("the DCS", None, "Director of Children's Services")


@dataclass(frozen=True, slots=True)
class Recorded:
    """A paper and what it records."""

    paper: Paper
    records: Sequence[Record]


def dated_paper(
    name: str,
    *sentences: str,
    day: dt.date | None = MEETING,
    committee: str | None = CHILDREN,
    kind: DocumentKind = DocumentKind.MINUTES,
    access: Access = Access.PUBLIC,
) -> Paper:
    """Return a paper of these sentences, one passage each."""
    paper = make_paper(name, *sentences, access=access)
    date = PaperDate(day, DateIs.MEETING) if day else PaperDate()
    return replace(
        paper, document=replace(paper.document, committee=committee, date=date, kind=kind)
    )


def span_of(paper: Paper, words: str) -> Span:
    start = paper.text.index(words)
    return Span(start, start + len(words), words)


def place_of(paper: Paper, words: str) -> tuple[str, str, str]:
    """Return the ids of a record that was read from `words`: its own, its paper's, its passage's."""
    return place_at(paper, paper.text.index(words))


def place_at(paper: Paper, start: int) -> tuple[str, str, str]:
    passage = next(p for p in paper.passages if p.locator.start <= start < p.locator.end)
    record_id = hashlib.sha256(f"{start} {paper.text}".encode()).hexdigest()[:16]
    return record_id, paper.document.document_id, passage.passage_id


def exchange(
    paper: Paper,
    question: str,
    reply: str | None,
    answer_class: AnswerClass,
    *,
    asker: Speaker = MOSS,
    item: str | None = "4.1",
) -> Exchange:
    replies = (Reply(DIRECTOR, span_of(paper, reply)),) if reply else ()
    return Exchange(
        *place_of(paper, question),
        span=span_of(paper, question),
        committee=paper.document.committee,
        day=paper.document.date.day,
        item=item,
        item_title="Early help",
        askers=(asker,),
        question=span_of(paper, question),
        replies=replies,
        answer_class=answer_class,
    )


MINUTES = dated_paper(
    "Minutes January",
    "Children's Scrutiny Committee, 14 January 2025",
    "Councillor Moss asked how many social workers had left.",
    "The DCS said that twelve had left.",
    "=Councillor Vale asked when the audit of visits would be shared.",
    "The DCS would circulate the audit by 28 February 2025.",
    "RESOLVED: that the report be noted.",
    "The MASH (multi-agency safeguarding hub) took 410 contacts in December 2024.",
)
LEAVERS = exchange(
    MINUTES,
    "Councillor Moss asked how many social workers had left.",
    "The DCS said that twelve had left.",
    AnswerClass.DIRECT,
)
AUDIT = exchange(
    MINUTES,
    "=Councillor Vale asked when the audit of visits would be shared.",
    None,
    AnswerClass.NONE_RECORDED,
    asker=Speaker("Councillor Vale", "Councillor Vale"),
    item="4.2",
)
HELD = Meeting(
    *place_of(MINUTES, "Children's Scrutiny Committee, 14"),
    span=span_of(MINUTES, "Children's Scrutiny Committee, 14 January 2025"),
    authority="Aldermere Borough Council",
    committee=CHILDREN,
    day=MEETING,
)
PROMISE = Commitment(
    *place_of(MINUTES, "The DCS would circulate"),
    span=span_of(MINUTES, "The DCS would circulate the audit by 28 February 2025."),
    committee=CHILDREN,
    day=MEETING,
    item="4.2",
    item_title="Early help",
    who=DIRECTOR,
    what=span_of(MINUTES, "circulate the audit"),
    to_whom=None,
    due=DueDate("28 February 2025", dt.date(2025, 2, 28), dt.date(2025, 2, 28), DuePrecision.DAY),
    strength=Strength.FIRM,
)
NOTED = Resolution(
    *place_of(MINUTES, "RESOLVED"),
    span=span_of(MINUTES, "RESOLVED: that the report be noted."),
    committee=CHILDREN,
    day=MEETING,
    item="4",
    item_title="Early help",
    marker=None,
    opener=span_of(MINUTES, "RESOLVED"),
    text="that the report be noted.",
    verb="noted",
    verb_class=VerbClass.NOTE,
    mover=MOSS,
)
CONTACTS = Figure(
    *place_of(MINUTES, "410 contacts"),
    span=span_of(MINUTES, "410 contacts"),
    measure="contacts",
    figure=span_of(MINUTES, "410"),
    value=410,
    unit="contacts",
    period="December 2024",
)
HUB = Alias(
    *place_of(MINUTES, "The MASH"),
    span=span_of(MINUTES, "MASH (multi-agency safeguarding hub)"),
    short="MASH",
    long="multi-agency safeguarding hub",
)
REVIEW = dated_paper(
    "Damp homes inquiry",
    "Recommendation 1: The Cabinet should inspect every damp home.",
    "Recommendation 2: The Cabinet should publish waiting times.",
    day=dt.date(2024, 6, 3),
    committee=HOUSING,
    kind=DocumentKind.REVIEW_REPORT,
)
CABINET = dated_paper(
    "Cabinet response",
    "Damp homes inquiry, recommendation 1: Accepted.",
    day=dt.date(2024, 9, 2),
    committee="Cabinet",
    kind=DocumentKind.EXECUTIVE_RESPONSE,
)


def recommendation(number: str, text: str) -> Recommendation:
    words = f"Recommendation {number}: {text}"
    return Recommendation(
        *place_of(REVIEW, words),
        span=span_of(REVIEW, words),
        kind=RecommendationKind.SCRUTINY_TO_EXECUTIVE,
        number=number,
        text=text,
        source_title="Damp homes inquiry: final report",
        addressee="Cabinet",
    )


INSPECT = recommendation("1", "The Cabinet should inspect every damp home.")
PUBLISH = recommendation("2", "The Cabinet should publish waiting times.")
ACCEPTED = Response(
    *place_of(CABINET, "Damp homes inquiry"),
    span=span_of(CABINET, "Damp homes inquiry, recommendation 1: Accepted."),
    number="1",
    about="Damp homes inquiry",
    verdict=ResponseVerdict.ACCEPTED,
    verdict_span=span_of(CABINET, "Accepted"),
    by="Cabinet",
)
SECRET = dated_paper(
    "Placement", "Councillor Moss asked what the zebrafinch placement cost.", access=Access.EXEMPT
)
HIDDEN = exchange(SECRET, SECRET.text, None, AnswerClass.UNABLE)
PAPERS = (
    Recorded(MINUTES, (HELD, LEAVERS, AUDIT, PROMISE, NOTED, CONTACTS, HUB)),
    Recorded(REVIEW, (INSPECT, PUBLISH)),
    Recorded(CABINET, (ACCEPTED,)),
    Recorded(SECRET, (HIDDEN,)),
)


def recorded_plan(printed: Printed, committee: str | None = CHILDREN) -> Recorded:
    """Return a version of a plan as a paper of its own, one passage a line."""
    made = dated_paper(
        f"{printed.title} {printed.position}",
        *printed.text.split("\n"),
        day=None,
        committee=committee,
        kind=DocumentKind.ACTION_PLAN,
    )
    paper = replace(made, document=replace(made.document, date=printed.document.date))

    def held(record: Record) -> Record:
        record_id, (_, document_id, passage_id) = (
            record.record_id,
            place_at(paper, record.span.start),
        )
        return replace(record, record_id=record_id, document_id=document_id, passage_id=passage_id)

    return Recorded(paper, [held(record) for record in records_of(printed)])


def record_library(folder: Path, papers: Sequence[Recorded] = PAPERS) -> Library:
    """Return a library of papers with their records."""
    place = StorePlace(folder)
    with Writer(place, EMBEDDER, DIMENSION) as writer:
        for each in papers:
            paper = each.paper
            writer.stage(
                paper.source,
                paper.document,
                paper.text,
                paper.passages,
                vectors_of(paper),
                None,
                each.records,
            )
        writer.publish()
    return Library(place)
