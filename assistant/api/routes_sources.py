"""Sources: a cited passage in its paper, pictures of pages, the original file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import FileResponse, HTMLResponse, Response

from assistant.api.problems import RequestError, not_found
from assistant.api.security import FILE_POLICY, PDF_POLICY
from assistant.api.services import Needed, Services
from assistant.documents import Document, Passage
from assistant.errors import UnreadableDocumentError
from assistant.exporting.page_picture import boxes_of, picture_of, size_of
from assistant.stores.view import View
from assistant.web import source_view, wording
from assistant.web.source_view import Sheet, SourcePage

router = APIRouter(include_in_schema=False)
PICTURE_CACHE = "private, max-age=86400"
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "md": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8",
}


class Asked(BaseModel):
    """What a source's address asks for: the quotation's place, its number, its answer.

    `part` is "panel" for the inside alone.
    """

    model_config = ConfigDict(frozen=True)

    number: int | None = Field(None, alias="n", ge=1)
    start: int | None = Field(None, ge=0)
    end: int | None = Field(None, ge=0)
    answer: str | None = None
    page: int | None = Field(None, ge=1)
    part: str = ""

    def quoted(self, passage: Passage, characters: int) -> tuple[int, int]:
        """Return the offsets of what is marked: the quotation, else the whole passage."""
        place = passage.locator
        start, end = self.start, self.end
        if start is None or end is None or not start < end <= characters:
            return place.start, place.end
        apart = end <= place.start or start >= place.end
        return (place.start, place.end) if apart else (start, end)

    def address(self, passage: Passage, page: int | None = None) -> str:
        """Return this source's address, at another page of it if given."""
        known = {
            "n": self.number,
            "start": self.start,
            "end": self.end,
            "answer": self.answer,
            "page": page,
        }
        query = urlencode({name: value for name, value in known.items() if value is not None})
        return f"/sources/{passage.passage_id}" + (f"?{query}" if query else "")


def _sheet(view: View, document: Document, page: int, quote: str | None) -> Sheet | None:
    path = view.original(document.document_id)
    if path is None or document.file_type != "pdf":
        return None
    try:
        width, height, pages = size_of(path, page)
        boxes = boxes_of(path, page, quote) if quote else []
    except UnreadableDocumentError:
        return None
    address = f"/papers/{document.document_id}/pages/{page}.webp"
    return Sheet(address, width, height, pages, boxes)


def _original_words(path: Path | None, document: Document, page: int | None) -> str:
    if path is None:
        return ""
    kind = document.file_type.upper()
    size = wording.file_size(path.stat().st_size)
    where = f" at page {page}" if page and document.file_type == "pdf" else ""
    return f"Open the original{where} ({kind}, {size})"


def _source_page(view: View, passage: Passage, asked: Asked, level: int) -> SourcePage:
    document = view.documents[passage.document_id]
    text = view.text_of(document.document_id)
    quoted = asked.quoted(passage, len(text))
    own_page = document.page_at(quoted[0]) or passage.locator.page
    page = asked.page if own_page else None
    page = page or own_page
    quote = text[quoted[0] : quoted[1]] if page == own_page else None
    sheet = _sheet(view, document, page, quote) if page else None
    path = view.original(document.document_id)
    at_page = f"#page={page}" if page else ""
    number = f"Source {asked.number}: " if asked.number else "Source: "
    return SourcePage(
        title=number + wording.short_name(document),
        subtitle=source_view.subtitle_of(document, passage, quoted[0]),
        notes=source_view.notes_of(document, passage),
        level=level,
        passage=source_view.passage_extract(text, passage, quoted),
        wider=source_view.wider_extract(text, passage, quoted),
        page=page,
        own_page=own_page,
        pages=sheet.pages if sheet else document.pages,
        picture=sheet.address if sheet else None,
        width=sheet.width if sheet else 0,
        height=sheet.height if sheet else 0,
        boxes=sheet.boxes if sheet else (),
        previous=asked.address(passage, page - 1) if sheet and page and page > 1 else None,
        next=asked.address(passage, page + 1) if sheet and page and page < sheet.pages else None,
        original=f"/papers/{document.document_id}/original{at_page}" if path else None,
        original_words=_original_words(path, document, page),
        reference=source_view.reference_of(document, passage, quoted[0]),
        reference_id=f"reference-{level}",
        href=asked.address(passage),
    )


def _back(services: Services, asked: Asked) -> tuple[str, str]:
    answer = services.answers.answer(asked.answer) if asked.answer else None
    if answer is None:
        return "/", "Back to questions"
    query = urlencode({"conversation": answer.conversation_id})
    return f"/?{query}#answer-{answer.answer_id}", "Back to your answer"


@router.get("/sources/{passage_id}")
def source(passage_id: str, services: Needed, asked: Annotated[Asked, Query()]) -> Response:
    """Show a passage with the quotation marked; only its inside for the panel."""
    view = services.view()
    passage = view.passage(passage_id)
    if passage is None or passage.document_id not in view.documents:
        raise not_found(wording.SOURCE_GONE)
    if asked.part == "panel":
        source = _source_page(view, passage, asked, level=3)
        return HTMLResponse(services.renderer.page("panel.html", source=source))
    source = _source_page(view, passage, asked, level=2)
    back, back_words = _back(services, asked)
    html = services.renderer.page(
        "source.html",
        title=source.title,
        here=None,
        source=source,
        back=back,
        back_words=back_words,
    )
    return HTMLResponse(html)


def _original(services: Services, document_id: str) -> tuple[Document, Path]:
    view = services.view()
    document = view.documents.get(document_id)
    if document is None:
        raise not_found(wording.SOURCE_GONE)
    path = view.original(document_id)
    if path is None or not path.is_file():
        raise not_found(wording.ORIGINAL_GONE)
    return document, path


@router.get("/papers/{document_id}/pages/{number}.webp")
def page_picture(document_id: str, number: int, services: Needed) -> Response:
    """Return a picture of one page of a PDF."""
    document, path = _original(services, document_id)
    if document.file_type != "pdf":
        raise not_found(wording.PICTURE_GONE)
    try:
        picture = picture_of(path, number)
    except UnreadableDocumentError as exc:
        raise RequestError(404, wording.PICTURE_GONE) from exc
    headers = {"Cache-Control": PICTURE_CACHE}
    return Response(picture.webp, headers=headers, media_type="image/webp")


@router.get("/papers/{document_id}/original")
def original(document_id: str, services: Needed) -> Response:
    """Return the file as it was ingested. Only a PDF opens inside the browser."""
    document, path = _original(services, document_id)
    is_pdf = document.file_type == "pdf"
    return FileResponse(
        path,
        media_type=MEDIA_TYPES.get(document.file_type, "application/octet-stream"),
        filename=document.file.replace("!/", "/").rsplit("/", 1)[-1],
        content_disposition_type="inline" if is_pdf else "attachment",
        headers={"Content-Security-Policy": PDF_POLICY if is_pdf else FILE_POLICY},
    )
