"""Records that a language model proposed, and what an officer decided on each."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from assistant.council import Commitment, Exchange, Record, Resolution
from assistant.spans import Span

# What a model may propose. All else is read by rules alone.
Proposed = Exchange | Commitment | Resolution
PROPOSED_TYPES: tuple[type[Proposed], ...] = (Exchange, Commitment, Resolution)


class ProposalState(StrEnum):
    """Where a proposal stands. Only an accepted one is a record."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One record that a model proposed and that fits its paper's text.

    `model` and `prompt_hash` tell what read it. `decided_by` is the officer's post or name;
    it, `decided_at` and `reason` are None while the proposal waits.
    """

    record: Proposed
    model: str
    prompt_hash: str
    proposed_at: dt.datetime
    state: ProposalState = ProposalState.WAITING
    decided_by: str | None = None
    decided_at: dt.datetime | None = None
    reason: str | None = None

    @property
    def record_id(self) -> str:
        """The id of the record, which is the proposal's too."""
        return self.record.record_id


def core_of(record: Record) -> Span:
    """Return the words that make a record what it is: the question, the promise, the limb."""
    if isinstance(record, Exchange):
        return record.question
    return record.what if isinstance(record, Commitment) else record.span


def reads_the_same(one: Record, other: Record) -> bool:
    """Return whether two records of one paper are of a kind and share words of their core."""
    if type(one) is not type(other) or one.document_id != other.document_id:
        return False
    first, second = core_of(one), core_of(other)
    return first.start < second.end and second.start < first.end
