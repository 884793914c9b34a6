"""What is known of one paper beyond itself: its records, its versions, what changed it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.council import Amendment, Meeting
from assistant.documents import MINUTES_KINDS, Document, Source
from assistant.registers.kinds import REGISTERS
from assistant.registers.matching import plain
from assistant.registers.remembered import remembered
from assistant.registers.standings import plan_shelf
from assistant.stores.view import View

# A chain of versions that a damaged store makes endless ends here.
MOST_VERSIONS = 50
_SCANNED = "read by OCR"


@dataclass(frozen=True, slots=True)
class Counted:
    """How many records were read from each paper and each passage, by the names of registers."""

    by_paper: Mapping[str, Mapping[str, int]]
    by_passage: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Amending:
    """A change that a later meeting made to minutes."""

    meeting: Meeting
    made: Amendment


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """One version of a plan: its paper, and the day for which it states its position."""

    document: Document
    position: dt.date | None


def records_counted(view: View) -> Counted:
    """Return how many records each paper and each passage holds; counted once for a view."""
    return remembered(view).once("records by paper", view, _count)


def _count(view: View) -> Counted:
    papers: dict[str, Counter[str]] = {}
    passages: dict[str, Counter[str]] = {}
    for register, kind in REGISTERS.items():
        for record in view.records(kind):
            papers.setdefault(record.document_id, Counter())[register] += 1
            passages.setdefault(record.passage_id, Counter())[register] += 1
    return Counted(papers, passages)


def versions_of(view: View, document: Document) -> Sequence[Document]:
    """Return a paper with those it replaces and those that replace it, the newest last."""
    replaced = remembered(view).once("replaced papers", view, _replaced)
    newest = current_version(view, document)
    found: dict[str, Document] = {}
    wanted = [newest]
    while wanted and len(found) < MOST_VERSIONS:
        paper = wanted.pop()
        if paper.document_id not in found:
            found[paper.document_id] = paper
            wanted += replaced.get(paper.document_id, ())
    return [*reversed(found.values())]


def current_version(view: View, document: Document) -> Document:
    """Return the newest paper that replaces one; itself where none does."""
    seen = {document.document_id}
    later = document.superseded_by
    while later is not None and later in view.documents and later not in seen:
        seen.add(later)
        document = view.documents[later]
        later = document.superseded_by
    return document


def _replaced(view: View) -> Mapping[str, Sequence[Document]]:
    """Return the papers that each paper replaces."""
    found: dict[str, list[Document]] = {}
    for paper in view.documents.values():
        if paper.superseded_by:
            found.setdefault(paper.superseded_by, []).append(paper)
    return found


def amendments_of(view: View, document: Document) -> Sequence[Amending]:
    """Return what later meetings amended in minutes, oldest first; nothing for other papers."""
    if document.kind not in MINUTES_KINDS or document.date.day is None:
        return []
    key = (document.date.day, plain(document.committee or ""))
    return remembered(view).once("amendments", view, _amendments).get(key, ())


def _amendments(view: View) -> Mapping[tuple[dt.date, str], Sequence[Amending]]:
    found: dict[tuple[dt.date, str], list[Amending]] = {}
    for meeting in sorted(view.records(Meeting), key=lambda each: each.day or dt.date.min):
        for made in meeting.amendments:
            if made.amended_day:
                key = (made.amended_day, plain(meeting.committee or ""))
                found.setdefault(key, []).append(Amending(meeting, made))
    return found


def plan_versions(view: View, document_id: str) -> Sequence[PlanVersion]:
    """Return every version of the plan that a paper prints, oldest first; nothing without one."""
    for book in plan_shelf(view).books:
        versions = [PlanVersion(v.document, v.position) for v in book.versions]
        if any(version.document.document_id == document_id for version in versions):
            return versions
    return []


def files_of(view: View, document_id: str) -> Sequence[Source]:
    """Return the files that were read as one paper, withdrawn ones too."""
    return remembered(view).once("files by paper", view, _files).get(document_id, ())


def tells_of_scan(view: View, document_id: str) -> bool:
    """Return whether a warning tells that pages of a paper were read by a machine from pictures."""
    warnings = (line for each in files_of(view, document_id) for line in each.warnings)
    return any(_SCANNED in line for line in warnings)


def _files(view: View) -> Mapping[str, Sequence[Source]]:
    found: dict[str, list[Source]] = {}
    for source in view.sources():
        if source.document_id:
            found.setdefault(source.document_id, []).append(source)
    return found
