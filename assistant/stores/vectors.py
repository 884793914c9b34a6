"""Vectors in Chroma: one collection for each access class, under the SQL rows' ids.

Only the writer opens Chroma's own files: a second process would spoil them.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from urllib.parse import urlsplit

import chromadb
import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.client import Client
from chromadb.config import Settings
from chromadb.errors import ChromaError
from numpy.typing import NDArray

from assistant.documents import Access
from assistant.errors import StoreError
from assistant.stores.place import INDEXED, StorePlace

logger = logging.getLogger(__name__)

# Vectors in one call. Upserts a second: 100 at a time 2,850, 500 at a time 4,400, 1,000 4,200.
BATCH = 500
Vectors = NDArray[np.float32]


class VectorIndex:
    """All collections of one place.

    Vectors that were put are buffered; a crash before `flush` loses them, and the
    passages then count as being without.

    Raises:
        StoreError: Chroma cannot be opened.
    """

    def __init__(self, place: StorePlace) -> None:
        self._place = place
        self._pending: dict[Access, dict[int, Vectors]] = {access: {} for access in INDEXED}
        # Asked of Chroma once: nobody else writes there.
        self._known: dict[Access, set[int]] = {}
        self._open()

    def _open(self) -> None:
        try:
            self._client = _connect(self._place)
            self._collections = {
                access: self._client.get_or_create_collection(
                    access.value,
                    embedding_function=None,
                    configuration={"hnsw": {"space": "cosine"}},
                )
                for access in INDEXED
            }
        except (ChromaError, ValueError, OSError) as exc:
            raise StoreError(f"the vector store cannot be opened: {exc}") from exc

    def put(self, access: Access, row_ids: Sequence[int], vectors: Iterable[Vectors]) -> None:
        """Keep one vector of unit length for each row id, replacing what was there."""
        pending = self._pending[access]
        pending.update(zip(row_ids, vectors, strict=True))
        if access in self._known:
            self._known[access].update(row_ids)
        if len(pending) >= BATCH:
            self._flush(access)

    def flush(self) -> None:
        """Write what is buffered."""
        for access in INDEXED:
            self._flush(access)

    def _flush(self, access: Access) -> None:
        pending = self._pending[access]
        rows = list(pending)
        for begin in range(0, len(rows), BATCH):
            batch = rows[begin : begin + BATCH]
            self._collections[access].upsert(
                ids=[str(row) for row in batch],
                embeddings=np.stack([pending[row] for row in batch]),
            )
        pending.clear()

    def row_ids(self, access: Access) -> AbstractSet[int]:
        """Return the rows that have a vector, buffered ones too."""
        known = self._known.get(access)
        if known is None:
            stored = self._collections[access].get(include=[])["ids"]
            known = {int(row) for row in stored} | set(self._pending[access])
            self._known[access] = known
        return known

    def fetch(self, access: Access, row_ids: Sequence[int]) -> Mapping[int, Vectors]:
        """Return the vectors of those of `row_ids` that have one."""
        self._flush(access)
        found: dict[int, Vectors] = {}
        for begin in range(0, len(row_ids), BATCH):
            batch = [str(row) for row in row_ids[begin : begin + BATCH]]
            answer = self._collections[access].get(ids=batch, include=["embeddings"])
            stored = np.asarray(answer["embeddings"], np.float32)
            found.update(zip(map(int, answer["ids"]), stored, strict=True))
        return found

    def delete(self, access: Access, row_ids: Sequence[int]) -> None:
        for row in row_ids:
            self._pending[access].pop(row, None)
        self._known.pop(access, None)
        for begin in range(0, len(row_ids), BATCH):
            batch = [str(row) for row in row_ids[begin : begin + BATCH]]
            self._collections[access].delete(ids=batch)

    def clear(self) -> None:
        """Drop every vector."""
        for access in INDEXED:
            self._pending[access].clear()
        self._known.clear()
        if self._place.chroma_url:
            for access in INDEXED:
                self._client.delete_collection(access.value)
        else:
            self.close()
            shutil.rmtree(self._place.chroma, ignore_errors=True)
        self._open()

    def close(self) -> None:
        """Let go of Chroma; what is buffered and was not flushed is lost."""
        if isinstance(self._client, Client):
            self._client.close()


def _connect(place: StorePlace) -> ClientAPI:
    quiet = Settings(anonymized_telemetry=False)
    if place.chroma_url is None:
        return chromadb.PersistentClient(str(place.chroma), settings=quiet)
    url = urlsplit(place.chroma_url)
    secure = url.scheme == "https"
    return chromadb.HttpClient(
        host=url.hostname or "localhost",
        port=url.port or (443 if secure else 8000),
        ssl=secure,
        settings=quiet,
    )
