"""One item of a meeting, by its printed number: what was asked, undertaken and resolved under it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from assistant.answering.reckoning.asked.quoting import day_value
from assistant.answering.reckoning.commitments.commitments_followed import Follower
from assistant.answering.reckoning.commitments.commitments_telling import (
    table_of as table_of_promises,
)
from assistant.answering.reckoning.decisions.resolutions_tables import table_of_decisions
from assistant.answering.reckoning.exchanges.exchanges_telling import table_of as table_of_questions
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import (
    Claim,
    Computed,
    Operation,
    Proof,
    Reckoned,
    ReckonedTable,
)
from assistant.answers import AnswerStatus, Basis
from assistant.council import AgendaItem, Commitment, Exchange, Meeting, Resolution
from assistant.dates import written_date

_ITEM = re.compile(r"\b(?:agenda )?item (?:no\.? |number )?(\d+(?:\.\d+)*)\b")
Minuted = TypeVar("Minuted", Exchange, Commitment, Resolution)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the newest meeting that has one of that number."""

    meeting: Meeting
    day: dt.date
    item: AgendaItem

    @property
    def title(self) -> str:
        """The title as printed, on one line."""
        return " ".join(self.item.title.split())

    @property
    def claim(self) -> Claim:
        """The sentence that says which item is meant."""
        of = f" of the {self.meeting.committee}" if self.meeting.committee else ""
        number = (self.item.number or "").strip(" .")
        text = (
            f"Item {number} at the newest meeting with such an item{of}, {written_date(self.day)}:"
        )
        text = f"{text} {self.item.title.strip()}."
        proof = Proof(self.meeting.document_id, self.item.span)
        given = Computed("item", Operation.GIVEN, text, operands=(text,))
        return Claim(text, Basis.COMPUTED, (proof,), (day_value(self.day), given))


def find_item(topic: str, ledger: Ledger) -> Item | None:
    """Return the item that a topic names by number, at the newest meeting that has it."""
    match = _ITEM.search(topic)
    if match is None:
        return None
    found = [
        Item(meeting, meeting.day, item)
        for meeting in ledger.records(Meeting)
        if meeting.day
        for item in meeting.items
        if item.number and item.number.strip(" .") == match.group(1) and item.title.strip()
    ]
    return max(found, key=lambda each: each.day, default=None)


def reckon_item(item: Item, ledger: Ledger) -> Reckoned:
    """Return what the papers record under an item."""
    asked = _under(item, ledger.records(Exchange))
    promised = _under(item, ledger.records(Commitment))
    resolved = _under(item, ledger.records(Resolution))
    ids = {
        "question": [each.record_id for each in asked],
        "undertaking": [each.record_id for each in promised],
        "resolution": [each.record_id for each in resolved],
    }
    values = [
        Computed(word, Operation.COUNT, str(len(set(found))), tuple(found))
        for word, found in ids.items()
        if found
    ]
    said = [f"{v.value} {v.name}{'' if v.value == '1' else 's'}" for v in values]
    claims = [item.claim]
    if said:
        listed = " and ".join(filter(None, [", ".join(said[:-1]), said[-1]]))
        proof = Proof(item.meeting.document_id, item.item.span)
        claims.append(
            Claim(f"Recorded under it: {listed}.", Basis.COMPUTED, (proof,), tuple(values))
        )
    else:
        claims.append(Claim("The papers record nothing under it yet.", Basis.NOTICE))
    tables: list[ReckonedTable] = []
    if asked:
        tables.append(table_of_questions(asked, [None] * len(asked)))
    if promised:
        follower = Follower(ledger)
        tables.append(table_of_promises([follower.follow(each) for each in promised], ledger))
    if resolved:
        tables.append(table_of_decisions(resolved, ledger, "Resolutions under the item"))
    status = AnswerStatus.ANSWERED if said else AnswerStatus.PARTLY_ANSWERED
    return Reckoned(status, tuple(claims), "a brief of an item", tuple(tables))


def _under(item: Item, records: Sequence[Minuted]) -> list[Minuted]:
    number = (item.item.number or "").strip(" .")
    return [
        each
        for each in records
        if each.day == item.day
        and each.committee == item.meeting.committee
        and (each.item or "").strip(" .") == number
    ]
