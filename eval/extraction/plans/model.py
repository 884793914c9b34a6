"""A plan as written by hand, and the gold record that follows from it."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict

SAME = "^"
TICK, CROSS = "[tick]", "[cross]"
MARKS = {TICK: "✔", CROSS: "✘"}
FILLS = {
    "green": "92D050",
    "amber": "FFC000",
    "red": "FF0000",
    "blue": "00B0F0",
    "purple": "B17ED8",
    "grey": "BFBFBF",
}
DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(?:20)?(\d{2})")

Precision = Literal["day", "month", "quarter", "year", "week", "term", "relative", "none"]
Status = Literal[
    "complete", "in_progress", "not_started", "superseded", "closed_not_complete", "unknown"
]
When = tuple[dt.date | None, dt.date | None, Precision]


class Strict(BaseModel):
    """A part of a written plan; a misspelt field is an error."""

    model_config = ConfigDict(extra="forbid")


class Column(Strict):
    """One column; `head` is printed, `field` says which part of a row it holds.

    `group` is printed over the heads of neighbours that share it. A `formula` of a workbook names
    its own row as {row}; the value it came to stands in the row.
    """

    head: str
    field: str
    width: float = 1
    merged: bool = False
    hidden: bool = False
    group: str | None = None
    formula: str | None = None


class Row(Strict):
    """One action. Fields left out are not printed, or follow from those that are."""

    ref: str | None = None
    recommendation: str | None = None
    action: str
    lead: str | None = None
    leads: list[str] | None = None
    due: str | dt.date | None = None
    shown: str | None = None
    when: When | None = None
    history: list[dt.date] = []
    suspect: bool = False
    rating: str | None = None
    colour: str | None = None
    status: Status | None = None
    status_text: str | None = None
    progress: str | None = None
    evidence: str | None = None
    other: dict[str, str] = {}
    lenient: list[str] = []
    struck: bool = False
    tinted: dict[str, str] = {}


class OtherTable(Strict):
    """A table beside the plan that holds no actions."""

    about: str
    caption: str | None = None
    rows: list[list[str]]
    widths: list[float] | None = None
    hidden: bool = False


class Section(Strict):
    """A table of actions under its own heading, or on its own sheet.

    With `bands`, each recommendation stands across the whole table above its actions.
    """

    heading: str | None = None
    before: list[str] = []
    columns: list[Column]
    rows: list[Row]
    after: list[str] = []
    bands: bool = False
    tables_after: list[OtherTable] = []


class Plan(Strict):
    """A file to write."""

    file: str
    part: Literal["dev", "test"]
    title: str
    rules: Literal["grid", "lines", "bare", "zebra"] = "grid"
    landscape: bool = False
    broken_rows: bool = False
    heads_repeated: bool = True
    size: float = 8
    position_at: dt.date | None = None
    before: list[str] = []
    after: list[str] = []
    key: dict[str, str] | None = None
    key_caption: str = "Key"
    key_fills: bool = False
    key_last: bool = False
    key_in_words: bool = False
    theme_fills: bool = False
    frozen: bool = False
    filtered: bool = False
    listed_statuses: str | None = None
    row_heads: bool = False
    delimiter: str = ","
    statuses: dict[str, Status] = {}
    stated_totals: list[str] = []
    sections: list[Section]
    tables_before: list[OtherTable] = []
    tables_after: list[OtherTable] = []


def load(path: Path) -> Plan:
    """Read a written plan and carry "as above" recommendations down."""
    plan = Plan.model_validate(yaml.safe_load(path.read_text("utf-8")))
    printed = squeezed(" ".join(plan.before + plan.after + _notes(plan)))
    for total in plan.stated_totals:
        if total not in printed:
            raise ValueError(f"{plan.file} does not print {total!r}")
    return plan


def _notes(plan: Plan) -> list[str]:
    return [note for section in plan.sections for note in section.before + section.after]


def squeezed(text: str) -> str:
    """Return `text` without marks for looks, on one line."""
    for mark, sign in MARKS.items():
        text = text.replace(mark, sign)
    return " ".join(text.replace("~~", "").replace("**", "").split())


def cell_of(row: Row, column: Column) -> str | dt.date:
    """Return what stands in one cell; "^" when it is merged with the cell above."""
    if column.field == "colour":
        return ""
    value = getattr(row, column.field, None) if column.field in Row.model_fields else None
    return value if value is not None else row.other.get(column.field, "")


def gold(plan: Plan, pages: list[int] | None) -> dict[str, Any]:
    """Return what a perfect reader finds in the file."""
    rows: list[dict[str, Any]] = []
    for section in plan.sections:
        above: dict[str, str | None] = {}
        lead = section.rows[0]
        for row in section.rows:
            printed = {"recommendation": row.recommendation, **row.other}
            above = {k: above.get(k) if v == SAME else v for k, v in printed.items()}
            if row.lead == SAME:
                row.lead, row.leads = lead.lead, lead.leads
            lead = row
            page = pages[len(rows)] if pages else None
            rows.append(_gold_row(plan, section, row, above) | {"page": page, "row": len(rows) + 1})
    tables = plan.tables_before + [t for s in plan.sections for t in s.tables_after]
    tables += plan.tables_after
    apart = [{"about": table.about, "first_cell": table.rows[0][0]} for table in tables]
    if plan.key and not plan.key_in_words:
        apart.append(
            {"about": "key to the ratings", "first_cell": next(iter(plan.key)).capitalize()}
        )
    columns = [column for section in plan.sections for column in section.columns]
    return {
        "file": plan.file,
        "part": plan.part,
        "title": plan.title,
        "position_at": plan.position_at,
        "key": plan.key,
        "stated_totals": plan.stated_totals,
        "not_plans": apart,
        "hidden_columns": [column.head for column in columns if column.hidden],
        "rows": rows,
    }


def _gold_row(
    plan: Plan, section: Section, row: Row, carried: dict[str, str | None]
) -> dict[str, Any]:
    earliest, latest, precision = row.when or _day(row.due)
    key = plan.key or {}
    means = key.get((row.rating or "").lower()) or key.get(row.colour or "")
    hidden = {column.field for column in section.columns if column.hidden}
    other = {k: _text(v) for k, v in carried.items() if k not in hidden | {"recommendation"}}
    due = row.shown or (f"{row.due:%d/%m/%Y}" if isinstance(row.due, dt.date) else row.due)
    status = row.status or plan.statuses.get(row.status_text or row.rating or row.colour or "")
    leads = row.leads if row.leads is not None else [row.lead] if row.lead else []
    return {
        "section": section.heading,
        "ref": row.ref,
        "recommendation": _text(carried["recommendation"]),
        "action": squeezed(row.action),
        "leads": leads,
        "due_text": _text(due),
        "due_earliest": earliest,
        "due_latest": latest,
        "due_precision": precision,
        "due_history": row.history,
        "date_suspect": row.suspect,
        "rating_word": row.rating or None,
        "rating_colour": row.colour,
        "rating_means": means,
        "status": status or "unknown",
        "status_text": _text(row.status_text),
        "progress": _text(row.progress),
        "evidence": _text(row.evidence),
        "other": other,
        "lenient": row.lenient,
    }


def _text(value: str | None) -> str | None:
    return (squeezed(value) or None) if value else None


def _day(due: str | dt.date | None) -> When:
    """Read a due cell that holds one plain date; any other is written out by hand."""
    if isinstance(due, dt.date):
        return due, due, "day"
    plain = DAY.fullmatch(due or "")
    if plain is None:
        return None, None, "none"
    day, month, year = (int(part) for part in plain.groups())
    date = dt.date(2000 + year, month, day)
    return date, date, "day"
