"""A measure of a table with its values by period or by place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.answering.reckoning.figures.tables.periods import Span as Period
from assistant.answering.reckoning.reckoned import Proof
from assistant.documents import Document

_NUMBER = re.compile(r"(?:[-–−]|£|£\s?[-–]|\()?\s?\d[\d,]*(?:\.\d+)?\s?(?:%|m|k|bn)?\)?")
# Marks that a cell prints beside its number, and how an aim says that less, or more, meets it.
_MARKS = re.compile(r"[\s▲▼△▽↑↓→←↗↘⬆⬇➡*†‡^~]+$|(?<=\d)\s?\((?:p|r|provisional|revised)\)$")
_AT_MOST = re.compile(
    r"(?i)^(?:<|≤|<=|under|below|less than|fewer than|no more than|not more than|at most|up to|max(?:imum)?"
    r"(?: of)?)\s*|\s*(?:or|and) (?:less|fewer|under|below|lower)$|\s*max(?:imum)?$"
)
_AT_LEAST = re.compile(
    r"(?i)^(?:>|≥|>=|over|above|more than|at least|no less than|not less than|min(?:imum)?(?: of)?)\s*"
    r"|\s*(?:or|and) (?:more|over|above|higher|better)$|\s*min(?:imum)?$|(?<=\d)\s?\+$"
)


@dataclass(frozen=True, slots=True)
class Point:
    """One cell: its value as printed, the heading that it stands under, and its row's place."""

    label: str
    printed: str
    value: Decimal
    period: Period | None
    proof: Proof
    target: str | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Values of one measure, in the order of the table.

    `by` is what its points are headed by ("Quarter", "Ward"). `caption` are the headings above
    the table, `inner` the nearest, `alias` what a note on it is labelled, `lead` the
    paragraph above it, `paper` what the paper is called; `target` is the heading of its target. `period`
    is that of the whole line, where its points are of places.
    """

    measure: str
    points: tuple[Point, ...]
    by: str
    caption: str
    inner: str
    lead: str
    paper: str
    document: Document
    table: str
    dated: bool
    share: bool
    money: bool
    whole: bool
    target: str | None = None
    period: Period | None = None
    alias: str = ""


def read_number(text: str) -> Decimal | None:
    """Return the number that fills a cell, None where a cell is no number.

    >>> read_number("£1,208"), read_number("-42"), read_number("about 7")
    (Decimal('1208'), Decimal('-42'), None)
    """
    bare = _MARKS.sub("", text.strip())
    if not _NUMBER.fullmatch(bare):
        return None
    digits = re.sub(r"[^\d.]", "", bare)
    minus = re.match(r"[£\s]*[-–−(]", bare) is not None
    return -Decimal(digits) if minus else Decimal(digits)


def read_aim(text: str) -> Decimal | None:
    """Return the number of a target, with or without the words that say on which side it is met.

    >>> read_aim("200 or fewer"), read_aim("at least 85%"), read_aim("None set")
    (Decimal('200'), Decimal('85'), None)
    """
    return read_number(_AT_LEAST.sub("", _AT_MOST.sub("", text.strip())))
