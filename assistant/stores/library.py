"""The reading side of the stores. One for a process; safe for threads."""

from __future__ import annotations

import datetime as dt
import threading

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from assistant.documents import Access, Document
from assistant.errors import StoreError
from assistant.stores.answer_log import AnswerLog
from assistant.stores.conversations import Conversations
from assistant.stores.corrections import Corrections
from assistant.stores.database import open_database, open_for_writing
from assistant.stores.facts import CHECKED_AT, read_fact
from assistant.stores.feedback import FeedbackLog
from assistant.stores.matrices import Vectors, read_matrix
from assistant.stores.paper_changes import PaperChanges, hidden_papers
from assistant.stores.paper_list import PaperList, read_paper_list
from assistant.stores.place import INDEXED, PUBLIC_ONLY, StorePlace
from assistant.stores.proposals import Proposals
from assistant.stores.records import RecordShelf
from assistant.stores.selecting import (
    PassagePlaces,
    published_generation,
    select_documents,
    select_places,
)
from assistant.stores.tables import generations
from assistant.stores.view import Columns, PassageTable, View
from assistant.stores.words import WordSearcher

Loaded = tuple[dict[int, Document], PassagePlaces, Vectors]


class _Outdated(Exception):  # noqa: N818 - a signal between two methods, not an error
    """Newer generations were published while this one was being loaded."""


class Library:
    """Gives views of the newest published generation, whichever process published it.

    With `keep_days` above 0, conversations are deleted that many days after their last question.

    Raises:
        StoreError: The database cannot be opened.
    """

    def __init__(self, place: StorePlace, keep_days: int = 0) -> None:
        self._place = place
        self._reading = open_database(place)
        self._writing = open_for_writing(place)
        self.answers = AnswerLog(self._reading, self._writing, keep_days)
        self.conversations = Conversations(self._reading, self._writing)
        self.feedback = FeedbackLog(self._reading, self._writing)
        self.corrections = Corrections(self._reading, self._writing)
        self.proposals = Proposals(self._reading, self._writing)
        self.paper_changes = PaperChanges(self._reading, self._writing)
        self._views: dict[frozenset[Access], View] = {}
        self._papers: PaperList | None = None
        self._lock = threading.Lock()

    def view(self, access: frozenset[Access] = PUBLIC_ONLY) -> View:
        """Return the newest published generation as a reader of `access` may see it.

        Asks SQL each time, and loads only what is new. Views taken earlier stay usable.

        Raises:
            StoreError: The stores are damaged; the message names the command that mends them.
        """
        # In this order: what is hidden is settled only after a generation without it is published.
        hidden, newest = self._hidden(access), self._newest()
        known = self._views.get(access)
        if known is not None and known.generation == newest and known.hidden == hidden:
            return known
        with self._lock:
            known = self._views.get(access)
            while known is None or known.generation < newest or known.hidden != hidden:
                try:
                    with self._reading.connect() as connection:
                        known = self._load(connection, newest, access, hidden)
                except _Outdated:
                    newest = self._newest()
                else:
                    self._views[access] = known
            return known

    @property
    def place(self) -> StorePlace:
        """Where the stores are."""
        return self._place

    def papers(self) -> PaperList:
        """Return every file and paper of the newest generation, whoever may read it.

        For officers at the computer that serves them, never for readers.
        """
        newest, known = self._newest(), self._papers
        if known is None or known.generation != newest:
            with self._reading.connect() as connection:
                known = self._papers = read_paper_list(connection, newest)
        return known

    def checked_at(self) -> dt.datetime | None:
        """Return when ingestion last looked at papers; None if it never did."""
        with self._reading.connect() as connection:
            told = read_fact(connection, CHECKED_AT)
        return dt.datetime.fromisoformat(told) if told else None

    def _hidden(self, access: frozenset[Access]) -> frozenset[str]:
        with self._reading.connect() as connection:
            return hidden_papers(connection, access)

    def _newest(self) -> int:
        with self._reading.connect() as connection:
            return published_generation(connection)

    def close(self) -> None:
        """Let go of the database."""
        self._reading.dispose()
        self._writing.dispose()

    def _load(
        self,
        connection: Connection,
        generation: int,
        access: frozenset[Access],
        hidden: frozenset[str],
    ) -> View:
        classes = [each for each in INDEXED if each in access]
        parts = [
            _without(hidden, *self._load_class(connection, generation, each)) for each in classes
        ]
        papers = {row: paper for found, _, _ in parts for row, paper in found.items()}
        keys = np.array(list(papers), np.int64)
        order = [paper.document_id for paper in papers.values()]
        table, row_ids = _join([places for _, places, _ in parts], keys, order)
        matrices = [vectors for _, _, vectors in parts if len(vectors)]
        return View(
            generation=generation,
            embedder=connection.scalar(
                select(generations.c.embedder).where(generations.c.number == generation)
            ),
            access=access,
            hidden=hidden,
            documents={paper.document_id: paper for paper in papers.values()},
            table=table,
            vectors=matrices[0] if len(matrices) == 1 else _stacked(matrices),
            columns=Columns(row_ids, keys),
            searchers=[
                WordSearcher.open(self._place.words(each))
                for each, (_, places, _) in zip(classes, parts, strict=True)
                if places.ids
            ],
            engine=self._reading,
            place=self._place,
            shelf=RecordShelf(self._reading, self.corrections, generation, classes),
        )

    def _load_class(self, connection: Connection, generation: int, access: Access) -> Loaded:
        papers = dict(select_documents(connection, generation, access))
        places = select_places(connection, generation, access)
        return papers, places, self._vectors(generation, access, places)

    def _vectors(self, generation: int, access: Access, places: PassagePlaces) -> Vectors:
        if not places.ids:
            return np.empty((0, 0), np.float32)
        published = read_matrix(self._place, generation, access)
        if published is not None and np.array_equal(published[0], places.row_ids):
            return published[1]
        if self._newest() > generation:
            raise _Outdated
        return _from_chroma(self._place, access, places)


