"""The files of papers: pictures of their pages, and the originals."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from fastapi import APIRouter
from starlette.responses import FileResponse, Response

from assistant.api.problems import RequestError, not_found
from assistant.api.security import FILE_POLICY, PDF_POLICY
from assistant.api.services import Needed, Services
from assistant.documents import Document
from assistant.errors import UnreadableDocumentError
from assistant.exporting.page_picture import LARGE_SCALE, SCALE, picture_of
from assistant.web import wording

router = APIRouter(include_in_schema=False)
PICTURE_CACHE = "private, max-age=86400"
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "text": "text/plain; charset=utf-8",
    "markdown": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8",
}


class Size(StrEnum):
    """How large a picture of a page is."""

    USUAL = "usual"
    LARGE = "large"


def _original(services: Services, document_id: str) -> tuple[Document, Path]:
    view = services.view()
    document = view.documents.get(document_id)
    if document is None:
        raise not_found(wording.SOURCE_GONE)
    path = view.original(document_id)
    if path is None or not path.is_file():
        raise not_found(wording.ORIGINAL_GONE)
    return document, path


@router.get("/papers/{document_id}/pages/{number:int}.webp")
def page_picture(
    document_id: str, number: int, services: Needed, size: Size = Size.USUAL
) -> Response:
    """Return a picture of one page of a PDF."""
    document, path = _original(services, document_id)
    if document.file_type != "pdf":
        raise not_found(wording.PICTURE_GONE)
    try:
        picture = picture_of(path, number, LARGE_SCALE if size is Size.LARGE else SCALE)
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
