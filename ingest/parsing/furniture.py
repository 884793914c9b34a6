"""Tells running headers, footers and page numbers from what a page says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.parsing.pdf_lines import Line

MARGIN_SHARE = 0.13
SAME_HEIGHT = 8.0
LEAST_SHARE = 0.25
LEAST_PAGES = 3
_DIGITS = re.compile(r"\d+")
_NUMBER = r"(\d{1,4}|[ivxlc]{1,7}|[A-Z]\d{1,3})"
_PAGE = re.compile(
    rf"(?:[|–—-]\s*)?(?:(?:Page|p\.?)\s*[|:]?\s*)?{_NUMBER}"
    r"(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*[|–—-])?(?:\s*\|?\s*Page)?",
    re.I,
)
_LAST_NUMBER = re.compile(r"(?:^|\s)(\d{1,4})$")
# Headings that differ by their number alone, and now and then begin a page.
_NUMBERED_HEADING = re.compile(
    r"(?:key )?(?:recommendation|finding|conclusion|question|priority|action|case study)\s+#\W*"
)
_SAYS_PAGE = re.compile(r"\bpage\b", re.I)


@dataclass(frozen=True, slots=True)
class Furniture:
    """Which lines of each page to strip, the printed page numbers, the running header."""

    stripped: tuple[frozenset[int], ...]
    labels: tuple[str | None, ...]
    running_header: str | None


def find_furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> Furniture:
    """Return the furniture of a document, given each page's lines and height in points."""
    places = [_margin_lines(lines, height) for lines, height in zip(pages, heights, strict=True)]
    repeated = _repeated(pages, places)
    stripped: list[frozenset[int]] = []
    gone_texts: list[list[str]] = []
    headers: Counter[str] = Counter()
    numbered = _numbers_run(pages, places)
    for lines, place in zip(pages, places, strict=True):
        gone = {
            index
            for index in place
            if _key(lines[index]) in repeated
            or (numbered and _PAGE.fullmatch(lines[index].text))
            or (_PAGE.fullmatch(lines[index].text) and _SAYS_PAGE.search(lines[index].text))
        }
        for index in gone:
            if not _PAGE.fullmatch(lines[index].text):
                headers[_DIGITS.sub("#", lines[index].text)] += 1
        stripped.append(frozenset(gone))
        gone_texts.append([lines[index].text for index in sorted(gone)])
    common = [text for text, _ in headers.most_common(1) if "#" not in text]
    labels = _labels(gone_texts)
    return Furniture(tuple(stripped), labels, common[0] if common else None)


def _margin_lines(lines: Sequence[Line], height: float) -> list[int]:
    margin = MARGIN_SHARE * height
    return [
        index
        for index, line in enumerate(lines)
        if line.box.bottom < margin or line.box.top > height - margin
    ]


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text.lower()), round(line.box.top / SAME_HEIGHT)


def _repeated(
    pages: Sequence[Sequence[Line]], places: Sequence[Sequence[int]]
) -> frozenset[tuple[str, int]]:
    """Return texts, digits aside, that stand at one height on many pages."""
    counts: Counter[tuple[str, int]] = Counter()
    for lines, place in zip(pages, places, strict=True):
        counts.update({_key(lines[index]) for index in place})
    need = max(LEAST_PAGES, LEAST_SHARE * len(pages))
    found = set()
    for (text, height), count in counts.items():
        if _NUMBERED_HEADING.fullmatch(text):
            continue
        near = count + counts.get((text, height - 1), 0) + counts.get((text, height + 1), 0)
        if near >= need or (len(pages) == 2 and count == 2 and len(text) > 3):
            found.add((text, height))
    return frozenset(found)


def _numbers_run(pages: Sequence[Sequence[Line]], places: Sequence[Sequence[int]]) -> bool:
    """Return whether lone numbers in the margins count the pages."""
    steps: Counter[int] = Counter()
    seen = 0
    for page, (lines, place) in enumerate(zip(pages, places, strict=True)):
        numbers = {
            int(found.group(1))
            for index in place
            if (found := _PAGE.fullmatch(lines[index].text)) and found.group(1).isdigit()
        }
        seen += bool(numbers)
        steps.update(number - page for number in numbers)
    if not steps:
        return False
    return steps.most_common(1)[0][1] >= max(2, 0.5 * seen) or (len(pages) == 1 and seen == 1)


def _labels(pages: Sequence[Sequence[str]]) -> tuple[str | None, ...]:
    """Return each page's printed number, also one that ends a running line."""
    labels = [_label(texts) for texts in pages]
    if any(labels):
        return tuple(labels)
    steps: Counter[int] = Counter()
    ends: list[list[int]] = []
    for page, texts in enumerate(pages):
        found = [int(match.group(1)) for text in texts if (match := _LAST_NUMBER.search(text))]
        ends.append(found)
        steps.update({number - page for number in found})
    if not steps or steps.most_common(1)[0][1] < max(2, len(pages) // 3):
        return tuple(labels)
    step = steps.most_common(1)[0][0]
    return tuple(
        str(page + step) if page + step in found else None for page, found in enumerate(ends)
    )


def _label(texts: Sequence[str]) -> str | None:
    """Return the printed page number, preferring one that says "Page"."""
    found = [(text, match) for text in texts if (match := _PAGE.fullmatch(text))]
    for text, match in found:
        if _SAYS_PAGE.search(text):
            return match.group(1)
    if found:
        return found[-1][1].group(1)
    for text in texts:
        within = re.search(r"\bpage\s+(\d{1,4})\b", text, re.I)
        if within is not None:
            return within.group(1)
    return None
