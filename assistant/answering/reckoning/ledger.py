"""The records that a question may count on: of the papers in its scope, as its reader sees them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from assistant.answering.planning import Plan
from assistant.answering.reckoning import kept
from assistant.answering.reckoning.reckoned import Proof
from assistant.answering.retrieving import in_scope
from assistant.correcting import Correction, Verdict, last_word, review_of
from assistant.council import Record
from assistant.documents import Document
from assistant.spans import Span
from assistant.stores.records import Kind

if TYPE_CHECKING:
    from assistant.stores.view import View

Made = TypeVar("Made")


class Ledger:
    """Records of one view, kept to a plan's filters and its `as_of`.

    A paper that a newer version replaces is left out, unless asked for by `replaced`.
    """

    def __init__(self, view: View, plan: Plan) -> None:
        self.view = view
        self.plan = plan
        self._records: dict[tuple[type[object], bool], Sequence[Record]] = {}
        self._as_read: dict[type[object], Mapping[str, Record]] = {}

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """The papers in scope, by their ids."""
        return self._in_scope(replaced=False)

    @cached_property
    def _with_replaced(self) -> Mapping[str, Document]:
        return self._in_scope(replaced=True)

    def _in_scope(self, *, replaced: bool) -> Mapping[str, Document]:
        return {
            document_id: document
            for document_id, document in self.view.documents.items()
            if in_scope(document, self.plan, self.view, replaced=replaced)
        }

    def records(self, kind: type[Kind], *, replaced: bool = False) -> Sequence[Kind]:
        """Return the records of a kind in scope, by paper, in reading order."""
        key = (kind, replaced)
        if key not in self._records:
            documents = self._with_replaced if replaced else self.documents
            self._records[key] = [
                each for each in self.view.records(kind) if each.document_id in documents
            ]
        return cast("Sequence[Kind]", self._records[key])

    def once(self, name: str, make: Callable[[Ledger], Made]) -> Made:
        """Return what `make` gives for the records in scope, kept for all ledgers of that scope.

        What is made is shared: it must not be changed, nor hold the ledger.
        """
        scope = self.plan.filters, self.plan.as_of, self.plan.press
        return kept.once(self.view, (name, scope), lambda: make(self))

    def document(self, document_id: str) -> Document:
        """Return the paper that a record was read from."""
        return self.view.documents[document_id]

    def proof(self, document_id: str, span: Span) -> Proof:
        """Return a place in a paper as a proof."""
        return Proof(document_id, span)

    def is_corrected(self, record_id: str) -> bool:
        """Return whether a correction of a record stands."""
        return record_id in self._corrected

    def word_on(self, record_id: str) -> Correction | None:
        """Return the officer's word by which a record stands corrected or hidden; else None."""
        return self._words.get(record_id)

    def as_read(self, record: Kind) -> Kind:
        """Return a record as it was read from its paper, whatever officers made of it."""
        if record.record_id not in self._words:
            return record
        return self._all_as_read(type(record)).get(record.record_id, record)

    def hidden(self, kind: type[Kind]) -> Sequence[Kind]:
        """Return the records of a kind that officers hid, as they were read."""
        ids = [each for each, word in self._words.items() if word.verdict is Verdict.HIDE]
        if not ids:
            return ()
        read = self._all_as_read(kind)
        found = (read[record_id] for record_id in ids if record_id in read)
        return [each for each in found if each.document_id in self._with_replaced]

    def _all_as_read(self, kind: type[Kind]) -> Mapping[str, Kind]:
        if kind not in self._as_read:
            held = self.view.records_as_read(kind)
            self._as_read[kind] = {each.record_id: each for each in held}
        return cast("Mapping[str, Kind]", self._as_read[kind])

    @cached_property
    def _words(self) -> Mapping[str, Correction]:
        deciding = {each: last_word(made) for each, made in self.view.corrections().items()}
        return {
            record_id: word
            for record_id, word in deciding.items()
            if word is not None and word.verdict is not Verdict.CONFIRM
        }

    @cached_property
    def _corrected(self) -> frozenset[str]:
        made = self.view.corrections()
        return frozenset(each for each in made if review_of(made[each]) is Verdict.CORRECT)
