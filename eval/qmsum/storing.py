"""Indexes meetings as the product indexes papers, so that its own search ranks them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from assistant.documents import (
    Document,
    DocumentKind,
    Locator,
    Passage,
    PassageKind,
    Source,
    SourceState,
)
from assistant.models.embedding import Embedder
from assistant.stores.library import Library
from assistant.stores.place import StorePlace, embedded_text
from assistant.stores.view import View
from assistant.stores.writer import Writer
from eval.qmsum.packing import Packed

_SEPARATOR = "\n"


def index_meeting(writer: Writer, embedder: Embedder, name: str, packed: Sequence[Packed]) -> None:
    """Stage a meeting's passages as one paper, without headings or context."""
    text = _SEPARATOR.join(passage.text for passage in packed)
    document_id = hashlib.sha256(f"{name}\n{text}".encode()).hexdigest()
    passages = _passages(document_id, packed)
    document = Document(document_id, f"{name}.json", name, len(text), "json", DocumentKind.MINUTES)
    source = Source(
        document.file, "meetings", document_id, len(text), SourceState.READY,
        passages=len(passages), document_id=document_id,
    )  # fmt: skip
    vectors = embedder.embed([embedded_text(p.context, p.text) for p in passages])
    writer.stage(source, document, text, passages, vectors, None)


def _passages(document_id: str, packed: Sequence[Packed]) -> list[Passage]:
    passages, start = [], 0
    for ordinal, each in enumerate(packed):
        where = Locator(start, start + len(each.text))
        passage_id = f"{document_id[:16]}-{ordinal:04}"
        passages.append(
            Passage(passage_id, document_id, ordinal, each.text, "", where, PassageKind.PARAGRAPH)
        )
        start = where.end + len(_SEPARATOR)
    return passages


@contextmanager
def indexed(
    folder: Path, embedder: Embedder, meetings: Sequence[tuple[str, Sequence[Packed]]]
) -> Iterator[View]:
    """Give a view of meetings, by name, indexed in `folder`; one that is indexed is kept."""
    place = StorePlace(folder)
    with Writer(place, embedder.name, embedder.dimension) as writer:
        known = {document.title for document in writer.documents().values()}
        for name, packed in meetings:
            if name not in known:
                index_meeting(writer, embedder, name, packed)
        writer.publish()
    library = Library(place)
    try:
        yield library.view()
    finally:
        library.close()
