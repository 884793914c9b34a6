"""Papers and their passages: what was read, and exactly where it stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class DocumentKind(StrEnum):
    """What a paper is. A draft of minutes is `MINUTES` with standing `DRAFT`."""

    MINUTES = "minutes"
    PRINTED_MINUTES = "printed_minutes"
    AGENDA = "agenda"
    REPORTS_PACK = "reports_pack"
    DECISION_NOTICE = "decision_notice"
    OFFICER_REPORT = "officer_report"
    PROGRESS_REPORT = "progress_report"
    REVIEW_REPORT = "review_report"
    INSPECTION_REPORT = "inspection_report"
    ACTION_PLAN = "action_plan"
    ACTION_LOG = "action_log"
    EXECUTIVE_RESPONSE = "executive_response"
    QUESTION_PAPER = "question_paper"
    PARTNER_PAPER = "partner_paper"
    NEWS_ITEM = "news_item"
    OTHER = "other"
    UNKNOWN = "unknown"


class Standing(StrEnum):
    """How final a paper is. Only a later meeting's resolution proves approval."""

    AGENDA_ONLY = "agenda_only"
    DECISIONS_ONLY = "decisions_only"
    DRAFT = "draft"
    PUBLISHED = "published"
    APPROVED = "approved"
    APPROVED_AS_AMENDED = "approved_as_amended"
    UNKNOWN = "unknown"


class SourceType(StrEnum):
    """Who speaks in a paper."""

    COUNCIL = "council"
    PARTNER = "partner"
    INSPECTOR = "inspector"
    PRESS = "press"
    OTHER = "other"
    UNKNOWN = "unknown"


class Access(StrEnum):
    """Who may read a paper. `QUARANTINED` papers are listed, never indexed."""

    PUBLIC = "public"
    EXEMPT = "exempt"
    QUARANTINED = "quarantined"


class DateIs(StrEnum):
    """What a paper's date is the date of."""

    MEETING = "meeting"
    POSITION = "position"
    PUBLISHED = "published"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a stretch of a document's text stands.

    `start` and `end` are character offsets into the document's text, half-open.
    `page` is the PDF's own number, from 1; None for formats without pages.
    `page_label` is the number printed on the page. `headings` runs from the
    outermost to the innermost.
    """

    start: int
    end: int
    page: int | None = None
    page_label: str | None = None
    headings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"offsets {self.start}:{self.end} do not make a span")
        if self.page is not None and self.page < 1:
            raise ValueError(f"page {self.page} is before the first")


@dataclass(frozen=True, slots=True)
class PaperDate:
    """A paper's date and what it is the date of."""

    day: dt.date | None = None
    date_is: DateIs = DateIs.UNKNOWN

    def __post_init__(self) -> None:
        if (self.day is None) != (self.date_is is DateIs.UNKNOWN):
            raise ValueError("a date needs its meaning, and a meaning its date")
