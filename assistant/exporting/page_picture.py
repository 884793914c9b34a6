"""Pictures of a PDF's pages, and where on them a quotation stands."""

from __future__ import annotations

import ctypes
import io
import math
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
from PIL import Image

from assistant.errors import UnreadableDocumentError

SCALE = 1.5  # 893 x 1263 pixels for A4
LARGE_SCALE = 2.5  # for reading closely; asked for when a reader zooms in
LONGEST_SIDE = 2000  # pixels; keeps a poster-sized page within memory
COLOURED = 24  # a channel this far from another is colour, not noise of grey
# Of text, eight shades without loss are sharper than a lossy picture and take 40 KB a page, not 70.
SHADES = 8
ENOUGH = 60_000  # bytes; a page that takes more so is a photograph or a scan
QUALITIES = (30, 12)  # of lossy pictures: the second where the first takes too much
MOST = 74_000  # bytes; with what else a source's panel brings, below 80 KB
LEAST_FOUND = 0.5  # of the quotation's words; below it nothing is marked
FINE = 10_000  # steps across a page in which places are reckoned
WORD = re.compile(r"\w+")

# pdfium keeps global state: one thread at a time.
_pdfium = threading.Lock()


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as WebP, `width` x `height` in pixels."""

    webp: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page; all in parts of the page's width and height, from its top left."""

    left: float
    top: float
    width: float
    height: float


@contextmanager
def _page(path: Path, number: int) -> Iterator[pypdfium2.PdfPage]:
    with _pdfium:
        try:
            document = pypdfium2.PdfDocument(path)
        except (pypdfium2.PdfiumError, OSError) as exc:
            raise UnreadableDocumentError(f"{path.name!r} cannot be opened as a PDF") from exc
        try:
            if not 1 <= number <= len(document):
                raise UnreadableDocumentError(f"{path.name!r} has no page {number}")
            page = document[number - 1]
            try:
                yield page
            except pypdfium2.PdfiumError as exc:
                raise UnreadableDocumentError(f"page {number} of {path.name!r} fails") from exc
            finally:
                page.close()
        finally:
            document.close()


def _scale(page: pypdfium2.PdfPage, wanted: float = SCALE) -> float:
    longest = LONGEST_SIDE * wanted / SCALE
    return float(min(wanted, longest / max(1.0, *page.get_size())))


def _grey_where_possible(picture: Image.Image) -> Image.Image:
    small = picture.resize((64, 64))
    red, green, blue = small.split()[:3]
    spread = max(
        abs(r - g) + abs(g - b)
        for r, g, b in zip(red.tobytes(), green.tobytes(), blue.tobytes(), strict=True)
    )
    return picture if spread > COLOURED else picture.convert("L")


@lru_cache(maxsize=64)
def picture_of(path: Path, number: int, scale: float = SCALE) -> Picture:
    """Return page `number` (from 1) of the PDF at `path` as a picture.

    Raises:
        UnreadableDocumentError: The file is no PDF, or has no such page.
    """
    with _page(path, number) as page:
        picture = page.render(scale=_scale(page, scale)).to_pil().convert("RGB")
    webp = _compressed(_grey_where_possible(picture))
    return Picture(webp, picture.width, picture.height)


def _compressed(picture: Image.Image) -> bytes:
    """Return a picture as WebP: without loss in a few shades if it is text, else lossy."""
    step = 255 / (SHADES - 1)
    shades = [round(round(value / step) * step) for value in range(256)] * len(picture.getbands())
    best = _saved(picture.point(shades), lossless=True, quality=50)
    for quality in QUALITIES:
        if len(best) <= (ENOUGH if quality == QUALITIES[0] else MOST):
            break
        best = min(best, _saved(picture, lossless=False, quality=quality), key=len)
    return best


def _saved(picture: Image.Image, *, lossless: bool, quality: int) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", lossless=lossless, quality=quality, method=4)
    return buffer.getvalue()


# Files are kept by what they hold, so that what is known of one stays true.
@lru_cache(maxsize=1024)
def size_of(path: Path, number: int) -> tuple[int, int, int]:
    """Return the width and height of a page's picture in pixels, and the number of pages.

    Raises:
        UnreadableDocumentError: The file is no PDF, or has no such page.
    """
    with _page(path, number) as page:
        scale = _scale(page)
        width, height = page.get_size()
        pages = len(page.pdf) if page.pdf else number
    return math.ceil(width * scale), math.ceil(height * scale), pages


@lru_cache(maxsize=1024)
def boxes_of(path: Path, number: int, quote: str) -> tuple[Box, ...]:
    """Return where `quote` stands on page `number`; nothing if less than half is there.

    Raises:
        UnreadableDocumentError: The file is no PDF, or has no such page.
    """
    with _page(path, number) as page:
        text_page = page.get_textpage()
        try:
            span = locate(_characters(text_page), quote)
            if span is None:
                return ()
            found = text_page.count_rects(span[0], span[1] - span[0])
            rectangles = [text_page.get_rect(index) for index in range(found)]
        finally:
            text_page.close()
        return tuple(_box(page, *rectangle) for rectangle in rectangles)


def _characters(text_page: pypdfium2.PdfTextpage) -> str:
    """Return the page's text with one character for each of pdfium's indices."""
    codes = (raw.FPDFText_GetUnicode(text_page, i) for i in range(text_page.count_chars()))
    return "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)


def _box(page: pypdfium2.PdfPage, left: float, bottom: float, right: float, top: float) -> Box:
    """Return a rectangle of the page's own space as it stands on the picture, turned if that is."""
    (x0, y0), (x1, y1) = _on_picture(page, left, top), _on_picture(page, right, bottom)
    return Box(min(x0, x1), min(y0, y1), round(abs(x1 - x0), 4), round(abs(y1 - y0), 4))


def _on_picture(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, FINE, FINE, 0, x, y, across, down)
    return across.value / FINE, down.value / FINE


def locate(text: str, quote: str) -> tuple[int, int] | None:
    """Return the offsets of `quote` in `text`, whatever stands between its words.

    Line ends, hyphens and marks may differ. If the words are not all there, the
    stretch around the longest run is returned, or None for less than half of them.

    >>> locate("It was\\r\\nagreed to wait.", "was agreed")
    (3, 14)
    >>> locate("Nothing of the kind.", "was agreed to wait") is None
    True
    """
    page_words = [match.span() for match in WORD.finditer(text)]
    there = [text[start:end].casefold() for start, end in page_words]
    wanted = [word.casefold() for word in WORD.findall(quote)]
    matcher = SequenceMatcher(None, there, wanted, autojunk=False)
    anchor = matcher.find_longest_match()
    if not wanted or not anchor.size:
        return None
    slack = len(wanted) // 4 + 2
    low = anchor.a - anchor.b - slack
    high = anchor.a - anchor.b + len(wanted) + slack
    near = [b for b in matcher.get_matching_blocks() if b.size and low <= b.a < high]
    if sum(block.size for block in near) < LEAST_FOUND * len(wanted):
        return None
    return page_words[near[0].a][0], page_words[near[-1].a + near[-1].size - 1][1]


def forget_pages() -> None:
    """Keep nothing in memory of any page, so that nothing is left of one that was erased."""
    for kept in (picture_of, size_of, boxes_of):
        kept.cache_clear()
