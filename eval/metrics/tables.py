"""Whether a value was computed from just the right rows."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from assistant.dates import find_dates
from eval.cases import TableGold
from eval.checking import rows_where
from eval.metrics.numbers import number_in
from eval.papers import Papers
from eval.runs import ComputedValue, RowPlace

_BETWEEN_ITEMS = re.compile(r"\s*(?:;|,|\n|\band\b)\s*")


def table_exact(gold: TableGold | None, computed: Sequence[ComputedValue], papers: Papers) -> float:
    """Return 1 if a computed value is the gold one, from the gold rows and no others; else 0.

    The rows are those of the gold paper's tables that the computed rows overlap; a computed row of
    another paper, or a value without rows, is not exact. NaN without a gold table.

    Raises:
        PlaceError: The gold paper is not there.
    """
    if gold is None:
        return math.nan
    return float(
        any(
            same_value(value.value, gold.value) and _rows_are(gold, value.rows, papers)
            for value in computed
        )
    )


def same_value(printed: str, gold: str | float | tuple[str, ...]) -> bool:
    """Return whether a printed value is the gold one: as a number, a date, a text or a list.

    The order of a list does not count.

    >>> same_value("14", 14), same_value("31 May 2025", "31/05/2025"), same_value("b, a", ("a", "b"))
    (True, True, True)
    """
    if isinstance(gold, tuple):
        return _same_items(printed, gold)
    if isinstance(gold, int | float):
        number = number_in(printed)
        return number is not None and math.isclose(number.value, gold, abs_tol=1e-9)
    return _plain(printed) == _plain(gold)


def _same_items(printed: str, gold: Sequence[str]) -> bool:
    wanted = {_plain(item) for item in gold}
    if _plain(printed) in wanted and len(wanted) == 1:
        return True
    return {_plain(item) for item in _BETWEEN_ITEMS.split(printed) if item.strip()} == wanted


def _plain(text: str) -> str:
    """Return a value in one form: a date or a number that is all of it, else its plain words."""
    stripped = " ".join(text.split()).strip(" .")
    dates = find_dates(stripped)
    if len(dates) == 1 and (dates[0].start, dates[0].end) == (0, len(stripped)):
        return f"{dates[0].first.isoformat()} {dates[0].precision}"
    number = number_in(stripped)
    return f"{number.value} {number.unit}" if number else stripped.casefold()


def _rows_are(gold: TableGold, rows: Sequence[RowPlace], papers: Papers) -> bool:
    paper = papers[gold.doc]
    if not rows or not all(papers.same(row.doc, gold.doc) for row in rows):
        return False
    overlapped = {
        number
        for number, line in enumerate(paper.rows)
        if any(line.place.overlap(row.start, row.end) for row in rows)
    }
    return overlapped == set(rows_where(paper, gold.where))
