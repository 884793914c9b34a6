"""Reads one file: parsed, classified and cut."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from assistant.actions import UnreadTable
from assistant.council import Record
from assistant.documents import Access, Document, Passage
from assistant.models.counting import TokenCounter
from ingest.classifying import Facts, classify
from ingest.extracting.paper import Paper
from ingest.extracting.records import extract_records
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
    records: tuple[Record, ...] = ()


def read_paper(task: ReadingTask, counter: TokenCounter) -> ReadPaper:
    """Return the paper that a file holds, its passages as long as `counter` allows.

    Raises:
        UnreadableDocumentError: The file cannot be read; the message says why.
    """
    started = time.perf_counter()
    parsed = parse_file(task.file, task.limits)
    facts = task.stated.over(classify(parsed, task.path, task.default_access))
    document = _document(parsed, facts, task.path)
    passages: list[Passage] = []
    if facts.access is not Access.QUARANTINED:
        passages = cut_passages(
            document.document_id, parsed, facts, counter.count_tokens, counter.max_tokens
        )
    records: tuple[Record, ...] = ()
    if passages:
        records = extract_records(Paper(document.document_id, parsed, facts, passages))
    return ReadPaper(
        document=document,
        text=parsed.text,
        passages=tuple(passages),
        warnings=(*parsed.warnings, *facts.warnings, *_unread(records)),
        seconds=time.perf_counter() - started,
        records=records,
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


def _unread(records: Sequence[Record]) -> Iterator[str]:
    """Yield for officers which tables look like plans and could not be read."""
    for record in records:
        if isinstance(record, UnreadTable):
            where = f"Page {record.page}: a" if record.page else "A"
            yield f"{where} table that looks like an action plan was not read: {record.reason}"
