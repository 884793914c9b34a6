"""Words of a PDF page with their places, by PDFium.

Calls cost about a microsecond each, so words are measured by their first and last
letters; a page of 500 words takes some 3 ms.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from ingest.parsing.characters import clean_characters
from ingest.parsing.geometry import Box, Space

BOLD_WEIGHT = 600
NAME_BYTES = 128
INVISIBLE = 3
# A page is turned where nearly all of some letters, taken evenly, lie on one side.
TURNED_SAMPLES, LEAST_TURNED, TURNED_SHARE = 32, 60, 0.85
BROKEN_WORD = "\ufffe"
RAISED_HEIGHT = 0.8
RAISED_STEP = 0.15
RAISED_DIGITS = str.maketrans(
    "0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
)
_BOLD_NAME = re.compile(rb"bold|black|heavy|demi(?!ter)", re.I)
_TOKEN = re.compile(r"[^\s\x00\ufffe]+\ufffe?|\ufffe")


@dataclass(frozen=True, slots=True)
class Word:
    """A printed word; `line` is its line in the file's own order."""

    text: str
    box: Box
    size: float
    bold: bool
    line: int


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


def words_on(text_page: object, space: Space) -> Iterator[Word]:
    """Yield the words of a PDFium text page in the file's own order."""
    text = _page_text(text_page)
    first, last = pdfium.FS_RECTF(), pdfium.FS_RECTF()
    matrix = pdfium.FS_MATRIX()
    name, flags = ctypes.create_string_buffer(NAME_BYTES), ctypes.c_int()
    bold_fonts: dict[bytes, bool] = {}
    raised = _Raised(text_page)
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
        token = found.group()
        if lifted := raised.count_of(token, at, first, last):
            token = token[:-lifted] + token[-lifted:].translate(RAISED_DIGITS)
        cleaned = clean_characters(token.replace(BROKEN_WORD, "\u2010"))
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


def turned_by(text_page: object, rotation: int) -> int:
    """Return by how many degrees, clockwise, a shown page must be turned for its text to be upright.

    0, 90 or 270; 0 unless letters all over the page lie on their side.
    """
    count = pdfium.FPDFText_CountChars(text_page)
    if count < LEAST_TURNED:
        return 0
    angles = Counter(
        round(math.degrees(pdfium.FPDFText_GetCharAngle(text_page, index)) / 90) * 90 % 360
        for index in range(0, count, max(count // TURNED_SAMPLES, 1))
        if pdfium.FPDFText_GetUnicode(text_page, index) > ord(" ")
    )
    angle, letters = max(angles.items(), key=lambda item: item[1], default=(0, 0))
    if letters < TURNED_SHARE * angles.total():
        return 0
    turned = (-angle - rotation) % 360
    return turned if turned in (90, 270) else 0


def is_hidden(text_page: object) -> bool:
    """Return whether the page's text is invisible, as a scanner's own OCR layer is."""
    count = pdfium.FPDFText_CountChars(text_page)
    modes = [
        pdfium.FPDFTextObj_GetTextRenderMode(text_object)
        for index in (0, count // 3, count // 2, count - 1)
        if (text_object := pdfium.FPDFText_GetTextObject(text_page, index))
    ]
    return bool(modes) and all(mode == INVISIBLE for mode in modes)


class _Raised:
    """Tells raised digits, so that a footnote's mark is not read as part of a figure."""

    def __init__(self, text_page: object) -> None:
        self._page = text_page
        self._box = pdfium.FS_RECTF()
        self._height = 0.0
        self._bottom = 0.0

    def count_of(self, token: str, at: int, first: pdfium.FS_RECTF, last: pdfium.FS_RECTF) -> int:
        """Return how many digits at the end of `token`, which starts at `at`, are raised."""
        if not (token.isdigit() and self._is_raised(first)):
            self.follow(first)
        if not token[-1].isdigit() or not self._is_raised(last):
            return 0
        count = 1
        while count < len(token) and token[-count - 1].isdigit():
            index = at + len(token) - count - 1
            pdfium.FPDFText_GetLooseCharBox(self._page, index, self._box)
            if not self._is_raised(self._box):
                break
            count += 1
        return count

    def follow(self, box: pdfium.FS_RECTF) -> None:
        """Take `box` as that of a character on the line."""
        self._height, self._bottom = box.top - box.bottom, box.bottom

    def _is_raised(self, box: pdfium.FS_RECTF) -> bool:
        height = float(box.top - box.bottom)
        return bool(
            0 < height < RAISED_HEIGHT * self._height
            and RAISED_STEP * self._height < box.bottom - self._bottom < self._height
        )
