"""Every word that pages say about statuses, kinds and failures, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.answers import AnswerStatus, Citation
from assistant.documents import (
    MINUTES_KINDS,
    Document,
    DocumentKind,
    SourceState,
    SourceType,
    Standing,
)


@dataclass(frozen=True, slots=True)
class StatusWords:
    """What the page says of an answer's status; `tone` is a class of the tag."""

    label: str
    sentence: str
    tone: str


STATUSES: Mapping[AnswerStatus, StatusWords] = {
    AnswerStatus.ANSWERED: StatusWords(
        "Answered", "Each statement links to the paper it came from.", "govuk-tag--green"
    ),
    AnswerStatus.PARTLY_ANSWERED: StatusWords(
        "Partly answered", "Some of what you asked is not in the papers.", "govuk-tag--yellow"
    ),
    AnswerStatus.ASKED_NOT_ANSWERED: StatusWords(
        "Asked before, not answered",
        "This was asked in committee. The papers record no answer to it.",
        "govuk-tag--yellow",
    ),
    AnswerStatus.NOT_IN_PAPERS: StatusWords(
        "Not in the indexed papers",
        "I could not find this in the papers I searched. That does not mean it has not been "
        "discussed.",
        "govuk-tag--grey",
    ),
    AnswerStatus.PAPERS_DISAGREE: StatusWords(
        "Papers disagree", "These papers say different things.", "govuk-tag--orange"
    ),
    AnswerStatus.CANNOT_BE_WORKED_OUT: StatusWords(
        "Cannot be worked out",
        "A date or figure that this needs is not in the papers.",
        "govuk-tag--grey",
    ),
    AnswerStatus.DECLINED: StatusWords("Not something I can help with", "", "govuk-tag--grey"),
}

# Said in place of "Not in the indexed papers" where a passage came close and may answer.
UNSURE = "No sure answer found"

# Where nothing answers, what is said beside the status is the answer itself.
SILENT = frozenset(
    {
        AnswerStatus.NOT_IN_PAPERS,
        AnswerStatus.ASKED_NOT_ANSWERED,
        AnswerStatus.CANNOT_BE_WORKED_OUT,
    }
)

KINDS: Mapping[DocumentKind, str] = {
    DocumentKind.MINUTES: "Minutes",
    DocumentKind.PRINTED_MINUTES: "Printed minutes",
    DocumentKind.AGENDA: "Agenda",
    DocumentKind.REPORTS_PACK: "Reports pack",
    DocumentKind.DECISION_NOTICE: "Decision notice",
    DocumentKind.OFFICER_REPORT: "Officer report",
    DocumentKind.PROGRESS_REPORT: "Progress report",
    DocumentKind.REVIEW_REPORT: "Review report",
    DocumentKind.INSPECTION_REPORT: "Inspection report",
    DocumentKind.ACTION_PLAN: "Action plan",
    DocumentKind.ACTION_LOG: "Action log",
    DocumentKind.EXECUTIVE_RESPONSE: "Executive response",
    DocumentKind.QUESTION_PAPER: "Questions and answers",
    DocumentKind.PARTNER_PAPER: "Partner paper",
    DocumentKind.NEWS_ITEM: "News item",
    DocumentKind.OTHER: "Other paper",
    DocumentKind.UNKNOWN: "Kind not known",
}

STANDINGS: Mapping[Standing, str] = {
    Standing.AGENDA_ONLY: "Agenda only",
    Standing.DECISIONS_ONLY: "Decisions only",
    Standing.DRAFT: "Draft",
    Standing.PUBLISHED: "Published",
    Standing.APPROVED: "Approved",
    Standing.APPROVED_AS_AMENDED: "Approved as amended",
    Standing.UNKNOWN: "Not known",
}

SOURCE_STATES: Mapping[SourceState, StatusWords] = {
    SourceState.READY: StatusWords("Ready", "", "govuk-tag--green"),
    SourceState.FAILED: StatusWords("Not read", "", "govuk-tag--red"),
    SourceState.QUARANTINED: StatusWords("Held back", "", "govuk-tag--orange"),
    SourceState.MISSING: StatusWords("File missing", "", "govuk-tag--yellow"),
    SourceState.WITHDRAWN: StatusWords("Withdrawn", "", "govuk-tag--grey"),
}

