"""Previous answers as the list shows them: read `answers_page` first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answers import Citation
from assistant.council import Commitment, Exchange
from assistant.registers.columns import people
from assistant.registers.entering import plain_entries
from assistant.registers.entries import Entry
from assistant.registers.facts import committee_of, day_of
from assistant.registers.listing import list_records
from assistant.registers.matching import plain, sought_in
from assistant.registers.promises import PromiseBook, promise_book
from assistant.registers.relevance import by_relevance
from assistant.registers.remembered import remembered
from assistant.registers.wanted import Wanted
from assistant.stores.view import View
from assistant.web.marking import Stretch, extract_around, marked
from assistant.web.paging import Paged, paged
from assistant.web.previous import wording

LONGEST_QUESTION, LONGEST_EXTRACT = 300, 260
REPLIES_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Extract:
    """A part of one reply with the words searched for marked; `speaker` as it is named."""

    speaker: str
    text: Sequence[Stretch]


@dataclass(frozen=True, slots=True)
class Line:
    """One question of the list. `follow_ups` say what was to follow and what later papers show."""

    record_id: str
    question: Sequence[Stretch]
    asked_by: str
    committee: str | None
    item_title: str | None
    day: dt.date | None
    how: wording.HowWords
    replies: Sequence[Extract]
    more_replies: int
    follow_ups: Sequence[str]
    citation: Citation
    corrected: bool
    read_by: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that stand together; `name` is None where they are not grouped."""

    name: str | None
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class AnswersPage:
    """One page of the list, and how many questions are on record in all."""

    paged: Paged[Exchange]
    groups: Sequence[Group]
    held: int


def answers_page(
    view: View, wanted: Wanted, *, relevance: bool, by_person: bool, page: int
) -> AnswersPage:
    """Return one page of the questions that are wanted, in the order asked for."""
    found = list_records(view, Exchange, wanted)
    if relevance and wanted.q:
        found = by_relevance(view, found, wanted.q)
    if by_person:
        found = sorted(found, key=_person_order)
    shown = paged(found, page)
    sought = sought_in(wanted.q or "")
    book = promise_book(view)
    lines = [line_of(view, book, entry, sought) for entry in plain_entries(view, shown.rows)]
    groups = list(_grouped(shown.rows, lines)) if by_person else [Group(None, lines)]
    return AnswersPage(shown, groups, len(view.records(Exchange)))


def words_of(page: AnswersPage) -> Iterator[str]:
    """Give all words of questions, topics and replies that a page shows."""
    for line in (line for group in page.groups for line in group.lines):
        yield line.item_title or ""
        for stretches in (line.question, *(reply.text for reply in line.replies)):
            yield "".join(stretch.text for stretch in stretches)
        yield from (reply.speaker for reply in line.replies)


def _person_order(exchange: Exchange) -> tuple[bool, str]:
    name = people(exchange.askers)
    return not name, plain(name)


def _grouped(exchanges: Sequence[Exchange], lines: Sequence[Line]) -> Iterator[Group]:
    """Yield questions by who asked, in their order."""
    by_name: dict[str, tuple[str, list[Line]]] = {}
    for exchange, line in zip(exchanges, lines, strict=True):
        name = people(exchange.askers) or wording.NOT_NAMED
        by_name.setdefault(plain(name), (name, []))[1].append(line)
    for name, together in by_name.values():
        yield Group(name, together)


def line_of(
    view: View, book: PromiseBook, entry: Entry[Exchange], sought: frozenset[str] = frozenset()
) -> Line:
    """Return a question as a list shows it."""
    record, paper = entry.record, view.documents[entry.record.document_id]
    question = extract_around(record.question.text, sought, LONGEST_QUESTION)
    return Line(
        record_id=record.record_id,
        question=marked(question, sought),
        asked_by=people(record.askers) or wording.NOT_NAMED,
        committee=committee_of(record, paper),
        item_title=record.item_title,
        day=day_of(record, paper),
        how=wording.how_words(record),
        replies=[
            Extract(
                reply.speaker.label if reply.speaker else "",
                marked(extract_around(reply.span.text, sought, LONGEST_EXTRACT), sought),
            )
            for reply in record.replies[:REPLIES_SHOWN]
        ],
        more_replies=max(0, len(record.replies) - REPLIES_SHOWN),
        follow_ups=follow_ups(book, book.of(record)),
        citation=entry.citation,
        corrected=entry.as_read is not None,
        read_by=entry.read_by,
    )


def follow_ups(book: PromiseBook, commitments: Sequence[Commitment]) -> Sequence[str]:
    """Return a line for each undertaking, each line once."""
    lines = (wording.follow_up(each, book.follow_if_quick(each)) for each in commitments)
    return list(dict.fromkeys(lines))


def committees_asked(view: View) -> Sequence[str]:
    """Return the committees in which questions are on record, by name, each once."""
    return remembered(view).once("committees asked", view, _committees)


def _committees(view: View) -> Sequence[str]:
    once: Mapping[str, str] = {
        plain(name): name
        for each in view.records(Exchange)
        if (name := committee_of(each, view.documents[each.document_id]))
    }
    return sorted(once.values())
