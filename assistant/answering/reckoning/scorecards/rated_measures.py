"""Reads rated measures out of performance papers: a measure's row, its rating, its values.

"Number of foster households | RED", and below it "Latest: 613 | Target: 700 | Previous: 612
(Red)"; or one row of a table whose header names target and rating.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.actions import ActionItem
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.terms import stems
from assistant.documents import Document, DocumentKind
from assistant.spans import Span

_KINDS = (
    DocumentKind.PROGRESS_REPORT,
    DocumentKind.OFFICER_REPORT,
    DocumentKind.REPORTS_PACK,
    DocumentKind.OTHER,
    DocumentKind.UNKNOWN,
)
RATING = re.compile(r"(?i)(?:red|amber|green|yellow|blue)")
_CELL = re.compile(r"[^|\n]+")
_MEASURE = re.compile(
    r"(?i)^\W*(?:%|percentage|per ?cent|number|rate|ratio|proportion|average|mean|median|total|share|cost"
    r"|time|count|level|days|spend)\b|^\W*%"
)
_OF_MEASURES = re.compile(r"(?i)\b(?:kpis?|indicators?|measures?|RAG|performance)\b")
_VALUES = re.compile(r"(?i)^\s*(?:latest|actual|current|result|outturn)\W+\d.*\btarget\b")
_KEY = re.compile(r"(?i)^\s*(?:red|amber|green|yellow|blue)\b")
_LOOSE = frozenset(
    stems("percentage per cent proportion rate rolling months total period number day the")
)


@dataclass(frozen=True, slots=True)
class Rated:
    """A measure as a paper rates it.

    `row` is its line, `values` the line of its values where they stand below it, `header`
    what heads its table, None where no line heads it.
    """

    document: Document
    label: Span
    rating: Span
    row: Span
    values: Span | None
    header: Span | None

    @property
    def core(self) -> frozenset[str]:
        """The words by which two rows are known to be of one measure."""
        bare = re.sub(r"\([^)]*\)", " ", self.label.text)
        return frozenset(s for s in stems(bare) if not s[0].isdigit()) - _LOOSE


def rated_measures(ledger: Ledger) -> Sequence[Rated]:
    """Return the rated measures of performance papers, in the order of each paper."""
    return ledger.once("rated measures", _rated_measures)


def _rated_measures(ledger: Ledger) -> Sequence[Rated]:
    planned = {row.document_id for row in ledger.records(ActionItem)}
    found: list[Rated] = []
    for document_id, document in ledger.documents.items():
        if document.kind in _KINDS and document_id not in planned:
            found += read_rated(document, ledger.view.text_of(document_id))
    return found


@lru_cache(maxsize=64)
def read_rated(document: Document, text: str) -> tuple[Rated, ...]:
    """Return the rated measures of one paper."""
    return tuple(_read(document, text))


def _read(document: Document, text: str) -> Iterator[Rated]:
    lines = [(m.start(), m.group()) for m in re.finditer(r"(?m)^.*$", text)]
    header: Span | None = None
    for number, (start, line) in enumerate(lines):
        if " | " not in line:
            header = None
            continue
        cells = [Span(start + m.start(), start + m.end(), m.group()) for m in _CELL.finditer(line)]
        cells = [_stripped(cell) for cell in cells]
        rating = next((c for c in cells[1:] if RATING.fullmatch(c.text)), None)
        label = cells[0]
        if rating is None or _KEY.match(label.text) or not re.search(r"[A-Za-z]{3}", label.text):
            heads = header is None or _OF_MEASURES.search(line)
            header = label if heads and not _VALUES.match(line) else header
            continue
        below = next((each for each in lines[number + 1 : number + 3] if each[1]), (0, ""))
        values = (
            Span(below[0], below[0] + len(below[1]), below[1]) if _VALUES.match(below[1]) else None
        )
        if (
            values
            or _MEASURE.match(label.text)
            or (header and _OF_MEASURES.search(line_of(text, header)))
        ):
            row = Span(start, start + len(line.rstrip(" |")), line.rstrip(" |"))
            yield Rated(document, label, rating, row, values, header)


def line_of(text: str, span: Span) -> str:
    """Return the line in which a span stands."""
    end = text.find("\n", span.end)
    return text[span.start : end if end >= 0 else len(text)]


def _stripped(span: Span) -> Span:
    text = span.text.strip()
    start = span.start + span.text.find(text) if text else span.start
    return Span(start, start + len(text), text)
