"""View, files and passages, for programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from assistant.api.paper_schemas import (
    DocumentOut,
    FileList,
    FileOut,
    Health,
    Limit,
    Offset,
    PassageList,
    PassageOut,
)
from assistant.api.problems import not_found
from assistant.api.services import Needed

router = APIRouter(prefix="/api", tags=["papers"])


@router.get("/documents", summary="List files")
def list_documents(services: Needed, limit: Limit = 100, offset: Offset = 0) -> FileList:
    """Return every file that was offered, those that could not be read with the reason."""
    view = services.view()
    sources = sorted(view.sources(), key=lambda source: (source.path, source.root))
    items = [
        FileOut.of(source, view.documents.get(source.document_id or ""))
        for source in sources[offset : offset + limit]
    ]
    return FileList(items=items, total=len(sources))


@router.get("/documents/{document_id}", summary="One paper")
def one_document(document_id: str, services: Needed) -> DocumentOut:
    """Return what is known about one paper."""
    document = services.view().documents.get(document_id)
    if document is None:
        raise not_found(f"There is no paper {document_id!r}.")
    return DocumentOut.of(document)


@router.get("/passages", summary="List passages")
def list_passages(
    services: Needed,
    document: Annotated[str | None, Query(description="Id of a document; absent for all.")] = None,
    limit: Limit = 100,
    offset: Offset = 0,
) -> PassageList:
    """Return passages in the order of papers and places."""
    view = services.view()
    if document is None:
        total = len(view.table.ids)
        rows = range(offset, min(offset + limit, total))
        return PassageList(items=[PassageOut.of(p) for p in view.passages(rows)], total=total)
    if document not in view.documents:
        raise not_found(f"There is no paper {document!r}.")
    passages = view.passages_of(document)
    chosen = passages[offset : offset + limit]
    return PassageList(items=[PassageOut.of(p) for p in chosen], total=len(passages))


@router.get("/passages/{passage_id}", summary="One passage")
def one_passage(passage_id: str, services: Needed) -> PassageOut:
    """Return one passage with its place."""
    passage = services.view().passage(passage_id)
    if passage is None:
        raise not_found(f"There is no passage {passage_id!r}.")
    return PassageOut.of(passage)


@router.get("/health", summary="Health", tags=["health"])
def health(services: Needed) -> Health:
    """Return whether the app can answer, and from what."""
    view = services.view()
    return Health(
        status="ready" if view.documents else "empty",
        generation=view.generation,
        documents=len(view.documents),
        passages=len(view.table.ids),
        embedder=view.embedder,
    )
