"""A paper's own page: what it is, its versions, what was read from it, who names it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents import MINUTES_KINDS, Access, Document, SourceState
from assistant.registers.naming_papers import papers_naming
from assistant.registers.of_papers import (
    amendments_of,
    files_of,
    plan_versions,
    records_counted,
    tells_of_scan,
    versions_of,
)
from assistant.stores.view import View
from assistant.web import wording
from assistant.web.sources import naming as source_naming
from assistant.web.sources.notes import notes_on, place_href
from assistant.web.sources.paper_records import sheet_address
from assistant.web.sources.view import Note, Recorded
from assistant.web.sources.wording import (
    DATES_ARE,
    REGISTER_WORDS,
    SOURCE_TYPES,
    recorded,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the summary."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version of the paper or of its plan; no link for the one shown."""

    words: str
    day: dt.date | None
    standing: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Mention:
    """Where another paper tells of this one: its name, the place, the words."""

    words: str
    href: str
    quote: str


@dataclass(frozen=True, slots=True)
class PaperPage:
    """All that the template takes."""

    title: str
    address: str
    facts: Sequence[Fact]
    notes: Sequence[Note]
    versions: Sequence[VersionLine]
    amendments: Sequence[Mention]
    records: Sequence[Recorded]
    mentions: Sequence[Mention]
    warnings: Sequence[str]


def paper_page(view: View, document: Document) -> PaperPage:
    """Return a paper's own page."""
    files = files_of(view, document.document_id)
    warnings = list(dict.fromkeys(line for each in files for line in each.warnings))
    scanned = tells_of_scan(view, document.document_id)
    return PaperPage(
        title=document.title,
        address=f"/papers/{document.document_id}",
        facts=_facts(view, document),
        notes=notes_on(view, document, scanned=scanned),
        versions=_versions(view, document),
        amendments=_amendments(view, document),
        records=_records(view, document),
        mentions=_mentions(view, document),
        warnings=warnings,
    )


def _facts(view: View, document: Document) -> Sequence[Fact]:
    day, meaning = wording.british_date(document.date.day), DATES_ARE[document.date.date_is]
    files = [each for each in files_of(view, document.document_id) if _is_held(each.state)]
    known = {
        "Title": "" if document.title in wording.full_name(document) else document.title,
        "Kind": wording.KINDS[document.kind],
        "Written by": SOURCE_TYPES[document.source_type],
        "Council": document.authority or "",
        "Committee": document.committee or "",
        "Date": f"{day}, {meaning}" if day else "Not known",
        "Standing": wording.STANDINGS[document.standing],
        "Length": wording.counted(document.pages, "page") if document.pages else "",
        "Who may read it": "" if document.access is Access.PUBLIC else "Not public",
        "File": ", ".join(dict.fromkeys(each.path for each in files)) or document.file,
    }
    return [Fact(label, value) for label, value in known.items() if value]


def _is_held(state: SourceState) -> bool:
    return state in (SourceState.READY, SourceState.MISSING)


def _versions(view: View, document: Document) -> Sequence[VersionLine]:
    """Return the versions of the paper, or of the plan that it prints; none for a single one."""
    papers = {paper.document_id: paper.date.day for paper in versions_of(view, document)}
    for version in plan_versions(view, document.document_id):
        papers[version.document.document_id] = version.position or version.document.date.day
    if len(papers) < 2:
        return []
    held = sorted(papers.items(), key=lambda each: each[1] or dt.date.min)
    return [_version(view.documents[key], day, document) for key, day in held]


def _version(paper: Document, day: dt.date | None, shown: Document) -> VersionLine:
    here = paper.document_id == shown.document_id
    words = wording.KINDS[paper.kind] if paper.kind in MINUTES_KINDS else paper.title
    href = None if here else f"/papers/{paper.document_id}"
    return VersionLine(words, day, wording.STANDINGS[paper.standing], href)


def _amendments(view: View, document: Document) -> Sequence[Mention]:
    return [
        Mention(
            wording.short_name(view.documents[each.meeting.document_id]),
            place_href(view, each.meeting.document_id, each.made.span),
            each.made.span.text,
        )
        for each in amendments_of(view, document)
    ]


def _records(view: View, document: Document) -> Sequence[Recorded]:
    held = records_counted(view).by_paper.get(document.document_id, {})
    address = f"/papers/{document.document_id}/records"
    return [
        Recorded(
            recorded(register, held[register]),
            f"{address}/{register}",
            sheet_address(document.document_id, register),
        )
        for register in REGISTER_WORDS
        if held.get(register)
    ]


def _mentions(view: View, document: Document) -> Sequence[Mention]:
    found = []
    for naming in papers_naming(view, document):
        paper = view.documents[naming.passage.document_id]
        place = source_naming.place_of(paper, naming.passage, naming.start)
        words = ", ".join(filter(None, [wording.full_name(paper), place]))
        href = f"/sources/{naming.passage.passage_id}?start={naming.start}&end={naming.end}"
        found.append(Mention(words, href, ""))
    return found
