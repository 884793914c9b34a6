"""Tells plans from other tables: by their columns and by what these hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.extracting.dates.due_units import find_stretches
from ingest.extracting.plans.columns import NamedColumns, plain_heading
from ingest.extracting.plans.concepts import Concept
from ingest.extracting.plans.plans_contents import VERDICT
from ingest.extracting.plans.plans_layout import PlanTable, TableRow, texts_at, texts_of
from ingest.extracting.plans.statuses import is_status_word

_LETTERS = re.compile(r"[A-Za-z]{2,}")
_RISK = re.compile(r"\b(?:likelihood|probability|inherent|residual|risk score|controls?)\b")
# So many words make a phrase that may say what to do.
_LEAST_WORDS, _LEAST_WIDTH = 2, 3
_FIGURES = re.compile(r"[£\d.,%\s<>=-]+")
TRACKING = (
    Concept.LEAD,
    Concept.DUE,
    Concept.STATUS,
    Concept.RATING,
    Concept.PROGRESS,
    Concept.DONE_TICK,
    Concept.ON_TRACK_TICK,
    Concept.PERCENT,
)


def is_of_another_kind(columns: NamedColumns) -> bool:
    """Return whether the headings are those of risks, indicators or budgets."""
    plain = " ".join(map(plain_heading, columns.headings))
    return columns.has(Concept.NOT_OF_A_PLAN) or _RISK.search(plain) is not None


def names_a_plan(columns: NamedColumns) -> bool:
    """Return whether the headings alone make a plan.

    What is to be done, and who, when or how far. A table of recommendations counts where
    it tracks them; one of risks, indicators or budgets never.
    """
    if is_of_another_kind(columns):
        return False
    tracking = sum(columns.has(concept) for concept in TRACKING)
    if columns.has(Concept.ACTION):
        named = any(
            "action" in columns.headings[at].lower() for at in columns.columns[Concept.ACTION]
        )
        who_or_when = columns.has(Concept.LEAD, Concept.DUE, Concept.STATUS)
        return tracking >= 2 or (tracking == 1 and who_or_when and named)
    if not columns.has(Concept.RECOMMENDATION):
        return False
    return tracking >= 2 and columns.has(Concept.DUE, Concept.LEAD)


def holds_a_plan(columns: NamedColumns, rows: Sequence[TableRow]) -> bool:
    """Return whether the cells bear the headings out: sentences to do, and no verdicts."""
    what = Concept.ACTION if columns.has(Concept.ACTION) else Concept.RECOMMENDATION
    texts = texts_of(columns, what, rows)
    worded = [text for text in texts if len(_LETTERS.findall(text)) >= 2]
    if not texts or len(worded) * 2 < len(texts):
        return False
    verdicts = [t for t in texts_of(columns, Concept.PROGRESS, rows) if VERDICT.match(t)]
    followed = columns.has(Concept.LEAD, Concept.STATUS, Concept.RATING)
    if not followed and len(verdicts) * 2 > len(texts):
        return False
    return dates_fit(columns, rows)


def dates_fit(columns: NamedColumns, rows: Sequence[TableRow]) -> bool:
    """Return whether a column that is called "Target" or the like holds no mere figures."""
    dues = texts_of(columns, Concept.DUE, rows)
    figures = [text for text in dues if _FIGURES.fullmatch(text) and not find_stretches(text)]
    return len(figures) * 2 <= len(dues)


def fits(columns: NamedColumns, rows: Sequence[TableRow]) -> bool:
    """Return whether rows without a header hold in each column what the plan before them does."""
    due = texts_of(columns, Concept.DUE, rows)
    status = texts_of(columns, Concept.STATUS, rows)
    if due and sum(bool(find_stretches(text)) or len(text) < 40 for text in due) * 2 < len(due):
        return False
    if status and sum(is_status_word(text) for text in status) * 2 < len(status):
        return False
    return holds_a_plan(columns, rows)


def unreadable(table: PlanTable) -> str | None:
    """Return why a plan's rows cannot be trusted; None where they can."""
    columns = table.columns
    what = Concept.ACTION if columns.has(Concept.ACTION) else Concept.RECOMMENDATION
    at = columns.columns[what]
    whole = [row for row in table.rows if len(row.filled) > 1]
    if not whole:
        return "its rows could not be told apart"
    worded = [row for row in whole if any((c := row.cell_at(n)) is None or c.text for n in at)]
    if len(worded) * 2 < len(whole):
        return "most of its rows hold no action where the header places it"
    return None


def _answers(columns: NamedColumns, rows: Sequence[TableRow]) -> bool:
    """Return whether a table says which recommendations were accepted: it is read as such."""
    if not columns.has(Concept.RECOMMENDATION, Concept.RECOMMENDATION_REF):
        return False
    cells = (texts_at(column, rows) for column in range(len(columns.headings)))
    return any(sum(bool(VERDICT.match(t)) for t in texts) * 2 > len(texts) for texts in cells)


def _is_worded(texts: Sequence[str]) -> bool:
    """Return whether a column holds phrases, and no names, figures or single words."""
    phrases = sum(len(_LETTERS.findall(text)) >= _LEAST_WORDS for text in texts)
    return phrases * 2 > len(texts)


def looks_like_a_plan(columns: NamedColumns, rows: Sequence[TableRow]) -> bool:
    """Return whether a table that is not read as a plan may be one all the same.

    It has what may be actions beside who, when or how far, or two of these three.
    """
    if is_of_another_kind(columns) or len(columns.headings) < _LEAST_WIDTH or not rows:
        return False
    if not dates_fit(columns, rows) or _answers(columns, rows):
        return False
    at = (*columns.columns.get(Concept.DUE, ()), *columns.columns.get(Concept.FIRST_DUE, ()))
    # A bare "Date" is of a meeting as often as of an action.
    dues = [columns.headings[column] for column in at]
    who_when_how = (
        columns.has(Concept.LEAD),
        any(plain_heading(heading) != "date" for heading in dues),
        columns.has(Concept.STATUS, Concept.RATING, Concept.DONE_TICK),
    )
    least = 1 if columns.has(Concept.ACTION) else 2
    what = columns.columns.get(Concept.ACTION) or range(len(columns.headings))
    if not any(_is_worded(texts_at(column, rows)) for column in what):
        return False
    filled = [
        concept
        for concept in (*TRACKING, Concept.FIRST_DUE)
        if columns.has(concept) and texts_of(columns, concept, rows)
    ]
    return sum(who_when_how) >= least and len(filled) >= least
