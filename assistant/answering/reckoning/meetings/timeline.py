"""What the papers record on a topic, in order of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.reckoning.asked.quoting import plain
from assistant.answering.reckoning.asked.topics import Topic, TopicIndex, TopicText
from assistant.answering.reckoning.commitments.commitments_followed import Follower
from assistant.answering.reckoning.commitments.commitments_found import commitments_of
from assistant.answering.reckoning.commitments.commitments_found import text_of as text_of_promise
from assistant.answering.reckoning.exchanges.exchanges_found import text_of as text_of_question
from assistant.answering.reckoning.exchanges.exchanges_held import exchanges_of
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.meetings import meetings_wording as wording
from assistant.answering.reckoning.meetings.meetings_held import held_meetings
from assistant.answering.reckoning.reckoned import Proof, ReckonedRow
from assistant.council import Resolution
from assistant.dates import written_date
from assistant.spans import Span


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that a paper records of a day. `what` says of which kind it is."""

    record_id: str
    document_id: str
    committee: str | None
    day: dt.date
    what: str
    who: str
    span: Span
    text: TopicText

    def row(self) -> ReckonedRow:
        """Return it as a row of a timeline."""
        cells = (written_date(self.day), self.what, self.who, plain(self.span))
        return ReckonedRow(cells, (Proof(self.document_id, self.span),))


def events_of(ledger: Ledger) -> list[Event]:
    """Return all items, questions, undertakings and resolutions whose day is known, in order."""
    found = [*_items(ledger), *_questions(ledger), *_promises(ledger), *_resolutions(ledger)]
    order = (wording.ITEM, wording.ASKED, wording.UNDERTAKEN, wording.RESOLVED)
    return sorted(
        found, key=lambda e: (e.day, e.committee or "", order.index(e.what), e.span.start)
    )


def on_topic(events: Sequence[Event], topic: Topic) -> list[Event]:
    """Return the events that are clearly about a topic, in their order; all without a topic."""
    if not topic:
        return list(events)
    numbers = {fit.number for fit in TopicIndex([event.text for event in events]).about(topic)}
    return [event for number, event in enumerate(events) if number in numbers]


def _items(ledger: Ledger) -> Iterator[Event]:
    for meeting in held_meetings(ledger):
        for paper, item in meeting.items if meeting.took_place else ():
            yield Event(
                f"{paper.record_id}:{item.span.start}", paper.document_id, meeting.committee, meeting.day,
                wording.ITEM, "", item.span, TopicText(item.title, item.title),
            )  # fmt: skip


def _questions(ledger: Ledger) -> Iterator[Event]:
    held = exchanges_of(ledger)
    for before, each in zip([None, *held], held, strict=False):
        if each.day is not None:
            who = " and ".join(" ".join(asker.printed.split()) for asker in each.askers)
            yield Event(
                each.record_id, each.document_id, each.committee, each.day, wording.ASKED, who,
                each.question, _only_words(text_of_question(each, before, ledger)),
            )  # fmt: skip


def _promises(ledger: Ledger) -> Iterator[Event]:
    follower = Follower(ledger)
    for each in commitments_of(ledger):
        if each.day is not None:
            who = " ".join(each.who.printed.split()) if each.who else ""
            text = text_of_promise(each, follower.asked_for(each), ledger)
            yield Event(
                each.record_id, each.document_id, each.committee, each.day, wording.UNDERTAKEN, who,
                each.span, _only_words(text),
            )  # fmt: skip


def _resolutions(ledger: Ledger) -> Iterator[Event]:
    for each in ledger.records(Resolution):
        if each.day is not None and each.carried is not False:
            text = TopicText(each.span.text, each.item_title or "")
            yield Event(
                each.record_id, each.document_id, each.committee, each.day, wording.RESOLVED,
                each.committee or "", each.span, text,
            )  # fmt: skip


def _only_words(text: TopicText) -> TopicText:
    """Return what a record itself is about: an item's title stands as an item of its own."""
    return TopicText(text.words, text.title)
