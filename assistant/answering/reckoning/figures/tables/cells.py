"""Finds the one cell of a table of figures that a question means, whatever it asks of it."""

from __future__ import annotations

from dataclasses import replace

from assistant.answering.reckoning.figures.tables.asked import read_question
from assistant.answering.reckoning.figures.tables.finding import lines_near
from assistant.answering.reckoning.figures.tables.fitting import fits_of
from assistant.answering.reckoning.figures.tables.lines import Line
from assistant.answering.reckoning.figures.tables.newer import is_told_newer
from assistant.answering.reckoning.figures.tables.picking import point_of
from assistant.answering.reckoning.figures.tables.table_figures import at_end, merge
from assistant.answering.reckoning.figures.tables.told import value_claim
from assistant.answering.reckoning.figures.tables.words import measure_stems
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Claim


def cell_asked(
    question: str, no_part: frozenset[str], ledger: Ledger
) -> tuple[Claim, Line, str] | None:
    """Return the value of the one period that a question names, its line and how it is printed.

    `no_part` are words of the question that are of no measure.
    """
    asked = read_question(question)
    asked = replace(asked, words=asked.words - no_part, change=False)
    if len(asked.periods) != 1 or not asked.words:
        return None
    fits = [fit for fit in fits_of(lines_near(question, ledger), asked) if fit.line.dated]
    if len({measure_stems(fit.line.measure) for fit in fits}) != 1:
        return None
    merged = merge(fits)
    point = point_of(merged.only, asked.periods[0], at_end=at_end(asked))
    if point is None or is_told_newer(merged.of(point), point, ledger):
        return None
    return value_claim(merged.of(point), point), merged.of(point), point.printed
