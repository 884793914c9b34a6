"""Writes a plain PDF of one page, with text that nobody sees and properties that nobody reads."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from pathlib import Path

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

_WIDTH, _HEIGHT = 595, 842
_MARGIN, _SIZE, _LEADING, _COLUMNS = 60, 11, 18, 85
_FONT = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}


def write_pdf(path: Path, lines: Sequence[str], white: str = "", properties: str = "") -> None:
    """Write paragraphs; `white` after the last in white, `properties` as title, author and more."""
    writer = PdfWriter()
    page = writer.add_blank_page(_WIDTH, _HEIGHT)
    font = DictionaryObject({NameObject(k): NameObject(v) for k, v in _FONT.items()})
    fonts = DictionaryObject({NameObject("/F1"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    content = DecodedStreamObject()
    content.set_data(_drawn(lines, white).encode("cp1252", "replace"))
    page[NameObject("/Contents")] = writer._add_object(content)
    if properties:
        told = ("/Title", "/Author", "/Subject", "/Keywords")
        writer.add_metadata(dict.fromkeys(told, properties))
    writer.write(path)


def _drawn(lines: Sequence[str], white: str) -> str:
    parts = [f"BT /F1 {_SIZE} Tf {_LEADING} TL {_MARGIN} {_HEIGHT - _MARGIN} Td 0 g"]
    parts += [_shown(line) for paragraph in lines for line in (*_wrapped(paragraph), "")]
    parts += ["1 g", *(_shown(line) for line in _wrapped(white)), "ET"]
    return "\n".join(parts)


def _wrapped(paragraph: str) -> list[str]:
    return textwrap.wrap(paragraph, _COLUMNS)


def _shown(line: str) -> str:
    plain = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"({plain}) Tj T*"
