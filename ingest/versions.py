"""Settles which text of a meeting's minutes stands: what approval proves, what replaces what."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from assistant.dates import Precision, find_dates
from assistant.documents import MINUTES_KINDS, Access, Document, Standing
from assistant.stores.writer import Writer

_APPROVAL_CHARACTERS = 8000  # Minutes are approved among the first items.
_NAMED_MINUTES = re.compile(r"(?i)\bminutes\b[^.;]{0,120}?\bmeetings?\b")
_APPROVED = re.compile(
    r"(?i)\b(?:approved|agreed|confirmed|correct record|accurate record|adopted|be signed)\b"
)
_AMENDED = re.compile(
    r"(?i)\bas amended\b|\bsubject to\b|\bfollowing (?:amendment|correction)s?\b|\bwith the"
    r" (?:amendment|correction)|\bamended (?:as follows|to read)\b"
)
_ORDER = {
    Standing.APPROVED_AS_AMENDED: 4,
    Standing.APPROVED: 3,
    Standing.PUBLISHED: 2,
    Standing.DRAFT: 1,
}
_ALIKE = 0.5  # Share of five-word runs in common; a draft and its final text have over 0.8.


@dataclasses.dataclass(frozen=True, slots=True)
class Approval:
    """A meeting's resolution that the minutes of `day` are right, perhaps once amended."""

    day: dt.date
    amended: bool


def settle_versions(writer: Writer) -> None:
    """Mark minutes that a later meeting approved, and drafts that a final text replaced.

    A paper whose replacement was withdrawn, held back or removed stands again.
    """
    documents = writer.documents()
    standing = {key: _without_lost_links(paper, documents) for key, paper in documents.items()}
    minutes = [
        d for d in standing.values() if d.kind in MINUTES_KINDS and d.date.day and _is_shown(d)
    ]
    approvals = dict(_approvals(minutes, writer))
    meetings: dict[tuple[str | None, dt.date | None], list[Document]] = defaultdict(list)
    for document in minutes:
        meetings[document.committee, document.date.day].append(document)
    for (committee, day), versions in meetings.items():
        found = approvals.get((committee, day)) if committee and day else None
        for settled in _replaced([_approved(v, found) for v in versions], writer):
            standing[settled.document_id] = settled
    for key, paper in standing.items():
        if paper != documents[key]:
            writer.update_document(paper)


def _is_shown(paper: Document) -> bool:
    return not paper.withdrawn and paper.access is not Access.QUARANTINED


def _without_lost_links(paper: Document, documents: Mapping[str, Document]) -> Document:
    newer = documents.get(paper.superseded_by or "")
    if paper.superseded_by and (newer is None or not _is_shown(newer)):
        return dataclasses.replace(paper, superseded_by=None)
    return paper


def _approvals(
    minutes: Sequence[Document], writer: Writer
) -> Iterator[tuple[tuple[str | None, dt.date], Approval]]:
    for later in minutes:
        for approval in find_approvals(writer.text_of(later.document_id)):
            if later.date.day and approval.day < later.date.day:
                yield (later.committee, approval.day), approval


def find_approvals(text: str) -> Iterator[Approval]:
    """Yield the approvals of earlier minutes that a meeting's minutes record.

    >>> text = "RESOLVED that the minutes of the meeting on 9 January 2025 be approved."
    >>> [approval.day.isoformat() for approval in find_approvals(text)]
    ['2025-01-09']
    """
    head = text[:_APPROVAL_CHARACTERS]
    for match in _NAMED_MINUTES.finditer(head):
        around = head[match.start() : match.end() + 500]
        paragraph_end = around.find("\n\n", 300)
        around = around[: paragraph_end if paragraph_end > 0 else None]
        if not _APPROVED.search(around):
            continue
        for date in find_dates(around[:200])[:1]:
            if date.precision is Precision.DAY:
                yield Approval(date.first, _AMENDED.search(around) is not None)


def _approved(version: Document, approval: Approval | None) -> Document:
    if approval is None or version.standing is not Standing.PUBLISHED:
        return version
    standing = Standing.APPROVED_AS_AMENDED if approval.amended else Standing.APPROVED
    return dataclasses.replace(version, standing=standing)


def _replaced(versions: Sequence[Document], writer: Writer) -> Iterator[Document]:
    best = max(versions, key=lambda v: _ORDER.get(v.standing, 0))
    for version in versions:
        lower = _ORDER.get(version.standing, 0) < _ORDER.get(best.standing, 0)
        if version.standing is Standing.DRAFT and lower and version.superseded_by is None:
            texts = (writer.text_of(each.document_id) for each in (version, best))
            if alike(*texts):
                version = dataclasses.replace(version, superseded_by=best.document_id)
        yield version


def alike(one: str, other: str) -> bool:
    """Return whether two texts share most of their runs of five words.

    >>> alike("the committee noted the report of the director", "an altogether different text")
    False
    """
    runs_one, runs_other = _runs(one), _runs(other)
    smaller = min(len(runs_one), len(runs_other))
    return bool(smaller) and len(runs_one & runs_other) / smaller >= _ALIKE


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}
