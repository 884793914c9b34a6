"""Writes the test questions of a run as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from assistant.evaluation.lines import ScoredCase
from assistant.exporting.records_csv import BYTE_ORDER_MARK, safe_cell

COLUMNS = (
    *("Question id", "Question", "Type", "Asked as of", "Must not be answered", "Outcome"),
    *("Status", "Confidence", "Stages that failed", "Notes", "Gates broken"),
)


def evaluation_csv(cases: Sequence[ScoredCase]) -> str:
    """Return one line a question, then every figure; begins with the byte order mark."""
    names = tuple(dict.fromkeys(name for case in cases for name in case.metrics))
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow([*COLUMNS, *names])
    for case in cases:
        told = (
            case.case_id,
            case.question,
            case.type,
            case.as_of,
            case.must_abstain,
            case.outcome,
            case.status,
            case.confidence,
            "; ".join(case.tags),
            "; ".join(case.notes),
            "; ".join(case.gates),
        )
        figures = (case.metrics.get(name) for name in names)
        writer.writerow([safe_cell(cell) for cell in (*told, *figures)])
    return BYTE_ORDER_MARK + sheet.getvalue()
