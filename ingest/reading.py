"""Reads one file in a process of its own: parsed, classified and cut."""

from __future__ import annotations

import hashlib
import logging
import resource
import time
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from assistant.documents import Access, Document, Passage
from assistant.models.embedding import Embedder, load_embedder
from ingest.classifying import Facts, classify
from ingest.parsing.parsed import ParsedDocument, ParsingLimits
from ingest.parsing.reading import parse_file
from ingest.passages import cut_passages
from ingest.sidecar import StatedFacts


@dataclass(frozen=True, slots=True)
class ReadingTask:
    """One file to read: where its bytes are, its path below the root, what is stated of it."""

    file: Path
    path: PurePosixPath
    stated: StatedFacts
    default_access: Access
    limits: ParsingLimits


@dataclass(frozen=True, slots=True)
class ReadPaper:
    """What reading one file gave."""

    document: Document
    text: str
    passages: tuple[Passage, ...]
    warnings: tuple[str, ...]
    seconds: float


_embedder: Embedder | None = None


def start_reader(model: str, cache: Path, memory_bytes: int) -> None:
    """Prepare a reading process: bound its memory and load what counts tokens."""
    global _embedder
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    _embedder = load_embedder(model, cache=cache)


def read_paper(task: ReadingTask) -> ReadPaper:
    """Return the paper that a file holds.

    Raises:
        UnreadableDocumentError: The file cannot be read; the message says why.
    """
    started = time.perf_counter()
    parsed = parse_file(task.file, task.limits)
    facts = task.stated.over(classify(parsed, task.path, task.default_access))
    document = _document(parsed, facts, task.path)
    passages: list[Passage] = []
    if facts.access is not Access.QUARANTINED:
        assert _embedder is not None
        passages = cut_passages(
            document.document_id, parsed, facts, _embedder.count_tokens, _embedder.max_tokens
        )
    return ReadPaper(
        document=document,
        text=parsed.text,
        passages=tuple(passages),
        warnings=(*parsed.warnings, *facts.warnings),
        seconds=time.perf_counter() - started,
    )


def _document(parsed: ParsedDocument, facts: Facts, path: PurePosixPath) -> Document:
    return Document(
        document_id=hashlib.sha256(parsed.text.encode()).hexdigest(),
        file=path.as_posix(),
        title=facts.title,
        characters=len(parsed.text),
        file_type=parsed.file_type.value,
        kind=facts.kind,
        source_type=facts.source_type,
        standing=facts.standing,
        access=facts.access,
        authority=facts.authority,
        committee=facts.committee,
        date=facts.date,
        page_labels=parsed.page_labels,
        page_starts=parsed.page_starts,
    )