QUESTION_EMPTY = "Enter a question"
UNREADABLE = "This holds characters that cannot be read. Type it again"
QUESTION_TOO_LONG = "Question must be {limit} characters or less"
PERSONAL = "Your question seems to include personal details. Remove them and ask again"
DATE_WRONG = "Enter a real date, or leave it empty"
DATES_CROSSED = "The first date must not be after the last"
BUSY = "The service is busy. Try again in a moment."
SLOW = "This is taking longer than usual. You can wait or stop."
FAILED = (
    "Sorry, the answer did not finish. Your question has been kept. Try again in a few minutes."
)
OFFLINE = "You are offline. Your question has been kept."
STOPPED = "You stopped this answer. It may be incomplete."
INCOMPLETE = "This answer was stopped before it was complete."
NOT_FOUND = "Page not found"
SOURCE_GONE = "This source is no longer among the papers. It may have been replaced or withdrawn."
ORIGINAL_GONE = "The original file of this paper is not kept here."
PICTURE_GONE = "We cannot show this page. Read the passage above or open the original."
PLACE_NOT_MARKED = "We could not mark the exact place on this page."
SCANNED = "This page was scanned. The text may contain mistakes."
NEAREST = "The nearest passages I found"
NEAREST_NOTE = "They may not answer it."
NEAREST_FAR = "Show the nearest passages I found. They may not answer it."
WORDED_BY = "Worded by a language model ({model}). Each sentence was checked against what it cites."
JUDGEMENT = "Worked out from the papers. Use your own judgement."
DRAFT_NOTE = "This paper is a draft. The approved version may differ."
CHANGED_NOTE = "A later paper changed or replaced this one."

_NOT_OWN = frozenset({SourceType.PRESS, SourceType.PARTNER, SourceType.INSPECTOR})


def british_date(day: dt.date | None) -> str:
    """Return a date as it is printed in papers, or nothing for None.

    >>> british_date(dt.date(2025, 1, 4))
    '4 January 2025'
    """
    return f"{day.day} {day:%B %Y}" if day else ""


def source_kind(citation: Citation) -> str:
    """Return whose paper it is where it is not the council's own; empty for the council's."""
    return citation.source_type.value if citation.source_type in _NOT_OWN else ""


def reference_words(citation: Citation) -> str:
    """Return the whole reference of a source: its name, the place in it, whose paper it is."""
    where = ", ".join(filter(None, (full_name(citation), cited_place(citation))))
    kind = source_kind(citation)
    return f"{where} ({kind})" if kind else where


def said_by_status(text: str) -> bool:
    """Return whether a status already says `text`, so that it need not stand twice."""
    return any(text in words.sentence for words in STATUSES.values())


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Return a number with its noun.

    >>> counted(1, "paper"), counted(1200, "paper")
    ('1 paper', '1,200 papers')
    """
    noun = singular if number == 1 else plural or f"{singular}s"
    return f"{number:,} {noun}"


def file_size(size_bytes: int) -> str:
    """Return a size as people write it.

    >>> file_size(240_000), file_size(3_400_000)
    ('240 KB', '3.4 MB')
    """
    if size_bytes >= 1_000_000:
        return f"{size_bytes / 1_000_000:.1f} MB"
    return f"{max(1, round(size_bytes / 1000))} KB"


def kind_words(kind: DocumentKind, standing: Standing) -> str:
    """Return what a paper is, a draft named as one."""
    words = "Minutes" if kind in MINUTES_KINDS else KINDS[kind]
    return f"Draft {words[0].lower()}{words[1:]}" if standing is Standing.DRAFT else words


def _named(parts: list[str | None]) -> str:
    return ", ".join(part for part in parts if part)


def short_name(paper: Citation | Document) -> str:
    """Return a paper's kind and date: "Minutes, 14 January 2025"."""
    day = paper.date if isinstance(paper, Citation) else paper.date.day
    return _named([kind_words(paper.kind, paper.standing), british_date(day)])


def full_name(paper: Citation | Document) -> str:
    """Return a paper's name as a reader would quote it, with its date.

    Minutes are called by their committee, other papers by their title.
    """
    day = british_date(paper.date if isinstance(paper, Citation) else paper.date.day)
    if paper.kind in MINUTES_KINDS:
        return _named([kind_words(paper.kind, paper.standing), paper.committee, day])
    return _named([paper.title, None if day and day in paper.title else day])


def page_words(page: int | None, page_label: str | None) -> str | None:
    """Return "page 2", by the printed number where there is one; None without pages."""
    return f"page {page_label or page}" if page else None


def place_words(
    kind: DocumentKind,
    item: str | None,
    page: int | None,
    page_label: str | None,
    heading: str | None,
) -> str:
    """Return where in a paper something stands: "minute 41.2, page 2"."""
    numbered = (
        f"{'minute' if kind in MINUTES_KINDS else 'item'} {item.rstrip(').')}" if item else None
    )
    where = page_words(page, page_label)
    return _named([numbered, where]) or (f"“{heading}”" if heading else "")


def cited_place(citation: Citation) -> str:
    """Return where in its paper a citation stands."""
    return place_words(
        citation.kind, citation.item, citation.page, citation.page_label, citation.heading
    )


# A long table has a source for each row; the first few lead to the papers, the rest on request.
SOURCES_SHOWN = 6
# A sentence that counts rows rests on each of them.
CHIPS_SHOWN = 6


def more_sources(count: int) -> str:
    """Return the words that open the rest of a list of sources.

    >>> more_sources(1), more_sources(12)
    ('Show 1 more source', 'Show 12 more sources')
    """
    return f"Show {count} more source{'' if count == 1 else 's'}"
