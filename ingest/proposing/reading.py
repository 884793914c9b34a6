"""Reads the irregular parts of papers with a model: read `propose_from` first."""

from __future__ import annotations

import datetime as dt
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import prompts
from assistant.council import Record
from assistant.errors import ModelError
from assistant.models.chat import ChatModel
from assistant.proposals import Proposal, Proposed, reads_the_same
from ingest.proposing.asking import rows_of
from ingest.proposing.checking import record_of
from ingest.proposing.faults import Fault
from ingest.proposing.parts import Minutes, Part, irregular_parts

logger = logging.getLogger(__name__)
# After so many failures in a row nothing more is asked.
MOST_FAILURES = 3


class Kept(Protocol):
    """Where proposals are kept."""

    def keep(self, document_id: str, part: str, found: Iterable[Proposal]) -> int: ...

    def of(self, document_id: str) -> Sequence[Proposal]: ...

    def parts_read(self, document_id: str) -> frozenset[str]: ...


@dataclass(slots=True)
class Account:
    """What a run read, proposed and dropped. `failed` are the model's failures in words."""

    papers: int = 0
    parts: int = 0
    read: int = 0
    read_before: int = 0
    rows: int = 0
    proposed: int = 0
    dropped: Counter[Fault] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """The rows of one part: the records they make, and why the others make none."""

    records: tuple[Proposed, ...]
    faults: tuple[Fault, ...]


def propose_from(
    papers: Iterable[Minutes],
    chat: ChatModel,
    kept: Kept,
    may_be_read: Callable[[str], bool],
    *,
    again: bool = False,
    progress: Callable[[Account], None] = lambda _: None,
) -> Account:
    """Let a model read the irregular parts of papers, and keep what passes the checks.

    Parts that it read before are passed over, unless `again`. A part on which the model
    fails is left for the next run; after several failures in a row the run ends. Nothing
    more of a paper is sent once `may_be_read`, which is asked by its id, says no.
    """
    account, in_a_row = Account(), 0
    prompt = prompts.hash_of("records", "minutes")
    for minutes in papers:
        account.papers += 1
        parts_read = kept.parts_read(minutes.document_id)
        for part in _parts_to_send(minutes, may_be_read):
            account.parts += 1
            digest = part.digest(chat.name, prompt)
            if digest in parts_read and not again:
                account.read_before += 1
                continue
            try:
                checked = read_part(minutes, part, chat, _known(minutes, kept))
            except ModelError as exc:
                logger.warning("a part of %s was not read: %s", minutes.document_id[:12], exc)
                account.failed.append(str(exc))
                in_a_row += 1
                if in_a_row == MOST_FAILURES:
                    account.stopped = True
                    return account
                continue
            in_a_row = 0
            now = dt.datetime.now(dt.UTC)
            found = [Proposal(each, chat.name, prompt, now) for each in checked.records]
            account.proposed += kept.keep(minutes.document_id, digest, found)
            _count(account, checked)
            progress(account)
    return account


def _parts_to_send(minutes: Minutes, may_be_read: Callable[[str], bool]) -> Iterator[Part]:
    """Yield the irregular parts of a paper, until it may be read no more."""
    for part in irregular_parts(minutes):
        if not may_be_read(minutes.document_id):
            return
        yield part


def _known(minutes: Minutes, kept: Kept) -> Sequence[Record]:
    return [proposal.record for proposal in kept.of(minutes.document_id)]


def _count(account: Account, checked: Checked) -> None:
    account.read += 1
    account.rows += len(checked.records) + len(checked.faults)
    account.dropped.update(checked.faults)


def read_part(
    minutes: Minutes, part: Part, chat: ChatModel, proposed: Sequence[Record] = ()
) -> Checked:
    """Return what a model reads in a part: records that the text proves and nobody has yet.

    `proposed` are the records that were proposed of this paper before, refused ones too.

    Raises:
        ModelError: The model failed, was too slow, or gave no reply of the asked shape.
    """
    records: list[Proposed] = []
    faults: list[Fault] = []
    for row in rows_of(part, chat):
        found = record_of(minutes, part, row) if row else Fault.MALFORMED
        if isinstance(found, Fault):
            faults.append(found)
        elif any(reads_the_same(found, each) for each in minutes.records):
            faults.append(Fault.READ_ALREADY)
        elif any(reads_the_same(found, each) for each in [*proposed, *records]):
            faults.append(Fault.PROPOSED_ALREADY)
        else:
            records.append(found)
    return Checked(tuple(records), tuple(faults))
