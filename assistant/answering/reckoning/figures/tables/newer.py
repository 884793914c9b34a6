"""Tells whether a newer paper says in words what a table says: then the table's is not the newest."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from assistant.answering.reckoning.figures.tables.lines import Line, Point
from assistant.answering.reckoning.figures.tables.periods import spans_in
from assistant.answering.reckoning.figures.tables.words import FRAMED, measure_stems
from assistant.answering.reckoning.ledger import Ledger
from assistant.documents import Document, DocumentKind
from assistant.sentences import split_sentences

_NOT_SAID = frozenset({DocumentKind.AGENDA, DocumentKind.NEWS_ITEM})
_NUMBER = re.compile(r"(?<![\w.,/])\d[\d,]*(?:\.\d+)?(?![\w/])")
_LONGEST = 2500
_LOOSE = frozenset({"averag", "median", "peopl", "case", "made", "make"})


def is_told_newer(line: Line, point: Point, ledger: Ledger) -> bool:
    """Return whether a paper newer than a line's gives another number for the same measure."""
    last = point.period.last if point.period else None
    return is_superseded(line.measure, point.printed, last, line.document, ledger)


def is_superseded(
    measure: str, printed: str, last: dt.date | None, document: Document, ledger: Ledger
) -> bool:
    """Return whether a paper newer than `document` gives another number for a measure.

    `printed` is the number that is known of it, and `last` the day that it is of.
    """
    core = measure_stems(measure) - FRAMED - _LOOSE
    named = frozenset(word for word in core if not word[0].isdigit())
    core = named if len(named) > 1 else core
    day = document.date.day
    if day is None or not core:
        return False
    return any(
        _tells(ledger.view.text_of(newer.document_id), core, printed, last)
        for newer in _newer(day, document.document_id, ledger)
    )


def _newer(day: dt.date, own: str, ledger: Ledger) -> Iterator[Document]:
    for document_id, document in ledger.documents.items():
        newer = document.date.day is not None and document.date.day > day
        if newer and document_id != own and document.kind not in _NOT_SAID:
            yield document


def _tells(text: str, core: frozenset[str], printed: str, last: dt.date | None) -> bool:
    lowered = text.lower()
    if not all(word[:4] in lowered or word[0].isdigit() for word in core):
        return False
    before = ""
    for paragraph in text.split("\n"):
        if not paragraph.strip() or " | " in paragraph:
            continue
        window = f"{before} {paragraph}"
        before = paragraph
        if len(window) > _LONGEST or not _NUMBER.search(paragraph):
            continue
        if not core <= measure_stems(window) or not core & measure_stems(paragraph):
            continue
        if printed not in _NUMBER.findall(window) and _gives_newer(paragraph, core, last):
            return True
    return False


def _gives_newer(paragraph: str, core: frozenset[str], last: dt.date | None) -> bool:
    """Return whether a sentence gives a number of the measure, or any of a later day."""
    for start, end in split_sentences(paragraph):
        sentence = paragraph[start:end]
        spans = spans_in(sentence)
        if last and spans and all(span.last <= last for span in spans):
            continue
        later = any(last and span.last > last for span in spans)
        bare = "".join(
            c for n, c in enumerate(sentence) if not any(s.start <= n < s.end for s in spans)
        )
        said = core & measure_stems(sentence)
        if _NUMBER.search(bare) and (later or len(said) * 2 >= len(core)):
            return True
    return False
