"""Puts into a workbook what its formulas came to, as the program that saved it does."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from html import escape

CELL = re.compile(r'<c r="([A-Z]+\d+)"([^>]*)><f>(.*?)</f><v\s*(?:/>|></v>)</c>')
SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")


def with_values(book: bytes, values: Mapping[tuple[int, str], str]) -> bytes:
    """Return `book` with the value of each formula, by the number of its sheet and its cell."""
    if not values:
        return book
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book)) as before,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            content, sheet = before.read(name), SHEET.fullmatch(name)
            if sheet:
                content = _filled(content.decode(), int(sheet[1]), values).encode()
            after.writestr(name, content)
    return made.getvalue()


def _filled(xml: str, sheet: int, values: Mapping[tuple[int, str], str]) -> str:
    def fill(cell: re.Match[str]) -> str:
        place, look, formula = cell.groups()
        value = values[sheet, place]
        kind = "" if re.fullmatch(r"-?\d+", value) else ' t="str"'
        return f'<c r="{place}"{look}{kind}><f>{formula}</f><v>{escape(value)}</v></c>'

    return CELL.sub(fill, xml)
