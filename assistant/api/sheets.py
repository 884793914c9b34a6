"""Pictures of pages and links to originals, as pages on sources and papers show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from assistant.documents import Document
from assistant.errors import UnreadableDocumentError
from assistant.exporting.page_picture import boxes_of, size_of
from assistant.stores.view import View
from assistant.web.sources.view import ZOOMS, Picture, Sheet, zoom_steps
from assistant.web.sources.wording import original_words


class Addresses(Protocol):
    """Gives the address of another page, or of another size, of what is shown."""

    def __call__(self, page: int, zoom: int) -> str:
        """Return it."""
        ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which page is shown, how large, and the words to mark on it; None for another page's."""

    page: int
    zoom: int = ZOOMS[0]
    quote: str | None = None


def sheet_of(view: View, document: Document, wanted: Wanted, addresses: Addresses) -> Sheet:
    """Return a page with its picture, where one can be made, and the ways to others."""
    picture = _picture(view, document, wanted)
    pages = document.pages or wanted.page
    smaller, larger = zoom_steps(wanted.zoom)
    page, zoom = wanted.page, wanted.zoom
    return Sheet(
        page=page,
        pages=pages,
        picture=picture,
        unmarked=bool(picture and wanted.quote and not picture.boxes),
        previous=addresses(page - 1, zoom) if picture and page > 1 else None,
        next=addresses(page + 1, zoom) if picture and page < pages else None,
        zoom=zoom,
        zoom_in=addresses(page, larger) if larger else None,
        zoom_out=addresses(page, smaller) if smaller else None,
    )


def _picture(view: View, document: Document, wanted: Wanted) -> Picture | None:
    path = view.original(document.document_id)
    if path is None or document.file_type != "pdf":
        return None
    try:
        width, height, _ = size_of(path, wanted.page)
        boxes = boxes_of(path, wanted.page, wanted.quote) if wanted.quote else ()
    except UnreadableDocumentError:
        return None
    large = "?size=large" if wanted.zoom > ZOOMS[0] else ""
    address = f"/papers/{document.document_id}/pages/{wanted.page}.webp{large}"
    return Picture(address, width, height, boxes)


def original_link(
    view: View, document: Document, page: int | None = None
) -> tuple[str | None, str]:
    """Return the address of a paper's original, None where it is not kept, and the link's words."""
    path = view.original(document.document_id)
    if path is None:
        return None, ""
    at_page = f"#page={page}" if page and document.file_type == "pdf" else ""
    words = original_words(document.file_type, path.stat().st_size, page)
    return f"/papers/{document.document_id}/original{at_page}", words
