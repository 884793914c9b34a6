"""Proposals of a language model: kept apart from records until an officer accepts them."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import cast

from sqlalchemy import Connection, Engine, RowMapping, Select, insert, select, update

from assistant.correcting import Correction, Verdict
from assistant.council import Record
from assistant.errors import CorrectionError
from assistant.proposals import Proposal, ProposalState, Proposed, core_of, reads_the_same
from assistant.stores.corrections import insert_correction
from assistant.stores.moments import in_utc
from assistant.stores.rows import live_at, read_record, write_record
from assistant.stores.tables import documents, passages, proposal_parts, proposals

NO_LONGER_WAITS = "This proposal was decided already, or its paper is gone."


class Proposals:
    """Adds, finds and decides proposals. Safe for threads."""

    def __init__(self, reading: Engine, writing: Engine) -> None:
        self._reading = reading
        self._writing = writing

    def keep(self, document_id: str, part: str, found: Iterable[Proposal]) -> int:
        """Keep what a part of a paper gave, and that it was read; return how many are new.

        A record that was proposed before, accepted or refused, is not proposed again. Of a
        paper that was erased meanwhile nothing is kept.
        """
        with self._writing.begin() as connection:
            row = _document_row(connection, document_id)
            if row is None:
                return 0
            if part not in _parts(connection, document_id):
                connection.execute(insert(proposal_parts).values(document_row=row, digest=part))
            known = {each.record_id for each in _select(connection, document_id)}
            new = {each.record_id: each for each in found if each.record_id not in known}
            for each in new.values():
                connection.execute(insert(proposals).values(document_row=row, **_written(each)))
            return len(new)

    def parts_read(self, document_id: str) -> frozenset[str]:
        """Return the digests of the parts of a paper that were read."""
        with self._reading.connect() as connection:
            return _parts(connection, document_id)

    def of(self, document_id: str) -> Sequence[Proposal]:
        """Return the proposals of a paper, however they stand, in the order they were made."""
        with self._reading.connect() as connection:
            return _select(connection, document_id)

    def standing(self, state: ProposalState) -> Sequence[Proposal]:
        """Return all proposals of one state, oldest first. Whose papers may be read is not asked."""
        wanted = select(proposals).where(proposals.c.state == state.value)
        with self._reading.connect() as connection:
            return _read_all(connection, wanted)

    def decide(
        self, record_id: str, state: ProposalState, *, by: str, at: dt.datetime, reason: str
    ) -> Proposal:
        """Accept or refuse a proposal that waits; an accepted one is a record at once.

        Raises:
            CorrectionError: It does not wait, or it is not told who decides.
        """
        if not by.strip() or state is ProposalState.WAITING:
            raise CorrectionError("It must be told who decides, and how")
        with self._writing.begin() as connection:
            found = _find(connection, record_id)
            if found is None or found.state is not ProposalState.WAITING:
                raise CorrectionError(NO_LONGER_WAITS)
            decided = replace(found, state=state, decided_by=by, decided_at=at, reason=reason)
            connection.execute(
                update(proposals)
                .where(proposals.c.record_id == record_id)
                .values(**_written(decided))
            )
            if state is ProposalState.ACCEPTED:
                insert_correction(connection, _confirmation(decided, by, at, reason))
            return decided


def accepted_records(
    engine: Engine, generation: int, rows: Select[tuple[int]], kind: str
) -> list[tuple[int, Record]]:
    """Return the accepted records of one kind with the rows of their documents, all among `rows`.

    Each names the passage of this generation in which it stands; where a paper has none, its
    records are left out.
    """
    wanted = (
        select(proposals.c.document_row, proposals.c.facts)
        .where(proposals.c.kind == kind, proposals.c.state == ProposalState.ACCEPTED.value)
        .where(proposals.c.document_row.in_(rows))
    )
    with engine.connect() as connection:
        found = [
            (row, cast("Proposed", read_record(kind, facts)))
            for row, facts in connection.execute(wanted)
        ]
        placed = [
            (row, record, _passage_at(connection, generation, row, core_of(record).start))
            for row, record in found
        ]
    return [(row, replace(each, passage_id=place)) for row, each, place in placed if place]


def accepting_models(engine: Engine) -> dict[str, str]:
    """Return the model that read each accepted record, by the record's id."""
    wanted = select(proposals.c.record_id, proposals.c.model).where(
        proposals.c.state == ProposalState.ACCEPTED.value
    )
    with engine.connect() as connection:
        return {row.record_id: row.model for row in connection.execute(wanted)}


