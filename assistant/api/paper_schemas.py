"""What goes over the wire: papers, their files and their passages."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from assistant.api import examples
from assistant.documents import (
    Access,
    DateIs,
    Document,
    DocumentKind,
    Passage,
    PassageKind,
    Source,
    SourceState,
    SourceType,
    Standing,
)

Limit = Annotated[int, Query(ge=1, le=1000, description="Most items to return.")]
Offset = Annotated[int, Query(ge=0, description="Items to leave out first.")]


class DocumentOut(BaseModel):
    """What is known about one paper. A fact that it does not tell is null or `unknown`."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.DOCUMENT]})

    document_id: str
    file: str
    title: str
    characters: int
    file_type: str
    kind: DocumentKind
    source_type: SourceType
    standing: Standing
    access: Access
    authority: str | None
    committee: str | None
    date: dt.date | None
    date_is: DateIs
    pages: int | None
    supersedes: str | None
    superseded_by: str | None

    @classmethod
    def of(cls, document: Document) -> DocumentOut:
        """Return `document` as it is sent."""
        return cls(
            document_id=document.document_id,
            file=document.file,
            title=document.title,
            characters=document.characters,
            file_type=document.file_type,
            kind=document.kind,
            source_type=document.source_type,
            standing=document.standing,
            access=document.access,
            authority=document.authority,
            committee=document.committee,
            date=document.date.day,
            date_is=document.date.date_is,
            pages=document.pages,
            supersedes=document.supersedes,
            superseded_by=document.superseded_by,
        )


class FileOut(BaseModel):
    """One file that was offered to ingestion, and what became of it."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.FILE]})

    path: str = Field(description="Path under the folder that was ingested.")
    state: SourceState
    reason: str | None = Field(description="Why the file is not ready.")
    warnings: list[str]
    file_type: str | None
    size_bytes: int
    digest: str = Field(description="SHA-256 of the file.")
    pages: int | None
    passages: int
    seconds: float = Field(description="Time that reading it took.")
    document: DocumentOut | None = Field(description="The paper that was read from it.")

    @classmethod
    def of(cls, source: Source, document: Document | None) -> FileOut:
        """Return `source` as it is sent, with the paper that was read from it."""
        return cls(
            path=source.path,
            state=source.state,
            reason=source.reason,
            warnings=list(source.warnings),
            file_type=source.file_type,
            size_bytes=source.size_bytes,
            digest=source.digest,
            pages=source.pages,
            passages=source.passages,
            seconds=source.seconds,
            document=DocumentOut.of(document) if document else None,
        )


class FileList(BaseModel):
    """A stretch of the list of files; `total` counts the whole list."""

    items: list[FileOut]
    total: int


class PassageOut(BaseModel):
    """A stretch of a paper that is searched and cited as one."""

    passage_id: str
    document_id: str
    ordinal: int = Field(description="Counts the passages of a paper from 0.")
    text: str
    context: str = Field(description="Searched with the text, never quoted.")
    start: int
    end: int
    page: int | None
    page_label: str | None
    headings: list[str]
    kind: PassageKind
    item: str | None
    ocr: bool

    @classmethod
    def of(cls, passage: Passage) -> PassageOut:
        """Return `passage` as it is sent."""
        place = passage.locator
        return cls(
            passage_id=passage.passage_id,
            document_id=passage.document_id,
            ordinal=passage.ordinal,
            text=passage.text,
            context=passage.context,
            start=place.start,
            end=place.end,
            page=place.page,
            page_label=place.page_label,
            headings=list(place.headings),
            kind=passage.kind,
            item=passage.item,
            ocr=passage.ocr,
        )


class PassageList(BaseModel):
    """A stretch of the list of passages; `total` counts the whole list."""

    items: list[PassageOut]
    total: int


class Health(BaseModel):
    """Whether the app can answer, and from what."""

    status: str = Field(description="ready, or empty when no paper was ingested yet.")
    generation: int = Field(description="Counts the published states of the papers.")
    documents: int
    passages: int
    embedder: str | None
