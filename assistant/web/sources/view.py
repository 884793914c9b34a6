"""A source as the page shows it: the passage in its context, the page, the original."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.documents import Passage
from assistant.web.quoting import Cell

WIDER_CHARACTERS = 1500  # about a printed half page on each side
# How wide a picture is shown, in hundredths of the room that it has.
ZOOMS = (100, 150, 200, 300)


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
class Picture:
    """A picture of a page: its address, size in pixels, and boxes around the quotation."""

    address: str
    width: int
    height: int
    boxes: Sequence[BoxLike] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a paper that has pages, and the ways to others. No picture where none is made.

    `unmarked` says that what was looked for stands on this page, but not where.
    """

    page: int
    pages: int
    picture: Picture | None
    unmarked: bool
    previous: str | None
    next: str | None
    zoom: int = ZOOMS[0]
    zoom_in: str | None = None
    zoom_out: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader must know before quoting, with a link where one helps."""

    text: str
    href: str | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class Turning:
    """Where a source, page or match stands among its like, and the ways to its neighbours."""

    number: int
    total: int
    previous: str | None
    next: str | None


@dataclass(frozen=True, slots=True)
class Recorded:
    """So many records of one kind that were read from a paper, their list and their download."""

    words: str
    href: str
    sheet: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """All that the templates take. `level` is the level of its headings.

    `cells` are those of a row of a table, where the passage is one. `elsewhere` is the page
    on which the passage stands, where the sheet is another.
    """

    title: str
    subtitle: str
    notes: Sequence[Note]
    level: int
    passage: Extract
    cells: Sequence[Cell]
    wider: Extract | None
    sheet: Sheet | None
    elsewhere: int | None
    turning: Turning | None
    recorded: str
    original: str | None
    original_words: str
    reference: str
    reference_id: str
    href: str
    paper: str
    leaf: str
    leaf_words: str


def zoom_steps(zoom: int) -> tuple[int | None, int | None]:
    """Return the next smaller and the next larger way to show a picture, None at the ends.

    >>> zoom_steps(100), zoom_steps(200)
    ((None, 150), (150, 300))
    """
    smaller = [step for step in ZOOMS if step < zoom]
    larger = [step for step in ZOOMS if step > zoom]
    return (smaller[-1] if smaller else None), (larger[0] if larger else None)


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
