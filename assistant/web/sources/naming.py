"""How a place in a paper is called: in a title's line, in a reference, in a table."""

from __future__ import annotations

from assistant.answering.citing import item_at
from assistant.documents import MINUTES_KINDS, Document, Passage
from assistant.web import wording


def place_of(document: Document, passage: Passage, start: int) -> str:
    """Return where in its paper a quotation that begins at `start` stands, in words."""
    place = passage.locator
    heading = place.headings[-1] if place.headings else None
    page, label = page_of(document, passage, start)
    return wording.place_words(document.kind, item_at(passage, start), page, label, heading)


def page_of(document: Document, passage: Passage, start: int) -> tuple[int | None, str | None]:
    """Return the page of a quotation that begins at `start`, and its printed number."""
    page = document.page_at(start)
    if page is None:
        return passage.locator.page, passage.locator.page_label
    return page, document.page_labels[page - 1] if document.page_labels else None


def reference_of(document: Document, place: str) -> str:
    """Return how to cite a place of a paper in writing."""
    name = wording.full_name(document)
    if document.kind not in MINUTES_KINDS and document.committee:
        name = f"{document.committee}, {name}"
    return ", ".join(filter(None, [name, place]))


def subtitle_of(document: Document, passage: Passage, start: int) -> str:
    """Return the line below the title: the paper, the committee, the place in it."""
    own = document.title if document.kind not in MINUTES_KINDS else None
    names = ", ".join(filter(None, [own, document.committee or document.authority]))
    place = place_of(document, passage, start)
    page, label = page_of(document, passage, start)
    of_pages = f" of {document.pages}" if page and document.pages else ""
    if of_pages and label not in (None, str(page)):
        of_pages = f" (page {page}{of_pages} of the file)"
    return " – ".join(filter(None, [names, f"{place}{of_pages}" if place else ""]))
