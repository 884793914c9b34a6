"""A source as the page shows it: the passage in its context, the page, the original."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.answering.citing import item_at
from assistant.documents import Document, Passage, Standing
from assistant.web import wording

WIDER_CHARACTERS = 1500  # about a printed half page on each side


class BoxLike(Protocol):
    """A rectangle in parts of a page."""

    @property
    def left(self) -> float: ...
    @property
    def top(self) -> float: ...
    @property
    def width(self) -> float: ...
    @property
    def height(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Extract:
    """A stretch of text with the quotation in it."""

    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture of a page: its address, size in pixels, and boxes around the quotation."""

    address: str
    width: int
    height: int
    pages: int
    boxes: Sequence[BoxLike] = ()


@dataclass(frozen=True, slots=True)
class SourcePage:
    """All that the templates take. `level` is the level of its headings."""

    title: str
    subtitle: str
    notes: Sequence[str]
    level: int
    passage: Extract
    wider: Extract | None
    page: int | None
    own_page: int | None
    pages: int | None
    picture: str | None
    width: int
    height: int
    boxes: Sequence[BoxLike]
    previous: str | None
    next: str | None
    original: str | None
    original_words: str
    reference: str
    reference_id: str
    href: str


def extract(text: str, outer: tuple[int, int], inner: tuple[int, int]) -> Extract:
    """Return `text` from `outer`, split around `inner`. All offsets half-open."""
    start, end = max(outer[0], 0), min(outer[1], len(text))
    first, last = max(inner[0], start), min(inner[1], end)
    return Extract(text[start:first], text[first:last], text[last:end])


def passage_extract(text: str, passage: Passage, quoted: tuple[int, int]) -> Extract:
    """Return the passage, widened to the quotation where that reaches further."""
    place = passage.locator
    outer = (min(place.start, quoted[0]), max(place.end, quoted[1]))
    return extract(text, outer, quoted)


def wider_extract(text: str, passage: Passage, quoted: tuple[int, int]) -> Extract | None:
    """Return the passage with the paragraphs around it; None if there are none."""
    place = passage.locator
    start = max(0, min(place.start, quoted[0]) - WIDER_CHARACTERS)
    end = min(len(text), max(place.end, quoted[1]) + WIDER_CHARACTERS)
    if start:
        start = _line_start(text, start, place.start)
    if end < len(text):
        end = _line_end(text, end, place.end)
    if not (text[start : place.start] + text[place.end : end]).strip():
        return None
    return extract(text, (start, end), quoted)


def _line_start(text: str, start: int, limit: int) -> int:
    found = text.find("\n", start, limit)
    return found + 1 if found >= 0 else start


def _line_end(text: str, end: int, limit: int) -> int:
    found = text.rfind("\n", limit, end)
    return found if found >= 0 else end


def notes_of(document: Document, passage: Passage) -> list[str]:
    """Return what a reader must know before quoting."""
    notes = []
    if document.standing is Standing.DRAFT:
        notes.append(wording.DRAFT_NOTE)
    if document.superseded_by:
        notes.append(wording.CHANGED_NOTE)
    if passage.ocr:
        notes.append(wording.SCANNED)
    return notes


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


def reference_of(document: Document, passage: Passage, start: int) -> str:
    """Return how to cite a passage in writing."""
    name, place = wording.full_name(document), place_of(document, passage, start)
    if document.kind not in wording.MINUTES and document.committee:
        name = f"{document.committee}, {name}"
    return ", ".join(filter(None, [name, place]))


def subtitle_of(document: Document, passage: Passage, start: int) -> str:
    """Return the line below the title: the paper, the committee, the place in it."""
    own = document.title if document.kind not in wording.MINUTES else None
    names = ", ".join(filter(None, [own, document.committee or document.authority]))
    place = place_of(document, passage, start)
    page, label = page_of(document, passage, start)
    of_pages = f" of {document.pages}" if page and document.pages else ""
    if of_pages and label not in (None, str(page)):
        of_pages = f" (page {page}{of_pages} of the file)"
    return " – ".join(filter(None, [names, f"{place}{of_pages}" if place else ""]))
