"""Questions that the records of a cited paper answer: what its meeting settled, where its actions stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answering.naming import pseudonyms_in
from assistant.answers import Citation
from assistant.dates import written_date
from assistant.documents import MINUTES_KINDS, DocumentKind

_PLANS = (DocumentKind.ACTION_PLAN, DocumentKind.PROGRESS_REPORT, DocumentKind.ACTION_LOG)
_REVIEWS = (DocumentKind.REVIEW_REPORT, DocumentKind.INSPECTION_REPORT)
_OF_MEETINGS = (
    "What was resolved at the {committee} on {day}?",
    "What was promised at the {committee} on {day}?",
)
_OF_PLANS = (
    "Which actions of the {name} plan are overdue?",
    "When will all actions of the {name} plan be completed?",
)
_OF_REVIEWS = ("What did the review of {name} recommend?",)
_PAPERS = 3


def questions_of_cited(cited: Sequence[Citation]) -> Iterator[str]:
    """Yield questions about the first papers that an answer cites, the nearest paper's first."""
    seen: dict[str, Citation] = {}
    for citation in cited:
        seen.setdefault(citation.document_id, citation)
    for citation in list(seen.values())[:_PAPERS]:
        yield from _of_paper(citation)


def _of_paper(citation: Citation) -> Iterator[str]:
    if citation.kind in MINUTES_KINDS and citation.committee and citation.date:
        day = written_date(citation.date)
        yield from (each.format(committee=citation.committee, day=day) for each in _OF_MEETINGS)
        return
    told = f"{citation.title} {citation.heading or ''}"
    name = next(iter(pseudonyms_in(told)), None)
    if name is None:
        return
    if citation.kind in _PLANS:
        yield from (each.format(name=name) for each in _OF_PLANS)
    elif citation.kind in _REVIEWS:
        yield from (each.format(name=name) for each in (*_OF_REVIEWS, *_OF_PLANS))
