"""Chooses the title of a PDF: what is printed first, else what the file says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsing.drafts import Draft
from ingest.parsing.parsed import BlockKind

LEAST_CHARS = 8
_MACHINE = re.compile(
    r"microsoft (?:word|powerpoint|excel)|\.docx?$|\.xlsx?$|\.pdf$|untitled|document\d*$|"
    r"template$|^appendix \w{1,2}$|^(?:report|title|slide 1|powerpoint presentation)$|[\\/_]|^\d[\d\s.-]*$",
    re.I,
)

_BODY = re.compile(
    r"\b(?:council|committee|cabinet|commission|panel|board)$|^(?:agenda|minutes|report)\b", re.I
)


def title_of(drafts: Sequence[Draft], stated: str, stem: str) -> str:
    """Return the highest heading on the first page, the stated title or the file's name."""
    first_page = [
        draft
        for draft in drafts
        if draft.kind is BlockKind.HEADING and draft.page == 1 and len(draft.text) >= LEAST_CHARS
    ]
    if len(stated) >= LEAST_CHARS and " " in stated and not _MACHINE.search(stated):
        return stated
    top = min(first_page, key=lambda draft: draft.level).text if first_page else ""
    if top and not _BODY.search(top):
        return top
    words = [word for word in stem.split() if word.isalpha()]
    return stem.strip() if len(words) >= 2 or not top else top
