"""One topic over the years as the page shows it: each record with its day and its source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from assistant.answers import Citation
from assistant.council import Commitment, Exchange, Figure, Record, Resolution, Speaker
from assistant.registers.columns import people
from assistant.registers.entering import plain_entries
from assistant.registers.entries import Entry
from assistant.registers.facts import committee_of, day_of
from assistant.registers.matching import sought_in
from assistant.registers.promises import PromiseBook, promise_book
from assistant.registers.remembered import remembered
from assistant.registers.threads import thread_of
from assistant.registers.wanted import Wanted
from assistant.stores.view import View
from assistant.web.holdings import PROCEDURE
from assistant.web.marking import Stretch, extract_around, marked
from assistant.web.paging import Paged, paged
from assistant.web.previous import wording
from assistant.web.previous.listing import LONGEST_QUESTION, follow_ups
from assistant.web.quoting import row_words
from assistant.web.sources.finding import CELL_JOINT

KINDS_TOLD = {
    Exchange: "Question",
    Commitment: "Promise",
    Resolution: "Resolution",
    Figure: "Figure",
}
SEVERAL_FIGURES = "Figures"
MOST_SUGGESTED = 12


@dataclass(frozen=True, slots=True)
class FigureRead:
    """What one figure of a printed row or sentence was read as."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of a topic: a record, or all figures that one printed place holds.

    `reply` is the first reply to a question, `notes` what else is known. `record_id` is the
    first's; `href` is empty where several figures have an address each.
    """

    record_id: str
    what: str
    day: dt.date | None
    who: str
    committee: str | None
    text: Sequence[Stretch]
    reply: Sequence[Stretch]
    reply_by: str
    how: wording.HowWords | None
    notes: Sequence[str]
    figures: Sequence[FigureRead]
    href: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Year:
    """The records of one year; None for those without a date."""

    year: int | None
    steps: Sequence[Step]


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """One page of a topic, by year."""

    paged: Paged[Sequence[Record]]
    years: Sequence[Year]


def thread_page(view: View, wanted: Wanted, page: int) -> ThreadPage:
    """Return one page of what is on record of a topic, oldest first."""
    shown = paged(_by_place(thread_of(view, wanted)), page)
    firsts = [together[0] for together in shown.rows]
    sought = sought_in(wanted.q or "")
    book = promise_book(view)
    texts = _texts(view, firsts)
    steps = [
        _with_figures(_step(view, book, entry, texts[entry.record.record_id], sought), together)
        for entry, together in zip(plain_entries(view, firsts), shown.rows, strict=True)
    ]
    years = [
        Year(year, list(together))
        for year, together in groupby(steps, key=lambda step: step.day.year if step.day else None)
    ]
    return ThreadPage(shown, years)


def _by_place(records: Sequence[Record]) -> Sequence[Sequence[Record]]:
    """Return the records in their order, those figures together that one place holds."""
    places: dict[object, list[Record]] = {}
    for each in records:
        one = (each.document_id, each.span, each.said_by) if isinstance(each, Figure) else None
        places.setdefault(one or each.record_id, []).append(each)
    return [sorted(together, key=_printed_at) for together in places.values()]


def _printed_at(record: Record) -> tuple[int, str]:
    span = record.figure if isinstance(record, Figure) else record.span
    return span.start, record.record_id


def _with_figures(step: Step, together: Sequence[Record]) -> Step:
    figures = [
        FigureRead(wording.figure_words(each), _href(each))
        for each in together
        if isinstance(each, Figure)
    ]
    if len(figures) > 1:
        return replace(step, what=SEVERAL_FIGURES, figures=figures, href="")
    return replace(step, figures=figures)


def _step(
    view: View, book: PromiseBook, entry: Entry[Record], text: str, sought: frozenset[str]
) -> Step:
    record, paper = entry.record, view.documents[entry.record.document_id]
    reply = record.replies[0] if isinstance(record, Exchange) and record.replies else None
    return Step(
        record_id=record.record_id,
        what=KINDS_TOLD[type(record)],
        day=day_of(record, paper),
        who=_who(record),
        committee=committee_of(record, paper),
        text=_cut(text, sought),
        reply=_cut(reply.span.text, sought) if reply else (),
        reply_by=reply.speaker.label if reply and reply.speaker else "",
        how=wording.how_words(record) if isinstance(record, Exchange) else None,
        notes=_notes(book, record),
        figures=(),
        href=_href(record),
        citation=entry.citation,
    )


def _cut(text: str, sought: frozenset[str]) -> Sequence[Stretch]:
    return marked(extract_around(text, sought, LONGEST_QUESTION), sought)


def _href(record: Record) -> str:
    page = "answers" if isinstance(record, Exchange) else "records"
    return f"/{page}/{record.record_id}"


def _texts(view: View, records: Sequence[Record]) -> Mapping[str, str]:
    """Return what records say, by their ids; rows of tables without bars between their cells."""
    said = {record.record_id: _text(record) for record in records}
    rows = [record for record in records if CELL_JOINT in said[record.record_id]]
    passages = view.passages_named([record.passage_id for record in rows])
    told = {
        record.record_id: row_words(said[record.record_id], passages.get(record.passage_id))
        for record in rows
    }
    return {**said, **told}


def _text(record: Record) -> str:
    return record.question.text if isinstance(record, Exchange) else record.span.text


def _who(record: Record) -> str:
    named: Sequence[Speaker | None] = ()
    match record:
        case Exchange():
            named = record.askers
        case Commitment():
            named = [record.who]
        case Figure():
            return record.said_by or ""
    return people(named)


def _notes(book: PromiseBook, record: Record) -> Sequence[str]:
    match record:
        case Exchange():
            return follow_ups(book, book.of(record))
        case Commitment():
            return follow_ups(book, [record])
        case Resolution(motion=True):
            return [wording.motion_words(record)]
    return ()


def topics_to_choose(view: View) -> Sequence[str]:
    """Return titles of the items about which most was asked, by name, to begin from."""
    return remembered(view).once("topics to choose", view, _topics)


def _topics(view: View) -> Sequence[str]:
    days: dict[str, set[dt.date | None]] = {}
    for each in view.records(Exchange):
        if each.item_title and not PROCEDURE.search(each.item_title):
            days.setdefault(" ".join(each.item_title.split()), set()).add(each.day)
    often = sorted(days, key=lambda title: (-len(days[title]), title))
    return sorted(often[:MOST_SUGGESTED])
