"""Meetings as papers record or plan them: when, where, who, what business, what was corrected."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.council import AgendaItem, Attendance, Meeting
from assistant.documents import DateIs, DocumentKind
from ingest.extracting.minutes.amendments import amendments_in
from ingest.extracting.minutes.meetings_attendance import attendance_of
from ingest.extracting.minutes.meetings_settings import Setting, setting_of
from ingest.extracting.minutes.minutes import MinutedItem, is_minutes, minuted_items
from ingest.extracting.minutes.speakers import people_of
from ingest.extracting.paper import Paper
from ingest.parsing.parsed import BlockKind

Kind = DocumentKind

_PLANS = frozenset({Kind.AGENDA, Kind.REPORTS_PACK})
_HEAD_CHARACTERS = 3_000
_AGENDA_BLOCKS = 80
_MAX_TITLE = 300
_OFF = (
    ("cancelled", re.compile(r"(?i)\b(?:is |has been |was )?cancell?ed\b")),
    ("postponed", re.compile(r"(?i)\bpostponed\b")),
)
_OFF_IN_TEXT = re.compile(r"(?i)\bmeeting (?:has been|was|is) (cancelled|postponed)\b")
_PAGES = re.compile(r"\s*\((?:Pages?\s+[\d\s,–-]+|To follow)\)\s*$")


def extract_meetings(paper: Paper) -> list[Meeting]:
    """Return the meetings that a paper of minutes, decisions or an agenda is about.

    A page that follows one issue through several meetings gives one for each. Other
    papers give none: a report that names a meeting does not record it.
    """
    kind = paper.facts.kind
    if not (is_minutes(paper) or kind in _PLANS or _is_meeting_page(paper)):
        return []
    items = [] if kind in _PLANS else minuted_items(paper)
    on_issue = [item for item in items if item.heading and item.heading.text.startswith("Meeting:")]
    if on_issue:
        return [_of_issue(paper, item) for item in on_issue]
    dated = paper.facts.date.date_is is DateIs.MEETING
    if not dated and not is_minutes(paper) and not people_of(paper).listed:
        return []
    return [_of_paper(paper, items)]


def _is_meeting_page(paper: Paper) -> bool:
    return paper.facts.kind is Kind.DECISION_NOTICE and "meeting_line" in paper.parsed.metadata


def _of_issue(paper: Paper, item: MinutedItem) -> Meeting:
    heading = item.heading
    start, end = (heading.start, heading.end) if heading else (0, 0)
    span = paper.span(start, end)
    number = (AgendaItem(item.number, item.title or "", span),) if item.number else ()
    attendance = tuple(_attendance(paper, [item], lists=False))
    return Meeting(
        record_id=paper.record_id("meeting", start, end),
        document_id=paper.document_id,
        passage_id=paper.passage_id(start),
        span=span,
        authority=paper.facts.authority,
        committee=item.committee,
        day=item.day,
        items=number,
        attendance=attendance,
        amendments=tuple(amendments_in(paper, [item])),
    )


def _of_paper(paper: Paper, items: list[MinutedItem]) -> Meeting:
    planned = paper.facts.kind in _PLANS
    setting = setting_of(paper)
    start, end = setting.span.start, setting.span.end
    return Meeting(
        record_id=paper.record_id("meeting", start, end),
        document_id=paper.document_id,
        passage_id=paper.passage_id(start),
        span=setting.span,
        authority=paper.facts.authority,
        committee=paper.facts.committee,
        day=paper.facts.date.day if paper.facts.date.date_is is DateIs.MEETING else None,
        status=_status(paper, setting, planned),
        begins=setting.begins,
        ends=setting.ends,
        place=setting.place,
        items=tuple(_planned_items(paper) if planned else _minuted(paper, items)),
        attendance=tuple(_attendance(paper, items, lists=True)),
        amendments=() if planned else tuple(amendments_in(paper, items)),
    )


def _status(paper: Paper, setting: Setting, planned: bool) -> str:
    named = " ".join(
        [
            paper.facts.title,
            paper.parsed.title,
            *(paper.parsed.metadata.get(k, "") for k in ("meeting_line", "page_heading")),
        ]
    )
    for status, word in _OFF:
        if word.search(named):
            return status
    said = _OFF_IN_TEXT.search(paper.text[:_HEAD_CHARACTERS])
    if said and planned:
        return said[1].lower()
    return "planned" if planned else "held"


def _attendance(paper: Paper, items: list[MinutedItem], *, lists: bool) -> Iterator[Attendance]:
    planned = paper.facts.kind in _PLANS
    yield from attendance_of(paper, items, lists=lists, planned=planned)


def _minuted(paper: Paper, items: list[MinutedItem]) -> Iterator[AgendaItem]:
    """Yield the numbered items of minutes, once each."""
    seen: set[tuple[str, str]] = set()
    for last, item in zip([None, *items], items, strict=False):
        if item.number is None or item.heading is None or not item.title:
            continue
        if not (
            item.heading.number
            or item.heading.text.lstrip()[:1].isdigit()
            or (last is not None and item.number != last.number)
            or "breadcrumb" in paper.parsed.metadata
        ):
            continue
        if (item.number, item.title) not in seen:
            seen.add((item.number, item.title))
            yield AgendaItem(
                item.number, _title(item.title), paper.span(item.heading.start, item.heading.end)
            )


def _title(text: str) -> str:
    return _PAGES.sub("", " ".join(text.split()))


def _planned_items(paper: Paper) -> Iterator[AgendaItem]:
    """Yield the items of an agenda: rows under "No. | Item", or numbered lines."""
    for block in paper.parsed.blocks[:_AGENDA_BLOCKS]:
        row = block.row
        if (
            row is not None
            and not row.is_header
            and len(row.cells) >= 2
            and any("item" in h.lower() for h in row.header)
        ):
            number, title = row.cells[0].text.strip(), row.cells[1].text
            if number[:1].isdigit():
                yield AgendaItem(number, _title(title), paper.span(block.start, block.end))
        elif (
            row is None
            and block.number
            and block.number[0].isdigit()
            and "." not in block.number.rstrip(".")
        ):
            text = paper.text_of(block)
            title = text[len(block.number) :] if text.startswith(block.number) else text
            if block.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM) and len(title) <= _MAX_TITLE:
                yield AgendaItem(block.number, _title(title), paper.span(block.start, block.end))
        elif row is None and paper.text_of(block).startswith("Agenda item "):
            return
