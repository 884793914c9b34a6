"""Small invented papers with plans, and what is read out of them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from assistant.actions import ActionItem, ActionPlan, UnreadTable
from assistant.documents import Access
from ingest.classifying import classify
from ingest.extracting.paper import Paper
from ingest.extracting.plans.plans import extract_plans
from ingest.parsing.parsed import ParsingLimits
from ingest.parsing.reading import parse_file
from ingest.passages import cut_passages


def paper_of(path: Path) -> Paper:
    """Return the paper in a file."""
    parsed = parse_file(path, ParsingLimits(ocr=False))
    facts = classify(parsed, PurePosixPath(path.name), Access.PUBLIC)
    document_id = hashlib.sha256(parsed.text.encode()).hexdigest()
    passages = cut_passages(document_id, parsed, facts, lambda text: len(text.split()), 200)
    return Paper(document_id, parsed, facts, passages)


def table(*rows: Sequence[str]) -> str:
    """Return an HTML table; a cell that begins with "<td" or "<th" is kept as it is."""
    cells = (
        "".join(cell if cell.startswith("<t") else f"<td>{cell}</td>" for cell in row)
        for row in rows
    )
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def web_paper(folder: Path, *parts: str, name: str = "plan.html") -> Paper:
    """Return a web page of `parts` as a paper."""
    path = folder / name
    path.write_text(f"<html><body>{''.join(parts)}</body></html>", encoding="utf-8")
    return paper_of(path)


def plans_in(paper: Paper) -> list[ActionPlan]:
    """Return the plans of a paper."""
    return [record for record in extract_plans(paper) if isinstance(record, ActionPlan)]


def actions_in(paper: Paper) -> list[ActionItem]:
    """Return the rows of all plans of a paper."""
    return [record for record in extract_plans(paper) if isinstance(record, ActionItem)]


def unread_in(paper: Paper) -> list[UnreadTable]:
    """Return the tables of a paper that could not be read."""
    return [record for record in extract_plans(paper) if isinstance(record, UnreadTable)]