def with_accepted(
    rows: Sequence[int], found: Sequence[Record], accepted: Collection[tuple[int, Record]]
) -> Sequence[Record]:
    """Return records with accepted ones at their places; `rows` are the documents of `found`.

    What rules read by now too is told once, as they read it.
    """
    merged = list(found)
    for row in sorted({row for row, _ in accepted}, reverse=True):
        here = slice(bisect_left(rows, row), bisect_right(rows, row))
        by_rules = merged[here]
        new = [
            record
            for at, record in accepted
            if at == row and not any(reads_the_same(record, each) for each in by_rules)
        ]
        merged[here] = sorted([*by_rules, *new], key=lambda record: core_of(record).start)
    return merged


def _passage_at(connection: Connection, generation: int, row: int, start: int) -> str | None:
    """Return the passage of a document that begins last at or before a place."""
    here = (
        select(passages.c.passage_id)
        .where(passages.c.document_row == row, live_at(passages, generation))
        .order_by(passages.c.begin.desc())
    )
    before: str | None = connection.scalar(here.where(passages.c.begin <= start).limit(1))
    return before or connection.scalar(here.limit(1))


def _document_row(connection: Connection, document_id: str) -> int | None:
    wanted = select(documents.c.row_id).where(
        documents.c.document_id == document_id, ~documents.c.to_erase
    )
    row: int | None = connection.scalar(wanted)
    return row


def _parts(connection: Connection, document_id: str) -> frozenset[str]:
    wanted = (
        select(proposal_parts.c.digest)
        .join(documents, documents.c.row_id == proposal_parts.c.document_row)
        .where(documents.c.document_id == document_id)
    )
    return frozenset(connection.scalars(wanted))


def _select(connection: Connection, document_id: str) -> list[Proposal]:
    wanted = (
        select(proposals)
        .join(documents, documents.c.row_id == proposals.c.document_row)
        .where(documents.c.document_id == document_id)
    )
    return _read_all(connection, wanted)


def _find(connection: Connection, record_id: str) -> Proposal | None:
    wanted = select(proposals).where(proposals.c.record_id == record_id)
    return next(iter(_read_all(connection, wanted)), None)


def _read_all(connection: Connection, wanted: Select[tuple[object, ...]]) -> list[Proposal]:
    rows = connection.execute(wanted.order_by(proposals.c.row_id))
    return [_read(row) for row in rows.mappings()]


def _written(proposal: Proposal) -> dict[str, object]:
    kind, facts = write_record(proposal.record)
    decided_at = proposal.decided_at
    return {
        "record_id": proposal.record_id,
        "kind": kind,
        "facts": facts,
        "model": proposal.model,
        "prompt_hash": proposal.prompt_hash,
        "proposed_at": proposal.proposed_at.astimezone(dt.UTC),
        "state": proposal.state.value,
        "decided_by": proposal.decided_by,
        "decided_at": decided_at.astimezone(dt.UTC) if decided_at else None,
        "reason": proposal.reason,
    }


def _read(row: RowMapping) -> Proposal:
    return Proposal(
        record=cast("Proposed", read_record(row["kind"], row["facts"])),
        model=row["model"],
        prompt_hash=row["prompt_hash"],
        proposed_at=in_utc(row["proposed_at"]),
        state=ProposalState(row["state"]),
        decided_by=row["decided_by"],
        decided_at=in_utc(row["decided_at"]) if row["decided_at"] else None,
        reason=row["reason"],
    )


def _confirmation(proposal: Proposal, by: str, at: dt.datetime, reason: str) -> Correction:
    return Correction(
        record_id=proposal.record_id,
        document_id=proposal.record.document_id,
        verdict=Verdict.CONFIRM,
        changes={},
        made_by=by,
        made_at=at,
        reason=reason,
    )
