"""The records of one view, as officers have corrected them; loaded once for each kind."""

from __future__ import annotations

import logging
import threading
from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar, cast

from sqlalchemy import Engine, Select, select

from assistant.correcting import Correction
from assistant.council import Record
from assistant.documents import Access
from assistant.errors import CorrectionError
from assistant.stores.corrections import Corrections, apply_corrections
from assistant.stores.proposals import accepted_records, accepting_models, with_accepted
from assistant.stores.rows import live_at, read_record, record_kind
from assistant.stores.selecting import names
from assistant.stores.tables import document_facts, records

logger = logging.getLogger(__name__)

Kind = TypeVar("Kind", bound=Record)


class RecordShelf:
    """Records of one generation and of some access classes. Safe for threads."""

    def __init__(
        self, engine: Engine, corrections: Corrections, generation: int, access: Collection[Access]
    ) -> None:
        self._engine = engine
        self._corrections = corrections
        self._generation = generation
        self._access = access
        self._read: dict[str, tuple[Sequence[int], Sequence[Record]]] = {}
        self._joined: dict[str, tuple[int, Sequence[Record]]] = {}
        self._corrected: dict[str, tuple[int, Sequence[Record]]] = {}
        self._lock = threading.Lock()

    def records(self, kind: type[Kind]) -> Sequence[Kind]:
        """Return all records of a kind, by document and then in reading order.

        Hidden ones are left out, corrected ones are as corrected.
        """
        name = record_kind(kind)
        newest = self._corrections.newest()
        with self._lock:
            known = self._corrected.get(name)
            if known is None or known[0] != newest:
                known = (newest, self._as_corrected(name, newest))
                self._corrected[name] = known
        return cast("Sequence[Kind]", known[1])

    def as_read(self, kind: type[Kind]) -> Sequence[Kind]:
        """Return all records of a kind as they were read, hidden ones too.

        Those that a model read and an officer accepted stand among them.
        """
        newest = self._corrections.newest()
        with self._lock:
            return cast("Sequence[Kind]", self._as_read(record_kind(kind), newest))

    def corrections(self) -> Mapping[str, Sequence[Correction]]:
        """Return all corrections by record, oldest first."""
        return self._corrections.all()

    def read_by_models(self) -> Mapping[str, str]:
        """Return the language model that read each record an officer accepted from it."""
        return accepting_models(self._engine)

    def newest_correction(self) -> int:
        """Return a number that grows with each correction."""
        return self._corrections.newest()

    def _as_corrected(self, name: str, newest: int) -> Sequence[Record]:
        found = self._as_read(name, newest)
        made = self._corrections.all()
        if not made:
            return found
        corrected = (_corrected(each, made.get(each.record_id, ())) for each in found)
        return [each for each in corrected if each is not None]

    def _as_read(self, name: str, newest: int) -> Sequence[Record]:
        """Return what rules read, with what was accepted when `newest` was the last correction."""
        known = self._joined.get(name)
        if known is None or known[0] != newest:
            rows, found = self._by_rules(name)
            accepted = accepted_records(self._engine, self._generation, self._papers(), name)
            known = (newest, with_accepted(rows, found, accepted))
            self._joined[name] = known
        return known[1]

    def _by_rules(self, name: str) -> tuple[Sequence[int], Sequence[Record]]:
        """Return the records of a kind that rules read, and the rows of their documents."""
        if name not in self._read:
            wanted = (
                select(records.c.document_row, records.c.facts)
                .where(records.c.document_row.in_(self._papers()))
                .where(live_at(records, self._generation), records.c.kind == name)
                .order_by(records.c.document_row, records.c.row_id)
            )
            with self._engine.connect() as connection:
                read = [(row, read_record(name, f)) for row, f in connection.execute(wanted)]
            self._read[name] = [row for row, _ in read], [record for _, record in read]
        return self._read[name]

    def _papers(self) -> Select[tuple[int]]:
        """Return the rows of the papers whose records this shelf holds."""
        return (
            select(document_facts.c.document_row)
            .where(live_at(document_facts, self._generation))
            .where(document_facts.c.access.in_(names(self._access)))
            .where(~document_facts.c.withdrawn)
        )


def _corrected(record: Record, made: Sequence[Correction]) -> Record | None:
    """Return a record as corrected; as read where a correction no longer fits it."""
    try:
        return apply_corrections(record, made)
    except CorrectionError:
        logger.warning("record %s: a correction no longer fits it", record.record_id)
        return record
