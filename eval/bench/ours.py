"""This assistant's own ingestion and search, as its commands run them."""

from __future__ import annotations

import time
from pathlib import Path

from assistant.answering.retrieving import retrieve
from assistant.answering.understanding import understand
from assistant.answers import Question
from assistant.documents import Access, SourceState
from assistant.models.embedding import Embedder, load_embedder
from assistant.settings import Settings
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from assistant.stores.view import View
from assistant.stores.writer import Writer
from eval.bench.figures import IngestionFigures, Task
from eval.bench.judging import DEPTH

# The plain pipeline knows no access classes: it shows all that it holds.
EVERYTHING = frozenset({Access.PUBLIC, Access.EXEMPT})


def loaded_embedder(store: Path, threads: int) -> Embedder:
    """Return the default embedder, ready; its graph is exported where it is missing."""
    embedder = load_embedder(threads=threads, cache=store / "models")
    embedder.embed(["When will every action in the plan be finished?"])
    return embedder


def ingest_ours(task: Task) -> IngestionFigures:
    """Index the PDFs as `python -m ingest add` does."""
    began = time.perf_counter()
    # Imported here, as the steps that only search should not load the readers of papers.
    from ingest.pipeline import ingest_places

    embedder = loaded_embedder(task.store, task.threads)
    loaded = time.perf_counter()
    settings = Settings(
        store_folder=task.store, threads=task.threads, processes=task.threads, ocr=task.ocr
    )
    with Writer(StorePlace(task.store), embedder.name, embedder.dimension) as writer:
        ingest_places(task.pdfs, writer, embedder, settings)
        sources = list(writer.sources().values())
    done = time.perf_counter()
    texts = texts_of(Library(StorePlace(task.store)).view(EVERYTHING))
    return IngestionFigures(
        passages=len(texts),
        words=sum(len(text.split()) for text in texts),
        failed=[f"{s.root}/{s.path}" for s in sources if s.state is SourceState.FAILED],
        load_s=round(loaded - began, 3),
        work_s=round(done - loaded, 3),
    )


def search_ours(view: View, embedder: Embedder, query: str) -> list[str]:
    """Return the texts of the best passages, best first."""
    ranking = retrieve(view, embedder, understand(Question(query), (), view))
    return [passage.text for passage in view.passages([r.row for r in ranking.best[:DEPTH]])]


def texts_of(view: View) -> list[str]:
    """Return every passage."""
    return [passage.text for passage in view.passages(range(len(view.table.ids)))]
