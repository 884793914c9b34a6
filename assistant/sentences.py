"""Cuts text into sentences that keep their place."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Words whose full stop does not end a sentence, as council papers print them.
_ABBREVIATIONS = frozenset(
    """mr mrs ms miss dr rev prof cllr cllrs cmhlr cmhlrs fr sgt supt insp
    hon st no nos para paras p pp vol fig ref approx est
    dept inc ltd co jr sr e.g i.e etc viz cf vs s ss a.m p.m jan feb mar apr jun jul aug sep sept
    oct nov dec min max tel ext esq""".split()
)
# Raised figures after the full stop are the marks of footnotes.
_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’)\]]*[⁰¹²³⁴-⁹]*(?=\s|$)|;(?=\s)|\n+")
_LAST_WORD = re.compile(r"([A-Za-z][A-Za-z.]*)\.?$")
# An abbreviation, or the number of a list item, is shorter than this.
_LOOK_BACK = 40
_LIST_NUMBER = re.compile(r"^\s*(?:\(?[0-9]{1,3}(?:\.[0-9]+)*|\(?[a-zA-Z]|[ivxIVX]+)[.)]+\s*$")


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open offsets of each sentence of `text`, white space trimmed.

    A line break, a full stop, an exclamation or question mark and a semicolon end a
    sentence; abbreviations, initials, decimal points and numbers of list items do not.

    >>> text = "Mr. S J Hale asked at 6.30 p.m. on Monday. Dr Ode replied; it was noted."
    >>> [text[a:b] for a, b in split_sentences(text)]
    ['Mr. S J Hale asked at 6.30 p.m. on Monday.', 'Dr Ode replied;', 'it was noted.']
    """
    start = 0
    for match in _END.finditer(text):
        if match.group()[0] != "\n" and not _ends_here(text, start, match):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends_here(text: str, start: int, match: re.Match[str]) -> bool:
    if not match.group().startswith("."):
        return True
    before = text[max(start, match.start() - _LOOK_BACK) : match.start()]
    if match.start() - start < _LOOK_BACK and _LIST_NUMBER.match(before + "."):
        return False
    follows = text[match.end() : match.end() + _LOOK_BACK].lstrip()[:1]
    word = _LAST_WORD.search(before)
    if word is None:
        return True
    last = word.group(1).lower().rstrip(".")
    if len(last) == 1 and last.isalpha() and word.group(1)[0].isupper():
        return False
    if last in _ABBREVIATIONS:
        return last in {"etc", "a.m", "p.m"} and follows.isupper() and not follows.isdigit()
    return True
