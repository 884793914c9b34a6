"""What the pages say about the papers held: kinds and counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.documents import MINUTES_KINDS, Document, DocumentKind
from assistant.web.wording import KINDS, british_date, counted

# Items that every agenda has; nobody would ask about them.
PROCEDURE = re.compile(
    r"apolog|declar|minutes|urgent|exclu|work programme|announce|welcome|date of next|membership"
    r"|terms of reference|appointment|chair|public question|any other|matters arising|agenda",
    re.IGNORECASE,
)


def kinds_to_choose(papers: Iterable[Document]) -> list[DocumentKind]:
    """Return the kinds of paper that are held, by name; printed minutes are minutes."""
    held = {DocumentKind.MINUTES if p.kind in MINUTES_KINDS else p.kind for p in papers}
    return sorted(held, key=lambda kind: (kind is DocumentKind.UNKNOWN, KINDS[kind]))


def holdings_words(papers: Sequence[Document]) -> str:
    """Return from how many papers answers come, and from when to when those are.

    A paper that a newer version replaces is kept, and left out of answers and of this count.
    """
    held = {paper.document_id for paper in papers}
    used = [paper for paper in papers if paper.superseded_by not in held]
    if not used:
        return "There are no papers here yet."
    days = sorted(p.date.day for p in used if p.date.day)
    span = f", dated {british_date(days[0])} to {british_date(days[-1])}" if days else ""
    return f"Answers come from {counted(len(used), 'paper')}{span}."
