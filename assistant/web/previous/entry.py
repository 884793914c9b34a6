"""One question with all that is on record of it: replies, promises, what came later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answers import Citation
from assistant.council import Commitment, Exchange
from assistant.registers.columns import people
from assistant.registers.entering import plain_entries
from assistant.registers.facts import committee_of, day_of, item_of
from assistant.registers.listing import in_order
from assistant.registers.places import cite_parts, cite_span
from assistant.registers.promises import promise_book
from assistant.registers.relevance import asked_words
from assistant.registers.remembered import read_by, remembered, words
from assistant.registers.wanted import Order
from assistant.stores.view import View
from assistant.web.previous import wording
from assistant.web.previous.listing import Line, line_of

# So many questions on the same topic are shown; the rest are found by the topic.
MOST_LIKE = 8
# Spaces and line breaks between the parts of an exchange.
_LITTLE_MORE = 10


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch of a paper with its place. `speaker` is who said it, "" where nobody is named."""

    text: str
    citation: Citation
    speaker: str = ""
    added_later: bool = False


@dataclass(frozen=True, slots=True)
class Promise:
    """One undertaking: as printed, how its date is read, and what later papers show of it.

    `in_reply` says that its words are a reply that the page shows already.
    """

    record_id: str
    quoted: Quoted
    in_reply: bool
    due_text: str
    due: dt.date | None
    doubt: str | None
    outcome: str
    mention: Quoted | None


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One question as its own page shows it.

    `later` is where it was answered afterwards, None also where a promise tells it. `whole`
    is the exchange as printed, where that says more than its parts. `read_by` is the language
    model that proposed it, None where rules read it.
    """

    exchange: Exchange
    title: str
    asked_by: str
    committee: str | None
    day: dt.date | None
    item: str | None
    how: wording.HowWords
    corrected: bool
    read_by: str | None
    question: Quoted
    class_words: str | None
    replies: Sequence[Quoted]
    whole: Quoted | None
    promises: Sequence[Promise]
    later: Quoted | None
    earlier_like: Sequence[Line]
    later_like: Sequence[Line]


def exchange_named(view: View, record_id: str) -> Exchange | None:
    """Return a question as it stands, None where the view holds none or it is hidden."""
    by_id = remembered(view).once("exchanges by id", view, _by_id)
    return by_id.get(record_id)


def _by_id(view: View) -> Mapping[str, Exchange]:
    return {each.record_id: each for each in view.records(Exchange)}


def entry_page(view: View, exchange: Exchange) -> EntryPage:
    """Return all that is on record of a question."""
    paper = view.documents[exchange.document_id]
    places = {place.part: place.citation for place in cite_parts(view, exchange)}
    day = day_of(exchange, paper)
    before, after = _alike(view, exchange, day)
    promises = [_promise(view, each, exchange) for each in promise_book(view).of(exchange)]
    return EntryPage(
        exchange=exchange,
        title=exchange.item_title or "Question",
        asked_by=people(exchange.askers) or wording.NOT_NAMED,
        committee=committee_of(exchange, paper),
        day=day,
        item=item_of(exchange),
        how=wording.how_words(exchange),
        corrected=exchange.record_id in words(view),
        read_by=read_by(view).get(exchange.record_id),
        question=Quoted(exchange.question.text, places["question"]),
        class_words=exchange.class_words.text if exchange.class_words else None,
        replies=_replies(exchange, places),
        whole=_whole(exchange, places["span"]),
        promises=promises,
        later=_later(view, exchange, promises),
        earlier_like=before,
        later_like=after,
    )


def _replies(exchange: Exchange, places: dict[str, Citation]) -> Sequence[Quoted]:
    return [
        Quoted(
            reply.span.text,
            places[f"replies.{number}.span"],
            reply.speaker.label if reply.speaker else "",
            reply.added_later,
        )
        for number, reply in enumerate(exchange.replies)
    ]


def _whole(exchange: Exchange, citation: Citation) -> Quoted | None:
    """Return the exchange as printed; None where its question and replies say all of it."""
    told = len(exchange.question.text) + sum(len(each.span.text) for each in exchange.replies)
    more = len(exchange.span.text) > told + _LITTLE_MORE
    return Quoted(exchange.span.text, citation) if more else None


def _promise(view: View, commitment: Commitment, exchange: Exchange) -> Promise:
    followed = promise_book(view).follow(commitment)
    who = commitment.who.label if commitment.who else ""
    citation = cite_span(view, commitment.document_id, commitment.span)
    mention = followed.mention
    return Promise(
        record_id=commitment.record_id,
        quoted=Quoted(commitment.span.text, citation, who),
        in_reply=commitment.span in [reply.span for reply in exchange.replies],
        due_text=" ".join(commitment.due.text.split()),
        due=commitment.due.day,
        doubt=commitment.due.suspect,
        outcome=wording.outcome_sentence(followed),
        mention=(
            Quoted(mention.span.text, cite_span(view, mention.document_id, mention.span))
            if mention
            else None
        ),
    )


def _later(view: View, exchange: Exchange, promises: Sequence[Promise]) -> Quoted | None:
    found = promise_book(view).later_answer(exchange)
    told = {each.mention.text for each in promises if each.mention}
    if found is None or found.span.text in told:
        return None
    return Quoted(found.span.text, cite_span(view, found.document_id, found.span))


def _alike(
    view: View, exchange: Exchange, day: dt.date | None
) -> tuple[Sequence[Line], Sequence[Line]]:
    """Return questions like this one of earlier days, and those of the same day or later."""
    found = in_order(asked_words(view).like(exchange)[:MOST_LIKE], view, Order.OLDEST)
    book = promise_book(view)
    lines = [line_of(view, book, entry) for entry in plain_entries(view, found)]
    before = [line for line in lines if day and line.day and line.day < day]
    return before, [line for line in lines if line not in before]
