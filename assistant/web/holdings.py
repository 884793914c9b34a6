"""What the pages say about the papers held: examples to ask, counts, privacy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from assistant.documents import Document, DocumentKind
from assistant.web.wording import KINDS, MINUTES, british_date, counted

# What one may ask of a kind of paper, the most telling first.
ASKED_OF_KINDS = (
    (
        frozenset({DocumentKind.ACTION_PLAN, DocumentKind.ACTION_LOG}),
        "Which actions in “{}” are not yet complete?",
    ),
    (frozenset({DocumentKind.REVIEW_REPORT}), "What did “{}” recommend?"),
    (frozenset({DocumentKind.EXECUTIVE_RESPONSE}), "How did the council respond in “{}”?"),
    (frozenset({DocumentKind.INSPECTION_REPORT}), "What did “{}” find?"),
    (
        frozenset({DocumentKind.OFFICER_REPORT, DocumentKind.PROGRESS_REPORT}),
        "What does “{}” say about progress?",
    ),
)
MOST_EXAMPLES = 3
LONGEST_TITLE = 90


def _newest(papers: Iterable[Document]) -> Document | None:
    dated = [p for p in papers if p.date.day and " " in p.title and len(p.title) <= LONGEST_TITLE]
    return max(dated, key=lambda p: p.date.day or dt.date.min, default=None)


def example_questions(papers: Sequence[Document]) -> list[str]:
    """Return up to three questions about papers that are held, none naming a person."""
    examples = []
    minutes = _newest(p for p in papers if p.kind in MINUTES and p.committee)
    if minutes:
        day = british_date(minutes.date.day)
        examples.append(f"What did the {minutes.committee} resolve on {day}?")
    for kinds, wording in ASKED_OF_KINDS:
        paper = _newest(p for p in papers if p.kind in kinds)
        if paper:
            examples.append(wording.format(paper.title))
    return examples[:MOST_EXAMPLES]


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


def privacy_words(*, on_loopback: bool) -> str:
    """Return who sees a conversation and how long it is kept, as it is in force."""
    where = "on this computer" if on_loopback else "on the council’s server"
    return (
        f"Questions and answers are kept {where} until they are deleted. "
        "Anyone who has the address of a conversation, and can reach this page, can read it."
    )
