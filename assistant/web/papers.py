"""The list of papers as the page shows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from assistant.documents import Document, Source, SourceState
from assistant.stores.view import View
from assistant.web.wording import KINDS, SOURCE_STATES, STANDINGS, StatusWords, counted


@dataclass(frozen=True, slots=True)
class Row:
    """One file: the paper that it was taken for, or why there is none."""

    title: str
    path: str
    href: str | None
    committee: str | None
    kind: str | None
    date: dt.date | None
    standing: str | None
    pages: int | None
    passages: int
    state: StatusWords
    reason: str | None
    warnings: Sequence[str]


class Listing(TypedDict):
    """What the template takes."""

    rows: list[Row]
    total: int
    first: int
    last: int
    page: int
    pages: int
    summary: str


def _row(source: Source, document: Document | None) -> Row:
    return Row(
        title=document.title if document else source.path.rsplit("/", 1)[-1],
        path=source.path,
        href=f"/papers/{document.document_id}/original" if document else None,
        committee=document.committee if document else None,
        kind=KINDS[document.kind] if document else None,
        date=document.date.day if document else None,
        standing=STANDINGS[document.standing] if document else None,
        pages=source.pages,
        passages=source.passages,
        state=SOURCE_STATES[source.state],
        reason=source.reason,
        warnings=source.warnings,
    )


def papers_page(view: View, page: int, size: int) -> Listing:
    """Return one page of the list: files that need attention first, then by path."""
    sources = sorted(view.sources(), key=lambda s: (s.state is SourceState.READY, s.path, s.root))
    pages = max(1, -(-len(sources) // size))
    page = min(page, pages)
    shown = sources[(page - 1) * size : page * size]
    unready = sum(source.state is not SourceState.READY for source in sources)
    attention = f"{unready:,} of them not ready" if unready else "all of them ready"
    return Listing(
        rows=[_row(source, view.documents.get(source.document_id or "")) for source in shown],
        total=len(sources),
        first=(page - 1) * size + 1,
        last=(page - 1) * size + len(shown),
        page=page,
        pages=pages,
        summary=f"{counted(len(sources), 'file')}, {attention}.",
    )
