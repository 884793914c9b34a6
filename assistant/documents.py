"""Papers and their passages: what was read, and exactly where it stands."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
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


# The kinds that tell what was said and resolved at a meeting.
MINUTES_KINDS = frozenset({DocumentKind.MINUTES, DocumentKind.PRINTED_MINUTES})


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


class PassageKind(StrEnum):
    """What part of a paper a passage is. An `AGENDA_NOTE` says what was planned."""

    PARAGRAPH = "paragraph"
    EXCHANGE = "exchange"
    RESOLUTION = "resolution"
    RECOMMENDATION = "recommendation"
    TABLE_ROW = "table_row"
    LIST = "list"
    AGENDA_NOTE = "agenda_note"


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


@dataclass(frozen=True, slots=True)
class Document:
    """What is known about one paper; its text is kept beside it, `characters` long.

    `document_id` is the SHA-256 of the text in hexadecimal, so two files with the
    same text are one document with two sources. `file` is the path of the first
    source below the folder that was ingested. A fact that the paper does not
    tell is None (or `UNKNOWN`), never a guess. `page_labels[i]` is the printed
    number of page i + 1 and `page_starts[i]` the offset where its text begins; both
    are empty for formats without pages.
    """

    document_id: str
    file: str
    title: str
    characters: int
    file_type: str
    kind: DocumentKind = DocumentKind.UNKNOWN
    source_type: SourceType = SourceType.UNKNOWN
    standing: Standing = Standing.UNKNOWN
    access: Access = Access.PUBLIC
    authority: str | None = None
    committee: str | None = None
    date: PaperDate = PaperDate()
    page_labels: tuple[str | None, ...] = ()
    page_starts: tuple[int, ...] = ()
    supersedes: str | None = None
    superseded_by: str | None = None
    withdrawn: bool = False

    @property
    def pages(self) -> int | None:
        """The number of pages; None for formats without pages."""
        return len(self.page_labels) or None

    def page_at(self, offset: int) -> int | None:
        """Return the page, from 1, on which the character at `offset` stands; None without pages.

        >>> paper = Document("d", "a.pdf", "A", 30, "pdf", page_starts=(0, 12))
        >>> paper.page_at(11), paper.page_at(12)
        (1, 2)
        """
        return bisect_right(self.page_starts, offset) or None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document that is searched and cited as one.

    `text` is the document's text[locator.start:locator.end], always. `context` (title,
    date, headings, the header of a table row) is embedded and searched with the
    text, and never quoted. `ordinal` counts passages inside the document from 0.
    `item` is the printed number of the agenda item or minute, as text.
    """

    passage_id: str
    document_id: str
    ordinal: int
    text: str
    context: str
    locator: Locator
    kind: PassageKind
    item: str | None = None
    ocr: bool = False


class SourceState(StrEnum):
    """What became of a file. A `MISSING` file has vanished from its folder."""

    READY = "ready"
    FAILED = "failed"
    QUARANTINED = "quarantined"
    MISSING = "missing"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Source:
    """One file that was offered to ingestion, and what became of it.

    `path` is the file's path below `root`, the folder that was ingested, with forward
    slashes; a member of an archive is "pack.zip!/member.pdf". `digest` is the SHA-256
    of the bytes; `facts_digest` that of what a sidecar states about the file.
    `reason` says why a file is not ready, in words for an officer. `seconds` is the
    time that reading it took. `document_id` is None where nothing could be read.
    """

    path: str
    root: str
    digest: str
    size_bytes: int
    state: SourceState
    reason: str | None = None
    warnings: tuple[str, ...] = ()
    file_type: str | None = None
    pages: int | None = None
    passages: int = 0
    seconds: float = 0.0
    document_id: str | None = None
    facts_digest: str = ""
    access: Access = Access.PUBLIC
