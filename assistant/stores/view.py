"""What one reader may see of one published generation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine, select

from assistant.correcting import Correction
from assistant.documents import Access, Document, Passage, Source
from assistant.errors import StoreError
from assistant.stores.place import StorePlace
from assistant.stores.records import Kind, RecordShelf
from assistant.stores.rows import live_at, read_passage, read_source
from assistant.stores.selecting import has_text, names, select_original, select_text
from assistant.stores.tables import document_facts, documents, passages, sources
from assistant.stores.texts import KeptTexts
from assistant.stores.words import WordSearcher

# Bound variables in one statement: far below the limit of every database.
ROWS_IN_ONE_QUERY = 500
# A mask with at most so many passages is given to the word index passage by passage.
MAX_ROWS_IN_A_FILTER = 2000


@dataclass(frozen=True, slots=True, eq=False)
class PassageTable:
    """The passages of a view, column by column; row i of each column is one passage.

    Rows are in the order of documents and, inside a document, of ordinals.
    `document_rows` indexes `document_order`.
    """

    ids: list[str]
    document_ids: list[str]
    document_rows: NDArray[np.int32]
    ordinals: NDArray[np.int32]
    document_order: list[str]


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """What SQL knows the rows of a table by: ids of passages, and of documents in order."""

    row_ids: NDArray[np.int64]
    document_keys: NDArray[np.int64]


class View:
    """One published generation, for readers of some access classes. It never changes.

    Papers of other classes are nowhere in it, nor is a paper said to follow or precede
    one that is not in it. Safe for threads.
    """

    def __init__(
        self,
        *,
        generation: int,
        embedder: str | None,
        access: frozenset[Access],
        hidden: frozenset[str] = frozenset(),
        documents: Mapping[str, Document],
        table: PassageTable,
        vectors: NDArray[np.float32],
        columns: Columns,
        searchers: Sequence[WordSearcher],
        engine: Engine,
        place: StorePlace,
        shelf: RecordShelf,
    ) -> None:
        self.generation = generation
        self.embedder = embedder
        self.access = access
        self.hidden = hidden
        self.documents: Mapping[str, Document] = {
            document_id: _among(document, documents) for document_id, document in documents.items()
        }
        self.table = table
        self.vectors = vectors
        self._columns = columns
        self._searchers = searchers
        self._engine = engine
        self._place = place
        self._shelf = shelf
        self._texts = KeptTexts()

    @cached_property
    def _by_row_id(self) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
        order = np.argsort(self._columns.row_ids)
        return order, self._columns.row_ids[order]

    @cached_property
    def _row_of(self) -> Mapping[str, int]:
        return {passage_id: row for row, passage_id in enumerate(self.table.ids)}

    @cached_property
    def _number_of(self) -> Mapping[str, int]:
        return {each: number for number, each in enumerate(self.table.document_order)}

    def word_scores(self, query: str, rows: NDArray[np.bool_] | None = None) -> NDArray[np.float32]:
        """Return the BM25 score of every row, `(n_passages,)`; 0 where no word matches.

        With `rows`, a mask, only its rows count: the best of them are found however
        badly they rank among the others.
        """
        scores = np.zeros(len(self.table.ids), np.float32)
        if not len(scores):
            return scores
        within = None if rows is None or rows.all() else self._within(rows)
        for searcher in self._searchers:
            found, found_scores = searcher.scores(query, within)
            places = self._places(found)
            known = places >= 0
            scores[places[known]] = found_scores[known]
        if rows is not None:
            scores[~rows] = 0
        return scores

    def _within(self, rows: NDArray[np.bool_]) -> tuple[str, Sequence[int]]:
        if int(rows.sum()) <= MAX_ROWS_IN_A_FILTER:
            wanted: list[int] = self._columns.row_ids[rows].tolist()
            return "row_id", wanted
        members: list[int] = self._columns.document_keys[
            np.unique(self.table.document_rows[rows])
        ].tolist()
        return "document_row", members

    def _places(self, row_ids: NDArray[np.int64]) -> NDArray[np.intp]:
        """Return the rows of SQL row ids, -1 for those that this view does not hold."""
        order, ascending = self._by_row_id
        places = np.searchsorted(ascending, row_ids).clip(max=len(ascending) - 1)
        return np.where(ascending[places] == row_ids, order[places], -1)

    def rows_holding(self, word: str) -> NDArray[np.intp]:
        """Return all rows whose text holds a word, or another of its stem, in ascending order."""
        found = [self._places(searcher.holding(word)) for searcher in self._searchers]
        rows = np.concatenate(found) if found and len(self.table.ids) else np.zeros(0, np.intp)
        return np.unique(rows[rows >= 0])

    def document_frequency(self, words: Sequence[str]) -> Mapping[str, int]:
        """Return for each word, stemmed or not, how many passages' texts hold it."""
        counts = Counter(dict.fromkeys(words, 0))
        for searcher in self._searchers:
            counts.update(searcher.document_frequency(words))
        return counts

    def passages(self, rows: Sequence[int]) -> list[Passage]:
        """Return the passages of `rows`, in that order.

        Raises:
            StoreError: One was erased since this view was taken; a new view can help.
        """
        wanted = {int(row): int(self._columns.row_ids[row]) for row in rows}
        found = self._fetch(sorted(set(wanted.values())))
        return [found[wanted[int(row)]] for row in rows]

    def _fetch(self, row_ids: Sequence[int]) -> dict[int, Passage]:
        found: dict[int, Passage] = {}
        with self._engine.connect() as connection:
            for begin in range(0, len(row_ids), ROWS_IN_ONE_QUERY):
                batch = row_ids[begin : begin + ROWS_IN_ONE_QUERY]
                query = (
                    select(passages, documents.c.document_id)
                    .join(documents, documents.c.row_id == passages.c.document_row)
                    .where(passages.c.row_id.in_(batch))
                )
                for row in connection.execute(query).mappings():
                    found[row["row_id"]] = read_passage(row, row["document_id"])
        if len(found) < len(row_ids):
            raise _gone()
        return found

    def passage(self, passage_id: str) -> Passage | None:
        """Return one passage; None where this view holds none of that id."""
        row = self._row_of.get(passage_id)
        return None if row is None else self.passages([row])[0]

    def passages_named(self, passage_ids: Collection[str]) -> Mapping[str, Passage]:
        """Return passages by their ids; those that this view does not hold are left out."""
        rows = [self._row_of[each] for each in set(passage_ids) if each in self._row_of]
        return {passage.passage_id: passage for passage in self.passages(rows)}

    def rows_of(self, document_id: str) -> range:
        """Return the rows of a document's passages; none for an unknown one."""
        number = self._number_of.get(document_id, -1) if document_id in self.documents else -1
        begin, end = np.searchsorted(self.table.document_rows, [number, number + 1])
        return range(int(begin), int(end)) if number >= 0 else range(0)

    def passages_of(self, document_id: str) -> list[Passage]:
        """Return the passages of a document in their order; none for an unknown one."""
        return self.passages(self.rows_of(document_id))

    def text_of(self, document_id: str) -> str:
        """Return the whole text of a document of this view.

        Raises:
            KeyError: This view holds no such document.
            StoreError: It was erased since this view was taken.
        """
        if document_id not in self.documents:
            raise KeyError(document_id)
        with self._engine.connect() as connection:
            if not has_text(connection, document_id):
                self._texts.forget(document_id)
                raise _gone()
            return self._texts.text(document_id, lambda: _read_text(connection, document_id))

    def original(self, document_id: str) -> Path | None:
        """Return the file as it was ingested; None where it is not known or not kept."""
        if document_id not in self.documents:
            return None
        with self._engine.connect() as connection:
            digest = select_original(connection, document_id)
        path = self._place.originals / digest if digest else None
        return path if path is not None and path.is_file() else None

    def records(self, kind: type[Kind]) -> Sequence[Kind]:
        """Return the records of a kind that this view's papers hold, by paper, in reading order.

        They are as officers have corrected them; hidden ones are left out.
        """
        return [each for each in self._shelf.records(kind) if each.document_id in self.documents]

    def records_as_read(self, kind: type[Kind]) -> Sequence[Kind]:
        """Return the records of a kind as they were read from the papers, hidden ones too."""
        return [each for each in self._shelf.as_read(kind) if each.document_id in self.documents]

    def corrections(self) -> Mapping[str, Sequence[Correction]]:
        """Return officers' corrections of this view's records, oldest first."""
        made = self._shelf.corrections()
        return {
            record_id: each
            for record_id, each in made.items()
            if each[0].document_id in self.documents
        }

    def read_by_models(self) -> Mapping[str, str]:
        """Return which language model read a record that an officer accepted from it, by its id."""
        return self._shelf.read_by_models()

    def newest_correction(self) -> int:
        """Return a number that grows with each correction that officers make, 0 before the first."""
        return self._shelf.newest_correction()

    def sources(self) -> Sequence[Source]:
        """Return every file that was offered and that this view's reader may know of."""
        return self._sources

    @cached_property
    def _sources(self) -> Sequence[Source]:
        listed = self.access | ({Access.QUARANTINED} if Access.EXEMPT in self.access else set())
        query = (
            select(sources.c.facts, sources.c.document_id)
            .where(live_at(sources, self.generation))
            .where(sources.c.access.in_(names(listed)))
            .order_by(sources.c.source_key)
        )
        hidden = (
            select(documents.c.document_id)
            .join(document_facts, document_facts.c.document_row == documents.c.row_id)
            .where(live_at(document_facts, self.generation))
            .where(document_facts.c.access.not_in(names(self.access)))
        )
        with self._engine.connect() as connection:
            concealed = self.hidden.union(connection.scalars(hidden))
            return [
                read_source(facts)
                for facts, document_id in connection.execute(query)
                if document_id not in concealed
            ]


def _among(document: Document, held: Mapping[str, Document]) -> Document:
    """Return a document that names no other than those `held`."""
    earlier, later = document.supersedes, document.superseded_by
    if all(other is None or other in held for other in (earlier, later)):
        return document
    return replace(
        document,
        supersedes=earlier if earlier in held else None,
        superseded_by=later if later in held else None,
    )


def _read_text(connection: Connection, document_id: str) -> str:
    text = select_text(connection, document_id)
    if text is None:
        raise _gone()
    return text


def _gone() -> StoreError:
    return StoreError("a paper was erased while it was being read", retryable=True)
