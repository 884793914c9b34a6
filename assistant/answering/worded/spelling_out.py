"""Spells dates and years alike: what rows print short, and what a model writes the American way."""

from __future__ import annotations

import re

from assistant.answering.wordings import QUOTED

_QUARTER = re.compile(r"\bQ\s?([1-4])\b")
_MONTH_YEAR = re.compile(
    r"\b(Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?[ -][’']?(\d\d)\b"
    r"(?![\d:.,]\d|\d|,?\s(?:19|20)\d\d\b)"
)
_MONTH_FIRST = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)"
    r" ([0-3]?\d)(?:st|nd|rd|th)?, ((?:19|20)\d\d)\b"
)
_YEARS = re.compile(r"(?<![\d/])(\d\d)/(\d\d)(?![\d/])")
# "25 May 25 people" may be a day and a number; at the end of a cell or clause it is a date.
_AFTER_DAY = re.compile(r"\d(?:st|nd|rd|th)?[ -]$")
_ENDS = re.compile(r"\s*(?:[|,.;)]|$)")


def spelt_out(text: str) -> str:
    """Return a text with quarters, months and council years spelt out.

    >>> spelt_out("Q2 25/26 | Sep 25 | 12 May 25")
    'quarter 2 2025/26 | Sep 2025 | 12 May 2025'
    """
    text = _QUARTER.sub(r"quarter \1", text)
    text = _YEARS.sub(_council_year, text)
    return _MONTH_YEAR.sub(_month, text)


def day_first(text: str) -> str:
    """Return a text whose dates, months in full, have the day first; quotations stay as they are.

    >>> day_first("On September 25, 2023, it was late: “since May 1, 2023”.")
    'On 25 September 2023, it was late: “since May 1, 2023”.'
    """
    quoted = [match.span() for match in QUOTED.finditer(text)]

    def turned(match: re.Match[str]) -> str:
        inside = any(start <= match.start() < end for start, end in quoted)
        return match.group() if inside else f"{match[2]} {match[1]} {match[3]}"

    return _MONTH_FIRST.sub(turned, text)


def _council_year(match: re.Match[str]) -> str:
    first, second = int(match[1]), int(match[2])
    return f"20{match[1]}/{match[2]}" if second == (first + 1) % 100 else match.group()


def _month(match: re.Match[str]) -> str:
    day = _AFTER_DAY.search(match.string[: match.start()])
    if day and not _ENDS.match(match.string[match.end() :]):
        return match.group()
    return f"{match[1]} 20{match[2]}"
