"""Chooses the title of a PDF: what is printed first, what the file says, or its name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsing.drafts import Draft
from ingest.parsing.parsed import BlockKind

LEAST_WORDS = 3
SEARCHED_DRAFTS = 30
_SUBJECT = re.compile(r"(?:Subject|Report title|Title of report|Title)\s*:\s*(\S.{5,200})", re.I)
_GENERIC = re.compile(
    r"microsoft (?:word|powerpoint|excel)|\.(?:docx?|xlsx?|pptx?|pdf)$|[\\/_]|^\d[\d\s.-]*$|"
    r"template$|^appendix \w{1,2}\b|^(?:proposed )?(?:record of|executive) decision$|"
    r"^(?:the |committee |officer )?report$|^(?:agenda|minutes|untitled)\b",
    re.I,
)
_NOT_A_TITLE = re.compile(
    r"\b(?:council|committee|cabinet|commission|panel|board)$|record of decision|"
    r"\b(?:borough|city|county) of\b|"
    r"^(?:agenda|minutes|report|contents|to|from|date|past pathway|summary|by|lead)\b|^\d|:$",
    re.I,
)


def title_of(drafts: Sequence[Draft], stated: str, stem: str) -> str:
    """Return the best title: a printed subject, the stated title, the top heading or `stem`.

    A title that says little ("Agenda", a council's name, a template's) is passed over.
    """
    first_page = [draft for draft in drafts[:SEARCHED_DRAFTS] if draft.page in (1, None)]
    for draft in first_page:
        subject = _SUBJECT.match(draft.text)
        if subject is not None:
            return subject.group(1).strip()
    if _words(stated) >= LEAST_WORDS and not _GENERIC.search(stated):
        return stated
    headings = [draft for draft in first_page if draft.kind is BlockKind.HEADING]
    top = min(headings, key=lambda draft: draft.level).text if headings else ""
    if _words(top) >= LEAST_WORDS and not _GENERIC.search(top) and not _NOT_A_TITLE.search(top):
        return top
    return stem.strip() if _words(stem) >= 2 or not top else top


def _words(text: str) -> int:
    return sum(any(map(str.isalpha, word)) for word in text.split())
