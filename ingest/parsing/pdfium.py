"""The only file that calls PDFium: words with places, painted shapes, page pictures.

Calls cost about a microsecond each, so words are measured by their first and last
letters; a page of 500 words takes some 3 ms.
"""

from __future__ import annotations

import ctypes
import itertools
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from assistant.errors import UnreadableDocumentError
from ingest.parsing.characters import clean_characters, single_line

BOLD_WEIGHT = 600
NAME_BYTES = 128
MAX_SHAPES = 20_000
MAX_FORM_DEPTH = 4
PASSWORD_ERROR = 4
INVISIBLE = 3
BROKEN_WORD = "\ufffe"
_BOLD_NAME = re.compile(rb"bold|black|heavy|demi(?!ter)", re.I)
_CREATED = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")
_TOKEN = re.compile(r"[^\s\x00\ufffe]+\ufffe?|\ufffe")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points from the top left of the page as it is shown."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Word:
    """A printed word; `line` is its line in the file's own order."""

    text: str
    box: Box
    size: float
    bold: bool
    line: int


@dataclass(frozen=True, slots=True)
class Shape:
    """A painted path's straight part: a filled area or a stroke, with its colour."""

    box: Box
    fill: str | None
    stroked: bool


@dataclass(frozen=True, slots=True)
class PdfPage:
    """What one page shows. `picture_share` is the part of it that pictures cover, 0 to 1."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    shapes: tuple[Shape, ...]
    picture_share: float
    label: str | None
    hidden_text: bool


class PdfReader:
    """An open PDF; a context manager.

    Raises:
        UnreadableDocumentError: It is damaged, or has a password.
    """

    def __init__(self, path: Path) -> None:
        self._name = path.name
        try:
            self._document = pypdfium2.PdfDocument(path)
            self.pages = len(self._document)
        except pypdfium2.PdfiumError as exc:
            raise UnreadableDocumentError(_why(path.name, exc)) from exc

    def __enter__(self) -> PdfReader:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._document.close()

    def metadata(self) -> dict[str, str]:
        """Return what the file says of itself: title, author, created."""
        stated: dict[str, str] = self._document.get_metadata_dict()
        kept = {"title": "Title", "author": "Author", "created": "CreationDate"}
        found = {key: single_line(stated.get(name, "")) for key, name in kept.items()}
        day = _CREATED.match(found["created"])
        found["created"] = "-".join(day.groups()) if day else ""
        return {key: value for key, value in found.items() if value}

    def outline(self) -> list[tuple[int, str]]:
        """Return the bookmarks as (depth from 1, title)."""
        entries: list[tuple[int, str]] = []
        try:
            for item in self._document.get_toc(max_depth=6):
                title = single_line(item.get_title())
                entries.append((item.level + 1, title))
        except (pypdfium2.PdfiumError, ValueError, UnicodeDecodeError):
            return []
        return [entry for entry in entries if entry[1]]

    def page(self, index: int) -> PdfPage:
        """Return what page `index` (from 0) shows.

        Raises:
            UnreadableDocumentError: The page is damaged.
        """
        try:
            page = self._document[index]
        except pypdfium2.PdfiumError as exc:
            raise UnreadableDocumentError(f"page {index + 1} of {self._name!r} is damaged") from exc
        try:
            return self._read(page, index)
        finally:
            page.close()

    def _read(self, page: pypdfium2.PdfPage, index: int) -> PdfPage:
        space = _Space.of(page)
        text_page = pdfium.FPDFText_LoadPage(page.raw)
        try:
            words = tuple(_words(text_page, space)) if text_page else ()
            hidden = _is_hidden(text_page) if words else False
        finally:
            if text_page:
                pdfium.FPDFText_ClosePage(text_page)
        shapes, pictures = _painted(page.raw, space)
        return PdfPage(
            number=index + 1,
            width=space.width,
            height=space.height,
            words=words,
            shapes=tuple(shapes),
            picture_share=pictures,
            label=self._document.get_page_label(index) or None,
            hidden_text=hidden,
        )

    def picture(self, index: int, dots_per_inch: int, max_side: int) -> Image.Image:
        """Return page `index` (from 0) as a grey picture, no side above `max_side` pixels."""
        page = self._document[index]
        try:
            scale = min(dots_per_inch / 72, max_side / max(*page.get_size(), 1))
            image: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
            return image.convert("L")
        finally:
            page.close()


def _why(name: str, error: pypdfium2.PdfiumError) -> str:
    if getattr(error, "err_code", None) == PASSWORD_ERROR or "password" in str(error).lower():
        return f"{name!r} has a password; save it without one and add it again"
    return f"{name!r} is damaged and cannot be opened as a PDF"


@dataclass(frozen=True, slots=True)
class _Space:
    """Turns PDF coordinates (up from the bottom, unrotated) into those of the shown page."""

    left: float
    bottom: float
    inner_width: float
    inner_height: float
    rotation: int

    @classmethod
    def of(cls, page: pypdfium2.PdfPage) -> _Space:
        width, height = page.get_size()
        rotation = page.get_rotation()
        if rotation in (90, 270):
            width, height = height, width
        left, bottom, _, _ = page.get_bbox()
        return cls(left, bottom, width, height, rotation)

    @property
    def width(self) -> float:
        return self.inner_height if self.rotation in (90, 270) else self.inner_width

    @property
    def height(self) -> float:
        return self.inner_width if self.rotation in (90, 270) else self.inner_height

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        x0, x1 = left - self.left, right - self.left
        y0, y1 = bottom - self.bottom, top - self.bottom
        width, height = self.inner_width, self.inner_height
        if self.rotation == 90:
            return Box(y0, x0, y1, x1)
        if self.rotation == 180:
            return Box(width - x1, y0, width - x0, y1)
        if self.rotation == 270:
            return Box(height - y1, width - x1, height - y0, width - x0)
        return Box(x0, height - y1, x1, height - y0)


def _page_text(text_page: object) -> str:
    count = pdfium.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    units = bytes(buffer)[: 2 * max(written - 1, 0)]
    if written - 1 == count and not any(0xD8 <= unit <= 0xDF for unit in units[1::2]):
        return units.decode("utf-16-le")
    codes = (pdfium.FPDFText_GetUnicode(text_page, index) for index in range(count))
    return "".join(chr(code) if code < 0x110000 else " " for code in codes)


def _words(text_page: object, space: _Space) -> Iterator[Word]:
    text = _page_text(text_page)
    first, last = pdfium.FS_RECTF(), pdfium.FS_RECTF()
    matrix = pdfium.FS_MATRIX()
    name, flags = ctypes.create_string_buffer(NAME_BYTES), ctypes.c_int()
    bold_fonts: dict[bytes, bool] = {}
    line = start = 0
    for found in _TOKEN.finditer(text):
        line += text.count("\n", start, found.start())
        start = found.start()
        at, end = found.start(), found.end() - 1
        if end > at and text[end] == BROKEN_WORD:
            end -= 1
        if not pdfium.FPDFText_GetLooseCharBox(text_page, at, first):
            continue
        if at == end or not pdfium.FPDFText_GetLooseCharBox(text_page, end, last):
            last = first
        cleaned = clean_characters(found.group().replace(BROKEN_WORD, "\u2010"))
        if last is first or (last.top == first.top and last.bottom == first.bottom):
            box = space.box(first.left, first.bottom, last.right, first.top)
        else:
            box = space.box(
                min(first.left, last.left),
                min(first.bottom, last.bottom),
                max(first.right, last.right),
                max(first.top, last.top),
            )
        size = pdfium.FPDFText_GetFontSize(text_page, at)
        if pdfium.FPDFText_GetMatrix(text_page, at, matrix):
            size *= math.hypot(matrix.c, matrix.d)
        pdfium.FPDFText_GetFontInfo(text_page, at, name, NAME_BYTES, flags)
        bold = bold_fonts.get(name.value)
        if bold is None:
            weight = pdfium.FPDFText_GetFontWeight(text_page, at)
            bold = bool(_BOLD_NAME.search(name.value)) or weight >= BOLD_WEIGHT
            bold_fonts[name.value] = bold
        last = pdfium.FS_RECTF() if last is first else last
        if cleaned and box.x1 > 0 and box.bottom > 0:
            yield Word(cleaned, box, round(size, 1), bold, line)


def _is_hidden(text_page: object) -> bool:
    """Return whether the page's text is invisible, as a scanner's own OCR layer is."""
    count = pdfium.FPDFText_CountChars(text_page)
    modes = [
        pdfium.FPDFTextObj_GetTextRenderMode(text_object)
        for index in (0, count // 3, count // 2, count - 1)
        if (text_object := pdfium.FPDFText_GetTextObject(text_page, index))
    ]
    return bool(modes) and all(mode == INVISIBLE for mode in modes)


def _painted(page: object, space: _Space) -> tuple[list[Shape], float]:
    shapes: list[Shape] = []
    area = 0.0
    count = pdfium.FPDFPage_CountObjects(page)
    roots = (pdfium.FPDFPage_GetObject(page, index) for index in range(count))
    for item, matrix in _objects(roots, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = _bounds(item, matrix, space)
            area += max(box.width, 0) * max(box.height, 0) if box else 0
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and len(shapes) < MAX_SHAPES:
            shapes.extend(_shapes(item, matrix, space))
    return shapes, min(area / max(space.width * space.height, 1), 1.0)


_Matrix = tuple[float, float, float, float, float, float]


def _objects(
    items: Iterator[object], matrix: _Matrix, depth: int
) -> Iterator[tuple[object, _Matrix]]:
    for item in items:
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_FORM:
            yield item, matrix
        elif depth < MAX_FORM_DEPTH:
            inner = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(item, inner)
            count = pdfium.FPDFFormObj_CountObjects(item)
            children = (pdfium.FPDFFormObj_GetObject(item, index) for index in range(count))
            yield from _objects(children, _product(inner, matrix), depth + 1)


def _product(inner: pdfium.FS_MATRIX, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = outer
    return (
        inner.a * a + inner.b * c,
        inner.a * b + inner.b * d,
        inner.c * a + inner.d * c,
        inner.c * b + inner.d * d,
        inner.e * a + inner.f * c + e,
        inner.e * b + inner.f * d + f,
    )


def _bounds(item: object, matrix: _Matrix, space: _Space) -> Box | None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(item, *edges):
        return None
    return _placed([(edges[0].value, edges[1].value), (edges[2].value, edges[3].value)],
                   matrix, space)  # fmt: skip


def _placed(points: list[tuple[float, float]], matrix: _Matrix, space: _Space) -> Box:
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x, y in points]
    ys = [b * x + d * y + f for x, y in points]
    return space.box(min(xs), min(ys), max(xs), max(ys))


def _shapes(item: object, matrix: _Matrix, space: _Space) -> Iterator[Shape]:
    fill_mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill_mode, stroke)
    if not fill_mode.value and not stroke.value:
        return
    fill = _fill_colour(item) if fill_mode.value else None
    if fill_mode.value and fill is None and not stroke.value:
        return
    segments = pdfium.FPDFPath_CountSegments(item)
    if segments > 400:
        return
    own = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, own)
    whole = _product(own, matrix)
    for points in _subpaths(item, segments):
        if fill is None:
            for start, end in itertools.pairwise(points):
                yield Shape(_placed([start, end], whole, space), None, True)
        else:
            yield Shape(_placed(points, whole, space), fill, bool(stroke.value))


def _subpaths(item: object, segments: int) -> Iterator[list[tuple[float, float]]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for index in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and len(points) > 1:
            yield points
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            points = []
        points.append((x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points


def _fill_colour(item: object) -> str | None:
    """Return the fill as "#rrggbb"; None where it cannot be seen."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha) or alpha.value < 26:
        return None
    return f"#{red.value:02x}{green.value:02x}{blue.value:02x}"
