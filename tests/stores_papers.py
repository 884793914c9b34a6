"""Small papers of an invented council for the tests of the stores."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.documents import (
    Access,
    Document,
    DocumentKind,
    Locator,
    Passage,
    PassageKind,
    Source,
    SourceState,
)
from assistant.stores.place import embedded_text
from assistant.stores.writer import Writer

EMBEDDER = "invented-8"
DIMENSION = 8


@dataclass(frozen=True, slots=True)
class Paper:
    source: Source
    document: Document
    text: str
    passages: tuple[Passage, ...]


def make_paper(name: str, *sentences: str, access: Access = Access.PUBLIC) -> Paper:
    text = "\n".join(sentences)
    document_id = hashlib.sha256(text.encode()).hexdigest()
    passages = []
    start = 0
    for ordinal, sentence in enumerate(sentences):
        where = Locator(start, start + len(sentence), ordinal + 1, f"p{ordinal}", ("Minutes", name))
        passages.append(
            Passage(
                f"{document_id[:12]}-{ordinal}", document_id, ordinal, sentence,
                f"{name} of Aldermere Borough Council", where, PassageKind.PARAGRAPH, "4.1",
            )
        )  # fmt: skip
        start += len(sentence) + 1
    document = Document(
        document_id, f"{name}.txt", name, len(text), "txt", DocumentKind.MINUTES, access=access
    )
    digest = hashlib.sha256(f"bytes of {text}".encode()).hexdigest()
    source = Source(
        f"{name}.txt", "papers", digest, len(text), SourceState.READY,
        passages=len(passages), document_id=document_id, access=access,
    )  # fmt: skip
    return Paper(source, document, text, tuple(passages))


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Return unit vectors that depend on the text alone."""
    rows = [
        np.random.default_rng(
            int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
        ).standard_normal(DIMENSION)
        for text in texts
    ]
    vectors = np.array(rows, np.float32).reshape(len(texts), DIMENSION)
    unit: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


def vectors_of(paper: Paper) -> NDArray[np.float32]:
    return embed([embedded_text(p.context, p.text) for p in paper.passages])


def stage(writer: Writer, *papers: Paper, original: Path | None = None) -> None:
    for paper in papers:
        writer.stage(
            paper.source, paper.document, paper.text, paper.passages, vectors_of(paper), original
        )


BUDGET = make_paper(
    "Budget",
    "The Treasurer said that the budget had been balanced.",
    "Councillor Ashdown asked when the audit would be completed.",
    "RESOLVED: that the report be noted.",
)
SAFEGUARDING = make_paper(
    "Safeguarding",
    "The Service Manager said that missing children were found within one day.",
    "Members asked about the escalation policy and its audit.",
)
EXEMPT = make_paper(
    "Placement",
    "The zebrafinch placement costs £4,200 a week.",
    "The contract was awarded to Quillfeather Homes.",
    access=Access.EXEMPT,
)
