"""Turns bytes of unknown encoding into text."""

from __future__ import annotations

import codecs
import re

_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAX_CONTROL_SHARE = 0.01
CUT_BYTES = 4


def decode(content: bytes) -> str | None:
    """Return `content` as text, or None where it is not text.

    UTF-8, UTF-16 and UTF-32 are recognised; what is none of them is read as
    Windows-1252, which council systems still write. The last character may be cut.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content.decode(encoding, "ignore")
    wide = _wide_encoding(content)
    if wide is not None:
        return content.decode(wide, "ignore")
    if _is_binary(content):
        return None
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(content)
    except UnicodeDecodeError:
        return content.decode(_declared(content) or "cp1252", "replace")


def _wide_encoding(content: bytes) -> str | None:
    sample = content[:4096]
    if len(sample) < CUT_BYTES or 0 not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.1:
        return "utf-16-be"
    return None


def _is_binary(content: bytes) -> bool:
    controls = sum(content.count(code) for code in (*range(7), *range(14, 27), *range(28, 32)))
    return controls > len(content) * MAX_CONTROL_SHARE


def _declared(content: bytes) -> str | None:
    found = _META.search(content[:4096])
    if found is None:
        return None
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        return None
    return "cp1252" if name in ("iso8859-1", "ascii", "utf-8") else name
