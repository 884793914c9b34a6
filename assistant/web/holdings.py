"""What the pages say about the papers held: examples to ask, and counts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from assistant.documents import Document, DocumentKind, Passage, PassageKind
from assistant.stores.view import View
from assistant.web.wording import KINDS, MINUTES, british_date, counted

MOST_EXAMPLES = 3
MOST_MEETINGS = 12
# Items that every agenda has; nobody would ask about them.
PROCEDURE = re.compile(
    r"apolog|declar|minutes|urgent|exclu|work programme|announce|welcome|date of next|membership"
    r"|terms of reference|appointment|chair|public question|any other|matters arising|agenda",
    re.IGNORECASE,
)
ITEM_NUMBER = re.compile(r"^[\d.()a-z]{1,6}[.)\s]\s*(?=\S)")
SHORTEST_WORDS, LONGEST_WORDS = 2, 10


def _subject(passage: Passage) -> str | None:
    """Return what an exchange was about, by its heading; None for procedure."""
    if passage.kind is not PassageKind.EXCHANGE or not passage.locator.headings:
        return None
    heading = ITEM_NUMBER.sub("", passage.locator.headings[-1]).strip(" .:")
    telling = SHORTEST_WORDS <= len(heading.split()) <= LONGEST_WORDS
    return heading if telling and not PROCEDURE.search(heading) else None


def example_questions(view: View) -> list[str]:
    """Return up to three questions that members' newest exchanges answer, none naming a person."""
    meetings = [p for p in view.documents.values() if p.kind in MINUTES and not p.superseded_by]
    meetings.sort(key=lambda p: p.date.day or dt.date.min, reverse=True)
    subjects: dict[str, str] = {}
    for meeting in meetings[:MOST_MEETINGS]:
        found = (_subject(passage) for passage in view.passages_of(meeting.document_id))
        subject = next((s for s in found if s and s.casefold() not in subjects), None)
        if subject:
            subjects[subject.casefold()] = f"What was asked about “{subject}”?"
        if len(subjects) == MOST_EXAMPLES:
            break
    return list(subjects.values())


def kinds_to_choose(papers: Iterable[Document]) -> list[DocumentKind]:
    """Return the kinds of paper that are held, by name; printed minutes are minutes."""
    held = {DocumentKind.MINUTES if p.kind in MINUTES else p.kind for p in papers}
    return sorted(held, key=lambda kind: (kind is DocumentKind.UNKNOWN, KINDS[kind]))


def holdings_words(papers: Sequence[Document]) -> str:
    """Return a sentence on how many papers are held, and from when to when."""
    if not papers:
        return "It holds no papers yet."
    days = sorted(p.date.day for p in papers if p.date.day)
    span = f", dated {british_date(days[0])} to {british_date(days[-1])}" if days else ""
    return f"It holds {counted(len(papers), 'paper')}{span}."
