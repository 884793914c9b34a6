"""The papers that the questions are asked of, and a store of them that is kept between runs."""

from __future__ import annotations

import hashlib
import logging
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.documents import SourceState
from assistant.models.embedding import Embedder, load_embedder
from assistant.settings import Settings
from assistant.stores.place import StorePlace
from assistant.stores.writer import Writer
from eval.corpus.build import PAPERS, STORY_PAPERS
from eval.errors import EvaluationError
from eval.papers import Papers
from ingest.pipeline import ingest_places
from ingest.reporting import Progress

logger = logging.getLogger(__name__)

WORK = Path("var") / "eval"
KEPT_STORES = 4
_ROOT = Path(__file__).parent.parent
# What is read from papers, and how it is kept, follows from this code alone.
_READING = ("ingest", "assistant/stores", "assistant/models")
_READING_FILES = ("assistant/council.py", "assistant/actions.py", "assistant/documents.py")


def default_corpora(work: Path = WORK) -> tuple[Path, ...]:
    """Return the folders of the invented council's papers; distractors are built if missing."""
    code = _hash_of(sorted((Path(__file__).parent / "corpus" / "distracting").glob("*")))
    distractors = work / f"distractors-{code}"
    if not distractors.is_dir():
        for old in work.glob("distractors-*"):
            shutil.rmtree(old, ignore_errors=True)
        part = work / "distractors.part"
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        # Imported here, as councils that ask of their own papers need none of it.
        from eval.corpus.distracting.build import build_distractors

        build_distractors(part)
        part.rename(distractors)
    return (PAPERS, STORY_PAPERS, distractors)


def loaded_embedder(work: Path = WORK, threads: int = 2) -> Embedder:
    """Return the default embedder; what is exported once is kept in `work`."""
    return load_embedder(threads=threads, cache=work / "models")


def store_of(
    folders: Sequence[Path],
    embedder: Embedder,
    work: Path = WORK,
    on_progress: Callable[[Progress], None] = lambda _: None,
) -> Path:
    """Return the folder of a store of all papers below `folders`; it is made if missing.

    A store is made anew when a paper or the code that reads papers has changed; vectors of
    texts that were embedded before are kept.

    Raises:
        EvaluationError: A paper could not be read; names each.
    """
    papers = Papers(folders).fingerprint()
    store = work / "stores" / f"{papers}-{_hash_of(_reading_code())}"
    if store.is_dir():
        return store
    part = store.with_name(f"{store.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    kept = KeptVectors(embedder, work / "vectors.npz")
    settings = Settings(store_folder=part)
    with Writer(StorePlace(part), embedder.name, embedder.dimension) as writer:
        ingest_places(list(folders), writer, kept, settings, on_progress=on_progress)
        failed = [s for s in writer.sources().values() if s.state is SourceState.FAILED]
    kept.save()
    if failed:
        told = "; ".join(f"{source.path}: {source.reason}" for source in failed)
        raise EvaluationError(f"{len(failed)} papers could not be read: {told}")
    part.rename(store)
    _drop_old(store)
    return store


def _drop_old(newest: Path) -> None:
    """Remove all stores but the newest few."""
    held = sorted(newest.parent.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in held[KEPT_STORES:]:
        if old != newest:
            shutil.rmtree(old, ignore_errors=True)


def _reading_code() -> list[Path]:
    found = [path for folder in _READING for path in (_ROOT / folder).rglob("*.py")]
    return sorted([*found, *(_ROOT / name for name in _READING_FILES)])


def _hash_of(paths: Sequence[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        if path.is_file():
            total.update(path.name.encode())
            total.update(path.read_bytes())
    return total.hexdigest()[:12]


class KeptVectors:
    """An embedder that remembers in a file what it embedded before."""

    def __init__(self, embedder: Embedder, path: Path) -> None:
        self._embedder = embedder
        self._path = path
        self._known: dict[str, NDArray[np.float32]] = {}
        self._used: set[str] = set()
        if path.is_file():
            with np.load(path) as held:
                self._known = dict(zip(held["keys"].tolist(), held["vectors"], strict=True))

    @property
    def name(self) -> str:
        return self._embedder.name

    @property
    def dimension(self) -> int:
        return self._embedder.dimension

    @property
    def max_tokens(self) -> int:
        return self._embedder.max_tokens

    @property
    def backend(self) -> str:
        return self._embedder.backend

    def count_tokens(self, text: str) -> int:
        return self._embedder.count_tokens(text)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return vectors `(n_texts, dimension)`; only new texts are embedded."""
        keys = [hashlib.sha256(f"{self.name}\n{text}".encode()).hexdigest() for text in texts]
        new = [(key, text) for key, text in zip(keys, texts, strict=True) if key not in self._known]
        if new:
            made = self._embedder.embed([text for _, text in new])
            self._known.update({key: vector for (key, _), vector in zip(new, made, strict=True)})
        self._used.update(keys)
        if not keys:
            return np.empty((0, self.dimension), np.float32)
        return np.stack([self._known[key] for key in keys])

    def save(self) -> None:
        """Keep the vectors that were used."""
        keys = sorted(self._used)
        vectors = np.stack([self._known[key] for key in keys]) if keys else np.empty((0, 0))
        np.savez(self._path, keys=np.array(keys), vectors=vectors.astype(np.float32))
