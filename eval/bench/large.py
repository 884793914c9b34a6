"""A large store of real passages, repeated with small changes, and answers from it."""

from __future__ import annotations

import asyncio
import dataclasses
import hashlib
import logging
import re
import shutil
import time
from collections.abc import Iterator, Sequence
from itertools import count

import numpy as np
from numpy.typing import NDArray

from assistant.answering.pipeline import Tools, answer_question
from assistant.answering.understanding import understand
from assistant.answers import Done, Question, StatusReady
from assistant.documents import Access, Document, Locator, Passage, Source, SourceState
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from assistant.stores.view import View
from assistant.stores.writer import Writer
from eval.bench.figures import BuiltFigures, LargeFigures, Task
from eval.bench.measuring import timing
from eval.bench.ours import EVERYTHING, loaded_embedder

logger = logging.getLogger(__name__)

PASSAGES_OF_A_DOCUMENT = 50
# Added to each number of a unit vector of 384: the cosine to the original is about 0.95.
NOISE = 0.017
MOST_QUESTIONS = 40
WARM_UP = 3
_WORD = re.compile(r"[A-Za-z]{5,}")

Vectors = NDArray[np.float32]


def build_large(task: Task) -> BuiltFigures:
    """Build a store of `task.scale` passages in `task.large`, from those in `task.store`."""
    began = time.perf_counter()
    part = task.large.with_name(f"{task.large.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    view = Library(StorePlace(task.store)).view(EVERYTHING)
    done = 0
    with Writer(StorePlace(part), view.embedder or "", view.vectors.shape[1]) as writer:
        for number, (paper, passages, vectors) in enumerate(_copies(view)):
            if done >= task.scale:
                break
            kept = task.scale - done
            _stage(writer, number, paper, passages[:kept], vectors[:kept])
            done += len(passages[:kept])
            if number % 200 == 199:
                logger.info("%s of %s passages", done, task.scale)
        writer.publish()
    part.rename(task.large)
    return BuiltFigures(passages=done, seconds=round(time.perf_counter() - began, 1))


def _copies(view: View) -> Iterator[tuple[Document, list[Passage], Vectors]]:
    """Yield endless changed copies of a view's documents, in parts of equal size."""
    rng = np.random.default_rng(0)
    words = sorted({w for p in view.passages(range(len(view.table.ids))) for w in _words(p)})
    by_paper = {d: view.passages_of(d) for d in view.table.document_order}
    for copy in count():
        row = 0
        for document_id, passages in by_paper.items():
            for begin in range(0, len(passages), PASSAGES_OF_A_DOCUMENT):
                held = passages[begin : begin + PASSAGES_OF_A_DOCUMENT]
                vectors = _noisy(view.vectors[row : row + len(held)], rng)
                row += len(held)
                others = rng.integers(len(words), size=len(held))
                changed = [
                    dataclasses.replace(p, text=_changed(p.text, words[other], copy))
                    for p, other in zip(held, others, strict=True)
                ]
                yield view.documents[document_id], changed, vectors


def _words(passage: Passage) -> list[str]:
    return _WORD.findall(passage.text)


def _changed(text: str, word: str, copy: int) -> str:
    """Return `text` with one of its longer words, another in each copy, replaced by `word`."""
    found = list(_WORD.finditer(text))
    if not found:
        return f"{text} {word}"
    place = found[copy % len(found)]
    return f"{text[: place.start()]}{word}{text[place.end() :]}"


def _noisy(vectors: Vectors, rng: np.random.Generator) -> Vectors:
    moved = vectors + NOISE * rng.standard_normal(vectors.shape, dtype=np.float32)
    unit: Vectors = moved / np.linalg.norm(moved, axis=1, keepdims=True)
    return unit


def _stage(
    writer: Writer, number: int, like: Document, passages: Sequence[Passage], vectors: Vectors
) -> None:
    text = f"Paper {number}\n" + "\n".join(passage.text for passage in passages)
    document_id = hashlib.sha256(text.encode()).hexdigest()
    start, placed = len(f"Paper {number}\n"), []
    for ordinal, passage in enumerate(passages):
        where = Locator(start, start + len(passage.text), headings=passage.locator.headings)
        placed.append(
            dataclasses.replace(
                passage,
                passage_id=f"{document_id[:16]}-{ordinal}",
                document_id=document_id,
                ordinal=ordinal,
                locator=where,
            )
        )
        start = where.end + 1
    document = dataclasses.replace(
        like,
        document_id=document_id,
        file=f"paper-{number:05}.pdf",
        characters=len(text),
        access=Access.PUBLIC,
        page_labels=(),
        page_starts=(),
        supersedes=None,
        superseded_by=None,
    )
    source = Source(
        document.file, "papers", document_id, len(text), SourceState.READY,
        passages=len(placed), document_id=document_id,
    )  # fmt: skip
    writer.stage(source, document, text, placed, vectors, None)


def ask_large(task: Task) -> LargeFigures:
    """Time answers from the store in `task.large`, once it is open and warm."""
    embedder = loaded_embedder(task.store, task.threads)
    began = time.perf_counter()
    library = Library(StorePlace(task.large))
    view = library.view()
    open_s = time.perf_counter() - began
    queries = [question.text for question in task.questions[:MOST_QUESTIONS]]
    tools = Tools(library, embedder)
    times = asyncio.run(_answer_times(tools, queries))
    plans = [understand(Question(query), (), view) for query in queries]
    scans, searches = [], []
    for plan in plans:
        vector = embedder.embed([plan.standalone])[0]
        began = time.perf_counter()
        _ = view.vectors @ vector
        scans.append(time.perf_counter() - began)
        began = time.perf_counter()
        view.word_scores(" ".join(plan.words))
        searches.append(time.perf_counter() - began)
    return LargeFigures(
        passages=len(view.table.ids),
        open_s=round(open_s, 2),
        first_event=timing([each[0] for each in times]),
        status=timing([each[1] for each in times]),
        done=timing([each[2] for each in times]),
        vector_scan=timing(scans),
        word_search=timing(searches),
    )


async def _answer_times(tools: Tools, queries: Sequence[str]) -> list[tuple[float, float, float]]:
    """Return seconds to the first event, the status and the end of each answer."""
    times = []
    for number, query in enumerate([*queries[:WARM_UP], *queries]):
        began = time.perf_counter()
        first = status = 0.0
        async for event in answer_question(Question(query), tools):
            since = time.perf_counter() - began
            first = first or since
            if isinstance(event, StatusReady):
                status = since
            if isinstance(event, Done):
                # The store is kept from run to run; what was asked is not.
                tools.library.answers.delete_conversation(event.answer.conversation_id)
                if number >= WARM_UP:
                    times.append((first, status, since))
    return times
