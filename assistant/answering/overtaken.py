"""Rows of tables that officers corrected or hid: they are told from records, never as printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.correcting import Verdict, last_word
from assistant.council import RECORD_TYPES, Record

if TYPE_CHECKING:
    from assistant.stores.view import View


def overtaken_rows(view: View) -> frozenset[str]:
    """Return the ids of the passages that print corrected or hidden records."""
    return frozenset(record.passage_id for record in _overtaken(view))


def overtaken_papers(view: View) -> frozenset[str]:
    """Return the ids of the papers that print corrected or hidden records."""
    return frozenset(record.document_id for record in _overtaken(view))


def _overtaken(view: View) -> list[Record]:
    words = {record_id: last_word(made) for record_id, made in view.corrections().items()}
    ids = {
        record_id
        for record_id, word in words.items()
        if word is not None and word.verdict in (Verdict.CORRECT, Verdict.HIDE)
    }
    if not ids:
        return []
    read = (record for kind in RECORD_TYPES for record in view.records_as_read(kind))
    return [record for record in read if record.record_id in ids]
