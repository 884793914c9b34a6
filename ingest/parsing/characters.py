"""Cleans characters without changing what was printed."""

from __future__ import annotations

import re
import unicodedata

LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
SYMBOL_BULLETS = "\uf0b7\uf0a7\uf0d8\uf076\uf06e\uf0fc\uf02d\uf0a8\uf071\uf046"
SOFT_HYPHENS = "\xad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"

_TRANSLATION: dict[int, str | None] = {ord(key): value for key, value in LIGATURES.items()}
_TRANSLATION |= {ord(mark): "\u2022" for mark in SYMBOL_BULLETS}
_TRANSLATION |= {ord(mark): None for mark in SOFT_HYPHENS}
_TRANSLATION |= dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 160)])
_TRANSLATION[0x85] = "\n"
_TRANSLATION[0x2028] = "\n"
_TRANSLATION[0x2029] = "\n"
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")


def clean_characters(text: str) -> str:
    """Return `text` in NFC, without control characters, soft hyphens and ligatures.

    Line ends and tabs stay. Never NFKC, which would turn "10²" into "102".

    >>> clean_characters("con\\xadfi\\ufb01rmed\\x00")
    'confifirmed'
    """
    if text.isascii() and text.isprintable():
        return text
    cleaned = text.translate(_TRANSLATION)
    if _SURROGATE.search(cleaned):
        cleaned = cleaned.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    return unicodedata.normalize("NFC", cleaned)


def single_line(text: str) -> str:
    """Return cleaned `text` on one line, runs of white space as one space.

    >>> single_line(" The Chair \\n said\\xa0so ")
    'The Chair said so'
    """
    return _SPACES.sub(" ", clean_characters(text)).strip()
