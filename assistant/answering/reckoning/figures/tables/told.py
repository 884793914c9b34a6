"""Says what a line of a table of figures holds, each value with its heading and its working."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.answering.phrasing import paper_phrase
from assistant.answering.reckoning.figures.tables.lines import Line, Point, read_aim
from assistant.answering.reckoning.reckoned import (
    Claim,
    Computed,
    Operation,
    ReckonedRow,
    ReckonedTable,
)
from assistant.answers import Basis

_MOST_ROWS = 40


def value_claim(line: Line, point: Point, *, lead: str = "") -> Claim:
    """Return one value with its period or place, and its target where the table has one."""
    aim = _against(line, point)
    words = f"{name_of(line)}: {lead}{_amount(line, point.printed)} {_at(line, point)}{aim}"
    return Claim(
        f"{words} ({paper_phrase(line.document)}).", Basis.COMPUTED, (point.proof,), _values(point)
    )


def extreme_claim(line: Line, points: Sequence[Point], *, high: bool) -> Claim:
    """Return the highest or the lowest value of a line, and where or when."""
    words = "the highest figure" if high else "the lowest figure"
    first = points[0]
    at = " and ".join(_at(line, point) for point in points)
    text = f"{name_of(line)}: {words} is {_amount(line, first.printed)} {at} ({paper_phrase(line.document)})."
    proofs = tuple(point.proof for point in points)
    return Claim(text, Basis.COMPUTED, proofs, tuple(v for point in points for v in _values(point)))


def change_claim(line: Line, first: Point, last: Point) -> Claim:
    """Return how two values of a line differ, with the working."""
    more, less = max(first.value, last.value), min(first.value, last.value)
    verb = (
        "rose"
        if last.value > first.value
        else "fell"
        if last.value < first.value
        else "was the same"
    )
    begun, ended = (f"{_amount(line, p.printed)} {_at(line, p)}" for p in (first, last))
    given = f"{begun} to {ended}"
    values = (*_values(first), *_values(last))
    working = ""
    if more != less:
        operands = (str(more), str(less))
        difference = Computed(
            "difference", Operation.DIFFERENCE, str(more - less), operands=operands
        )
        values = (*values, difference)
        working = f" ({difference.formula} is {difference.value})"
    text = f"{name_of(line)} {verb} from {given}{working}; {paper_phrase(line.document)}."
    return Claim(text, Basis.COMPUTED, (first.proof, last.proof), values)


def sum_claim(line: Line, points: Sequence[Point]) -> Claim:
    """Return the sum of the values of a line, with the working."""
    operands = tuple(str(point.value) for point in points)
    total = Computed("sum", Operation.SUM, str(sum(map(Decimal, operands))), operands=operands)
    labels = [_plain(points[0].label), _plain(points[-1].label)]
    ends = f" from “{labels[0]}” to “{labels[1]}”" if line.dated else ""
    text = (
        f"{name_of(line)}{ends}: {_amount(line, _grouped(total.value))} in all"
        f" ({total.formula} is {total.value}; {paper_phrase(line.document)})."
    )
    given = Computed(
        "sum as printed", Operation.GIVEN, _grouped(total.value), operands=(_grouped(total.value),)
    )
    values = (total, given, *(v for p in points for v in _values(p)))
    return Claim(text, Basis.COMPUTED, tuple(point.proof for point in points), values)


def table_of(line: Line, points: Sequence[Point]) -> ReckonedTable:
    """Return the values of a line as printed."""
    rows = tuple(ReckonedRow((p.label, p.printed), (p.proof,)) for p in points[:_MOST_ROWS])
    first = line.by or "Period"
    return ReckonedTable(
        f"Figures: {_plain(line.measure)}", (first, _plain(line.measure)), rows, frozenset({1})
    )


def name_of(line: Line) -> str:
    """Return a measure as its table prints it, with the heading above where it says little."""
    caption = line.caption if len(line.caption) < 90 else ""
    words = _plain(line.measure)
    short = len(words.split()) < 3 and caption
    return f"“{words}”" if not short else f"“{words}” under “{_inner(line)}”"


def _amount(line: Line, printed: str) -> str:
    """Return a value with its unit, where the table prints that in its heading alone."""
    pounds = "(£)" in line.measure and "£" not in printed
    return f"{'£' if pounds else ''}{printed}{unit_of(line)}"


def unit_of(line: Line) -> str:
    """Return what is printed after a value so that it is no bare number."""
    if re.search(r"(?i)£\s?(?:000|thousand|k\b)", f"{line.measure} {line.caption}"):
        return " (in thousands of pounds)"
    share = re.search(r"(?i)\(%\)|%|\bper ?cent\b", line.measure)
    printed = any("%" in point.printed for point in line.points)
    return " per cent" if share and not printed else ""


def _inner(line: Line) -> str:
    return line.inner.replace("“", "'").replace("”", "'")


def _against(line: Line, point: Point) -> str:
    if not point.target or line.target is None:
        return ""
    aim = read_aim(point.target)
    if aim is None:
        return ""
    side = "above" if point.value > aim else "below" if point.value < aim else "the same as"
    return f", {side} “{_plain(line.target)}” of {point.target}"


def _at(line: Line, point: Point) -> str:
    return f"for “{_plain(point.label)}”"


def _values(point: Point) -> tuple[Computed, ...]:
    return tuple(
        Computed("as printed", Operation.GIVEN, text, operands=(text,))
        for text in (point.printed, point.label, *([point.target] if point.target else []))
    )


def _grouped(number: str) -> str:
    value = Decimal(number)
    return f"{value:,}"


def _plain(text: str) -> str:
    return " ".join(text.split()).replace("“", "'").replace("”", "'")
