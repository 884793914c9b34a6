"""Follows undertakings through later papers. Nothing here ever says that one was not kept."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from assistant.answering.reckoning.commitments.later_mentions import Mention, later_mentions, sought
from assistant.answering.reckoning.commitments.named_times import told_where_due
from assistant.answering.reckoning.ledger import Ledger
from assistant.council import Commitment, Exchange, Speaker
from assistant.documents import MINUTES_KINDS, Document

_NEAR = 700
# What was undertaken and what it replies to tell a thing; its item's title is of more than it.
_TELLING = 2
_MEETING = re.compile(r"(?i)\b(?:meeting|committee|subgroup|board|panel)\b")


class Outcome(StrEnum):
    """What later papers show of an undertaking. None of these says that it was not kept."""

    REPORTED = "reported back"
    MENTIONED = "mentioned again"
    NONE = "no later evidence"
    TOO_EARLY = "too early"
    UNDATED = "no date to follow it from"


@dataclass(frozen=True, slots=True)
class Followed:
    """An undertaking with what later papers show of it; `mention` is the sentence that tells."""

    commitment: Commitment
    outcome: Outcome
    mention: Mention | None = None
    latest: dt.date | None = None


class Follower:
    """Looks undertakings up in the papers of one ledger that came after them."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def follow(self, commitment: Commitment) -> Followed:
        """Return what later papers show of an undertaking.

        Whether it is too early is told by its due date and by the newest paper of its
        committee; without a due date, by the newest minutes: an agenda comes before them.
        """
        if commitment.day is None:
            return Followed(commitment, Outcome.UNDATED)
        people = self._known | ({commitment.who.printed} if commitment.who else set())
        texts = [commitment.what.text, self.asked_for(commitment), commitment.item_title or ""]
        mentions = later_mentions(
            self._ledger, sought(texts, commitment.day, commitment.document_id, people)
        )
        due = commitment.due.day
        latest = (self._latest if due else self._minuted).get(commitment.committee)
        closing = told_where_due(commitment, texts[:_TELLING], self._ledger)
        closing = closing or next((each for each in mentions if each.closes), None)
        if closing is not None:
            return Followed(commitment, Outcome.REPORTED, closing, latest)
        newest = mentions[-1] if mentions else None
        early = due is not None and latest is not None and not _has_come(commitment, latest)
        if latest is None or latest <= commitment.day or early:
            return Followed(commitment, Outcome.TOO_EARLY, newest, latest)
        return Followed(commitment, Outcome.MENTIONED if newest else Outcome.NONE, newest, latest)

    def asked_for(self, commitment: Commitment) -> str:
        """Return the questions to which an undertaking was the reply, "" where there is none."""
        return " ".join(each.question.text for each in self.led_by(commitment))

    def led_by(self, commitment: Commitment) -> list[Exchange]:
        """Return the exchanges in which an undertaking was the reply."""
        place = commitment.span
        return [
            each
            for each in self._asked.get(commitment.document_id, ())
            if any(r.span.start < place.end and place.start < r.span.end for r in each.replies)
            and abs(each.question.start - place.start) <= _NEAR
        ]

    @cached_property
    def _asked(self) -> Mapping[str, list[Exchange]]:
        found: dict[str, list[Exchange]] = {}
        for each in self._ledger.records(Exchange):
            found.setdefault(each.document_id, []).append(each)
        return found

    @cached_property
    def _known(self) -> frozenset[str]:
        """The posts and names by which the minutes know people."""
        printed = {
            text
            for each in speakers_of(self._ledger)
            for text in (each.role, each.name, each.printed)
            if text
        }
        return frozenset(text.removeprefix("The ").removeprefix("the ") for text in printed)

    @cached_property
    def _latest(self) -> Mapping[str | None, dt.date]:
        """The day of the newest paper of each committee."""
        return _newest(self._ledger.documents.values())

    @cached_property
    def _minuted(self) -> Mapping[str | None, dt.date]:
        """The day of the newest minutes of each committee; of its newest paper where it has none."""
        papers = self._ledger.documents.values()
        return {**self._latest, **_newest(paper for paper in papers if paper.kind in MINUTES_KINDS)}


def _has_come(commitment: Commitment, latest: dt.date) -> bool:
    """Return whether the papers reach the day, or the meeting, by which it was due."""
    due = commitment.due
    if due.day is None or latest >= due.day:
        return True
    meeting = _MEETING.search(due.text) is not None
    return meeting and due.earliest is not None and due.earliest <= latest


def _newest(papers: Iterable[Document]) -> dict[str | None, dt.date]:
    newest: dict[str | None, dt.date] = {}
    for paper in papers:
        day = paper.date.day
        if day is not None:
            newest[paper.committee] = max(day, newest.get(paper.committee, day))
    return newest


def speakers_of(ledger: Ledger) -> list[Speaker]:
    """Return everybody who speaks in the minutes or gave an undertaking."""
    asked = [s for each in ledger.records(Exchange) for s in each.askers]
    replied = [r.speaker for each in ledger.records(Exchange) for r in each.replies if r.speaker]
    return [*(each.who for each in ledger.records(Commitment) if each.who), *asked, *replied]
