"""Chooses the title of a PDF: what is printed first, else what the file says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsing.drafts import Draft
from ingest.parsing.parsed import BlockKind

LEAST_CHARS = 8
_MACHINE = re.compile(
    r"microsoft (?:word|powerpoint|excel)|\.docx?$|\.xlsx?$|\.pdf$|untitled|document\d*$|"
    r"^(?:template|report|title|slide 1|powerpoint presentation)$|[\\/_]|^\d[\d\s.-]*$",
    re.I,
)


def title_of(drafts: Sequence[Draft], stated: str, stem: str) -> str:
    """Return the highest heading on the first page, the stated title or the file's name."""
    first_page = [
        draft
        for draft in drafts
        if draft.kind is BlockKind.HEADING and draft.page == 1 and len(draft.text) >= LEAST_CHARS
    ]
    if stated and len(stated) >= LEAST_CHARS and not _MACHINE.search(stated):
        return stated
    if first_page:
        return min(first_page, key=lambda draft: draft.level).text
    return stem.strip()