def _without(
    hidden: frozenset[str],
    papers: dict[int, Document],
    places: PassagePlaces,
    vectors: Vectors,
) -> Loaded:
    """Leave out papers that an officer has hidden since the generation was published."""
    gone = [row for row, paper in papers.items() if paper.document_id in hidden]
    if not gone:
        return papers, places, vectors
    stays = ~np.isin(places.document_rows, gone)
    kept = PassagePlaces(
        places.row_ids[stays],
        places.document_rows[stays],
        places.ordinals[stays],
        [passage_id for passage_id, stay in zip(places.ids, stays, strict=True) if stay],
    )
    return {row: paper for row, paper in papers.items() if row not in gone}, kept, vectors[stays]


def _from_chroma(place: StorePlace, access: Access, places: PassagePlaces) -> Vectors:
    """Read the vectors from Chroma itself, where the published file is missing."""
    from assistant.stores.vectors import VectorIndex

    if place.chroma_url is None and not place.chroma.exists():
        raise StoreError("the vectors are missing; run `python -m ingest rebuild`")
    index = VectorIndex(place)
    try:
        found = index.fetch(access, places.row_ids.tolist())
    finally:
        index.close()
    if len(found) < len(places.ids):
        raise StoreError("some vectors are missing; run `python -m ingest rebuild`")
    return np.stack([found[row] for row in places.row_ids.tolist()])


def _join(
    parts: list[PassagePlaces], keys: NDArray[np.int64], order: list[str]
) -> tuple[PassageTable, NDArray[np.int64]]:
    """Join access classes into one table; returns it with the SQL row ids of its rows."""
    number = {int(key): place for place, key in enumerate(keys)}
    document_rows = np.array(
        [number[key] for part in parts for key in part.document_rows.tolist()], np.int32
    )
    table = PassageTable(
        ids=[passage_id for part in parts for passage_id in part.ids],
        document_ids=[order[row] for row in document_rows],
        document_rows=document_rows,
        ordinals=np.concatenate([np.empty(0, np.int32), *(part.ordinals for part in parts)]),
        document_order=order,
    )
    row_ids = np.concatenate([np.empty(0, np.int64), *(part.row_ids for part in parts)])
    return table, row_ids


def _stacked(matrices: list[Vectors]) -> Vectors:
    return np.concatenate(matrices) if matrices else np.empty((0, 0), np.float32)
