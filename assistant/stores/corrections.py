"""Officers' corrections of records: kept with who, when and why, in force at once."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, RowMapping, func, insert, select

from assistant.correcting import Correction, JsonValue, Verdict
from assistant.council import Record
from assistant.errors import CorrectionError
from assistant.stores.moments import in_utc
from assistant.stores.rows import record_adapter, record_kind
from assistant.stores.tables import corrections

# What names a record or quotes the paper; a correction never touches it.
_FIXED = frozenset({"record_id", "document_id", "passage_id", "span", "cells"})


class Corrections:
    """Adds and finds corrections. Safe for threads."""

    def __init__(self, reading: Engine, writing: Engine) -> None:
        self._reading = reading
        self._writing = writing

    def add(self, record: Record, correction: Correction) -> Record | None:
        """Keep a correction of `record`; return the record as it is now read, None if hidden.

        Raises:
            CorrectionError: It names a field that cannot be changed, or a wrong value.
        """
        after = apply_corrections(record, [*self.of(record.record_id), correction])
        with self._writing.begin() as connection:
            insert_correction(connection, correction)
        return after

    def of(self, record_id: str) -> Sequence[Correction]:
        """Return the corrections of a record, oldest first."""
        wanted = select(corrections).where(corrections.c.record_id == record_id)
        with self._reading.connect() as connection:
            rows = connection.execute(wanted.order_by(corrections.c.row_id)).mappings().all()
        return [_read(row) for row in rows]

    def newest(self) -> int:
        """Return a number that grows with each correction, 0 before the first."""
        with self._reading.connect() as connection:
            return connection.scalar(select(func.max(corrections.c.row_id))) or 0

    def all(self) -> Mapping[str, Sequence[Correction]]:
        """Return all corrections by record, oldest first."""
        found: dict[str, list[Correction]] = defaultdict(list)
        with self._reading.connect() as connection:
            rows = connection.execute(select(corrections).order_by(corrections.c.row_id))
            for row in rows.mappings():
                found[row["record_id"]].append(_read(row))
        return found


def insert_correction(connection: Connection, correction: Correction) -> None:
    """Keep a correction as part of a larger transaction."""
    connection.execute(
        insert(corrections).values(
            record_id=correction.record_id,
            document_id=correction.document_id,
            verdict=correction.verdict.value,
            changes=json.dumps(dict(correction.changes), ensure_ascii=False),
            made_by=correction.made_by,
            made_at=correction.made_at.astimezone(dt.UTC),
            reason=correction.reason,
        )
    )


def apply_corrections(record: Record, made: Sequence[Correction]) -> Record | None:
    """Return `record` as corrected, None where it is hidden.

    Raises:
        CorrectionError: A correction names a field that cannot be changed, or a wrong value.
    """
    standing: list[Correction] = []
    for correction in made:
        standing = [] if correction.verdict is Verdict.RESTORE else [*standing, correction]
    if any(correction.verdict is Verdict.HIDE for correction in standing):
        return None
    changes: dict[str, JsonValue] = {}
    for correction in standing:
        changes.update(correction.changes)
    return _changed(record, changes) if changes else record


def _changed(record: Record, changes: Mapping[str, JsonValue]) -> Record:
    adapter = record_adapter(record_kind(type(record)))
    facts = adapter.dump_python(record, mode="json")
    unknown = [name for name in changes if name in _FIXED or name not in facts]
    if unknown:
        raise CorrectionError(f"{unknown[0]!r} is no field of this record that can be corrected")
    for name, value in changes.items():
        inner = facts[name]
        whole = not (isinstance(inner, dict) and isinstance(value, dict))
        facts[name] = value if whole else inner | value
    try:
        return adapter.validate_python(facts)
    except ValidationError as exc:
        where = ".".join(str(part) for part in exc.errors()[0]["loc"])
        raise CorrectionError(f"{where!r} cannot have this value") from exc


def _read(row: RowMapping) -> Correction:
    return Correction(
        record_id=row["record_id"],
        document_id=row["document_id"],
        verdict=Verdict(row["verdict"]),
        changes=json.loads(row["changes"]),
        made_by=row["made_by"],
        made_at=in_utc(row["made_at"]),
        reason=row["reason"],
    )
